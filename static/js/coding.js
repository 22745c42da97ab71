// The coder's bench: the search field leads its list; the chosen row and what the page has seen are told to the server.
//
// ArrowDown goes from the field into the list, ArrowUp back; Enter in the field adds the first code found; the asterisk
// makes a code of the list one's favorite, or no longer, the number sign the office's.  While an answer is on its way Enter waits for it, so that fast
// typing never adds the code of a shorter word.

import "./coding_query.js";
import "./coding_words.js";

const field = document.querySelector("[data-find]");
const hits = () => [...document.querySelectorAll("#hits [data-hit]")];
const typed = () => field.value.trim();
const isAnswered = () => document.getElementById("hits").dataset.for === typed();
let addsFirst = false;

const rowOf = (button) => button.closest("li");

function markFirst() {
  const first = typed().length > 1 ? hits()[0] : undefined;
  for (const button of hits()) rowOf(button).classList.toggle("on", button === first);
}

// The field is emptied at once, so that the next code can be typed while this one is being saved.
function add(button) {
  if (!button) return;
  if ("busy" in button.form.dataset) {
    document.addEventListener("htmx:afterRequest", () => add(button), { once: true });
    return;
  }
  button.click();
  field.focus();
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function enter() {
  if (typed().length < 2) return;
  if (isAnswered()) add(hits()[0]);
  else addsFirst = true;
}

function step(by) {
  const all = hits();
  const at = all.indexOf(document.activeElement);
  if (at + by < 0) field.focus();
  else if (at < 0 && typed().length > 1) (all[1] ?? all[0])?.focus();
  else all[Math.min(at + by, all.length - 1)]?.focus();
}

function leave() {
  const list = document.querySelector("#work [data-list]");
  const link = list?.querySelector(".on a.go") ?? list?.querySelector("a.go");
  (link ?? document.getElementById("main"))?.focus();
}

function inField(event) {
  if (event.key === "ArrowDown") step(1);
  else if (event.key === "Escape") leave();
  else if (event.key === "Enter") enter();
  else return false;
  return true;
}

function inHits(event) {
  if (event.key === "ArrowDown") step(1);
  else if (event.key === "ArrowUp") step(-1);
  else if (event.key === "Escape") field.focus();
  else if (event.key === "Enter") add(event.target);
  else if (event.key === "*") rowOf(event.target).querySelector("[data-star]").click();
  else if (event.key === "#") rowOf(event.target).querySelector("[data-office]").click();
  else return false;
  return true;
}

if (field) {
  markFirst();
  field.addEventListener("input", () => { addsFirst = false; });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isDone = event.target === field ? inField(event) : event.target.matches?.("[data-hit]") && inHits(event);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "hits") return;
  markFirst();
  if (addsFirst && isAnswered()) {
    addsFirst = false;
    add(hits()[0]);
  }
});

// The server draws the chosen row, so that no key can meet the table between two states and mean another line.
const rows = () => [...document.querySelectorAll("#work [data-list] tbody tr")];

document.addEventListener("htmx:configRequest", (event) => {
  if (!/\/coding\/visits\/\d+\//.test(event.detail.path)) return;
  const work = document.getElementById("work");
  event.detail.parameters.chosen = work.querySelector("tr.on")?.id ?? "";
  event.detail.parameters.seen = work.dataset.seen;
});

// A press inside of a row chooses it, so that keys mean this row from then on.
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("#work [data-list] tr[id]");
  if (!row) return;
  for (const other of rows()) other.classList.toggle("on", other === row);
});

// A panel beside the codes is closed by Esc, and the chosen row has the focus again.
function close() {
  const aside = document.getElementById("aside");
  aside.replaceChildren();
  aside.hidden = true;
  leave();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !event.target.closest?.("#aside")) return;
  event.preventDefault();
  event.stopPropagation();
  close();
}, true);

// Enter sends a panel from a list too, as from every other field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("#aside select")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-close]")) return;
  event.preventDefault();
  close();
});
