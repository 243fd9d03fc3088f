// The few files of a ZIP that are wanted, within limits: what a file says of its own size is not believed.

import { Refusal } from "./refusal.js";

const MOST_ENTRIES = 4_000;
const MOST_BYTES = 48_000_000;
const MOST_TIMES = 150;
const SMALL = 4_000_000;

/** Opens a ZIP: { names, text(name) }. Together its texts may have so many bytes and no more. */
export function unzipped(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(view, bytes);
  let left = MOST_BYTES;
  return {
    names: [...entries.keys()],
    async text(name) {
      const content = await inflated(bytes, view, entries.get(name), left);
      left -= content.length;
      return new TextDecoder().decode(content);
    },
  };
}

function directory(view, bytes) {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) throw new Refusal("bomb");
  const entries = new Map();
  for (let one = 0; one < count; one += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new Refusal("broken");
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const entry = { isLocked: (view.getUint16(at + 8, true) & 1) === 1, method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), start: view.getUint32(at + 42, true) };
    entries.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), entry);
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Where the last record of a ZIP stands: behind it there is a comment at most. */
function endOf(view) {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new Refusal("broken");
}

async function inflated(bytes, view, entry, left) {
  if (!entry || entry.isLocked || entry.start + 30 > bytes.length) throw new Refusal("broken");
  const begin = entry.start + 30 + view.getUint16(entry.start + 26, true) + view.getUint16(entry.start + 28, true);
  const packed = bytes.subarray(begin, begin + entry.packed);
  if (packed.length < entry.packed) throw new Refusal("broken");
  if (entry.method === 0) return packed.length > left ? refused() : packed;
  if (entry.method !== 8) throw new Refusal("broken");
  return expanded(packed, "deflate-raw", Math.min(left, Math.max(SMALL, packed.length * MOST_TIMES)));
}

/** Compressed bytes as they were, but never more than `most`. */
export async function expanded(packed, format, most) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const pieces = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => { throw new Refusal("broken"); });
    if (done) break;
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      refused();
    }
    pieces.push(value);
  }
  return joined(pieces, length);
}

function refused() {
  throw new Refusal("bomb");
}

function joined(pieces, length) {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
