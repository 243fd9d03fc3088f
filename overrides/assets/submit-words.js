// The words of the form. What fields are called and mean, and how they must look, is said by the schema.

export const WORDS = {
  optional: "optional",
  choose: "Choose …",
  add: (one) => `Add ${one}`,
  remove: (one) => `Remove ${one}`,
  removed: (one) => `Removed ${one}.`,
  needed: "this is needed",
  tooLong: (most) => `write at most ${most.toLocaleString("en")} characters`,
  forbidden: (character) => `${character} cannot be seen, or is no ordinary blank: delete it and type the text again`,
  faults: (count) => (count === 1 ? "One thing has to be put right" : `${count} things have to be put right`),
  clear: "Remove all that is filled in here?",
  cleared: "The form is empty, and nothing of it is kept in this browser.",
  fetching: "Looking for the record …",
  fetched: (record) => `${record.number}, ${record.holder.name}`,
  noNumber: "This is not a number. Write it as IECQ-H EXMPL 24.0012.",
  notHere: "No record has this number. If it is new, choose the first answer above.",
  failed: "The record could not be loaded. Try again.",
  final: (status) => `It is ${status}, and that is final: a later certification gets a new number.`,
  issue: { new: "First issue", renew: "New issue" },
  status: "New status",
  download: (name) => `Download ${name}`,
  copy: "Copy",
  copied: "Copied",
  forgeNew: "Open the forge's page for a new file",
  forgeNewNote: "Path and content are filled in there. The forge asks you to sign in, and to propose the file as a pull request.",
  forgeUpload: "upload it at the forge",
  forgeUploadNote: ["Download the file and ", ", in place of the old one if there is one. The forge asks you to sign in, and to propose it as a pull request."],
  noForge: "Download the file and send it to whoever keeps the repository, or add it to a clone of it.",
};

/** A field's name as a label: "at_this_location" is "At this location". */
export function label(name) {
  const words = name.replaceAll("_", " ");
  return words[0].toUpperCase() + words.slice(1);
}

/** One of a list, by the name of the list: "scope_activities" is "scope activity". */
export function one(name) {
  return name.replaceAll("_", " ").replace(/ies$/, "y").replace(/s$/, "");
}
