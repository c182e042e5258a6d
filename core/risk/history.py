"""Y1: how the supplier has behaved so far, by what people recorded and by its last tier."""

import datetime as dt
from collections.abc import Iterator

from ..conduct import RecordedConduct
from ..risk_score import Band, Reason
from .case import Case, Scored, reason, summed
from .method import HistoryRule


def history(case: Case) -> Scored:
    """Points for refusals, open non-conformities and overdue actions, for a high tier before, and for no assessment."""
    return summed(_reasons(case))


def _reasons(case: Case) -> Iterator[Reason]:
    rule, recorded = case.method.history, case.evidence.conduct
    told = tuple(_recorded(rule, recorded)) if recorded else ()
    yield from told
    if recorded is None or recorded.conduct.assessed_on is None:
        source, on = (recorded.source, recorded.at.date()) if recorded else ("no-record", None)
        yield reason("Y1.never-assessed", rule.never_assessed, source, on, no_data=recorded is None)
    elif not told:
        yield reason(
            "Y1.nothing-open", 0, recorded.source, recorded.at.date(), {"assessed": recorded.conduct.assessed_on}
        )
    if case.evidence.last_tier is Band.HIGH:
        campaign = case.evidence.campaign
        ended = campaign.starts - dt.timedelta(days=1) if campaign else None
        facts = {"campaign": case.evidence.last_campaign or "?"}
        yield reason("Y1.high-before", rule.high_before, "score", ended, facts)


def _recorded(rule: HistoryRule, recorded: RecordedConduct) -> Iterator[Reason]:
    conduct, source, on = recorded.conduct, recorded.source, recorded.at.date()
    if conduct.refused_audit:
        yield reason("Y1.refused-audit", rule.refused_audit, source, on)
    if conduct.open_major:
        points = min(conduct.open_major * rule.open_major, rule.open_major_most)
        yield reason("Y1.open-major", points, source, on, {"count": conduct.open_major})
    if conduct.open_minor:
        points = min(conduct.open_minor * rule.open_minor, rule.open_minor_most)
        yield reason("Y1.open-minor", points, source, on, {"count": conduct.open_minor})
    if conduct.overdue_actions:
        yield reason("Y1.overdue", rule.overdue_actions, source, on, {"count": conduct.overdue_actions})
