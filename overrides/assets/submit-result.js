// What comes out of the form: the file, the way to the forge, how to go on, and the page as it will look.

import { create } from "./element.js";
import { preview } from "./submit-preview.js";
import { placeOf } from "./submit-tasks.js";
import { WORDS } from "./submit-words.js";
import { write } from "./yaml.js";

const LONGEST_LINK = 7_500;

const by = (name) => document.getElementById(`submit-${name}`);

/** Show a record. `next` are the ways on, by their words; `made` the records of a new family so far. */
export function showResult(record, schema, isNew, next, made) {
  const place = placeOf(record);
  const text = write(record, schema);
  by("path").textContent = place.path;
  by("comments").hidden = isNew;
  by("yaml").textContent = text;
  offer(place.name, text);
  by("forge").replaceChildren(...forge(place, text, isNew));
  by("together").hidden = !made.length;
  by("together").querySelector("ul").replaceChildren(...made.map((one) => create("li", {}, create("code", {}, placeOf(one).path))));
  by("next").replaceChildren(...next.map(([words, go]) => button(words, go)));
  by("preview").replaceChildren(...preview(record, schema));
  by("result").hidden = false;
  document.getElementById("the-file").focus();
}

function offer(name, text) {
  const download = by("download");
  URL.revokeObjectURL(download.href);
  download.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  download.download = name;
  download.textContent = WORDS.download(name);
  by("copy").textContent = WORDS.copy;
}

function button(words, go) {
  const element = create("button", { type: "button" }, words);
  element.addEventListener("click", go);
  return element;
}

/** The way to the forge, in the addresses that GitHub has. */
function forge({ folder, path }, text, isNew) {
  const { repository, branch } = document.getElementById("submit").dataset;
  if (!repository) return [WORDS.noForge];
  const at = (page) => `${repository.replace(/\/$/, "")}/${page}/${encodeURIComponent(branch)}`;
  const link = `${at("new")}?filename=${encodeURIComponent(path)}&value=${encodeURIComponent(text)}`;
  if (isNew && link.length < LONGEST_LINK) return [create("a", { href: link, rel: "noopener" }, WORDS.forgeNew), ". ", WORDS.forgeNewNote];
  const [before, after] = WORDS.forgeUploadNote;
  return [before, create("a", { href: `${at("upload")}/${folder}`, rel: "noopener" }, WORDS.forgeUpload), after];
}

by("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(by("yaml").textContent).then(
    () => { by("copy").textContent = WORDS.copied; },
    () => getSelection().selectAllChildren(by("yaml")), // the clipboard is closed to us: it is marked, to be copied by hand
  );
});
