// The search page. The whole state is in the address.

import { FACET_TITLES, SEARCH, SPOKEN } from "../words.js";
import { partOfNumber } from "../number.js";
import { site } from "../place.js";
import { today } from "../status.js";
import { addressOf, stateOf } from "./address.js";
import { absentName, absentNumber, absentToo, beside, seeScheme } from "./absent.js";
import { cards } from "./cards.js";
import { saveAsCsv } from "./csv.js";
import { drawFacets } from "./facets.js";
import { find } from "./finder.js";
import { narrow } from "./narrowing.js";
import { inRegister, inTexts, questions, schemesMeant } from "./others.js";
import { isQuestion } from "./query.js";
import { remarks } from "./remarks.js";
import { alsoAsked, element, exactHit, hit, howFound, otherHit, table } from "./results.js";
import { facetTable } from "./table.js";
import { whenTyped } from "./typing.js";
import { walk } from "./walking.js";

const PER_PAGE = 10;
const PAUSE = 350;
const DOUBLE_CLICK = 300;

const input = document.querySelector(".search-box").elements.q;
const ids = ["search", "start", "count", "groups", "sort", "view", "csv", "fold", "facets", "results", "exact", "records", "bodies", "schemes", "texts", "help"];
const parts = Object.fromEntries(ids.map((id) => [id, document.getElementById(id === "search" ? id : `search-${id}`)]));
const made = document.querySelector("[data-as-of]").dataset.asOf;

Object.assign(parts.count, SPOKEN);

// On a desk the filters stand beside the results, on a phone they are folded away above them.
parts.fold.open = matchMedia("(min-width: 47.5rem)").matches;
document.querySelector(".without-script").remove();

const pause = (time) => new Promise((done) => { setTimeout(done, time); });

let newest = 0;
let leftOut = [];
let finished = Promise.resolve();
let state = stateFromAddress();

function stateFromAddress() {
  return stateOf(location.search, input.maxLength);
}

/** Whether somebody has asked for anything yet. */
function isAsked() {
  const { q, chosen, issued, expires, within, all } = state;
  return Boolean(q || Object.keys(chosen).length || issued || expires || within || all);
}

function isNarrowed() {
  return Boolean(Object.keys(state.chosen).length || state.issued || state.expires || state.within || state.sort);
}

function narrowing() {
  const span = (text) => {
    const [from, to] = text.split("..");
    return text && { from, to };
  };
  const dates = { issued: span(state.issued), expires: span(state.expires) };
  const chosen = { ...state.chosen };
  if (state.within) {
    const day = today() > made ? today() : made;
    dates.expires = { from: day, to: new Date(Date.parse(day) + state.within * 86_400_000).toISOString().slice(0, 10) };
    chosen.status ??= ["current", "suspended"];
  }
  return { chosen, dates, sort: state.sort };
}

/** What is shown at once of what was found. A number alone needs no facets, and they are not loaded for it. */
async function firstPage(found) {
  await leaveOutUnknown(found.list);
  const narrowed = found.how === "number" && !isNarrowed() ? { order: found.order } : await narrow(found, narrowing());
  const [first, asked] = await Promise.all([cards(found.list, narrowed.order.slice(0, PER_PAGE)), remarks(found.list, found.numbers, state.q)]);
  return { found, narrowed, first, asked };
}

/** Values of facets that no record has, as in an address from elsewhere: they are dropped, and it is said. */
async function leaveOutUnknown(list) {
  if (!Object.keys(state.chosen).length) return;
  const { facets } = await facetTable(list);
  const unknown = Object.entries(state.chosen).flatMap(([facet, values]) => values.filter((value) => !facets[facet].values.includes(value)).map((value) => [facet, value]));
  if (!unknown.length) return;
  leftOut = [...leftOut, ...unknown.map(([facet, value]) => SEARCH.noSuchValue(FACET_TITLES[facet], value))];
  const kept = Object.entries(state.chosen).map(([facet, values]) => [facet, values.filter((value) => facets[facet].values.includes(value))]);
  state = { ...state, chosen: Object.fromEntries(kept.filter(([, values]) => values.length)), all: true };
  history.replaceState(history.state, "", addressOf(state));
}

async function showRecords(turn) {
  try {
    const { found, narrowed, first, asked } = await find(state.q, firstPage);
    if (turn !== newest) return null;
    const isExact = asked.length > 0 && first[0]?.number === asked[0].card.number; // the filters may have left it out
    showExact(found, narrowed, isExact ? asked : []);
    showCount(found, narrowed);
    parts.fold.hidden = !narrowed.counts;
    if (narrowed.counts) drawFacets(parts.facets, narrowed.counts, state, change, made);
    parts.records.replaceChildren();
    append(found.list, narrowed.order, 0, isExact ? first.slice(1) : first, turn);
    parts.csv.hidden = !narrowed.order.length;
    parts.csv.onclick = () => saveAsCsv(found.list, narrowed.order, state.q, parts.count);
    return found;
  } catch {
    if (turn !== newest) return null;
    parts.exact.hidden = true;
    parts.count.replaceChildren(SEARCH.failed, " ", element("a", { href: new URL("certificates/index.html", site), ...SPOKEN }, SEARCH.browse));
    parts.records.replaceChildren();
    return null;
  }
}

function showCount(found, { order }) {
  parts.count.textContent = order.length || !state.q ? SEARCH.count(order.length) : SEARCH.none(state.q, isNarrowed());
  parts.count.append(...howFound(found), ...leftOut.flatMap((text) => [" ", element("span", { class: "note" }, text)]));
}

/** The record of a number, or what it can mean that there is none, or none with these words. */
function showExact(found, narrowed, [exact, ...others]) {
  const isName = state.q.length > 2 && !narrowed.order.length && found.how !== "absent" && !isNarrowed();
  const shown = found.how === "absent" || (found.how === "all" && found.order.length) ? [] : schemesMeant(found, state.q).map(seeScheme);
  if (found.how === "absent") shown.push(absentNumber(state.q, found));
  else if (isName) shown.push(absentName(state.q, found));
  else if (exact) shown.push(exactHit(exact), ...others.flatMap(alsoAsked), ...found.missing.map(absentToo));
  else if (!isNarrowed()) shown.push(...beside(found));
  parts.exact.hidden = !shown.length;
  parts.exact.replaceChildren(...shown);
}

/** Add loaded results, and a button for the next ones. `turn` is the search they belong to. */
function append(list, order, from, shown, turn) {
  if (state.view === "table") table(parts.records, shown);
  else parts.records.append(...shown.map((card) => hit(card, state.q)));
  const next = from + PER_PAGE;
  if (next >= order.length) return;
  const more = element("button", { type: "button", class: "more", ...SPOKEN }, SEARCH.more);
  more.addEventListener("click", async () => {
    more.disabled = true;
    // Not before a double click is over: its second click would open what has come under the pointer.
    const [loaded] = await Promise.all([cards(list, order.slice(next, next + PER_PAGE)).catch(() => null), pause(DOUBLE_CLICK)]);
    if (turn !== newest) return;
    more.disabled = false;
    if (!loaded) return;
    more.remove();
    append(list, order, next, loaded, turn);
  });
  parts.records.append(more);
}

/** Bodies and schemes at once; texts and questions when somebody has paused and is near them: they load two engines. */
async function showOthers(turn, found) {
  const groups = found?.register && state.q ? inRegister(found.register, state.q) : { bodies: [], schemes: [] };
  for (const id of ["bodies", "schemes"]) drawGroup(id, groups[id]);
  for (const id of ["texts", "help"]) drawGroup(id, []);
  const isNumber = found?.how === "number" || found?.how === "absent" || state.q.split(/\s+/).every(partOfNumber);
  const isMore = Boolean(state.q && !isNumber);
  const asks = isQuestion(state.q);
  parts.results.insertBefore(parts.help, asks ? parts.records : null);
  linkGroups(isMore ? ["texts", "help"] : []);
  if (!isMore) return;
  // Where no record has all the words, a question was asked more likely than a name.
  await Promise.all([pause(PAUSE), found?.how === "all" && !asks ? isNear(parts.texts) : null]);
  if (turn !== newest) return;
  const [texts, help] = await Promise.all([inTexts(state.q).catch(() => []), questions(state.q).catch(() => [])]);
  if (turn !== newest) return;
  drawGroup("texts", texts);
  drawGroup("help", help);
  linkGroups([]);
}

let watch;

/** Resolves when a place is in sight, or nearly. A newer search takes the watch over. */
function isNear(place) {
  watch?.disconnect();
  return new Promise((done) => {
    watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && done(), { rootMargin: "200px" });
    watch.observe(place);
  });
}

/** A line that leads to each group, also to those that are loaded when somebody comes near. */
function linkGroups(coming) {
  parts.groups.replaceChildren(...["bodies", "schemes", "texts", "help"].filter((id) => parts[id].childElementCount || coming.includes(id)).map((id) => (
    element("a", { href: `#search-${id}`, ...SPOKEN }, [SEARCH.groups[id], parts[id].childElementCount - 1].filter((part) => part !== -1).join(" ")))));
}

function drawGroup(id, hits) {
  parts[id].replaceChildren(...(hits.length ? [element("h2", SPOKEN, SEARCH.groups[id]), ...hits.map(otherHit)] : []));
}

function show() {
  const turn = ++newest;
  ({ leftOut } = state);
  if (leftOut.length) {
    state = { ...state, leftOut: [] };
    history.replaceState(history.state, "", addressOf(state));
  }
  parts.search.hidden = !isAsked();
  parts.start.hidden = isAsked();
  input.value = input === document.activeElement ? input.value : state.q;
  parts.sort.value = state.sort;
  parts.view.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", String(button.value === state.view)));
  if (!isAsked()) return;
  parts.count.textContent ||= SEARCH.loading;
  const records = showRecords(turn);
  finished = records;
  records.then((found) => turn === newest && showOthers(turn, found));
}

function change(what, { replace = false } = {}) {
  state = { ...state, ...what };
  history[replace ? "replaceState" : "pushState"](null, "", addressOf(state));
  show();
}

whenTyped(input, async () => {
  if (input.value.trim() === state.q) return;
  change({ q: input.value.trim() }, { replace: true });
  await finished;
});
parts.sort.addEventListener("change", () => change({ sort: parts.sort.value }));
parts.view.addEventListener("click", (event) => event.target.closest("button") && change({ view: event.target.closest("button").value }));
walk(input, parts.results, () => finished);
addEventListener("popstate", () => { state = stateFromAddress(); input.blur(); show(); });

show();
if (input.value.trim() !== state.q) input.dispatchEvent(new Event("input")); // typed before this script was here
