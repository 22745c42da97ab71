// Small acts that markup asks for: data-copy copies, data-print prints, data-auto sends a filter as soon as it changes.

const say = (text) => document.dispatchEvent(new CustomEvent("office:say", { detail: text }));

async function copy(button) {
  const text = button.dataset.copy || button.textContent.trim();
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    say("Copied.");
  } else {
    getSelection().selectAllChildren(button);
    say("Selected. Copy it with Control C.");
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.copy");
  if (button) copy(button);
  if (event.target.closest("[data-print]")) print();
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form) form.requestSubmit();
});

// The box in a table's head picks all rows of its body.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-pick-all]")) return;
  const boxes = event.target.closest("table").querySelectorAll("tbody input[type=checkbox]");
  for (const box of boxes) box.checked = event.target.checked;
});
