"""Where invented holders are: about forty countries, most of them in Asia, with the cities in which such works stand.

A city is ``name|region|postal code``, with a figure for each ``#`` of the code and a capital for each ``@``. Streets
are patterns with an invented ``{word}`` and numbers.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """One country: how often it is, its language, legal forms, streets and cities."""

    code: str
    weight: float
    language: str
    forms: tuple[str, ...]
    streets: tuple[str, ...]
    cities: tuple[tuple[str, str, str], ...]


def _country(code: str, weight: float, language: str, forms: str, streets: str, cities: str) -> Country:
    places = tuple(tuple(city.strip().split("|")) for city in cities.split(";"))
    return Country(code, weight, language, *(tuple(each.split("; ")) for each in (forms, streets)), places)


_EN = "{n} {word} Road; {n} {word} Avenue; {n} {word} Lane; {n} {word} Drive; Unit {m}, {n} {word} Way"
_ES = "Calle {word} {n}; Av. {word} {n}; Parque Industrial {word}, Lote {m}"
_FR = "{n} rue {word}; {n} avenue de {word}; {n} allée {word}; Zone industrielle {word}, lot {m}"
_DE = "{word}straße {n}; {word}weg {n}; Am {word} {n}; {word}ring {n}"
COUNTRIES = (
    _country("CN", 30, "zh-Hans", "Co., Ltd.", "No. {n}, {word} Road, {other} District; No. {n}, {word} Avenue, {other} Town; "
             "Building {m}, No. {n}, {word} Street, {other} District; No. {n}, {word} 2nd Road, {other} Industrial Park; "
             "{m}F, Tower B, No. {n}, {word} Road, {other} Subdistrict",
             "Shenzhen|Guangdong|518###;Dongguan|Guangdong|523###;Huizhou|Guangdong|516###;Zhuhai|Guangdong|519###;"
             "Guangzhou|Guangdong|510###;Foshan|Guangdong|528###;Zhongshan|Guangdong|5284##;Kunshan|Jiangsu|2153##;"
             "Suzhou|Jiangsu|215###;Wuxi|Jiangsu|214###;Nanjing|Jiangsu|211###;Changzhou|Jiangsu|213###;"
             "Nantong|Jiangsu|226###;Shanghai||201###;Ningbo|Zhejiang|315###;Hangzhou|Zhejiang|311###;"
             "Jiaxing|Zhejiang|314###;Wenzhou|Zhejiang|325###;Xiamen|Fujian|361###;Fuzhou|Fujian|350###;"
             "Chengdu|Sichuan|611###;Chongqing||402###;Wuhan|Hubei|430###;Hefei|Anhui|230###;Tianjin||300###;"
             "Beijing||100###;Qingdao|Shandong|266###;Yantai|Shandong|264###;Xi'an|Shaanxi|710###;Changsha|Hunan|410###;"
             "Ganzhou|Jiangxi|341###;Dalian|Liaoning|116###"),
    _country("TW", 17, "zh-Hant", "Co., Ltd.; Corporation; Inc.; Corp.", "No. {n}, {word} Road, {other} District; "
             "No. {n}, Section {m}, {word} Road, {other} District; {m}F, No. {n}, Lane {k}, {word} Street, {other} District; "
             "No. {n}, {word} 3rd Road", "Taoyuan||33###;New Taipei||23###;Taipei||11###;Hsinchu||300##;"
             "Zhubei|Hsinchu County|302##;Zhunan|Miaoli County|350##;Taichung||40###;Tainan||70###;Kaohsiung||81###;"
             "Changhua|Changhua County|500##;Keelung||20###;Douliu|Yunlin County|640##"),
    _country("JP", 11, "ja", "Co., Ltd.; Corporation; Inc.", "{m}-{k} {word}; {k}-{m}-{n} {word}, {other}-ku; {n} {word}; "
             "{m}-{n} {word}-cho", "Matsumoto|Nagano|390-####;Shiojiri|Nagano|399-####;Hamamatsu|Shizuoka|432-####;"
             "Nagoya|Aichi|460-####;Kyoto|Kyoto|601-####;Osaka|Osaka|532-####;Yokohama|Kanagawa|224-####;Tokyo||140-####;"
             "Kofu|Yamanashi|400-####;Fukuoka|Fukuoka|814-####;Aizuwakamatsu|Fukushima|965-####;Mito|Ibaraki|310-####;"
             "Kani|Gifu|509-####;Sendai|Miyagi|981-####;Kumamoto|Kumamoto|861-####;Toyama|Toyama|930-####;"
             "Okayama|Okayama|700-####;Yonezawa|Yamagata|992-####"),
    _country("KR", 8, "ko", "Co., Ltd.; Inc.; Corporation", "{n} {word}-ro, {other}-gu; {n} {word}-gil, {other}-eup; "
             "{n} {word}gongdan-ro, {other}-dong; {m}F, {n} {word}-daero, {other}-gu", "Ansan|Gyeonggi-do|154##;"
             "Suwon|Gyeonggi-do|164##;Pyeongtaek|Gyeonggi-do|177##;Paju|Gyeonggi-do|108##;Asan|Chungcheongnam-do|314##;"
             "Cheongju|Chungcheongbuk-do|281##;Gumi|Gyeongsangbuk-do|393##;Daegu||427##;Ulsan||449##;Seoul||085##;"
             "Incheon||214##;Busan||467##;Gwangju||623##"),
    _country("VN", 5, "vi", "TNHH; Cổ phần", "Số {n}, Đường {word}; Lô C{m}, Khu công nghiệp {word}; Lô D{k}, Khu công nghiệp {word}; "
             "Số {n}, Đường {word}, Phường {other}", "Bắc Ninh||16###;Hải Phòng||18###;Hải Dương||03###;Thái Nguyên||24###;"
             "Bình Dương||75###;Đồng Nai||76###;Hà Nội||10###;Đà Nẵng||50###;Vĩnh Phúc||15###;Thành phố Hồ Chí Minh||70###"),
    _country("MY", 3.5, "ms", "Sdn. Bhd.", "Lot {n}, Jalan {word} {m}/{k}; Plot {n}, Lintang {word} {m}; No. {n}, Jalan {word}",
             "Bayan Lepas|Pulau Pinang|11900;Kulim|Kedah|09###;Johor Bahru|Johor|81###;Seberang Perai|Pulau Pinang|136##;"
             "Melaka|Melaka|75###;Shah Alam|Selangor|40###;Seremban|Negeri Sembilan|70###;Ipoh|Perak|31###"),
    _country("IN", 3, "hi", "Pvt. Ltd.; Limited", "Plot {n}, {word} Industrial Estate; {n} {word} Main Road; Plot B-{m}, {word} Nagar",
             "Bengaluru|Karnataka|5600##;Pune|Maharashtra|4110##;Chennai|Tamil Nadu|6000##;Noida|Uttar Pradesh|2013##;"
             "Hyderabad|Telangana|5000##;Ahmedabad|Gujarat|3800##;Mysuru|Karnataka|5700##"),
    _country("TH", 2.5, "th", "Co., Ltd.; Public Company Limited", "{n}/{m} Moo {k}, {word} Road, {other}; {n} {word} Industrial Estate",
             "Phra Nakhon Si Ayutthaya||13###;Chonburi||20###;Rayong||21###;Pathum Thani||12###;Lamphun||51###;Samut Prakan||10###"),
    _country("PH", 2, "tl", "Inc.; Corporation", "Block {m}, Lot {k}, {word} Avenue; {n} {word} Industrial Park; Lot {n}, {word} Street",
             "Calamba|Laguna|40##;Santa Rosa|Laguna|40##;Lapu-Lapu|Cebu|60##;Baguio|Benguet|26##;Batangas|Batangas|42##"),
    _country("SG", 1.5, "ms", "Pte. Ltd.", "{n} {word} Crescent, #0{m}-{k}; {n} {word} Avenue; {n} {word} Link, #1{m}-0{m}",
             "Singapore||4####9;Singapore||6####7;Singapore||5####1"),
    _country("HK", 1.5, "zh-Hant", "Limited; Company Limited", "{m}F, {word} Centre, {n} {other} Road; Unit {m}, {n} {word} Street",
             "Kwun Tong||;Tsuen Wan||;Kwai Chung||;Sha Tin||"),
    _country("ID", 1.5, "ms", "Tbk", "Jalan {word} No. {n}; Jalan Industri {word} Blok A-{m}", "Batam|Kepulauan Riau|294##;"
             "Bekasi|Jawa Barat|175##;Karawang|Jawa Barat|413##;Surabaya|Jawa Timur|602##"),
    _country("US", 4, "en", "Inc.; LLC; Corporation; Corp.", "{n}0 {word} Drive; {n}1 East {word} Avenue; {n}5 {word} Parkway; "
             "{n} {word} Lane, Suite {k}0", "Phoenix|AZ|850##;San Diego|CA|921##;San Jose|CA|951##;Austin|TX|787##;"
             "Raleigh|NC|276##;Knoxville|TN|379##;Wichita|KS|672##;Columbus|OH|432##;Nashua|NH|030##;Rochester|NY|146##"),
    _country("DE", 4, "de", "GmbH; GmbH & Co. KG; AG", _DE, "Nürnberg||904##;Erlangen||910##;Gießen||353##;Lüdenscheid||585##;"
             "Friedrichshafen||880##;Köln||509##;Dresden||010##;Ulm||890##;Bielefeld||336##;Göppingen||730##;Münster||481##"),
    _country("FR", 1.5, "fr", "SARL; SAS; SA", _FR, "Grenoble||380##;Rennes||352##;Besançon||250##;Angoulême||160##;Béziers||345##;Tours||371##"),
    _country("GB", 1.5, "en", "Ltd; Limited; plc", _EN, "Bristol||BS34 #@@;Swindon||SN5 #@@;Leeds||LS11 #@@;Reading||RG2 #@@;Dundee||DD2 #@@"),
    _country("IT", 1, "it", "S.p.A.; S.r.l.", "Via {word} {n}; Viale {word} {n}", "Brescia||251##;Vicenza||361##;Modena||411##;Torino||101##"),
    _country("MX", 1, "es", "S.A. de C.V.", _ES, "Querétaro||762##;Tijuana|Baja California|224##;Ciudad Juárez|Chihuahua|324##;Guadalajara|Jalisco|450##"),
    _country("PL", 1, "pl", "Sp. z o.o.; S.A.", "ul. {word} {n}; al. {word} {n}", "Wrocław||54-###;Zielona Góra||65-###;Łódź||91-###;Gdańsk||80-###"),
    _country("ES", 0.7, "es", "S.L.; S.A.", _ES, "Bilbao|Bizkaia|480##;Málaga||290##;Valencia||460##;Logroño||260##"),
    _country("CZ", 0.7, "cs", "s.r.o.; a.s.", "{word} {n}; ul. {word} {n}/{m}", "Brno||602 ##;Pardubice||530 ##;Plzeň||301 ##"),
    _country("TR", 0.7, "tr", "A.Ş.; Ltd. Şti.", "{word} Caddesi No. {n}; {word} Sokak {n}", "İzmir||350##;Bursa||160##;Eskişehir||260##;Çorlu||598##"),
    _country("HU", 0.6, "hu", "Kft.; Zrt.", "{word} utca {n}.; {word} út {n}.", "Székesfehérvár||80##;Győr||90##;Debrecen||40##"),
    _country("AT", 0.6, "de", "GmbH; AG", "{word}gasse {n}; {word}straße {n}", "Graz||80##;Linz||40##;Villach||95##"),
    _country("CH", 0.6, "de", "AG; GmbH", "{word}strasse {n}; {word}weg {n}", "Rapperswil-Jona||86##;Zug||63##;Neuchâtel||20##"),
    _country("NL", 0.6, "nl", "B.V.", "{word}weg {n}; {word}straat {n}", "Eindhoven||56## @@;Enschede||75## @@;Delft||26## @@"),
    _country("BR", 0.6, "pt", "Ltda.; S.A.", "Rua {word} {n}; Avenida {word} {n}", "Manaus|AM|69###-0##;Campinas|SP|13###-0##;Curitiba|PR|80###-0##"),
    _country("SE", 0.5, "nordic", "AB", "{word}gatan {n}; {word}vägen {n}", "Västerås||721 ##;Linköping||582 ##;Göteborg||417 ##"),
    _country("CA", 0.5, "en", "Inc.; Ltd.", _EN, "Ottawa|ON|K2K #@#;Bromont|QC|J2L #@#;Calgary|AB|T2E #@#"),
    _country("RO", 0.4, "ro", "S.R.L.; S.A.", "Strada {word} {n}; Bulevardul {word} {n}", "Timișoara||300###;Iași||700###;Cluj-Napoca||400###"),
    _country("IL", 0.4, "he", "Ltd.", "{n} {word} Street", "Haifa||31#####;Yokneam||20#####"),
    _country("DK", 0.3, "nordic", "ApS; A/S", "{word}vej {n}", "Aalborg||92##;Odense||52##"),
    _country("NO", 0.3, "nordic", "AS", "{word}veien {n}", "Horten||318#;Trondheim||703#"),
    _country("FI", 0.3, "fi", "Oy; Oyj", "{word}tie {n}; {word}katu {n}", "Oulu||90###;Salo||24###"),
    _country("BE", 0.3, "nl", "NV; BV", "{word}laan {n}; {word}straat {n}", "Kortrijk||85##;Leuven||30##"),
    _country("PT", 0.3, "pt", "Lda.; S.A.", "Rua {word} {n}", "Braga||47##-###;Évora||70##-###"),
    _country("SK", 0.2, "cs", "s.r.o.", "{word} {n}", "Nitra||949 ##;Žilina||010 ##"),
    _country("SI", 0.2, "cs", "d.o.o.", "{word} cesta {n}", "Maribor||20##;Kranj||40##"),
    _country("MA", 0.2, "ar", "SARL; SA", _FR, "Tanger||900##;Kénitra||140##"),
    _country("TN", 0.2, "ar", "SARL; SA", _FR, "Sousse||40##;Bizerte||70##"),
    _country("BD", 0.1, "hi", "Ltd.", "Plot {n}, {word} Road", "Gazipur||17##;Chattogram||40##"),
    _country("LK", 0.1, "hi", "(Pvt) Ltd.", "{n} {word} Mawatha", "Biyagama||116##;Katunayake||114##"),
)  # fmt: skip
IN_CHINESE = {
    "Shenzhen": "深圳", "Dongguan": "东莞", "Huizhou": "惠州", "Zhuhai": "珠海", "Guangzhou": "广州",
    "Foshan": "佛山", "Zhongshan": "中山", "Kunshan": "昆山", "Suzhou": "苏州", "Wuxi": "无锡",
    "Nanjing": "南京", "Changzhou": "常州", "Nantong": "南通", "Shanghai": "上海", "Ningbo": "宁波",
    "Hangzhou": "杭州", "Jiaxing": "嘉兴", "Wenzhou": "温州", "Xiamen": "厦门", "Fuzhou": "福州",
    "Chengdu": "成都", "Chongqing": "重庆", "Wuhan": "武汉", "Hefei": "合肥", "Tianjin": "天津",
    "Beijing": "北京", "Qingdao": "青岛", "Yantai": "烟台", "Changsha": "长沙", "Ganzhou": "赣州",
    "Dalian": "大连",
}  # fmt: skip
"""Cities as names of companies in China begin with them."""
