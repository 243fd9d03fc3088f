// The search page: records, bodies and schemes by Pagefind, questions by lunr, an exact number before both.
// The whole state is in the address: ?q=led&scheme=HSPM&scheme=AP+ESD&sort=expires+asc

import { ask } from "./help.js";
import { lookUp } from "./lookup.js";
import { site } from "./place.js";
import { badge, statusOn, today } from "./status.js";
import { FACETS, SEARCH, dayInWords } from "./words.js";

const PER_PAGE = 20;
const HELP_SHOWN = 5;
const VALUES_SHOWN = 8;
const WORDS_BEFORE = 12;
const WORDS_SHOWN = 50;
const CALM = 120;

const input = document.querySelector(".search-box").elements.q;
const parts = Object.fromEntries(["search", "search-count", "search-sort", "search-facets", "search-exact", "search-records", "search-help"]
  .map((id) => [id.replace("search-", ""), document.getElementById(id)]));
const made = document.querySelector("[data-as-of]").dataset.asOf;

// On a desk the filters stand beside the results, on a phone they are folded away above them.
document.getElementById("search-fold").open = matchMedia("(min-width: 47.5rem)").matches;
document.querySelector(".without-script").remove();

let pagefind;
let newest = 0;
const opened = new Set();

function engine() {
  pagefind ??= import(new URL("pagefind/pagefind.js", site)).then(async (module) => {
    await module.options({ excerptLength: 0 });
    await module.init();
    return module;
  });
  pagefind.catch(() => { pagefind = undefined; });
  return pagefind;
}

function stateFromAddress() {
  const query = new URLSearchParams(location.search);
  const chosen = {};
  for (const facet of Object.keys(FACETS)) {
    const values = query.getAll(facet);
    if (values.length) chosen[facet] = values;
  }
  return { q: (query.get("q") ?? "").slice(0, input.maxLength), chosen, sort: query.get("sort") ?? "" };
}

function addressOf(state) {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const [facet, values] of Object.entries(state.chosen)) values.forEach((value) => query.append(facet, value));
  if (state.sort) query.set("sort", state.sort);
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

let state = stateFromAddress();

function element(name, attributes = {}, ...children) {
  const found = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) found.setAttribute(attribute, value);
  found.append(...children);
  return found;
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
  pieces.slice(from, from + WORDS_SHOWN).forEach((piece, position) => line.append(marked[from + position] ? element("mark", {}, piece) : piece));
  if (from + WORDS_SHOWN < pieces.length) line.append(" …");
  return [line];
}

function validity(steps, day) {
  const { status, since, until } = statusOn(steps, day);
  if (status === "withdrawn" || status === "cancelled") return SEARCH.ended(since);
  return until ? SEARCH.until(until) : SEARCH.noUntil;
}

function hit(data) {
  const { meta, url } = data;
  const article = element("article", { class: "hit" });
  const heading = element("h2", {}, element("a", { href: url }, meta.title), ...(meta.site ? [" ", element("small", {}, meta.site)] : []));
  if (meta.what !== "record") {
    article.append(heading, element("p", {}, [meta.what === "body" ? "Certification body" : "Scheme", meta.local, meta.place ?? meta.scheme].filter(Boolean).join(" · ")));
    return article;
  }
  const day = today() > made ? today() : made;
  const local = meta.local ? [" ", element("span", { class: "local", ...(meta.language ? { lang: meta.language } : {}) }, meta.local)] : [];
  article.append(
    element("div", { class: "hit-top" }, heading, badge(meta.steps, day)),
    element("p", { class: "hit-holder" }, meta.holder, ...local),
    element("p", {}, [meta.place, meta.scheme, meta.standard, validity(meta.steps, day)].join(" · ")),
  );
  article.append(...excerpt(meta.scope ?? "", state.q));
  return article;
}

function meaning({ text, link, address }) {
  return element("li", {}, text, ...(link ? [" ", element("a", { href: new URL(address, site) }, link)] : []));
}

/** The record of the number in the box; null when it is no number, undefined when it is one that is not here. */
async function exact(query) {
  return query ? lookUp(query).catch(() => null) : null;
}

async function showExact(turn, exactly) {
  const found = await exactly;
  if (turn !== newest) return;
  parts.exact.replaceChildren();
  if (found) {
    parts.exact.append(element("p", { class: "exact" }, `${SEARCH.exact}: `, element("a", { href: found.address }, found.number)));
  } else if (found === undefined) {
    parts.exact.append(
      element("div", { class: "absent" }, element("p", {}, element("strong", {}, SEARCH.numberAbsent(state.q))),
        element("ul", {}, ...SEARCH.absent.map(meaning)), element("p", {}, SEARCH.alike)),
    );
  }
}

async function showHelp(turn, exactly) {
  const isQuestion = state.q && !Object.keys(state.chosen).length && (await exactly) === null;
  const sections = isQuestion ? await ask(state.q, HELP_SHOWN).catch(() => []) : [];
  if (turn !== newest) return;
  parts.help.replaceChildren();
  if (!sections.length) return;
  parts.help.append(element("h2", {}, SEARCH.help));
  for (const section of sections) {
    parts.help.append(element("article", { class: "hit" },
      element("h3", {}, element("a", { href: new URL(section.address, site) }, section.title)), element("p", {}, section.text)));
  }
}

/** Pagefind answers a word that it does not know with the nearest beginning it has. That is no answer: all words of four
 * letters or more have to be in a record, up to their ending, or the record was not asked for. */
function isMeant(data, query) {
  const content = folded(`${data.meta.title} ${data.content}`);
  const words = folded(query).match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return words.every((word) => content.includes(word.slice(0, Math.max(4, word.length - 3))));
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

async function showRecords(turn, exactly) {
  try {
    const module = await engine();
    const filters = Object.fromEntries(Object.entries(state.chosen).map(([facet, values]) => [facet, { any: values }]));
    const [key, direction = "asc"] = state.sort.split(" ");
    const all = await module.filters();
    const answer = await module.search(state.q || null, { filters, ...(key ? { sort: { [key]: direction } } : {}) });
    const first = await load(answer.results, 0);
    const isNumber = (await exactly) !== null;
    if (turn !== newest) return;
    if (!isNumber && !first.some((data) => isMeant(data, state.q))) {
      answer.results = [];
      answer.filters = {};
      answer.totalFilters = {};
      first.length = 0;
    }
    parts.count.textContent = answer.results.length || !state.q ? SEARCH.count(answer.results.length) : SEARCH.none(state.q, Object.keys(state.chosen).length > 0);
    showFacets(all, answer);
    parts.records.replaceChildren();
    append(answer.results, 0, first, turn);
  } catch {
    if (turn !== newest) return;
    parts.count.replaceChildren(SEARCH.failed, " ", element("a", { href: new URL("certificates/index.html", site) }, SEARCH.browse));
    parts.records.replaceChildren();
  }
}

function load(results, from) {
  return Promise.all(results.slice(from, from + PER_PAGE).map((result) => result.data()));
}

/** Add loaded results, and a button for the next ones. `turn` is the search they belong to. */
function append(results, from, data, turn) {
  parts.records.append(...data.map(hit));
  const next = from + PER_PAGE;
  if (next >= results.length) return;
  const more = element("button", { type: "button", class: "more" }, SEARCH.more);
  more.addEventListener("click", async () => {
    more.disabled = true;
    const loaded = await load(results, next).catch(() => null);
    if (turn !== newest) return;
    more.disabled = false;
    if (!loaded) return;
    more.remove();
    append(results, next, loaded, turn);
  });
  parts.records.append(more);
}

/** How many results each value would give: within a facet that is narrowed already, as if it were not. */
function showFacets(all, answer) {
  const focused = document.activeElement?.id;
  parts.facets.replaceChildren();
  for (const [facet, title] of Object.entries(FACETS)) {
    const chosen = state.chosen[facet] ?? [];
    const counts = chosen.length ? answer.totalFilters?.[facet] ?? answer.filters[facet] : answer.filters[facet];
    const values = Object.keys(all[facet] ?? {})
      .map((value) => [value, counts?.[value] ?? 0])
      .filter(([value, number]) => number || chosen.includes(value))
      .sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
    if (!values.length) continue;
    const list = element("fieldset", {}, element("legend", {}, title));
    if (facet === "status") list.append(element("p", { class: "note" }, SEARCH.statusNote(dayInWords(made))));
    const shown = opened.has(facet) ? values : values.filter(([value], position) => position < VALUES_SHOWN || chosen.includes(value));
    shown.forEach(([value, number]) => list.append(facetValue(facet, value, number, chosen.includes(value))));
    if (shown.length < values.length) {
      const more = element("button", { type: "button", class: "more" }, `${SEARCH.more} (${values.length - shown.length})`);
      more.addEventListener("click", () => {
        opened.add(facet);
        showFacets(all, answer);
        parts.facets.querySelectorAll(`input[name=${facet}]`)[VALUES_SHOWN]?.focus();
      });
      list.append(more);
    }
    parts.facets.append(list);
  }
  if (Object.keys(state.chosen).length) {
    const clear = element("button", { type: "button", class: "more" }, SEARCH.clear);
    clear.addEventListener("click", () => { input.focus(); change({ chosen: {} }); });
    parts.facets.prepend(clear);
  }
  if (focused) document.getElementById(focused)?.focus();
}

function facetValue(facet, value, number, isChosen) {
  const id = `facet-${facet}-${encodeURIComponent(value)}`;
  const box = element("input", { type: "checkbox", id, name: facet, value });
  box.checked = isChosen;
  box.addEventListener("change", () => {
    const values = new Set(state.chosen[facet]);
    if (box.checked) values.add(value); else values.delete(value);
    const chosen = { ...state.chosen, [facet]: [...values] };
    if (!values.size) delete chosen[facet];
    change({ chosen });
  });
  return element("label", { for: id }, box, ` ${value} `, element("small", {}, number.toLocaleString("en")));
}

function show() {
  const turn = ++newest;
  parts.search.hidden = false;
  input.value = input === document.activeElement ? input.value : state.q;
  parts.sort.value = state.sort;
  parts.count.textContent ||= SEARCH.loading;
  const exactly = exact(state.q);
  return Promise.all([showExact(turn, exactly), showRecords(turn, exactly), showHelp(turn, exactly)]);
}

function change(what, { replace = false } = {}) {
  state = { ...state, ...what };
  history[replace ? "replaceState" : "pushState"](null, "", addressOf(state));
  show();
}

let calm;
input.addEventListener("input", () => {
  clearTimeout(calm);
  calm = setTimeout(() => {
    if (input.value.trim() !== state.q) change({ q: input.value.trim() }, { replace: true });
  }, CALM);
});
parts.sort.addEventListener("change", () => change({ sort: parts.sort.value }));

// Arrows walk from the box through the results and back; Escape returns to the box.
document.addEventListener("keydown", (event) => {
  const inResults = event.target.closest?.("#search-results");
  if (event.key === "Escape" && inResults) {
    input.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (inResults || event.target === input)) {
    const stops = [input, ...document.querySelectorAll("#search-results a")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
});
addEventListener("popstate", () => { state = stateFromAddress(); input.blur(); show(); });

show();
