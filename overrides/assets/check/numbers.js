// Numbers of a list among all numbers of the directory, which are in memory: thousands are looked up without a request.

import { reading } from "../number.js";
import { edits, farness } from "../search/nearest.js";

const NEAREST = 3;
const FAR = 4;
const MOST_LOOKED_AT = 60;

/** Looks numbers up by their reading. */
export class Numbers {
  constructor(numbers) {
    this.numbers = numbers;
    this.readings = [];
    this.byReading = new Map();
    this.byTail = new Map();
  }

  /** Work the readings out, in slices. */
  async prepare(pause) {
    for (const [position, number] of this.numbers.entries()) {
      const read = reading(number);
      this.readings.push(read);
      push(this.byReading, read, position);
      const [tail] = read.match(/[0-9]{6}$/) ?? [];
      if (tail) push(this.byTail, tail, position);
      await pause();
    }
    return this;
  }

  /** The record of a number that numbersIn has read; a site is meant however many zeros it is written with. -1 for none. */
  position(asked) {
    const spellings = [asked.reading];
    if (asked.site) {
      const bare = reading(asked.site).replace(/^0+(?=.)/, "");
      spellings.push(...[1, 2, 3].map((length) => asked.base + bare.padStart(length, "0")));
    } else if (asked.padded) spellings.splice(0, 1);
    for (const spelling of spellings) if (this.byReading.has(spelling)) return this.byReading.get(spelling)[0];
    return -1;
  }

  /** The positions of the numbers that are nearest to one that is not here. */
  near(asked) {
    const number = asked.padded ?? asked.reading;
    const found = new Set();
    const add = (positions = []) => positions.slice(0, MOST_LOOKED_AT).forEach((position) => found.add(position));
    add(this.byReading.get(asked.base));
    add(this.byReading.get(number));
    for (const one of edits(number)) add(this.byReading.get(one));
    add(this.byTail.get(number.slice(-6)));
    return [...found].map((position) => ({ position, far: farness(this.readings[position], { ...asked, number: asked.reading }) }))
      .filter(({ far }) => far < FAR)
      .sort((one, other) => one.far - other.far || one.position - other.position)
      .slice(0, NEAREST).map(({ position }) => position);
  }
}

function push(map, key, value) {
  if (map.has(key)) map.get(key).push(value); else map.set(key, [value]);
}
