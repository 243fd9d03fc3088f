// A page was made on one day and is read on another. Every status carries its steps ("2024-03-18 current;2027-03-18
// expired"), the same that generator/model/timeline.py works with: here they are looked up for the day of reading (UTC). The row of a
// list has only those that are ahead of the day of the data, and the status of that day as its class.

import { DATES, LANGUAGE, SENTENCE, SPOKEN, STATUS, dayInWords, distance } from "./words.js";

/** The day of reading, UTC, as "2026-11-24". */
export function today() {
  return new Date().toISOString().slice(0, 10);
}

/** What holds on a day: status and since when, the last day of validity, and from when the record is current again. */
export function statusOn(steps, day) {
  const all = steps.split(";").map((step) => step.split(" ")).map(([since, status]) => ({ since, status }));
  const begun = all.filter((step) => step.since <= day);
  const ahead = all.filter((step) => step.since > day);
  const now = begun.at(-1) ?? { status: "not-yet-valid", since: "" };
  const end = now.status === "expired" ? now : ahead.find((step) => step.status === "expired");
  const again = ahead.find((step) => step.status === "current");
  return { ...now, until: end?.since ? shifted(end.since, -1) : "", again: again?.since ?? "" };
}

/** The steps of a status on a page. In a row the first one has no day. */
export function stepsOf({ localName, className, dataset }) {
  return localName === "td" ? [` ${className}`, dataset.steps].filter(Boolean).join(";") : dataset.steps;
}

/** The day so many days after another, or before it. */
export function shifted(day, days) {
  return new Date(Date.parse(day) + 86_400_000 * days).toISOString().slice(0, 10);
}

/** A status as word and shape. */
export function badge(steps, day) {
  const { status } = statusOn(steps, day);
  const element = document.createElement("span");
  draw(element, status);
  return element;
}

function draw(element, status) {
  const { word, shape } = STATUS[status];
  Object.assign(element, SPOKEN);
  if (element.localName !== "span") { // of a page: the style sheet draws its shape
    element.className = element.localName === "td" ? status : `status status--${status}`;
    element.textContent = word;
    return;
  }
  element.className = `status status--${status}`;
  const sign = document.createElement("span");
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = shape;
  const text = document.createElement("span");
  text.textContent = word;
  element.replaceChildren(sign, " ", text);
}

function drawVerdict(element, day) {
  const written = element.className.replace(/.*--/, "");
  const now = statusOn(element.dataset.steps, day);
  const sentence = element.querySelector(".sentence");
  if (now.status !== written || LANGUAGE !== "en") {
    const inWords = Object.fromEntries(["since", "until", "again"].map((name) => [name, now[name] && dayInWords(now[name])]));
    const [lead, rest] = SENTENCE[now.status](inWords);
    const strong = document.createElement("strong");
    strong.textContent = lead;
    const original = document.createElement("small");
    original.lang = "en";
    original.append(...sentence.childNodes);
    sentence.replaceChildren(strong, ` ${rest}`);
    Object.assign(sentence, SPOKEN);
    // What the page says in English names the reason, and is what counts while it holds.
    if (now.status === written) sentence.after(document.createElement("br"), original);
    element.className = `verdict verdict--${now.status}`;
    element.querySelector(".shape").textContent = STATUS[now.status].shape;
  } else if (now.status === "current" && now.until) {
    const end = sentence.lastChild;
    end.textContent = end.textContent.replace(/\.\s*$/, ` (${distance(day, now.until)}).`);
  }
}

/** Says that the page should have been made again. */
function overdue(due) {
  const said = document.createElement("p");
  said.id = "stale";
  said.className = "stale";
  said.textContent = DATES.overdue(dayInWords(due));
  Object.assign(said, SPOKEN);
  return said;
}

/** Bring every status of the page to the day of reading, and say so when the page is overdue. */
export function refresh() {
  const day = today();
  const footer = document.querySelector("[data-as-of]");
  const made = footer.dataset.asOf;
  const seen = day > made ? day : made;
  if (day > made || LANGUAGE !== "en") {
    for (const element of document.querySelectorAll("td[data-steps], b[data-steps]")) draw(element, statusOn(stepsOf(element), seen).status);
  }
  if (day > made) {
    for (const element of document.querySelectorAll("[data-today]")) element.textContent = day;
  }
  // A clock that is behind the day the page was made knows less than the page does.
  for (const element of document.querySelectorAll(".verdict[data-steps]")) drawVerdict(element, seen);
  if (day > footer.dataset.nextUpdate) footer.querySelector("p").before(overdue(footer.dataset.nextUpdate));
}
