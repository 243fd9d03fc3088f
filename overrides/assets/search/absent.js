// Not found is not fake: the three things it can mean, what is near, and how complete each body says its records are.

import { site } from "../place.js";
import { SEARCH, SPOKEN, dayInWords } from "../words.js";
import { element, hit } from "./results.js";

/** A number that no record has, with the nearest ones. */
export function absentNumber(query, { near, register }) {
  const nearest = near.length ? [element("h2", SPOKEN, SEARCH.nearest), ...near.map((card) => hit(card, ""))] : [];
  const named = register.bodies.filter((body) => body.codes.some((code) => query.toUpperCase().includes(code)));
  return box(SEARCH.numberAbsent(query), SEARCH.absent, nearest, named.length ? named : register.bodies);
}

/** One of several numbers, that no record has. */
export function absentToo({ text }) {
  return element("p", { class: "absent", ...SPOKEN }, SEARCH.numberAbsent(text));
}

/** Words that no record has, with those that are nearest. */
export function absentName(query, { instead, register }) {
  const [, inNone, notGenuine] = SEARCH.absent;
  const meanings = [{ text: SEARCH.nameAbsent[0] }, { ...inNone, text: SEARCH.nameAbsent[1] }, notGenuine];
  const links = instead.map((words) => element("a", { href: `?q=${encodeURIComponent(words)}` }, words));
  const nearest = links.length ? [element("p", {}, `${SEARCH.instead}: `, ...links.flatMap((link, at) => (at ? [" · ", link] : [link])))] : [];
  return box(SEARCH.none(query, false), meanings, nearest, register.bodies);
}

function box(title, meanings, nearest, bodies) {
  const list = meanings.map(({ text, link, address }) => element("li", {}, text, ...(link ? [" ", element("a", { href: new URL(address, site) }, link)] : [])));
  const declared = bodies.map((body) => element("li", {}, SEARCH.declared(body.name, body.complete && dayInWords(body.complete))));
  return element("div", { class: "absent", ...SPOKEN },
    element("p", {}, element("strong", {}, title)), element("ul", {}, ...list), ...nearest,
    element("details", {}, element("summary", {}, SEARCH.completeness), element("ul", {}, ...declared)));
}
