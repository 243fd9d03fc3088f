// The page for checking a list: takes what is pasted, chosen or dropped. Everything else is loaded when there is something to check.

const MUCH = 50_000;
const form = document.getElementById("check-form");
const parts = Object.fromEntries(["text", "files", "drop", "clear"].map((id) => [id, document.getElementById(`check-${id}`)]));

document.querySelector(".without-script").remove();
document.getElementById("check").hidden = false;

const desk = () => import("./desk.js");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  (await desk()).checkText(parts.text.value);
});

parts.text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

// Chromium takes seconds to paste thousands of lines by itself, and nothing else happens meanwhile.
parts.text.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text/plain");
  if (text.length < MUCH) return;
  event.preventDefault();
  parts.text.setRangeText(text, parts.text.selectionStart, parts.text.selectionEnd, "end");
});

parts.files.addEventListener("change", async () => {
  const files = [...parts.files.files];
  parts.files.value = ""; // so that the same file can be chosen again after it was changed
  if (files.length) (await desk()).checkFiles(files);
});

form.addEventListener("reset", async () => (await desk()).clear());

/** Files may be dropped anywhere on the page: beside the field they would be opened in place of it. */
function hasFiles(event) {
  return [...event.dataTransfer?.types ?? []].includes("Files");
}

for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, async (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    parts.drop.classList.toggle("is-over", name === "dragover");
    if (name === "drop") (await desk()).checkFiles([...event.dataTransfer.files]);
  });
}
