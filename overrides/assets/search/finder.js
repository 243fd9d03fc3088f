// From a query to an order of records: all words first; then words with a typing error; then all words but some.

import { linked } from "../linked.js";
import { numbersIn, partOfNumber, reading } from "../number.js";
import { entries, lists } from "./lexicon.js";
import { matches, misspellings, together, vocabularyOf } from "./matching.js";
import { near, nearWords } from "./nearest.js";
import { part, withParts } from "./parts.js";
import { tokens } from "./query.js";
import { facetTable } from "./table.js";

const FEW = 5;
const ENDED = 0.97;
const NUMBER_BEGINS = /^1ec0[a-z0-9]/;

let vocabulary;

/** What a query finds: { order, how, numbers, missing, near, list }, and table and register unless a number was found. `how`
 * is "all", "number", "absent", "similar" or "some"; `order` has positions of records, best first; `numbers` are those asked for
 * that are here, each with its `position`; `missing` those that are not, with the ones nearest to the first in `near`. A number
 * is found without the tables: three small files at any size.
 * `use` makes what is wanted of it while the parts it was made from are there. */
export function find(query, use = (found) => found) {
  return withParts(async (list) => use(await findIn(list, linked(query))));
}

async function findIn(list, query) {
  const found = { list, numbers: [], missing: [], near: [], how: "all" };
  const asked = numbersIn(query);
  const { order, numbers, missing } = await byNumber(list, query, asked);
  if (order.length) return { ...found, how: "number", order, missing, numbers };
  const [table, register] = await Promise.all([facetTable(list), part(list.register)]);
  if (vocabulary?.table !== table) vocabulary = { table, ...vocabularyOf(table, register) };
  Object.assign(found, { table, register });
  if (!query.trim()) return { ...found, order: Int32Array.from({ length: table.records }, (_, record) => record) };
  const absent = async (one) => ({ ...found, missing: [one], how: "absent", order: [], near: await near(list, one) });
  const unknown = missing[0] ?? asked.find((one) => one.padded);
  if (unknown) return absent(unknown);
  const all = tokens(query);
  const answer = await byWords(list, table, all);
  if (answer.order.length) return { ...found, ...answer };
  // What might have been the beginning of a number is the beginning of none, and no word either.
  if (asked.length) return absent(asked[0]);
  return { ...found, ...answer, instead: await nearWords(list, query, all) };
}

/** The numbers of a query that are here and those that are not; null when it has none in it. Needs no table. */
export function findNumbers(query) {
  const asked = numbersIn(linked(query));
  return asked.length ? withParts(async (list) => ({ list, ...await byNumber(list, query, asked) })) : Promise.resolve(null);
}

/** The records of the whole numbers in a query, each with the sites of its family, and the numbers that have none; or all
 * records that begin with what has been typed of a number. */
async function byNumber(list, query, asked) {
  const found = await Promise.all(asked.map((one) => ofNumber(list, one)));
  const order = [...new Set(found.flatMap(({ positions }) => positions))];
  const numbers = found.filter(({ isHere }) => isHere).map(({ positions: [position], ...one }) => ({ ...one, position }));
  const missing = found.filter((one) => one.isSure && !one.positions.length);
  if (order.length || missing.length) return { order, numbers, missing };
  const typed = reading(query);
  // "EXMPL 24.0012" is in the index as it is, "H EXMPL 24.0012" lacks the first four letters.
  const isPart = query.trim().split(/\s+/).some(partOfNumber) && /[a-z]/i.test(query);
  const beginnings = [...(isPart ? [typed, `1ec0${typed}`] : []), ...(NUMBER_BEGINS.test(typed) ? [typed] : [])];
  const begun = await Promise.all(beginnings.map((one) => entries(list.numbers, one)));
  return { order: [...new Set(positionsOf(begun.flat()))], numbers, missing };
}

/** A number with the positions of its record and of what belongs to it. A site is meant however many zeros it is written with. */
async function ofNumber(list, one) {
  const alike = await entries(list.numbers, one.site ? one.base : one.reading);
  if (!one.site) return { ...one, isHere: alike.some(([term]) => term === one.reading), positions: alike.some(([term]) => term === one.reading) ? positionsOf(alike) : [] };
  const bare = reading(one.site).replace(/^0+(?=.)/, "");
  const spellings = [one.reading, ...[1, 2, 3].map((length) => one.base + bare.padStart(length, "0"))];
  const [site] = spellings.flatMap((spelling) => alike.filter(([term]) => term === spelling));
  if (site) return { ...one, isHere: true, positions: positionsOf([site]) };
  // "-0" may be on the way to "-01".
  const begun = /^0{1,2}$/.test(one.site) ? alike.filter(([term]) => term.startsWith(one.reading)) : [];
  return { ...one, isHere: false, hasMaster: alike.some(([term]) => term === one.base), positions: positionsOf(begun) };
}

function positionsOf(found) {
  return found.flatMap((entry) => [...lists(entry)[0]]);
}

async function byWords(list, table, all) {
  if (!all.length) return { order: new Int32Array() };
  const [alone, joined] = await Promise.all([
    Promise.all(all.map((token) => matches(list, vocabulary, token))),
    Promise.all(all.map((token, at) => together(list, token, all[at + 1]))),
  ]);
  const exact = alone.map((found, at) => [...found, ...joined[at], ...(joined[at - 1] ?? [])]);
  const first = ranked(table, all, exact, 0);
  if (first.length >= FEW) return { order: first };
  // Beside what was found as it is, only whole words with one error; else their beginnings too.
  const wrong = await Promise.all(all.map((token) => misspellings(list, vocabulary, token, !first.length)));
  const both = exact.map((found, index) => [...found, ...wrong[index]]);
  const seen = new Set(first);
  const second = ranked(table, all, both, 0).filter((record) => !seen.has(record));
  if (first.length + second.length) {
    return { order: Int32Array.from([...first, ...second]), how: first.length ? "all" : "similar", similar: first.length ? second.length : 0 };
  }
  const needed = all.filter((token) => !token.optional).length;
  return { order: ranked(table, all, both, Math.floor(needed / 3)), how: "some" };
}

/** Records in which all tokens stand but so many, best first. */
function ranked(table, all, found, missing) {
  const { records, lengths, facets: { status } } = table;
  const total = new Float32Array(records);
  const count = new Uint8Array(records);
  const named = new Uint8Array(records);
  found.forEach((places, index) => {
    const best = new Float32Array(records);
    const touched = [];
    const inName = new Uint8Array(records);
    for (const { positions, weight, weights, named: isName } of places) {
      positions.forEach((record, at) => {
        const value = weights ? weights[at] : weight;
        if (!best[record]) touched.push(record);
        if (value > best[record]) best[record] = value;
        if (isName) inName[record] = 1;
      });
    }
    const rarity = Math.log(1 + records / touched.length);
    for (const record of touched) {
      total[record] += best[record] * rarity;
      named[record] += inName[record];
      if (!all[index].optional) count[record] += 1;
    }
  });
  const needed = all.filter((token) => !token.optional).length - missing;
  const order = [];
  for (let record = 0; record < records; record += 1) {
    if (count[record] < needed || (missing && !named[record])) continue;
    // A name of which the query says all goes before one of which it says a part, and what holds before what has ended.
    total[record] *= 1 + 0.5 * Math.min(1, named[record] / (lengths[record] || 1));
    if (status.values[status.sets[status.column[record]][0]] !== "current") total[record] *= ENDED;
    order.push(record);
  }
  return Int32Array.from(order).sort((one, other) => count[other] - count[one] || total[other] - total[one] || one - other);
}
