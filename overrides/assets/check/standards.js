// Standards and their editions, however they are written: "QC080000 : 2017" is "IECQ QC 080000:2017".

const PUBLISHERS = /^(?:iecq|iso|iec|ieee|sae|ansi|esd|din|en|jis|gb|cns|ks|ts|tr|is|bs|nf)+(?=[a-z]*\d)/;
const NAMED = /\b(?:IECQ|IEC|ISO|SAE|QC|AS|ANSI|EN|JIS|GB|IPC)\b[\s/A-Z-]{0,12}\d{3,}/i;

/** Whether a cell names a standard. */
export function namesStandard(cell) {
  return NAMED.test(cell.normalize("NFKC"));
}

function squeezed(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^a-z0-9]+/g, "");
}

/** A recorded edition taken apart: what is left of its name when publishers and signs are set aside, and its year. */
function taken(edition) {
  const [, name, year] = edition.match(/^(.*?)(?::((?:19|20)\d\d))?$/);
  return { edition, core: squeezed(name).replace(PUBLISHERS, ""), year };
}

/** Where a cell of a list differs from the recorded editions: { said, here } for each. An edition that the list leaves out is no
 * difference, and neither is a standard that it does not name. */
export function otherEditions(cell, recorded) {
  const known = recorded.split(", ").filter(Boolean).map(taken);
  const said = cell.split(/[;,\n、；]|\s(?:and|und|et|&)\s/).map((one) => one.trim()).filter((one) => /\d{3}/.test(one));
  return said.flatMap((one) => {
    const text = squeezed(one);
    // "080000:2017" lacks its letters.
    const bare = /^\d+$/.test(text);
    const same = known.map((each) => (bare ? { ...each, core: each.core.replace(/\D/g, "") } : each)).find(({ core }) => text.includes(core));
    if (!same) return [{ said: one, here: recorded }];
    const [year] = text.slice(text.indexOf(same.core) + same.core.length).match(/(?:19|20)\d\d/) ?? [];
    return year && same.year && year !== same.year ? [{ said: one, here: same.edition }] : [];
  });
}

/** Where a text, as that of a paper, names another edition of a recorded standard and not the recorded one. */
export function otherEditionsIn(text, recorded) {
  const flat = text.normalize("NFKC").toLowerCase().replace(/[^a-z0-9:.\n]+/g, "");
  return recorded.split(", ").filter(Boolean).map(taken).flatMap(({ edition, core, year }) => {
    const places = [...flat.matchAll(new RegExp(core.replace(/(?<=.)/g, "[.:]?"), "g"))].map(({ index, 0: found }) => flat.slice(index + found.length, index + found.length + 6));
    const years = places.map((behind) => behind.match(/^[:.]?((?:19|20)\d\d)/)?.[1]).filter(Boolean);
    if (!places.length) return [{ said: "", here: edition }];
    return years.length && year && !years.includes(year) ? [{ said: edition.replace(year, years[0]), here: edition }] : [];
  });
}
