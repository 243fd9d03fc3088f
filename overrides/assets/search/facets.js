// Narrowing down: facets with the counts they would leave, and days.

import { create as element } from "../element.js";
import { FACET_TITLES, KIND, PERIODS, SEARCH, SPOKEN, STATUS, dayInWords } from "../words.js";

const VALUES_SHOWN = 8;
const opened = new Set();

export const FACETS = Object.keys(FACET_TITLES);

/** Whether the values of a facet are words of ours; all others are as recorded. */
function isWord(facet) {
  return facet === "status" || facet === "kind";
}

function wordOf(facet, value) {
  if (facet === "status") return STATUS[value].word;
  return facet === "kind" ? KIND[value] : value;
}

/** Draw everything a list can be narrowed by. `change` is told the new state. */
export function drawFacets(place, counts, state, change, made) {
  const focused = document.activeElement?.id;
  const narrowed = Object.keys(state.chosen).length || state.issued || state.expires || state.within;
  const redraw = () => drawFacets(place, counts, state, change, made);
  place.replaceChildren(
    ...(narrowed ? [clearButton(change)] : []),
    ...FACETS.map((facet) => drawFacet(facet, counts[facet], state, change, redraw, made)).filter(Boolean),
    period(state, change),
    span("issued", state, change),
    span("expires", state, change),
  );
  if (focused) document.getElementById(focused)?.focus();
}

function clearButton(change) {
  const clear = element("button", { type: "button", class: "more", id: "search-clear", ...SPOKEN }, SEARCH.clear);
  clear.addEventListener("click", () => {
    document.querySelector(".search-box").elements.q.focus();
    change({ chosen: {}, issued: "", expires: "", within: 0 });
  });
  return clear;
}

function drawFacet(facet, counts, state, change, redraw, made) {
  const chosen = state.chosen[facet] ?? [];
  const values = [...counts]
    .filter(([value, number]) => number || chosen.includes(value))
    .sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
  if (!values.length) return null;
  const shown = opened.has(facet) ? values : values.filter(([value], at) => at < VALUES_SHOWN || chosen.includes(value));
  const list = element("fieldset", {}, element("legend", SPOKEN, FACET_TITLES[facet]), ...shown.map(([value, number]) => choice(facet, value, number, state, change)));
  if (facet === "status") list.append(element("p", { class: "note", ...SPOKEN }, SEARCH.statusNote(dayInWords(made))));
  if (shown.length < values.length) {
    const more = element("button", { type: "button", class: "more", ...SPOKEN }, `${SEARCH.more} (${values.length - shown.length})`);
    more.addEventListener("click", () => {
      opened.add(facet);
      redraw();
      document.querySelectorAll(`#search-facets input[name=${facet}]`)[VALUES_SHOWN]?.focus();
    });
    list.append(more);
  }
  return list;
}

function choice(facet, value, number, state, change) {
  const id = `facet-${facet}-${encodeURIComponent(value)}`;
  const box = element("input", { type: "checkbox", id, name: facet, value });
  box.checked = Boolean(state.chosen[facet]?.includes(value));
  box.addEventListener("change", () => {
    const values = new Set(state.chosen[facet]);
    if (box.checked) values.add(value); else values.delete(value);
    const chosen = { ...state.chosen, [facet]: [...values] };
    if (!values.size) delete chosen[facet];
    change({ chosen });
  });
  const sign = facet === "status" ? [element("span", { "aria-hidden": "true" }, STATUS[value].shape), " "] : [];
  return element("label", { for: id }, box, " ", ...sign, element("span", isWord(facet) ? SPOKEN : {}, wordOf(facet, value)), " ", element("small", {}, number.toLocaleString("en")));
}

function period(state, change) {
  const select = element("select", { id: "search-within", ...SPOKEN }, element("option", { value: "0" }, SEARCH.anyTime),
    ...PERIODS.map((days) => element("option", { value: String(days) }, SEARCH.within(days))));
  select.value = String(state.within);
  select.addEventListener("change", () => change({ within: Number(select.value), expires: "" }));
  return element("fieldset", {}, element("legend", SPOKEN, SEARCH.expiring), element("label", { for: "search-within", class: "unseen", ...SPOKEN }, SEARCH.expiring), select);
}

function span(field, state, change) {
  const [from = "", to = ""] = state[field].split("..");
  const inputs = [["from", from], ["to", to]].map(([end, value]) => element("input", { type: "date", id: `search-${field}-${end}`, value, min: "1990-01-01", max: "2099-12-31" }));
  const changed = () => {
    const [first, last] = inputs.map((input) => input.value);
    const isWhole = inputs.every((input) => input.checkValidity());
    // Days in the other order are meant in this one.
    if (isWhole && first && last && first > last) change({ [field]: `${last}..${first}`, ...(field === "expires" ? { within: 0 } : {}) });
    else if (isWhole) change({ [field]: first || last ? `${first}..${last}` : "", ...(field === "expires" ? { within: 0 } : {}) });
  };
  inputs.forEach((input) => input.addEventListener("change", changed));
  const labels = [SEARCH.from, SEARCH.to].map((word, at) => element("label", { for: inputs[at].id, ...SPOKEN }, `${word} `, inputs[at]));
  return element("fieldset", { class: "span" }, element("legend", SPOKEN, SEARCH[field]), ...labels);
}
