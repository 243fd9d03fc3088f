// Names of a list among the holders of the directory.

import { distance } from "../search/distance.js";
import { nameKey, significant } from "./naming.js";

const NEAREST = 3;
const SHORTEST = 5;
const RAREST = 6;
const MOST_LOOKED_AT = 400;
const ALIKE = 0.55;

/** Looks names up by what is left of them without legal forms, and by pieces of three signs when they are spelled otherwise. */
export class Names {
  constructor(holders) {
    this.holders = holders;
    this.keys = [];
    this.byKey = new Map();
    this.byPiece = new Map();
    this.known = new Map();
  }

  /** Work the keys out, in slices. */
  async prepare(pause) {
    for (const [at, { name, local }] of this.holders.entries()) {
      for (const text of local ? [name, local] : [name]) {
        const key = nameKey(text);
        const place = this.keys.push({ key, at }) - 1;
        for (const one of new Set([key, sorted(text)])) push(this.byKey, one, at);
        for (const piece of pieces(key)) push(this.byPiece, piece, place);
      }
      await pause();
    }
    return this;
  }

  /** { same, near }: places of holders of this name, or of those with one like it. */
  find(name) {
    if (!this.known.has(name)) this.known.set(name, this.look(name));
    return this.known.get(name);
  }

  look(name) {
    const key = nameKey(name);
    const same = [...new Set([...(this.byKey.get(key) ?? []), ...(this.byKey.get(sorted(name)) ?? [])])];
    return same.length || key.length < SHORTEST ? { same, near: [] } : { same, near: this.near(key) };
  }

  near(key) {
    const mine = pieces(key);
    const shared = new Map();
    const rarest = [...mine].map((piece) => this.byPiece.get(piece) ?? []).filter(({ length }) => length).sort((one, other) => one.length - other.length).slice(0, RAREST);
    for (const places of rarest) for (const place of places.slice(0, MOST_LOOKED_AT)) shared.set(place, (shared.get(place) ?? 0) + 1);
    const found = [...shared].filter(([, count]) => count >= Math.min(2, rarest.length))
      .map(([place]) => ({ at: this.keys[place].at, like: likeness(key, mine, this.keys[place].key) }))
      .filter(({ like }) => like >= ALIKE)
      .sort((one, other) => other.like - one.like || one.at - other.at);
    return [...new Set(found.map(({ at }) => at))].slice(0, NEAREST);
  }
}

/** How much two keys are alike, from 0 to 1: by the pieces they share, by one being in the other, and by few signs that differ. */
function likeness(key, mine, other) {
  const theirs = pieces(other);
  const shared = [...mine].filter((piece) => theirs.has(piece)).length;
  const dice = (2 * shared) / (mine.size + theirs.size);
  const isInside = Math.min(key.length, other.length) >= 8 && (key.includes(other) || other.includes(key));
  const isFew = Math.abs(key.length - other.length) < 3 && key.length < 60 && distance(key, other) < 3;
  return Math.max(dice, isInside ? 0.8 : 0, isFew ? 0.9 : 0);
}

function sorted(name) {
  return significant(name).sort().join("");
}

function pieces(key) {
  const found = new Set();
  for (let at = 0; at + 3 <= key.length; at += 1) found.add(key.slice(at, at + 3));
  return found.size ? found : new Set([key]);
}

function push(map, key, value) {
  if (map.has(key)) map.get(key).push(value); else map.set(key, [value]);
}
