// The palette: one field that finds the pages and acts at hand here, and patients, claims and codes on the server.

const palette = document.getElementById("palette");
const field = palette?.querySelector("input[role=combobox]");
const list = palette?.querySelector("[role=listbox]");
let isWaiting = false;
let opensFirst = false;

const options = () => [...list.querySelectorAll("[role=option]")];
const active = () => list.querySelector("[aria-selected=true]");
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });

function choose(option) {
  for (const [place, other] of options().entries()) {
    other.id = `option-${place}`;
    other.setAttribute("aria-selected", String(other === option));
    other.tabIndex = -1;
  }
  if (option) {
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    field.removeAttribute("aria-activedescendant");
  }
}

function entry(label, icon, keys) {
  const option = document.createElement("div");
  option.setAttribute("role", "option");
  const words = document.createElement("span");
  words.textContent = label;
  const shown = document.createElement("span");
  shown.className = "seq";
  for (const key of keys) {
    const cap = document.createElement("kbd");
    cap.textContent = key.replace("Shift+", "⇧");
    shown.append(cap);
  }
  if (icon) option.append(icon.cloneNode(true));
  option.append(words, shown);
  return option;
}

function pages() {
  return [...document.querySelectorAll("#nav li a")].map((link) => {
    const keys = link.dataset.go ? ["g", link.dataset.go] : [];
    return { label: link.querySelector("span").textContent, icon: link.querySelector("svg"), keys, run: () => link.click() };
  });
}

function acts() {
  const found = document.querySelectorAll("#main [aria-keyshortcuts], #panel [aria-keyshortcuts]");
  return [...found].filter(isSeen).map((control) => {
    const words = control.cloneNode(true);
    for (const extra of words.querySelectorAll("kbd, svg")) extra.remove();
    const label = control.getAttribute("aria-label") || control.labels?.[0]?.textContent || words.textContent;
    const run = control.matches("input, select, textarea") ? () => control.focus() : () => control.click();
    return { label: label.trim(), icon: control.querySelector("svg"), keys: [control.getAttribute("aria-keyshortcuts")], run };
  });
}

function fill(place, found) {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = found.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  place.replaceChildren(...fitting.map(({ label, icon, keys, run }) => {
    const option = entry(label, icon, keys);
    option.addEventListener("click", () => {
      palette.hidePopover();
      run();
    });
    return option;
  }));
  place.hidden = fitting.length === 0;
  if (fitting.length) {
    const heading = document.createElement("p");
    heading.setAttribute("aria-hidden", "true");
    heading.textContent = place.getAttribute("aria-label");
    place.prepend(heading);
  }
}

function show() {
  fill(list.querySelector("[data-do]"), acts());
  fill(list.querySelector("[data-go-to]"), pages());
  choose(options()[0]);
}

function step(by) {
  const all = options();
  if (all.length) choose(all[(all.indexOf(active()) + by + all.length) % all.length]);
}

function open() {
  const option = active();
  if (option) option.click();
  else if (isWaiting) opensFirst = true;
}

if (palette) {
  palette.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    field.value = "";
    document.getElementById("found").replaceChildren();
    show();
  });
  field.addEventListener("input", () => {
    isWaiting = field.hasAttribute("hx-post");
    opensFirst = false;
    show();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter" && !event.isComposing) open();
    else return;
    event.preventDefault();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "found") return;
    isWaiting = false;
    choose(options()[0]);
    if (opensFirst) open();
  });
}
