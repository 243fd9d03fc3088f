// The objects of a PDF: found by looking through the file, as tables of where they lie are often wrong or compressed.

import { Refusal } from "./refusal.js";
import { expanded } from "./zip.js";

const MOST_OBJECTS = 60_000;
const MOST_BYTES = 32_000_000;
const DEEPEST = 40;
const AT_ONCE = 8_192;
const TOKEN = /[\x00\t\n\f\r ]*(?:%[^\r\n]*[\r\n]+[\x00\t\n\f\r ]*)*(<<|>>|\[|\]|\(|<|\/[^\x00\t\n\f\r ()<>[\]{}/%]*|[^\x00\t\n\f\r ()<>[\]{}/%]+|[{})>])/y;

/** A name, as /Font; unlike a text. */
export class Name {
  constructor(name) { this.name = name; }
}

/** A word that is no value, as an operator of a content stream. */
export class Word {
  constructor(word) { this.word = word; }
}

/** Where another object is. */
export class Reference {
  constructor(number) { this.number = number; }
}

/** Bytes as text in which each sign is one of them. */
export function asSigns(bytes) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += AT_ONCE) pieces.push(String.fromCharCode(...bytes.subarray(at, at + AT_ONCE)));
  return pieces.join("");
}

/** Reads values out of text, one after the other. */
export class Reader {
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** The next value; undefined at the end. References are only looked for in files, not in content streams. */
  value(isFile = false, depth = 0) {
    TOKEN.lastIndex = this.at;
    const found = TOKEN.exec(this.text);
    if (!found || depth > DEEPEST) return undefined;
    this.at = TOKEN.lastIndex;
    const [, token] = found;
    if (token === "<<") return this.dictionary(isFile, depth);
    if (token === "[") return this.list(isFile, depth);
    if (token === "(") return this.string();
    if (token === "<") return this.hex();
    if (token[0] === "/") return new Name(token.slice(1).replace(/#([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16))));
    if (/^[-+.\d]/.test(token) && Number.isFinite(Number(token))) return isFile ? this.reference(token) : Number(token);
    return new Word(token);
  }

  reference(token) {
    const behind = /[\x00\t\n\f\r ]+\d+[\x00\t\n\f\r ]+R(?![A-Za-z])/y;
    behind.lastIndex = this.at;
    if (!/^\d+$/.test(token) || !behind.test(this.text)) return Number(token);
    this.at = behind.lastIndex;
    return new Reference(Number(token));
  }

  list(isFile, depth) {
    const found = [];
    for (;;) {
      const value = this.value(isFile, depth + 1);
      if (value === undefined || (value instanceof Word && (value.word === "]" || value.word === ">>"))) return found;
      found.push(value);
    }
  }

  dictionary(isFile, depth) {
    const found = new Map();
    for (;;) {
      const key = this.value(isFile, depth + 1);
      if (!(key instanceof Name)) return found;
      found.set(key.name, this.value(isFile, depth + 1));
    }
  }

  string() {
    const pieces = [];
    const run = /[^\\()]+/y;
    for (let depth = 1; this.at < this.text.length;) {
      run.lastIndex = this.at;
      const plain = run.exec(this.text);
      if (plain) { pieces.push(plain[0]); this.at = run.lastIndex; continue; }
      const sign = this.text[this.at++];
      if (sign === ")" && !(depth -= 1)) break;
      if (sign === "(") depth += 1;
      pieces.push(sign === "\\" ? this.escaped() : sign);
    }
    return pieces.join("");
  }

  escaped() {
    const octal = /[0-7]{1,3}/y;
    octal.lastIndex = this.at;
    const code = octal.exec(this.text);
    if (code) {
      this.at = octal.lastIndex;
      return String.fromCharCode(parseInt(code[0], 8) & 255);
    }
    const sign = this.text[this.at++];
    if (sign === "\r" && this.text[this.at] === "\n") this.at += 1;
    return { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "", "\r": "" }[sign] ?? sign;
  }

  hex() {
    const end = this.text.indexOf(">", this.at);
    const digits = this.text.slice(this.at, end < 0 ? this.text.length : end).replace(/[^0-9a-f]/gi, "");
    this.at = end < 0 ? this.text.length : end + 1;
    return (digits.match(/..?/g) ?? []).map((pair) => String.fromCharCode(parseInt(pair.padEnd(2, "0"), 16))).join("");
  }
}

/** All objects of a file by their number; streams are { dictionary, start }, with `content` to read them. */
export async function objectsOf(bytes, pause) {
  const text = asSigns(bytes);
  if (!/^%PDF-/.test(text.slice(0, 1_024).replace(/^[^%]*/, ""))) throw new Refusal("broken");
  const file = { objects: new Map(), left: MOST_BYTES, bytes, text };
  const heads = /(?<!\d)(\d{1,10})[\x00\t\n\f\r ]+\d{1,5}[\x00\t\n\f\r ]+obj(?![a-z])/g;
  for (let head = heads.exec(text); head; head = heads.exec(text)) {
    const reader = new Reader(text, heads.lastIndex);
    const value = reader.value(true);
    const [start] = /^[\x00\t\n\f\r ]*stream(?:\r\n|\n|\r)/.exec(text.slice(reader.at, reader.at + 40)) ?? [];
    if (value instanceof Map && start) {
      const from = reader.at + start.length;
      file.objects.set(Number(head[1]), { dictionary: value, start: from });
      heads.lastIndex = streamEnd(file, value, from);
    } else {
      file.objects.set(Number(head[1]), value);
      heads.lastIndex = reader.at;
    }
    if (file.objects.size > MOST_OBJECTS) throw new Refusal("bomb");
    await pause();
  }
  if (/\/Encrypt[\x00\t\n\f\r ]+\d+[\x00\t\n\f\r ]+\d+[\x00\t\n\f\r ]+R/.test(text)) throw new Refusal("locked");
  await packedObjects(file, pause);
  return file;
}

/** What a value stands for, where it is a reference. */
export function seen(file, value) {
  for (let depth = 0; value instanceof Reference && depth < DEEPEST; depth += 1) value = file.objects.get(value.number);
  return value;
}

function streamEnd({ text, objects }, dictionary, from) {
  const length = dictionary.get("Length");
  const known = length instanceof Reference ? objects.get(length.number) : length;
  if (Number.isInteger(known) && known >= 0 && /^[\x00\t\n\f\r ]*endstream/.test(text.slice(from + known, from + known + 20))) return from + known;
  const end = text.indexOf("endstream", from);
  return end < 0 ? text.length : end;
}

/** The content of a stream without its filters; null for one that holds no text, as a picture. */
export async function content(file, { dictionary, start }) {
  const filters = [seen(file, dictionary.get("Filter")) ?? []].flat().map((filter) => seen(file, filter)?.name);
  let found = file.bytes.subarray(start, streamEnd(file, dictionary, start));
  for (const filter of filters) {
    if (filter === "FlateDecode" || filter === "Fl") found = await flate(found, file.left);
    else if (filter === "ASCII85Decode" || filter === "A85") found = fromAscii85(asSigns(found));
    else if (filter === "ASCIIHexDecode" || filter === "AHx") found = bytesOf(new Reader(`${asSigns(found)}>`).hex());
    else return null;
  }
  file.left -= found.length;
  if (file.left < 0) throw new Refusal("bomb");
  return asSigns(found);
}

/** Some writers put a line end behind the data, which a strict reader takes for a fault. */
async function flate(packed, most) {
  try {
    return await expanded(packed, "deflate", most);
  } catch (error) {
    if (error.why === "bomb") throw error;
    let end = packed.length;
    while (end && (packed[end - 1] === 10 || packed[end - 1] === 13)) end -= 1;
    return end < packed.length ? expanded(packed.subarray(0, end), "deflate", most).catch(gone) : gone(error);
  }
}

function gone(error) {
  if (error.why === "bomb") throw error;
  return new Uint8Array();
}

function bytesOf(signs) {
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}

function fromAscii85(text) {
  const found = [];
  const signs = text.replace(/^\s*<~/, "").split("~")[0].replace(/[^!-uz]/g, "").replaceAll("z", "!!!!!");
  for (let at = 0; at < signs.length; at += 5) {
    const group = signs.slice(at, at + 5);
    const sum = [...group.padEnd(5, "u")].reduce((total, sign) => total * 85 + sign.charCodeAt(0) - 33, 0);
    for (let place = 0; place < group.length - 1; place += 1) found.push(Math.floor(sum / 256 ** (3 - place)) % 256);
  }
  return Uint8Array.from(found);
}

/** Objects that lie in streams. */
async function packedObjects(file, pause) {
  for (const stream of [...file.objects.values()]) {
    if (stream?.dictionary?.get("Type")?.name !== "ObjStm" || stream.dictionary.get("DecodeParms")) continue;
    const text = await content(file, stream);
    const [count, first] = ["N", "First"].map((key) => Number(seen(file, stream.dictionary.get(key))) || 0);
    const places = (text ?? "").slice(0, first).trim().split(/\s+/).map(Number);
    for (let one = 0; one < Math.min(count, places.length / 2, MOST_OBJECTS); one += 1) {
      const number = places[2 * one];
      if (!file.objects.has(number)) file.objects.set(number, new Reader(text, first + places[2 * one + 1]).value(true));
    }
    await pause();
  }
}
