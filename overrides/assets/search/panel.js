// Results below the search box of any page, while somebody types.

import { SEARCH, SPOKEN } from "../words.js";
import { partOfNumber } from "../number.js";
import { aboutParts, absentToo, beside, seeScheme } from "./absent.js";
import { cards } from "./cards.js";
import { find } from "./finder.js";
import { questions, inRegister, schemesMeant } from "./others.js";
import { remarks } from "./remarks.js";
import { alsoAsked, element, exactHit, hit, howFound, otherHit } from "./results.js";
import { whenTyped } from "./typing.js";
import { walk } from "./walking.js";

const SHOWN = 5;
const OTHERS = 2;
const PAUSE = 350;

/** Make the panel of a search box; it opens with the first letter. */
export function panel(box) {
  const input = box.elements.q;
  const said = element("p", { role: "status", "aria-live": "polite", ...SPOKEN });
  const results = element("div", {});
  const place = element("div", { class: "panel", role: "region", "aria-label": SEARCH.panel, hidden: true }, said, results);
  box.append(place);
  let newest = 0;
  let isOpen = true; // until somebody goes on: an answer that comes later must not open it again
  let finished = Promise.resolve();

  async function show() {
    const query = input.value.trim();
    const turn = ++newest;
    place.hidden = !isOpen || !query;
    if (!query) return;
    try {
      const { found, shown, asked } = await find(query, async (all) => ({
        found: all, shown: await cards(all.list, all.order.slice(0, SHOWN)), asked: await remarks(all.list, all.numbers, query) }));
      if (turn !== newest) return;
      draw(query, found, shown, asked);
      if (found.how === "number" || found.how === "absent" || query.split(/\s+/).every(partOfNumber)) return;
      setTimeout(async () => {
        const help = turn === newest ? await questions(query).catch(() => []) : [];
        if (turn === newest && help.length) group(results, SEARCH.groups.help, help.slice(0, OTHERS).map(otherHit));
      }, PAUSE);
    } catch {
      if (turn === newest) said.textContent = SEARCH.failed;
    }
  }

  function draw(query, found, shown, [first, ...others]) {
    const all = `${box.action}?q=${encodeURIComponent(query)}`;
    const { bodies, schemes } = found.register ? inRegister(found.register, query) : { bodies: [], schemes: [] };
    const isAbsent = found.how === "absent";
    place.hidden = !isOpen || (query.length < 3 && !found.order.length); // there will be something to say when the word is longer
    said.textContent = isAbsent ? SEARCH.numberAbsent(query) : found.order.length ? SEARCH.count(found.order.length) : SEARCH.none(query, false);
    said.append(...howFound(found));
    const isAll = found.how === "all" && found.order.length;
    results.replaceChildren(...(isAll || isAbsent ? [] : [...schemesMeant(found, query).map(seeScheme), ...beside(found)]));
    if (found.near.length) group(results, SEARCH.nearest, found.near.slice(0, SHOWN).map((card) => hit(card, "")));
    if (shown.length) group(results, SEARCH.groups.records, shown.map((card, at) => (first && !at ? exactHit(first) : hit(card, query))));
    results.append(...others.flatMap(alsoAsked));
    if (isAbsent) results.prepend(...aboutParts(found.missing[0]));
    else results.append(...found.missing.map(absentToo));
    if (bodies.length) group(results, SEARCH.groups.bodies, bodies.slice(0, OTHERS).map(otherHit));
    if (schemes.length) group(results, SEARCH.groups.schemes, schemes.slice(0, OTHERS).map(otherHit));
    results.append(element("p", { class: "panel-all" }, element("a", { href: all, ...SPOKEN }, isAbsent || !found.order.length ? SEARCH.whatItMeans : SEARCH.all)));
  }

  function shut() {
    isOpen = false;
    place.hidden = true;
  }

  function open() {
    isOpen = true;
    place.hidden = !input.value.trim() || !results.childElementCount;
  }

  input.addEventListener("input", () => { isOpen = true; });
  whenTyped(input, () => { finished = show(); return finished; });
  input.addEventListener("focus", open);
  box.addEventListener("focusout", (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) shut(); });
  document.addEventListener("pointerdown", (event) => { if (!box.contains(event.target)) shut(); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && event.target === input && results.childElementCount) open();
    if (event.key === "Escape" && event.target === input && !place.hidden) {
      event.preventDefault(); // the first Escape closes the results, the second empties the box
      shut();
    }
  });
  walk(input, results, () => finished);
  finished = show();
}

/** A heading with its hits, before the link to all of them. */
function group(results, title, hits) {
  const all = results.querySelector(".panel-all");
  const made = element("section", {}, element("h2", SPOKEN, title), ...hits);
  if (all) all.before(made); else results.append(made);
}
