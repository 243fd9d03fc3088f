"""Countries by the names that people give them."""

from generator.model.countries import _EVERYDAY, COUNTRIES, country_names


def test_everyday_names_are_those_that_nothing_else_says() -> None:
    """Each stands once, belongs to a country that there is, and is not among the names from CLDR."""
    everyday = [name for names in _EVERYDAY.values() for name in names]
    assert len(set(everyday)) == len(everyday)
    assert set(_EVERYDAY) <= COUNTRIES
    assert list(_EVERYDAY) == sorted(_EVERYDAY)
    for code, names in _EVERYDAY.items():
        assert list(names) == list(country_names(code))[-len(names) :]


def test_names_of_a_country() -> None:
    """The code, other languages and what people say."""
    assert {"US", "USA", "U.S.A.", "アメリカ合衆国", "Estados Unidos"} <= set(country_names("US"))
    assert {"GB", "UK", "England", "Great Britain"} <= set(country_names("GB"))
