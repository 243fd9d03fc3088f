// Is this number in the directory? Two small files at the most, whatever the size of the directory.

import { isLikeNumber, key, shardOf, slug } from "./number.js";
import { site } from "./place.js";

let index;

async function load(path) {
  const answer = await fetch(new URL(path, site));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** The record of a number in any spelling as { number, address }; null when it is none, undefined when it is not here. */
export async function lookUp(text) {
  const wanted = key(text);
  if (!isLikeNumber(wanted)) return null;
  index ??= load("search/index.json").catch((error) => {
    index = undefined; // a request that failed once may work the next time
    throw error;
  });
  const { shards } = await index;
  const numbers = await load(`search/numbers/${shardOf(wanted, shards)}.json`);
  const number = numbers.find((candidate) => key(candidate) === wanted);
  return number && { number, address: new URL(`certificates/${slug(number)}.html`, site).href };
}
