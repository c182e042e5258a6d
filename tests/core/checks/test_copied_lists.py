"""Lists taken over from the template, in workbooks as they are read."""

import functools

from declarations import BACKGROUND
from oredesk.core.checks import examine
from oredesk.core.finding import Examination, Severity
from oredesk.core.workbook.reader import read_workbook
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt


@functools.cache
def examined(smelters: int) -> Examination:
    """A complete CMRT whose smelters are taken from its own look-up, metal by metal from the top."""
    examination = examine(read_workbook(build(complete_cmrt("Acme Fasteners Ltd.", smelters=smelters))), BACKGROUND)
    assert examination.faults == ()
    return examination


def test_a_list_copied_from_the_workbooks_own_look_up_is_noticed() -> None:
    found = [dict(finding.facts) for finding in examined(200).findings if finding.code == "D061"]
    tantalum = next(facts for facts in found if facts["mineral"] == "Tantalum")
    assert tantalum["listed"] == tantalum["offered"] == tantalum["ordered"]
    assert tantalum["share"] == "100"


def test_a_short_list_in_the_same_order_is_nothing_to_wonder_at() -> None:
    assert not [finding for finding in examined(40).findings if finding.severity is Severity.SUSPICION]


def test_no_suspicion_reaches_the_supplier() -> None:
    suspicions = [finding for finding in examined(200).findings if finding.severity is Severity.SUSPICION]
    assert suspicions
    assert not set(suspicions) & set(examined(200).for_supplier.findings)
