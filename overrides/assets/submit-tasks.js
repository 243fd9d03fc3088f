// The three things that can have happened: which fields of the schema are asked for, and the record they make.

import { slug } from "./number.js";
import { WORDS } from "./submit-words.js";

/** From each recorded status, where it may go; generator/model/timeline.py has the same. */
export const TRANSITIONS = {
  current: ["suspended", "cancelled", "withdrawn"],
  suspended: ["current", "cancelled", "withdrawn"],
  cancelled: [],
  withdrawn: [],
};

// "Which words go where" of docs/contributing/record.md; for a verification statement all of this is not asked for.
const NEVER = { single: ["master", "scope_activities"], master: ["master"], additional: ["scope_activities"] };
const NEEDED = { single: ["scope"], master: ["type", "scope", "scope_activities", "at_this_location"], additional: ["master", "at_this_location"] };
const NOT_ASKED = ["originally_issued", "status", "transfers", "surveillance"]; // they follow from the rest, or come later

/** The schema of a record of this kind, out of the one for both. */
export function ofKind(schema, kind) {
  return kind === schema.if.properties.kind.const ? schema.then : schema.else;
}

const isStatement = (schema) => !schema.properties.master;

export const TASKS = {
  new: {
    ask(schema, values) {
      const role = values.site?.role ?? "";
      const asked = forRole(without(schema, NOT_ASKED), role);
      return replacing(asked, { site: siteOf(schema, role), issues: issueOf(schema, role, WORDS.issue.new) });
    },
    prefill: () => ({ kind: "certificate" }),
    finish(values) {
      const { issued } = values.issues;
      return { ...values, originally_issued: issued, issues: [{ issue: 0, ...values.issues }], status: [{ date: issued, to: "current" }] };
    },
  },
  renew: {
    ask(schema, values, recorded) {
      const { role } = recorded.site;
      return only(replacing(schema, { site: without(siteOf(schema, role), ["role"]), issues: issueOf(schema, role, WORDS.issue.renew) }), ["site", "issues"]);
    },
    prefill: (recorded) => ({ site: recorded.site, issues: omit(recorded.issues.at(-1), ["issue", "issued", "expires", "cycle_start", "reason"]) }),
    finish(values, recorded) {
      const issue = recorded.issues.at(-1).issue + 1;
      return { ...recorded, site: { role: recorded.site.role, ...values.site }, issues: [...recorded.issues, { issue, ...values.issues }] };
    },
  },
  status: {
    ask(schema, values, recorded) {
      const entry = schema.properties.status.items;
      const to = { ...entry.properties.to, enum: waysOn(schema, recorded) };
      const asked = { ...replacing(entry, { to }), title: WORDS.status, required: [...entry.required, "reason"] };
      return only(replacing(schema, { status: asked }), ["status"]);
    },
    prefill: () => ({}),
    finish: (values, recorded) => ({ ...recorded, status: [...recorded.status, values.status] }),
  },
};

/** What the status of a record may become. A verification statement stands, or it is withdrawn. */
export function waysOn(schema, recorded) {
  const ways = TRANSITIONS[recorded.status.at(-1).to];
  return isStatement(schema) ? ways.filter((to) => to === "withdrawn") : ways;
}

/** Where a record's file lies, and what it is called. */
export function placeOf({ number, body }) {
  const folder = `data/certificates/${body}/20${number.match(/ ([0-9]{2})\./)[1]}`;
  const name = `${slug(number)}.yaml`;
  return { folder, name, path: `${folder}/${name}` };
}

function siteOf(schema, role) {
  const site = forRole(schema.properties.site, role);
  return isStatement(schema) ? replacing(site, { role: { ...site.properties.role, enum: ["single"] } }) : site;
}

function issueOf(schema, role, title) {
  const issue = without(schema.properties.issues.items, ["issue"]);
  return { ...(isStatement(schema) ? issue : forRole(issue, role)), title, description: "" };
}

function forRole(schema, role) {
  const asked = without(schema, NEVER[role] ?? []);
  const needed = (NEEDED[role] ?? []).filter((name) => name in asked.properties);
  return { ...asked, required: [...asked.required, ...needed] };
}

function without(schema, names) {
  return { ...schema, properties: omit(schema.properties, names) };
}

function omit(group, names) {
  return Object.fromEntries(Object.entries(group).filter(([name]) => !names.includes(name)));
}

function only(schema, names) {
  return without(schema, Object.keys(schema.properties).filter((name) => !names.includes(name)));
}

function replacing(schema, parts) {
  return { ...schema, properties: { ...schema.properties, ...parts } };
}
