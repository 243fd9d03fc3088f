// Words as the search compares them. generator/search/folding.py is the same; tests/folding.json holds both to it.

const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i", ħ: "h", ŋ: "n" };
const GERMAN = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };
const EAST_ASIAN = "\u3005\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}";
const RUN = new RegExp(String.raw`[${EAST_ASIAN}]+`, "gu");
const WORD = new RegExp(String.raw`(?:(?![${EAST_ASIAN}])[\p{L}\p{N}])+`, "gu");
const JOINED = new RegExp(String.raw`(?:(?![${EAST_ASIAN}])[\p{L}\p{N}])+(?:[-‐'’.&/·](?:(?![${EAST_ASIAN}])[\p{L}\p{N}])+)+`, "gu");
const BETWEEN_RUNS = new RegExp(String.raw`(?<=[${EAST_ASIAN}])[\s・·]+(?=[${EAST_ASIAN}])`, "gu");

const plain = (text) => text.normalize("NFKC").toLowerCase();

/** Lower case, full width and accents set aside: "Würth ＡＧ" is "wurth ag". Voiced kana stay what they are. */
export function fold(text) {
  const lowered = plain(text).replace(/[ßæœøđðłþıħŋ]/g, (letter) => LETTERS[letter])
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60)); // hiragana as katakana
  return lowered.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
}

/** The words of a text, East Asian writing set aside. */
export function words(text) {
  return fold(text).match(WORD) ?? [];
}

/** Whether there is East Asian writing in a text. */
export function inEastAsian(text) {
  return fold(text).search(RUN) >= 0;
}

/** Every two neighbouring characters of East Asian writing. */
export function pairs(text) {
  return (fold(text).replace(BETWEEN_RUNS, "").match(RUN) ?? []).flatMap((run) => {
    const signs = Array.from(run);
    return signs.length > 1 ? signs.slice(1).map((sign, at) => signs[at] + sign) : signs;
  });
}

/** What a text is found by: words, also with "ue" for an umlaut, "Micro-Tech" also as "microtech", and the pairs. */
export function terms(text) {
  const joined = (fold(text).match(JOINED) ?? []).map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ""));
  const german = plain(text).replace(/[äöüøå]/g, (letter) => GERMAN[letter]);
  return [...new Set([...words(text), ...joined, ...(german === plain(text) ? [] : words(german)), ...pairs(text)])];
}
