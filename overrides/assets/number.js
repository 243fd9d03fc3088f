// Certificate numbers in any spelling. generator/model/number.py and generator/search/numbers.py are the same functions;
// tests/numbers.json holds both to the same answers.

const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const ISSUE_TAIL = /[\s,;(]{0,4}\bISSUE(?:\s*NO\.?)?\s*[0-9]+\)?\s*$/;
const ANYWHERE = /IECQ[- ]?[A-Z]{1,4}[- ]+[A-Z][A-Z0-9]{1,9}[- ]+[0-9OIL]{2}[.-][0-9OIL]{4,5}(?:-(?:[0-9]{2,3}|[A-Z])\b)?/;
const LOOSE = /^IECQ[- ]([A-Z]{1,4})[- ]+([A-Z][A-Z0-9]{1,9})[- ]+([0-9]{2})\.([0-9]{4}|[1-9][0-9]{4})(?:-([0-9]{2,3}|[A-Z]))?$/;
const A_DOCUMENT = /^iecq(?:qc|cs|od)[0-9]/;
const LIKE_A_NUMBER = /^iecq[a-z]{1,4}[a-z][a-z0-9]{1,9}[0-9]{6,7}(?:[0-9]{2,3}|[a-z])?$/;

/** What is left of a number when spelling is set aside: "iecqhexmpl240012". */
export function key(text) {
  return tidied(text).replace(ISSUE_TAIL, "").replace(/[^A-Z0-9]+/g, "").toLowerCase();
}

function tidied(text) {
  return text.normalize("NFKC").toUpperCase().replace(DASHES, "-").trim().split(/\s+/).join(" ");
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

function asDigits(text) {
  return text.replace(/o/g, "0").replace(/[il]/g, "1");
}

/** The keys worth a look for what somebody typed or pasted: a number amid other words, and with O and I read as 0 and 1. */
export function candidates(text) {
  const tidy = text.normalize("NFKC").toUpperCase().replace(DASHES, "-").split(/\s+/).join(" ");
  const typed = key(tidy.match(ANYWHERE)?.[0] ?? text);
  // Year and sequence are six or seven signs; which of the two, only the index knows: the code before them may end in L.
  const repaired = [6, 7].map((length) => typed.slice(0, -length) + asDigits(typed.slice(-length)));
  return [...new Set([typed, ...repaired])].filter(isLikeNumber);
}

/** Whether a key could be a number's: worth a look into the index. */
export function isLikeNumber(text) {
  return LIKE_A_NUMBER.test(text) && !A_DOCUMENT.test(text);
}

/** The number as it stands in addresses: "iecq-h-exmpl-24-0012". */
export function slug(number) {
  return number.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** FNV-1a over the key, 32 bits: which shard of the index a key is in. */
export function shardOf(text, shards) {
  let value = 0x811c9dc5;
  for (let position = 0; position < text.length; position += 1) {
    value = Math.imul(value ^ text.charCodeAt(position), 0x01000193) >>> 0;
  }
  return value % shards;
}
