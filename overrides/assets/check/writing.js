// How lists write numbers and what stands behind them, brought to what number.js reads; and what in a list is nothing to look up.

import { daysIn } from "./days.js";

const SITES_BEHIND = /\b(IECQ[\s-]+[A-Z]{1,4}[\s-]+[A-Z][A-Z0-9]{1,9}[\s-]+\d{2}\.\d{4,5})((?:-\d{2,3})?)((?:\s*(?:[,;/&+、，；]|and|und)\s*[-–]\s?\d{2,3}(?![\d.-]))+)/gi;
const REVISION = /\brev(?:ision)?\b\.?[\s:]*(?:no\b\.?\s*)?(\d{1,3})\b/gi;
const GLUED_REVISION = /\brev(\d{1,3})\b/gi;
const ISSUE_CELL = /^(?:rev|revision|iss|issue|version|v)?[\s.:]*(?:no\.?\s*)?(\d{1,3})$/i;
const SUM = /^(?:(?:grand |sub-?)?total|sum|summe|gesamt|anzahl|count|合计|合計|总计|總計|小計|小计|합계|총계)\s*(?:[:：=|]?\s*[\d.,\s]*)$/i;
const NOTHING = /^(?:n\/?a|none|tbd|tba|pending|unknown|keine?)\.?$/i;
const A_NAME = /\p{L}{2}|\p{Script=Han}|\p{Script=Hangul}|\d{2}\.\d{2}/u;

/** A text with each number written out: "24.0042, -01" names two. "Rev. 1" is an issue, and a day has four digits of its year. */
export function writtenOut(text) {
  const years = daysIn(text).filter(({ written }) => !/\d{4}|[年년]/.test(written)).reduce((left, { written, days }) => left.replace(written, days[0]), text);
  return years.replace(REVISION, "Issue $1").replace(GLUED_REVISION, "Issue $1")
    .replace(SITES_BEHIND, (_, core, own, more) => [core + own, ...more.match(/\d{2,3}/g).map((site) => `${core}-${site}`)].join(" ; "));
}

/** The issue that a cell names; null when it names none. */
export function issueOf(cell) {
  const [, issue] = cell?.trim().match(ISSUE_CELL) ?? [];
  return issue ? Number(issue) : null;
}

/** Whether a text can be the name of somebody: a total and "n/a" are not. */
export function isAName(text) {
  return A_NAME.test(text) && !SUM.test(text.trim()) && !NOTHING.test(text.trim());
}
