"""Examples of what staff may want to ask about: long, copied and shared lists, too perfect answers, odd senders."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from cases import Case, Example
from declarations import TODAY, cmrt, emrt, smelter, with_answer, with_field, with_smelters, without_smelters
from oredesk.core.checks import Background
from oredesk.core.declaration import Declaration, Field, Question
from oredesk.core.mineral import Mineral
from oredesk.core.smelter import FacilityStatus, ListSource
from oredesk.core.smelters.reference import Reference
from oredesk.core.submission import LookAlike
from references import entry, listed

_OFFERED = (("Tantalum", 35), ("Tin", 73), ("Gold", 180), ("Tungsten", 12))
_SHUFFLED = 7
"""A stride that visits all rows of a look-up in another order."""


def _gold(lookup_rows: Iterable[int], declaration: Declaration | None = None) -> Declaration:
    """A CMRT with these rows of its own look-up as gold refiners, in this order."""
    rows = (
        smelter(100 + at, "Gold", f"Refiner {row}", smelter_id=f"CID{910_000 + row}", lookup_row=row, country="CHINA")
        for at, row in enumerate(lookup_rows)
    )
    without = without_smelters(declaration or cmrt(), Mineral.GOLD)
    return dataclasses.replace(with_smelters(without, *rows), offered=_OFFERED)


def _shuffled(count: int, of: int = 180) -> Iterable[int]:
    return (5 + (at * _SHUFFLED) % of for at in range(count))


def _copied(count: int) -> Declaration:
    return _gold(_shuffled(count))


_SORTED = _gold(range(5, 105))
_BY_PRODUCT = with_field(cmrt(), Field.SCOPE, "B. Product (or List of Products)")


def _alike(company: str = "Beta Springs Inc.", *, same_file: bool = False, metal: str = "Gold") -> LookAlike:
    received = dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC)
    return LookAlike(17, company, received, same_file, metal, 42, 0.976)


def _beside(*look_alikes: LookAlike) -> Case:
    return Case(cmrt(), Background(TODAY, look_alikes=look_alikes))


def _best() -> Declaration:
    """A CMRT whose answers could not be better."""
    best = cmrt()
    for mineral in best.minerals:
        for question in (Question.FROM_COVERED_COUNTRIES, Question.FROM_CAHRAS, Question.ALL_RECYCLED):
            best = with_answer(best, question, "No", mineral)
    return best


def _assured(status: FacilityStatus = FacilityStatus.CONFORMANT) -> Reference:
    """Every smelter of these examples conformant, the first one as given."""
    gold = [entry(f"CID{910_000 + row}", f"Refiner {row}", status=FacilityStatus.CONFORMANT) for row in range(5, 185)]
    gold[0] = dataclasses.replace(gold[0], status=status)
    return Reference.of([listed(*gold, source=ListSource.OWN)])


_FORTY = without_smelters(_gold(_shuffled(40), _best()), Mineral.TIN, Mineral.TANTALUM, Mineral.TUNGSTEN)
_FORTY_ASSURED = Case(_FORTY, Background(TODAY, _assured()))


def _from(sender: str, contact: str = "jane@acme.example", authorizer: str = "john@acme.example") -> Case:
    declaration = with_field(cmrt(), Field.CONTACT_EMAIL, contact)
    return Case(with_field(declaration, Field.AUTHORIZER_EMAIL, authorizer), Background(TODAY, sender=sender))


EXAMPLES = {
    "D060": Example(
        (
            _copied(126),
            _copied(161),
            dataclasses.replace(Case(_copied(60)), settings={"large_share": 30}),
            _gold(list(_shuffled(130)) + list(_shuffled(130))),  # every smelter twice
        ),
        (
            _copied(125),
            _copied(162),  # D061
            _gold(range(5, 135)),  # D061
            _gold(list(_shuffled(70)) * 2),  # twice the same seventy
            dataclasses.replace(_copied(126), offered=()),  # no look-up left in the file
            with_smelters(_copied(100), *(smelter(400 + n, "Gold", f"Mine {n}") for n in range(60))),
        ),
    ),
    "D061": Example(
        (
            _copied(162),
            _copied(180),
            _SORTED,
            _gold(sorted([*range(5, 105)] * 2)),
            dataclasses.replace(Case(_copied(126)), settings={"nearly_all": 70}),
        ),
        (
            _copied(161),
            _gold(range(5, 90)),  # in order, and less than half
            dataclasses.replace(_gold(range(5, 15)), offered=(("Gold", 12),)),  # too few to tell
            dataclasses.replace(_SORTED, offered=()),
            _gold([*range(6, 105), 5]),
        ),
    ),
    "D062": Example(
        (
            _copied(51),
            dataclasses.replace(_copied(51), offered=()),
            dataclasses.replace(Case(_copied(11)), settings={"most_smelters": 10}),
        ),
        (
            _copied(50),
            _gold(_shuffled(60), _BY_PRODUCT),
            _copied(126),  # D060
            _SORTED,  # D061
            with_smelters(cmrt(), *(smelter(100 + n, "Gold", "Smelter not yet identified") for n in range(60))),
        ),
    ),
    "D063": Example(
        (_beside(_alike(same_file=True)), _beside(_alike(metal="")), _beside(_alike(), _alike(same_file=True))),
        (_beside(), _beside(_alike())),
    ),
    "D064": Example(
        (
            _beside(_alike()),
            _beside(_alike(metal="Tin"), _alike("Gamma Ltd", metal="Tin")),
            _beside(_alike(metal="Mica")),
        ),
        (_beside(), _beside(_alike(same_file=True)), _beside(_alike(metal=""))),
    ),
    "D065": Example(
        (_FORTY_ASSURED, _gold(_shuffled(126), _best())),
        (
            _FORTY,  # nothing is known of the smelters
            Case(_FORTY, Background(TODAY, _assured(FacilityStatus.ELIGIBLE))),
            Case(
                with_answer(_FORTY, Question.SHARE_OF_SUPPLIERS, "Greater than 90%", Mineral.TIN),
                _FORTY_ASSURED.background,
            ),
            Case(with_answer(_FORTY, Question.FROM_CAHRAS, "Unknown", Mineral.GOLD), _FORTY_ASSURED.background),
            Case(with_answer(_FORTY, Question.CORRECTIVE_ACTION, "No"), _FORTY_ASSURED.background),
            Case(with_smelters(_FORTY, smelter(300, "Tin", "Smelter not listed", name="X")), _FORTY_ASSURED.background),
            dataclasses.replace(_FORTY_ASSURED, settings={"least_smelters": 41}),
            _best(),
            emrt(),
        ),
    ),
    "D066": Example(
        (
            _from("sales@beta.example"),
            _from("sales@beta.example", contact="acme@163.com"),
            _from("sales@acme.example.beta.example"),
        ),
        (
            _from("jane@acme.example"),
            _from("noreply@mail.acme.example"),
            _from("john@ACME.example", contact="jane@group.example"),
            _from("acme_sales@qq.com"),
            _from("sales@beta.example", contact="acme@163.com", authorizer="acme2@163.com"),
            _from("sales@beta.example", contact="none", authorizer="n/a"),
            _from(""),
        ),
    ),
}
