// Whose number it is: the code in it, and the bodies that have this code.

import { reading } from "../number.js";

const SIGNS = /[A-Z0-9]/g;
const MOST_LETTERS = 4; // of a scheme
const YEAR = /^[0-9]{2}$|^[0-9]{6}/; // alone, or with the running number

/** The code in a number as it was typed, and the bodies whose code it is. The code is empty where nothing stands between it and
 * what is before or behind it: then a body counts when its code could be the one. */
export function bodiesIn(core, bodies) {
  const typed = core.normalize("NFKC").toUpperCase();
  const [, , , { index }] = typed.matchAll(SIGNS); // behind "IECQ"
  const [letters, code = "", year = ""] = typed.slice(index + 1).match(/[A-Z0-9]+/g) ?? [];
  const isApart = letters?.length <= MOST_LETTERS && /[A-Z]/.test(code) && YEAR.test(reading(year));
  const rest = reading(typed.slice(index + 1));
  const has = isApart ? (one) => reading(one) === reading(code) : (one) => new RegExp(`^[a-z0-9]{0,4}${reading(one)}[0-9]{3}`).test(rest);
  return { code: isApart ? code : "", bodies: bodies.filter(({ codes }) => codes.some(has)) };
}
