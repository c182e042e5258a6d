"""Examples of the checks beside the supplier's previous submission."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from cases import Case, Example
from declarations import TODAY, blank, cmrt, smelter, with_answer, with_field, with_smelters, without_smelters
from oredesk.core.checks import Background
from oredesk.core.declaration import Declaration, Field, Question
from oredesk.core.finding import Examination
from oredesk.core.fingerprint import contents_digest, declared_smelters, effective_date
from oredesk.core.mineral import Mineral
from oredesk.core.smelters.reference import NO_REFERENCE, Reference
from oredesk.core.submission import PastSubmission
from references import REFERENCE

_LAST_YEAR = dt.date(2025, 7, 1)
_LONG_AGO = dt.date(2024, 3, 1)


def _gold(numbers: Iterable[int]) -> Declaration:
    """A CMRT with these gold refiners and no others."""
    rows = (
        smelter(20 + at, "Gold", f"Refiner {number}", smelter_id=f"CID{900_500 + number}", country="CHINA")
        for at, number in enumerate(numbers)
    )
    return with_smelters(without_smelters(cmrt(), Mineral.GOLD), *rows)


def _dated(declaration: Declaration, day: dt.date | None) -> Declaration:
    return with_field(declaration, Field.EFFECTIVE_DATE, day)


def _after(
    declaration: Declaration, before: Declaration, *, reference: Reference = NO_REFERENCE, kept: bool = True
) -> Case:
    """The declaration after an earlier one; ``kept`` tells whether its smelters and its digest were stored."""
    past = PastSubmission(
        dt.datetime(2026, 7, 1, tzinfo=dt.UTC),
        before.template,
        before.company,
        Examination((), 0, "2-x"),
        before.scope,
        declared_smelters(before) if kept else (),
        contents_digest(before) if kept else "",
        effective_date(before),
    )
    return Case(declaration, Background(TODAY, reference, previous=past))


def _of_edition(declaration: Declaration, version: str) -> Declaration:
    return dataclasses.replace(declaration, template=dataclasses.replace(declaration.template, version=version))


_TEN = _dated(_gold(range(10)), _LAST_YEAR)
_BY_NAME = with_smelters(
    without_smelters(cmrt(), Mineral.GOLD),
    *(
        smelter(20 + at, "Gold", "Smelter not listed", name=name, country="CHINA")
        for at, name in enumerate(("Kunlun Demo Gold", "Quiet Creek Gold", "Pampa Refinadora"))
    ),
)
_BY_NUMBER = with_smelters(
    without_smelters(cmrt(), Mineral.GOLD),
    *(
        smelter(20 + at, "Gold", "Refiner", smelter_id=number)
        for at, number in enumerate(("CID900001", "CID900010", "CID900003"))
    ),
)
_SOME_NOT_IDENTIFIED = with_smelters(
    without_smelters(cmrt(), Mineral.GOLD, Mineral.TIN, Mineral.TANTALUM, Mineral.TUNGSTEN),
    *(smelter(20 + at, metal, "Smelter not yet identified") for at, metal in enumerate(("Gold", "Tin", "Tungsten"))),
)

EXAMPLES = {
    "D050": Example(
        (
            _after(_gold(range(7, 17)), _TEN),
            _after(_gold(range(4)), _TEN),
            _after(_gold(range(30)), _TEN),
            dataclasses.replace(_after(_gold(range(9)), _TEN), settings={"most_changed": 5}),
            _after(_gold(range(100, 104)), _gold(range(4))),
        ),
        (
            Case(_TEN),
            _after(_gold(range(5)), _TEN),  # exactly half
            _after(_gold(range(20)), _TEN),
            _after(_gold(range(1, 7)), _gold(range(4))),  # three more and one less are much of few
            _after(with_field(_gold(range(30)), Field.SCOPE, "B. Product (or List of Products)"), _TEN),  # D054
            _after(without_smelters(cmrt(), Mineral.GOLD), _TEN),  # S001
            _after(_TEN, without_smelters(cmrt(), Mineral.GOLD)),
            _after(_gold(range(100, 110)), _TEN, kept=False),  # stored before lists were kept
            dataclasses.replace(
                _after(_BY_NUMBER, _BY_NAME, reference=REFERENCE), settings={"least_smelters": 1}
            ),  # the same refiners, by name then and by number now
        ),
    ),
    "D051": Example(
        (_after(_dated(_TEN, dt.date(2026, 6, 30)), _TEN), _after(cmrt(), _dated(cmrt("6.4"), _LAST_YEAR))),
        (
            Case(_TEN),
            _after(_TEN, _TEN),  # the same file again
            _after(_dated(_TEN, None), _TEN),
            _after(_dated(_TEN, dt.date(2026, 6, 30)), _dated(_TEN, None)),
            _after(_dated(_gold(range(9)), dt.date(2026, 6, 30)), _TEN),
            _after(with_answer(cmrt(), Question.HAS_POLICY, "No"), _dated(cmrt(), _LAST_YEAR)),
            _after(_dated(_TEN, dt.date(2026, 6, 30)), _TEN, kept=False),
        ),
    ),
    "D052": Example(
        (
            _after(_gold(range(10)), _of_edition(_dated(_gold(range(10)), _LONG_AGO), "6.31")),
            _after(_gold(reversed(range(10))), _of_edition(_dated(_gold(range(10)), _LONG_AGO), "6.31")),
        ),
        (
            _after(_gold(range(10)), _of_edition(_dated(_gold(range(10)), _LAST_YEAR), "6.31")),
            _after(_gold(range(10)), _dated(_gold(range(10)), _LONG_AGO)),  # the same edition
            _after(_gold(range(11)), _of_edition(_dated(_gold(range(10)), _LONG_AGO), "6.31")),
            _after(cmrt(), _of_edition(_dated(cmrt(), _LONG_AGO), "6.31")),  # four smelters: nothing to wonder at
            dataclasses.replace(
                _after(_SOME_NOT_IDENTIFIED, _of_edition(_dated(_SOME_NOT_IDENTIFIED, _LONG_AGO), "6.31")),
                settings={"least_smelters": 1},
            ),
            Case(_gold(range(10))),
        ),
    ),
    "D053": Example(
        (_after(_dated(cmrt(), dt.date(2025, 6, 30)), _dated(cmrt(), _LAST_YEAR)),),
        (
            _after(_dated(cmrt(), _LAST_YEAR), _dated(cmrt(), _LAST_YEAR)),
            _after(cmrt(), _dated(cmrt(), _LAST_YEAR)),
            _after(_dated(cmrt(), None), _dated(cmrt(), _LAST_YEAR)),
            _after(cmrt(), _dated(cmrt(), None)),
            _after(cmrt(), _dated(cmrt(), dt.date(2062, 7, 1))),  # H056 told, and it was corrected
            Case(_dated(cmrt(), _LONG_AGO)),
        ),
    ),
    "D054": Example(
        (_after(with_field(cmrt(), Field.SCOPE, "B. Product (or List of Products)"), cmrt()),),
        (_after(cmrt(), cmrt()), _after(blank(cmrt()), cmrt()), _after(cmrt(), blank(cmrt())), Case(cmrt())),
    ),
}
