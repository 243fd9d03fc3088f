// The list that is shown, as a file for a spreadsheet.

import { statusOn } from "../status.js";
import { KIND, SEARCH, STATUS } from "../words.js";
import { cards } from "./cards.js";
import { shownDay } from "./results.js";

const MOST = 2_000;
const AT_ONCE = 128;

/** A value that a spreadsheet takes for text, whatever sign it begins with. */
function cell(value) {
  const safe = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of text as a file for a spreadsheet. The mark at the beginning tells it that the text is UTF-8. */
export function asCsv(rows) {
  return new Blob(["\ufeff", rows.map((one) => one.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv" });
}

/** Save the records in their order, each with the day it is shown for and what was asked; `said` tells how far it is. */
export async function saveAsCsv(list, order, query, said) {
  const before = [...said.childNodes];
  const rows = [SEARCH.csvColumns];
  for (let from = 0; from < Math.min(order.length, MOST); from += AT_ONCE) {
    said.textContent = SEARCH.saving(rows.length - 1, Math.min(order.length, MOST));
    for (const card of await cards(list, order.slice(from, Math.min(from + AT_ONCE, MOST)))) rows.push([...row(card), shownDay(), query]);
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(asCsv(rows));
  link.download = `records-${shownDay()}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
  said.replaceChildren(...before, ...(order.length > MOST ? [" ", SEARCH.cut(MOST)] : []));
}

function row({ number, kind, holder, local, site, city, country, scheme, standard, body, issue, issued, steps, scope, address }) {
  const { status, until } = statusOn(steps, shownDay());
  return [number, KIND[kind], STATUS[status].word, holder, local, site, city, country, scheme, standard, body, issue, issued, until, scope, address];
}
