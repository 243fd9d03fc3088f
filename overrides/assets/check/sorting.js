// The order of the rows: that of the list, or by a column; rows without a value come last, rows alike stay in their order.

import { SERIOUS } from "./checking.js";

const GROUPS = ["problem", "near", "absent", "remark", "found"];

/** The columns, as they stand in the table. */
export const SORTS = ["line", "text", "group", "status", "until", "differences"];

const VALUES = {
  text: ({ line }) => line.text.toLowerCase() || null,
  group: ({ group }) => GROUPS.indexOf(group),
  status: ({ status }) => (status ? SERIOUS.indexOf(status) : null),
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
