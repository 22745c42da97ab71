// The locked screen: over a page that nobody uses, until its person gives the password. The page beneath stays as it is,
// with all that was typed. The windows of one browser count as one screen. The server locks too: practice/screen_lock.py.

const WARNED = 60_000;
const TOLD_EVERY = 30_000;
const ASKED_EVERY = 5_000;
const root = document.documentElement;
const dialog = document.getElementById("lock");
const soon = document.getElementById("lock-soon");
const windows = new BroadcastChannel("office:lock");
const after = Number(dialog?.dataset.after) * 1000;

let usedAt = Date.now();
let toldAt = Date.now();
let saidAt = Date.now();
let title = document.title;

const token = () => document.querySelector("meta[name=csrf-token]");
const isLocked = () => "locked" in root.dataset;
const silence = () => Date.now() - usedAt;
const post = (url) => fetch(url, { method: "POST", headers: { "X-CSRFToken": token().content, "HX-Request": "true" } });
const tell = (message) => windows.postMessage({ who: dialog.dataset.who, ...message });

function show() {
  if (isLocked()) return;
  root.dataset.locked = "";
  title = document.title;
  document.title = "Locked · Billing Office";
  soon.textContent = "";
  dialog.querySelector("form").reset();
  dialog.showModal();
}

function lock() {
  if (isLocked()) return;
  show();
  tell({ isLocked: true });
  post(dialog.dataset.lockUrl).catch(() => {});
}

function unlock(fresh) {
  usedAt = toldAt = Date.now();
  token().content = fresh;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = fresh;
  if (!isLocked()) return;
  delete root.dataset.locked;
  document.title = title;
  dialog.close();
}

// The first touch after a long sleep locks, and does nothing else.
function use(event) {
  if (isLocked()) return;
  if (silence() >= after) {
    event.preventDefault();
    event.stopImmediatePropagation();
    lock();
    return;
  }
  usedAt = Date.now();
  soon.textContent = "";
}

function tick() {
  if (isLocked()) return;
  if (silence() >= after) lock();
  else if (silence() >= after - WARNED && !soon.textContent) {
    soon.textContent = "Nobody has used this screen for a while: it locks within a minute. Move the pointer or press Shift to keep it open.";
  }
  if (usedAt > saidAt) {
    saidAt = Date.now();
    tell({ usedAt });
  }
  if (usedAt > toldAt && Date.now() - toldAt >= TOLD_EVERY) {
    toldAt = Date.now();
    post(dialog.dataset.here).then(({ status }) => { if (status === 401) show(); }).catch(() => {});
  }
}

function hear({ data }) {
  if (data.who !== dialog.dataset.who) return;
  if (data.usedAt) usedAt = Math.max(usedAt, data.usedAt);
  if (data.usedAt && !isLocked()) soon.textContent = "";
  if (data.isLocked) show();
  if (data.token) unlock(data.token);
}

if (dialog) {
  for (const name of ["keydown", "pointerdown", "pointermove", "wheel"]) addEventListener(name, use, { capture: true, passive: name === "wheel" });
  document.addEventListener("visibilitychange", tick);
  addEventListener("pageshow", tick);
  setInterval(tick, ASKED_EVERY);
  windows.addEventListener("message", hear);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("close", () => { if (isLocked()) dialog.showModal(); });
  document.addEventListener("office:unlocked", (event) => {
    unlock(event.detail.token);
    tell({ token: event.detail.token });
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-lock]")) lock(); });
  document.addEventListener("htmx:responseError", (event) => { if (event.detail.xhr.status === 401) show(); });
  // What asks by itself is no use of the screen.
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.detail.triggeringEvent) event.detail.headers["X-Unattended"] = "1";
  });
  tell({ token: token().content });
}
