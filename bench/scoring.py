"""How long scoring takes on one core, and what it is made of: ``python -m bench.scoring [--suppliers N]``.

Nothing is stored or sent: fictional suppliers, a fictional list, and the figures about places that the product ships.
"""

import argparse
import datetime as dt
import random
import time
from collections.abc import Iterator
from decimal import Decimal

from oredesk.core.campaign import Track
from oredesk.core.conduct import Conduct, RecordedConduct
from oredesk.core.declaration import Question
from oredesk.core.mineral import Mineral
from oredesk.core.risk.atlas import Atlas
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.scoring import score
from oredesk.core.risk.world import World
from oredesk.core.smelter import DeclaredSmelter, FacilityStatus, ListEntry, ListSource, SmelterId, SmelterList
from oredesk.core.smelters.reference import Reference
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.core.survey import Answers, Statement, Survey
from oredesk.core.template import TemplateKind
from oredesk.risk_method import load_method

from .report import Part, goal

_TODAY = dt.date(2026, 11, 20)
_METALS = (Mineral.TANTALUM, Mineral.TIN, Mineral.GOLD, Mineral.TUNGSTEN)
_COUNTRIES = ("CN", "JP", "ID", "RW", "CD", "CH", "AE", "IN", "BR", "DE", "US", "KZ", "BO", "MY", "TH", "RU")
_FACILITIES = 600
_SMELTERS = 30
_OF_EACH_HUNDRED_UNLISTED = 5
_GOAL = 20.0
"""Seconds for ten thousand suppliers of thirty smelters each."""


def _reference(chance: random.Random) -> Reference:
    statuses = tuple(FacilityStatus)
    entries = tuple(
        ListEntry(
            _METALS[number % len(_METALS)],
            SmelterId(f"CID{number:06}"),
            f"Works {number}",
            f"Works {number}",
            chance.choice(_COUNTRIES),
            status=chance.choice(statuses),
        )
        for number in range(_FACILITIES)
    )
    return Reference.of([SmelterList(ListSource.OWN, _TODAY, "bench", "0" * 64, entries)])


def _smelters(chance: random.Random) -> Iterator[DeclaredSmelter]:
    for number in chance.sample(range(_FACILITIES), _SMELTERS):
        metal = _METALS[number % len(_METALS)]
        if chance.randrange(100) < _OF_EACH_HUNDRED_UNLISTED:
            yield DeclaredSmelter(metal, "", f"Unlisted {chance.randrange(10**6)}", chance.choice(_COUNTRIES))
        else:
            yield DeclaredSmelter(metal, f"CID{number:06}", f"Works {number}", "")


def _answers(chance: random.Random) -> Answers:
    about = [
        Statement(question, metal, chance.choice(("Yes", "Yes", "Yes", "No", "")))
        for question in Question
        for metal in (_METALS if question in _PER_MINERAL else ("",))
    ]
    return Answers(tuple(about))


_PER_MINERAL = frozenset(
    {
        *(Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT, Question.FROM_COVERED_COUNTRIES),
        *(Question.FROM_CAHRAS, Question.ALL_RECYCLED, Question.SHARE_OF_SUPPLIERS),
        *(Question.ALL_SMELTERS_IDENTIFIED, Question.ALL_SMELTERS_REPORTED),
    }
)


def _evidence(chance: random.Random, number: int) -> Evidence:
    supplier = Supplier(
        SupplierCode(f"S{number}"),
        f"Supplier {number}",
        country=chance.choice(_COUNTRIES),
        spend=Decimal(chance.randrange(10**6)),
        sources=chance.randrange(1, 6),
    )
    at = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
    findings = tuple(chance.sample(("H057", "Q071", "S005", "T072", "C061", "D060", "S077", "H001"), 3))
    survey = Survey(number, TemplateKind.CMRT, _TODAY, "6.5", _answers(chance), tuple(_smelters(chance)), findings)
    return Evidence(
        supplier,
        _TODAY,
        spend_before=100 * chance.random(),
        conduct=RecordedConduct(Conduct(open_minor=chance.randrange(4)), at, "auditor", "bench"),
        surveys=(survey,),
        track=Track.SURVEY,
        answered=True,
    )


def measure(suppliers: int) -> float:
    """Seconds that scoring so many suppliers takes, evidence at hand; a worker's first look at its world included."""
    chance = random.Random(4)  # noqa: S311 - the same suppliers every time, nothing secret
    method, world = load_method(), World(_reference(chance), Atlas.of())
    evidence = [_evidence(chance, number) for number in range(suppliers)]
    start = time.process_time()
    for one in evidence:
        score(one, world, method)
    return time.process_time() - start


def scoring_part(suppliers: int = 10_000) -> Part:
    """The table of the report."""
    about = (
        f"Suppliers of {_SMELTERS} smelters each, every reason included, nothing stored (`python -m bench.scoring`)."
    )
    row = goal(f"{suppliers:,} suppliers, processor time", measure(suppliers), _GOAL * suppliers / 10_000, " s")
    return Part("Scoring suppliers", about, (row,))


def main() -> None:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(prog="python -m bench.scoring", description=__doc__)
    parser.add_argument("--suppliers", type=int, default=10_000)
    suppliers = parser.parse_args().suppliers
    print(f"{suppliers} suppliers of {_SMELTERS} smelters: {measure(suppliers):.2f} s of processor time")


if __name__ == "__main__":
    main()
