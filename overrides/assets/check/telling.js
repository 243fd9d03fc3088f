// What a row says, in words: the same on the page and in the file for a spreadsheet.

import { shownDay } from "../search/results.js";
import { CHECK, SEARCH, SENTENCE, STATUS, dayInWords, distance } from "../words.js";

/** What disagrees and what else has to be said of a row, as sentences. */
export function sentences(row) {
  return [
    ...(row.changed ?? []),
    ...(row.record || row.said.some(({ key }) => key === "noNumber") ? [] : [row.isName ? SEARCH.none(row.asked, false) : SEARCH.numberAbsent(row.asked)]),
    ...(row.record ? ofStatus(row) : []),
    ...row.said.map(({ text, key, values = [] }) => text ?? CHECK.said[key](...values)),
    ...row.differences.map(difference),
  ];
}

/** What a status that does not count says, or that a record ends soon. */
function ofStatus({ status, soon, ...days }) {
  if (soon) return [CHECK.ends(distance(shownDay(), days.until))];
  if (status === "current") return [];
  const [lead, rest] = SENTENCE[status](Object.fromEntries(["since", "until", "again"].map((name) => [name, days[name] && dayInWords(days[name])])));
  return [status === "not-yet-valid" && rest ? `${lead} ${rest}` : lead];
}

function difference({ field, said, here, isWords, isPaper, unread }) {
  const name = CHECK.fields[field];
  if (unread) return CHECK.unread(name, said);
  if (isWords) return CHECK.wordsMissing(name, said, here);
  if (!isPaper) return CHECK.differs(name, said, here);
  return said ? CHECK.paperDiffers(name, said, here) : CHECK.paperLacks(name, here);
}

/** What a row is, in a word or two. */
export function groupWord({ group }) {
  return CHECK.groups[group];
}

/** The rows as a table for a spreadsheet, headings first. */
export function asTable(rows, day) {
  return [CHECK.csvColumns, ...rows.map((row) => {
    const { line, asked = "", record, status, until = "", near } = row;
    const { number = "", holder = "", local = "", city = "", country = "", standard = "", address = "" } = record ?? {};
    return [line.at, line.text, groupWord(row), asked, number, status ? STATUS[status].word : "", until, holder, local, [city, country].filter(Boolean).join(", "), standard,
      sentences(row).join(" "), near.map((one) => one.number).join("; "), address, day];
  })];
}
