// What somebody typed, as the tokens that are looked up.

import { partOfNumber, withZeros } from "../number.js";
import { fold, pairs, words } from "./folding.js";

// Legal forms and small words may stand in a query or not: they are never missed in a record.
export const OPTIONAL = new Set((
  "co ltd limited inc incorporated corp corporation company llc llp lp gmbh mbh ag kg ohg ug sa srl spa sarl sas sl slu bv nv oy oyj ab as aps "
  + "plc pte pty sdn bhd kk pt tbk cv lda ltda sro doo zrt kft jsc ojsc pjsc tnhh cong ty cp pvt private sp zo oo "
  + "the of and und et y e de for in on is a an no nr number certificate certificates zertifikat republic iecq how long what does mean means why when who which where can must may are do be "
).split(" "));
export const LEGAL_EAST_ASIAN = /(?:股份)?有限(?:責任|责任)?公司|株式会社|有限会社|合同会社|[（(][株有][)）]|주식회사|㈜|유한회사/gu;
const BETWEEN = /[\s,;:()"“”„«»（）]+/u;
const MOST_TOKENS = 12;

/** The tokens of a query: { text, kind, optional, isBegun }; kinds are "number", "word" and "pair". */
export function tokens(query) {
  const bare = fold(query).replace(LEGAL_EAST_ASIAN, " ");
  const found = (bare.trim() ? bare : fold(query)).split(BETWEEN).flatMap(ofChunk);
  const unlike = [...new Map(found.map((token) => [token.kind + token.text, token])).values()].slice(0, MOST_TOKENS);
  // The last one or two letters may be the beginning of a word that is still being typed.
  if (unlike.length > 1 && /^[a-z]{1,2}$/.test(unlike.at(-1).text)) Object.assign(unlike.at(-1), { isBegun: !unlike.at(-1).optional, optional: true });
  return unlike.some((token) => !token.optional) ? unlike : unlike.map((token) => ({ ...token, optional: false }));
}

/** The words of a query as they were typed, each with the texts of its tokens; without those that a record need not have. */
export function pieces(query, all) {
  const wanted = new Set(all.filter((token) => !token.optional).map((token) => token.text));
  return query.normalize("NFKC").replace(LEGAL_EAST_ASIAN, " ").split(BETWEEN)
    .map((word) => ({ word, texts: ofChunk(fold(word)).map(({ text }) => text).filter((text) => wanted.has(text)) }))
    .filter(({ texts }) => texts.length);
}

/** Whether somebody asks rather than names. */
export function isQuestion(query) {
  return /\?\s*$|^(?:how|what|why|when|who|which|where|can|does|do|is|are|must|may) /i.test(query);
}

function ofChunk(chunk) {
  const number = partOfNumber(chunk);
  if (number) return [{ text: chunk.replace(/[^\p{L}\p{N}]/gu, ""), number, padded: withZeros(chunk), kind: "number", optional: false }];
  return [
    ...words(chunk).map((text) => ({ text, kind: "word", optional: OPTIONAL.has(text) })),
    ...pairs(chunk).map((text) => ({ text, kind: "pair", optional: false })),
  ];
}
