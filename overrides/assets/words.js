// The words the browser needs, in English. generator/pages/words.py has those of the pages; words/ has the same in other languages,
// which take the place of these when one is chosen.

export const STATUS = {
  "current": { word: "Current", shape: "●" },
  "suspended": { word: "Suspended", shape: "‖" },
  "expired": { word: "Expired", shape: "○" },
  "cancelled": { word: "Cancelled", shape: "✕" },
  "withdrawn": { word: "Withdrawn", shape: "✕" },
  "not-yet-valid": { word: "Not yet valid", shape: "◔" },
};

// What a status says that began after the page was made: the words in bold, and the rest. `since` is its first day,
// `until` the last day of validity, `again` the day from which a renewal is recorded; all in words, or empty.
export const SENTENCE = {
  "current": ({ since, until }) => [`Recorded as current since ${since}.`, until ? `Valid until ${until}.` : "No day of expiry is stated on it."],
  "suspended": ({ since }) => [`Suspended since ${since}.`, "It does not count as valid while suspended."],
  "expired": ({ until, again }) => [`Expired on ${until}.`, again ? `A renewal is recorded from ${again} on.` : "No renewal was recorded here when this page was made."],
  "cancelled": ({ since }) => [`Cancelled on ${since}.`, "From that day it does not count as valid."],
  "withdrawn": ({ since }) => [`Withdrawn on ${since}.`, "From that day it does not count as valid."],
  "not-yet-valid": ({ again }) => ["Not yet valid.", again ? `Its first day is ${again}.` : ""],
};

export const KIND = { "certificate": "Certificate", "verification-statement": "Verification statement" };

export const FACET_TITLES = {
  status: "Status", scheme: "Scheme", body: "Issued by", country: "Country", standard: "Standard or specification", kind: "Kind",
  category: "Component category",
};

// Within how many days something expires.
export const PERIODS = [30, 90, 180];

export const SEARCH = {
  loading: "Loading the index …",
  failed: "The search could not be loaded. Browsing works without it.",
  browse: "Browse all records",
  panel: "Results while you type",
  all: "All results, with filters",
  whatItMeans: "What that can mean",
  exact: "This number is in the directory",
  groups: { records: "Certificates and statements", bodies: "Certification bodies", schemes: "Schemes", texts: "Pages", help: "Questions and help" },
  more: "Show more",
  clear: "Clear all",
  none: (query, narrowed) => `No record found for “${query}”${narrowed ? " with these filters" : ""}.`,
  count: (number) => (number === 1 ? "1 record" : `${number.toLocaleString("en")} records`),
  similarOnly: "No record has exactly these words; these are spelled alike.",
  alsoSimilar: (number) => (number === 1 ? "The last one is only spelled alike." : `The last ${number} are only spelled alike.`),
  some: "No record has all of these words; these have most of them.",
  oneWord: "No record has all of these words; these have one of them, those with the rarer word first.",
  seeScheme: (word, scheme) => `${word}: see ${scheme}`,
  statusNote: (day) => `as recorded on ${day}`,
  until: (day) => `until ${day}`,
  ended: (day) => `ended ${day}`,
  noUntil: "no expiry stated",
  codes: (codes) => `${codes.length === 1 ? "code" : "codes"} ${codes.join(", ")}`,
  numberAbsent: (number) => `No record has the number “${number}”.`,
  nearest: "The nearest numbers",
  completeness: "How complete is the directory?",
  declared: (body, day) => (day ? `${body} has declared that its records are complete as of ${day}.` : `${body} has not declared its records complete.`),
  absent: [
    { text: "The number has a typing error: compare it with the paper, sign by sign." },
    { text: "The record is not in this directory: ask the body whose code is in the number.", link: "All certification bodies", address: "bodies/index.html" },
    { text: "The paper may not be genuine: ask that body, and report it.", link: "Whom to ask", address: "contact.html" },
  ],
  codeUnknown: (code) => `${code ? `The code “${code}”` : "Its code"} belongs to no body in this directory: compare it with the paper, and if it is right, ask the body that is named there.`,
  bodyAbsent: { text: "The body is not in this directory, so none of its records is.", link: "All certification bodies", address: "bodies/index.html" },
  typed: (typed, here) => `You typed ${typed}; the record is ${here}. Compare with the paper, sign by sign.`,
  siteNamed: (site) => `You named site ${site}; this is its record.`,
  siteAbsent: (site) => `You named site ${site}; that site is not in the directory.`,
  unread: (digits) => `“${digits}” behind the number was not understood. Compare with the paper whether it names a site.`,
  issueReplaced: (named, next, day) => `You named issue ${named}, which was replaced by issue ${next} on ${day}. Compare the paper with the history of the record.`,
  issueAhead: (named, day) => `You named issue ${named}, which is recorded from ${day} on.`,
  issueUnknown: (named, here) => `Issue ${named} is not recorded here; the issue in force is ${here}. Compare the paper with the history of the record.`,
  issueAfterEnd: (named, here) => `Issue ${named} is not recorded here; this record has ended, and its last issue was ${here}.`,
  canMean: "This can mean:",
  nameAbsent: [
    "The name is written otherwise: try one word of it, its other script, or the number.",
    "The record is not in this directory: ask the body named on the paper.",
  ],
  instead: "Did you mean",
  expiring: "Expiring soon",
  anyTime: "at any time",
  within: (days) => `within ${days} days`,
  issued: "Day of issue",
  expires: "Last day of validity",
  from: "from",
  to: "to",
  table: "Records as a table",
  columns: ["Number", "Status", "Holder", "Place", "Scheme", "Kind", "Issued by", "Issued", "Until"],
  labels: { body: "issued by", issued: "issued" },
  csvColumns: ["number", "kind", "status", "holder", "local name", "site", "city", "country", "scheme", "standards", "body", "issue", "issued", "until", "scope", "page", "as of", "query"],
  noDay: (field, said) => `“${said}” under “${field}” is no day of the calendar; it was left out.`,
  noSuchValue: (facet, value) => `There is no “${value}” under “${facet}”; it was left out.`,
  saving: (done, all) => `Collecting ${done.toLocaleString("en")} of ${all.toLocaleString("en")} …`,
  cut: (most) => `The file has the first ${most.toLocaleString("en")}; narrow down for the rest.`,
};

// The page that checks a whole list.
export const CHECK = {
  reading: (name) => `Reading ${name} …`,
  loading: "Loading what is needed …",
  progress: (done, all) => `${done.toLocaleString("en")} of ${all.toLocaleString("en")} lines checked …`,
  failed: "What is needed could not be loaded. Your list is still here: try again.",
  nothing: "There is no line with letters or digits in it.",
  count: (lines, rows, day) => `${lines.toLocaleString("en")} ${lines === 1 ? "line" : "lines"}, ${rows.toLocaleString("en")} ${rows === 1 ? "result" : "results"}, as recorded for ${day} (UTC).`,
  groups: { all: "All", problem: "To look at", near: "Near miss", absent: "Not found", remark: "Found, with a remark", found: "Found, nothing differs", changed: "Changed since" },
  columns: ["Line", "Your list", "Result", "Status", "Until", "What to look at"],
  page: (page, pages) => `Page ${page} of ${pages}`,
  previous: "Previous",
  next: "Next",
  meanings: "Not found is not fake. It can mean:",
  nearest: "The nearest numbers",
  namesLike: "Names that are alike",
  fields: {
    holder: "Holder", site: "Site", city: "City", country: "Country", scope: "Scope", standard: "Standard", issued: "Day of issue", first: "First issued",
    expires: "Last day of validity", day: "Day", issue: "Issue",
  },
  differs: (field, said, here) => `${field}: the list says “${said}”, the record says “${here}”.`,
  wordsMissing: (field, words, here) => `${field}: the record does not have “${words}”; it says “${here}”.`,
  paperDiffers: (field, said, here) => `${field}: the file says “${said}”, the record says “${here}”.`,
  paperLacks: (field, here) => `${field}: “${here}”, as the record says, is not in the file.`,
  ends: (when) => `Ends ${when}.`,
  unread: (field, said) => `${field}: “${said}” was not understood and not compared.`,
  said: {
    noLongerCounts: (said) => `The last day on the list, ${said}, no longer counts: the record has ended.`,
    shorterName: (said, here) => `Shorter or longer name: the list says “${said}”, the record says “${here}”.`,
    onlyHolder: () => "The line names several numbers, so that nothing else than the holder was compared.",
    uncompared: (cells) => `Not compared, as it is not clear what is meant: ${cells}.`,
    noNumber: () => "No number of a certificate was found in the text of this file.",
    byName: () => "Found by name only; no number was compared.",
    ofHolder: (count) => (count === 1 ? "The only record of this holder." : `${count} records of this holder; the most serious status stands first.`),
    notCompared: () => "The line names no number, so that nothing else in it was compared.",
    first: (most) => `Only the first ${most} are shown.`,
    holderHere: (count, holder) => `${holder} has ${count === 1 ? "1 record" : `${count} records`} here, with another number.`,
  },
  notes: {
    cut: (most) => `Only the first ${most.toLocaleString("en")} lines were checked. Check the rest as a list of its own.`,
    above: (count) => `${count === 1 ? "1 line" : `${count} lines`} above the headings ${count === 1 ? "was" : "were"} left out.`,
    columns: (compared, others) => `Compared: ${compared.join(", ") || "–"}.${others.length ? ` Not compared: ${others.join(", ")}.` : ""}`,
    nothing: (count) => `${count === 1 ? "1 line" : `${count.toLocaleString("en")} lines`} with nothing to look up, such as a total, ${count === 1 ? "was" : "were"} left out.`,
    saved: () => "This is a result that was saved here: the numbers and names that were asked are looked up anew, and what it says of the records is left aside.",
    script: (count) => `${count === 1 ? "1 cell" : `${count.toLocaleString("en")} cells`} in another script than the records are written in ${count === 1 ? "was" : "were"} not compared.`,
    encoding: (name, encoding) => `${name} does not say how its letters are written; it was read as ${encoding}. If names look wrong, save it as UTF-8.`,
  },
  refused: {
    tooBig: (name) => `${name} was not read: it has more than 20 MB. Save only the columns that matter, as CSV.`,
    notAList: (name) => `${name} was not read: it is neither text, CSV, XLSX nor PDF.`,
    oldExcel: (name) => `${name} was not read: it is of the old Excel format or locked with a password. Save it as XLSX or CSV.`,
    bomb: (name) => `${name} was not read: unpacked it would be far larger than a list can be. Save the sheet as CSV.`,
    broken: (name) => `${name} was not read: it is damaged or was not saved to its end. Open it and save it anew.`,
    noText: (name) => `No text was found in ${name}: it may be a scan or a picture. Type the number that is printed on it.`,
    locked: (name) => `${name} was not read: it is locked. Type the number that is printed on it.`,
    otherVersion: (name) => `${name} was kept by another version of this page, and is not understood.`,
  },
  reopened: (day, count) => `Compared with ${day}: ${count === 0 ? "nothing has changed" : count === 1 ? "1 result has changed" : `${count.toLocaleString("en")} results have changed`}.`,
  changed: {
    status: (day, was, is) => `Since ${day}: was ${was}, is ${is}.`,
    until: (day, was, is) => `Since ${day}: last day of validity was ${was}, is ${is}.`,
    isNew: (day) => `Was not found on ${day}.`,
    gone: (day, number) => `On ${day} it was found as ${number}.`,
  },
  csvColumns: ["line", "your list", "result", "asked", "record number", "record status", "record until", "record holder", "record local name", "record place", "record standards", "what to look at", "nearest", "record page", "record status as of"],
};

// What was so on a day, as the record page answers it: the words in bold first.
export const ON_DAY = {
  yes: (day, issue) => `Yes: recorded as current on ${day}${issue}.`,
  no: (day, word, issue) => `No: ${word} on ${day}${issue}.`,
  ahead: (day, word, issue, made) => `As recorded by ${made}: ${word} on ${day}${issue}.`,
  issue: (issue) => `, issue ${issue}`,
  suspended: "It does not count as valid while suspended.",
  first: (day) => `Its first day is ${day}.`,
  span: (from, to) => (to ? `This is so from ${from} to ${to}.` : `This is so from ${from} on.`),
  open: "A later decision can still change it.",
  entered: (day) => `Entered in this directory on ${day}.`,
  enteredLater: (day, asked) => `It was entered in this directory only on ${day}: whoever looked on ${asked} could not see it here yet.`,
  notKnown: "When it was entered in this directory is not known to this copy.",
};

export const CITE = {
  copied: "Copied",
  selected: "Selected: copy it with your keys",
  printed: (day, address) => `Printed on ${day} (UTC)${address && ` from ${address}`}.`,
};

export const THEME = { dark: "Dark", light: "Light" };

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export const DATES = {
  day: (year, month, date) => `${date} ${MONTHS[month - 1]} ${year}`,
  today: "today",
  tomorrow: "tomorrow",
  ahead: (days) => `in ${days.toLocaleString("en")} days`,
  ago: (days) => `${days.toLocaleString("en")} days ago`,
  overdue: (day) => `This copy was due to be made again by ${day} (UTC). It may be out of date.`,
};

/** "2026-11-24" as "24 November 2026". */
export function dayInWords(day, inWords = DATES.day) {
  return inWords(...day.split("-").map(Number));
}

/** How far a day is from today, in words: "in 113 days". */
export function distance(today, day) {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (days === 0) return DATES.today;
  if (days === 1) return DATES.tomorrow;
  return days > 0 ? DATES.ahead(days) : DATES.ago(-days);
}

/** The language chosen, which theme.js has found out. */
export const LANGUAGE = document.documentElement.dataset.language ?? "en";

/** The attribute for an element whose words come from here: the pages themselves are English. */
export const SPOKEN = LANGUAGE === "en" ? {} : { lang: LANGUAGE };

/** What stands in the pages as text, by its English; empty in English. */
export const TEXTS = {};

/** The words of a citation stay English in every language, as the sentence they stand in does. */
export const CITED = {
  day: DATES.day,
  issue: ON_DAY.issue,
  status: Object.fromEntries(Object.entries(STATUS).map(([status, { word }]) => [status, word.toLowerCase()])),
};

if (LANGUAGE !== "en") {
  const { words } = await import(`./words/${LANGUAGE}.js`).catch(() => ({ words: {} })); // English is better than nothing
  const english = { STATUS, SENTENCE, KIND, FACET_TITLES, SEARCH, CHECK, ON_DAY, CITE, THEME, DATES, TEXTS };
  for (const [name, others] of Object.entries(words)) Object.assign(english[name], others);
}
