// A number or a word that is not here, and those that differ from it by little.

import { reading } from "../number.js";
import { cards } from "./cards.js";
import { distance } from "./distance.js";
import { fold } from "./folding.js";
import { entries, lists, thoseKnown } from "./lexicon.js";

const SHOWN = 5;
const MOST_LOOKED_AT = 24;
const DIGITS = "0123456789";
const RUNNING = 7;
const WORDS_SHOWN = 3;
const KEPT = 3;
const ANY_SITE = 0.8;
const MASTER = 0.9;

/** The nearest numbers, as cards: the family of a site that is not here, one digit of year and running number wrong or left
 * out, or another code with the same digits. */
export async function near(list, { reading: number, base, site, padded }) {
  const positions = new Set();
  const add = (found) => { for (const entry of found) for (const position of lists(entry)[0]) positions.add(position); };
  // Other sites, or the master.
  for (const master of site ? [base] : [1, 2, 3].map((signs) => number.slice(0, -signs))) {
    const family = await entries(list.numbers, master);
    if (family.some(([term]) => term === master)) add(family);
  }
  if (padded) add(await entries(list.numbers, padded));
  add(await thoseKnown(list.numbers, edits(number)));
  // Another code or scheme, the same running number.
  const tail = (padded ?? number).match(/[0-9]{6}$/)?.[0];
  const sameTail = tail ? await entries(list.numbers, tail, (term) => term === tail) : [];
  for (const entry of sameTail) for (const position of [...lists(entry)[0]].slice(0, MOST_LOOKED_AT)) positions.add(position);
  const found = await cards(list, [...positions].slice(0, MOST_LOOKED_AT));
  const sorted = found
    .map((card) => ({ card, distance: farness(reading(card.number), { number, base, site, padded }) }))
    .filter((one) => one.distance < 4)
    .sort((one, other) => one.distance - other.distance);
  const master = sorted.findIndex((one) => one.distance === MASTER);
  if (master >= SHOWN) sorted.splice(SHOWN - 1, 0, ...sorted.splice(master, 1)); // behind some of its sites, not all of them
  return sorted.slice(0, SHOWN).map((one) => one.card);
}

/** How far a number is from the one asked for. Sites of the same master are nearer than the master, which is not what was named. */
export function farness(here, { number, base, site, padded }) {
  if (site && here.startsWith(base)) {
    const other = here.slice(base.length);
    return other ? Math.min(ANY_SITE, Math.abs(Number(other) - Number(reading(site))) / 1_000 || ANY_SITE) : MASTER;
  }
  return Math.min(distance(number, here), padded ? 0.5 + distance(padded, here) : Infinity);
}

/** Everything that one wrong, missing, doubled or exchanged digit of year and running number can have been. */
export function edits(number) {
  const found = [];
  for (let at = number.length - RUNNING; at < number.length; at += 1) {
    const [before, here, after] = [number.slice(0, at), number[at], number.slice(at + 1)];
    found.push(before + after);
    if (after) found.push(before + after[0] + here + after.slice(1));
    for (const digit of DIGITS) found.push(before + digit + after, before + here + digit + after);
  }
  return [...new Set(found)].filter((one) => one !== number);
}

/** The query with one of the words that no record has put right, if names are near it: by two errors, with the first or the
 * last letters as they are. */
export async function nearWords(list, query, unknown) {
  const long = unknown.filter((token) => token.kind === "word" && token.text.length > 4);
  const found = await Promise.all(long.map(async ({ text }) => (await nearTo(list, text)).map((term) => fold(query).replace(text, term))));
  return found.flat();
}

async function nearTo(list, word) {
  const backwards = (text) => Array.from(text).reverse().join("");
  const isNear = (term) => Math.abs(term.length - word.length) < 3 && distance(word, term) < 3;
  const [sameStart, sameEnd] = await Promise.all([
    entries(list.names, word.slice(0, KEPT), isNear),
    entries(list.ends, backwards(word).slice(0, KEPT), (term) => isNear(backwards(term))),
  ]);
  const terms = new Set([...sameStart.map(([term]) => term), ...sameEnd.map(backwards)]);
  return [...terms].sort((one, other) => distance(word, one) - distance(word, other)).slice(0, WORDS_SHOWN);
}
