"""What changed between two submissions of the same supplier."""

import datetime as dt
from collections import Counter
from collections.abc import Collection

from .finding import Examination, Finding, Severity
from .submission import Progress


def compare(
    previous: Examination, current: Examination, previous_at: dt.datetime, applied: Collection[str]
) -> Progress:
    """Errors and warnings that are fixed, left and new since the previous submission.

    A finding is the same one when its check and its cell are the same; the value may have changed. It is not fixed
    when it only weighs less by now, nor when nobody looked: its check failed this time, or is not among the codes
    of those applied.
    """
    before, after = _points(previous), _points(current)
    left = sum((Counter(map(_place, before)) & Counter(map(_place, after))).values())
    remaining = Counter(map(_place, current.findings))
    looked = current.looked(applied)
    fixed = []
    for finding in before:
        if remaining[_place(finding)]:
            remaining[_place(finding)] -= 1
        elif finding.code in looked:
            fixed.append(finding)
    other_rules = (previous.rule_set, previous.reference) != (current.rule_set, current.reference)
    return Progress(previous_at, tuple(fixed), left, len(after) - left, other_rules)


def _points(examination: Examination) -> list[Finding]:
    """What the supplier is asked to look at: neither notes nor what only staff see."""
    return [finding for finding in examination.findings if finding.severity in (Severity.ERROR, Severity.WARNING)]


def _place(finding: Finding) -> tuple[str, str]:
    return finding.code, str(finding.cell)
