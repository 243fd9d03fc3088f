// The order of the rows: by what matters, that of the list, or by a column; rows without a value come last, rows alike stay in their
// order.

import { SERIOUS } from "./checking.js";

const ENDED = ["withdrawn", "cancelled", "expired", "suspended", "not-yet-valid"];
const LEAST = ["near", "soon", "remark", "found"];

/** The columns, as they stand in the table. */
export const SORTS = ["line", "text", "group", "status", "until", "differences"];

/** How much a row matters, the most first: what does not count today, what is not here, another holder, other differences. */
function weight({ status, group, differences, opens, soon }) {
  if (ENDED.includes(status)) return 0;
  if (group === "absent") return 1;
  if (differences.some(({ field }) => field === "holder")) return 2;
  const isMore = group === "problem" && (differences.length || !opens || !soon);
  return isMore ? 3 : 4 + LEAST.indexOf(group === "problem" ? "soon" : group);
}

/** Rows without a record stand before those of current records. */
function gravity({ status }) {
  const least = SERIOUS.indexOf("current");
  return !status ? least - 0.5 : SERIOUS.indexOf(status);
}

const VALUES = {
  text: ({ line }) => line.text.toLowerCase() || null,
  group: weight,
  status: gravity,
  until: ({ until }) => until || null,
  differences: ({ differences, said }) => -differences.length - said.length / 1_000,
};

/** How two rows are compared. */
export function comparisonOf(sort) {
  const value = VALUES[sort];
  return (one, other) => {
    const [mine, theirs] = [value(one), value(other)];
    if (mine === theirs) return 0;
    if (mine === null || theirs === null) return mine === null ? 1 : -1;
    return mine < theirs ? -1 : 1;
  };
}
