// What surrounds every htmx request: the CSRF header, focus after a swap, and honest words when it fails.

const token = () => document.querySelector("meta[name=csrf-token]")?.content ?? "";
const toast = (kind, text) => document.dispatchEvent(new CustomEvent("office:toast", { detail: { kind, text } }));

let subject = document.getElementById("panel")?.dataset.subject;
let focused = "";

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = token();
});

// A link that htmx serves still opens in a new tab or window when asked to.
document.addEventListener("click", (event) => {
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (isElsewhere && event.target.closest("a[hx-get]")) event.stopPropagation();
}, true);

// A whole page where a fragment was due means the session ended or the office was updated: start afresh. A refusal is
// told and the page stays, with all that was typed.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status < 400 && /^\s*<!doctype/i.test(event.detail.serverResponse ?? "")) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});

document.addEventListener("htmx:beforeRequest", () => {
  focused = document.activeElement?.id ?? "";
});

function focusFirstError(root) {
  const field = root.querySelector("[aria-invalid=true]") ?? root.querySelector("[data-summary]");
  field?.focus();
  return Boolean(field);
}

// The heading of the panel takes the focus when a person opened another subject, never while they leaf through a list.
function afterPanel(panel, source) {
  const isOther = panel.dataset.subject !== subject;
  subject = panel.dataset.subject;
  if (source?.dataset.quiet !== undefined) {
    delete source.dataset.quiet;
    return;
  }
  const isOpened = Boolean(source?.matches("a.go"));
  if (isOther || isOpened) panel.querySelector("h2[tabindex]")?.focus({ preventScroll: true });
}

// htmx keeps the focus on an element of the same id; when that element is gone, the fragment takes it.
function keepFocus(root) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const again = focused && document.getElementById(focused);
  const place = again || root.querySelector("h2[tabindex], h3[tabindex]") || document.getElementById("main");
  place?.focus({ preventScroll: true });
}

document.addEventListener("htmx:afterSettle", (event) => {
  const root = event.target;
  if (root.id === "toasts" || root.id === "found") return;
  if (focusFirstError(root)) return;
  if (root.id === "panel") afterPanel(root, event.detail.requestConfig?.elt);
  keepFocus(root);
});

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401) return; // The locked screen asks for the password.
  if (status === 403) toast("bad", "Refused: your role does not include this, or you signed in again elsewhere. Reload.");
  else if (status === 404) toast("bad", "It is gone: somebody moved or removed it. Reload the list.");
  else toast("bad", "Something broke on our side. Nothing was half saved; try again.");
});
// Whoever leaves a page ends what it was asking for: that is no failure, and by then the page is gone.
document.addEventListener("htmx:sendError", () => {
  setTimeout(() => toast("bad", "The office does not answer. Check the network, then try again."), 1000);
});
document.addEventListener("htmx:timeout", () => toast("bad", "The office took too long to answer. Reload to see what was saved."));

focusFirstError(document.getElementById("main") ?? document);
