// The grid of a paper explanation: cells like a spreadsheet, sums while one types, everything saved by itself.
//
// A sheet is a part that is saved at once (the head, one claim); a row is [data-row], a cell [data-cell]. The server
// checks everything again; what it answers goes to #standing.

import { NOT_ON_THE_PAPER, dollars, readMoney, readReasons, written } from "./keyed_shorthand.js";

const SAVE_AFTER = 500;
const TRY_AGAIN_AFTER = 5_000;
const paper = document.querySelector("[data-keyed]");
const byId = (id) => document.getElementById(id);
const sheets = () => [...paper.querySelectorAll("[data-sheet]")];
const sheetOf = (cell) => cell.form?.closest("[data-sheet]");
const cellOf = (row, name) => row.querySelector(`[data-cell=${name}]`);
const minus = (text) => text.replace("-", "−");

// Sums

const cents = (cell) => (cell ? readMoney(cell.value) || 0 : 0);
const centsOfText = (text) => readMoney(text.replace("−", "-")) ?? 0;
const isBlank = (row) => [...row.querySelectorAll("[data-cell]")].every((cell) => !cell.value.trim());
const isAbsent = (row) => cellOf(row, "paid").value.trim() === NOT_ON_THE_PAPER;
const charge = (row) => centsOfText(row.dataset.charge);

function show(place, amount) {
  if (!place) return;
  place.textContent = minus(dollars(amount));
  place.classList.toggle("off", amount !== 0);
}

function sumLine(row) {
  if (isAbsent(row)) return { paid: 0, left: 0, charge: 0 };
  const paid = cents(cellOf(row, "paid"));
  const reasons = readReasons(cellOf(row, "reasons").value, charge(row) - paid);
  return { paid, left: charge(row) - paid - reasons.total, charge: charge(row) };
}

// Cents that the reasons of the whole claim must explain, and what its own cells leave.
function sumWhole(row, lines, areBlank) {
  const typed = readMoney(cellOf(row, "paid").value);
  const linesPaid = lines.reduce((sum, line) => sum + line.paid, 0);
  const charged = lines.reduce((sum, line) => sum + line.charge, 0);
  const room = areBlank ? charged - (typed || 0) : typed === null ? 0 : linesPaid - (typed || 0);
  const reasons = readReasons(cellOf(row, "reasons").value, room);
  const isWhole = areBlank && (typed !== null || reasons.items.length > 0);
  if (isWhole) return { isWhole, paid: typed === null ? 0 - reasons.total : typed || 0, left: charged - reasons.total - (typed || 0) };
  const paid = typed === null ? linesPaid - reasons.total : typed || 0;
  return { isWhole, paid, left: linesPaid - reasons.total - paid };
}

function sumClaim(section) {
  const rows = [...section.querySelectorAll("[data-line]")];
  const lines = rows.map(sumLine);
  const row = section.querySelector("[data-whole]");
  const whole = sumWhole(row, lines, rows.every(isBlank));
  rows.forEach((line, place) => show(line.querySelector("[data-left]"), whole.isWhole ? 0 : lines[place].left));
  show(row.querySelector("[data-left]"), whole.left);
  const left = whole.left + (whole.isWhole ? 0 : lines.reduce((sum, line) => sum + line.left, 0));
  show(section.querySelector("[data-left=claim]"), left);
  cellOf(row, "paid").placeholder = dollars(whole.paid);
  const sign = Number(section.dataset.sign);
  return { paid: sign * whole.paid, interest: sign * cents(section.querySelector("[data-interest]")), left };
}

function sumAll() {
  const claims = [...paper.querySelectorAll("[data-claim]")].map(sumClaim);
  const sum = (name) => claims.reduce((total, claim) => total + claim[name], 0);
  const kept = [...paper.querySelectorAll("[data-kept]")].reduce((total, row) => total + cents(row.querySelector("[data-money]")), 0);
  const amount = cents(byId("amount"));
  const keyed = sum("paid") + sum("interest") - kept;
  const totals = { claims: sum("paid"), interest: sum("interest"), kept, keyed, amount, left: amount - keyed };
  for (const [name, total] of Object.entries(totals)) {
    const place = document.querySelector(`[data-total=${name}]`);
    if (place) place.textContent = minus(dollars(total));
  }
  const isOff = totals.left !== 0 || claims.some((claim) => claim.left !== 0);
  byId("standing").toggleAttribute("data-off", isOff);
  document.querySelector("[data-because]").hidden = !isOff;
}

// Cells are written out when they are left

function propose(row) {
  const allowed = readMoney(cellOf(row, "allowed").value);
  const reasons = cellOf(row, "reasons");
  const isOurs = !reasons.value.trim() || reasons.value === reasons.dataset.proposed;
  if (!isOurs || allowed === null || Number.isNaN(allowed) || allowed < 0 || allowed > charge(row)) return;
  reasons.value = allowed === charge(row) ? "" : written([{ group: "CO", code: "45", cents: charge(row) - allowed }]);
  reasons.dataset.proposed = reasons.value;
}

function roomOf(row) {
  if (row.matches("[data-line]")) return charge(row) - cents(cellOf(row, "paid"));
  const lines = [...row.closest("[data-claim]").querySelectorAll("[data-line]")];
  const sums = lines.map(sumLine);
  const typed = cents(cellOf(row, "paid"));
  if (lines.every(isBlank)) return sums.reduce((sum, line) => sum + line.charge, 0) - typed;
  return cellOf(row, "paid").value.trim() ? sums.reduce((sum, line) => sum + line.paid, 0) - typed : 0;
}

function writeOut(cell) {
  const row = cell.closest("[data-line], [data-whole]");
  if (cell.matches("[data-money]")) {
    const amount = readMoney(cell.value);
    if (amount !== null && !Number.isNaN(amount)) cell.value = dollars(amount);
    if (row?.matches("[data-line]") && cell.dataset.cell === "allowed") propose(row);
  } else if (row && cell.dataset.cell === "reasons") {
    const reasons = readReasons(cell.value, roomOf(row));
    if (reasons.isClear) cell.value = written(reasons.items);
  } else if (row && cell.dataset.cell === "remarks") {
    cell.value = cell.value.trim().toUpperCase().split(/[\s,;+/:=]+/).filter(Boolean).join(" ");
  } else if (cell.matches(".date")) {
    cell.value = cell.value.trim().replace(/^(\d\d)(\d\d)(\d\d|\d{4})$/, "$1/$2/$3");
  } else if (cell.id === "payer") {
    fillPayer(cell);
  }
}

function fillPayer(cell) {
  const typed = cell.value.trim().toLowerCase();
  const names = [...cell.list.options].map((option) => option.value);
  for (const fits of [(name) => name === typed, (name) => name.startsWith(typed), (name) => name.includes(typed)]) {
    const found = names.filter((name) => typed && fits(name.toLowerCase()));
    if (found.length === 0) continue;
    if (found.length === 1) cell.value = found[0];
    return;
  }
}

// Saving

let timer = 0;
let isRefused = false;
const dirty = new Set();
const underway = new Set();

function touch(cell) {
  const sheet = sheetOf(cell);
  if (!sheet || isRefused) return;
  dirty.add(sheet);
  tell("Not saved yet");
  clearTimeout(timer);
  timer = setTimeout(save, SAVE_AFTER);
}

function tell(text) {
  const place = byId("saved");
  if (place && place.textContent !== text) place.textContent = text;
}

function save() {
  clearTimeout(timer);
  for (const sheet of dirty) {
    dirty.delete(sheet);
    underway.add(sheet);
    sheet.dispatchEvent(new CustomEvent("keyed:save"));
  }
}

document.addEventListener("htmx:afterRequest", (event) => {
  const sheet = event.detail.elt;
  if (!underway.delete(sheet)) return;
  if (event.detail.xhr?.status === 409) isRefused = true;
  if (!event.detail.successful && !isRefused) {
    dirty.add(sheet);
    timer = setTimeout(save, TRY_AGAIN_AFTER);
  }
  if (wantsToFinish && !dirty.size && !underway.size && !isRefused) byId("finish").requestSubmit();
});

// A tab that is closed or left sends what is not saved on its way out. That may arrive after the page was asked for
// again, which is then drawn without it: so it is noted which revision has it all, and an older page is drawn anew.

const DRAWN_ANEW_AFTER = 250;
const DRAWN_ANEW_AT_MOST = 8;
const LEFT_AT = `keyed:${location.pathname}`;

addEventListener("pagehide", () => {
  if (!dirty.size || isRefused) return;
  for (const sheet of dirty) {
    const form = sheet.querySelector("form");
    navigator.sendBeacon(form.action, new FormData(form));
  }
  const revision = Number(byId("standing").dataset.revision) + underway.size + dirty.size;
  sessionStorage.setItem(LEFT_AT, JSON.stringify({ revision, tries: 0 }));
  dirty.clear();
});

function drawAnewIfOld() {
  const left = JSON.parse(sessionStorage.getItem(LEFT_AT) ?? "null");
  sessionStorage.removeItem(LEFT_AT);
  if (!left || Number(byId("standing").dataset.revision) >= left.revision || left.tries >= DRAWN_ANEW_AT_MOST) return;
  setTimeout(() => {
    sessionStorage.setItem(LEFT_AT, JSON.stringify({ ...left, tries: left.tries + 1 }));
    location.reload();
  }, DRAWN_ANEW_AFTER);
}

// Finishing waits for the last save.

let wantsToFinish = false;

document.addEventListener("submit", (event) => {
  if (event.target.id !== "finish" || (!dirty.size && !underway.size)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  wantsToFinish = true;
  save();
}, true);

// Moving like in a spreadsheet

const rows = () => [...paper.querySelectorAll("[data-row]")];
const lineRows = () => [...paper.querySelectorAll("[data-line]")];
const cellsOf = (row) => [...row.querySelectorAll("[data-cell]")];

function toNextLine(cell, step) {
  const all = lineRows();
  const row = cell.closest("[data-row]");
  const at = all.indexOf(row);
  const later = at < 0 ? all.find((other) => step > 0 && row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) : all[at + step];
  const next = row.matches("[data-kept]") ? rows()[rows().indexOf(row) + step] : later;
  if (next) cellsOf(next)[0].focus();
  else if (step > 0) byId("claim-q").focus();
}

function toColumn(cell, step) {
  const all = rows();
  const next = all[all.indexOf(cell.closest("[data-row]")) + step];
  if (next) cellOf(next, cell.dataset.cell)?.focus();
}

function toSide(cell, step) {
  const isAtEdge = cell.selectionStart === cell.selectionEnd ? cell.selectionStart === (step > 0 ? cell.value.length : 0) : cell.selectionEnd - cell.selectionStart === cell.value.length;
  if (!isAtEdge) return false;
  const cells = cellsOf(cell.closest("[data-row]"));
  const next = cells[cells.indexOf(cell) + step];
  next?.focus();
  return Boolean(next);
}

function inRow(event) {
  const cell = event.target;
  if (event.key === "Enter") toNextLine(cell, event.shiftKey ? -1 : 1);
  else if (event.key === "ArrowDown") toColumn(cell, 1);
  else if (event.key === "ArrowUp") toColumn(cell, -1);
  else if (event.key === "ArrowRight") return toSide(cell, 1);
  else if (event.key === "ArrowLeft") return toSide(cell, -1);
  else return false;
  return true;
}

// In the head Enter goes on to the next field, and from the last one to the claims.
function inHead(event) {
  if (event.key !== "Enter") return false;
  const fields = [...byId("head").querySelectorAll("[data-cell]")];
  const next = fields[fields.indexOf(event.target) + 1];
  if (next) next.focus();
  else (lineRows()[0] ? cellsOf(lineRows()[0])[0] : byId("claim-q")).focus();
  return true;
}

// The search for the next claim: Enter takes the first claim found, with Shift as a takeback

let takesFirst = "";
const asked = () => `${byId("claim-q").value.trim()}|${byId("claim-date").value.trim()}`;
const isAnswered = () => byId("found").dataset.for === asked();

function take(kind) {
  takesFirst = "";
  byId("found").querySelector(kind)?.click();
}

function inSearch(event) {
  if (event.key === "ArrowDown") byId("found").querySelector("[data-hit]")?.focus();
  else if (event.key !== "Enter") return false;
  else if (asked() === "|") return true;
  else if (isAnswered()) take(event.shiftKey ? "[data-takeback]" : "[data-hit]");
  else {
    takesFirst = event.shiftKey ? "[data-takeback]" : "[data-hit]";
    event.target.form.dispatchEvent(new CustomEvent("keyed:find"));
  }
  return true;
}

function inHits(event) {
  const hits = [...byId("found").querySelectorAll("[data-hit]")];
  const at = hits.indexOf(event.target);
  if (event.key === "ArrowDown") hits[Math.min(at + 1, hits.length - 1)].focus();
  else if (event.key === "ArrowUp") (hits[at - 1] ?? byId("claim-q")).focus();
  else if (event.key === "Escape") byId("claim-q").focus();
  else return false;
  return true;
}

function isDone(event) {
  const cell = event.target;
  if (cell.matches("[data-find]")) return inSearch(event);
  if (cell.matches("[data-hit]")) return inHits(event);
  if (!cell.matches("[data-cell]")) return false;
  if (cell.closest("[data-row]")) return inRow(event);
  return cell.closest("#head") ? inHead(event) : event.key === "Enter";
}

// What was copied from a spreadsheet fills the cells from here on, to the right and down: all of it or nothing.

function spread(cell, text) {
  const row = cell.closest("[data-row]");
  const below = row.matches("[data-kept]") ? [...paper.querySelectorAll("[data-kept]")] : row.matches("[data-whole]") ? [row] : lineRows();
  const first = below.indexOf(row);
  const column = cellsOf(row).indexOf(cell);
  const targets = text.split("\n").map((line, down) =>
    line.split("\t").map((value, right) => [below[first + down] && cellsOf(below[first + down])[column + right], value.trim()]),
  ).flat();
  if (targets.some(([target, value]) => value && (!target || value.length > target.maxLength))) {
    tell("Not pasted: it does not fit into the lines from here on");
    return;
  }
  for (const [target, value] of targets.filter(([target]) => target)) {
    target.value = value;
    writeOut(target);
    touch(target);
  }
  sumAll();
}

function begin() {
  paper.addEventListener("paste", (event) => {
    const cell = event.target;
    const text = (event.clipboardData?.getData("text/plain") ?? "").replace(/\r/g, "").replace(/\n$/, "");
    if (!cell.matches("[data-row] [data-cell]") || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    spread(cell, text);
  });
  paper.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !isDone(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  paper.addEventListener("input", (event) => {
    const cell = event.target;
    if (cell.matches("[data-find]")) {
      takesFirst = "";
      cell.form.dispatchEvent(new CustomEvent("keyed:find"));
    }
    if (!cell.matches("[data-cell]")) return;
    sumAll();
    touch(cell);
  });
  // A cell that is entered is selected whole; a cell of reasons goes on after what stands there.
  paper.addEventListener("focusin", (event) => {
    const cell = event.target;
    if (!cell.matches("input[data-cell]")) return;
    if (cell.dataset.cell === "reasons" && !cell.matches("[data-money]") && cell.value) cell.value += ", ";
    if (cell.dataset.cell === "reasons" && !cell.matches("[data-money]")) cell.setSelectionRange(cell.value.length, cell.value.length);
    else cell.select();
    cell.dataset.entered = cell.value;
  });
  paper.addEventListener("focusout", (event) => {
    const cell = event.target;
    if (!cell.matches("input[data-cell]")) return;
    const before = cell.dataset.entered;
    const isChanged = cell.value !== before;
    writeOut(cell);
    if (!isChanged) return;
    sumAll();
    touch(cell);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "found" && takesFirst && isAnswered()) take(takesFirst);
    if (event.target.id === "standing") sumAll();
    if (event.target.id === "claims" || event.target.closest?.("#claims")) claimsChanged(event);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt.matches?.(".paper-remove") && event.detail.successful) setTimeout(sumAll);
  });
  sumAll();
  drawAnewIfOld();
}

function claimsChanged(event) {
  if (!event.detail.requestConfig?.elt?.closest?.("#found")) return;
  sumAll();
  byId("claim-q").value = "";
  byId("claim-date").value = "";
  byId("find-form").dispatchEvent(new CustomEvent("keyed:find"));
  const last = [...paper.querySelectorAll("[data-claim]")].at(-1);
  cellsOf(last.querySelector("[data-row]"))[0].focus();
}

if (paper) begin();
