"""What follows from a score is proposed once, when the score becomes what calls for it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from oredesk.core.annex_ii import AnnexII
from oredesk.core.conduct import Conduct, RecordedConduct
from oredesk.core.open_risk import OtherRisk, Proposal
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.following import proposals
from oredesk.core.risk_ports import NewScore
from oredesk.core.risk_score import Band, RiskStanding
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.core.survey import Survey
from oredesk.core.template import TemplateKind
from risk_scores import WHEN, a_score, sanctioned

LOW, MEDIUM, HIGH = Band
BEFORE = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
OLD = BEFORE.date() - dt.timedelta(days=1)
SINCE = BEFORE + dt.timedelta(days=1)
MANAGEMENT = Proposal(7, OtherRisk.MANAGEMENT, "high/medium, X 65.0, Y 40.0 (submission 3)")


def evidence(conduct: Conduct | None = None, at: dt.datetime = SINCE, received: dt.date | None = OLD) -> Evidence:
    recorded = RecordedConduct(conduct, at, "K. Li", "audit") if conduct else None
    known = Supplier(SupplierCode("V7"), "Solder", spend=Decimal(1))
    survey = Survey(3, TemplateKind.CMRT, received, "6.5", None, (), ()) if received else None
    return Evidence(known, WHEN, 0.0, conduct=recorded, surveys=(survey,) if survey else (), number=7)


def stood(tier: Band) -> RiskStanding:
    bands: dict[str, Any] = dict.fromkeys(("x_band", "y_band", "y_computed", "tier", "tier_computed"), tier)
    return RiskStanding(
        number=1, supplier=7, campaign=None, at=BEFORE, cause="register", x=1, y=1, gates=(), method="m", **bands
    )


def proposed(tier: Band, known: Evidence, before: RiskStanding | None) -> tuple[Proposal, ...]:
    return proposals(NewScore(7, None, "submission 3", a_score(tier)), known, before)


@pytest.mark.parametrize(
    ("before", "after", "risks"),
    [
        (None, HIGH, (MANAGEMENT,)),
        (LOW, HIGH, (MANAGEMENT,)),
        (HIGH, HIGH, ()),
        (HIGH, MEDIUM, ()),
        (None, MEDIUM, ()),
    ],
)
def test_a_risk_is_proposed_when_the_tier_becomes_high(
    before: Band | None, after: Band, risks: tuple[Proposal, ...]
) -> None:
    assert proposed(after, evidence(), stood(before) if before else None) == risks


def test_a_tier_that_stays_high_with_a_new_submission_is_proposed_again() -> None:
    """The risk may have been closed in between."""
    assert proposed(HIGH, evidence(received=SINCE.date()), stood(HIGH)) == (MANAGEMENT,)


def test_a_tier_that_is_high_because_nothing_came_yet_is_no_risk() -> None:
    """On the first day of a campaign that would be everybody."""
    assert proposed(HIGH, evidence(received=None), None) == ()


def test_but_it_is_when_a_gate_lifts_it() -> None:
    new = NewScore(7, None, "submission 3", a_score(HIGH, gates=(sanctioned(),)))
    (found,) = proposals(new, evidence(received=None), None)
    assert found.cause == "high/medium, X 65.0, Y 40.0, G1 (submission 3)"


def test_harms_that_were_confirmed_since_are_proposed_each_by_its_kind() -> None:
    confirmed = Conduct(confirmed_abuses=(AnnexII.FORCED_LABOUR, AnnexII.BRIBERY, AnnexII.BRIBERY))
    assert [one.kind for one in proposed(HIGH, evidence(confirmed), stood(HIGH))] == [
        AnnexII.BRIBERY,
        AnnexII.FORCED_LABOUR,
    ]


def test_what_was_known_at_the_score_before_is_not_proposed_again() -> None:
    """Somebody may have closed the risk since."""
    known = evidence(Conduct(confirmed_abuses=(AnnexII.BRIBERY,), refused_correction=True), at=BEFORE)
    assert proposed(HIGH, known, stood(HIGH)) == ()


@pytest.mark.parametrize("before", [stood(HIGH), stood(LOW), None])
def test_a_refused_correction_is_proposed_as_such(before: RiskStanding | None) -> None:
    (one,) = proposed(HIGH, evidence(Conduct(refused_correction=True)), before)
    assert (one.kind, one.refused) == (OtherRisk.MANAGEMENT, True)
