// The page of the form: which task, the record it is about, what is kept in the browser, and the file at the end.

import { create } from "./element.js";
import { slug } from "./number.js";
import { site } from "./place.js";
import { lookUp } from "./search/lookup.js";
import { statusOn, today } from "./status.js";
import { faults, form, lookAgain, propose, refuse } from "./submit-fields.js";
import { preview, stepsOf } from "./submit-preview.js";
import { TASKS, TRANSITIONS, ofKind, placeOf, refusal } from "./submit-tasks.js";
import { WORDS } from "./submit-words.js";
import { STATUS } from "./words.js";
import { write } from "./yaml.js";

const KEPT = "directory-form";
const VERSION = 2;
const LONGEST_LINK = 7_500;
const A_PAUSE = 1_000; // milliseconds, after which a letter is for browsers the first of another word
const REBUILDS = ["body", "scheme", "site.role", "status.to"]; // what they say decides which other fields or words there are

const by = (name) => document.getElementById(`submit-${name}`);
const all = document.getElementById("submit");
const taskForm = by("task");
const fieldForm = by("form");
const fieldsAt = by("fields");

// Values and proposals are kept by task, so that a look at another task loses nothing.
const empty = () => ({ task: "new", number: "", values: {}, proposed: {} });
const known = { day: today(), sites: [], values: () => state.values[state.task] }; // and the record that the task is about
let family = []; // the additional sites that go with the master that was fetched last
let schemas;
let state = empty();
let fields;
let waiting = 0;

const schema = () => ofKind(schemas, known.recorded?.kind ?? known.facts.schemes[known.values().scheme]?.kind);

async function load(path) {
  const address = new URL(path, site);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function keep() {
  try { localStorage.setItem(KEPT, JSON.stringify({ version: VERSION, ...state })); } catch { /* storage is closed to us: nothing is kept */ }
}

function restore() {
  try {
    const { version, task, number, values, proposed } = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    if (version === VERSION && Object.hasOwn(TASKS, task) && values && proposed) state = { task, number, values, proposed };
  } catch { /* what stood there is not ours to read */ }
}

/** Draw the fields for the task, with what is filled in already and what can be proposed. */
function draw() {
  const task = TASKS[state.task];
  by("find").hidden = state.task === "new";
  by("find").querySelector("label").textContent = WORDS.find[state.task] ?? WORDS.find.other;
  by("sites").hidden = !family.length || state.task === "site" || Boolean(known.recorded.master);
  fieldForm.hidden = state.task !== "new" && !known.recorded;
  if (fieldForm.hidden) return;
  state.values[state.task] ??= task.prefill(known);
  fields = form(task.ask(schema(), known), known.values());
  fieldsAt.replaceChildren(fields.element);
  fillIn();
}

/** Bring what is proposed up to date with what stands in the fields. */
function fillIn() {
  const { task } = state;
  state.values[task] = fields.read();
  const before = state.proposed[task] ??= {};
  for (const [path, value] of Object.entries(TASKS[task].propose(known))) {
    propose(fieldsAt, path, value, before[path] ?? "");
    before[path] = value;
  }
  state.values[task] = fields.read();
  lookAgain(fieldsAt);
}

function hideResult() {
  by("result").hidden = true;
  by("faults").hidden = true;
}

const fetched = (number) => load(`certificates/${slug(number)}.json`);

/** The record whose number was typed, in any spelling, fetched from this site; and what to say of it. */
async function find() {
  try {
    const found = await lookUp(state.number);
    if (!found) return { said: WORDS[found === null ? "noNumber" : "notHere"] };
    const { recorded, derived: { sites } } = await fetched(found.number);
    const said = refusal(state.task, recorded);
    if (said) return { said };
    if (!recorded.master) return { said: WORDS.fetched(recorded), recorded, sites, family: await living(sites) };
    return { said: WORDS.fetched(recorded), recorded, sites, family: family.some(({ number }) => number === recorded.number) ? family : [] };
  } catch {
    return { said: WORDS.failed };
  }
}

/** Of these sites the records that have not ended. */
async function living(numbers) {
  const records = await Promise.all(numbers.map(fetched));
  return records.map(({ recorded }) => recorded).filter(({ status }) => TRANSITIONS[status.at(-1).to].length);
}

/** Get what the task needs, then draw it. */
async function begin() {
  const { task, number } = state;
  const isAsked = task !== "new" && number;
  known.recorded = undefined;
  by("found").textContent = isAsked ? WORDS.fetching : "";
  fieldForm.hidden = true;
  hideResult();
  const found = isAsked ? await find() : { said: "" };
  if (task !== state.task || number !== state.number) return; // another answer was given meanwhile
  by("found").textContent = found.said;
  Object.assign(known, { recorded: found.recorded, sites: found.sites ?? [] });
  family = found.family ?? [];
  listSites();
  draw();
}

function listSites() {
  by("sites").querySelector("ul").replaceChildren(...family.map((record) => {
    const { status } = statusOn(stepsOf(record), today());
    const link = create("a", { href: new URL(`certificates/${slug(record.number)}.html`, site) }, record.number);
    return create("li", {}, link, `${record.site.name ? `, ${record.site.name}` : ""}: ${STATUS[status].word.toLowerCase()}`);
  }));
}

taskForm.addEventListener("change", async ({ target }) => {
  if (target.name !== "task") return;
  state.task = target.value;
  await begin();
  keep();
});

taskForm.addEventListener("submit", (event) => {
  event.preventDefault();
  goTo(by("number").value, {});
});

/** Take another record for the task, with what is filled in for it. */
async function goTo(number, values) {
  if (number !== state.number) state = { ...state, number, values: { new: state.values.new, ...values }, proposed: { new: state.proposed.new } };
  by("number").value = number;
  await begin();
  keep();
  if (known.recorded) fieldsAt.querySelector("input, select, textarea").focus();
}

function changed() {
  state.values[state.task] = fields.read();
  lookAgain(fieldsAt);
  by("result").hidden = true;
  by("said").textContent = "";
  keep();
}

fieldsAt.addEventListener("input", changed);
fieldsAt.addEventListener("change", ({ target }) => {
  const { path } = target.dataset;
  changed();
  if (!REBUILDS.includes(path)) fillIn();
  else if (target.matches(":focus-visible")) pause(); // who chooses by keyboard goes on typing the word
  else redraw();
  keep();
});
fieldsAt.addEventListener("focusin", () => waiting && redraw());
fieldsAt.addEventListener("focusout", ({ relatedTarget }) => waiting && !relatedTarget && redraw());

function pause() {
  clearTimeout(waiting);
  waiting = setTimeout(redraw, A_PAUSE);
}

/** Draw anew; the field that has the focus keeps it, in its new shape. */
function redraw() {
  clearTimeout(waiting);
  waiting = 0;
  hideResult(); // its links lead to fields that are made anew
  const { path } = document.activeElement.dataset;
  draw();
  keep();
  const control = fieldsAt.querySelector(`[data-path="${path}"]`);
  control?.focus();
  control?.select?.(); // as Tab does it
}

fieldsAt.addEventListener("removed", ({ detail }) => {
  changed();
  by("said").textContent = WORDS.removed(detail);
});

by("clear").addEventListener("click", async () => {
  if (!confirm(WORDS.clear)) return;
  state = empty();
  taskForm.reset();
  await begin();
  try { localStorage.removeItem(KEPT); } catch { /* nothing was kept */ }
  by("said").textContent = WORDS.cleared;
  taskForm.elements.task[0].focus();
});

fieldForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (waiting) redraw();
  hideResult();
  const found = faults(fieldsAt);
  if (found.length) return showFaults(found);
  const record = TASKS[state.task].finish(fields.read(), known);
  // The look-up is forgiving: what it finds may be a number that only looks alike.
  const there = await lookUp(record.number).catch(() => null);
  const isTaken = known.recorded?.number !== record.number && there?.number === record.number;
  return isTaken ? showFaults(refuse(fieldsAt, "number", WORDS.taken)) : showResult(record);
});

function showFaults(found) {
  by("faults-title").textContent = WORDS.faults(found.length);
  by("faults").querySelector("ul").replaceChildren(...found.map(({ control, name, message }) => {
    const link = create("a", { href: `#${control.id}` }, `${name}: ${message}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      control.focus();
    });
    return create("li", {}, link);
  }));
  by("faults").hidden = false;
  by("faults").focus();
}

function showResult(record) {
  const place = placeOf(record);
  const text = write(record, schema());
  const isNew = record.number !== known.recorded?.number;
  by("path").textContent = place.path;
  by("comments").hidden = isNew;
  by("yaml").textContent = text;
  const download = by("download");
  URL.revokeObjectURL(download.href);
  download.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  download.download = place.name;
  download.textContent = WORDS.download(place.name);
  by("copy").textContent = WORDS.copy;
  by("forge").replaceChildren(...forge(place, text, isNew));
  by("next").replaceChildren(...(isNew ? [] : family.filter(({ number }) => number !== record.number).map(({ number }) => next(number))));
  by("preview").replaceChildren(...preview(record, schema()));
  by("result").hidden = false;
  document.getElementById("the-file").focus();
}

/** The button that goes on with a site of the same family. */
function next(number) {
  const button = create("button", { type: "button" }, WORDS.goOn(number));
  button.addEventListener("click", () => {
    const values = TASKS[state.task].follow?.(known.values());
    goTo(number, values ? { [state.task]: values } : {});
  });
  return button;
}

/** The way to the forge, in the addresses that GitHub has. */
function forge({ folder, path }, text, isNew) {
  const { repository, branch } = all.dataset;
  if (!repository) return [WORDS.noForge];
  const at = (page) => `${repository.replace(/\/$/, "")}/${page}/${encodeURIComponent(branch)}`;
  const link = `${at("new")}?filename=${encodeURIComponent(path)}&value=${encodeURIComponent(text)}`;
  if (isNew && link.length < LONGEST_LINK) return [create("a", { href: link, rel: "noopener" }, WORDS.forgeNew), ". ", WORDS.forgeNewNote];
  const [before, after] = WORDS.forgeUploadNote;
  return [before, create("a", { href: `${at("upload")}/${folder}`, rel: "noopener" }, WORDS.forgeUpload), after];
}

by("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(by("yaml").textContent).then(
    () => { by("copy").textContent = WORDS.copied; },
    () => getSelection().selectAllChildren(by("yaml")), // the clipboard is closed to us: it is marked, to be copied by hand
  );
});

[schemas, known.facts] = await Promise.all([load("api/v1/schema/record.json"), load("assets/submit.json")]);
const [one, other] = [schemas.else, schemas.then].map(({ properties }) => properties.scheme);
known.schemes = { enum: [...one.enum, ...other.enum], enumDescriptions: [...one.enumDescriptions, ...other.enumDescriptions] };
restore();
taskForm.elements.task.value = state.task;
by("number").value = state.number;
await begin();
all.hidden = false;
document.querySelector(".without-script").remove();
