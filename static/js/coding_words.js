// Words of the visit note: selected with the mouse or the keyboard, searched for, kept as evidence.
//
// With the focus on the note, ArrowRight and ArrowLeft select the next and the last word, with Shift the selection
// grows; ArrowDown and ArrowUp go by sentences.  "+" searches for the words, and the code that is chosen keeps them as
// its evidence; the quotation mark keeps them with the chosen row, or takes them away when they are there.

const note = () => document.getElementById("note");
const isField = (element) => element.matches("input, textarea, select");

let kept = null;

// Places are counted in characters of the note, which are not the halves of a pair that scripts count.
const length = (text) => [...text].length;

function edges(span, range) {
  const text = span.firstChild;
  const from = range.startContainer === text ? range.startOffset : 0;
  const to = range.endContainer === text ? range.endOffset : text.length;
  const at = Number(span.dataset.at);
  return { from: at + length(text.data.slice(0, from)), to: at + length(text.data.slice(0, to)), text: text.data.slice(from, to) };
}

// What is selected in the note: from, to, and the words; null when nothing is.
export function selected() {
  const selection = getSelection();
  if (!note() || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const found = [...note().querySelectorAll("[data-at]")]
    .filter((span) => span.firstChild && range.intersectsNode(span))
    .map((span) => edges(span, range))
    .filter((edge) => edge.to > edge.from);
  if (!found.length) return null;
  const words = found.map((edge) => edge.text).join(" ").replace(/\s+/g, " ").trim();
  return words ? { from: found[0].from, to: found.at(-1).to, note: note().dataset.digest, words } : null;
}

function step(event) {
  const selection = getSelection();
  const forward = event.key === "ArrowRight" || event.key === "ArrowDown";
  const unit = event.key === "ArrowRight" || event.key === "ArrowLeft" ? "word" : "sentence";
  if (!selection.rangeCount || !note().contains(selection.anchorNode)) {
    const first = note().querySelector("[data-at]")?.firstChild;
    if (first) selection.collapse(first, 0);
  } else if (!event.shiftKey) {
    if (forward) selection.collapseToEnd();
    else selection.collapseToStart();
    if (!forward) selection.modify("move", "backward", unit);
  }
  if (!selection.rangeCount) return;
  selection.modify("extend", forward || !event.shiftKey ? "forward" : "backward", unit);
  selection.focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
}

function keep(words) {
  kept = words;
  const said = document.getElementById("proves");
  if (!said) return;
  said.hidden = !words;
  said.textContent = words ? `Evidence: “${words.words}”` : "";
}

function find(field, words) {
  keep(words);
  field.value = words.words.slice(0, 80);
  field.focus();
  field.select();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function prove(words) {
  const row = document.querySelector("#work tr.on")?.id ?? "";
  const form = document.getElementById("add");
  keep(words);
  htmx.ajax("POST", form.action, { target: "#work", source: form, values: { do: "cite", value: row } });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
  if (event.target.id === "doc" && event.key.startsWith("Arrow")) {
    step(event);
    event.preventDefault();
    return;
  }
  const field = document.querySelector("[data-find]");
  const words = field && (event.key === "+" || event.key === '"') ? selected() : null;
  if (!words) return;
  event.preventDefault();
  if (event.key === "+") find(field, words);
  else prove(words);
});

// The note takes the focus by its key, so that the arrows mean its words.
document.addEventListener("click", (event) => {
  if (event.target.id === "doc" && !event.detail) event.target.focus();
});

// The words go along with the code that is chosen next, and are forgotten when something else is searched for.
document.addEventListener("htmx:configRequest", (event) => {
  if (!event.detail.path.endsWith("/act/") || event.detail.elt.id !== "add" || !kept) return;
  Object.assign(event.detail.parameters, { from: kept.from, to: kept.to, note: kept.note });
  keep(null);
});

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-find]") && event.isTrusted && !event.target.value) keep(null);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches?.("[data-find]")) keep(null);
}, true);
