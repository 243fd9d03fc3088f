// Names of holders, places and countries as they are compared: without legal forms, accents, case and order.

import { fold, pairs, words } from "../search/folding.js";
import { LEGAL_EAST_ASIAN, OPTIONAL } from "../search/query.js";

const LANGUAGES = ["en", "zh-Hans", "zh-Hant", "ja", "ko"];
const SMALL = new Set(["the", "of", "and", "a", "an", "in", "for", "on", "with", "to", "by", "or", "as", "at", "und", "et"]);

// "S.p.A." is "spa".
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){1,4}\p{L}(?![\p{L}\p{N}])\.?/gu;

/** A legal form at the end of a name, or around it in East Asian writing. */
export const LEGAL_FORM = /\b(?:co|ltd|limited|inc|corp|corporation|company|llc|gmbh|ag|kg|sa|s\.a|srl|spa|bv|nv|oy|ab|plc|pte|pty|sdn|bhd|kk|pvt)\b\.?|有限公司|有限责任公司|株式会社|有限会社|合同会社|주식회사|㈜|công ty/iu;

/** The words of a name that tell it from others; all of them when nothing else is left. */
export function significant(name) {
  const bare = fold(name).replace(DOTTED, (letters) => letters.replaceAll(".", "")).replace(LEGAL_EAST_ASIAN, " ");
  const all = [...words(bare), ...pairs(bare)];
  const telling = all.filter((word) => !OPTIONAL.has(word));
  return telling.length ? telling : all;
}

/** A name as one word, by which equal names are found: "Example Lumen Co., Ltd." is "examplelumen". */
export function nameKey(name) {
  return significant(name).join("");
}

/** Words of a text that tell something, each once. */
export function telling(text) {
  return [...new Set([...words(text), ...pairs(text)])].filter((word) => !SMALL.has(word));
}

let codes;

/** The code of a country that a cell names, in any language of the site; undefined when it names none. */
export function countryCode(cell) {
  codes ??= knownCountries();
  return cell.length > 60 ? undefined : codes.get(fold(cell).replace(/[^\p{L}]+/gu, ""));
}

function knownCountries() {
  const found = new Map();
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const language of LANGUAGES) {
    for (const style of ["long", "short"]) {
      const names = new Intl.DisplayNames([language], { type: "region", style, fallback: "none" });
      for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
        const name = names.of(code);
        if (!name) continue;
        for (const text of [code, name]) if (!found.has(key(text))) found.set(key(text), code);
      }
    }
  }
  for (const [name, code] of Object.entries(EVERYDAY)) found.set(key(name), code);
  return found;
}

const EVERYDAY = {
  "USA": "US", "U.S.A.": "US", "United States of America": "US", "UK": "GB", "Great Britain": "GB", "England": "GB", "Korea": "KR", "Republic of Korea": "KR", "P.R. China": "CN", "PR China": "CN",
  "People's Republic of China": "CN", "Taiwan, R.O.C.": "TW", "Taiwan (R.O.C.)": "TW", "Taiwan, Province of China": "TW", "Viet Nam": "VN", "Czech Republic": "CZ", "Holland": "NL", "Hong Kong": "HK", "Macao": "MO", "Macau": "MO",
};

function key(name) {
  return fold(name).replace(/[^\p{L}]+/gu, "");
}
