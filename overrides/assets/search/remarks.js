// What has to be said of a record that was asked for by its number: where the text differs from it, and whether it may be opened
// all the same.

import { issueIn, key, parts } from "../number.js";
import { statusOn } from "../status.js";
import { SEARCH, dayInWords } from "../words.js";
import { cards } from "./cards.js";
import { shownDay } from "./results.js";

const ENDED = ["expired", "cancelled", "withdrawn"];
// Signs that in a row of digits can be nothing but these.
const SPELLING = { o: "0", i: "1", l: "1" };

/** The records of the numbers found, each as { card, said, opens }: sentences, and whether one may go to it without them. */
export async function remarks(list, numbers, query) {
  const found = await cards(list, numbers.map((one) => one.position));
  return found.map((card, at) => remark(card, numbers[at], numbers[at].issue ?? (numbers.length === 1 ? issueIn(query) : null)));
}

export function remark(card, asked, issue) {
  const { pieces, isSpelling } = unlike(asked, card.number);
  const otherIssue = aboutIssue(card, issue);
  const said = [
    pieces && SEARCH.typed(...pieces),
    asked.site && !pieces && !asked.text.endsWith(`-${asked.site}`) && SEARCH.siteNamed(asked.site),
    asked.unread && SEARCH.unread(asked.unread),
    otherIssue,
  ].filter(Boolean);
  return { card, said, differs: Boolean(pieces), opens: isSpelling && !asked.unread && !otherIssue };
}

/** Where the text differs from the number: what was typed and what is right, and whether that is no more than spelling. */
function unlike({ core, site }, number) {
  const wanted = parts(number);
  const [mine, theirs] = [key(core), key(number)];
  const end = wanted && site ? theirs.length - (wanted.site?.length ?? 0) : theirs.length;
  const differing = [...theirs.slice(0, end)].flatMap((sign, at) => (sign === mine[at] ? [] : [at]));
  const siteDiffers = Boolean(site) && site !== wanted?.site;
  if (!differing.length && !siteDiffers && mine.length === end) return { pieces: null, isSpelling: true };
  const digitsFrom = 4 + (wanted?.letters.length ?? 0) + (wanted?.code.length ?? 0);
  const isSpelling = mine.length === end && (!siteDiffers || [...site.toLowerCase()].map((sign) => SPELLING[sign] ?? sign).join("") === wanted?.site)
    && differing.every((at) => at < 4 || (at >= digitsFrom && SPELLING[mine[at]] === theirs[at]));
  return { pieces: piecesThatDiffer(core, site, number, differing, siteDiffers), isSpelling };
}

/** The parts between blanks that differ, as typed and as they are. */
function piecesThatDiffer(core, site, number, differing, siteDiffers) {
  const typed = core.toUpperCase();
  const places = [...typed.matchAll(/[A-Z0-9]/g)].map(({ index }) => index);
  const right = number.split(" ");
  const mine = [];
  const theirs = [];
  let from = 0;
  right.forEach((piece, at) => {
    const isLast = at === right.length - 1;
    const to = isLast ? places.length : from + key(piece).length;
    if (differing.some((place) => place >= from && place < to) || (isLast && (siteDiffers || !differing.length))) {
      mine.push(typed.slice(places[from], places[to - 1] + 1) + (isLast && site ? `-${site}` : ""));
      theirs.push(piece);
    }
    from = to;
  });
  return [mine.join(" "), theirs.join(" ")];
}

/** What to say of an issue that was named and is not the one in force; null when it is, or none was named. */
function aboutIssue({ issue: here, issues, steps }, named) {
  if (named === null || String(named) === here) return null;
  const all = issues.split(";").map((one) => one.split(" "));
  const at = all.findIndex(([one]) => one === String(named));
  const isEnded = ENDED.includes(statusOn(steps, shownDay()).status);
  if (at < 0) return isEnded ? SEARCH.issueAfterEnd(named, here) : SEARCH.issueUnknown(named, here);
  if (all[at][1] > shownDay()) return SEARCH.issueAhead(named, dayInWords(all[at][1]));
  const [next, day] = all[at + 1];
  return SEARCH.issueReplaced(named, next, dayInWords(day));
}
