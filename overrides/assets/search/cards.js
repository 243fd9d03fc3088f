// What a result shows of a record. generator/search/cards.py writes it.

import { slug } from "../number.js";
import { site } from "../place.js";
import { part } from "./parts.js";

const FIELDS = ["number", "holder", "local", "language", "site", "city", "country", "scheme", "standard", "kind", "steps", "issued", "issue", "scope", "body", "issues"];

/** The cards of some records, in the same order. */
export async function cards(list, positions) {
  const size = list.cardsInAPack;
  return Promise.all(Array.from(positions, async (position) => {
    const pack = await part(list.cards[Math.floor(position / size)]);
    const card = Object.fromEntries(FIELDS.map((field, at) => [field, pack[position % size][at]]));
    return { ...card, address: new URL(`certificates/${slug(card.number)}.html`, site).href };
  }));
}
