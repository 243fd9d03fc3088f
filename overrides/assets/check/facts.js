// What a list is compared with: all numbers at once, and the facts of those records that it asks for.
// generator/search/checking.py writes it.

import { slug } from "../number.js";
import { site } from "../place.js";
import { part } from "../search/parts.js";
import { shifted } from "../status.js";

const COMMON = ["site", "city", "country", "scheme", "kind", "standard", "steps", "issues", "first", "holder"];
const PLACES = ["street", "region"];
const SCOPES = ["scope", "here"];
const DAY_0 = "2000-01-01";

/** The facts of the directory that `list` is of. */
export async function directoryOf(list) {
  const names = await part(list.check);
  return new Facts(names, await part(names.numbers, whole), list.register);
}

/** The numbers as they are printed; each line begins with how many signs of the one before it are the same. */
function whole(text) {
  let before = "";
  return text ? text.split("\n").map((line) => { before = before.slice(0, line.charCodeAt(0) - 65) + line.slice(1); return before; }) : [];
}

class Facts {
  constructor(names, numbers, register) {
    this.names = names;
    this.numbers = numbers;
    this.register = register;
    this.bodies = [];
    this.parts = { common: [], places: [], scopes: [], holders: [] };
    this.known = new Map();
  }

  /** Load the facts of some records; `wanted` names those that not every list speaks of: places, scopes. */
  async load(positions, wanted = []) {
    const places = new Set([...positions].map((position) => Math.floor(position / this.names.recordsInAPart)));
    await Promise.all(["common", ...wanted].flatMap((set) => [...places].map((place) => this.loadPart(set, place))));
    await this.loadHolders([...positions].map((position) => this.value("common", COMMON.indexOf("holder"), position)));
  }

  async loadPart(set, place) {
    this.parts[set][place] ??= await part(this.names[set][place]);
  }

  async loadHolders(holders) {
    const places = new Set(holders.map((holder) => Math.floor(holder / this.names.holdersInAPart)));
    await Promise.all([...places].map((place) => this.loadPart("holders", place)));
  }

  /** All holders, in their order: { name, local, positions }. */
  async allHolders() {
    await Promise.all(this.names.holders.map((_, place) => this.loadPart("holders", place)));
    return this.parts.holders.flat().map(([name, local, , ...steps]) => {
      let at = 0;
      return { name, local, positions: steps.map((step) => (at += step)) };
    });
  }

  /** Load all bodies with their codes. */
  async loadBodies() {
    ({ bodies: this.bodies } = await part(this.register));
  }

  value(set, column, position) {
    const values = this.parts[set][Math.floor(position / this.names.recordsInAPart)][column];
    return Array.isArray(values) ? values[position % this.names.recordsInAPart] : values;
  }

  /** What is loaded of a record; all of it is loaded before the first is asked for. */
  record(position) {
    if (!this.known.has(position)) this.known.set(position, this.read(position));
    return this.known.get(position);
  }

  read(position) {
    const found = { position, number: this.numbers[position], address: new URL(`certificates/${slug(this.numbers[position])}.html`, site).href };
    const place = Math.floor(position / this.names.recordsInAPart);
    for (const [set, fields] of [["common", COMMON], ["places", PLACES], ["scopes", SCOPES]]) {
      if (this.parts[set][place]) fields.forEach((field, column) => { found[field] = this.value(set, column, position); });
    }
    const [holder, local, language] = this.parts.holders[Math.floor(found.holder / this.names.holdersInAPart)][found.holder % this.names.holdersInAPart];
    return { ...found, ...days(found), holder, local, language };
  }
}

/** The days of a record, which are written as how many days they come after the one before. */
function days({ steps, issues, first }) {
  const told = after(DAY_0, steps);
  const issued = after(told[0].day, issues);
  return { steps: told.map(({ day, word }) => `${day} ${word}`).join(";"), issues: issued.map(({ day, word }) => `${word} ${day}`).join(";"), first: shifted(issued[0].day, first) };
}

function after(day, text) {
  return text.split(";").map((one) => one.split(" ")).map(([count, word]) => ({ day: (day = shifted(day, Number(count))), word }));
}
