// What a holder puts on a page of its own to lead to its record: a picture inside a link, as HTML and as Markdown.
// It needs no script and works from any site.

import { create } from "./element.js";

const SIZE = 'width="280" height="84"'; // the picture is 320 by 96; between the margins of a narrow phone nothing of this is cut off

/** Write both below what is said about them. The words in place of the picture name no status: who copies them keeps them for years. */
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
