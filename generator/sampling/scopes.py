"""What a site does: activities with their products, and the same in the words of a certificate."""

from collections.abc import Sequence

from generator.sampling.chance import Chance, Weighted
from generator.sampling.products import DATA, GROUPS, OF_LED, Group, titled

Activities = tuple[tuple[str, tuple[str, ...]], ...]
"""Each activity once, in the order of the vocabulary, with its products."""

_LABELS = {"service": "Services"}
_MAKER = Weighted(
    [
        (("manufacture",), 34), (("design", "manufacture"), 30), (("assembly",), 8), (("design",), 5),
        (("manufacture", "assembly"), 6), (("assembly", "test"), 6), (("design", "manufacture", "test"), 4),
        (("manufacture", "distribution"), 4), (("storage", "distribution"), 3), (("distribution",), 3),
    ]
)  # fmt: skip
_COMPONENT = Weighted([(("manufacture",), 45), (("design", "manufacture"), 55)])
_BY_SCHEME = {
    "ecodesign": Weighted([(("design",), 80), (("design", "manufacture"), 20)]),
    "itl": Weighted([(("test",), 1)]),
    "ap-isms": Weighted([(("service",), 1)]),
    "ap-cap": Weighted([(("distribution",), 50), (("storage", "distribution"), 30), (("test", "distribution"), 20)]),
    "ap-esd": Weighted(
        [(("assembly", "test"), 40), (("assembly",), 30), (("manufacture",), 15), (("packaging", "storage"), 15)]
    ),
    "ap-process": Weighted([(("assembly",), 40), (("test", "packaging"), 30), (("test",), 20), (("packaging",), 10)]),
    "ap-avionics": Weighted([(("design", "assembly"), 60), (("manufacture",), 40)]),
    "ap-nuclear": Weighted([(("design", "manufacture"), 60), (("design", "assembly"), 40)]),
    "ac": _COMPONENT, "ac-aqp": _COMPONENT, "ac-led": _COMPONENT, "ac-tc": _COMPONENT,
}  # fmt: skip
_OF_FAMILIES = Weighted(
    [
        (("design", "manufacture"), 30), (("design", "manufacture", "distribution"), 25),
        (("manufacture", "assembly"), 15), (("design", "manufacture", "assembly", "storage"), 15),
        (("manufacture", "storage", "distribution"), 15),
    ]
)  # fmt: skip
_COUNTS = Weighted([(1, 40), (2, 40), (3, 14), (4, 6)])


def group_for(scheme: str, chance: Chance) -> Group:
    """What kind of products a record under a scheme is about."""
    return chance.one(OF_LED if scheme == "ac-led" else GROUPS)


def activities(scheme: str, group: Group, chance: Chance) -> Activities:
    """What a single site does."""
    done = chance.weighted(_BY_SCHEME.get(scheme, _MAKER))
    products = tuple(chance.some(DATA if done == ("service",) else group.products, chance.weighted(_COUNTS)))
    if len(done) > 1 and len(products) > 1 and chance.happens(0.15):
        return (*((activity, products) for activity in done[:-1]), (done[-1], products[:-1]))
    return tuple((activity, products) for activity in done)


def of_family(scheme: str, group: Group, chance: Chance) -> Activities:
    """What all sites of a family do together."""
    done = chance.weighted(_BY_SCHEME.get(scheme, _OF_FAMILIES))
    products = tuple(chance.some(DATA if done == ("service",) else group.products, chance.between(2, 4)))
    return tuple((activity, products) for activity in done)


def shares(scope: Activities, living: Sequence[bool], chance: Chance) -> list[Activities]:
    """What each site of a family does: together, those that have not ended do all of the scope."""
    pairs = [(activity, product) for activity, products in scope for product in products]
    done: list[set[tuple[str, str]]] = [set() for _ in living]
    open_sites = [site for site, lives in enumerate(living) if lives]
    for position, pair in enumerate(pairs):
        at = open_sites[position] if position < len(open_sites) else chance.one(open_sites)
        done[at].add(pair)
    for mine in done:
        if not mine:
            mine.add(chance.one(pairs))
    return [_ordered(scope, mine) for mine in done]


def _ordered(scope: Activities, mine: set[tuple[str, str]]) -> Activities:
    found = (
        (activity, tuple(product for product in products if (activity, product) in mine))
        for activity, products in scope
    )
    return tuple((activity, products) for activity, products in found if products)


def without_last(done: Activities) -> Activities | None:
    """The same before a product was added; None when there is only one."""
    last = done[0][1][-1]
    smaller = tuple((activity, tuple(each for each in products if each != last)) for activity, products in done)
    return smaller if all(products for _, products in smaller) else None


def in_words(done: Activities) -> str:
    """``Design and Manufacture of Chip Inductors; Storage of Chip Inductors and Pulse Transformers``."""
    together: dict[tuple[str, ...], list[str]] = {}
    for activity, products in done:
        together.setdefault(products, []).append(_LABELS.get(activity) or activity.capitalize())
    return "; ".join(
        f"{_listed(names)} {'for' if names == ['Services'] else 'of'} {_listed([titled(each) for each in products])}"
        for products, names in together.items()
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
