// From lines to rows: for each number in a line its record or the nearest ones, for a name all records of that holder.

import { issueIn, numbersIn } from "../number.js";
import { bodiesIn } from "../search/bodies.js";
import { remark } from "../search/remarks.js";
import { shownDay } from "../search/results.js";
import { shifted, statusOn } from "../status.js";
import { SEARCH } from "../words.js";
import { differencesOfLine, differencesOfPaper, issueOn } from "./comparing.js";
import { Names } from "./names.js";
import { Numbers } from "./numbers.js";
import { isAName, issueOf, writtenOut } from "./writing.js";

const MOST_OF_A_HOLDER = 200;
const LONGEST_NAME = 300;
const SOON = 90; // days
const WITH_PLACES = ["site", "address"];
const WHO_AND_WHAT = ["holder", "local", "line", "elsewhere", "number", "uncompared"];
const OF_FAMILY = ["holder", "local"]; // what several numbers in one line have in common

/** The order in which several records of one holder are told. */
export const SERIOUS = ["withdrawn", "cancelled", "expired", "suspended", "not-yet-valid", "current"];

/** The rows of some lines. `pause` is told how many lines are done. */
export async function check(lines, facts, pause) {
  const numbers = await new Numbers(facts.numbers).prepare(() => pause(0));
  const asked = [];
  for (const [at, line] of lines.entries()) {
    asked.push(askedFor(line, numbers));
    await pause(at / 3);
  }
  const names = await namesFor(asked, facts, pause);
  for (const [at, one] of asked.entries()) {
    if (names) lookUpName(one, names);
    await pause((lines.length + at) / 3);
  }
  if (asked.some(({ numbers: found }) => found.some(({ position }) => position < 0))) await facts.loadBodies();
  await facts.load(new Set(asked.flatMap(positionsOf)), setsFor(lines));
  const rows = [];
  for (const [at, one] of asked.entries()) {
    rows.push(...rowsFor(one, facts, names));
    await pause((2 * lines.length + at) / 3);
  }
  return rows;
}

/** What a line asks for: the numbers in it, each with its position or the nearest ones; else a name. */
function askedFor(line, numbers) {
  const { paper, fields } = line;
  const texts = paper ? paper.split("\n") : [fields.number, fields.elsewhere, fields.line].filter(Boolean).map(writtenOut);
  const found = new Map();
  for (const text of texts) for (const one of numbersIn(text)) if (!found.has(one.reading)) found.set(one.reading, one);
  if (paper && !found.size) for (const one of numbersIn(paper.replace(/\s+/g, " "))) found.set(one.reading, one);
  const all = [...found.values()].map((one) => located(one, numbers)).filter(({ one, position, near }) => one.isSure || one.padded || position >= 0 || near.length);
  const name = paper ? "" : fields.holder || fields.local || (all.length ? "" : fields.line || fields.number || "");
  return { line, numbers: all, name: isAName(name) ? name.slice(0, LONGEST_NAME) : "" };
}

function located(one, numbers) {
  const position = numbers.position(one);
  return { one, position, near: position < 0 ? numbers.near(one) : [] };
}

/** Holders are loaded only when a line has no number, or one that is not here. */
async function namesFor(asked, facts, pause) {
  const isWanted = asked.some(({ name, numbers }) => name && numbers.every(({ position }) => position < 0));
  return isWanted ? new Names(await facts.allHolders()).prepare(() => pause(0)) : null;
}

function lookUpName(one, names) {
  if (!one.name || one.numbers.some(({ position }) => position >= 0)) return;
  const { same, near } = names.find(one.name);
  const of = (holders) => holders.flatMap((at) => names.holders[at].positions);
  one.holder = { same: of(same), near: near.map((at) => names.holders[at]) };
}

function positionsOf({ numbers, holder }) {
  return [...numbers.flatMap(({ position, near }) => (position >= 0 ? [position] : near)), ...(holder?.same ?? []), ...(holder?.near ?? []).map(({ positions }) => positions[0])];
}

function setsFor(lines) {
  const has = (fields) => lines.some((line) => line.paper || fields.some((field) => line.fields[field]));
  return [...(has(WITH_PLACES) ? ["places"] : []), ...(has(["scope"]) ? ["scopes"] : [])];
}

function rowsFor(asked, facts) {
  const { line, numbers, holder, name } = asked;
  if (!numbers.length && line.paper) return [{ line, group: "absent", said: [{ key: "noNumber" }], differences: [], near: [] }];
  if (numbers.length) return numbers.map((one, at) => rowOfNumber(asked, one, at, facts));
  if (holder?.same.length) return rowsOfHolder(line, holder.same, facts);
  if (!name) return []; // a total, or nothing at all: there is nothing to look up
  const near = (holder?.near ?? []).map(({ positions }) => facts.record(positions[0]));
  return [{ line, asked: name, isName: true, group: near.length ? "near" : "absent", said: [], differences: [], near }];
}

function rowOfNumber({ line, numbers, holder }, { one, position, near }, at, facts) {
  if (position < 0) return rowOfAbsent(line, one, near.map((place) => facts.record(place)), holder?.same ?? [], facts);
  const row = rowOfRecord(line, facts.record(position));
  const { issue } = issueOn(row.record, shownDay());
  const named = line.paper ? null : one.issue ?? issueOf(line.fields.issue) ?? (numbers.length === 1 ? issueIn(writtenOut(line.fields.number ?? line.fields.line ?? "")) : null);
  const { said, differs, opens } = remark({ ...row.record, issue }, line.paper ? { ...one, unread: null } : one, named);
  row.asked = one.text;
  row.said = said.map((text) => ({ text }));
  compare(row, differencesOf(line, row.record, numbers.length, at));
  if (numbers.length > 1 && line.fields && hasMore(line.fields)) row.said.push({ key: "onlyHolder" });
  if (line.fields?.uncompared) row.said.push({ key: "uncompared", values: [line.fields.uncompared] });
  row.opens = opens;
  row.group = groupOf(row, differs, opens);
  return row;
}

/** A number that is not here: whether its body is, and what else is here of the holder that the line names. */
function rowOfAbsent(line, one, near, ofHolder, facts) {
  const { code, bodies } = bodiesIn(one.core, facts.bodies);
  const said = [
    ...(bodies.length ? [] : [{ text: SEARCH.codeUnknown(code) }]),
    ...(ofHolder.length ? [{ key: "holderHere", values: [ofHolder.length, facts.record(ofHolder[0]).holder] }] : []),
  ];
  return { line, asked: one.text, group: near.length ? "near" : "absent", said, differences: [], near };
}

/** A paper has one number of its own, the first; those that it names besides are only looked up. */
function differencesOf(line, record, count, at) {
  if (line.paper) return at ? [] : differencesOfPaper(line.paper, record, shownDay());
  const fields = count === 1 ? line.fields : Object.fromEntries(OF_FAMILY.map((field) => [field, line.fields[field]]));
  return differencesOfLine(fields, record, shownDay());
}

function compare(row, found) {
  row.differences = found.filter(({ skipped, key }) => !skipped && !key);
  row.skipped = found.filter(({ skipped }) => skipped).length;
  row.said = [...row.said, ...found.filter(({ key }) => key)];
}

/** "remark" is a record on which nothing differs, and of which something has to be said all the same. */
function groupOf({ status, soon, differences, said }, differs = false, opens = true) {
  if (differs) return "near";
  if (status !== "current" || soon || differences.length || !opens) return "problem";
  return said.some(({ key }) => key) ? "remark" : "found";
}

function rowOfRecord(line, record) {
  const { status, until, since, again } = statusOn(record.steps, shownDay());
  const soon = status === "current" && until !== "" && until <= shifted(shownDay(), SOON);
  return { line, record, status, until, since, again, soon, opens: true, said: [], differences: [], near: [] };
}

/** Whether a line says more than who holds what. */
function hasMore(fields) {
  return Object.keys(fields).some((field) => fields[field] && !WHO_AND_WHAT.includes(field));
}

/** All records of a holder, the most serious status first. What else the line says is compared when there is but one. */
function rowsOfHolder(line, positions, facts) {
  const rows = positions.map((position) => rowOfRecord(line, facts.record(position)))
    .sort((one, other) => SERIOUS.indexOf(one.status) - SERIOUS.indexOf(other.status) || one.record.position - other.record.position);
  const isOne = rows.length === 1;
  const said = [{ key: "ofHolder", values: [rows.length] }, ...(hasMore(line.fields) && !isOne ? [{ key: "notCompared" }] : []), ...(rows.length > MOST_OF_A_HOLDER ? [{ key: "first", values: [MOST_OF_A_HOLDER] }] : [])];
  return rows.slice(0, MOST_OF_A_HOLDER).map((row, at) => {
    if (isOne) compare(row, differencesOfLine(line.fields, row.record, shownDay()));
    row.said.unshift({ key: "byName" }, ...(at ? [] : said));
    return { ...row, asked: line.fields.holder || line.fields.local || line.fields.line, isName: true, group: groupOf(row) };
  });
}
