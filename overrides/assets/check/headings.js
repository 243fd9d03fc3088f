// Which column of a list says what: by its heading, else by what its cells look like.

import { numbersIn } from "../number.js";
import { isDay } from "./days.js";
import { fieldOf, partlyFieldOf } from "./heading-words.js";
import { LEGAL_FORM, countryCode } from "./naming.js";
import { namesStandard } from "./standards.js";

const ROWS_ABOVE = 12;
const LOOKED_AT = 200;
const MOSTLY = 0.6;

/** { fields, rows, above }: for each column the field it holds, the rows below the headings, and how many lines stood above. */
export function columnsOf(rows) {
  const at = rows.slice(0, ROWS_ABOVE).findIndex(({ cells }, place) => isHeading(cells, rows[place + 1]));
  if (at < 0) return { fields: byLooks(rows), rows, above: 0, headings: null };
  const { cells } = rows[at];
  const below = rows.slice(at + 1);
  const meant = cells.map((cell) => fieldOf(cell) ?? partlyFieldOf(cell));
  const fields = firstOfEach(withOneNumber(meant.map((field) => (field === "none" ? undefined : field)), below));
  return { fields: withLooks(fields, meant, below), rows: below, above: at, headings: cells };
}

/** One heading that is known among cells without a digit, or two that are. */
function isHeading(cells, next) {
  const filled = cells.filter(Boolean);
  const known = cells.map(fieldOf).filter(Boolean);
  if (known.length >= 2 ? new Set(known).size >= 2 : known.length === 1 && filled.length === 1) return true;
  if (filled.length < 2 || filled.some((cell) => /\d/.test(cell))) return false;
  const meant = new Set(cells.map((cell) => fieldOf(cell) ?? partlyFieldOf(cell)).filter((field) => field && field !== "none"));
  return meant.size >= 2 || (meant.size === 1 && Boolean(next?.cells.some((cell) => numbersIn(cell).length)));
}

/** Columns whose headings are not understood hold what they look like, where no other column has it. */
function withLooks(fields, meant, rows) {
  const looks = looksOf(rows);
  const isOpen = (at) => !fields[at] && meant[at] !== "none";
  const found = [...fields];
  for (const look of ["number", "standard", "country", "names"]) {
    const field = look === "names" ? "holder" : look;
    const at = looks.findIndex((one, place) => one === look && isOpen(place) && (look === "number" || !meant[place]));
    if (at >= 0 && !found.includes(field) && !(look === "names" && found.includes("local"))) found[at] = field;
  }
  const days = looks.flatMap((look, at) => (look === "day" && isOpen(at) && !meant[at] ? [at] : []));
  if (found.includes("expires") || !days.length) return found;
  if (days.length === 2 && !found.includes("issued")) for (const at of days) found[at] = "day"; else found[days[0]] = "expires";
  return found;
}

/** "No." stands above the lines' own numbers in some lists: of several columns that may hold the number, the one that does. */
function withOneNumber(fields, rows) {
  const holding = (at) => rows.slice(0, LOOKED_AT).filter(({ cells }) => cells[at] && numbersIn(cells[at]).length).length;
  const places = fields.flatMap((field, at) => (field === "number" ? [at] : []));
  const best = places.toSorted((one, other) => holding(other) - holding(one) || one - other)[0];
  return fields.map((field, at) => (field === "number" && at !== best ? undefined : field));
}

/** A field is taken from the first column that has it. */
function firstOfEach(fields) {
  return fields.map((field, at) => (fields.indexOf(field) === at ? field : undefined));
}

/** Without headings: numbers, days and standards show what they are; of the rest the first column of names is the holder's. */
function byLooks(rows) {
  const looks = looksOf(rows);
  if (looks.length < 2) return ["line"];
  const names = looks.includes("names") ? "names" : "text";
  const holder = looks.indexOf(names);
  return looks.map((look, at) => {
    if (look === "names" || look === "text") return at === holder ? "holder" : undefined;
    return look === "day" || looks.indexOf(look) === at ? look : undefined;
  });
}

/** What each column looks like. */
function looksOf(rows) {
  const seen = rows.slice(0, LOOKED_AT);
  const width = Math.max(0, ...seen.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => lookOf(seen.map(({ cells }) => cells[at] ?? "").filter(Boolean)));
}

function lookOf(cells) {
  if (!cells.length) return "";
  const mostly = (test) => cells.filter(test).length / cells.length >= MOSTLY;
  if (mostly((cell) => numbersIn(cell).some(({ isSure }) => isSure))) return "number";
  if (mostly(isDay)) return "day";
  if (mostly(namesStandard)) return "standard";
  if (mostly((cell) => countryCode(cell))) return "country";
  if (cells.some((cell) => LEGAL_FORM.test(cell)) && cells.filter((cell) => LEGAL_FORM.test(cell)).length / cells.length > 0.3) return "names";
  return mostly((cell) => /\p{L}{2}/u.test(cell)) ? "text" : "";
}
