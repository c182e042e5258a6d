"""What changed between two submissions of the same supplier."""

import datetime as dt
from collections import Counter

from .finding import Examination, Finding, Severity
from .submission import Progress


def compare(previous: Examination, current: Examination, previous_at: dt.datetime) -> Progress:
    """Errors and warnings that are fixed, left and new since the previous submission.

    A finding is the same one when its check and its cell are the same; the value may have changed.
    """
    before, after = _points(previous), _points(current)
    remaining = Counter(map(_place, after))
    fixed = []
    for finding in before:
        if remaining[_place(finding)]:
            remaining[_place(finding)] -= 1
        else:
            fixed.append(finding)
    left = len(before) - len(fixed)
    return Progress(previous_at, tuple(fixed), left=left, new=len(after) - left)


def _points(examination: Examination) -> list[Finding]:
    return [finding for finding in examination.findings if finding.severity is not Severity.NOTE]


def _place(finding: Finding) -> tuple[str, str]:
    return finding.code, str(finding.cell)
