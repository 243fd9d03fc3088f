// What the headings of lists mean: as whole headings that are known, else by the words in them.

import { LEGAL_FORM } from "./naming.js";

const LONGEST = 60;
const MOST_WORDS = 7;

// Small letters, without stops. What certdir import takes for a heading is among them, besides what buyers write.
const WORDS = {
  number: ["number", "certificate number", "certificate no", "certificate", "cert no", "cert number", "cert", "statement number", "no", "certificate id", "iecq number", "iecq no", "iecq certificate", "证书编号", "证书号", "证书号码", "證書編號", "證書號碼", "證書號", "编号", "編號", "証明書番号", "認証番号", "登録番号", "番号", "인증번호", "인증서 번호", "증명서 번호", "번호", "zertifikat", "zertifikatsnummer", "zertifikat nr", "zertifikats nr", "nummer"],
  holder: ["holder", "company", "organization", "organisation", "certificate holder", "holder name", "company name", "supplier", "supplier name", "manufacturer", "vendor", "vendor name", "name", "client", "持有人", "公司", "公司名称", "公司名稱", "企业名称", "企業名稱", "获证组织", "獲證組織", "供应商", "供應商", "供应商名称", "会社", "会社名", "企業名", "組織名", "仕入先", "取得者", "회사", "회사명", "업체명", "기업명", "조직명", "공급업체", "보유자", "lieferant", "firma", "hersteller", "inhaber", "unternehmen"],
  local: ["holder local name", "local name", "name in local script", "native name", "本地名称", "當地名稱", "現地名称"],
  site: ["site name", "site", "plant", "factory", "facility", "location", "场所", "場所", "工厂", "工廠", "厂区", "拠点", "事業所", "工場", "사업장", "공장", "werk", "standort"],
  address: ["street", "address", "site address", "full address", "地址", "住所", "所在地", "주소", "anschrift", "adresse", "straße"],
  city: ["city", "town", "城市", "市", "都市", "도시", "place", "ort", "stadt"],
  country: ["country", "country code", "country or region", "nation", "国家", "國家", "国家或地区", "國家或地區", "国", "国名", "국가", "나라", "land", "staat"],
  scope: ["scope", "scope of certification", "certified scope", "at this location", "subject", "product", "products", "范围", "範圍", "认证范围", "認證範圍", "範囲", "認証範囲", "適用範囲", "범위", "인증범위", "geltungsbereich"],
  standard: ["standard", "standards", "standard edition", "norm", "specification", "标准", "標準", "規格", "표준", "규격"],
  issued: ["issued", "issue date", "date of issue", "date issued", "valid from", "certified since", "签发日期", "簽發日期", "发证日期", "發證日期", "颁发日期", "発行日", "登録日", "발행일", "발급일", "ausgestellt", "ausgestellt am", "ausstellungsdatum", "gültig ab", "gültig von"],
  first: ["originally issued", "original issue date", "first issued", "initial issue date", "初次发证日期", "初次發證日期", "初回登録日", "최초 발행일"],
  expires: ["expires", "expiry", "expiry date", "valid until", "valid to", "validity", "expiration date", "expiration", "end date", "到期日", "有效期", "有效期至", "有效期限", "截止日期", "有効期限", "有効期間", "満了日", "만료일", "유효기간", "유효기한", "gültig bis", "ablaufdatum", "läuft ab"],
  issue: ["issue", "issue no", "issue number", "版次", "版", "판", "rev", "revision", "version"],
};

const FIELD_OF = new Map(Object.entries(WORDS).flatMap(([field, words]) => words.map((word) => [bare(word), field])));

function bare(heading) {
  return heading.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

// Parts of headings, the first that fits. Columns of what records do not have come before all others: "Last audit" is no last day.
const PARTS = Object.entries({
  other: /^record\b|\b(?:issued by|issuing|body|registrar|e ?mail|phone|contact|audit\w*|orders?|ordered|next|review\w*|checked|received|requested|status|remarks?|comments?|notes?|scheme|kind|price|quantity|place of issue)\b/,
  first: /\b(?:original(?:ly)?|initial(?:ly)?|first)\b|\berst(?:ausst|zert|mal)|初次|初回|최초/,
  issued: /\bvalid (?:from|since)\b|\bissued\b|\bissuance\b|\bissue date\b|\bdate of issue\b|\bausstellung|\bausgestellt\b|\berteilt\b|\bg(?:ü|ue)ltig (?:ab|von|seit)\b|签发|簽發|发证|發證|颁发|頒發|発行|登録日|발행|발급/,
  expires: /\bexpir|\bexp date\b|\bvalid(?:ity)? (?:until|till?|thru|through|to|up to|end|date|period)\b|\bvalidity\b|\bend date\b|\blast day\b|\bg(?:ü|ue)ltig|\bablauf|\bläuft\b|到期|有效期|截止|有効期|満了|만료|유효/,
  number: /\b(?:cert\w*|zert\w*|iecq|statement)\b.*\b(?:no|nr|num|number|nummer|id|ref|reference)\b|\bzertifikats?(?:nr|nummer)|证书.*号|證書.*號|証明書.*番号|인증.*번호/,
  standard: /\b(?:standards?|norm|specification)\b|标准|標準|規格|표준|규격/,
  scope: /\b(?:scope|geltungsbereich|anwendungsbereich)\b|范围|範圍|範囲|범위/,
  codes: /\b(?:no|nr|id|code|number|class|type|group|rating)\b|nummer/,
  address: /\b(?:address|street|anschrift|adresse)\b|地址|住所|所在地|주소/,
  country: /\b(?:country|land|nation)\b|国家|國家|국가/,
  city: /\b(?:city|town|place|ort|stadt)\b|城市|都市|도시/,
  site: /\b(?:site|plant|factory|facility|location|werk|standort)\b|工厂|工廠|工場|사업장|공장/,
  local: /\b(?:local|native)\b/,
  holder: /\b(?:holder|company|organi[sz]ation|supplier|manufacturer|vendor|lieferant|firma|firmenname|hersteller|inhaber|unternehmen)\b|持有人|公司|企业|企業|供应商|供應商|会社|仕入先|회사|업체/,
});
const NONE = ["other", "codes"];

/** What a heading means as a whole; undefined when it is none that is known. */
export function fieldOf(cell) {
  return cell.length > LONGEST ? undefined : FIELD_OF.get(bare(cell)) ?? FIELD_OF.get(bare(cell.replace(/\s*[(（/].*$/, "")));
}

/** What a heading means by the words in it: a field, "none" for what no record has, undefined when it is not understood. */
export function partlyFieldOf(cell) {
  const text = bare(cell);
  if (!text || text.length > LONGEST || text.split(" ").length > MOST_WORDS || LEGAL_FORM.test(cell)) return undefined;
  const [field] = PARTS.find(([, part]) => part.test(text)) ?? [];
  return NONE.includes(field) ? "none" : field;
}
