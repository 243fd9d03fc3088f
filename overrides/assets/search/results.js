// How results look. Text stays text: nothing a record says is ever read as HTML.

import { create as element } from "../element.js";
import { badge, statusOn, today } from "../status.js";
import { KIND, SEARCH, SPOKEN } from "../words.js";

const WORDS_BEFORE = 12;
const WORDS_SHOWN = 50;
const made = document.querySelector("[data-as-of]").dataset.asOf;

export { element };

/** The day that results are shown for: a clock that is behind the day the pages were made knows less than they do. */
export function shownDay() {
  return today() > made ? today() : made;
}

/** What a record's dates say in a few words. */
export function validity(steps) {
  const { status, since, until } = statusOn(steps, shownDay());
  if (status === "withdrawn" || status === "cancelled") return SEARCH.ended(since);
  return until ? SEARCH.until(until) : SEARCH.noUntil;
}

/** One record among others. */
export function hit(card, query) {
  const { number, holder, site, city, country, scheme, standard, steps, address } = card;
  return element("article", { class: "hit" },
    element("div", { class: "hit-top" },
      element("h3", {}, element("a", { href: address }, number), ...(site ? [" ", element("small", {}, site)] : [])),
      badge(steps, shownDay())),
    element("p", { class: "hit-holder" }, holder, ...local(card)),
    element("p", {}, [`${city}, ${country}`, scheme, standard, ""].join(" · "), element("span", SPOKEN, validity(steps))),
    ...excerpt(card.scope, query));
}

/** The record whose number was asked for, with what has to be said of it. */
export function exactHit({ card, said, differs }) {
  const found = hit(card, "");
  found.className = "hit exact";
  if (!differs) found.prepend(element("p", { class: "note", ...SPOKEN }, SEARCH.exact));
  found.querySelector(".hit-top").before(...sentences(said));
  return found;
}

/** What has to be said of another of the records that were asked for. */
export function alsoAsked({ card, said }) {
  return said.length ? [element("div", {}, element("p", {}, element("strong", {}, card.number)), ...sentences(said))] : [];
}

function sentences(said) {
  return said.map((one) => element("p", { class: "absent", ...SPOKEN }, one));
}

/** What has to be said when records were found that do not have the words as they were typed. */
export function howFound({ how, similar, order }) {
  const note = { similar: SEARCH.similarOnly, some: SEARCH.some, one: SEARCH.oneWord }[how] ?? (similar ? SEARCH.alsoSimilar(similar) : "");
  return note && order.length ? [" ", element("span", { class: "note" }, note)] : [];
}

/** A body, a scheme, a text or a question. */
export function otherHit({ title, address, facts, text, language }) {
  return element("article", { class: "hit" },
    element("h3", {}, element("a", { href: address }, title)),
    ...(facts?.length ? [element("p", language ? { lang: language } : {}, facts.filter(Boolean).join(" · "))] : []),
    ...(text ? [element("p", { class: "hit-excerpt" }, ...text)] : []));
}

/** Records as rows: the table is made once and grows. */
export function table(place, shown) {
  let body = place.querySelector("tbody");
  if (!body) {
    body = element("tbody");
    const heads = SEARCH.columns.map((title) => element("th", { scope: "col", ...SPOKEN }, title));
    place.append(element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": SEARCH.table },
      element("table", { class: "records" }, element("thead", {}, element("tr", {}, ...heads)), body)));
  }
  body.append(...shown.map((card) => element("tr", {},
    element("th", { scope: "row" }, element("a", { href: card.address }, card.number), ...(card.site ? [" ", element("small", {}, card.site)] : [])),
    element("td", {}, badge(card.steps, shownDay())),
    element("td", {}, card.holder, ...local(card)),
    element("td", {}, `${card.city}, ${card.country}`),
    element("td", {}, card.scheme),
    element("td", SPOKEN, KIND[card.kind]),
    element("td", { class: "row-body", ...label("body") }, card.body),
    element("td", { class: "row-issued", ...label("issued") }, card.issued),
    element("td", { class: "row-until" }, statusOn(card.steps, shownDay()).until || "–"))));
}

/** What a cell says before its text where the table has no heads, on a narrow screen. */
function label(cell) {
  return { "data-label": SEARCH.labels[cell] };
}

function local({ local: name, language }) {
  return name ? [" ", element("span", { class: "local", ...(language ? { lang: language } : {}) }, name)] : [];
}

/** The part of a scope in which the words of the query stand, with the words marked; empty when none of them does. */
function excerpt(scope, query) {
  const words = (query.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1).map((word) => word.toLowerCase());
  const pieces = scope.split(/([\p{L}\p{N}]+)/u);
  const marked = pieces.map((piece) => words.some((word) => piece.toLowerCase().startsWith(word)));
  const first = marked.indexOf(true);
  if (first < 0) return [];
  const from = Math.max(0, first - WORDS_BEFORE);
  const line = element("p", { class: "hit-excerpt" }, from ? "… " : "");
  pieces.slice(from, from + WORDS_SHOWN).forEach((piece, at) => line.append(marked[from + at] ? element("mark", {}, piece) : piece));
  if (from + WORDS_SHOWN < pieces.length) line.append(" …");
  return [line];
}
