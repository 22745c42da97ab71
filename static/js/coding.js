// The coder's bench: the search field leads its list, the chosen row survives an act, and words of the note are searched.
//
// ArrowDown goes from the field into the list, ArrowUp back; Enter in the field adds the first code found.  While an
// answer is on its way Enter waits for it, so that fast typing never adds the code of a shorter word.

const field = document.querySelector("[data-find]");
const hits = () => [...document.querySelectorAll("#hits [data-hit]")];
let typed = field?.value ?? "";
let answered = typed;
let addsFirst = false;
let chosen = "";

const rowOf = (button) => button.closest("li");

function markFirst() {
  const all = hits();
  for (const button of all) rowOf(button).classList.remove("on");
  if (all.length && field.value.trim().length > 1) rowOf(all[0]).classList.add("on");
}

function add(button) {
  if (!button) return;
  button.click();
}

function step(by) {
  const all = hits();
  const at = all.indexOf(document.activeElement);
  const next = at + by;
  if (next < 0) field.focus();
  else if (at < 0 && field.value.trim().length > 1) (all[1] ?? all[0])?.focus();
  else all[Math.min(next, all.length - 1)]?.focus();
}

function leave() {
  field.blur();
  const list = document.querySelector("#work [data-list]");
  const link = list?.querySelector(".on a.go") ?? list?.querySelector("a.go");
  (link ?? document.getElementById("main"))?.focus();
}

if (field) {
  markFirst();
  field.addEventListener("input", () => {
    typed = field.value;
    addsFirst = false;
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "Escape") leave();
    else if (event.key === "Enter" && field.value.trim().length < 2) event.preventDefault();
    else if (event.key === "Enter" && answered === typed) add(hits()[0]);
    else if (event.key === "Enter") addsFirst = true;
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("[data-hit]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Escape") field.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

// What was asked and what came back: the answer belongs to the text that was sent.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt === field) event.detail.xhr.askedFor = field.value;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "hits") {
    answered = event.detail.xhr?.askedFor ?? typed;
    markFirst();
    if (addsFirst && answered === typed) {
      addsFirst = false;
      add(hits()[0]);
    }
  }
  if (event.target.id === "work") choose();
});

// After a code was added the field is empty and ready for the next one.
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt?.id !== "add" || !event.detail.successful) return;
  field.value = "";
  typed = "";
  answered = "";
  field.focus();
  htmx.ajax("POST", field.getAttribute("hx-post"), { target: "#hits", swap: "outerHTML", values: { q: "" } });
});

// The chosen row keeps its mark when the work is drawn anew; a new line is chosen at once.
const rows = () => [...document.querySelectorAll("#work [data-list] tbody tr")];
let known = new Set(rows().map((row) => row.id));

function choose() {
  const now = rows();
  const fresh = now.find((row) => !known.has(row.id));
  known = new Set(now.map((row) => row.id));
  const row = fresh ?? now.find(({ id }) => id === chosen);
  if (!row) return;
  for (const other of now) other.classList.toggle("on", other === row);
  row.querySelector("a.go")?.setAttribute("aria-current", "true");
}

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "work") chosen = document.querySelector("#work tr.on")?.id ?? chosen;
});

// A press inside of a row chooses it, so that keys mean this row from then on.
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("#work [data-list] tr[id]");
  if (!row) return;
  for (const other of rows()) other.classList.toggle("on", other === row);
});

// Words selected in the note are searched with +.
document.addEventListener("keydown", (event) => {
  const words = String(getSelection()).trim();
  if (event.key !== "+" || !words || !field || event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  field.value = words.slice(0, 80);
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
