// Records by words: those that have all of them first; then with a typing error; then all words but some; then each word alone.

import { partOfNumber } from "../number.js";
import { matches, misspellings, spelledOut, together } from "./matching.js";
import { nearWords } from "./nearest.js";
import { isQuestion, pieces, tokens } from "./query.js";

const FEW = 5;
const ENDED = 0.97;
const MOST_SUGGESTED = 3;

/** { order, how, similar, each, instead }: `each` says for each word which records have it, and `instead` are queries near to this
 * one that find something; both only when no record has all words. */
export async function byWords(list, table, vocabulary, query) {
  const answer = await withAllWords(list, table, vocabulary, query);
  if (answer.order.length || !answer.all.length) return answer;
  const { all, exact, both } = answer;
  const each = eachWord(table, query, all, exact);
  const unknown = all.filter((token, at) => !token.optional && !exact[at].some(({ positions }) => positions.length));
  return { ...relaxed(table, query, all, both, each), each, instead: await thatFind(list, table, vocabulary, await nearWords(list, query, unknown)) };
}

async function withAllWords(list, table, vocabulary, query) {
  const all = tokens(query);
  if (!all.length) return { all, order: new Int32Array(), how: "all" };
  const [alone, joined, meant] = await Promise.all([
    Promise.all(all.map((token) => matches(list, vocabulary, token))),
    Promise.all(all.map((token, at) => together(list, token, all[at + 1]))),
    Promise.all(all.map((token) => spelledOut(list, vocabulary, token))),
  ]);
  // "UK" at the end is a country and no word that is still being typed.
  all.forEach((token, at) => { if (token.isBegun && alone[at].some(({ isWhole }) => isWhole)) token.optional = false; });
  const exact = alone.map((found, at) => [...found, ...joined[at], ...(joined[at - 1] ?? []), ...meant[at]]);
  const first = ranked(table, all, exact, 0);
  if (first.length >= FEW) return { all, order: first, how: "all" };
  // Beside what was found as it is, only whole words with one error; else their beginnings too.
  const wrong = await Promise.all(all.map((token) => misspellings(list, vocabulary, token, !first.length)));
  const both = exact.map((found, index) => [...found, ...wrong[index]]);
  const seen = new Set(first);
  const second = ranked(table, all, both, 0).filter((record) => !seen.has(record));
  return { all, exact, both, order: Int32Array.from([...first, ...second]), how: first.length ? "all" : "similar", similar: first.length ? second.length : 0 };
}

/** Records with two thirds of the words, one of them in the name; else with the part of a number; else, of two words, those with the
 * rarer one, then the others. */
function relaxed(table, query, all, both, each) {
  const needed = all.filter((token) => !token.optional).length;
  const most = ranked(table, all, both, Math.floor(needed / 3));
  if (most.length) return { order: most, how: "some" };
  const number = each.find(({ word, order }) => /[.,-]/.test(word) && partOfNumber(word) && order.length);
  if (number) return { order: number.order, how: "one" };
  if (each.length !== 2 || isQuestion(query)) return { order: most, how: "some" };
  const rarerFirst = each.map(({ order }) => order).sort((one, other) => one.length - other.length);
  return { order: Int32Array.from(new Set(rarerFirst.flatMap((order) => [...order]))), how: "one" };
}

/** Each word as it was typed, with the records that have it. */
function eachWord(table, query, all, exact) {
  return pieces(query, all).map(({ word, texts }) => {
    const places = all.flatMap(({ text }, at) => (texts.includes(text) ? [at] : []));
    return { word, order: ranked(table, places.map((at) => all[at]), places.map((at) => exact[at]), 0) };
  });
}

/** Those of some queries that lead to records. */
async function thatFind(list, table, vocabulary, queries) {
  const found = await Promise.all(queries.map((query) => withAllWords(list, table, vocabulary, query)));
  return queries.filter((_, at) => found[at].order.length).slice(0, MOST_SUGGESTED);
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
