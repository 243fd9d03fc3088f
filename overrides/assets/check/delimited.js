// Text as rows of cells: CSV of any kind, a table pasted from a spreadsheet, or plain lines.

const DELIMITERS = ["\t", ";", ",", "|"];
const LOOKED_AT = 60;
const LONGEST_CELL = 32_767;
const MOST_CELLS = 200;

/** The rows of a text: { at, cells }, `at` the line it begins in. Ends after `most` rows with something in them; `more` says
 * whether there were others. */
export async function rowsOf(text, most, pause) {
  const plain = text.replace(/^\ufeff/, "");
  const delimiter = delimiterOf(plain);
  const rows = [];
  let [from, line] = [0, 1];
  while (from < plain.length) {
    const row = delimiter ? cellsFrom(plain, from, delimiter) : wholeLine(plain, from);
    if (row.cells.some((cell) => /[\p{L}\p{N}]/u.test(cell))) {
      if (rows.length === most) return { rows, more: true };
      rows.push({ at: line, cells: row.cells });
    }
    line += row.lines;
    from = row.end;
    await pause(rows.length);
  }
  return { rows, more: false };
}

function wholeLine(text, from) {
  const end = lineEnd(text, from);
  return { cells: [text.slice(from, Math.min(end, from + LONGEST_CELL)).trim()], end: next(text, end), lines: 1 };
}

function lineEnd(text, from) {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

function next(text, end) {
  return end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
}

/** One row; a cell in quotes may hold the delimiter and go over lines. */
function cellsFrom(text, from, delimiter) {
  const end = lineEnd(text, from);
  const line = text.slice(from, end);
  if (!line.includes('"')) return { cells: line.split(delimiter, MOST_CELLS).map((cell) => cell.trim().slice(0, LONGEST_CELL)), end: next(text, end), lines: 1 };
  const cells = [];
  let [at, lines] = [from, 1];
  for (;;) {
    const cell = quoted(text, at) ?? plainCell(text, at, delimiter);
    cells.push(cell.value.trim().slice(0, LONGEST_CELL));
    lines += cell.lines;
    at = cell.end;
    if (text[at] !== delimiter || cells.length === MOST_CELLS) break;
    at += 1;
  }
  const rest = lineEnd(text, at);
  return { cells, end: next(text, rest), lines };
}

/** A cell in quotes; null when it is none, or when its quotes are never closed: then a quote is a sign like others. */
function quoted(text, from) {
  let begin = from;
  while (text[begin] === " ") begin += 1;
  if (text[begin] !== '"') return null;
  const near = text.slice(begin + 1, begin + LONGEST_CELL);
  let end = near.indexOf('"');
  while (end >= 0 && near[end + 1] === '"') end = near.indexOf('"', end + 2);
  if (end < 0) return null;
  const value = near.slice(0, end).replaceAll('""', '"');
  let after = begin + 1 + end + 1;
  while (text[after] === " ") after += 1;
  return { value, end: after, lines: value.split("\n").length - 1 };
}

function plainCell(text, from, delimiter) {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { value: text.slice(from, end), end, lines: 0 };
}

/** The sign that cuts most of the first lines into the same number of cells; empty for plain lines. A comma with a blank behind it
 * is one of a sentence or of a name. */
function delimiterOf(text) {
  const lines = text.slice(0, 200_000).split(/\r\n?|\n/).filter((line) => line.trim()).slice(0, LOOKED_AT).map((line) => line.replace(/"[^"]*"/g, '""'));
  const best = DELIMITERS.map((delimiter) => ({ delimiter, share: share(lines, delimiter) })).sort((one, other) => other.share - one.share)[0];
  return best.share >= 0.6 ? best.delimiter : "";
}

function share(lines, delimiter) {
  const counts = lines.map((line) => (delimiter === "," ? line.match(/,(?!\s)/g) ?? [] : line.split(delimiter).slice(1)).length);
  const cut = counts.filter(Boolean);
  if (!cut.length) return 0;
  const usual = cut.sort((one, other) => one - other)[cut.length >> 1];
  return (cut.length / lines.length) * (counts.filter((count) => count === usual).length / cut.length) + usual / 1_000;
}
