// The page of the form: which task, the record it is about, what is kept in the browser, and the file at the end.

import { create } from "./element.js";
import { lookUp } from "./lookup.js";
import { site } from "./place.js";
import { faults, form } from "./submit-fields.js";
import { preview } from "./submit-preview.js";
import { TASKS, ofKind, placeOf, waysOn } from "./submit-tasks.js";
import { WORDS } from "./submit-words.js";
import { write } from "./yaml.js";

const KEPT = "directory-form";
const VERSION = 1;
const LONGEST_LINK = 7_500;
const REBUILDS = ["kind", "site.role"]; // what they say decides which other fields there are

const by = (name) => document.getElementById(`submit-${name}`);
const all = document.getElementById("submit");
const taskForm = by("task");
const fieldForm = by("form");

let schemas;
let state;
let recorded; // the record that is renewed or whose status changes
let fields;
let file;

const empty = () => ({ task: "new", number: "", values: {} }); // values by task, so that a look at another task loses nothing
const schema = () => ofKind(schemas, (recorded ?? state.values[state.task]).kind);

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function keep() {
  try { localStorage.setItem(KEPT, JSON.stringify({ version: VERSION, ...state })); } catch { /* storage is closed to us: nothing is kept */ }
}

function restore() {
  state = empty();
  try {
    const { version, task, number, values } = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    if (version === VERSION && Object.hasOwn(TASKS, task) && values) state = { task, number, values };
  } catch { /* what stood there is not ours to read */ }
}

/** Draw the fields for the task, with what is filled in already. */
function draw() {
  const task = TASKS[state.task];
  by("find").hidden = state.task === "new";
  fieldForm.hidden = state.task !== "new" && !recorded;
  if (fieldForm.hidden) return;
  const values = (state.values[state.task] ??= task.prefill(recorded));
  fields = form(task.ask(schema(), values, recorded), values);
  by("fields").replaceChildren(fields.element);
}

function hideResult() {
  by("result").hidden = true;
  by("faults").hidden = true;
}

/** The record whose number was typed, in any spelling, fetched from this site; and what to say of it. */
async function find() {
  try {
    const found = await lookUp(state.number);
    if (!found) return { said: WORDS[found === null ? "noNumber" : "notHere"] };
    const record = (await load(found.address.replace(/html$/, "json"))).recorded;
    const isFinal = state.task === "status" && !waysOn(ofKind(schemas, record.kind), record).length;
    return isFinal ? { said: WORDS.final(record.status.at(-1).to) } : { said: WORDS.fetched(record), record };
  } catch {
    return { said: WORDS.failed };
  }
}

/** Get what the task needs, then draw it. */
async function begin() {
  const { task, number } = state;
  recorded = undefined;
  const isAsked = task !== "new" && number;
  by("found").textContent = isAsked ? WORDS.fetching : "";
  fieldForm.hidden = true;
  hideResult();
  const { said, record } = isAsked ? await find() : { said: "" };
  if (task !== state.task || number !== state.number) return; // another answer was given meanwhile
  by("found").textContent = said;
  recorded = record;
  draw();
}

taskForm.addEventListener("change", ({ target }) => {
  if (target.name !== "task") return;
  state.task = target.value;
  keep();
  begin();
});

taskForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  const number = by("number").value;
  if (number !== state.number) state = { ...state, number, values: { new: state.values.new } };
  await begin();
  keep();
  if (recorded) by("fields").querySelector("input, select, textarea").focus();
});

function changed() {
  state.values[state.task] = fields.read();
  by("result").hidden = true;
  by("said").textContent = "";
  keep();
}

by("fields").addEventListener("input", changed);
by("fields").addEventListener("change", ({ target }) => {
  changed();
  if (!REBUILDS.includes(target.dataset.path)) return;
  hideResult(); // its links lead to fields that are made anew
  draw();
  by("fields").querySelector(`[data-path="${target.dataset.path}"]`).focus();
});
by("fields").addEventListener("removed", ({ detail }) => {
  changed();
  by("said").textContent = WORDS.removed(detail);
});

by("clear").addEventListener("click", () => {
  if (!confirm(WORDS.clear)) return;
  try { localStorage.removeItem(KEPT); } catch { /* nothing was kept */ }
  state = empty();
  taskForm.reset();
  begin();
  by("said").textContent = WORDS.cleared;
  taskForm.elements.task[0].focus();
});

fieldForm.addEventListener("submit", (event) => {
  event.preventDefault();
  hideResult();
  const found = faults(by("fields"));
  if (found.length) showFaults(found);
  else showResult(TASKS[state.task].finish(fields.read(), recorded));
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
  file = new Blob([text], { type: "application/yaml" });
  by("path").textContent = place.path;
  by("comments").hidden = !recorded;
  by("yaml").textContent = text;
  const download = by("download");
  URL.revokeObjectURL(download.href);
  download.href = URL.createObjectURL(file);
  download.download = place.name;
  download.textContent = WORDS.download(place.name);
  by("copy").textContent = WORDS.copy;
  by("forge").replaceChildren(...forge(place, text));
  by("preview").replaceChildren(...preview(record, schema()));
  by("result").hidden = false;
  document.getElementById("the-file").focus();
}

/** The way to the forge, in the addresses that GitHub has. */
function forge({ folder, path }, text) {
  const { repository, branch } = all.dataset;
  if (!repository) return [WORDS.noForge];
  const at = (page) => `${repository.replace(/\/$/, "")}/${page}/${encodeURIComponent(branch)}`;
  const link = `${at("new")}?filename=${encodeURIComponent(path)}&value=${encodeURIComponent(text)}`;
  if (!recorded && link.length < LONGEST_LINK) return [create("a", { href: link, rel: "noopener" }, WORDS.forgeNew), ". ", WORDS.forgeNewNote];
  const [before, after] = WORDS.forgeUploadNote;
  return [before, create("a", { href: `${at("upload")}/${folder}`, rel: "noopener" }, WORDS.forgeUpload), after];
}

by("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(by("yaml").textContent).then(
    () => { by("copy").textContent = WORDS.copied; },
    () => getSelection().selectAllChildren(by("yaml")), // the clipboard is closed to us: it is marked, to be copied by hand
  );
});

schemas = await load(new URL("api/v1/schema/record.json", site));
restore();
taskForm.elements.task.value = state.task;
by("number").value = state.number;
await begin();
all.hidden = false;
document.querySelector(".without-script").remove();
