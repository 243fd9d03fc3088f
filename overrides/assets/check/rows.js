// One row of the table. Text stays text: nothing that a list or a record says is ever read as HTML.

import { create as element } from "../element.js";
import { shownDay } from "../search/results.js";
import { badge } from "../status.js";
import { CHECK, SPOKEN } from "../words.js";
import { groupWord, sentences } from "./telling.js";

/** A row as an element. */
export function drawRow(row) {
  const { line, record, until } = row;
  const told = remarks(row);
  return element("tr", { class: `is-${row.group}` },
    element("th", { scope: "row", ...labelled(0) }, line.at),
    element("td", labelled(1), line.text || row.asked || "–"),
    element("td", {}, element("strong", { class: "group", ...SPOKEN }, groupWord(row)), ...(record ? [" ", ...named(record)] : [])),
    element("td", { class: record ? "row-status" : "none" }, record ? badge(record.steps, shownDay()) : "–"),
    element("td", record && until ? labelled(4) : { class: "none" }, record && until ? until : "–"),
    element("td", told ? {} : { class: "none" }, told ?? "–"));
}

function labelled(column) {
  return { "data-label": CHECK.columns[column] };
}

function named({ number, address, holder, local, language, site }) {
  return [
    element("a", { href: address }, number), ...(site ? [" ", element("small", {}, site)] : []), element("br"),
    holder, ...(local ? [" ", element("span", { class: "local", ...(language ? { lang: language } : {}) }, local)] : []),
  ];
}

function remarks(row) {
  const texts = sentences(row).map((text) => element("li", SPOKEN, text));
  const near = row.near.length ? [element("li", {}, element("span", SPOKEN, `${row.isName ? CHECK.namesLike : CHECK.nearest}: `), ...row.near.flatMap((one, at) => [...(at ? [" · "] : []), ...nearest(one, row.isName)]))] : [];
  return texts.length + near.length ? element("ul", {}, ...texts, ...near) : null;
}

function nearest({ number, address, holder, steps }, isName) {
  if (isName) return [element("a", { href: `search.html?q=${encodeURIComponent(holder)}` }, holder)];
  return [element("a", { href: address }, number), ` ${holder} `, badge(steps, shownDay())];
}
