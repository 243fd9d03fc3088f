// What the register allows and proposes, out of the facts that generator/exports/form.py writes.

import { key, parts } from "./number.js";
import { WORDS } from "./submit-words.js";

/** The schemes under which a body may issue on a day; none when it is not accepted then. */
export function schemesOn({ bodies }, body, day) {
  const { status, approvals } = bodies[body] ?? { status: [], approvals: [] };
  if (status.findLast(([date]) => date <= day)?.[1] !== "accepted") return [];
  return approvals.filter(([, from, to]) => from <= day && (!to || day <= to)).map(([scheme]) => scheme);
}

/** The bodies that may issue on a day. */
export function bodiesOn(facts, day) {
  return Object.keys(facts.bodies).filter((body) => schemesOn(facts, body, day).length);
}

/** The number after the highest one that the body has allotted in the year of a day. Gaps are not filled. */
export function nextNumber({ bodies, schemes, highest }, body, scheme, day) {
  const { codes } = bodies[body];
  const year = day.slice(2, 4);
  const taken = Math.max(0, ...codes.map((code) => highest[code]?.[year] ?? 0));
  return `IECQ-${schemes[scheme].letters} ${codes[0]} ${year}.${String(taken + 1).padStart(4, "0")}`;
}

/** The number of a master with the next free suffix. */
export function nextSite(master, sites) {
  const taken = sites.filter((number) => number.startsWith(`${master}-`)).map((number) => Number(parts(number).site) || 0);
  return `${master}-${String(Math.max(0, ...taken) + 1).padStart(2, "0")}`;
}

/** What is wrong with a number for this body and scheme; empty when nothing is. */
export function numberFault({ bodies, schemes }, number, body, scheme) {
  const found = parts(number);
  const letters = schemes[scheme]?.letters ?? found.letters;
  if (found.letters !== letters) return WORDS.letters(found.letters, letters);
  const codes = bodies[body]?.codes ?? [found.code];
  return codes.includes(found.code) ? "" : WORDS.codes(found.code, codes.join(" or "));
}

/** What is odd about the year of a number, as it can be right: allotted in December, issued in January; a later site. */
export function yearRemark(number, issued) {
  const { year, site } = parts(number);
  const first = Number(issued.slice(0, 4));
  const fits = year === first || (year === first - 1 && issued.slice(5, 7) === "01") || (site && year < first);
  return fits ? "" : WORDS.year(year, issued);
}

/** What to write in place of a number whose parts are not told apart, as "iecqhexmpl260090"; empty when it is none. */
export function printed({ bodies, schemes }, text) {
  const codes = Object.values(bodies).flatMap((body) => body.codes);
  for (const letters of new Set(Object.values(schemes).map((scheme) => scheme.letters))) {
    for (const code of codes) {
      const [start, ...rest] = key(text).split(new RegExp(`^iecq${letters}${code}([0-9]{2})([0-9]{4}|[1-9][0-9]{4})([0-9]{2}|[a-z])?$`, "i"));
      if (start === "" && rest.length) return WORDS.printed(`IECQ-${letters} ${code} ${rest[0]}.${rest[1]}${rest[2] ? `-${rest[2].toUpperCase()}` : ""}`);
    }
  }
  return "";
}
