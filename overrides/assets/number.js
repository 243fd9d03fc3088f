// Certificate numbers in any spelling. generator/model/number.py has the same functions; tests/numbers.json holds both to
// the same answers.

import { behind } from "./behind.js";

const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const ISSUE_TAIL = /[\s,;(]{0,4}\bISSUE(?:\s*NO\.?)?\s*[0-9]+\)?\s*$/;
const LOOSE = /^IECQ[- ]([A-Z]{1,4})[- ]+([A-Z][A-Z0-9]{1,9})[- ]+([0-9]{2})\.([0-9]{4}|[1-9][0-9]{4})(?:-([0-9]{2,3}|[A-Z]))?$/;
const A_DOCUMENT = /^iecq(?:qc|cs|od)[0-9]/;
const LOOKS_LIKE = { o: "0", q: "0", d: "0", i: "1", l: "1", s: "5", z: "2", b: "8", g: "6" };
// In a text in which signs that look alike are one: "IECQ" is "1ec0". What follows the last digit without a blank belongs to it.
const BEFORE_YEAR = "(?<![a-z0-9])1\\W?e\\W?c\\W?0[^a-z0-9]*[a-z0-9]{1,4}[^a-z0-9]+[a-z0-9]{2,10}[^a-z0-9]*";
const AMID_WORDS = new RegExp(`${BEFORE_YEAR}[0-9]{2}[^a-z0-9]{0,3}[0-9]{4,5}[a-z0-9]{0,3}(?![a-z0-9])`, "g");
// "24.38": zeros were left out, or the rest is still to come.
const SHORTENED = new RegExp(`${BEFORE_YEAR}[0-9]{2}[^a-z0-9]{1,3}([0-9]{1,3})(?![a-z0-9])`, "g");
const IN_ONE = /^1ec0[a-z0-9]{3,14}[0-9]{6,7}[0-9a-z]{0,3}$/;
const GLUED = /(?<![a-z0-9])1ec0[a-z0-9]{3,14}?[0-9]{2}\.?[0-9]{4,5}(?![a-z0-9])/;
const SURELY_ONE = /^iecq[a-z]{1,4}[a-z][a-z0-9]{1,9}[0-9]{6,7}/;
const PART = /^([0-9OQDILSZBG]{2})[.,-]([0-9OQDILSZBG]{0,5})(?:-([0-9]{0,3}|[A-Z]))?$/i;

/** What is left of a number when spelling is set aside: "iecqhexmpl240012". */
export function key(text) {
  return tidied(text).replace(ISSUE_TAIL, "").replace(/[^A-Z0-9]+/g, "").toLowerCase();
}

/** The key with signs that are mistaken for each other made one. */
export function reading(text) {
  return alike(key(text));
}

function alike(text) {
  return text.replace(/[oqdilszbg]/g, (sign) => LOOKS_LIKE[sign]);
}

function tidied(text) {
  return spaced(text).toUpperCase();
}

function spaced(text) {
  return text.normalize("NFKC").replace(DASHES, "-").trim().split(/\s+/).join(" ");
}

/** The number as it is printed; null for what is no number, however it is spelled. */
export function canonical(text) {
  const found = tidied(text).replace(ISSUE_TAIL, "").match(LOOSE);
  return found ? `IECQ-${found[1]} ${found[2]} ${found[3]}.${found[4]}${found[5] ? `-${found[5]}` : ""}` : null;
}

/** A number as it is printed, taken apart; null for anything else. */
export function parts(number) {
  const [whole, letters, code, yy, sequence, site] = number.match(LOOSE) ?? [];
  return whole && canonical(number) === number ? { letters, code, year: 2000 + Number(yy), sequence, site } : null;
}

/** The numbers in what somebody typed or pasted, amid other words or in one: { text, core, site, issue, unread, base, reading,
 * isSure }. `core` is the number as typed, `base` its reading; `site` is what stands behind it, in `text` and `reading` too;
 * `unread` are digits behind it that are not understood. One that is not sure may be the beginning of a number that is still
 * being typed; `padded` is then what it reads with the zeros that it lacks. */
export function numbersIn(text) {
  if (A_DOCUMENT.test(key(text))) return [];
  const tidy = spaced(text);
  const flat = alike(tidy.toLowerCase());
  const amid = [...flat.matchAll(AMID_WORDS)].filter(({ 0: { length }, index }) => !A_DOCUMENT.test(key(tidy.slice(index, index + length))));
  if (amid.length) return distinct(amid.map(({ 0: { length }, index }, at) => withTail(tidy, index, length, amid[at + 1]?.index)));
  const short = [...flat.matchAll(SHORTENED)].map(({ 0: found, 1: running, index }) => ({
    ...withTail(tidy, index, found.length), isSure: false, padded: reading(found.slice(0, -running.length)) + running.padStart(4, "0") }));
  if (short.length) return distinct(short);
  return inOne(tidy, flat);
}

function distinct(numbers) {
  return [...new Map(numbers.map((one) => [one.reading, one])).values()];
}

function withTail(tidy, index, length, next = tidy.length) {
  const core = tidy.slice(index, index + length);
  const { length: more, ...tail } = behind(tidy.slice(index + length, next));
  const base = reading(core);
  return { ...tail, core, base, text: tidy.slice(index, index + length + more), reading: base + reading(tail.site ?? ""), isSure: true };
}

/** A number without a blank, or all of a text taken together. */
function inOne(tidy, flat) {
  const whole = IN_ONE.test(reading(tidy)) ? tidy : "";
  const core = whole || GLUED.exec(flat)?.[0] || tidy.split(" ").find((one) => IN_ONE.test(reading(one)));
  if (!core) return [];
  const index = whole ? 0 : Math.max(flat.indexOf(core), tidy.indexOf(core));
  return [{ ...withTail(tidy, index, core.length), isSure: SURELY_ONE.test(key(tidy.slice(index, index + core.length))) }];
}

/** The issue that a text names, as "Issue 2" or "Issue No. 2"; null when it names none. */
export function issueIn(text) {
  const found = tidied(text).match(/\bISSUE(?:\s*NO\.?)?[\s:]*([0-9]{1,3})\b/);
  return found ? Number(found[1]) : null;
}

/** What may be a part of a number, as the index has it: "24.0012" is "240012"; empty for anything else. */
export function partOfNumber(text) {
  const plain = text.normalize("NFKC").replace(DASHES, "-");
  return PART.test(plain) || /^[0-9]{4,7}$/.test(plain) ? reading(plain) : "";
}

/** A part of a number with the zeros that were left out: "24.12" is read as "240012"; empty when none can be missing. */
export function withZeros(text) {
  const [, year, running] = text.normalize("NFKC").match(/^([0-9]{2})\.([0-9]{1,3})$/) ?? [];
  return year ? reading(year + running.padStart(4, "0")) : "";
}

/** The number as it stands in addresses: "iecq-h-exmpl-24-0012". */
export function slug(number) {
  return number.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
