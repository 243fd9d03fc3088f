// The page of one record: what was so on a day, out of the periods the page carries ("2024-03-18 current 0 2026-11-24",
// the same that generator/pages/periods.py wrote); the citation for the day of reading; the day of printing.

import { shifted, today } from "./status.js";
import { CITE, CITED, ON_DAY, SPOKEN, STATUS, dayInWords } from "./words.js";

const form = document.getElementById("on-day");
const answer = document.getElementById("answer");
const made = document.querySelector("[data-as-of]").dataset.asOf;

/** The period that holds on a day; before the first one there is none, and the record is not yet valid. */
export function periodOn(text, day) {
  const all = text.split(";").map((period) => {
    const [from, status, issue, entered] = period.split(" ").map((part) => (part === "-" ? "" : part));
    return { from, status, issue, entered };
  });
  const at = all.findLastIndex((period) => period.from <= day);
  const to = at + 1 < all.length ? shifted(all[at + 1].from, -1) : "";
  return at < 0 ? { from: "", status: "not-yet-valid", issue: "", entered: all[0].entered, to } : { ...all[at], to };
}

function isDay(text) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function issueOf(period, inWords = ON_DAY.issue) {
  return period.issue && inWords(period.issue);
}

/** The answer in two parts: what was so, and how far that goes and since when it stands here. */
function answerOn(period, day) {
  const [asked, issue, word] = [dayInWords(day), issueOf(period), STATUS[period.status].word.toLowerCase()];
  let lead = period.status === "current" ? ON_DAY.yes(asked, issue) : ON_DAY.no(asked, word, issue);
  if (day > made) lead = ON_DAY.ahead(asked, word, issue, dayInWords(made));
  const rest = [
    period.from ? ON_DAY.span(dayInWords(period.from), period.to && dayInWords(period.to)) : ON_DAY.first(dayInWords(shifted(period.to, 1))),
    period.status === "suspended" ? ON_DAY.suspended : "",
    day > made ? ON_DAY.open : "",
    enteredAs(period, day),
  ];
  return [lead, rest.filter(Boolean).join(" ")];
}

/** What took effect on one day was often entered on a later one: both are said. */
function enteredAs({ entered }, day) {
  if (!entered) return ON_DAY.notKnown;
  return entered > day ? ON_DAY.enteredLater(dayInWords(entered), dayInWords(day)) : ON_DAY.entered(dayInWords(entered));
}

function show(day) {
  const period = periodOn(form.dataset.periods, day);
  const [lead, rest] = answerOn(period, day);
  const shape = document.createElement("span");
  shape.className = "shape";
  shape.setAttribute("aria-hidden", "true");
  shape.textContent = STATUS[period.status].shape;
  const strong = document.createElement("strong");
  strong.textContent = lead;
  Object.assign(answer, SPOKEN);
  answer.className = `answer verdict--${period.status}`;
  answer.replaceChildren(shape, " ", strong, ` ${rest}`);
}

/** The address of the page with the day that was asked for, so that an answer can be passed on. */
function keep(day) {
  const address = new URL(location.href);
  address.searchParams.set("on", day);
  address.hash = "day";
  history.replaceState(null, "", address);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const day = form.elements.on.value;
  if (!isDay(day)) return;
  keep(day);
  show(day);
});

const asked = new URLSearchParams(location.search).get("on") ?? "";
if (isDay(asked)) {
  form.elements.on.value = asked;
  show(asked);
}

function cite() {
  // A clock that is behind the day the page was made knows less than the page does.
  const day = today() > made ? today() : made;
  const period = periodOn(form.dataset.periods, day);
  document.getElementById("cited-day").textContent = dayInWords(day, CITED.day);
  document.getElementById("cited-status").textContent = CITED.status[period.status] + issueOf(period, CITED.issue);
}

// What another site can show is written when somebody asks for it; a host may leave the pictures out, and then nobody can.
document.getElementById("embed")?.addEventListener("toggle", ({ target }) => import("./snippets.js").then(({ fill }) => fill(target)), { once: true });

cite();
const citation = document.getElementById("citation");
const copy = document.getElementById("copy");
copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(citation.textContent);
    copy.textContent = CITE.copied;
  } catch {
    getSelection().selectAllChildren(citation);
    copy.textContent = CITE.selected;
  }
});

/** On paper: the day, and where the page was when that is not its permanent address. */
function stamp() {
  const printed = document.getElementById("printed");
  const permanent = document.querySelector(".permalink a").href;
  printed.textContent = CITE.printed(dayInWords(today()), location.href === permanent ? "" : location.href);
  Object.assign(printed, SPOKEN);
  printed.hidden = false;
}

stamp();
addEventListener("beforeprint", stamp);
