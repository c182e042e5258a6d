"""The report on a file depends on its bytes, the rules, the reference and the day, and on nothing else."""

import json
from dataclasses import replace

from declarations import TODAY
from oredesk.core.checks import Background, RuleSet
from oredesk.core.checks.rule_file import read_rules
from oredesk.core.declaration import Field
from oredesk.core.language import Language
from oredesk.core.report_json import staff_object
from oredesk.core.usecases.examine_file import report_on
from oredesk.core.workbook.containers import Limits, open_file
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt

NAMELESS = replace(complete_cmrt("Example Ltd"), fields={Field.AUTHORIZER_NAME: "same"})


def told(workbook: bytes, rule_file: str = "") -> str:
    rules = read_rules(rule_file.encode())
    assert isinstance(rules, RuleSet)
    (reading,) = open_file("CMRT.xlsx", workbook, Limits())
    return json.dumps(staff_object(report_on(reading, Background(TODAY), rules), Language.EN))


def test_the_same_bytes_rules_reference_and_day_give_the_same_report_to_the_byte() -> None:
    workbook = build(NAMELESS)
    assert json.loads(told(workbook))["findings"]
    assert told(workbook) == told(bytes(bytearray(workbook)))


def test_the_layout_of_a_rule_file_changes_nothing_and_its_choices_do() -> None:
    workbook = build(NAMELESS)
    ours = told(workbook, '[H052]\nseverity = "note"\n[H050]\non = false')
    assert ours == told(workbook, "name = \"Example Ltd\" # ours\r\nH050={on=false}\r\n[H052]\r\n\r\nseverity='note'")
    assert ours != told(workbook)
    versions = {json.loads(each)["rule_set"] for each in (ours, told(workbook), told(workbook, "[H052]\non=false"))}
    assert len(versions) == 3
