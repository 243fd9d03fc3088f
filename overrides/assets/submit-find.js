// The record that a task is about: fetched from this site, or made in this form a moment ago.

import { key, slug } from "./number.js";
import { site } from "./place.js";
import { lookUp } from "./search/lookup.js";
import { TRANSITIONS, refusal } from "./submit-tasks.js";
import { WORDS } from "./submit-words.js";

export async function load(path) {
  const address = new URL(path, site);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

const fetched = (number) => load(`certificates/${slug(number)}.json`);

/** The record whose number was typed, in any spelling, fetched from this site; and what to say of it. `family` are the sites of the
 * master that was fetched last. */
export async function find({ task, number: typed, made }, family) {
  try {
    if (task === "site" && key(made[0]?.number ?? "") === key(typed)) return ofMade(made);
    const found = await lookUp(typed);
    if (!found) return { said: WORDS[found === null ? "noNumber" : "notHere"] };
    const { recorded, derived: { sites } } = await fetched(found.number);
    const said = refusal(task, recorded);
    if (said) return { said };
    if (!recorded.master) return { said: WORDS.fetched(recorded), recorded, sites, family: await living(sites) };
    return { said: WORDS.fetched(recorded), recorded, sites, family: family.some(({ number }) => number === recorded.number) ? family : [] };
  } catch {
    return { said: WORDS.failed };
  }
}

/** A master that was made here a moment ago, as if it had been found. */
function ofMade(made) {
  return { said: WORDS.made(made[0]), recorded: made[0], sites: made.slice(1).map(({ number }) => number), made };
}

/** Of these sites the records that have not ended. */
async function living(numbers) {
  const records = await Promise.all(numbers.map(fetched));
  return records.map(({ recorded }) => recorded).filter(({ status }) => TRANSITIONS[status.at(-1).to].length);
}
