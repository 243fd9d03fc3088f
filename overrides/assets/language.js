// The menu of languages in the header, and the offer beside it of the one the browser asks for.

import { LANGUAGE } from "./words.js";

/** Make menu and offer work. The page is read again, so that every word of it is in one language. */
export function languages() {
  const menu = document.getElementById("language");
  menu.value = LANGUAGE;
  menu.hidden = false;
  menu.addEventListener("change", () => choose(menu.value));
  for (const offer of document.querySelectorAll(".site-offer")) offer.addEventListener("click", () => choose(offer.value));
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
