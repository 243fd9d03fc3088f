// One run after the other: read, look up, show; with progress, and with what could not be read told beside it.

import { create as element } from "../element.js";
import { withParts } from "../search/parts.js";
import { CHECK, SPOKEN } from "../words.js";
import { check } from "./checking.js";
import { directoryOf } from "./facts.js";
import { changes, opened } from "./kept.js";
import { Refusal } from "./refusal.js";
import { hide, show } from "./results.js";
import { slices, Stopped } from "./slices.js";
import { fromFile, fromText, MOST_LINES } from "./sources.js";

const PATIENCE = 300;
const TOLD_EVERY = 1_000;
const said = document.getElementById("check-said");
const progress = document.getElementById("check-progress");
const faults = document.getElementById("check-faults");

let newest = 0;

/** Check what was typed or pasted. */
export function checkText(text) {
  return run(async (pause) => ({ ...await fromText(text, pause), faults: [] }));
}

/** Check files; those that cannot be read are named, and the others are checked. */
export function checkFiles(files) {
  return run(async (pause, told) => {
    const all = { lines: [], notes: [], faults: [] };
    for (const file of files) {
      told(CHECK.reading(file.name));
      try {
        const found = await opened(file) ?? await fromFile(file, pause, files.length > 1);
        all.lines.push(...found.lines);
        all.notes.push(...found.notes);
        if (found.kept) all.kept = found.kept;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        all.faults.push(CHECK.refused[error.why](file.name));
      }
    }
    if (all.lines.length > MOST_LINES) all.notes.push({ key: "cut", values: [MOST_LINES] });
    return { ...all, lines: all.lines.slice(0, MOST_LINES) };
  });
}

/** Forget the list and everything about it. */
export function clear() {
  newest += 1;
  hide();
  quiet();
  tell([]);
}

async function run(read) {
  const turn = newest += 1;
  const watch = progressOf(turn);
  tell([]);
  try {
    const found = await read(slices(() => watch.told(), watch.isOver), watch.told);
    tell(found.faults);
    if (!found.lines.length) return nothing(found);
    const rows = await rowsOf(found, watch);
    if (turn !== newest) return undefined;
    watch.end(); // nothing is told any more once the result has the focus
    show({ ...found, rows });
  } catch (error) {
    if (error instanceof Stopped || turn !== newest) return undefined;
    tell([CHECK.failed]);
    throw error; // the console says why
  } finally {
    watch.end();
  }
  return undefined;
}

function rowsOf({ lines, kept }, watch) {
  watch.told(CHECK.loading);
  const pause = slices((done) => watch.far(done, lines.length), watch.isOver);
  return withParts(async (list) => {
    const rows = await check(lines, await directoryOf(list), pause);
    return kept ? changes(rows, lines, kept) : rows;
  });
}

function nothing({ faults: refused }) {
  hide();
  if (!refused.length) tell([CHECK.nothing]);
}

/** Progress is shown when it has taken a while, and told now and then; a later run ends it. */
function progressOf(turn) {
  const begun = performance.now();
  let last = 0;
  const isOver = () => turn !== newest;
  const timer = setTimeout(() => { if (!isOver()) progress.hidden = false; }, PATIENCE);
  let doing = "";
  const told = (text = doing) => {
    doing = text;
    const now = performance.now();
    if (isOver() || now - begun < PATIENCE || now - last < TOLD_EVERY) return;
    last = now;
    said.replaceChildren(element("span", SPOKEN, text));
  };
  return {
    isOver,
    told,
    far(done, all) {
      if (isOver()) return;
      progress.max = all;
      progress.value = done;
      told(CHECK.progress(Math.floor(done), all));
    },
    end() {
      clearTimeout(timer);
      if (!isOver()) quiet();
    },
  };
}

function quiet() {
  progress.hidden = true;
  progress.removeAttribute("value");
  said.replaceChildren();
}

/** What could not be read, in words, beside the field; nothing that was there before is lost by it. */
function tell(texts) {
  faults.hidden = !texts.length;
  faults.querySelector("ul").replaceChildren(...texts.map((text) => element("li", SPOKEN, text)));
  if (texts.length) faults.focus();
}
