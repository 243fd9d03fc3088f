"""Pages of long lists: what is on them and how they are linked."""

import pytest

from generator.pages.listings import ROWS_PER_PAGE, Listing, pages_of


@pytest.mark.parametrize(("length", "pages"), [(0, 1), (1, 1), (200, 1), (201, 2), (400, 2), (100_000, 500)])
def test_everything_is_on_one_page(length: int, pages: int) -> None:
    """The pages cut the list into parts that follow each other, none longer than 200."""
    found = pages_of("certificates/year-2024.html", length)
    assert pages == len(found)
    everything = range(length)
    assert list(everything) == [one for listing in found for one in everything[listing.part]]
    assert max(len(everything[listing.part]) for listing in found) <= ROWS_PER_PAGE


def test_addresses_are_nobody_elses() -> None:
    """``acme-2.html`` is the page of a holder called Acme 2; the second page of Acme has another address."""
    first, second = pages_of("holders/acme.html", 201)
    assert first.address == "holders/acme.html"
    assert second.address == "holders/acme--2.html"


@pytest.mark.parametrize("pages", [1, 2, 9, 50, 999])
def test_links_stay_few_and_lead_everywhere(pages: int) -> None:
    """No page links to more than 13 others, and each page of 999 is at most 12 clicks away from the first."""
    clicks, waiting = {1: 0}, [1]
    for page in waiting:
        linked = Listing("a.html", page, pages * ROWS_PER_PAGE).linked
        assert page in linked
        assert len(linked) <= 13
        for other in linked:
            if other not in clicks:
                clicks[other] = clicks[page] + 1
                waiting.append(other)
    assert set(range(1, pages + 1)) == set(clicks)
    assert max(clicks.values()) <= 12
