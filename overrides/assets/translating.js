// What the pages carry as text, in the language chosen. Records, names and places stay as they are recorded.

import { LANGUAGE, TEXTS } from "./words.js";

// Where text of the site itself stands. No place that holds text of a record is among them.
const PLACES = [
  ".skip", ".site-nav a", ".search-box *", "main h1", "main h2", ".eyebrow", ".facts dt", ".aside", ".aside a", ".crumbs a", ".history small", ".doors a",
  ".doors small", ".matrix thead th:first-child", ".status > span", "b.status", ".search-start p", ".search-start a", ".search-tools *", "#search-fold summary",
  "#check > .lead", "#check > .lead strong", "#check-form > label", "#check-hint", "#check-drop label", "#check-form button",
  ".check-tools *", ".site-word", ".aside span", ".timeline figcaption span", "#on-day label", "#on-day button", "#copy", ".permalink",
  ".watch a", ".embed summary",
].join(", ");

/** A text in the language chosen, also with what stands behind a dot or in brackets; null when it is not known. */
function translated(text) {
  if (TEXTS[text]) return TEXTS[text];
  const [first, ...rest] = text.split(" · ");
  if (rest.length && TEXTS[first]) return [TEXTS[first], ...rest].join(" · ");
  const [, before, inBrackets] = /^(.+) \((.+)\)$/.exec(text) ?? [];
  return TEXTS[before] && TEXTS[inBrackets] ? `${TEXTS[before]} (${TEXTS[inBrackets]})` : null;
}

/** Put the whole page into the language chosen, and show it. */
export function translate() {
  if (LANGUAGE !== "en") {
    for (const element of document.querySelectorAll(PLACES)) translateTexts(element);
    for (const name of ["placeholder", "aria-label", "alt"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const found = translated(element.getAttribute(name));
        if (!found) continue;
        element.setAttribute(name, found);
        if (!element.childElementCount) element.lang = LANGUAGE; // a region keeps the language of what is in it
      }
    }
  }
  document.documentElement.classList.remove("translating");
}

function translateTexts(element) {
  const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  for (const node of texts) {
    const found = translated(node.data.trim().replace(/\s+/g, " "));
    if (!found) continue;
    const [before, after] = [/^\s*/.exec(node.data)[0], /\s*$/.exec(node.data)[0]];
    if (element.childNodes.length === 1) {
      node.data = found;
      element.lang = LANGUAGE;
    } else {
      const part = document.createElement("span");
      part.lang = LANGUAGE;
      part.textContent = found;
      node.replaceWith(before, part, after);
    }
  }
}
