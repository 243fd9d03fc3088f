"""Invented words, put together from syllables, with their letters where a language has its own."""

import re
from dataclasses import dataclass

from generator.sampling.chance import Chance

_CHINESE = """
yun云雲 que阙闕 lan澜瀾 xu煦煦 ting汀汀 heng蘅蘅 jian涧澗 he禾禾 ji霁霽 yu屿嶼 lu麓麓 qin沁沁 mo墨墨 peng蓬蓬 bo泊泊
yan砚硯 ke珂珂 shan杉杉 shu曙曙 yao曜曜 fu芙芙 tan檀檀 ying萤螢 ling翎翎 zhi芷芷 hao皓皓 chen宸宸 luo珞珞 wei薇薇
song嵩嵩 hui晖暉 rui蕊蕊 ning柠檸 zhou舟舟 feng枫楓 qi淇淇 ruo箬箬 xi曦曦 lin霖霖 jing璟璟 miao淼淼 cen岑岑 tao韬韜
zhen臻臻 pei霈霈 kui葵葵 lang琅琅 ping萍萍 su溯溯 wan菀菀 yi漪漪 zhan湛湛 cui翠翠 di荻荻 gao皋皋 hong泓泓 jue珏玨
liao蓼蓼 man蔓蔓 nuo诺諾 ou鸥鷗 pu濮濮 rong榕榕 sen森森 tong桐桐 xiao霄霄 zhu渚渚 bei贝貝 dong栋棟 ge葛葛 mei湄湄
"""
_JAPANESE = """
kasumi霞 shira白 nagi凪 mori森 hoshi星 tsuki月 kaze風 yuki雪 haru春 aki秋 shio潮 iso磯 hama浜 tani谷 saki崎 mine峰
hara原 sawa沢 numa沼 fuji藤 kiri桐 sugi杉 matsu松 take竹 ume梅 kusa草 hana花 tsuru鶴 taka鷹 sagi鷺 kai貝 ishi石
suna砂 tetsu鉄 oto音 iro色 nami波 shima島 michi道 hashi橋 kado門 sato里 mizu水 kumo雲 ame雨 niji虹 tsuyu露 mio澪
aya綾 koto琴 hotaru蛍 tsuge柘 kaji梶 sumi墨 nuno布 hoko鉾 tama珠 waka若
"""
_KOREAN = """
on온 saem샘 byeol별 gaon가온 sol솔 sori소리 nari나리 haneul하늘 dal달 bit빛 nuri누리 mir미르 ara아라 garam가람 sae새
areum아름 dasom다솜 mari마리 teo터 sup숲 yeon연 rae래 cho초 haru하루 mae매 gyeol결 eun은 rin린 dam담 ul울 hyeon현
yul율 bom봄 nal날 deul들 mul물 dol돌 namu나무 gureum구름 isul이슬 noeul노을 sanho산호 byeok벽 jae재 tae태
"""
_VIETNAMESE = """
Vân Hạc Trúc Khê Mây Đồi Lam Sơn Tùng Bạch Liên Thạch Ngân Hà Cúc Dương Phù Vũ Lâm Giang Huyền Châu Thanh Nguyệt Yên
Đằng Quế Lĩnh Sương Tuyền Mộc Diệp Hải Kỳ Phong Nhạn Đăng Cát Linh Tâm Thảo Uyên Bích Nhật Tịnh Hoài Việt Đông Đạt Thịnh
"""
_SYLLABLES = {
    "en": ("bram cop har thorn wren quill salt tide marl fen ash lark orr sedge rook hazel pell drift stone wick mere "
           "gorse alder tarn briar", "en er le ow ing a o in mar tor ver", "cove larch fen wick haven marrow field ton "
           "mere holt ridge worth den shaw combe stead gate thwaite rock ley"),
    "de": ("möw büch först grün licht moos zürn hüb tal kranich esch lind röd weid birk storch fal kies mühl hag stein "
           "wacht dorn brück", "en el er ers ach in", "rath fels bach au egg moos tal wies hof stett born brunn wald "
           "horst gart feld heim reut hald"),
    "fr": ("ard épin clos véz mont gar bel chèv lor sauv tour ram fosc cour drô ser val ment bréz lum",
           "e ev il on an el ar", "vine iers ois euil ac ens aie oux elle anne onne ière ole ance eau"),
    "it": ("pietra lucid calv mar fior vent gran lag sel tor bel ros mont castr sper verd cam lor",
           "a i o el an ar in", "luce monti vara dina sole forte nella resta gura mira volta bene zina sella rossa"),
    "es": ("nopal robl azul cer mar font vald torr mir sierr lum alb cant bri oj pal enc",
           "e a ar er in al on", "dal era blanca nar zuela mora rejo lina cina dero guesa vela rada miel ñera"),
    "pt": ("campo serr lum mar vent pedr alv font ribeir carv mont oliv bor sal", "a e i al ar in", "nova zinha deiro "
           "vela mares rosa fina lar ção rinha tela doura"),
    "pl": ("brzęk buk skał wierzb jawor sosn zielon jask gór kamień wron żuraw mgł dąbr śwież", "o ow in i ar", "wiec nica "
           "dół grab liny rzecz stok bór nik czyn sław tka"),
    "cs": ("javor břez vrán skal kamen stříb jezer měd blat hor smrk vlč luž dub čáp", "o ov in e ar", "tín nice vice dol "
           "bor ník sky brod mil lov hrad ská"),
    "hu": ("kék föld csill szél hegy nyír bár víz fény erd gyöngy tölgy haj mér", "e o a i ö", "víz völgy rét fény mező halom "
           "kút lak hely vár tó"),
    "ro": ("brad cod lun mest izv stânc câmp vul frun rom", "e i o u ar", "ești reni dava toru nița leni mara șoara vița"),
    "nl": ("sluis veen meer wad duin berk els riet lind zil krui hav mol polder", "e er en el", "weg dam voort kade horst "
           "wijk land beek stede hove dijk"),
    "nordic": ("fjell ørr tall ås björk sten vik lind sjö älv snö havn myr elg tran hede skov gran", "e a er s en", "ret "
               "ås berg vik dal mo lund holm ström bro haug by gård"),
    "fi": ("kuus järv met lum hall tuul kivi rann sala väl pohj koiv", "i o u a ä", "niemi lahti mäki vaara koski ranta "
           "saari suo pelto harju"),
    "tr": ("gök su çam yıld kay deniz ak ırm bul kar şim tepe çın", "a e ı u", "taş ova dere köprü tepe çay bahçe yol lık "
           "demir göl"),
    "ms": ("sela mur lor embun kela bin tang pan sur raja cen mel pert rim angg", "i a u an ur", "sih ni tang pa dana rah "
           "wang sari kasa nika lestari puri maya"),
    "th": ("mek phra son thep nak chai rat siri pra wan kho suk", "a i o u am", "thong wat phon rat chok nakhon siri lak "
           "rung phet noi sin"),
    "tl": ("lun bit tal hali mak dal ula bag sin tub", "i a u o", "tian tuin wanag rilag gaya lim nawan lupa sikat long "
           "hangin"),
    "hi": ("chand pak var niram sur dev ind arun tej kal man ratn vik som lak", "a i e u ra", "paksh vara deep jyoti nath "
           "gaman tara lata mitra sena vani ksha prabha"),
    "ar": ("naj zay qam sah ral mar fay dur bar shar", "a i u ou", "mat toun jir hara nour rif dane zar lim bah"),
    "he": ("or tal keren shah yar gal nof har zoh", "a e i o", "vim ron lot dan gev mit nir tzur bar"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """An invented word, and the letters in which its language writes it; none where that is Latin."""

    latin: str
    local: str = ""


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """``kasumi霞`` as the sound and its letter."""
    return tuple(
        (latin, entry[len(latin):]) for entry in text.split() for latin in ["".join(filter(str.isascii, entry))]
    )  # fmt: skip


_WITH_LETTERS = {
    "zh-Hans": tuple((latin, letters[0]) for latin, letters in _pairs(_CHINESE)),
    "zh-Hant": tuple((latin, letters[1]) for latin, letters in _pairs(_CHINESE)),
    "ja": _pairs(_JAPANESE),
    "ko": _pairs(_KOREAN),
}
_PARTS = {language: tuple(part.split() for part in parts) for language, parts in _SYLLABLES.items()}
_THRICE = re.compile(r"(.)\1\1")
_SINGLE = tuple(_VIETNAMESE.split())


def word(language: str, chance: Chance, parts: int = 0) -> Word:
    """A new word of a language; where words are put together from whole signs, of so many."""
    if found := _WITH_LETTERS.get(language):
        # Two Chinese signs make nearly always a name that somebody has; three hardly ever.
        signs = [chance.one(found) for _ in range(parts or (2 if chance.happens(0.25) else 3))]
        latin, local = ("".join(part) for part in zip(*signs, strict=True))
        return Word(latin.capitalize(), local)
    if language == "vi":
        return Word(" ".join(chance.some(_SINGLE, parts or (2 if chance.happens(0.5) else 3))))
    starts, middles, ends = _PARTS[language]
    middle = chance.one(middles) + (chance.one(starts) + chance.one(middles) if chance.happens(0.15) else "")
    built = _THRICE.sub(r"\1\1", chance.one(starts) + middle + chance.one(ends))
    return Word(built[0].upper() + built[1:])
