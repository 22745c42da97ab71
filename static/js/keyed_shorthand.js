// What people type into the cells of a paper explanation, and what it means. payments/keyed/shorthand.py reads the same
// and decides; this one only shows at once what that one will say. Amounts here are whole cents.

const MONEY = /^(-?)\$?(\d+(?:\.\d{0,2})?|\.\d{1,2})(-?)$/;
const THOUSANDS = /(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d,])/g;
const BETWEEN = /[\s,;+/:=]+/;
const GROUPS = ["CO", "PR", "OA", "PI"];
const GROUP_AND_CODE = /^(CO|PR|OA|PI)-?([A-Z]?\d{1,3})$/;
const CODE = /^[A-Z]?\d{1,3}$/;
const WORDS = new Map([
  ["D", ["PR", "1"]], ["DED", ["PR", "1"]], ["DEDUCTIBLE", ["PR", "1"]],
  ["CI", ["PR", "2"]], ["COINS", ["PR", "2"]], ["COINSURANCE", ["PR", "2"]],
  ["CP", ["PR", "3"]], ["COPAY", ["PR", "3"]], ["COPAYMENT", ["PR", "3"]],
  ["SEQ", ["CO", "253"]],
]);
const USUAL_GROUPS = new Map([["1", "PR"], ["2", "PR"], ["3", "PR"], ["23", "OA"]]);
const LARGEST = 999_999_999_999;

export const NOT_ON_THE_PAPER = "-";

const withoutThousands = (text) => text.replace(THOUSANDS, (found) => found.replaceAll(",", ""));

function centsOf(word) {
  const found = MONEY.exec(word);
  if (!found || (found[1] && found[3])) return null;
  const [whole, fraction = ""] = found[2].split(".");
  const cents = Number(whole || 0) * 100 + Number(fraction.padEnd(2, "0"));
  if (cents > LARGEST) return null;
  return found[1] || found[3] ? 0 - cents : cents;
}

// Cents of an amount cell: null when it is empty, NaN when it is no amount.
export function readMoney(text) {
  const bare = withoutThousands(text.trim()).replaceAll(" ", "");
  if (!bare) return null;
  return centsOf(bare) ?? NaN;
}

export function dollars(cents) {
  const whole = Math.floor(Math.abs(cents) / 100);
  return `${cents < 0 ? "-" : ""}${whole}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}

function takeCode(words) {
  const [first, second] = words;
  if (WORDS.has(first)) {
    words.shift();
    return WORDS.get(first);
  }
  const joined = GROUP_AND_CODE.exec(first);
  if (joined) {
    words.shift();
    return [joined[1], joined[2]];
  }
  if (GROUPS.includes(first) && second && CODE.test(second)) return words.splice(0, 2);
  if (!CODE.test(first)) return null;
  words.shift();
  return [USUAL_GROUPS.get(first) ?? "CO", first];
}

function takeAmount(words) {
  const cents = words.length ? centsOf(words[0]) : null;
  if (cents !== null) words.shift();
  return cents;
}

// The reasons of a cell, the one without an amount bearing what is left of `left` cents; whether all was understood.
export function readReasons(text, left) {
  const words = withoutThousands(text.toUpperCase()).split(BETWEEN).filter(Boolean);
  const items = [];
  let isClear = true;
  while (words.length) {
    const pair = takeCode(words);
    if (pair) items.push({ group: pair[0], code: pair[1], cents: takeAmount(words) });
    else {
      words.shift();
      isClear = false;
    }
  }
  const open = items.filter((item) => item.cents === null);
  const known = items.reduce((sum, item) => sum + (item.cents ?? 0), 0);
  if (open.length > 1 || (open.length === 1 && left === known)) isClear = false;
  else if (open.length === 1) open[0].cents = left - known;
  const told = items.filter((item) => item.cents !== null);
  return { items: told, isClear, total: told.reduce((sum, item) => sum + item.cents, 0) };
}

export const written = (items) => items.map((item) => `${item.group} ${item.code} ${dollars(item.cents)}`).join(", ");
