// The theme and the single keys: kept in cookies, so that the server draws the page right the first time.

const YEAR = 31_536_000;
const root = document.documentElement;

function keep(name, value) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value}; path=/; max-age=${value ? YEAR : 0}; samesite=lax${secure}`;
}

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.closest("[data-themes]")) {
    if (field.value) root.dataset.theme = field.value;
    else delete root.dataset.theme;
    keep("theme", field.value);
  }
  if (field.matches("[data-single-keys]")) {
    if (field.checked) delete root.dataset.keys;
    else root.dataset.keys = "off";
    keep("keys", field.checked ? "" : "off");
  }
});
