// Is this number in the directory? Two small files at the most, whatever the size of the directory.

import { candidates, key, shardOf, slug } from "./number.js";
import { site } from "./place.js";

let index;

async function load(path) {
  const answer = await fetch(new URL(path, site));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** The record of a number in a text as { number, address }; null when there is none in it, undefined when it is not here. */
export async function lookUp(text) {
  const wanted = candidates(text);
  if (!wanted.length) return null;
  index ??= load("search/index.json").catch((error) => {
    index = undefined; // a request that failed once may work the next time
    throw error;
  });
  const { shards } = await index;
  for (const one of wanted) {
    const numbers = await load(`search/numbers/${shardOf(one, shards)}.json`);
    const number = numbers.find((candidate) => key(candidate) === one);
    if (number) return { number, address: new URL(`certificates/${slug(number)}.html`, site).href };
  }
  return undefined;
}
