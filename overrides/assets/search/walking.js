// Arrows walk from the box through the results and back; Escape returns to the box.

/** `ready` gives a promise to wait for, so that results that are still coming do not move under the one who walks. */
export function walk(input, results, ready) {
  document.addEventListener("keydown", async (event) => {
    const inResults = results.contains(event.target) && event.target.matches("a, button");
    if (event.key === "Escape" && inResults) input.focus();
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || !(inResults || event.target === input)) return;
    event.preventDefault();
    const from = document.activeElement;
    await ready();
    const stops = [input, ...results.querySelectorAll("a, button.more")].filter((stop) => stop === input || stop.checkVisibility());
    stops[stops.indexOf(from) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  });
}
