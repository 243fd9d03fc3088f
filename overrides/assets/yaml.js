// Writes a record as the files in data/certificates/ are written. What it writes, the strict reader of the check
// (generator/reading/text.py) reads back as the same record; tests/browser/test_yaml.py holds it to that.

// A field that is not named here, as a new one, stands where the dots are.
const RECORD = "number kind scheme body holder site master originally_issued … issues status surveillance transfers".split(" ");
const ISSUE = (
  "issue issued expires cycle_start standards specifications subject unit boundary value period assurance "
  + "scope scope_activities at_this_location activities categories approval_type … reason"
).split(" ");

// What a reader of YAML 1.1 or 1.2 takes for nothing, a truth, a number or a time.
const NOT_TEXT = new RegExp(
  "^(?:~|=|null|true|false|yes|no|on|off|y|n"
  + "|[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|(?:[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\\.[0-9_]*)?|\\.[0-9_]+)(?:e[-+]?[0-9]+)?|\\.(?:inf|nan))"
  + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ][0-9:.+Zz -]*)?)$", "i",
);
const BEGINS_OTHERWISE = /^[-?:,[\]{}#&*!|>'"%@`\u2018-\u201f\s]/;
const ENDS_EARLY = /: |:$| #|\n|\s$/;
const ENDS_EARLY_IN_BRACKETS = /[,[\]{}]|:["']|\?/;

const BLANKS = "\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u2800\\u3000";
const FORBIDDEN = new RegExp(
  `[\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f${BLANKS}\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f`
  + "\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\uffff\\ud800-\\udfff\\ue000-\\uf8ff"
  + "\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{10ffff}\\p{Cn}]", "u",
);

/** A text as it goes into a file: in composed form (NFC), without blanks at its ends. */
export function tidy(text) {
  return text.replace(/\r\n?/g, "\n").replace(/^[ \n]+|[ \n]+$/g, "").normalize("NFC");
}

/** The first character of a text that no file may hold, as "U+202E"; empty when there is none. */
export function forbidden(text) {
  const found = text.match(FORBIDDEN);
  return found ? `U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : "";
}

/** The fields of a group in the order in which they are written. */
export function inOrder(schema) {
  const names = Object.keys(schema.properties);
  const order = names.includes("issues") ? RECORD : names.includes("issued") ? ISSUE : ["…"];
  const others = names.filter((name) => !order.includes(name));
  return order.flatMap((name) => (name === "…" ? others : names.filter((one) => one === name)));
}

/** The text of a record's file. The schema tells days and numbers, which stand without quotes, from text. */
export function write(record, schema) {
  return `${block(record, schema, "").join("\n")}\n`;
}

function block(group, schema, indent) {
  return entries(group, schema).flatMap(([name, value, part]) => {
    const start = `${indent}${name}:`;
    if (isGroup(value) && indent.length < 4) return [start, ...block(value, part, `${indent}  `)];
    if (Array.isArray(value) && value.some(isGroup)) return [start, ...value.flatMap((entry) => listed(entry, part.items, name, `${indent}  `))];
    return [`${start} ${isGroup(value) || Array.isArray(value) ? inBrackets(value, part) : scalar(value, part, false)}`];
  });
}

function listed(entry, schema, name, indent) {
  if (name !== "issues") return [`${indent}- ${inBrackets(entry, schema)}`];
  const [first, ...rest] = block(entry, schema, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** Names with their values and schemas; what is empty is left out. */
function entries(group, schema) {
  const isEmpty = (value) => value === undefined || value === "" || (Array.isArray(value) && !value.length);
  return inOrder(schema).filter((name) => !isEmpty(group[name])).map((name) => [name, group[name], schema.properties[name]]);
}

function inBrackets(value, schema) {
  if (Array.isArray(value)) return `[${value.map((entry) => inBrackets(entry, schema.items)).join(", ")}]`;
  if (isGroup(value)) return `{${entries(value, schema).map(([name, inner, part]) => `${name}: ${inBrackets(inner, part)}`).join(", ")}}`;
  return scalar(value, schema, true);
}

function scalar(value, schema, bracketed) {
  const text = String(value);
  const isText = schema.format !== "date" && (schema.type === undefined || schema.type === "string");
  const misread = (isText && NOT_TEXT.test(text)) || BEGINS_OTHERWISE.test(text) || ENDS_EARLY.test(text);
  return text === "" || misread || (bracketed && ENDS_EARLY_IN_BRACKETS.test(text)) ? quoted(text) : text;
}

function quoted(text) {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}

function isGroup(value) {
  return typeof value === "object" && !Array.isArray(value);
}
