// The rows of an Excel workbook: its sheets in their order, as text. Formulas give the value that was saved with them.

import { Refusal } from "./refusal.js";
import { unzipped } from "./zip.js";

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const MOST_COLUMNS = 200;
const DAYS_TO_1904 = 1_462;
const BEFORE_1970 = 25_569;
// Formats of days that a workbook need not spell out.
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);

/** { sheets, more }: each sheet with its name and its rows as { at, cells }; `more` says that there were more than `most`. */
export async function workbookRows(bytes, most, pause) {
  const zip = unzipped(bytes);
  const book = await needed(zip, "xl/workbook.xml");
  const shared = zip.names.includes("xl/sharedStrings.xml") ? await sharedStrings(await zip.text("xl/sharedStrings.xml"), pause) : [];
  const shift = /date1904="(?:1|true)"/.test(book) ? DAYS_TO_1904 : 0;
  const dated = zip.names.includes("xl/styles.xml") ? stylesOfDays(await zip.text("xl/styles.xml")) : new Set();
  const sheets = [];
  let left = most;
  let more = false;
  for (const { name, path } of await sheetsOf(zip, book)) {
    const found = await sheetRows(await zip.text(path), { shared, shift, dated, most: left, pause });
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
  const targets = new Map([...elements(relations, "Relationship")].map(({ attributes: text }) => [attribute(text, "Id"), attribute(text, "Target")]));
  return [...elements(book, "sheet")]
    .filter(({ attributes: text }) => !attribute(text, "state"))
    .map(({ attributes: text }) => ({ name: plain(attribute(text, "name")), target: targets.get(attribute(text, "r:id")) ?? "" }))
    .map(({ name, target }) => ({ name, path: target.startsWith("/") ? target.slice(1) : `xl/${target}` }))
    .filter(({ path }) => zip.names.includes(path));
}

async function sharedStrings(xml, pause) {
  const found = [];
  for (const { inside } of elements(xml, "si")) {
    found.push(texts(inside));
    await pause();
  }
  return found;
}

/** The places of those styles that show a number as a day. */
function stylesOfDays(xml) {
  const spelled = new Map([...elements(xml, "numFmt")].map(({ attributes: text }) => [attribute(text, "numFmtId"), plain(attribute(text, "formatCode"))]));
  const isDay = (id) => (spelled.has(id) ? /[dy]/i.test(spelled.get(id).replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "")) : BUILT_IN.has(Number(id)));
  const [{ inside } = { inside: "" }] = elements(xml, "cellXfs");
  return new Set([...elements(inside, "xf")].flatMap(({ attributes: text }, at) => (isDay(attribute(text, "numFmtId")) ? [String(at)] : [])));
}

async function sheetRows(xml, { shared, shift, dated, most, pause }) {
  const rows = [];
  let place = 0;
  for (const { attributes, inside } of elements(xml, "row")) {
    place = Number(attribute(attributes, "r")) || place + 1;
    const cells = cellsOf(inside, { shared, shift, dated });
    if (cells.some((cell) => cell.trim())) {
      if (rows.length === most) return { rows, more: true };
      rows.push({ at: place, cells });
    }
    await pause(rows.length);
  }
  return { rows, more: false };
}

function cellsOf(xml, book) {
  const cells = [];
  for (const { attributes, inside } of elements(xml, "c")) {
    const column = columnOf(attribute(attributes, "r")) ?? cells.length;
    if (column >= MOST_COLUMNS) break;
    while (cells.length < column) cells.push("");
    cells[column] = valueOf(attribute(attributes, "t"), attribute(attributes, "s"), inside, book).trim();
  }
  return cells;
}

/** "AB12" is column 27, counted from 0. */
function columnOf(reference) {
  const [letters] = reference.match(/^[A-Z]{1,3}/) ?? [];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

function valueOf(kind, style, inside, { shared, shift, dated }) {
  if (kind === "inlineStr") return texts(inside);
  const [{ inside: text } = { inside: "" }] = elements(inside, "v");
  const value = plain(text);
  if (kind === "s") return shared[Number(value)] ?? "";
  if ((kind && kind !== "n") || !/^\d{5}(?:\.\d+)?$/.test(value)) return value;
  // A day is a number in a workbook. One that is not shown as a day stays a number, which days.js reads where a day is looked for.
  const days = Number(value) + shift;
  return dated.has(style) ? new Date((Math.floor(days) - BEFORE_1970) * 86_400_000).toISOString().slice(0, 10) : String(shift ? days : value);
}

/** The text of a cell, without how a Japanese name is spoken. */
function texts(xml) {
  const spoken = [...elements(xml, "rPh")].reduce((left, { whole }) => left.replace(whole, ""), xml);
  return [...elements(spoken, "t")].map(({ inside }) => plain(inside)).join("");
}

/** All elements of a name that lie in none of the same name: { attributes, inside, whole }. It goes forward only, however the file
 * was damaged: one that is never closed ends it. */
function* elements(xml, name) {
  const begin = new RegExp(`<(\\w+:)?${name}(?=[\\s/>])([^<>]*)>`, "g");
  for (let found = begin.exec(xml); found; found = begin.exec(xml)) {
    const [tag, prefix = "", attributes] = found;
    if (attributes.endsWith("/")) { yield { attributes, inside: "", whole: tag }; continue; }
    const close = `</${prefix}${name}>`;
    const end = xml.indexOf(close, begin.lastIndex);
    if (end < 0) return;
    yield { attributes, inside: xml.slice(begin.lastIndex, end), whole: xml.slice(found.index, end + close.length) };
    begin.lastIndex = end + close.length;
  }
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
