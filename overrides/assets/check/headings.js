// Which column of a list says what: by its heading, else by what its cells look like.

import { numbersIn } from "../number.js";
import { daysIn } from "./days.js";
import { LEGAL_FORM, countryCode } from "./naming.js";
import { namesStandard } from "./standards.js";

const ROWS_ABOVE = 12;
const LOOKED_AT = 200;
const MOSTLY = 0.6;

// Small letters, without stops. What certdir import takes for a heading is among them, besides what buyers write.
const WORDS = {
  number: ["number", "certificate number", "certificate no", "certificate", "cert no", "cert number", "cert", "statement number", "no", "certificate id", "iecq number", "iecq no", "iecq certificate", "证书编号", "证书号", "证书号码", "證書編號", "證書號碼", "證書號", "编号", "編號", "証明書番号", "認証番号", "登録番号", "番号", "인증번호", "인증서 번호", "증명서 번호", "번호"],
  holder: ["holder", "company", "organization", "organisation", "certificate holder", "holder name", "company name", "supplier", "supplier name", "manufacturer", "vendor", "vendor name", "name", "client", "持有人", "公司", "公司名称", "公司名稱", "企业名称", "企業名稱", "获证组织", "獲證組織", "供应商", "供應商", "供应商名称", "会社", "会社名", "企業名", "組織名", "仕入先", "取得者", "회사", "회사명", "업체명", "기업명", "조직명", "공급업체", "보유자"],
  local: ["holder local name", "local name", "name in local script", "native name", "本地名称", "當地名稱", "現地名称"],
  site: ["site name", "site", "plant", "factory", "facility", "location", "场所", "場所", "工厂", "工廠", "厂区", "拠点", "事業所", "工場", "사업장", "공장"],
  address: ["street", "address", "site address", "full address", "地址", "住所", "所在地", "주소"],
  city: ["city", "town", "城市", "市", "都市", "도시"],
  country: ["country", "country code", "country or region", "nation", "国家", "國家", "国家或地区", "國家或地區", "国", "国名", "국가", "나라"],
  scope: ["scope", "scope of certification", "certified scope", "at this location", "subject", "product", "products", "范围", "範圍", "认证范围", "認證範圍", "範囲", "認証範囲", "適用範囲", "범위", "인증범위"],
  standard: ["standard", "standards", "standard edition", "norm", "specification", "标准", "標準", "規格", "표준", "규격"],
  issued: ["issued", "issue date", "date of issue", "date issued", "valid from", "certified since", "签发日期", "簽發日期", "发证日期", "發證日期", "颁发日期", "発行日", "登録日", "발행일", "발급일"],
  first: ["originally issued", "original issue date", "first issued", "initial issue date", "初次发证日期", "初次發證日期", "初回登録日", "최초 발행일"],
  expires: ["expires", "expiry", "expiry date", "valid until", "valid to", "validity", "expiration date", "expiration", "end date", "到期日", "有效期", "有效期至", "有效期限", "截止日期", "有効期限", "有効期間", "満了日", "만료일", "유효기간", "유효기한"],
  issue: ["issue", "issue no", "issue number", "版次", "版", "판"],
};

const FIELD_OF = new Map(Object.entries(WORDS).flatMap(([field, words]) => words.map((word) => [bare(word), field])));

function bare(heading) {
  return heading.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** What a heading means; undefined when it is none. */
function fieldOf(cell) {
  return cell.length > 60 ? undefined : FIELD_OF.get(bare(cell)) ?? FIELD_OF.get(bare(cell.replace(/\s*[(（/].*$/, "")));
}

/** { fields, rows, above }: for each column the field it holds, the rows below the headings, and how many lines stood above. */
export function columnsOf(rows) {
  const at = rows.slice(0, ROWS_ABOVE).findIndex(({ cells }) => isHeading(cells));
  if (at < 0) return { fields: byLooks(rows), rows, above: 0, headings: null };
  const { cells } = rows[at];
  const below = rows.slice(at + 1);
  const fields = firstOfEach(withOneNumber(cells.map(fieldOf), below));
  if (!fields.includes("number")) {
    const numbers = byLooks(below).indexOf("number");
    if (numbers >= 0 && !fields[numbers]) fields[numbers] = "number";
  }
  return { fields, rows: below, above: at, headings: cells };
}

function isHeading(cells) {
  const known = cells.map(fieldOf).filter(Boolean);
  const filled = cells.filter(Boolean).length;
  return known.length >= 2 ? new Set(known).size >= 2 : known.length === 1 && filled === 1;
}

/** "No." stands above the lines' own numbers in some lists: of several columns that may hold the number, the one that does. */
function withOneNumber(fields, rows) {
  const holding = (at) => rows.slice(0, LOOKED_AT).filter(({ cells }) => cells[at] && numbersIn(cells[at]).length).length;
  const places = fields.flatMap((field, at) => (field === "number" ? [at] : []));
  const best = places.toSorted((one, other) => holding(other) - holding(one) || one - other)[0];
  return fields.map((field, at) => (field === "number" && at !== best ? undefined : field));
}

/** A field is taken from the first column that has it. */
function firstOfEach(fields) {
  return fields.map((field, at) => (fields.indexOf(field) === at ? field : undefined));
}

/** Without headings: numbers, days and standards show what they are; of the rest the first column of names is the holder's. */
function byLooks(rows) {
  const width = Math.max(0, ...rows.slice(0, LOOKED_AT).map(({ cells }) => cells.length));
  if (width < 2) return ["line"];
  const columns = Array.from({ length: width }, (_, at) => rows.slice(0, LOOKED_AT).map(({ cells }) => cells[at] ?? "").filter(Boolean));
  const looks = columns.map(lookOf);
  const names = looks.includes("names") ? "names" : "text";
  const holder = looks.indexOf(names);
  return looks.map((look, at) => {
    if (look === "names" || look === "text") return at === holder ? "holder" : undefined;
    return look === "day" || looks.indexOf(look) === at ? look : undefined;
  });
}

function lookOf(cells) {
  if (!cells.length) return "";
  const mostly = (test) => cells.filter(test).length / cells.length >= MOSTLY;
  if (mostly((cell) => numbersIn(cell).some(({ isSure }) => isSure))) return "number";
  if (mostly((cell) => cell.length < 30 && daysIn(cell).length === 1)) return "day";
  if (mostly(namesStandard)) return "standard";
  if (mostly((cell) => countryCode(cell))) return "country";
  if (cells.some((cell) => LEGAL_FORM.test(cell)) && cells.filter((cell) => LEGAL_FORM.test(cell)).length / cells.length > 0.3) return "names";
  return mostly((cell) => /\p{L}{2}/u.test(cell)) ? "text" : "";
}
