// Every page: the status for today, the language, the search box, the colour scheme. What searching needs is loaded with the first key.

import { languages } from "./language.js";
import { refresh } from "./status.js";
import { translate } from "./translating.js";
import { THEME } from "./words.js";

refresh();
translate();
languages();

const box = document.querySelector(".search-box");
const input = box.elements.q;
Object.assign(input, { autocomplete: "off", autocapitalize: "off", spellcheck: false, enterKeyHint: "search", maxLength: 200 });
const isSearchPage = Boolean(document.getElementById("search"));

/** What was typed stays with this page in the history, so that it is there again for whoever comes back. */
function keep() {
  history.replaceState({ ...history.state, typed: input.value.trim() }, "");
}

box.addEventListener("submit", async (event) => {
  event.preventDefault();
  const wanted = input.value.trim();
  if (!wanted) return;
  keep();
  const { lookUp } = await import("./search/lookup.js");
  const found = await lookUp(wanted).catch(() => null);
  if (found) location.assign(found.address);
  else if (isSearchPage) input.dispatchEvent(new Event("input"));
  else location.assign(`${box.action}?q=${encodeURIComponent(wanted)}`);
});

if (!isSearchPage) {
  const open = () => import("./search/panel.js").then(({ panel }) => panel(box));
  input.addEventListener("input", open, { once: true });
  box.addEventListener("click", (event) => event.target.closest("a") && keep());
  input.value ||= history.state?.typed ?? "";
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    input.focus();
    input.select();
  }
});

const toggle = document.getElementById("theme-toggle");
const isDark = () => document.body.dataset.mdColorScheme === "slate";
const label = () => { toggle.textContent = isDark() ? THEME.light : THEME.dark; };
label();
toggle.hidden = false;
toggle.addEventListener("click", () => {
  const dark = !isDark();
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  try { localStorage.setItem("directory-theme", dark ? "dark" : "light"); } catch { /* not remembered, still shown */ }
  label();
});

// What scrolls sideways in itself can be reached with the keyboard, so that its end can be read.
const wide = new ResizeObserver((entries) => entries.forEach(({ target }) => {
  if (target.scrollWidth > target.clientWidth) target.tabIndex = 0; else target.removeAttribute("tabindex");
}));
for (const element of document.querySelectorAll("pre > code, .scroll:not([role])")) wide.observe(element);

if (isSearchPage) import("./search/page.js");
if (document.getElementById("submit")) import("./submit.js");
if (document.getElementById("check")) import("./check/page.js");
