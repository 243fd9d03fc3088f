// The page of a record as it will look, made from the record alone. Every text goes in as text.

import { create } from "./element.js";
import { statusOn, today } from "./status.js";
import { shift } from "./submit-days.js";
import { SENTENCE, STATUS, dayInWords } from "./words.js";

const BY_SERIOUSNESS = ["withdrawn", "cancelled", "expired", "suspended", "not-yet-valid", "current"];

/** The steps of a record as pages carry them. generator/model/timeline.py has the same; a test holds both together. */
export function stepsOf({ issues, status }) {
  const days = [...status.map(({ date }) => date), ...issues.map(({ issued }) => issued), ...issues.filter(({ expires }) => expires).map(({ expires }) => shift(expires, 1))];
  const steps = [];
  for (const day of [...new Set(days)].sort()) {
    const change = status.findLast(({ date }) => date <= day);
    const issue = issues.findLast(({ issued }) => issued <= day);
    const holding = ["current", change?.to, !(change && issue) && "not-yet-valid", issue?.expires < day && "expired"];
    const now = BY_SERIOUSNESS.find((one) => holding.includes(one));
    if (steps.at(-1)?.[1] !== now) steps.push([day, now]);
  }
  return steps.map((step) => step.join(" ")).join(";");
}

/** The elements of the page. The schema has the names of schemes, bodies and countries. */
export function preview(record, schema) {
  const { properties } = schema;
  const issue = record.issues.at(-1);
  return [
    create("p", { class: "eyebrow" }, `${schema.title} · ${said(properties.scheme, record.scheme)}`),
    create("h3", { class: "number" }, record.number),
    verdict(record),
    holder(record.holder),
    address(record.site, said(properties.site.properties.address.properties.country, record.site.address.country)),
    facts([
      ["Standard", [...issue.standards, ...(issue.specifications ?? [])].join(", ")],
      [record.kind === "certificate" ? "Issued by" : "Verified by", said(properties.body, record.body)],
      ["Site", siteInWords(record)],
      ["Issue", `${issue.issue} of ${dayInWords(issue.issued)}${issue.issued === record.originally_issued ? "" : `, first issued ${dayInWords(record.originally_issued)}`}`],
      ["Last day of this issue", issue.expires ? dayInWords(issue.expires) : "none is stated"],
      ["Component categories", (issue.categories ?? []).map((word) => said(properties.issues.items.properties.categories.items, word)).join("; ")],
      ["Type of approval", issue.approval_type],
    ]),
    ...(issue.subject ? claim(issue) : scope(issue)),
    create("h4", {}, "History"),
    issues(record),
    changes(record, properties.status.items.properties.reason),
  ];
}

/** What a word of a closed list means. */
function said(part, word) {
  return part.enumDescriptions?.[part.enum.indexOf(word)] ?? word;
}

function verdict(record) {
  const now = statusOn(stepsOf(record), today());
  const [lead, rest] = SENTENCE[now.status](Object.fromEntries(["since", "until", "again"].map((name) => [name, now[name] && dayInWords(now[name])])));
  const sentence = create("span", { class: "sentence" }, create("strong", {}, lead), ` ${rest}`);
  const shape = create("span", { class: "shape", "aria-hidden": "true" }, STATUS[now.status].shape);
  return create("div", { class: `verdict verdict--${now.status}` }, create("p", {}, shape, " ", sentence));
}

function holder({ name, name_local: local, language }) {
  const inOwnScript = local ? [" ", create("span", { class: "local", lang: language ?? false }, local)] : [];
  return create("p", { class: "holder" }, create("strong", {}, name, ...inOwnScript));
}

function address({ name, address: where }, country) {
  const city = [where.postal_code, where.city].filter(Boolean).join(" ");
  return create("address", {}, [name, where.street, city, where.region, country].filter(Boolean).join(", "));
}

function siteInWords({ site, master }) {
  const role = `${site.role[0].toUpperCase()}${site.role.slice(1)} site`;
  return [role, site.type?.replaceAll("-", " "), master && `of ${master}`].filter(Boolean).join(", ");
}

function facts(pairs) {
  return create("dl", { class: "facts" }, ...pairs.filter(([, text]) => text).map(([name, text]) => create("div", {}, create("dt", {}, name), create("dd", {}, text))));
}

function claim(issue) {
  return [
    create("h4", {}, "The verified claim"),
    facts([
      ["Subject", issue.subject],
      ["Carbon footprint", `${issue.value} kg CO₂e per ${issue.unit}`],
      ["System boundary", issue.boundary.replaceAll("-", " ")],
      ["Data from", `${dayInWords(issue.period.from)} to ${dayInWords(issue.period.to)}`],
      ["Level of assurance", issue.assurance],
    ]),
  ];
}

function scope(issue) {
  const parts = [["This Certificate is applicable for the following scope of activity", issue.scope], ["At this location", issue.at_this_location]];
  return parts.filter(([, text]) => text).flatMap(([title, text]) => [create("h4", {}, title), create("p", { class: "scope" }, text)]);
}

function issues(record) {
  const columns = ["Issue", "From", "Until", "Why"];
  const row = ({ issue, issued, expires, reason }) => [issue, issued, expires ?? "not stated", reason].map((text, index) => (
    index ? create("td", { "data-label": columns[index].toLowerCase() }, text) : create("th", { scope: "row" }, `Issue ${text}`)
  ));
  const head = create("tr", {}, ...columns.map((text) => create("th", { scope: "col" }, text)));
  const rows = record.issues.map((issue) => create("tr", {}, ...row(issue)));
  return create("table", { class: "stack" }, create("thead", {}, head), create("tbody", {}, ...rows));
}

function changes(record, reasons) {
  const lines = record.status.map(({ date, to, reason, note }) => {
    const because = [reason && said(reasons, reason), note].filter(Boolean).join("; ");
    return create("li", {}, create("time", { datetime: date }, dayInWords(date)), ` ${STATUS[to].word}${because ? `: ${because}` : ""}`);
  });
  return create("ol", { class: "history" }, ...lines);
}
