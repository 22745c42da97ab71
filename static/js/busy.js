// A form is sent once: its button shows that it is busy, and a second press does nothing until the answer is here.

function begin(form, button) {
  form.dataset.busy = "";
  form.setAttribute("aria-busy", "true");
  button?.setAttribute("aria-busy", "true");
  for (const other of form.querySelectorAll("button:not([type=button])")) other.setAttribute("aria-disabled", "true");
}

function end(form) {
  delete form.dataset.busy;
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("button")) {
    button.removeAttribute("aria-busy");
    button.removeAttribute("aria-disabled");
  }
}

const isServedByHtmx = (form) => form.hasAttribute("hx-post");
const isGuarded = (form) => form.matches("form") && (form.method === "post" || isServedByHtmx(form)) && !form.closest("#palette");

// In the capture phase, so that neither the browser nor htmx sees the second press.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!isGuarded(form)) return;
  if ("busy" in form.dataset) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  // After the browser has read the form, so that the pressed button's own value is sent too.
  if (!isServedByHtmx(form)) setTimeout(() => { if (!event.defaultPrevented) begin(form, event.submitter); });
}, true);

document.addEventListener("htmx:beforeSend", (event) => {
  const form = event.detail.elt;
  if (isGuarded(form)) begin(form, event.detail.requestConfig.triggeringEvent?.submitter);
});

// A control that is off says why instead of doing nothing.
document.addEventListener("click", (event) => {
  const control = event.target.closest("[aria-disabled=true]");
  if (!control) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const reason = document.getElementById(control.getAttribute("aria-describedby"))?.textContent || control.title;
  if (reason) document.dispatchEvent(new CustomEvent("office:say", { detail: reason.trim() }));
}, true);

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt?.closest?.("form");
  if (form && "busy" in form.dataset) end(form);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-busy]")) end(form);
});
