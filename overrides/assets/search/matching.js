// Which records a token stands in, and how well: lists of { positions, weight, named }.

import { terms } from "./folding.js";
import { entries, lists, misspelled, similar } from "./lexicon.js";

const NAME = 1;
const PLACE = 0.45;
const FACET = 0.4;
const EDITION = 0.2;
const SCOPE = 0.3;
const SPELLED_OUT = 0.95;
const TOGETHER = 0.9;
const MISSPELLED = 0.5;
const MISSPELLED_BEGINNING = 0.3;
const SHORTEST_BEGINNING = 3;
const SHORTEST_IN_SCOPES = 4;
const YEAR = /^(?:19|20)\d\d$/;

/** How much of a term a word says: all of it, or its beginning. */
function share(word, term) {
  return word === term ? 1 : 0.55 + (0.35 * word.length) / term.length;
}

function begins(word, shortest) {
  return (term) => term === word || word.length >= shortest;
}

/** Where a token stands as it is, or as the beginning of a word. */
export async function matches(list, vocabulary, token) {
  const { text, kind, number } = token;
  const looks = [inNames(list, text), inScopes(list, text)];
  if (kind === "number") looks.push(inNumbers(list, number));
  const found = (await Promise.all(looks)).flat();
  // A year is rather that of the number or of the issue than that of the edition of a standard.
  const most = YEAR.test(text) ? EDITION : FACET;
  return [...found, ...inVocabulary(vocabulary, (term) => (term === text || (text.length >= SHORTEST_BEGINNING && term.startsWith(text)) ? most * share(text, term) : 0), text)];
}

/** Where the words stand that a word of the trade is short for: "PCB" is a printed circuit board. */
export async function spelledOut(list, vocabulary, { text }) {
  const meant = vocabulary.short[text] ?? vocabulary.short[text.replace(/s$/, "")] ?? [];
  const found = await Promise.all(meant.map((words) => Promise.all(words.map((word) => inScopes(list, word)))));
  return found.map((ofWords) => {
    const [first, ...others] = ofWords.map((places) => new Set(places.flatMap(({ positions }) => [...positions])));
    return { positions: [...first].filter((record) => others.every((one) => one.has(record))), weight: SCOPE * SPELLED_OUT, named: false };
  });
}

async function inNames(list, word) {
  const found = await entries(list.names, word, begins(word, SHORTEST_BEGINNING));
  return found.flatMap((entry) => named(entry, share(word, entry[0])));
}

/** Where two words that follow each other are written as one: "bramble cove" for "Bramblecove". */
export async function together(list, first, second) {
  if (first.kind !== "word" || second?.kind !== "word") return [];
  const word = first.text + second.text;
  const found = await entries(list.names, word, (term) => term === word);
  return found.flatMap((entry) => named(entry, TOGETHER));
}

function named(entry, weight) {
  const [names, places] = lists(entry);
  return [{ positions: names, weight: weight * NAME, named: true }, { positions: places, weight: weight * PLACE, named: false }];
}

async function inScopes(list, word) {
  // "lenses" is written for "lens" and the other way round; the other way round is a beginning.
  const singular = /^[a-z]{4,}s$/.test(word) ? [word.slice(0, -1), ...(word.endsWith("es") ? [word.slice(0, -2)] : [])] : [];
  const found = await Promise.all([
    entries(list.scopes, word, begins(word, SHORTEST_IN_SCOPES)),
    ...singular.map((one) => entries(list.scopes, one, (term) => term === one)),
  ]);
  return found.flat().map((entry) => ({ positions: lists(entry)[0], weight: SCOPE * (entry[0].startsWith(word) ? share(word, entry[0]) : 0.9), named: false }));
}

async function inNumbers(list, number) {
  const found = await entries(list.numbers, number, begins(number, SHORTEST_BEGINNING));
  return found.map((entry) => ({ positions: lists(entry)[0], weight: share(number, entry[0]), named: true }));
}

/** Where a name, a place or a facet is one typing error away from a word, or begins so. */
export async function misspellings(list, vocabulary, { text, kind, padded }, alsoBeginnings) {
  if (padded) return (await entries(list.numbers, padded)).map((entry) => ({ positions: lists(entry)[0], weight: MISSPELLED, named: true }));
  if (kind !== "word") return [];
  const weigh = (term) => [0, MISSPELLED, alsoBeginnings && text.length > 4 ? MISSPELLED_BEGINNING : 0][misspelled(text, term)];
  const found = await similar(list, text);
  return [
    ...found.flatMap((entry) => named(entry, weigh(entry[0]))).filter(({ weight }) => weight),
    ...(text.length > 4 ? inVocabulary(vocabulary, (term) => (misspelled(text, term) === 1 ? FACET * MISSPELLED : 0)) : []),
  ];
}

function inVocabulary({ facets, records }, weigh, whole) {
  const found = [];
  for (const { known, sets, column } of facets) {
    const weights = known.map((all) => all.reduce((best, term) => Math.max(best, weigh(term)), 0));
    if (!weights.some(Boolean)) continue;
    const ofSet = sets.map((values) => Math.max(0, ...values.map((value) => weights[value])));
    const positions = [];
    const held = [];
    for (let record = 0; record < records; record += 1) {
      if (!ofSet[column[record]]) continue;
      positions.push(record);
      held.push(ofSet[column[record]]);
    }
    found.push({ positions, weights: held, named: false, isWhole: known.some((all) => all.includes(whole)) });
  }
  return found;
}

/** The values of the facets by the words they are found by; what the register says of them is added. */
export function vocabularyOf(table, register) {
  const more = {
    scheme: new Map(register.schemes.map(({ short, name }) => [short, name])),
    body: new Map(register.bodies.map(({ short, codes }) => [short, codes.join(" ")])),
    country: new Map(Object.entries(register.countries)),
  };
  const facets = ["scheme", "body", "country", "standard", "category", "kind", "status"].map((facet) => ({
    ...table.facets[facet],
    known: table.facets[facet].values.map((value) => terms(`${value} ${more[facet]?.get(value) ?? ""}`)),
  }));
  return { facets, records: table.records, short: register.short };
}
