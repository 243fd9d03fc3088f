// Facets and dates: which of the records found are meant, how many each value would leave, and in which order.

import { dayNumber, facetTable, orderTable } from "./table.js";

/** Narrow an order of records. `chosen` is facet → values, `dates` is { issued, expires } → { from, to }, `sort` is
 * "expires asc" and the like. Counts of a facet are those without its own choice. */
export async function narrow({ list, order }, { chosen = {}, dates = {}, sort = "" }) {
  const table = await facetTable(list);
  const tests = Object.entries(chosen).map(([facet, values]) => chosenSets(table.facets[facet], values));
  const names = Object.keys(chosen);
  const days = dates.issued || dates.expires || sort ? await orderTable(list) : null;
  const isInTime = timeTest(days, dates);
  const counts = Object.fromEntries(Object.keys(table.facets).map((facet) => [facet, new Uint32Array(table.facets[facet].sets.length)]));
  const facets = Object.entries(table.facets);
  const kept = [];
  for (const record of order) {
    if (!isInTime(record)) continue;
    let failed = 0;
    let which = "";
    tests.forEach(({ column, meant }, index) => {
      if (!meant[column[record]]) [failed, which] = [failed + 1, names[index]];
    });
    if (!failed) {
      kept.push(record);
      for (const [facet, { column }] of facets) counts[facet][column[record]] += 1;
    } else if (failed === 1) counts[which][table.facets[which].column[record]] += 1;
  }
  return { order: sorted(kept, days, sort), counts: countsOfValues(table, counts) };
}

function chosenSets({ values, sets, column }, wanted) {
  const chosen = new Set(wanted.map((value) => values.indexOf(value)));
  return { column, meant: sets.map((set) => set.some((value) => chosen.has(value))) };
}

function timeTest(days, dates) {
  const limits = Object.entries(dates).filter(([, limit]) => limit).map(([field, { from, to }]) => ({
    column: days[field],
    from: from ? dayNumber(from) - days.before : 1,
    to: to ? dayNumber(to) - days.before : Infinity,
  }));
  return (record) => limits.every(({ column, from, to }) => column[record] >= from && column[record] <= to);
}

function countsOfValues(table, counts) {
  return Object.fromEntries(Object.entries(table.facets).map(([facet, { values, sets }]) => {
    const found = new Uint32Array(values.length);
    sets.forEach((set, index) => set.forEach((value) => { found[value] += counts[facet][index]; }));
    return [facet, new Map(values.map((value, index) => [value, found[index]]))];
  }));
}

function sorted(kept, days, sort) {
  const [field, direction] = sort.split(" ");
  if (!days?.[field]) return kept;
  const column = days[field];
  const sign = direction === "desc" ? -1 : 1;
  // What has no such day stands last, whichever way the order runs.
  const place = (record) => column[record] || (field === "holder" ? 0 : sign * Infinity);
  return kept.sort((one, other) => sign * (place(one) - place(other)) || one - other);
}
