// Every page: the status for today, the search box, the colour scheme.

import { lookUp } from "./lookup.js";
import { refresh } from "./status.js";
import { THEME } from "./words.js";

refresh();

const box = document.querySelector(".search-box");
const input = box.elements.q;

box.addEventListener("submit", async (event) => {
  event.preventDefault();
  const wanted = input.value.trim();
  if (!wanted) return;
  const found = await lookUp(wanted).catch(() => null);
  if (found) location.assign(found.address);
  else if (document.getElementById("search")) input.dispatchEvent(new Event("input"));
  else location.assign(`${box.action}?q=${encodeURIComponent(wanted)}`);
});

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

if (document.getElementById("search")) import("./search.js");
if (document.getElementById("submit")) import("./submit.js");
