// What is asked for, as it stands in the address:
// ?q=led&scheme=HSPM&scheme=AP+ESD&issued=2024-01-01..2024-12-31&within=90&sort=expires+asc&view=table

import { PERIODS, SEARCH } from "../words.js";
import { FACETS } from "./facets.js";

const SPANS = ["issued", "expires"];

/** The state that an address stands for. `leftOut` are sentences about what in it cannot be. */
export function stateOf(address, longest) {
  const query = new URLSearchParams(address);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, query.getAll(facet)]).filter(([, values]) => values.length));
  const leftOut = [];
  const [issued, expires] = SPANS.map((field) => spanOf(field, query.get(field) ?? "", leftOut));
  for (const [name, value] of query) {
    const field = SPANS.find((one) => name !== one && name.startsWith(one));
    if (field && value) leftOut.push(SEARCH.noSuchValue(SEARCH[field], `${name}=${value}`));
  }
  const wanted = query.get("within") ?? "";
  const within = PERIODS.find((days) => String(days) === wanted) ?? 0;
  if (wanted && !within && wanted !== "0") leftOut.push(SEARCH.noSuchValue(SEARCH.expiring, wanted));
  const all = query.has("all") || leftOut.length > 0;
  return { q: (query.get("q") ?? "").slice(0, longest), chosen, issued, expires, within, sort: query.get("sort") ?? "", view: query.get("view") ?? "", all, leftOut };
}

/** The address of a state, without what was left out. */
export function addressOf({ q, chosen, issued, expires, within, sort, view, all }) {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  for (const [facet, values] of Object.entries(chosen)) values.forEach((value) => query.append(facet, value));
  for (const [name, value] of Object.entries({ issued, expires, within, sort, view })) if (value) query.set(name, value);
  const text = query.toString() || (all ? "all" : "");
  return text ? `?${text}` : location.pathname;
}

/** A span of days, one of which may be open; what is no day of the calendar is left out. */
function spanOf(field, text, leftOut) {
  if (!text) return "";
  const ends = text.split("..");
  const faulty = ends.length === 2 ? ends.filter((day) => day && !isDay(day)) : [text];
  leftOut.push(...faulty.map((said) => SEARCH.noDay(SEARCH[field], said)));
  const [from, to] = ends.length === 2 ? ends.map((day) => (isDay(day) ? day : "")) : ["", ""];
  return from || to ? (from && to && from > to ? [to, from] : [from, to]).join("..") : "";
}

function isDay(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
