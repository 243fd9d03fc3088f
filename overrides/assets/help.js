// Questions and help: a lunr index made at build time, loaded with the first query, forgiving of typing errors.

import { site } from "./place.js";

let ready;

function script(address) {
  return new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = done;
    element.onerror = () => failed(new Error(address));
    document.head.append(element);
  });
}

async function load() {
  const [answer] = await Promise.all([fetch(new URL("search/help.json", site)), script(new URL("assets/lunr.js", site))]);
  const { index, sections } = await answer.json();
  return { index: window.lunr.Index.load(index), sections };
}

// What is written for those who keep records: it answers others only when it is about all that they ask.
const FOR_BODIES = /^\/?(?:contributing|hosting|decisions)\//;
const LESS = 0.5;

/** Whether a page is written for bodies, operators or hosts. */
export function isForBodies(path) {
  return FOR_BODIES.test(path);
}

/** The sections that answer a query best, at most `most`. Those for bodies stand behind others that answer as well. */
export async function ask(query, most) {
  ready ??= load().catch((error) => {
    ready = undefined; // a request that failed once may work the next time
    throw error;
  });
  const { index, sections } = await ready;
  const terms = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!terms.length) return [];
  const telling = terms.filter((term) => term.length > 2 && window.lunr.stopWordFilter(term));
  const withTerm = telling.map((term) => new Set(index.query((search) => look(search, term)).map(({ ref }) => ref)));
  const weighed = index.query((search) => terms.forEach((term) => look(search, term))).map(({ ref, score }) => {
    const section = sections[Number(ref)];
    if (!isForBodies(section.address)) return { section, score };
    return { section, score: withTerm.every((refs) => refs.has(ref)) ? score * LESS : 0 };
  });
  return weighed.filter(({ score }) => score).sort((one, other) => other.score - one.score).slice(0, most).map(({ section }) => section);
}

function look(search, term) {
  const optional = window.lunr.Query.presence.OPTIONAL;
  search.term(term, { boost: 10, presence: optional, usePipeline: true });
  if (term.length > 3) {
    search.term(term, { boost: 4, presence: optional, usePipeline: false, wildcard: window.lunr.Query.wildcard.TRAILING });
    search.term(term, { boost: 1, presence: optional, usePipeline: false, editDistance: 1 });
  }
}
