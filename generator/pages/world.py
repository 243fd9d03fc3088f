"""A scheme of the world: a square for each country of ISO 3166-1, about where it is. No map of borders.

The picture was set by hand, row by row from north to south; small countries take as much room as large ones.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.countries import country_name
from generator.model.timeline import Status

PICTURE = """
.. .. .. .. .. .. .. .. .. GL .. .. .. .. .. SJ .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. IS FO .. NO SE AX FI .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. .. .. .. DK .. EE .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. CA .. .. .. .. .. .. .. .. IE IM GB NL .. LT LV BY .. .. RU .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. PM .. .. .. .. GG JE BE DE PL .. UA .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. .. FR LU CH LI CZ SK MD .. .. .. .. KZ .. .. MN .. .. .. .. .. .. .. ..
.. .. US .. .. .. .. .. .. .. .. .. .. AD MC .. AT SI HU RO .. GE .. UZ KG .. .. .. KP .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. PT ES .. IT SM HR BA RS BG TR AM AZ TM TJ .. .. CN KR JP .. .. .. .. .. ..
.. .. .. .. .. .. BM .. .. .. .. .. GI .. VA MT ME AL MK GR CY LB SY IQ IR AF NP BT HK TW .. .. .. .. .. ..
.. MX .. .. .. BS TC .. .. .. .. .. .. MA DZ TN LY EG .. .. IL PS JO KW BH PK IN BD MO .. .. .. .. .. .. ..
.. GT BZ .. CU HT DO PR VG AI .. .. EH MR ML NE TD SD ER .. .. .. SA QA AE .. .. MM LA VN .. MP .. UM .. ..
.. SV HN KY JM .. VI SX MF BL CV SN GM GN BF BJ NG CF SS ET DJ .. YE OM .. .. LK TH KH .. PH GU .. MH .. ..
.. .. NI .. .. .. KN MS AG GP GW SL LR CI GH TG CM .. UG KE SO .. .. .. .. MV .. MY .. BN PW FM NR KI .. ..
.. .. CR PA AW CW BQ LC MQ DM .. .. .. ST GQ GA CG CD RW TZ .. SC .. .. IO .. .. SG ID TL PG SB TV TK .. ..
.. .. .. CO VE TT GD VC BB .. .. .. .. SH .. .. AO ZM BI MW KM YT .. .. .. .. CC CX .. .. .. VU WF WS AS ..
.. .. EC .. GY SR GF .. .. .. .. .. .. .. .. .. NA BW ZW MZ MG RE MU .. .. .. .. .. .. AU .. NC FJ TO NU CK
.. .. PE BO BR .. .. .. .. .. .. .. .. .. .. .. .. ZA LS SZ .. .. .. .. .. .. .. .. .. .. .. NF .. .. .. PF
.. .. CL PY UY .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. NZ .. .. PN
.. .. AR .. FK GS .. .. .. .. .. .. .. .. BV .. .. .. .. .. .. .. TF .. HM .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. AQ .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
"""
PLACES = {
    code: (column, row)
    for row, line in enumerate(PICTURE.split("\n")[1:-1])
    for column, code in enumerate(line.split())
    if code != ".."
}
"""Code of a country to its column and row, counted from the north-west."""
STEPS = (1, 5, 20, 100, 500, 2000)
"""The least number of records for each tone, the lightest first."""
SQUARE = 30
GAP = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """The square of one country that has records."""

    code: str
    name: str
    left: int
    top: int
    number: int
    current: int
    tone: int
    """1 for the lightest, and so on as in ``STEPS``."""


@dataclass(frozen=True, slots=True)
class World:
    """The picture of the countries with records."""

    tiles: tuple[Tile, ...]
    width: int
    height: int
    square: int

    @property
    def tones(self) -> list[tuple[int, str]]:
        """The tones that occur, each with the numbers it stands for."""
        return [(tone, _numbers(tone)) for tone in sorted({tile.tone for tile in self.tiles})]


def world(total: Mapping[str, Mapping[Status, int]]) -> World:
    """The picture for how many records of each status the countries have. What is empty between them is left out but
    for one column or row, so that the squares are large enough to read."""
    numbers = {code: sum(total[code].values()) for code in PLACES if code in total}
    columns, rows = (_drawn_together({PLACES[code][axis] for code in numbers}) for axis in (0, 1))
    tiles = []
    for code, number in numbers.items():
        column, row = PLACES[code]
        left, top = SQUARE * columns[column], SQUARE * rows[row]
        tiles.append(
            Tile(code, country_name(code), left, top, number, total[code].get(Status.CURRENT, 0), _tone(number))
        )
    width, height = (SQUARE * (1 + max(axis.values(), default=0)) - GAP for axis in (columns, rows))
    return World(tuple(tiles), width, height, SQUARE - GAP)


def _drawn_together(used: set[int]) -> dict[int, int]:
    """Where each used column or row comes to lie: next to the one before it, or after one that is left empty."""
    found: dict[int, int] = {}
    before = None
    for place in sorted(used):
        found[place] = 0 if before is None else found[before] + min(place - before, 2)
        before = place
    return found


def _tone(number: int) -> int:
    return bisect_right(STEPS, number)


def _numbers(tone: int) -> str:
    if tone == len(STEPS):
        return f"{STEPS[-1]:,} or more"
    return f"{STEPS[tone - 1]:,} to {STEPS[tone] - 1:,}"
