// From a query to an order of records: by the numbers in it, else by its words.

import { linked } from "../linked.js";
import { numbersIn, partOfNumber, reading } from "../number.js";
import { bodiesIn } from "./bodies.js";
import { inEastAsian } from "./folding.js";
import { entries, lists } from "./lexicon.js";
import { vocabularyOf } from "./matching.js";
import { near } from "./nearest.js";
import { part, withParts } from "./parts.js";
import { statusesInEnglish } from "./statuses.js";
import { facetTable } from "./table.js";
import { byWords } from "./wording.js";

const NUMBER_BEGINS = /^1ec0[a-z0-9]/;

let vocabulary;

/** What a query finds: { order, how, numbers, missing, near, list }, and table and register unless a number was found. `how`
 * is "all", "number", "absent", "similar" or "some"; `order` has positions of records, best first; `numbers` are those asked for
 * that are here, each with its `position`; `missing` those that are not, each with the bodies whose code is in it, and in `near`
 * the numbers nearest to the first. A number is found without the tables: three small files at any size.
 * `use` makes what is wanted of it while the parts it was made from are there. */
export function find(query, use = (found) => found) {
  return withParts(async (list) => use(await findIn(list, linked(query))));
}

async function findIn(list, query) {
  const found = { list, numbers: [], missing: [], near: [], how: "all" };
  const asked = numbersIn(query);
  const { order, numbers, missing } = await byNumber(list, query, asked);
  if (order.length) return { ...found, how: "number", order, missing: await withBodies(list, missing), numbers };
  const [table, register] = await Promise.all([facetTable(list), part(list.register)]);
  if (vocabulary?.table !== table) vocabulary = { table, ...vocabularyOf(table, register) };
  Object.assign(found, { table, register });
  if (!query.trim()) return { ...found, order: Int32Array.from({ length: table.records }, (_, record) => record) };
  const absent = async (one) => ({ ...found, missing: await withBodies(list, [one]), how: "absent", order: [], near: await near(list, one) });
  const unknown = missing[0] ?? asked.find((one) => one.padded);
  if (unknown) return absent(unknown);
  const answer = await inAnyLanguage(list, found, query);
  // What might have been the beginning of a number is the beginning of none, and no word either.
  return !answer.order.length && asked.length ? absent(asked[0]) : { ...found, ...answer };
}

/** Numbers that are not here, each with what is to be read in it of the body. */
async function withBodies(list, missing) {
  if (!missing.length) return missing;
  const { bodies } = await part(list.register);
  return missing.map((one) => ({ ...one, of: bodiesIn(one.core, bodies) }));
}

/** The records with the words of a query; status and kind are known by what the other languages of the site call them, too. */
async function inAnyLanguage(list, { table }, query) {
  const answer = await byWords(list, table, vocabulary, query);
  if ((answer.how === "all" && answer.order.length) || !inEastAsian(query)) return answer;
  const inEnglish = await statusesInEnglish(query);
  if (inEnglish === query) return answer;
  const again = await byWords(list, table, vocabulary, inEnglish);
  return again.how === "all" && again.order.length ? again : answer;
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
