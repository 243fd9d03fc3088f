// Elements for pages that scripts draw. Text stays text: nothing is ever parsed as HTML.

/** An element with attributes and content; text stays text. */
export function create(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(name, value === true ? "" : value);
  element.append(...content);
  return element;
}
