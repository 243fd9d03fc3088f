// The page of the form: which task, the record it is about, and the way from its fields to the file.

import { create } from "./element.js";
import { slug } from "./number.js";
import { site } from "./place.js";
import { lookUp } from "./search/lookup.js";
import { statusOn, today } from "./status.js";
import { checked } from "./submit-checks.js";
import * as kept from "./submit-kept.js";
import { find, load } from "./submit-find.js";
import { faults, form, lookAgain, propose, refuse } from "./submit-fields.js";
import { stepsOf } from "./submit-preview.js";
import { showResult } from "./submit-result.js";
import { TASKS, ofKind, startOf } from "./submit-tasks.js";
import { WORDS } from "./submit-words.js";
import { STATUS } from "./words.js";

const A_PAUSE = 1_000; // milliseconds, after which a letter is for browsers the first of another word
const REBUILDS = ["body", "scheme", "site.role", "status.to"]; // what they say decides which other fields or words there are

const by = (name) => document.getElementById(`submit-${name}`);
const taskForm = by("task");
const fieldForm = by("form");
const fieldsAt = by("fields");

const known = { day: today(), sites: [], made: [], values: () => state.values[state.task] }; // and the record that the task is about
let family = []; // the additional sites that go with the master that was fetched last
let schemas;
let state = kept.restore() ?? kept.empty();
let fields;
let waiting = 0;

const schema = () => ofKind(schemas, known.recorded?.kind ?? known.facts.schemes[known.values().scheme]?.kind);

/** Draw the fields for the task, with what is filled in already and what can be proposed. */
function draw() {
  const task = TASKS[state.task];
  by("find").hidden = state.task === "new";
  by("find").querySelector("label").textContent = WORDS.find[state.task] ?? WORDS.find.other;
  by("sites").hidden = !family.length || state.task === "site" || Boolean(known.recorded.master);
  fieldForm.hidden = state.task !== "new" && !known.recorded;
  if (fieldForm.hidden) return;
  state.values[state.task] ??= task.prefill(known);
  fields = form(checked(task.ask(schema(), known), known, startOf), known.values());
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

/** Get what the task needs, then draw it. */
async function begin() {
  const { task, number } = state;
  const isAsked = task !== "new" && number;
  Object.assign(known, { task, recorded: undefined });
  by("found").textContent = isAsked ? WORDS.fetching : "";
  fieldForm.hidden = true;
  hideResult();
  const found = isAsked ? await find(state, family) : { said: "" };
  if (task !== state.task || number !== state.number) return; // another answer was given meanwhile
  by("found").textContent = found.said;
  Object.assign(known, { recorded: found.recorded, sites: found.sites ?? [], made: found.made ?? [] });
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
  kept.keep(state);
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
  kept.keep(state);
  if (known.recorded) fieldsAt.querySelector("input, select, textarea").focus();
}

function changed() {
  state.values[state.task] = fields.read();
  lookAgain(fieldsAt);
  by("result").hidden = true;
  by("said").textContent = "";
  kept.keep(state);
}

fieldsAt.addEventListener("input", changed);
fieldsAt.addEventListener("change", ({ target }) => {
  const { path } = target.dataset;
  changed();
  if (!REBUILDS.includes(path)) fillIn();
  else if (target.matches(":focus-visible")) pause(); // who chooses by keyboard goes on typing the word
  else redraw();
  kept.keep(state);
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
  kept.keep(state);
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
  state = kept.empty();
  taskForm.reset();
  await begin();
  kept.forget();
  by("said").textContent = WORDS.cleared;
  taskForm.elements.task[0].focus();
});

fieldForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (waiting) redraw();
  hideResult();
  const { number } = fields.read();
  // The look-up is forgiving: what it finds may be a number that only looks alike.
  const there = number && await lookUp(number).catch(() => null);
  const found = there && there.number === number ? refuse(fieldsAt, "number", WORDS.taken) : faults(fieldsAt);
  return found.length ? showFaults(found) : show(TASKS[state.task].finish(fields.read(), known));
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

function show(record) {
  note(record);
  const isNew = record.number !== known.recorded?.number;
  const isOfNew = state.made.some(({ number }) => number === record.number);
  const others = isNew ? [] : family.filter(({ number }) => number !== record.number);
  const next = others.map(({ number }) => [WORDS.goOn(number), () => goOn(number)]);
  if (isOfNew) next.push([WORDS.addSite(record.master), addSite]);
  showResult(record, schema(), isNew, next, isOfNew ? state.made : []);
  kept.keep(state);
}

/** Keep in mind a master that is new, and its sites, which are not in the directory yet. What was made for a master
 * that has been corrected since is to be made again. */
function note(record) {
  const isSame = JSON.stringify(state.made[0]) === JSON.stringify(record);
  if (state.task === "new" && record.site.role === "master" && !isSame) state.made = [record];
  if (!known.made.length || state.task !== "site") return;
  state.made = [...state.made.filter(({ number }) => number !== record.number), record];
}

/** Go on with a site of the same family. */
function goOn(number) {
  const values = TASKS[state.task].follow?.(known.values());
  goTo(number, values ? { [state.task]: values } : {});
}

/** Add a site, or one more, to the master that was made last. */
function addSite() {
  state = { ...state, task: "site", number: "" };
  taskForm.elements.task.value = "site";
  goTo(state.made[0].number, {});
}

[schemas, known.facts] = await Promise.all([load("api/v1/schema/record.json"), load("assets/submit.json")]);
const [one, other] = [schemas.else, schemas.then].map(({ properties }) => properties.scheme);
known.schemes = { enum: [...one.enum, ...other.enum], enumDescriptions: [...one.enumDescriptions, ...other.enumDescriptions] };
taskForm.elements.task.value = state.task;
by("number").value = state.number;
await begin();
document.getElementById("submit").hidden = false;
document.querySelector(".without-script").remove();
