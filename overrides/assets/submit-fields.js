// Fields made from a schema: a text field, a choice, a group, a list that grows and shrinks. Each part is
// { element, read }; what is read has the shape that the schema describes, all values text, what is empty left out.

import { create } from "./element.js";
import { canonical } from "./number.js";
import { isDay } from "./submit-days.js";
import { forbidden, inOrder, tidy } from "./yaml.js";
import { WORDS, capital, one } from "./submit-words.js";

const LONG = 300;
const FIRST = ["body", "scheme"]; // they decide what else is asked for
const A_KEY = /^[a-z0-9-]+$|^[A-Z]{2}$/; // a word for programs; its meaning says it all
const SOURCE = / \([^)]*\bFAQ\b[^)]*\)/; // where a rule comes from is told on the page of all fields
const about = new WeakMap(); // control to what its value must be
let made = 0;

function part(schema, name, value, path, needed) {
  if (schema.type === "array") return list(schema, name, value ?? [], path, needed);
  return schema.properties ? group(schema, titleOf(schema, name), value ?? {}, path, needed) : single(schema, titleOf(schema, name), value ?? "", path, needed);
}

const titleOf = (schema, name) => schema.title ?? capital(name);

function members(schema, value, path, needed) {
  const names = [...new Set([...FIRST.filter((name) => name in schema.properties), ...inOrder(schema)])];
  const parts = names.map((name) => [name, part(schema.properties[name], name, value[name], path ? `${path}.${name}` : name, needed && (schema.required ?? []).includes(name))]);
  const read = () => Object.fromEntries(parts.map(([name, inner]) => [name, inner.read()]).filter(([, found]) => !isEmpty(found)));
  return { elements: parts.map(([, inner]) => inner.element), read };
}

/** The whole form: the members of the outermost group, without a frame around them. */
export function form(schema, value) {
  made = 0;
  const { elements, read } = members(schema, value, "", true);
  return { element: create("div", {}, ...elements), read };
}

function frame(schema, path, ...title) {
  const element = create("fieldset", { "data-path": path }, create("legend", {}, ...title));
  if (schema.description) {
    const said = hint(schema);
    element.setAttribute("aria-describedby", said.id);
    element.append(said);
  }
  return element;
}

function group(schema, title, value, path, needed) {
  const { elements, read } = members(schema, value, path, needed);
  const element = frame(schema, path, title);
  element.append(...elements);
  return { element, read };
}

function list(schema, name, values, path, needed) {
  const element = frame(schema, path, titleOf(schema, name), ...optional(needed));
  const add = create("button", { type: "button" }, WORDS.add(one(name)));
  element.append(add);
  const rows = [];
  const least = needed ? 1 : 0;
  const renumber = () => rows.forEach((row, index) => {
    row.title.textContent = capital(`${one(name)} ${index + 1}`);
    row.remove.setAttribute("aria-label", WORDS.remove(`${one(name)} ${index + 1}`));
    row.remove.hidden = rows.length <= least;
  });
  const append = (value) => {
    const row = entry(schema.items, value, path);
    rows.push(row);
    add.before(row.element);
    renumber();
    row.remove.addEventListener("click", () => {
      const index = rows.indexOf(row);
      rows.splice(index, 1);
      row.element.remove();
      renumber();
      const next = rows[index] ?? rows[index - 1];
      (next ? firstControl(next.element) : add).focus();
      element.dispatchEvent(new CustomEvent("removed", { bubbles: true, detail: row.title.textContent.toLowerCase() }));
    });
    return row;
  };
  add.addEventListener("click", () => {
    firstControl(append().element).focus();
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
  for (const value of values.length ? values : Array(least).fill()) append(value);
  return { element, read: () => rows.map((row) => row.read()).filter((found) => !isEmpty(found)) };
}

/** A row of a list: its fields, and the button that takes it away. */
function entry(schema, value, path) {
  const remove = create("button", { type: "button", class: "remove" }, WORDS.remove("").trim());
  const plain = { ...schema, description: "" };
  const inner = schema.properties ? group(plain, "", value ?? {}, path, true) : single(plain, "", value ?? "", path, true);
  inner.element.classList.add("row");
  inner.element.append(remove);
  return { ...inner, remove, title: inner.element.querySelector("legend, label") };
}

function single(schema, title, value, path, needed) {
  const id = `submit-field-${(made += 1)}`;
  const long = (schema.maxLength ?? 0) > LONG;
  const control = schema.enum ? choice(schema, value) : create(long ? "textarea" : "input", { spellcheck: "false", maxlength: schema.maxLength ?? LONG });
  if (long) control.rows = 3;
  Object.assign(control, { id, value, required: needed });
  control.dataset.path = path;
  const error = create("p", { id: `${id}-error`, class: "error", hidden: true });
  const element = create("div", { class: "field" }, create("label", { for: id }, title, ...optional(needed)));
  const said = schema.description ? [hint(schema)] : [];
  control.setAttribute("aria-describedby", [...said, error].map((one) => one.id).join(" "));
  element.append(...said, control, error);
  about.set(control, { schema, error });
  settle(control);
  control.addEventListener("change", () => settle(control));
  return { element, read: () => tidy(control.value) };
}

function choice(schema, value) {
  const options = schema.enum.map((word, index) => {
    const meaning = schema.enumDescriptions?.[index] || word.replaceAll("-", " ");
    return create("option", { value: word }, A_KEY.test(word) ? meaning : `${word}: ${meaning}`);
  });
  const select = create("select", {}, ...options);
  if (schema.enum.length !== 1 || value !== schema.enum[0]) select.prepend(create("option", { value: "" }, schema.choose ?? WORDS.choose));
  return select;
}

function optional(needed) {
  return needed ? [] : [" ", create("small", {}, `(${WORDS.optional})`)];
}

/** What a field, a group or a list means. */
function hint({ description, examples }) {
  const pieces = description.replace(SOURCE, "").split("`").map((piece, index) => (index % 2 ? create("code", {}, piece) : piece));
  return create("p", { id: `submit-hint-${(made += 1)}`, class: "hint" }, ...pieces, examples ? ` For example: ${examples.join("; ")}.` : "");
}

/** What is wrong with a value, in the words of the schema where it has some; empty when nothing is. */
function fault(text, schema, needed) {
  if (!text) return needed ? WORDS.needed : "";
  const character = forbidden(text);
  if (character) return WORDS.forbidden(character);
  if (schema.pattern && !new RegExp(schema.pattern, "u").test(text)) return schema.otherwise?.(text) || schema.patternErrorMessage;
  if (schema.format === "date" && !isDay(text)) return WORDS.noSuchDay(text);
  return [...text].length > (schema.maxLength ?? Infinity) ? WORDS.tooLong(schema.maxLength) : schema.also?.(text) ?? "";
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

/** Say what is wrong with a field, or else what is odd about it. */
function show(control) {
  const { schema, error } = about.get(control);
  const { validationMessage } = control;
  error.textContent = validationMessage || (control.value && schema.remark?.(tidy(control.value))) || "";
  error.hidden = !error.textContent;
  if (validationMessage) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

const controlsOf = (element) => [...element.querySelectorAll("input, select, textarea")];

/** Look at all fields again; whatever was not left yet stays without a word. */
export function lookAgain(element) {
  controlsOf(element).forEach(judge);
}

/** Put what is proposed into a field, unless somebody has written something else there. */
export function propose(element, path, value, before) {
  const control = element.querySelector(`:is(input, select)[data-path="${path}"]`);
  if (!control || value === before || !["", before].includes(control.value)) return;
  control.value = value;
  settle(control);
}

/** All that is wrong, in the order of the page: control, its name with that of the row it is in, and the message. */
export function faults(element) {
  const controls = controlsOf(element);
  controls.forEach(show);
  return controls.filter((control) => control.validationMessage).map((control) => ({ control, name: nameOf(control), message: control.validationMessage }));
}

/** What is wrong with one field for a reason that only the directory knows. */
export function refuse(element, path, message) {
  const control = element.querySelector(`[data-path="${path}"]`);
  control.setCustomValidity(message);
  return faults(element);
}

function nameOf(control) {
  const rows = [];
  for (let row = control.closest("fieldset"); row; row = row.parentElement.closest("fieldset")) rows.unshift(row.querySelector("legend").firstChild.textContent);
  return [...rows, control.labels[0].firstChild.textContent].join(", ");
}

const firstControl = (element) => controlsOf(element)[0];

function isEmpty(value) {
  return value === "" || (typeof value === "object" && !Object.keys(value).length);
}
