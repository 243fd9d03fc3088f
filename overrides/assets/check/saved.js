// A result that this page has saved as CSV, read again: what was asked is looked up anew, and what stands there of the record is
// not taken for the list.

import { numbersIn } from "../number.js";

const COLUMNS = 15;
const [LINE, LISTED, ASKED] = [0, 1, 3];
const ASKED_WORDS = ["asked", "照会", "조회", "所查"];

/** Whether the first row is that of a saved result, in any language of the site. */
export function isSaved([first]) {
  return first?.cells.length === COLUMNS && ASKED_WORDS.includes(first.cells[ASKED].trim());
}

/** The lines that were asked, each once; what else stood in them was cut short and is not compared. */
export function linesOfSaved(rows, name) {
  const found = new Map();
  for (const { cells } of rows.slice(1)) {
    const [line, text, asked] = [LINE, LISTED, ASKED].map((at) => armed(cells[at] ?? ""));
    const fields = numbersIn(asked).length ? { number: asked, ...(text === asked ? {} : { uncompared: text }) } : { line: asked };
    found.set(`${line}\n${asked}`, { at: name ? `${name}: ${line}` : line, text: text || asked, fields });
  }
  return { lines: [...found.values()], above: 0, columns: { key: "saved", values: [] } };
}

/** A text without the sign that keeps a spreadsheet from reading it as a formula. */
function armed(text) {
  return text.replace(/^'(?=\s*[=+\-@])/, "");
}
