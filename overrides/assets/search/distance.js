// How far two words are from each other.

/** How many signs have to be put in, taken out, changed or exchanged with their neighbour. */
export function distance(one, other) {
  let [earlier, before] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      now[at] = Math.min(before[at] + 1, now[at - 1] + 1, before[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1));
      if (one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) now[at] = Math.min(now[at], earlier[at - 2] + 1);
    }
    [earlier, before] = [before, now];
  }
  return before[other.length];
}
