// Fields made from a schema: a text field, a choice, a group, a list that grows and shrinks. Each part is
// { element, read }; what is read has the shape that the schema describes, all values text, what is empty left out.

import { create } from "./element.js";
import { canonical } from "./number.js";
import { forbidden, inOrder, tidy } from "./yaml.js";
import { WORDS, label, one } from "./submit-words.js";

const LONG = 300;
const about = new WeakMap(); // control to what its value must be
let made = 0;

/** The fields of a schema, filled with what is known already. */
function part(schema, name, value, path, needed) {
  if (schema.type === "array") return list(schema, name, value ?? [], path, needed);
  if (schema.properties) return group(schema, schema.title ?? label(name), value ?? {}, path, needed);
  return single(schema, label(name), value ?? "", path, needed);
}

function members(schema, value, path, needed) {
  const parts = inOrder(schema).map((name) => {
    const inner = schema.properties[name];
    const isNeeded = needed && (schema.required ?? []).includes(name);
    return [name, part(inner, name, value[name], path ? `${path}.${name}` : name, isNeeded)];
  });
  const read = () => Object.fromEntries(parts.map(([name, inner]) => [name, inner.read()]).filter(([, found]) => !isEmpty(found)));
  return { elements: parts.map(([, inner]) => inner.element), read };
}

/** The whole form: the members of the outermost group, without a frame around them. */
export function form(schema, value) {
  made = 0;
  const { elements, read } = members(schema, value, "", true);
  return { element: create("div", {}, ...elements), read };
}

function group(schema, title, value, path, needed) {
  const { elements, read } = members(schema, value, path, needed);
  const element = create("fieldset", { "data-path": path }, create("legend", {}, title));
  describe(element, schema);
  element.append(...elements);
  return { element, read };
}

function list(schema, name, values, path, needed) {
  const element = create("fieldset", { "data-path": path }, create("legend", {}, label(name), ...optional(needed)));
  describe(element, schema);
  const add = create("button", { type: "button" }, WORDS.add(one(name)));
  element.append(add);
  const rows = [];
  const least = needed ? 1 : 0;
  const append = (value) => {
    const row = entry(schema.items, name, value, path);
    rows.push(row);
    add.before(row.element);
    renumber(rows, name, least);
    row.remove.addEventListener("click", () => {
      const index = rows.indexOf(row);
      rows.splice(index, 1);
      row.element.remove();
      renumber(rows, name, least);
      const next = rows[index] ?? rows[index - 1];
      (next ? firstControl(next.element) : add).focus();
      element.dispatchEvent(new CustomEvent("removed", { bubbles: true, detail: row.title.textContent.toLowerCase() }));
    });
    return row;
  };
  add.addEventListener("click", () => {
    firstControl(append(undefined).element).focus();
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
  for (const value of values.length ? values : Array(least).fill(undefined)) append(value);
  return { element, read: () => rows.map((row) => row.read()).filter((found) => !isEmpty(found)) };
}

/** Rows are called by their place; those that have to be there cannot be removed. */
function renumber(rows, name, least) {
  for (const [index, row] of rows.entries()) {
    const title = `${one(name)} ${index + 1}`;
    row.title.textContent = label(title);
    row.remove.setAttribute("aria-label", WORDS.remove(title));
    row.remove.hidden = rows.length <= least;
  }
}

/** A row of a list: its fields, and the button that takes it away. */
function entry(schema, name, value, path) {
  const remove = create("button", { type: "button", class: "remove" }, WORDS.remove("").trim());
  const inner = schema.properties ? group(schema, "", value ?? {}, path, true) : single({ ...schema, description: "" }, "", value ?? "", path, true);
  inner.element.classList.add("row");
  inner.element.append(remove);
  return { ...inner, remove, title: inner.element.querySelector("legend, label") };
}

function single(schema, title, value, path, needed) {
  const id = `submit-field-${(made += 1)}`;
  const long = (schema.maxLength ?? 0) > LONG;
  const control = schema.enum ? choice(schema, value) : create(long ? "textarea" : "input", { spellcheck: "false", maxlength: schema.maxLength ?? LONG });
  if (long) control.rows = 3;
  control.id = id;
  control.value = value;
  control.required = needed;
  control.dataset.path = path;
  const error = create("p", { id: `${id}-error`, class: "error", hidden: true });
  const element = create("div", { class: "field" }, create("label", { for: id }, title, ...optional(needed)));
  control.setAttribute("aria-describedby", schema.description ? `${id}-hint ${error.id}` : error.id);
  if (schema.description) element.append(hint(schema, `${id}-hint`));
  element.append(control, error);
  about.set(control, { schema, error });
  judge(control);
  control.addEventListener("input", () => judge(control));
  control.addEventListener("change", () => settle(control));
  return { element, read: () => tidy(control.value) };
}

function choice(schema, value) {
  const options = schema.enum.map((word, index) => {
    const meaning = schema.enumDescriptions?.[index];
    return create("option", { value: word }, meaning && meaning.toLowerCase() !== word ? `${word}: ${meaning}` : word);
  });
  const select = create("select", {}, ...options);
  if (schema.enum.length > 1 || !schema.enum.includes(value)) select.prepend(create("option", { value: "" }, WORDS.choose));
  return select;
}

function optional(needed) {
  return needed ? [] : [" ", create("small", {}, `(${WORDS.optional})`)];
}

/** What a group or a list means, under its legend. */
function describe(element, schema) {
  if (!schema.description) return;
  const id = `submit-field-${(made += 1)}-hint`;
  element.setAttribute("aria-describedby", id);
  element.append(hint(schema, id));
}

function hint(schema, id) {
  const pieces = schema.description.split("`").map((piece, index) => (index % 2 ? create("code", {}, piece) : piece));
  const examples = schema.examples ? [` For example: ${schema.examples.join("; ")}.`] : [];
  return create("p", { id, class: "hint" }, ...pieces, ...examples);
}

/** What is wrong with a value, in the words of the schema where it has some; empty when nothing is. */
function fault(text, schema, needed) {
  if (!text) return needed ? WORDS.needed : "";
  const character = forbidden(text);
  if (character) return WORDS.forbidden(character);
  const isDay = schema.format !== "date" || !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  if (!isDay || (schema.pattern && !new RegExp(schema.pattern, "u").test(text))) return schema.patternErrorMessage;
  return [...text].length > (schema.maxLength ?? Infinity) ? WORDS.tooLong(schema.maxLength) : "";
}

function judge(control) {
  const { schema, error } = about.get(control);
  control.setCustomValidity(fault(tidy(control.value), schema, control.required));
  if (!error.hidden) show(control); // what was said is taken back as soon as it is put right
}

/** When a field is left, a number is written as it is printed, and what is wrong with what stands there is said. */
function settle(control) {
  const { schema } = about.get(control);
  if (schema.pattern?.startsWith("^IECQ-")) control.value = canonical(control.value) ?? control.value;
  judge(control);
  if (control.value) show(control);
}

function show(control) {
  const { error } = about.get(control);
  error.textContent = control.validationMessage;
  error.hidden = !control.validationMessage;
  if (control.validationMessage) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** All that is wrong, in the order of the page: control, its name with that of the row it is in, and the message. */
export function faults(element) {
  const controls = [...element.querySelectorAll("input, select, textarea")];
  controls.forEach(show);
  return controls.filter((control) => control.validationMessage).map((control) => ({ control, name: nameOf(control), message: control.validationMessage }));
}

function nameOf(control) {
  const rows = [];
  for (let row = control.closest("fieldset"); row; row = row.parentElement.closest("fieldset")) rows.unshift(row.querySelector("legend").firstChild.textContent);
  return [...rows, control.labels[0].firstChild.textContent].join(", ");
}

function firstControl(element) {
  return element.querySelector("input, select, textarea");
}

function isEmpty(value) {
  return value === "" || (typeof value === "object" && !Object.keys(value).length);
}
