// What is found beside records: bodies and schemes by name, the texts of the directory by Pagefind, questions by lunr.

import { create } from "../element.js";
import { ask, isForBodies } from "../help.js";
import { site } from "../place.js";
import { SEARCH } from "../words.js";
import { fold, inEastAsian, terms, words } from "./folding.js";
import { misspelled } from "./lexicon.js";
import { tokens } from "./query.js";

const TEXTS = 4;
const QUESTIONS = 5;

let pagefind;

/** Bodies and schemes that have all words of a query in their names and codes. */
export function inRegister({ bodies, schemes }, query) {
  const wanted = tokens(query).filter((token) => !token.optional).map((token) => token.text);
  const has = (text) => {
    const known = terms(text);
    const near = (word) => (term) => term === word || (word.length > 2 && term.startsWith(word)) || (word.length > 4 && misspelled(word, term) === 1);
    return wanted.length > 0 && wanted.every((word) => known.some(near(word)));
  };
  return {
    bodies: bodies.filter(({ name, short, local, codes, city, country }) => has([name, short, local, ...codes, city, country].join(" "))).map((body) => ({
      title: body.name,
      address: new URL(`bodies/${body.id}.html`, site).href,
      facts: [body.local, body.status, `${body.city}, ${body.country}`, SEARCH.codes(body.codes)],
    })),
    schemes: schemes.filter(({ name, short, standards }) => has([name, short, ...standards].join(" "))).map((scheme) => ({
      title: scheme.name,
      address: new URL(`schemes/${scheme.id}.html`, site).href,
      facts: [scheme.short, ...scheme.standards],
    })),
  };
}

/** Schemes that are about what a word of the query stands for, which no record has: { word, short, count }. */
export function schemesMeant({ register, table }, query) {
  if (!register) return [];
  const asked = new Set(words(query));
  const text = fold(query);
  const isAsked = (word) => asked.has(word) || (inEastAsian(word) && text.includes(fold(word)));
  const { values, sets, column } = table.facets.scheme;
  return register.schemes.flatMap(({ short, askedBy }) => askedBy.filter(isAsked).map((word) => {
    const meant = sets.map((set) => set.includes(values.indexOf(short)));
    return { word: asWritten(query, word), short, count: column.reduce((sum, set) => sum + Number(meant[set]), 0) };
  })).filter(({ count }) => count);
}

function asWritten(query, word) {
  return query.split(/[\s,;]+/).find((one) => fold(one) === word) ?? word;
}

/** Pages of schemes, bodies and standards, and everything written by hand, by the words of their text. */
export async function inTexts(query) {
  pagefind ??= import(new URL("pagefind/pagefind.js", site)).then(async (module) => {
    await module.options({ excerptLength: 24 });
    await module.init();
    return module;
  });
  pagefind.catch(() => { pagefind = undefined; });
  const module = await pagefind;
  const { results } = await module.search(query);
  const found = await Promise.all(results.slice(0, TEXTS).map((result) => result.data()));
  const marks = found.filter(({ excerpt }) => excerpt.includes("<mark>"));
  const isForOthers = ({ url }) => isForBodies(new URL(url, location).pathname.slice(site.pathname.length));
  const answers = [...marks.filter((one) => !isForOthers(one)), ...marks.filter((one) => isForOthers(one) && hasAll(one.content, query))];
  return answers.map(({ url, meta, excerpt }) => ({ title: meta.title, address: url, text: marked(excerpt) }));
}

/** Whether all words of a query are in a text, their ends aside. */
function hasAll(text, query) {
  const known = fold(text);
  return tokens(query).filter((token) => !token.optional).every((token) => known.includes(token.text.slice(0, Math.max(4, token.text.length - 2))));
}

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };

/** Pagefind's excerpt is escaped text with marks in it; taken apart here, it is text again. */
function marked(excerpt) {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((piece) => {
    const text = piece.replace(/<\/?mark>/g, "").replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (entity) => ENTITIES[entity]);
    return piece.startsWith("<mark>") ? create("mark", {}, text) : text;
  });
}

/** Questions and help, typing errors and all. */
export async function questions(query) {
  const sections = await ask(query, QUESTIONS);
  return sections.map(({ title, address, text }) => ({ title, address: new URL(address, site).href, text: [text] }));
}
