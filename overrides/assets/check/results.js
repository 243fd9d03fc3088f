// The table of a list that was checked: drawn a page at a time, filtered, sorted and saved.

import { create as element } from "../element.js";
import { asCsv } from "../search/csv.js";
import { shownDay } from "../search/results.js";
import { CHECK, SEARCH, SPOKEN, dayInWords } from "../words.js";
import { stateFile } from "./kept.js";
import { drawRow } from "./rows.js";
import { comparisonOf, SORTS } from "./sorting.js";
import { asTable } from "./telling.js";

const PER_PAGE = 50;
const GROUPS = ["all", "problem", "near", "absent", "remark", "found"];
const parts = Object.fromEntries(["result", "count", "notes", "groups", "meanings", "sort", "table", "pager"].map((id) => [id, document.getElementById(`check-${id}`)]));

let shown = { lines: [], rows: [], notes: [] };
const FIRST_SORT = "group";
let view = { group: "all", sort: FIRST_SORT, page: 0 };

/** Show what was found; the focus goes to its heading. */
export function show({ lines, rows, notes, kept }) {
  shown = { lines, rows, notes, kept };
  const { group = "all", sort = FIRST_SORT } = kept?.view ?? {};
  const kind = kept && counts().changed ? "changed" : group;
  view = { group: counts()[kind] ? kind : "all", sort: SORTS.includes(sort) ? sort : FIRST_SORT, page: 0 };
  parts.result.hidden = false;
  drawNotes();
  drawMeanings();
  draw();
  const heading = parts.result.querySelector("h2");
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

/** Nothing is shown any more. */
export function hide() {
  shown = { lines: [], rows: [], notes: [] };
  parts.result.hidden = true;
  for (const place of [parts.table, parts.notes, parts.meanings, parts.groups, parts.pager, parts.count]) place.replaceChildren();
}

function counts() {
  const found = { all: shown.rows.length, problem: 0, near: 0, absent: 0, remark: 0, found: 0, changed: 0 };
  for (const { group, changed } of shown.rows) {
    found[group] += 1;
    if (changed?.length) found.changed += 1;
  }
  return found;
}

function rowsShown() {
  const { group, sort } = view;
  const rows = shown.rows.filter((row) => group === "all" || (group === "changed" ? row.changed?.length : row.group === group));
  return sort === "line" ? rows : rows.toSorted(comparisonOf(sort));
}

function drawNotes() {
  const { notes, lines, kept } = shown;
  const skipped = shown.rows.reduce((sum, row) => sum + (row.skipped ?? 0), 0);
  const left = lines.length - new Set(shown.rows.map(({ line }) => line)).size;
  const texts = [...(kept ? [CHECK.reopened(dayInWords(kept.day), counts().changed)] : []), ...notes.map(({ key, values }) => CHECK.notes[key](...values)), ...(skipped ? [CHECK.notes.script(skipped)] : []), ...(left ? [CHECK.notes.nothing(left)] : [])];
  parts.notes.replaceChildren(...texts.map((text) => element("li", SPOKEN, text)));
  parts.notes.hidden = !texts.length;
  parts.count.replaceChildren(element("span", SPOKEN, CHECK.count(lines.length, shown.rows.length, dayInWords(shownDay()))));
}

/** What it can mean that a number is not here. */
function drawMeanings() {
  const { near, absent } = counts();
  const list = SEARCH.absent.map(({ text, link, address }) => element("li", {}, text, ...(link ? [" ", element("a", { href: address }, link)] : [])));
  parts.meanings.replaceChildren(...(near + absent ? [element("div", { class: "absent", ...SPOKEN }, element("p", {}, element("strong", {}, CHECK.meanings)), element("ul", {}, ...list))] : []));
}

function draw() {
  const rows = rowsShown();
  const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE));
  view.page = Math.min(view.page, pages - 1);
  drawGroups();
  parts.sort.value = view.sort;
  const start = view.page * PER_PAGE;
  parts.table.replaceChildren(element("table", { class: "records list" }, head(), element("tbody", {}, ...rows.slice(start, start + PER_PAGE).map(drawRow))));
  drawPager(pages);
}

function drawGroups() {
  const numbers = counts();
  const groups = shown.kept ? [...GROUPS, "changed"] : GROUPS;
  const focused = document.activeElement?.value;
  const isInside = parts.groups.contains(document.activeElement);
  parts.groups.replaceChildren(...groups.map((group) => {
    const chip = element("button", { type: "button", value: group, "aria-pressed": String(view.group === group), ...SPOKEN }, `${CHECK.groups[group]} `, element("small", {}, numbers[group].toLocaleString("en")));
    chip.addEventListener("click", () => change({ group, page: 0 }));
    return chip;
  }));
  if (isInside) parts.groups.querySelector(`[value="${focused}"]`)?.focus();
}

function head() {
  const heads = SORTS.map((sort, at) => {
    const isSorted = view.sort === sort;
    const button = element("button", { type: "button", value: sort, ...SPOKEN }, CHECK.columns[at]);
    button.addEventListener("click", () => {
      change({ sort, page: 0 });
      parts.table.querySelector(`button[value="${sort}"]`)?.focus();
    });
    return element("th", { scope: "col", ...(isSorted ? { "aria-sort": "ascending" } : {}) }, button);
  });
  return element("thead", {}, element("tr", {}, ...heads));
}

function drawPager(pages) {
  const turn = (text, page) => {
    const button = element("button", { type: "button", ...SPOKEN }, text);
    button.disabled = page < 0 || page >= pages;
    button.addEventListener("click", () => {
      change({ page });
      parts.table.scrollIntoView();
      parts.table.focus({ preventScroll: true });
    });
    return button;
  };
  const said = element("span", { role: "status", ...SPOKEN }, CHECK.page(view.page + 1, pages));
  parts.pager.replaceChildren(...(pages > 1 ? [turn(CHECK.previous, view.page - 1), said, turn(CHECK.next, view.page + 1)] : []));
}

function change(to) {
  view = { ...view, ...to };
  draw();
}

parts.sort.addEventListener("change", () => change({ sort: parts.sort.value, page: 0 }));

document.getElementById("check-csv").addEventListener("click", () => save(asCsv(asTable(rowsShown(), shownDay())), `list-${shownDay()}.csv`));
document.getElementById("check-keep").addEventListener("click", () => save(stateFile(shown.lines, shown.rows, { group: view.group, sort: view.sort }), `list-${shownDay()}.json`));

function save(file, name) {
  const link = element("a", { href: URL.createObjectURL(file), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
