// Toasts, and the one polite voice of the page. Other modules speak by events:
//   office:say    detail is a text for those who listen to the page
//   office:toast  detail is {kind: "ok" | "warn" | "bad", text}

const LINGER = 10_000;
const said = () => document.getElementById("said");
const toasts = () => document.getElementById("toasts");

function say(text) {
  const voice = said();
  if (!voice) return;
  voice.textContent = "";
  setTimeout(() => { voice.textContent = text; }, 50);
}

function dismiss(toast) {
  if (toast.contains(document.activeElement)) document.getElementById("main")?.focus();
  toast.remove();
}

// A toast about success leaves by itself unless the pointer or the focus rests on it; a failure stays.
function linger(toast) {
  if (toast.classList.contains("bad")) return;
  setTimeout(() => (toast.matches(":hover, :focus-within") ? linger(toast) : dismiss(toast)), LINGER);
}

function welcome(root) {
  const fresh = [...root.querySelectorAll("[data-toast]:not([data-seen])")];
  for (const toast of fresh) {
    toast.dataset.seen = "";
    linger(toast);
  }
  if (fresh.length) say(fresh.map((toast) => toast.querySelector("p").textContent.trim()).join(" "));
}

function toast({ kind, text }) {
  const place = toasts();
  if (!place) return;
  const box = document.createElement("div");
  box.className = `toast ${kind}`;
  box.dataset.toast = "";
  const words = document.createElement("p");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn ghost";
  close.dataset.dismiss = "";
  close.textContent = "Dismiss";
  box.append(words, close);
  place.append(box);
  welcome(place);
}

document.addEventListener("office:say", (event) => say(event.detail));
document.addEventListener("office:toast", (event) => toast(event.detail));
document.addEventListener("htmx:oobAfterSwap", () => { if (toasts()) welcome(toasts()); });
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dismiss]")) dismiss(event.target.closest("[data-toast]"));
});
if (toasts()) welcome(toasts());
