// Long work in slices, so that the page answers to whoever types or scrolls meanwhile.

const SLICE = 12;

/** Something the whole run was stopped by. */
export class Stopped extends Error {}

/** A function to await now and then: it gives way when the slice is used up, tells how far the work is, and throws when it was
 * stopped. */
export function slices(told = () => {}, isStopped = () => false) {
  let until = performance.now() + SLICE;
  return async (...far) => {
    if (performance.now() < until) return;
    told(...far);
    await new Promise((go) => { setTimeout(go); });
    if (isStopped()) throw new Stopped();
    until = performance.now() + SLICE;
  };
}
