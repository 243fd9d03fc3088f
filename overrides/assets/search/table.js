// What records are counted, narrowed and sorted by. generator/search/table.py writes it.

import { part } from "./parts.js";

const BASE = 91;

/** The digit of a sign: the signs from "#" to "~" without the backslash. */
function digit(code) {
  return code - (code > 92 ? 36 : 35);
}

function numbers({ width, column }, records) {
  const found = new Uint32Array(records);
  for (let record = 0, at = 0; record < records; record += 1) {
    let number = 0;
    for (const end = at + width; at < end; at += 1) number = number * BASE + digit(column.charCodeAt(at));
    found[record] = number;
  }
  return found;
}

function readFacets({ records, facets, lengths }) {
  const read = {};
  for (const [facet, content] of Object.entries(facets)) {
    read[facet] = { values: content.values, sets: content.sets, column: numbers(content, records) };
  }
  return { records, facets: read, lengths: numbers(lengths, records) };
}

/** The facets of all records: values, sets of values, and the set of each record. */
export function facetTable(list) {
  return part(list.facets, readFacets);
}

/** Days and order of holders, needed to sort and to narrow by date. */
export function orderTable(list) {
  return part(list.order, (content) => ({
    before: content.before,
    issued: numbers(content.issued, list.records),
    expires: numbers(content.expires, list.records),
    holder: numbers(content.holder, list.records),
  }));
}

/** Days since the year 1, as Python counts them. */
export function dayNumber(day) {
  return Math.round(Date.parse(day) / 86_400_000) + 719_163;
}
