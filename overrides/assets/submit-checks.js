// What is certain to be refused although each field by itself has its form. The rules say it anew, for all that is here
// and for much more; what needs the directory, as two records of one holder, is left to them.

import { isDay, monthsLater, shift, threeYears } from "./submit-days.js";
import { WORDS } from "./submit-words.js";

const YEARS = 36; // months

/** The schema that a task asks by, with these checks at its fields. `startOf` tells from where three years count. */
export function checked(asked, known, startOf) {
  const isLimited = (known.recorded?.kind ?? known.facts.schemes[known.values().scheme]?.kind) === "certificate";
  const checks = {
    "holder.name": latin,
    "site.address.city": latin,
    "issues.issued": (day) => issued(day, known),
    "issues.expires": (day) => lastDay(day, known.values().issues ?? {}, isLimited && startOf(known)),
    "status.date": (day) => decided(day, known),
  };
  return Object.entries(checks).reduce((schema, [path, also]) => adding(schema, path.split("."), also), asked);
}

function adding(schema, [name, ...rest], also) {
  const part = schema.properties?.[name];
  if (!part) return schema;
  return { ...schema, properties: { ...schema.properties, [name]: rest.length ? adding(part, rest, also) : { ...part, also } } };
}

const latin = (text) => (/\p{L}/u.test(text) && !/\p{Script=Latin}/u.test(text) ? WORDS.latin : "");

/** A later issue is not dated before the one that is there. */
function issued(day, { recorded, task }) {
  const last = recorded?.issues.at(-1).issued;
  return task !== "site" && day < last ? WORDS.beforeIssue(last) : "";
}

function lastDay(day, { issued: from }, start) {
  if (isDay(from ?? "") && day < from) return WORDS.endsBefore(from);
  return start && isDay(start) && day > monthsLater(start, YEARS) ? WORDS.endsLate(start, threeYears(start)) : "";
}

/** One day ahead is let through, as the day begins earlier in the east. */
function decided(date, { day, recorded }) {
  if (date > shift(day, 1)) return WORDS.ahead;
  const last = recorded.status.at(-1).date;
  return date < last ? WORDS.beforeStatus(last) : "";
}
