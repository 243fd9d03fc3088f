// From what was pasted or dropped to lines: { at, text, fields } of a list, { at, text, paper } of a certificate.

import { numbersIn } from "../number.js";
import { daysIn, isDay } from "./days.js";
import { rowsOf } from "./delimited.js";
import { decoded } from "./encoding.js";
import { columnsOf } from "./headings.js";
import { LEGAL_FORM } from "./naming.js";
import { Refusal } from "./refusal.js";
import { isSaved, linesOfSaved } from "./saved.js";
import { Stopped } from "./slices.js";
import { writtenOut } from "./writing.js";

export const MOST_LINES = 10_000;
export const MOST_BYTES = 20_000_000;
const SHOWN = 300;

/** Lines of a text, and what has to be said of them: notes are { key, values } of CHECK.notes. */
export async function fromText(text, pause, name = "") {
  const { rows, more } = await rowsOf(text, MOST_LINES, pause);
  return withNotes([linesOf(rows, name)], more);
}

/** Lines of a file of any kind that is understood. */
export async function fromFile(file, pause, several) {
  if (file.size > MOST_BYTES) throw new Refusal("tooBig");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = several ? file.name : "";
  const begin = String.fromCharCode(...bytes.subarray(0, 1_024));
  if (begin.startsWith("PK\x03\x04") || begin.startsWith("PK\x05\x06")) return fromWorkbook(bytes, pause, name);
  if (begin.startsWith("\xd0\xcf\x11\xe0")) throw new Refusal("oldExcel");
  if (begin.includes("%PDF-")) return fromPaper(bytes, pause, file.name);
  const { text, encoding } = decoded(bytes);
  const found = await fromText(text, pause, name);
  if (encoding) found.notes.push({ key: "encoding", values: [file.name, encoding] });
  return found;
}

async function fromWorkbook(bytes, pause, name) {
  const { workbookRows } = await import("./workbook.js");
  const { sheets, more } = await whole(() => workbookRows(bytes, MOST_LINES, pause));
  const inName = (sheet) => [name, sheets.length > 1 ? sheet : ""].filter(Boolean).join(" · ");
  return withNotes(sheets.map((sheet) => linesOf(sheet.rows, inName(sheet.name))), more);
}

async function fromPaper(bytes, pause, name) {
  const { paperText } = await import("./pdf-text.js");
  const text = await whole(() => paperText(bytes, pause));
  return { lines: [{ at: name, text: "", paper: text }], notes: [] };
}

/** Read a file in parts of which anything may be wrong, as it was made by others. */
async function whole(read) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal || error instanceof Stopped) throw error;
    throw new Refusal("broken");
  }
}

function withNotes(parts, more) {
  const above = parts.reduce((sum, part) => sum + part.above, 0);
  const notes = [...(more ? [{ key: "cut", values: [MOST_LINES] }] : []), ...(above ? [{ key: "above", values: [above] }] : []), ...parts.map(({ columns }) => columns).filter(Boolean)];
  return { lines: parts.flatMap(({ lines }) => lines), notes };
}

/** Rows as lines, with what each cell holds. */
function linesOf(rows, name) {
  if (isSaved(rows)) return linesOfSaved(rows, name);
  const { fields, rows: below, above, headings } = columnsOf(rows);
  const lines = below.map(({ at, cells }) => ({
    at: name ? `${name}: ${at}` : String(at),
    text: shortened(cells.filter(Boolean).join(" | ")),
    fields: fields[0] === "line" ? ofWhole(cells.join(" ")) : ofCells(fields, cells, headings),
  }));
  const compared = headings ? [...new Set(fields.map((field, at) => field && headings[at]).filter(Boolean))] : [];
  const others = headings ? headings.filter((heading, at) => heading && !fields[at]) : [];
  return { lines, above, columns: headings && headings.length > 1 ? { key: "columns", values: [compared, others] } : null };
}

function shortened(text) {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text;
}

/** What each cell holds; days in columns that hold nothing known are `uncompared`. */
function ofCells(fields, cells, headings) {
  const found = {};
  fields.forEach((field, at) => {
    if (!field || !cells[at]) return;
    if (field === "day") (found.days ??= []).push(cells[at]); else found[field] = cells[at];
  });
  const { uncompared, ...days } = ofDays(found.days ?? []);
  delete found.days;
  const left = cells.flatMap((cell, at) => (cell && !fields[at] && isDay(cell) ? [headings?.[at] ? `${headings[at]}: ${cell}` : cell] : []));
  Object.assign(found, days);
  if (uncompared || left.length) found.uncompared = [uncompared, ...left].filter(Boolean).join("; ");
  // A number may stand in another column than most of them do.
  if (!found.number || !numbersIn(found.number).length) found.elsewhere = cells.filter((cell) => cell && numbersIn(cell).some(({ isSure }) => isSure)).join(" ; ");
  return found;
}

/** Days of which no heading says what they are: of two the earlier one is that of the issue, of more none is compared. */
function ofDays(days) {
  if (days.length > 2) return { uncompared: days.join("; ") };
  if (days.length === 1) return { day: days[0] };
  const [issued, expires] = days.toSorted((one, other) => (firstDay(one) < firstDay(other) ? -1 : 1));
  return expires ? { issued, expires } : {};
}

function firstDay(cell) {
  return daysIn(cell)[0]?.days[0] ?? "";
}

/** A plain line is a number with or without more, or a name. */
function ofWhole(line) {
  const text = writtenOut(line);
  const numbers = numbersIn(text);
  if (!numbers.length) return { line };
  const rest = numbers.reduce((left, { text: number }) => left.replace(number, " "), text.normalize("NFKC").split(/\s+/).join(" "));
  const days = daysIn(rest);
  const holder = rest.split(/[|;\t]|\s[-–—]\s|,\s(?!(?:ltd|inc|llc|co|corp)\b)/i).map((one) => one.trim()).find((one) => LEGAL_FORM.test(one) && one.length < 120);
  return { line, ...(holder ? { holder } : {}), ...ofDays(days.map(({ written }) => written)) };
}
