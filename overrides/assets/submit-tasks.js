// The things that can have happened: which fields are asked for, what is proposed in them, and the record they make.
// What is known: { facts, schemes, day, recorded, sites, made, values }; `values()` is what stands in the fields now, `made` a
// family whose master is not in the directory yet.

import { slug } from "./number.js";
import { isDay, monthsLater, shift, threeYears } from "./submit-days.js";
import { bodiesOn, nextNumber, nextSite, numberFault, printed, schemesOn, yearRemark } from "./submit-register.js";
import { WORDS } from "./submit-words.js";

/** From each recorded status, where it may go; generator/model/timeline.py has the same. */
export const TRANSITIONS = {
  current: ["suspended", "cancelled", "withdrawn"],
  suspended: ["current", "cancelled", "withdrawn"],
  cancelled: [],
  withdrawn: [],
};

// "Which words go where" of docs/contributing/record.md.
const NEEDED = { single: ["scope"], master: ["type", "scope", "scope_activities", "at_this_location"], additional: ["at_this_location"] };
const OF_MASTERS = ["head-office", "system-control-point"];
const SHARED = ["kind", "scheme", "body", "holder"];

/** The schema of a record of this kind, out of the one for both. */
export function ofKind(schema, kind) {
  return kind === schema.if.properties.kind.const ? schema.then : schema.else;
}

const later = {
  prefill: ({ recorded, day }) => ({ site: recorded.site, issues: { ...omit(recorded.issues.at(-1), ["issue", "expires", "cycle_start", "reason"]), issued: day } }),
  finish(values, { recorded }) {
    const issue = recorded.issues.at(-1).issue + 1;
    return { ...recorded, site: { role: recorded.site.role, ...values.site }, issues: [...recorded.issues, { issue, ...values.issues }] };
  },
};

export const TASKS = {
  new: {
    prefill: ({ day }) => ({ site: { role: "single" }, issues: { issued: day } }),
    ask(schema, known) {
      const { body, scheme, site } = known.values();
      const { facts, day } = known;
      const held = facts.schemes[scheme];
      const schemes = schemesOn(facts, body, day);
      const said = held ? { description: WORDS.scheme(WORDS.kind[held.kind], held.letters) } : {};
      const both = { ...schema.properties.scheme, ...known.schemes };
      return replacing(only(schema, ["holder"]), {
        body: offering(schema.properties.body, bodiesOn(facts, day)),
        scheme: { ...offering(both, schemes), ...said, choose: body ? WORDS.choose : WORDS.chooseBody },
        number: numberOf(schema, known, () => known.values()),
        site: siteOf(schema, site?.role ?? "single", ["single", "master"]),
        issues: issueOf(schema, held, site?.role ?? "single", "new", ["reason", "cycle_start"]),
      });
    },
    propose({ facts, values }) {
      const { body, scheme, issues: { issued } = {} } = values();
      const held = facts.schemes[scheme];
      if (!held || !isDay(issued)) return {};
      return {
        ...(body && { number: nextNumber(facts, body, scheme, issued) }),
        ...(held.kind === "certificate" && { "issues.expires": threeYears(issued) }),
        "issues.standards": held.standards === 1 ? held.editions[0] : "",
      };
    },
    finish: (values, { facts }) => begun({ ...values, kind: facts.schemes[values.scheme].kind, site: { role: "single", ...values.site } }),
  },
  site: {
    prefill({ recorded, day, made }) {
      const issued = made.length ? recorded.issues[0].issued : day;
      const own = made.length ? { activities: leftOver(made) } : {};
      return { issues: { issued, ...own, ...pick(inForce(recorded, issued), ["standards", "specifications", "categories", "approval_type"]) } };
    },
    ask: (schema, known) => replacing(only(schema, []), {
      number: numberOf(schema, known, () => known.recorded),
      site: siteOf(schema, "additional"),
      issues: issueOf(schema, known.facts.schemes[known.recorded.scheme], "additional", "site", ["reason", "cycle_start", "scope"]),
    }),
    propose({ facts, recorded, sites, values }) {
      const { number, body, scheme } = recorded;
      const { issued } = values().issues ?? {};
      const own = nextSite(number, sites);
      const fits = !numberFault(facts, own, body, scheme) || !isDay(issued); // not after a transfer
      return { "number": fits ? own : nextNumber(facts, body, scheme, issued), "issues.expires": inForce(recorded, issued).expires };
    },
    finish(values, { recorded }) {
      const start = cycleOf(inForce(recorded, values.issues.issued));
      const issues = start === values.issues.issued ? values.issues : { ...values.issues, cycle_start: start };
      return begun({ ...pick(recorded, SHARED), ...values, issues, site: { role: "additional", ...values.site }, master: recorded.number });
    },
  },
  renew: {
    ...later,
    ask: (schema, known) => askIssue(schema, known, "renew"),
    propose({ recorded, values }) {
      const { issued } = values().issues ?? {};
      return isDay(issued) ? renewal(recorded.issues.at(-1), issued) : {};
    },
  },
  change: {
    ...later,
    ask: (schema, known) => askIssue(schema, known, "change"),
    propose({ recorded }) {
      const { issued, expires = "", cycle_start: start = issued } = recorded.issues.at(-1);
      return { "issues.expires": expires, "issues.cycle_start": start };
    },
  },
  status: {
    prefill: ({ day }) => ({ status: { date: day } }),
    ask(schema, known) {
      const entry = schema.properties.status.items;
      const { to, reason } = entry.properties;
      const reasons = reasonsFor(known);
      const parts = { to: offering(to, waysOn(known.recorded)), reason: offering(reason, reasons) };
      return replacing(only(schema, []), { status: { ...replacing(entry, parts), title: WORDS.status, description: "", required: [...entry.required, "reason"] } });
    },
    propose(known) {
      const reasons = reasonsFor(known);
      return { "status.reason": reasons.length === 1 ? reasons[0] : "" };
    },
    finish: (values, { recorded }) => ({ ...recorded, status: [...recorded.status, values.status] }),
    follow: ({ status: { date, to } }) => ({ status: { date, to, reason: to === "current" ? "restored" : "master-status" } }),
  },
};

/** Why a record cannot be taken for a task; empty when it can. */
export function refusal(task, record) {
  if (!TRANSITIONS[record.status.at(-1).to].length) return WORDS.final(record.status.at(-1).to);
  if (task === "site" && record.site.role !== "master") return WORDS.noMaster(record.master);
  return task === "renew" && record.kind === "verification-statement" ? WORDS.notRenewed : "";
}

/** What the status of a record may become. A verification statement stands, or it is withdrawn. */
export function waysOn({ kind, status }) {
  return TRANSITIONS[status.at(-1).to].filter((to) => kind === "certificate" || to === "withdrawn");
}

/** The dates of a renewal and its reason; generator/editing/steps.py has the same, and a test holds both together. */
export function renewal({ expires }, issued) {
  const next = shift(expires, 1);
  const isLate = issued > next;
  const follows = issued < next || (isLate && issued <= monthsLater(expires, 6));
  return { "issues.expires": threeYears(follows ? next : issued), "issues.cycle_start": follows ? next : "", "issues.reason": isLate && follows ? "Restored after expiry" : "Renewal" };
}

/** From where the three years count: for a site that joins a family, from where they do for its master. */
export function startOf({ task, recorded, values }) {
  const issue = values().issues ?? {};
  return cycleOf(task === "site" ? inForce(recorded, issue.issued) : issue);
}

const cycleOf = ({ cycle_start: start, issued }) => start || issued || "";

/** The issue of a master that a site of this day joins; `certdir add-site` takes the same. */
const inForce = ({ issues }, day) => issues.findLast(({ issued }) => issued <= day) ?? issues[0];

/** What of the scope of a new family none of its records does yet. */
function leftOver(made) {
  const done = made.flatMap(({ issues: [{ activities }] }) => activities.flatMap(({ activity, products }) => products.map((product) => `${activity} ${product}`)));
  const left = made[0].issues[0].scope_activities.map(({ activity, products }) => ({ activity, products: products.filter((product) => !done.includes(`${activity} ${product}`)) }));
  return left.filter(({ products }) => products.length);
}

/** Where a record's file lies, and what it is called. */
export function placeOf({ number, body }) {
  const folder = `data/certificates/${body}/20${number.match(/ ([0-9]{2})\./)[1]}`;
  const name = `${slug(number)}.yaml`;
  return { folder, name, path: `${folder}/${name}` };
}

function begun(record) {
  const { issued } = record.issues;
  return { ...record, originally_issued: issued, issues: [{ issue: 0, ...record.issues, reason: "First issue" }], status: [{ date: issued, to: "current" }] };
}

function reasonsFor({ facts, recorded, values }) {
  const ways = facts.reasons[recorded.kind];
  const to = values().status?.to;
  const fitting = to ? ways[to] : [...new Set(waysOn(recorded).flatMap((way) => ways[way]))];
  return fitting.filter((reason) => reason !== "master-status" || recorded.master);
}

function numberOf(schema, { facts, values }, of) {
  const also = (number) => numberFault(facts, number, of().body, of().scheme);
  const otherwise = (text) => printed(facts, text);
  const remark = (number) => yearRemark(number, values().issues?.issued ?? "");
  return { ...schema.properties.number, examples: undefined, description: `${schema.properties.number.description} ${WORDS.proposed}`, also, otherwise, remark };
}

function siteOf(schema, role, roles) {
  const { site } = schema.properties;
  const isAsked = roles && schema.properties.master; // a verification statement is for one site
  const parts = { ...(isAsked && { role: offering(site.properties.role, roles) }), ...(role === "master" && { type: offering(site.properties.type, OF_MASTERS) }) };
  return needing(replacing(isAsked ? site : without(site, ["role"]), parts), NEEDED[role]);
}

function askIssue(schema, { facts, recorded: { scheme, site: { role } } }, task) {
  return replacing(only(schema, []), { site: siteOf(schema, role), issues: issueOf(schema, facts.schemes[scheme], role, task, []) });
}

function issueOf(schema, scheme, role, task, leftOut) {
  const { component, categories, editions = [] } = scheme ?? {};
  const issue = schema.properties.issues.items;
  const never = ["issue", ...leftOut, ...(component ? [] : ["approval_type"]), ...(role === "master" ? [] : ["scope_activities"])];
  const { standards } = issue.properties;
  const first = { ...standards, items: offering(standards.items, [...new Set([...editions, ...standards.items.enum])]) };
  const asked = without(replacing(issue, { standards: first }), never);
  return { ...needing(asked, [...NEEDED[role], ...(categories ? ["categories"] : [])]), title: WORDS.issue[task], description: "" };
}

/** A closed list with these words of it, in this order. */
function offering(part, words) {
  return { ...part, enum: words, enumDescriptions: words.map((word) => part.enumDescriptions?.[part.enum.indexOf(word)] ?? "") };
}

function needing(schema, names) {
  return { ...schema, required: [...schema.required, ...names] };
}

function omit(group, names) {
  return Object.fromEntries(Object.entries(group).filter(([name]) => !names.includes(name)));
}

function pick(group, names) {
  return Object.fromEntries(Object.entries(group).filter(([name]) => names.includes(name)));
}

const without = (schema, names) => ({ ...schema, properties: omit(schema.properties, names) });
const only = (schema, names) => ({ ...schema, properties: pick(schema.properties, names) });
const replacing = (schema, parts) => ({ ...schema, properties: { ...schema.properties, ...parts } });
