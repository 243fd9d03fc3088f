// What a holder puts on a page of its own to lead to its record: a picture inside a link, as HTML and as Markdown. The same as
// generator/pages/embedding.py says it.

import { create } from "./element.js";

const SIZE = 'width="280" height="84"'; // as generator/pages/words.py has it

/** Write both below what is said about them. */
export function fill(place) {
  const { url, name } = JSON.parse(document.querySelector("script[type='application/ld+json']").textContent);
  const picture = url.replace(/html$/, "svg");
  const said = `${name}: check in the ${place.dataset.title}`;
  place.append(...[
    `<a href="${url}"><img src="${picture}" ${SIZE} alt="${quoted(said)}"></a>`,
    `[![${plain(said)}](${picture})](${url})`,
  ].map((text) => create("pre", {}, create("code", {}, text))));
}

/** Text inside an attribute. */
function quoted(text) {
  const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
  return text.replace(/[&<>"']/g, (sign) => names[sign]);
}

/** Text between the brackets of Markdown: no sign in it ends it, or begins anything. */
function plain(text) {
  return text.replace(/[\\[\]*_`<>&]/g, "\\$&");
}
