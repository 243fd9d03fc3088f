// The rows of an Excel workbook: its sheets in their order, as text. Formulas give the value that was saved with them.

import { Refusal } from "./refusal.js";
import { unzipped } from "./zip.js";

const ROW = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?row>)/gs;
const CELL = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs;
const SHARED = /<(?:\w+:)?si\b[^>]*?(?:\/>|>(.*?)<\/(?:\w+:)?si>)/gs;
const READING = /<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gs; // how a Japanese name is spoken
const TEXT = /<(?:\w+:)?t\b[^>]*?>(.*?)<\/(?:\w+:)?t>/gs;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const MOST_COLUMNS = 200;
const DAYS_TO_1904 = 1_462;

/** { rows, more, sheets }: rows as { at, cells }, with the name of the sheet in `at` when several have rows. */
export async function workbookRows(bytes, most, pause) {
  const zip = unzipped(bytes);
  const book = await needed(zip, "xl/workbook.xml");
  const shared = zip.names.includes("xl/sharedStrings.xml") ? await sharedStrings(await zip.text("xl/sharedStrings.xml"), pause) : [];
  const shift = /date1904="(?:1|true)"/.test(book) ? DAYS_TO_1904 : 0;
  const sheets = [];
  let left = most;
  let more = false;
  for (const { name, path } of await sheetsOf(zip, book)) {
    const found = await sheetRows(await zip.text(path), { shared, shift, most: left, pause });
    left -= found.rows.length;
    more ||= found.more;
    if (found.rows.length) sheets.push({ name, rows: found.rows });
  }
  return { sheets, more };
}

async function needed(zip, name) {
  if (!zip.names.includes(name)) throw new Refusal("notAList");
  return zip.text(name);
}

/** Sheets that are shown, with the path of each. */
async function sheetsOf(zip, book) {
  const relations = await needed(zip, "xl/_rels/workbook.xml.rels");
  const targets = new Map([...relations.matchAll(/<Relationship\b([^>]*)>/g)].map(([, text]) => [attribute(text, "Id"), attribute(text, "Target")]));
  return [...book.matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)]
    .filter(([, text]) => !attribute(text, "state"))
    .map(([, text]) => ({ name: plain(attribute(text, "name")), target: targets.get(attribute(text, "r:id")) ?? "" }))
    .map(({ name, target }) => ({ name, path: target.startsWith("/") ? target.slice(1) : `xl/${target}` }))
    .filter(({ path }) => zip.names.includes(path));
}

async function sharedStrings(xml, pause) {
  const found = [];
  for (const [, inside = ""] of xml.matchAll(SHARED)) {
    found.push(texts(inside));
    await pause();
  }
  return found;
}

async function sheetRows(xml, { shared, shift, most, pause }) {
  const rows = [];
  let place = 0;
  for (const [, attributes, inside = ""] of xml.matchAll(ROW)) {
    place = Number(attribute(attributes, "r")) || place + 1;
    const cells = cellsOf(inside, shared, shift);
    if (cells.some((cell) => cell.trim())) {
      if (rows.length === most) return { rows, more: true };
      rows.push({ at: place, cells });
    }
    await pause(rows.length);
  }
  return { rows, more: false };
}

function cellsOf(xml, shared, shift) {
  const cells = [];
  for (const [, attributes, inside = ""] of xml.matchAll(CELL)) {
    const column = columnOf(attribute(attributes, "r")) ?? cells.length;
    if (column >= MOST_COLUMNS) break;
    while (cells.length < column) cells.push("");
    cells[column] = valueOf(attribute(attributes, "t"), inside, shared, shift).trim();
  }
  return cells;
}

/** "AB12" is column 27, counted from 0. */
function columnOf(reference) {
  const [letters] = reference.match(/^[A-Z]{1,3}/) ?? [];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

function valueOf(kind, inside, shared, shift) {
  if (kind === "inlineStr") return texts(inside);
  const value = plain(inside.match(/<(?:\w+:)?v\b[^>]*>(.*?)<\/(?:\w+:)?v>/s)?.[1] ?? "");
  if (kind === "s") return shared[Number(value)] ?? "";
  // A day is a number in a workbook, and days.js reads such numbers as days where a day is looked for.
  return shift && !kind && /^\d{5}(?:\.\d+)?$/.test(value) ? String(Number(value) + shift) : value;
}

function texts(xml) {
  return [...xml.replace(READING, "").matchAll(TEXT)].map(([, text]) => plain(text)).join("");
}

function attribute(text, name) {
  return text.match(new RegExp(`(?:^|\\s)${name}="([^"]*)"`))?.[1] ?? "";
}

function plain(text) {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : parseInt(hex, 16);
    if (name) return NAMED[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  }).replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}
