// The words of the form. What fields are called and mean, and how they must look, is said by the schema.

export const WORDS = {
  optional: "optional",
  choose: "Choose …",
  chooseBody: "Choose the certification body first",
  add: (one) => `Add ${one}`,
  remove: (one) => `Remove ${one}`,
  removed: (one) => `Removed ${one}.`,
  needed: "this is needed",
  tooLong: (most) => `write at most ${most.toLocaleString("en")} characters`,
  forbidden: (character) => `${character} cannot be seen, or is no ordinary blank: delete it and type the text again`,
  letters: (found, wanted) => `the letters ${found} do not belong to this scheme: its numbers begin with IECQ-${wanted}`,
  codes: (found, wanted) => `${found} is not a code of this body: use ${wanted}`,
  year: (year, issued) => `the number is of ${year}, but the first issue is of ${issued}: correct one of the two, unless both are as printed`,
  printed: (number) => `write it as it is printed: ${number}`,
  noSuchDay: (day) => `there is no day ${day} in the calendar`,
  latin: "write it in Latin letters",
  endsBefore: (issued) => `this is before the day of issue, ${issued}: correct one of the two`,
  endsLate: (start, most) => `this is more than three years after ${start}: write at most ${most}`,
  beforeIssue: (last) => `this is before the issue that is there, of ${last}`,
  beforeStatus: (last) => `this is before the last change of status, of ${last}`,
  ahead: "this day is still to come: a change of status is entered when it is decided",
  taken: "this number is taken: a record of this directory has it",
  faults: (count) => (count === 1 ? "One thing has to be put right" : `${count} things have to be put right`),
  clear: "Remove all that is filled in here?",
  cleared: "The form is empty, and nothing of it is kept in this browser.",
  find: { site: "Number of the master certificate", other: "Number of the record" },
  fetching: "Looking for the record …",
  fetched: (record) => `${record.number}, ${record.holder.name}`,
  noNumber: "This is not a number. Write it as IECQ-H EXMPL 24.0012.",
  notHere: "No record has this number. If it is new, choose the first answer above.",
  failed: "The record could not be loaded. Try again.",
  final: (status) => `It is ${status}, and that is final: a later certification gets a new number.`,
  noMaster: (master) => `It is not a master, so it has no further sites.${master ? ` Its master is ${master}.` : ""}`,
  notRenewed: "A verification statement is not renewed, as it is about one period: choose that it was changed, or make a new one.",
  kind: { "certificate": "certificate", "verification-statement": "verification statement" },
  scheme: (kind, letters) => `It is recorded as a ${kind}, with a number that begins with IECQ-${letters}.`,
  proposed: "The next free one is proposed; write the one on the paper.",
  issue: { new: "First issue", site: "First issue of this site", renew: "New issue", change: "New issue" },
  status: "New status",
  made: (record) => `${record.number}, ${record.holder.name}: made here, and not in the directory yet.`,
  addSite: (master) => (master ? "Add another site of this master" : "Add a site of this new master"),
  goOn: (number) => `Go on with ${number}`,
  download: (name) => `Download ${name}`,
  copy: "Copy",
  copied: "Copied",
  forgeNew: "Open the forge's page for a new file",
  forgeNewNote: "Path and content are filled in there. The forge asks you to sign in, and to propose the file as a pull request.",
  forgeUpload: "upload it at the forge",
  forgeUploadNote: ["Download the file and ", ", in place of the old one if there is one. The forge asks you to sign in, and to propose it as a pull request."],
  noForge: "Download the file and send it to whoever keeps the repository, or add it to a clone of it.",
};

/** One of a list, by the name of the list: "scope_activities" is "scope activity". */
export function one(name) {
  return name.replaceAll("_", " ").replace(/ies$/, "y").replace(/s$/, "");
}

/** With a capital at its beginning; "floor_area" is "Floor area". */
export function capital(text) {
  return text[0].toUpperCase() + text.slice(1).replaceAll("_", " ");
}
