// Bytes of a text file as text, whoever saved it.

import { Refusal } from "./refusal.js";

const LOOKED_AT = 4_096;
const BY_LANGUAGE = { zh: "gb18030", ja: "shift_jis", ko: "euc-kr" };

/** { text, encoding }: `encoding` is named when it was only the likeliest. */
export function decoded(bytes) {
  const marked = byMark(bytes) ?? withoutMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes) };
  if (bytes.subarray(0, LOOKED_AT).includes(0)) throw new Refusal("notAList");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return likeliest(bytes);
  }
}

function byMark([first, second]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** UTF-16 without its mark: every second byte of most lists is 0. */
function withoutMark(bytes) {
  const some = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  some.forEach((byte, at) => { if (!byte) zeros[at % 2] += 1; });
  const many = some.length * 0.2;
  if (zeros[1] > many && zeros[0] < many / 8) return "utf-16le";
  return zeros[0] > many && zeros[1] < many / 8 ? "utf-16be" : null;
}

/** Older files: what the languages of the browser were written in, else Western European. */
function likeliest(bytes) {
  const wanted = navigator.languages.map((language) => BY_LANGUAGE[language.slice(0, 2)]).filter(Boolean);
  for (const encoding of new Set(wanted)) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch { /* the next one */ }
  }
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
}
