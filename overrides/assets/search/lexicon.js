// Sorted lists of terms in blocks: a query loads the blocks its words fall into, and no others.

import { part } from "./parts.js";

const MOST_BLOCKS = 6;
const LAST = "\uffff";

/** The last position whose term is not after the one asked for; 0 when all are. */
function blockOf(first, term) {
  let low = 0;
  let high = first.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (first[middle] <= term) low = middle; else high = middle - 1;
  }
  return low;
}

/** Steps between positions, as positions. */
function positions(steps) {
  const found = new Int32Array(steps.length);
  let at = 0;
  steps.forEach((step, index) => { found[index] = at += step; });
  return found;
}

/** All entries that begin with a term: { term, lists }, of the nearest blocks. `wanted` says which of them are meant. */
export async function entries({ first, names }, beginning, wanted = () => true) {
  if (!names.length) return [];
  const from = blockOf(first, beginning);
  const to = Math.min(blockOf(first, beginning + LAST), from + MOST_BLOCKS - 1);
  const blocks = await Promise.all(names.slice(from, to + 1).map((name) => part(name)));
  const found = [];
  for (const block of blocks) {
    for (const entry of block) {
      const term = typeof entry === "string" ? entry : entry[0];
      if (term.startsWith(beginning) && wanted(term)) found.push(entry);
    }
  }
  return found;
}

/** Those of many terms that are there, looked for in the blocks that most of them fall into. */
export async function thoseKnown({ first, names }, terms) {
  const wanted = new Map();
  for (const term of terms) {
    const block = blockOf(first, term);
    wanted.set(block, [...(wanted.get(block) ?? []), term]);
  }
  const likeliest = [...wanted].sort((one, other) => other[1].length - one[1].length).slice(0, MOST_BLOCKS);
  const found = await Promise.all(likeliest.map(async ([block, those]) => {
    const alike = new Set(those);
    return (await part(names[block])).filter(([term]) => alike.has(term));
  }));
  return found.flat();
}

/** The records of an entry: one list for each field. They are worked out once. */
export function lists(entry) {
  if (!(entry[1] instanceof Int32Array)) for (let field = 1; field < entry.length; field += 1) entry[field] = positions(entry[field]);
  return entry.slice(1);
}

/** How a term differs from a word: 0 by more than one error, 1 by one, 2 if its beginning does. Two neighbouring letters
 * in the wrong order are one error. */
export function misspelled(word, term) {
  let at = 0;
  while (at < word.length && word[at] === term[at]) at += 1;
  const swapped = word[at] === term[at + 1] && word[at + 1] === term[at];
  const rests = [[at + 1, at + 1], [at + 1, at], [at, at + 1], ...(swapped ? [[at + 2, at + 2]] : [])];
  let best = 0;
  for (const [mine, theirs] of rests) {
    const rest = word.slice(Math.min(mine, word.length));
    const other = term.slice(theirs);
    if (rest === other) return 1;
    if (other.startsWith(rest) && rest) best = 2;
  }
  return best;
}

/** Names that are one typing error away from a word. An error leaves either the first half or the end as it is. */
export async function similar(list, word) {
  if (word.length < 4) return [];
  const half = word.length >> 1;
  const end = Array.from(word).reverse().join("").slice(0, Math.max(2, word.length - half - 1));
  const isNear = (term) => term !== word && misspelled(word, term) > 0;
  const [sameStart, backwards] = await Promise.all([
    entries(list.names, word.slice(0, half), isNear),
    entries(list.ends, end, (term) => isNear(Array.from(term).reverse().join(""))),
  ]);
  const known = new Set(sameStart.map(([term]) => term));
  const others = [...new Set(backwards.map((term) => Array.from(term).reverse().join("")))].filter((term) => !known.has(term));
  const sameEnd = await Promise.all(others.map((other) => entries(list.names, other, (term) => term === other)));
  return [...sameStart, ...sameEnd.flat()].filter(([term]) => !term.startsWith(word));
}
