// From a number in any spelling to its record: three small files, whatever the size of the directory.

import { issueIn } from "../number.js";
import { cards } from "./cards.js";
import { findNumber } from "./finder.js";
import { isOtherIssue } from "./results.js";

/** The card of the record; null when the text has no number in it, undefined when the number is not here, or when more
 * has to be said than an address: several numbers, or another issue than the one in force. */
export async function lookUp(text) {
  const found = await findNumber(text);
  if (!found) return found;
  const [card] = await cards(found.list, [found.position]);
  return isOtherIssue(card, issueIn(text)) ? undefined : card;
}
