// Not found is not fake: the things it can mean, what is near, and how complete each body says its records are.

import { site } from "../place.js";
import { SEARCH, SPOKEN, dayInWords } from "../words.js";
import { element, hit } from "./results.js";

/** A number that no record has, with the nearest ones. */
export function absentNumber(query, { near, missing: [asked], register }) {
  const nearest = near.length ? [element("h2", SPOKEN, SEARCH.nearest), ...near.map((card) => hit(card, ""))] : [];
  const { bodies } = asked.of;
  const [typed, notHere, notGenuine] = SEARCH.absent;
  return box([SEARCH.numberAbsent(query), ...aboutParts(asked)], [typed, bodies.length ? notHere : SEARCH.bodyAbsent, notGenuine], nearest, bodies.length ? bodies : register.bodies);
}

/** One of several numbers, that no record has. */
export function absentToo(asked) {
  return element("p", { class: "absent", ...SPOKEN }, SEARCH.numberAbsent(asked.text), " ", ...aboutParts(asked));
}

/** That the number is here and the site that was named beside it is not; or that not even its body is here. */
export function aboutParts({ site, hasMaster, of: { code, bodies } }) {
  const sentences = [...(hasMaster ? [SEARCH.siteAbsent(site)] : []), ...(bodies.length ? [] : [SEARCH.codeUnknown(code)])];
  return sentences.map((one) => element("span", SPOKEN, one));
}

/** Words that no record has, with those that are nearest. */
export function absentName(query, { each = [], instead = [], register }) {
  const [, inNone] = SEARCH.absent;
  const meanings = [{ text: SEARCH.nameAbsent[0] }, { ...inNone, text: SEARCH.nameAbsent[1] }];
  return box([SEARCH.none(query, false)], meanings, beside({ each, instead }), register.bodies);
}

/** What there is when no record has all words: how many have each of them, and what is spelled nearly so. */
export function beside({ each = [], instead = [] }) {
  const counted = each.map(({ word, order: { length } }) => (length ? searchFor(word, `${word}: ${SEARCH.count(length)}`) : `${word}: ${SEARCH.count(0)}`));
  const suggested = instead.map((words) => searchFor(words, words));
  return [
    ...(each.length > 1 && each.some(({ order }) => order.length) ? [element("p", { class: "each" }, ...listed(counted))] : []),
    ...(suggested.length ? [element("p", {}, `${SEARCH.instead}: `, ...listed(suggested))] : []),
  ];
}

/** The scheme that a word stands for. */
export function seeScheme({ word, short, count }) {
  const [before, after] = SEARCH.seeScheme(word, "\n").split("\n");
  return element("p", { class: "note", ...SPOKEN }, before, element("a", { href: new URL(`search.html?scheme=${encodeURIComponent(short)}`, site) }, `${short}, ${SEARCH.count(count)}`), after);
}

function searchFor(words, text) {
  return element("a", { href: new URL(`search.html?q=${encodeURIComponent(words)}`, site) }, text);
}

function listed(things) {
  return things.flatMap((thing, at) => (at ? [" · ", thing] : [thing]));
}

function box([title, ...more], meanings, nearest, bodies) {
  const list = meanings.map(({ text, link, address }) => element("li", {}, text, ...(link ? [" ", element("a", { href: new URL(address, site) }, link)] : [])));
  const declared = bodies.map((body) => element("li", {}, SEARCH.declared(body.name, body.complete && dayInWords(body.complete))));
  return element("div", { class: "absent", ...SPOKEN },
    element("p", {}, element("strong", {}, title), ...more.flatMap((one) => [" ", one])), ...nearest,
    element("p", {}, SEARCH.canMean), element("ul", {}, ...list),
    element("details", {}, element("summary", {}, SEARCH.completeness), element("ul", {}, ...declared)));
}
