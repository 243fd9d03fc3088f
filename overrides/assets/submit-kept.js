// What is filled in stays in this browser until the form is cleared.

import { TASKS } from "./submit-tasks.js";

const KEPT = "directory-form";
const VERSION = 3;

/** A form in which nothing is filled in. Values and proposals are kept by task, so that a look at another task loses
 * nothing; `made` is a new family that is not in the directory yet, its master first. */
export const empty = () => ({ task: "new", number: "", values: {}, proposed: {}, made: [] });

export function keep(state) {
  try { localStorage.setItem(KEPT, JSON.stringify({ version: VERSION, ...state })); } catch { /* storage is closed to us: nothing is kept */ }
}

/** What was kept; undefined when nothing was, or what stands there is not ours to read. */
export function restore() {
  try {
    const { version, task, number, values, proposed, made } = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    if (version === VERSION && Object.hasOwn(TASKS, task) && values && proposed && Array.isArray(made)) return { task, number, values, proposed, made };
  } catch { /* as if nothing was kept */ }
  return undefined;
}

export function forget() {
  try { localStorage.removeItem(KEPT); } catch { /* nothing was kept */ }
}
