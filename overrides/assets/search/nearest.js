// A number that is not here, and those that differ from it by little.

import { reading } from "../number.js";
import { cards } from "./cards.js";
import { entries, lists, thoseKnown } from "./lexicon.js";

const SHOWN = 5;
const MOST_LOOKED_AT = 24;
const DIGITS = "0123456789";
const RUNNING = 7;

/** The nearest numbers, as cards: one digit of year or running number wrong, or another code with the same digits. */
export async function near(list, number) {
  const positions = new Set();
  for (const entry of await thoseKnown(list.numbers, edits(number))) for (const position of lists(entry)[0]) positions.add(position);
  // Another code or scheme, the same running number.
  const tail = number.match(/[0-9]{6}$/)?.[0];
  const sameTail = tail ? await entries(list.numbers, tail, (term) => term === tail) : [];
  for (const entry of sameTail) for (const position of [...lists(entry)[0]].slice(0, MOST_LOOKED_AT)) positions.add(position);
  const found = await cards(list, [...positions].slice(0, MOST_LOOKED_AT));
  return found
    .map((card) => ({ card, distance: distance(number, reading(card.number)) }))
    .filter((one) => one.distance < 4)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, SHOWN)
    .map((one) => one.card);
}

/** Everything that one wrong, missing, doubled or exchanged digit of year and running number can have been. */
function edits(number) {
  const found = [];
  for (let at = number.length - RUNNING; at < number.length; at += 1) {
    const [before, here, after] = [number.slice(0, at), number[at], number.slice(at + 1)];
    found.push(before + after);
    if (after) found.push(before + after[0] + here + after.slice(1));
    for (const digit of DIGITS) found.push(before + digit + after, before + here + digit + after);
  }
  return [...new Set(found)].filter((one) => one !== number);
}

/** How many signs have to be put in, taken out, changed or exchanged with their neighbour. */
function distance(one, other) {
  let [earlier, before] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      now[at] = Math.min(before[at] + 1, now[at - 1] + 1, before[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1));
      if (one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) now[at] = Math.min(now[at], earlier[at - 2] + 1);
    }
    [earlier, before] = [before, now];
  }
  return before[other.length];
}
