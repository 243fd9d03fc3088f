// Where the site begins, at the root of a host or in a folder: the header carries it, relative to the page.

const base = document.querySelector("[data-site]").dataset.site;

export const site = new URL(base.endsWith("/") ? base : `${base}/`, location.href);
