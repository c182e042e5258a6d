"""What a desk under test scores suppliers with."""

from collections.abc import Callable

from desk import FakeClock
from oredesk.core.ports import Clock
from oredesk.core.usecases.score_suppliers import Lot, Rescorer, Scoring
from oredesk.risk_method import load_method
from oredesk.storage.ledger import SqlLedger
from oredesk.wiring import make_scoring

METHOD = load_method()
"""The one that is shipped."""


def scoring_of(ledger: SqlLedger, clock: Clock | None = None, told: Callable[[Lot], None] = lambda _: None) -> Scoring:
    """The suppliers of this very ledger, by the shipped method."""
    return make_scoring(ledger, METHOD, clock or FakeClock(), told=told)


def rescorer_of(ledger: SqlLedger) -> Rescorer:
    """Keeps the scores of this very ledger up to date."""
    return Rescorer(scoring_of(ledger))
