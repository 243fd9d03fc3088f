// Where a line of a list, or a paper, says something else than the record: { field, said, here } for each, all as text.

import { fold, inEastAsian, words } from "../search/folding.js";
import { OPTIONAL } from "../search/query.js";
import { issueIn } from "../number.js";
import { statusOn } from "../status.js";
import { daysIn, daysOf } from "./days.js";
import { countryCode, nameKey, significant, telling } from "./naming.js";
import { otherEditions, otherEditionsIn } from "./standards.js";

const SHARE_OF_ADDRESS = 0.5;
const MOST_WORDS = 8;

/** The issue in force on a day, and its own day. */
export function issueOn({ issues }, day) {
  const all = issues.split(";").map((one) => one.split(" "));
  const [issue, issued] = all.filter(([, from]) => from <= day).at(-1) ?? all[0];
  return { issue, issued, all };
}

/** What a line of a list says otherwise; `fields` are its cells by what they hold. A place or a scope in a script that the record is
 * not written in cannot be compared: it is { field, said, skipped }. */
export function differencesOfLine(fields, record, day) {
  return Object.entries(fields).flatMap(([field, cell]) => (cell && COMPARE[field] ? COMPARE[field](cell, record, day, fields) : []));
}

const OVER = ["cancelled", "withdrawn"];

const COMPARE = {
  holder: holderDiffers,
  local: holderDiffers,
  site: (cell, record) => placeDiffers("site", cell, [record.site, ...placeOf(record)], record.site || written(record)),
  address: (cell, record) => placeDiffers("site", cell, [record.site, ...placeOf(record)], written(record)),
  city: (cell, record) => placeDiffers("city", cell, placeOf(record), record.city),
  country: (cell, { country }) => {
    const code = countryCode(cell);
    return code && code !== country ? [{ field: "country", said: cell, here: countryName(country) }] : [];
  },
  scope: (cell, { scope, here }) => wordsMissing(cell, [scope, here], "scope"),
  standard: (cell, { standard }) => otherEditions(cell, standard).map((one) => ({ field: "standard", ...one })),
  issued: (cell, record, day) => dayDiffers("issued", cell, [issueOn(record, day).issued]),
  // "Issue" stands above numbers of issues in some lists, above days in others.
  issue: (cell, record, day) => (daysIn(cell).length ? COMPARE.issued(cell, record, day) : []),
  first: (cell, { first }) => dayDiffers("first", cell, [first]),
  expires: (cell, { steps }, day) => lastDayDiffers("expires", cell, steps, day),
  day: (cell, record, day) => lastDayDiffers("day", cell, record.steps, day, [issueOn(record, day).issued]),
};

/** A record that was cancelled or withdrawn has no last day any more: what a list says of it is no difference, and it is said. */
function lastDayDiffers(field, cell, steps, day, others = []) {
  const { status, since, until } = statusOn(steps, day);
  if (!OVER.includes(status)) return dayDiffers(field, cell, [...others, until]);
  return dayDiffers(field, cell, [...others, since]).map((one) => (one.unread ? one : { key: "noLongerCounts", values: [one.said] }));
}

function dayDiffers(field, cell, here) {
  const days = daysOf(cell);
  if (!days.length) return /\d/.test(cell) ? [{ field, said: cell, unread: true }] : [];
  const [said] = days.length === 1 ? days : [cell];
  return here.some((one) => days.includes(one)) ? [] : [{ field, said, here: here.filter(Boolean).join(" · ") || "–" }];
}

/** Another holder is a difference; a name of which all words stand in the other one is only spoken of. */
function holderDiffers(cell, { holder, local }) {
  if (isSameName(cell, holder, local)) return [];
  const here = both(holder, local);
  return [holder, local].some((name) => name && isShortened(cell, name)) ? [{ key: "shorterName", values: [cell, here] }] : [{ field: "holder", said: cell, here }];
}

function isShortened(one, other) {
  const [few, many] = [significant(one), significant(other)].sort((mine, theirs) => mine.length - theirs.length);
  return few.some((word) => word.length > 2 || inEastAsian(word)) && few.every((word) => many.includes(word));
}

function isSameName(cell, ...recorded) {
  const names = recorded.filter(Boolean);
  const [key, order] = [nameKey(cell), significant(cell).sort().join(" ")];
  // "Example Lumen Co., Ltd. (例示光電股份有限公司)" is both of its names.
  const whole = [names.join(" "), names.toReversed().join(" ")];
  return [...names, ...whole].some((name) => nameKey(name) === key) || names.some((name) => significant(name).sort().join(" ") === order);
}

function both(holder, local) {
  return local ? `${holder} · ${local}` : holder;
}

function placeOf({ street = "", city, region = "", country }) {
  return [street, city, region, country, countryName(country)];
}

function written({ street, city, region, country }) {
  return [street, city, region, countryName(country)].filter(Boolean).join(", ");
}

function isInOtherScript(cell, texts) {
  return inEastAsian(cell) && !texts.some((text) => inEastAsian(text ?? ""));
}

/** A place is the same when half of what a cell says of it stands in the texts. */
function placeDiffers(field, cell, texts, here) {
  if (isInOtherScript(cell, texts)) return [{ field, said: cell, skipped: true }];
  const mine = telling(cell);
  const theirs = new Set(texts.flatMap(telling));
  return mine.filter((word) => theirs.has(word)).length >= mine.length * SHARE_OF_ADDRESS ? [] : [{ field, said: cell, here }];
}

/** Words of a scope that the record has not. */
function wordsMissing(cell, texts, field) {
  if (isInOtherScript(cell, texts)) return [{ field, said: cell, skipped: true }];
  const theirs = new Set(texts.flatMap((text) => telling(text ?? "")).map(stem));
  const missing = telling(cell).filter((word) => !theirs.has(stem(word)));
  const shown = missing.slice(0, MOST_WORDS).join(", ") + (missing.length > MOST_WORDS ? " …" : "");
  return missing.length ? [{ field, said: shown, here: [...new Set(texts.filter(Boolean))].join(" · "), isWords: true }] : [];
}

/** A word without the ending of many: "lenses" and "lens" are the same. */
function stem(word) {
  return word.replace(/(?<=[a-z]{3})(?:ies|es|s|y)+$/, "");
}

let regions;

/** A country by its English name, as records have it. */
export function countryName(code) {
  regions ??= new Intl.DisplayNames(["en"], { type: "region" });
  return regions.of(code);
}

/** What a paper lacks or says otherwise: what the record says has to stand in it somewhere. */
export function differencesOfPaper(text, record, day) {
  const { issue, issued, all } = issueOn(record, day);
  const { until } = statusOn(record.steps, day);
  const days = daysIn(text);
  const lacks = (one) => one && !days.some(({ days: meant }) => meant.includes(one));
  const named = issueIn(text);
  const found = [];
  if (![record.holder, record.local].filter(Boolean).some((name) => isNamed(text, name))) found.push({ field: "holder", here: both(record.holder, record.local) });
  if (!significant(record.city).every((word) => squeezed(text).includes(word))) found.push({ field: "city", here: record.city });
  for (const one of otherEditionsIn(text, record.standard)) found.push({ field: "standard", ...one });
  if (lacks(issued)) found.push({ field: "issued", here: issued });
  if (lacks(until)) found.push({ field: "expires", here: until });
  if (record.scope && !scopeIsIn(record, text)) found.push({ field: "scope", here: record.here || record.scope });
  if (named !== null && String(named) !== issue && all.some(([one]) => one === String(named))) found.push({ field: "issue", said: String(named), here: issue });
  return found.map((one) => ({ ...one, isPaper: true }));
}

/** Whether a text names a holder: with its legal form, or without one and with nothing more behind it, since "Example Lumen
 * Trading" is somebody else than "Example Lumen". */
function isNamed(text, name) {
  const mine = words(name);
  const bare = mine.filter((word) => !OPTIONAL.has(word));
  if ((bare.length < mine.length || !bare.length) && squeezed(text).includes(squeezed(name))) return true;
  const behind = "(?=[^\\p{L}\\p{N}\\n]*(?:[\\n,;:|/()（]|$))";
  return bare.length > 0 && new RegExp(`(?<![\\p{L}\\p{N}])${bare.join("[^\\p{L}\\p{N}]+")}${behind}`, "u").test(fold(text));
}

function squeezed(text) {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
}

function scopeIsIn({ scope, here }, text) {
  const theirs = new Set(telling(text).map(stem));
  const share = (one) => {
    const mine = telling(one);
    return mine.filter((word) => theirs.has(stem(word))).length >= mine.length * 0.9;
  };
  return share(scope) || Boolean(here && share(here));
}
