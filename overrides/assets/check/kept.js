// The state as a file: the lines, what was shown of them and on which day. Opened again, it is checked anew and compared.

import { shownDay } from "../search/results.js";
import { CHECK, STATUS } from "../words.js";
import { Refusal } from "./refusal.js";
import { MOST_BYTES, MOST_LINES } from "./sources.js";

const WHAT = "list of certificates, checked";
const VERSION = 1;

/** The file of a list that was checked. */
export function stateFile(lines, rows, view) {
  const places = new Map(lines.map((line, at) => [line, at]));
  const known = rows.map(({ line, asked, group, record, status, until }) => ({
    line: places.get(line), asked, group, ...(record ? { number: record.number, status, until } : {}) }));
  return new Blob([JSON.stringify({ what: WHAT, version: VERSION, day: shownDay(), view, lines, rows: known })], { type: "application/json" });
}

/** What a file that was kept holds; null for a file of another kind. */
export async function opened(file) {
  if (!/^\s*\{/.test(await file.slice(0, 100).text())) return null;
  if (file.size > MOST_BYTES) throw new Refusal("tooBig");
  const state = parsed(await file.text());
  if (state?.what !== WHAT) return null;
  if (state.version !== VERSION) throw new Refusal("otherVersion");
  if (!Array.isArray(state.lines) || !Array.isArray(state.rows) || state.lines.length > MOST_LINES) throw new Refusal("broken");
  const day = /^\d{4}-\d\d-\d\d$/.test(state.day) ? state.day : "";
  return { lines: state.lines.map(lineOf), notes: [], kept: { day, rows: state.rows.filter(isRow), view: textsOf(state.view) } };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A line as it was kept, with nothing in it but text. */
function lineOf(line) {
  const { at, text, paper } = textsOf(line);
  return paper ? { at: at ?? "", text: "", paper } : { at: at ?? "", text: text ?? "", fields: textsOf(line?.fields) };
}

function textsOf(value) {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => typeof one === "string"));
}

function isRow(row) {
  return row && Number.isInteger(row.line) && (!row.status || Object.hasOwn(STATUS, row.status));
}

/** The rows, each with what is otherwise than in the kept ones: `changed` is a list of sentences. */
export function changes(rows, lines, { rows: kept, day }) {
  const places = new Map(lines.map((line, at) => [line, at]));
  const keyOf = (place, asked, number) => `${place}\n${number ?? asked}`;
  const before = new Map(kept.map((row) => [keyOf(row.line, row.asked, row.number), row]));
  const byName = new Map(kept.filter(({ number }) => !number).map((row) => [keyOf(row.line, row.asked), row]));
  return rows.map((row) => {
    const place = places.get(row.line);
    const old = before.get(keyOf(place, row.asked, row.record?.number)) ?? byName.get(keyOf(place, row.asked));
    return { ...row, changed: between(old, row, day) };
  });
}

function between(old, { record, status, until }, day) {
  if (!record) return old?.number ? [CHECK.changed.gone(day, old.number)] : [];
  if (!old?.number) return [CHECK.changed.isNew(day)];
  return [
    ...(old.status !== status ? [CHECK.changed.status(day, STATUS[old.status].word, STATUS[status].word)] : []),
    ...(old.until !== until ? [CHECK.changed.until(day, old.until || "–", until || "–")] : []),
  ];
}
