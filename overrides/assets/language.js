// The menu of languages in the header, and the offer beside it of the one the browser asks for.

import { create } from "./element.js";
import { LANGUAGE, SPOKEN, TEXTS } from "./words.js";

const NAMES = { "en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文", "ja": "日本語", "ko": "한국어" };
const TITLE = "Language of search and status";

/** Make the menu and the offer. The page is read again, so that every word of it is in one language. */
export function languages() {
  const menu = create("select", { class: "site-theme", "aria-label": TEXTS[TITLE] ?? TITLE, autocomplete: "off", ...SPOKEN },
    ...Object.entries(NAMES).map(([id, name]) => create("option", { value: id, lang: id }, name)));
  menu.value = LANGUAGE;
  menu.addEventListener("change", () => choose(menu.value));
  const offered = document.documentElement.dataset.offer;
  const place = document.querySelector(".site-language");
  place.replaceChildren(menu);
  if (!offered) return;
  const offer = create("button", { type: "button", class: "site-theme site-offer", lang: offered }, NAMES[offered]);
  offer.addEventListener("click", () => choose(offered));
  place.prepend(offer);
}

function choose(language) {
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  try {
    localStorage.setItem("directory-language", language);
    sessionStorage.setItem("directory-language", language);
  } catch {
    address.searchParams.set("lang", language); // not remembered, still shown
  }
  if (address.href === location.href) location.reload(); else location.assign(address);
}
