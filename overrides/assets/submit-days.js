// Counting days, written as 2024-03-18. generator/model/timeline.py counts the same way; a test holds both together.

export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && asText(new Date(text)) === text;

const asText = (date) => date.toISOString().slice(0, 10);

/** So many days later, or earlier. */
export const shift = (day, days) => asText(new Date(Date.parse(day) + days * 86_400_000));

/** The same day of the month some months later; the last of the month where it is shorter. */
export function monthsLater(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return asText(new Date(last.setUTCDate(Math.min(date, last.getUTCDate()))));
}

/** The last day of three years that begin on a day. */
export const threeYears = (day) => shift(monthsLater(day, 36), -1);
