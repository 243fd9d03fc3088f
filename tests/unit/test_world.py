"""The squares of countries: each has its place, and keeps it among the others."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from generator.model.countries import COUNTRIES
from generator.model.timeline import Status
from generator.pages.world import PICTURE, PLACES, SQUARE, STEPS, world


def totals(numbers: dict[str, int]) -> dict[str, dict[Status, int]]:
    """So many current records in each country."""
    return {code: {Status.CURRENT: number} for code, number in numbers.items()}


def test_every_country_has_one_place() -> None:
    """The picture has each code that an address may name, once."""
    assert sorted(COUNTRIES) == sorted(code for code in PICTURE.split() if code != "..")
    assert len(set(PLACES.values())) == len(PLACES)


def test_places_are_about_right() -> None:
    """Neighbours that everybody knows lie as they do in the world."""
    for west, east in map(
        str.split, ("US FR", "PT ES", "FR DE", "DE PL", "CN KR", "KR JP", "CN TW", "TH VN", "IN MM", "AU FJ", "CL UY")
    ):
        assert PLACES[west][0] < PLACES[east][0]
    for north, south in map(
        str.split, ("CA US", "US MX", "NO DE", "DE IT", "CN VN", "JP PH", "MY SG", "EG ZA", "ID AU", "BR AR")
    ):
        assert PLACES[north][1] < PLACES[south][1]


@given(st.dictionaries(st.sampled_from(sorted(PLACES)), st.integers(1, 3000)))
def test_squares_keep_their_order(numbers: dict[str, int]) -> None:
    """Whichever countries have records: none covers another, all are in the picture, none changes sides."""
    drawn = world(totals(numbers))
    assert numbers == {tile.code: tile.number for tile in drawn.tiles}
    for tile in drawn.tiles:
        assert 0 <= tile.left <= drawn.width - drawn.square
        assert 0 <= tile.top <= drawn.height - drawn.square
    for one, other in combinations(drawn.tiles, 2):
        assert (one.left, one.top) != (other.left, other.top)
        for axis, places in ((0, (one.left, other.left)), (1, (one.top, other.top))):
            before = PLACES[one.code][axis] - PLACES[other.code][axis]
            after = (places[0] - places[1]) // SQUARE
            assert (before > 0, before < 0) == (after > 0, after < 0)
            assert abs(after) <= abs(before)


def test_tones_follow_the_numbers() -> None:
    """Each tone begins at its number, and the key names what occurs."""
    codes = sorted(PLACES)[: len(STEPS)]
    drawn = world(totals(dict(zip(codes, STEPS, strict=True))))
    assert list(range(1, 7)) == sorted(tile.tone for tile in drawn.tiles)
    assert world(totals({"TW": 19, "CN": 20, "JP": 99})).tones == [(2, "5 to 19"), (3, "20 to 99")]
    assert world(totals({"TW": 2000})).tones == [(6, "2,000 or more")]
