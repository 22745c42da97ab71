// The keyboard of the office. Keys never fire in a field or together with Ctrl, Alt or Meta, and can be switched off.
//
// A list is any element with data-list; its rows are those that hold a link of class "go". A control with
// aria-keyshortcuts="c" or "Shift+R" is pressed by that key while it is visible. A link with data-go="q" is opened by
// g and then q. A link with data-back is where Esc leads from the list.

const SEQUENCE = 1500;
const SETTLE = 70;
const REPEAT = 350;
const root = document.documentElement;
const isOff = () => root.dataset.keys === "off";
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
const openSheet = () => document.querySelector("[popover]:popover-open");

let acted = { key: "", at: -Infinity };
let goingUntil = 0;
let load = 0;

function isField(element) {
  if (!element) return false;
  if (element.matches("input")) return !["checkbox", "radio", "button", "submit"].includes(element.type);
  return element.matches("textarea, select") || element.isContentEditable;
}

// Lists

const lists = () => [...document.querySelectorAll("[data-list]")].filter(isSeen);
const listNow = () => document.activeElement?.closest("[data-list]") ?? lists().find((list) => list.querySelector(".on")) ?? lists()[0];
const linksOf = (list) => [...list.querySelectorAll("a.go")].filter(isSeen);
const rowOf = (link) => link.closest("tr, li") ?? link;

function linkNow(list) {
  const links = linksOf(list);
  return links.find((link) => rowOf(link).contains(document.activeElement)) ?? links.find((link) => rowOf(link).classList.contains("on"));
}

function mark(link) {
  for (const list of lists()) {
    for (const row of list.querySelectorAll(".on")) row.classList.remove("on");
    for (const other of list.querySelectorAll("a.go[aria-current]")) other.removeAttribute("aria-current");
  }
  rowOf(link).classList.add("on");
  link.setAttribute("aria-current", "true");
}

function move(step) {
  const list = listNow();
  if (!list) return;
  const links = linksOf(list);
  const at = links.indexOf(linkNow(list));
  const link = at < 0 ? links[step > 0 ? 0 : links.length - 1] : links[Math.min(Math.max(at + step, 0), links.length - 1)];
  if (!link) return;
  link.focus();
  if (at >= 0 && link === links[at] && link.hasAttribute("aria-current")) return;
  mark(link);
  if (link.hasAttribute("hx-get")) leaf(link);
}

// While somebody leafs through the list, only the row they rest on is loaded, and the focus stays in the list.
function leaf(link) {
  clearTimeout(load);
  load = setTimeout(() => {
    link.dataset.quiet = "";
    link.click();
  }, SETTLE);
}

function pick() {
  const link = listNow() && linkNow(listNow());
  const box = link && rowOf(link).querySelector("input[type=checkbox]");
  box?.click();
}

function back() {
  const list = listNow();
  const link = list && linkNow(list);
  if (link && !list.contains(document.activeElement)) link.focus();
  else if (isField(document.activeElement)) document.getElementById("main")?.focus();
  else document.querySelector("a[data-back]")?.click();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-list] a.go");
  if (link) {
    mark(link);
    return;
  }
  const row = event.target.closest("[data-list] :is(tr, li)");
  if (!row || event.target.closest("a, button, input, label, select, summary") || String(getSelection())) return;
  row.querySelector("a.go")?.click();
});

// What opens to be filled in has the focus before the next letter comes; the toggle event would come after it.
document.addEventListener("click", (event) => {
  const opened = event.target.closest("details[data-focus]:not([open]) > summary")?.parentElement;
  if (!opened) return;
  event.preventDefault();
  opened.open = true;
  opened.querySelector("input[type=text]").focus();
});

// Single keys

const KEYS = "[aria-keyshortcuts]";
const shortcuts = (element) => element.getAttribute("aria-keyshortcuts").split(/\s+/);

function isPressed(shortcut, event) {
  const letter = shortcut.replace("Shift+", "");
  if (shortcut.startsWith("Shift+")) return event.shiftKey && event.key.toLowerCase() === letter.toLowerCase();
  return event.key === letter;
}

function press(event) {
  const found = [...document.querySelectorAll(KEYS)].filter(
    (element) => isSeen(element) && shortcuts(element).some((shortcut) => isPressed(shortcut, event)),
  );
  const control = found.find((element) => element.closest("#panel")) ?? found.find((element) => element.closest(".on")) ?? found[0];
  if (!control) return false;
  if (isField(control)) {
    control.focus();
    control.select?.();
  } else if (!isBounce(control, event)) {
    control.click();
  }
  return true;
}

// An act that leads to the next subject must not fall on that one too because a finger was heavy.
function isBounce(control, event) {
  if (control.type !== "submit") return false;
  const bounces = event.repeat || (event.key === acted.key && event.timeStamp - acted.at < REPEAT);
  acted = { key: event.key, at: event.timeStamp };
  return bounces;
}

function search() {
  const main = document.getElementById("main");
  const field = main?.querySelector("[data-filter], input[type=search]");
  field?.focus();
  field?.select?.();
  return Boolean(field);
}

function view(step) {
  const tabs = [...document.querySelectorAll(".main > .tabs a")];
  const at = tabs.findIndex((tab) => tab.hasAttribute("aria-current"));
  tabs[at + step]?.click();
}

function go(event) {
  const letter = event.shiftKey ? `Shift+${event.key.toUpperCase()}` : event.key;
  const link = document.querySelector(`#nav [data-go="${CSS.escape(letter)}"]`);
  still();
  link?.click();
  return Boolean(link);
}

function still() {
  goingUntil = 0;
  delete root.dataset.going;
}

const SINGLE = {
  j: () => move(1),
  k: () => move(-1),
  x: pick,
  "[": () => view(-1),
  "]": () => view(1),
  g: () => {
    goingUntil = performance.now() + SEQUENCE;
    root.dataset.going = "";
    setTimeout(() => { if (performance.now() >= goingUntil) still(); }, SEQUENCE);
  },
};

// Returns whether the key meant something here.
function single(event) {
  if (goingUntil && performance.now() < goingUntil && go(event)) return true;
  if (goingUntil) still();
  if (press(event)) return true;
  if (event.key === "/") return search();
  const act = event.shiftKey ? null : SINGLE[event.key];
  act?.();
  return Boolean(act);
}

function arrow(event) {
  if (!document.activeElement?.closest("[data-list]")) return false;
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || "locked" in root.dataset) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    document.getElementById("palette")?.togglePopover();
    return;
  }
  // Shift alone is the first half of a key, and does not end what g began.
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
  if (openSheet()) {
    if (event.key === "?" && !isField(event.target)) openSheet().hidePopover();
    return;
  }
  if (event.key === "Escape") {
    back();
    return;
  }
  if (isField(event.target)) return;
  if (arrow(event) || (!isOff() && single(event))) event.preventDefault();
});

// The sheet of keys reads what the page offers at this moment, but for keys that the page lists there itself.

function named(element) {
  const words = element.cloneNode(true);
  for (const extra of words.querySelectorAll("kbd, svg")) extra.remove();
  const label = element.labels?.[0]?.textContent ?? document.getElementById(element.getAttribute("aria-labelledby"))?.textContent;
  return (element.getAttribute("aria-label") || label || words.textContent || element.title).trim();
}

const printed = (shortcut) => shortcut.replace("Shift+", "⇧");

// What the page lists itself; data-keys names each key of a range.
function ownKeys(sheet) {
  const terms = [...sheet.querySelectorAll("[data-own-keys] dt")];
  return new Set(terms.flatMap((term) => term.dataset.keys?.split(" ") ?? [...term.querySelectorAll("kbd")].map((key) => key.textContent)));
}

function line(element) {
  const row = document.createElement("div");
  const keys = document.createElement("dt");
  for (const shortcut of shortcuts(element)) {
    const key = document.createElement("kbd");
    key.textContent = printed(shortcut);
    keys.append(key);
  }
  const words = document.createElement("dd");
  words.textContent = named(element);
  row.append(keys, words);
  return row;
}

document.getElementById("help")?.addEventListener("beforetoggle", (event) => {
  if (event.newState !== "open") return;
  const section = event.target.querySelector("[data-page-keys]");
  const own = ownKeys(event.target);
  const found = [...document.querySelectorAll(`#main ${KEYS}, #panel ${KEYS}`)]
    .filter((element) => isSeen(element) && !shortcuts(element).every((shortcut) => own.has(printed(shortcut))));
  section.hidden = found.length === 0;
  section.querySelector("dl").replaceChildren(...found.map(line));
});
