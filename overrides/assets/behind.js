// What stands behind a number: the site and the issue it names, and digits that are none of these. A digit there may be what
// tells a site that has ended from its master, so none is passed over in silence, but those of days, documents and amounts.

const ISSUE = /(?:^|[^\p{L}\p{N}])(?:ISSUE|ISS\.|版次?|発行番号|판|발행 번호)(?:\s*NO\.?)?[\s:]*([0-9]{1,3})(?![\p{L}\p{N}])/gu;
const MONTH = String.raw`(?:JAN|ENE|FEB|FEV|FÉV|MAR|MÄR|MAER|APR|AVR|ABR|MAY|MAI|JUN|JUI|JUL|AUG|AOU|AOÛ|AGO|SEP|OCT|OKT|NOV|DEC|DÉC|DEZ|DIC)\p{L}*`;
const DAYS = new RegExp([
  String.raw`(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}`, // 2027-05-12
  String.raw`\d{1,2}([-/.])\d{1,2}\2(?:19|20)?\d\d`, // 12.05.2027
  String.raw`(?:\d{1,2}(?:ST|ND|RD|TH)?[\s.-]{0,2})?${MONTH}[\s.,-]{0,2}(?:\d{1,2}[\s,]{1,2})?(?:19|20)\d\d`, // 12 May 2027, May 12, 2027
  String.raw`(?:19|20)\d\d\s?[年년](?:\s?\d{1,2}\s?[月월])?(?:\s?\d{1,2}\s?[日일])?`,
].map((day) => `(?<![\\p{L}\\p{N}])${day}(?![\\p{L}\\p{N}])`).join("|"), "gu");
const SITE_WORD = "(?:SITE|PLANT|LOCATION|FACTORY|FACILITY|UNIT|BRANCH|ANNEX|SUFFIX|STANDORT|WERK|SITIO|PLANTA|USINE|サイト|拠点|工場|工厂|工廠|场所|場所|現場|现场|站點|사이트|사업장|공장)";
const BLANKS = "[^\\p{L}\\p{N}]{0,4}";
const NAMED = `${SITE_WORD}${BLANKS}(?:(?:NO|NR|N°)${BLANKS})?`;
const YEAR = new RegExp(`(?<=^|[\\s(,;])(?<!${NAMED})(?:19|20)\\d\\d(?=$|[\\s).,;:])`, "gu");
const DOCUMENTS = /(?<![\p{L}\p{N}])(?:(?:IECQ|IEC|ISO|EN|QC|OD|CECC|JIS|GB|ANSI|ESD)(?:[\s/-][A-Z]{1,4})*[\s-]?[0-9]{4}[0-9.:-]*|IECQ [0-9]{2}-[0-9-]+)/gu;
// "20 pcs", "1,000 Stück", "qty: 20": a figure with a unit is no site, unless it begins with a zero or is called one. A unit of one
// letter may be the letter of a site.
const UNIT = "(?:PCS?|PCES?|PIECES?|PAIRS?|SETS?|UNITS|ROLLS?|REELS?|BOXES|ST[ÜU]CK|STCK|STK|PI[ÈE]CES|PIEZAS|KG|MM|CM|%|[个個件片枚套只本]|개|매)";
const FIGURE = String.raw`(?:[1-9]\d{0,2}(?:[.,']?\d{3})*|0(?=[.,]))(?:[.,]\d{1,3})?`;
const AMOUNTS = new RegExp(`(?<![\\p{L}\\p{N}./-]|${NAMED}|(?:NO|NR|N°)${BLANKS})(?:${FIGURE}\\s?${UNIT}|(?:QTY|QUANTITY|MENGE|数量|數量|수량)[\\s.:]{0,3}${FIGURE})(?![\\p{L}\\p{N}])`, "gu");
const SITE = new RegExp(`^${BLANKS}(?:${NAMED}|(?:NO|NR|N°)${BLANKS})?([0-9]{1,3})(?![\\p{L}\\p{N}]|[-/.:][0-9])`, "u");
const SITE_LATER = new RegExp(`(?<!\\p{L})${NAMED}([0-9]{1,3}|[A-Z])(?![\\p{L}\\p{N}])`, "u");
const LETTER = /^\s?[-/._(]\s?([A-Z]|[OI][0-9]|[0-9][OIL])(?![\p{L}\p{N}])/u;
// A letter alone behind a number is its site; amid other words it may be one of them.
const LETTER_ALONE = /^\s([A-Z])\s*$/;
// Anything else that has a digit in it.
const ANY_DIGITS = /[\p{L}\p{N}]*\p{Nd}(?:[\p{L}\p{N}]|[-./_:](?=\p{N}))*/u;

// Sites may have a letter, too.
const LONE_CAPITAL = /(?<![\p{L}\p{N}'’.])[A-Z](?![\p{L}\p{N}'’.])/u;

/** What the text behind a number names: { site, issue, unread, length }, each null when there is none; `length` is how much of
 * it belongs to the number. The text is in one width, with plain dashes. */
export function behind(text) {
  const capitals = text.toUpperCase();
  const issue = [...capitals.matchAll(ISSUE)][0]?.[1];
  // What is understood is put out of the way with its length kept.
  const blanks = (found) => " ".repeat(found.length);
  const rest = [ISSUE, DAYS, DOCUMENTS, AMOUNTS, YEAR].reduce((left, understood) => left.replace(understood, blanks), capitals);
  const found = rest.match(SITE) ?? rest.match(LETTER) ?? rest.match(LETTER_ALONE) ?? rest.match(SITE_LATER);
  const end = found ? found.index + found[0].length : 0;
  const unread = rest.slice(0, found?.index ?? 0).match(ANY_DIGITS) ?? rest.slice(end).match(ANY_DIGITS) ?? text.slice(end).match(LONE_CAPITAL);
  return { site: found?.[1] ?? null, issue: issue ? Number(issue) : null, unread: unread?.[0] ?? null, length: end };
}
