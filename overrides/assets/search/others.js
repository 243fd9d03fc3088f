// What is found beside records: bodies and schemes by name, the texts of the directory by Pagefind, questions by lunr.

import { create } from "../element.js";
import { ask } from "../help.js";
import { site } from "../place.js";
import { SEARCH } from "../words.js";
import { terms } from "./folding.js";
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
  return found.filter(({ excerpt }) => excerpt.includes("<mark>")).map(({ url, meta, excerpt }) => ({ title: meta.title, address: url, text: marked(excerpt) }));
}

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };

/** Pagefind's excerpt is escaped text with marks in it; taken apart here, it is text again. */
function marked(excerpt) {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((piece) => {
    const text = piece.replace(/<\/?mark>/g, "").replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (entity) => ENTITIES[entity]);
    return piece.startsWith("<mark>") ? create("mark", {}, text) : text;
  });
}

/** Whether somebody asks rather than names. */
export function isQuestion(query) {
  return /\?\s*$|^(?:how|what|why|when|who|which|where|can|does|do|is|are|must|may) /i.test(query);
}

/** Questions and help, typing errors and all. */
export async function questions(query) {
  const sections = await ask(query, QUESTIONS);
  return sections.map(({ title, address, text }) => ({ title, address: new URL(address, site).href, text: [text] }));
}
