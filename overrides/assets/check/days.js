// Days as people write them.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const BEFORE_1900 = 25_569; // the first of January 1970, as spreadsheets count days
const LONGEST_CELL = 30;
const YEAR = "((?:19|20)\\d\\d)";
const FORMS = [
  [new RegExp(`(?<!\\d)${YEAR}\\s?[-/.年년]\\s?(\\d{1,2})\\s?[-/.月월]\\s?(\\d{1,2})(?!\\d)`, "gu"), ([, year, month, day]) => [[year, month, day]]],
  [/(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/gu, ([, year, month, day]) => [[year, month, day]]],
  [new RegExp(`(?<!\\d)(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?${YEAR}(?!\\d)`, "gu"), ([, one, other, year]) => [[year, other, one], [year, one, other]]],
  [new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?[-\\s]+(?:of\\s+)?([a-z]{3,9})\\.?,?[-\\s]+${YEAR}(?!\\d)`, "giu"), ([, day, month, year]) => [[year, named(month), day]]],
  [new RegExp(`([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}(?!\\d)`, "giu"), ([, month, day, year]) => [[year, named(month), day]]],
  // Two digits of the year: 27-Jul-28, 8.3.30.
  [/(?<![\d.])(\d{1,2})[-\s./]([a-z]{3,9})\.?[-\s./']+(\d\d)(?!\d)/giu, ([, day, month, year]) => [[`20${year}`, named(month), day]]],
  [/(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d\d)(?![\d/-]|\.\d)/gu, ([, one, , other, year]) => [[`20${year}`, other, one], [`20${year}`, one, other]]],
];

/** All days that stand in a text, each as the one or two that it can mean: "03/05/2027" may be in March or in May. */
export function daysIn(text) {
  const plain = text.normalize("NFKC");
  return FORMS.flatMap(([form, taken]) => [...plain.matchAll(form)].map((found) => ({ at: found.index, written: found[0].trim(), days: [...new Set(taken(found).map(day).filter(Boolean))] })))
    .filter(({ days }) => days.length)
    .sort((one, other) => one.at - other.at);
}

/** Whether a cell holds a day and not much more. */
export function isDay(cell) {
  return cell.length < LONGEST_CELL && daysIn(cell).length === 1;
}

/** The days that a cell which holds a day can mean; also one that a spreadsheet keeps as a number. Empty when it holds none. */
export function daysOf(cell) {
  const [serial] = cell.match(/^[2-7]\d{4}(?=(?:\.\d+)?$)/) ?? [];
  if (serial) return [new Date((Number(serial) - BEFORE_1900) * 86_400_000).toISOString().slice(0, 10)];
  return daysIn(cell)[0]?.days ?? [];
}

function day([year, month, date]) {
  const text = [year, String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) ? text : "";
}

function named(month) {
  return MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
}
