// Words selected in the note become a clinical indicator of the query that is being written beside it.
//
// "q" opens the panel; with the panel open it adds what is selected, as a box that is ticked and may be unticked.

import { selected } from "./coding_words.js";

let waiting = null;

function cite(words) {
  const list = document.getElementById("cites");
  const value = `${words.from}-${words.to}`;
  const known = list?.closest("form").querySelector(`input[name="cite"][value="${value}"]`);
  if (known) known.checked = true;
  if (!list || known) return;
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "cite", value, checked: true });
  const quote = Object.assign(document.createElement("q"), { textContent: words.words });
  const label = document.createElement("label");
  label.append(box, " ", quote);
  const item = document.createElement("li");
  item.append(label);
  list.append(item);
}

// The key of the link: the first press opens the panel and takes the words along, the next ones only add words.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-query]");
  if (!link) return;
  const words = selected();
  if (!document.getElementById("cites")) {
    waiting = words;
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (words) cite(words);
}, true);

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "aside" || !waiting) return;
  cite(waiting);
  waiting = null;
});

// Another template keeps what was cited.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target.id !== "aside" || !document.getElementById("cites") || event.detail.requestConfig.verb !== "get") return;
  const ticked = [...document.querySelectorAll('#aside input[name="cite"]:checked')].map((box) => box.value);
  document.addEventListener("htmx:afterSettle", () => {
    for (const value of ticked) {
      const [from, to] = value.split("-").map(Number);
      cite({ from, to, words: [...document.getElementById("note").textContent].length ? textAt(from, to) : "" });
    }
  }, { once: true });
});

function textAt(from, to) {
  const spans = [...document.querySelectorAll("#note [data-at]")];
  return spans.map((span) => {
    const at = Number(span.dataset.at);
    const text = [...(span.firstChild?.data ?? "")];
    return text.slice(Math.max(from - at, 0), Math.max(to - at, 0)).join("");
  }).join(" ").replace(/\s+/g, " ").trim();
}
