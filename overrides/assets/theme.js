// Runs before anything is drawn: scripts work here; the language and the colour scheme that were chosen here before, else English,
// and the colours the system prefers. A language that the browser asks for is offered in the header, never taken.
(function () {
  const LANGUAGES = ["en", "zh-Hans", "zh-Hant", "ja", "ko"];
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const read = (store, name) => {
    try { return window[store].getItem(name); } catch { return null; } // storage is closed to us
  };
  const scheme = read("localStorage", "directory-theme");
  const dark = scheme ? scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";

  // A link with ?lang=ja counts for this visit, the menu for later ones too.
  const asked = new URLSearchParams(location.search).get("lang");
  if (LANGUAGES.includes(asked)) {
    try { sessionStorage.setItem("directory-language", asked); } catch { /* it counts for this page */ }
  }
  const chosen = [asked, read("sessionStorage", "directory-language"), read("localStorage", "directory-language")].find((one) => LANGUAGES.includes(one));
  root.dataset.language = chosen ?? "en";
  if (chosen && chosen !== "en") root.classList.add("translating"); // nothing is shown in English first
  if (chosen) return;
  const preferred = navigator.language;
  const script = /^zh\b/i.test(preferred) ? (/hant|tw|hk|mo/i.test(preferred) ? "zh-Hant" : "zh-Hans") : preferred.slice(0, 2);
  if (script !== "en" && LANGUAGES.includes(script)) root.dataset.offer = script;
})();
