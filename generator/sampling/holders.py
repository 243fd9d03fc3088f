"""Invented organizations: a name that is like no other, and places of work."""

from dataclasses import dataclass, field

from generator.model.names import name_slug
from generator.rules.holders import looks
from generator.sampling.chance import Chance, Weighted
from generator.sampling.countries import COUNTRIES, IN_CHINESE, Country
from generator.sampling.industries import ENGLISH, LOCAL, TRADES
from generator.sampling.words import Word, word

_BY_WEIGHT = Weighted([(country, country.weight) for country in COUNTRIES])
_COMPANY = {"zh-Hans": "有限公司", "zh-Hant": "股份有限公司", "ja": "株式会社", "ko": "주식회사"}


@dataclass(frozen=True, slots=True)
class Place:
    """An address, field by field; what a country does not have is empty."""

    street: str
    city: str
    region: str
    postal_code: str
    country: str


@dataclass(slots=True)
class Holder:
    """One organization with the places that have a record already, and under which schemes."""

    name: str
    local: str
    language: str
    country: Country
    head_office: Place
    model: str
    """The letters with which its products are called."""
    schemes: set[str] = field(default_factory=set)
    """Those under which the head office has a record."""


class Holders:
    """Makes holders, no two with nearly the same name."""

    def __init__(self, seed: int) -> None:
        self._chance = Chance(seed, "holders")
        self._taken: set[str] = set()
        self._cores: set[str] = set()
        self._words: dict[str, list[Word]] = {}
        self._streets: set[tuple[str, str]] = set()
        self._districts: dict[str, list[str]] = {}

    def new(self) -> Holder:
        """The next holder."""
        chance = self._chance
        country = chance.weighted(_BY_WEIGHT)
        office = self.place(country)
        while True:
            core, name, local = self._name(country, office.city)
            if self._is_free(core, name):
                language = country.language if local else ""
                model = "".join(letter for letter in name_slug(name).upper() if letter.isalpha())[:2]
                return Holder(name, local, language, country, office, model)

    def place(self, country: Country) -> Place:
        """A place of work where nobody else is."""
        chance = self._chance
        city, region, code = chance.one(country.cities)
        while True:
            street = chance.one(country.streets).format(
                word=word(country.language, chance, 2).latin,
                other=self._district(country, city),
                n=chance.between(1, 320),
                m=chance.between(2, 9),
                k=chance.between(10, 99),
            )
            if (city, street) not in self._streets:
                self._streets.add((city, street))
                return Place(street, city, region, chance.filled(code), country.code)

    def _district(self, country: Country, city: str) -> str:
        """One of a dozen districts of a city."""
        known = self._districts.setdefault(city, [])
        if len(known) == 12:
            return self._chance.one(known)
        known.append(word(country.language, self._chance, 2).latin)
        return known[-1]

    def _name(self, country: Country, city: str) -> tuple[str, str, str]:
        """What is invented of a name, the whole name, and the name in its own letters."""
        chance, language = self._chance, country.language
        known = self._words.setdefault(language, [])
        # Groups of companies share a word; so a search for it finds several.
        own = chance.one(known) if known and chance.happens(0.08) else word(language, chance)
        known.append(own)
        form = chance.one(country.forms)
        if language == "vi":
            core = f"{chance.one(TRADES['vi'])} {own.latin}"
            return core, f"Công ty {form} {core}", ""
        trades = TRADES.get(language, ENGLISH)
        chosen = chance.some(range(len(trades)), 2 if language in LOCAL and chance.happens(0.35) else 1)
        core = " ".join([own.latin, *(trades[each] for each in chosen)])
        if country.code == "ID":
            return core, f"PT {core}" + (" Tbk" if chance.happens(0.1) else ""), ""
        local = own.local + "".join(LOCAL[language][each] for each in chosen) if own.local else ""
        if language == "zh-Hans" and city in IN_CHINESE and chance.happens(0.5):
            core, local = f"{city} {core}", IN_CHINESE[city] + local
        joint = ", " if form == "Inc." else " "
        return core, f"{core}{joint}{form}", self._with_form(local, country) if local else ""

    def _with_form(self, local: str, country: Country) -> str:
        company = "有限公司" if country.code == "HK" else _COMPANY[country.language]
        if country.language in ("ja", "ko") and self._chance.happens(0.5):
            return company + local if country.language == "ja" else f"{company} {local}"
        return f"{local} {company}" if country.language == "ko" else local + company

    def _is_free(self, core: str, name: str) -> bool:
        """Whether a name differs from all others in more than a letter and the legal form; then it is taken."""
        text, bare = looks(name_slug(name)), name_slug(core)
        keys = [text, *(text[:at] + text[at + 1 :] for at in range(len(text)))]
        if bare in self._cores or not self._taken.isdisjoint(keys):
            return False
        self._taken.update(keys)
        self._cores.add(bare)
        return True
