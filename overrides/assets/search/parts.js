// The files of the search. Each part is named by its content and never changes; search/index.json lists them.

import { site } from "../place.js";

let list;
const parts = new Map();

async function load(path) {
  const answer = await fetch(new URL(path, site));
  if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { status: answer.status });
  return answer.json();
}

/** The list of all parts, asked for once. */
export function index() {
  list ??= load("search/index.json").catch((error) => {
    list = undefined; // a request that failed once may work the next time
    throw error;
  });
  return list;
}

/** A part by its name, read once with `read`. */
export function part(name, read = (content) => content) {
  if (!parts.has(name)) {
    parts.set(name, load(`search/parts/${name}.json`).then(read).catch((error) => {
      parts.delete(name);
      throw error;
    }));
  }
  return parts.get(name);
}

/** Do something with the parts; once more from a new list when a part is gone, as the directory was published anew. */
export async function withParts(work) {
  try {
    return await work(await index());
  } catch (error) {
    if (error.status !== 404) throw error;
    list = undefined;
    parts.clear();
    return work(await index());
  }
}
