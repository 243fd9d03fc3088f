// What the other languages of the site call a status and a kind, put into the words that the index has.

import { fold } from "./folding.js";

const LANGUAGES = ["zh-Hans", "zh-Hant", "ja", "ko"];

let known;

async function load() {
  const all = await Promise.all(LANGUAGES.map((language) => import(`../words/${language}.js`)));
  const pairs = all.flatMap(({ words: { STATUS, KIND } }) => [
    ...Object.entries(STATUS).map(([status, { word }]) => [word, status]),
    ...Object.entries(KIND).map(([kind, word]) => [word, kind]),
  ]);
  // "已撤销" is also asked for as "撤销".
  return new Map(pairs.flatMap(([word, value]) => [[fold(word), value], [fold(word.replace(/^已/, "")), value]]));
}

/** The query with such words in English; only whole words, as 有効期限切れ begins with what is the opposite of it. */
export async function statusesInEnglish(query) {
  known ??= load().catch((error) => {
    known = undefined; // a request that failed once may work the next time
    throw error;
  });
  const words = await known;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...words.keys()].join("|")})(?![\\p{L}\\p{N}])`, "gu");
  const folded = fold(query);
  const changed = folded.replace(whole, (word) => words.get(word));
  return changed === folded ? query : changed;
}
