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

/** The sections that answer a query best, at most `most`. */
export async function ask(query, most) {
  ready ??= load().catch((error) => {
    ready = undefined; // a request that failed once may work the next time
    throw error;
  });
  const { index, sections } = await ready;
  const terms = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!terms.length) return [];
  const optional = window.lunr.Query.presence.OPTIONAL;
  const found = index.query((search) => {
    for (const term of terms) {
      search.term(term, { boost: 10, presence: optional, usePipeline: true });
      if (term.length > 3) {
        search.term(term, { boost: 4, presence: optional, usePipeline: false, wildcard: window.lunr.Query.wildcard.TRAILING });
        search.term(term, { boost: 1, presence: optional, usePipeline: false, editDistance: 1 });
      }
    }
  });
  return found.slice(0, most).map((hit) => sections[Number(hit.ref)]);
}
