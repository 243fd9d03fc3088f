// The text of a PDF that has letters in it, in the order in which it was written. A scan has none.

import { content, objectsOf, Reader, Reference, seen, Word } from "./pdf-objects.js";
import { Refusal } from "./refusal.js";

const MOST_PAGES = 60;
const MOST_STREAMS = 200;
const MOST_CODES = 200_000; // of one font
const MOST_SIGNS = 400_000;
const GAP = 0.18; // of the size of a letter: what is further apart is another word
const SHOWS = new Set(["Tj", "TJ", "'", '"']);
const PLAIN = { bytes: 1, signs: new Map(), wide: new Map(), usual: 500 };

/** The text; a refusal when there is none. */
export async function paperText(bytes, pause) {
  const file = await objectsOf(bytes, pause);
  const pages = [...file.objects.values()].filter((one) => one instanceof Map && one.get("Type")?.name === "Page").slice(0, MOST_PAGES);
  const fonts = new Map();
  const pieces = [];
  for (const page of pages) {
    pieces.push(await shown(file, await contents(file, page), await fontsOf(file, resources(file, page), fonts), pause, fonts));
  }
  const found = pieces.join("\n").slice(0, MOST_SIGNS);
  if ((found.match(/[\p{L}\p{N}]/gu) ?? []).length < 8) throw new Refusal("noText");
  return found;
}

async function contents(file, page) {
  const parts = [seen(file, page.get("Contents")) ?? []].flat().map((one) => seen(file, one)).filter((one) => one?.dictionary);
  const texts = [];
  for (const part of parts.slice(0, MOST_STREAMS)) texts.push(await content(file, part));
  return texts.filter(Boolean).join("\n");
}

/** Resources of a page, or those of the pages it belongs to. */
function resources(file, page) {
  for (let node = page, depth = 0; node instanceof Map && depth < 20; node = seen(file, node.get("Parent")), depth += 1) {
    const found = seen(file, node.get("Resources"));
    if (found) return found;
  }
  return new Map();
}

/** How the bytes of each font of a page are read, by the name it has there. */
async function fontsOf(file, from, known) {
  const found = { fonts: new Map(), forms: seen(file, from.get("XObject")) ?? new Map() };
  for (const [name, reference] of seen(file, from.get("Font")) ?? []) {
    const key = reference instanceof Reference ? reference.number : reference;
    if (!known.has(key)) known.set(key, await fontOf(file, seen(file, reference)));
    found.fonts.set(name, known.get(key));
  }
  return found;
}

async function fontOf(file, font) {
  if (!(font instanceof Map)) return PLAIN;
  const stream = seen(file, font.get("ToUnicode"));
  const isWide = font.get("Subtype")?.name === "Type0";
  const signs = stream?.dictionary ? toUnicode((await content(file, stream)) ?? "") : new Map();
  return { bytes: isWide ? 2 : 1, signs, ...(isWide ? wideWidths(file, font) : widths(file, font)) };
}

/** How wide the signs of a font are, in thousandths; `usual` where it is not said. */
function widths(file, font) {
  const first = Number(seen(file, font.get("FirstChar"))) || 0;
  const all = (seen(file, font.get("Widths")) ?? []).map((one) => Number(seen(file, one)) || 0);
  return { wide: new Map(all.map((width, at) => [first + at, width])), usual: 500 };
}

function wideWidths(file, font) {
  const inner = seen(file, (seen(file, font.get("DescendantFonts")) ?? [])[0]);
  const wide = new Map();
  const list = [...(seen(file, inner?.get?.("W")) ?? [])].map((one) => seen(file, one));
  let left = MOST_CODES;
  for (let at = 0; at + 1 < list.length && left > 0; at += 2) {
    const [from, next] = [list[at], list[at + 1]];
    const each = Array.isArray(next) ? next : new Array(Math.max(0, Math.min(next - from + 1, left)) || 0).fill(list[++at + 1]);
    each.forEach((width, place) => wide.set(from + place, width));
    left -= each.length + 1;
  }
  return { wide, usual: Number(seen(file, inner?.get?.("DW"))) || 1_000 };
}

/** A map from codes to signs: of single codes, and of codes from one to another. */
function toUnicode(text) {
  const signs = new Map();
  const reader = new Reader(text);
  let waiting = [];
  let left = MOST_CODES;
  for (let value = reader.value(); value !== undefined && left > 0; value = reader.value()) {
    if (!(value instanceof Word)) { waiting.push(value); continue; }
    if (value.word === "endbfchar") for (let at = 0; at + 1 < waiting.length; at += 2) signs.set(code(waiting[at]), utf16(waiting[at + 1]));
    if (value.word === "endbfrange") for (let at = 0; at + 2 < waiting.length && left > 0; at += 3) left -= range(signs, waiting.slice(at, at + 3), left);
    waiting = [];
  }
  return signs;
}

function range(signs, [first, last, to], most) {
  const from = code(first);
  const count = Math.max(0, Math.min(code(last) - from + 1, most));
  for (let at = 0; at < count; at += 1) {
    if (Array.isArray(to)) signs.set(from + at, utf16(to[at] ?? ""));
    else {
      const begin = utf16(to);
      const end = begin.codePointAt(begin.length - 1) ?? 0;
      signs.set(from + at, begin.slice(0, -1) + String.fromCodePoint(Math.min(end + at, 0x10ffff)));
    }
  }
  return count + 1;
}

function code(signs) {
  return [...String(signs)].reduce((sum, sign) => sum * 256 + sign.charCodeAt(0), 0);
}

function utf16(signs) {
  const bytes = Uint8Array.from(String(signs), (sign) => sign.charCodeAt(0));
  return new TextDecoder("utf-16be").decode(bytes);
}

/** The texts that a content stream shows, in its order. Writers place words, and some of them single letters, one by one: what
 * follows close to the letter before belongs to its word. */
async function shown(file, text, { fonts, forms }, pause, known, depth = 0) {
  const reader = new Reader(text);
  const pieces = [];
  const pen = new Pen();
  let waiting = [];
  for (let value = reader.value(); value !== undefined; value = reader.value()) {
    if (!(value instanceof Word)) { waiting.push(value); continue; }
    const { word } = value;
    if (word === "Tf") pen.take(fonts.get(waiting.at(-2)?.name), waiting.at(-1));
    if (word === "BT" || word === "ET") pen.start();
    pieces.push(pen.move(word, waiting));
    if (SHOWS.has(word)) pieces.push(pen.write(waiting.at(-1)));
    if (word === "Do" && depth < 4) pieces.push(await form(file, seen(file, forms.get(waiting.at(-1)?.name)), pause, known, depth));
    if (word === "BI") reader.at = Math.max(reader.at, text.indexOf("EI", reader.at)); // a picture amid the text
    waiting = [];
    await pause();
  }
  return pieces.join("");
}

async function form(file, stream, pause, known, depth) {
  if (stream?.dictionary?.get("Subtype")?.name !== "Form") return "";
  const text = await content(file, stream);
  return text ? `\n${await shown(file, text, await fontsOf(file, seen(file, stream.dictionary.get("Resources")) ?? new Map(), known), pause, known, depth + 1)}\n` : "";
}

/** Where the next letter goes, as far as it takes to tell words and lines apart. */
class Pen {
  constructor() {
    [this.font, this.size] = [PLAIN, 1];
    this.start();
  }

  start() {
    Object.assign(this, { line: null, scale: 1, from: 0, advance: 0 });
  }

  take(font = PLAIN, size = 1) {
    [this.font, this.size] = [font, Math.abs(Number(size)) || 1];
  }

  /** What stands between the letter before and the next one. */
  move(word, values) {
    if (word === "BT" || word === "T*" || word === "'" || word === '"') return this.newLine(null, 0);
    if (word === "Td" || word === "TD") {
      const [right, up] = values.slice(-2).map(Number);
      return up ? this.newLine(this.line === null ? null : this.line + up, this.from + right) : this.sameLine(this.from + right);
    }
    if (word !== "Tm") return "";
    const [scale, , , , right, line] = values.slice(-6).map(Number);
    const isSame = line === this.line && scale === this.scale;
    this.scale = scale || 1;
    return isSame ? this.sameLine(right / this.scale) : this.newLine(line, right / this.scale);
  }

  newLine(line, from) {
    Object.assign(this, { line, from, advance: 0 });
    return "\n";
  }

  sameLine(from) {
    const gap = (from - this.from - this.advance) / this.size;
    Object.assign(this, { from, advance: 0 });
    return gap > GAP || gap < -1 ? " " : "";
  }

  write(value) {
    return (Array.isArray(value) ? value : [value]).map((part) => {
      if (typeof part === "string") return this.letters(part);
      if (typeof part !== "number") return "";
      this.advance -= (part / 1_000) * this.size;
      return -part / 1_000 > GAP ? " " : "";
    }).join("");
  }

  letters(text) {
    const { bytes, signs, wide, usual } = this.font;
    const codes = (bytes === 2 ? text.match(/../gs) ?? [] : [...text]).map(code);
    for (const one of codes) this.advance += ((wide.get(one) ?? usual) / 1_000) * this.size;
    return codes.map((one) => signs.get(one) ?? (bytes === 1 ? plain(one) : "")).join("");
  }
}

function plain(byte) {
  return byte < 128 ? String.fromCharCode(byte) : new TextDecoder("windows-1252").decode(Uint8Array.of(byte));
}
