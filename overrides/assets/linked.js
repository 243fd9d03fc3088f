// What a pasted link asks for.

/** The words of a link to a search, or the path of another with its signs as they are read; any other text as it is. */
export function linked(text) {
  const [link] = text.trim().match(/^https?:\/\/\S+$/i) ?? [];
  if (link && URL.canParse(link)) {
    const { pathname, searchParams } = new URL(link);
    return searchParams.get("q") ?? decoded(pathname);
  }
  return /%[0-9a-f]{2}/i.test(text) ? decoded(text) : text;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a sign of per cent that stands for itself
  }
}
