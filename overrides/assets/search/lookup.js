// From a number in any spelling to its record: three small files, whatever the size of the directory.

import { findNumbers } from "./finder.js";
import { remarks } from "./remarks.js";

/** The card of the record; null when the text has no number in it, undefined when the number is not here, or when more
 * has to be said than an address: several numbers, another issue than the one in force, or signs that differ. */
export async function lookUp(text) {
  const found = await findNumbers(text);
  if (!found) return found;
  if (found.numbers.length !== 1 || found.missing.length) return undefined;
  const [{ card, opens }] = await remarks(found.list, found.numbers, text);
  return opens ? card : undefined;
}
