"""The JSON of a report is what the documentation of `oredesk check` promises."""

import json

from oredesk.core.finding import CheckFault
from oredesk.core.language import Language
from oredesk.core.refusal import RefusalCode
from oredesk.core.report_json import report_object, staff_object
from replies import BAD_MAIL, NO_NAME, SUSPICION, examined, finding, refused

KEYS = [
    "file",
    "sha256",
    "verdict",
    "refusal",
    "template",
    "company",
    "scope",
    "minerals",
    "open_rows",
    "rule_set",
    "reference",
    "faults",
    "findings",
]
FINDING_KEYS = ["code", "severity", "title", "message", "remedy", "sheet", "cell", "value", "checker_row"]


def test_a_read_file_has_every_promised_key_in_order() -> None:
    told = report_object(examined(findings=[NO_NAME]), Language.EN)
    assert list(told) == KEYS
    assert told["template"] == {
        "kind": "CMRT",
        "version": "6.5",
        "revision_date": "2025-04-25",
        "language": "English",
        "known": True,
    }
    assert (told["verdict"], told["refusal"], told["open_rows"]) == ("incomplete", None, 1)
    assert (told["minerals"], told["rule_set"], told["scope"]) == (["Tin"], "2026.11", "A")
    assert (told["reference"], told["faults"]) == (None, [])


def test_the_reference_and_the_checks_that_failed_are_named() -> None:
    failed = CheckFault("H053", "ValueError", "email_malformed:12")
    told = report_object(examined(reference="2026-11-01-ab12cd34", faults=[failed]), Language.EN)
    assert (told["reference"], told["faults"], told["verdict"]) == ("2026-11-01-ab12cd34", ["H053"], "complete")
    assert "ValueError" not in json.dumps(told)


def test_a_suspicion_is_told_to_staff_apart_and_to_nobody_else() -> None:
    report = examined(findings=[NO_NAME, SUSPICION])
    told = report_object(report, Language.EN)
    assert told == report_object(report.for_supplier, Language.EN)
    assert SUSPICION.code not in json.dumps(told)
    for_staff = staff_object(report, Language.EN)
    assert list(for_staff) == [*KEYS, "suspicions"]
    assert [each["code"] for each in json.loads(json.dumps(for_staff))["suspicions"]] == [SUSPICION.code]
    assert staff_object(refused("photo.jpg", RefusalCode.PICTURE), Language.EN)["suspicions"] == []


def test_a_finding_names_its_cell_and_speaks_the_language_asked_for() -> None:
    english, chinese = (report_object(examined(findings=[NO_NAME]), language) for language in Language)
    (said,) = json.loads(json.dumps(english))["findings"]
    assert list(said) == FINDING_KEYS
    assert (said["code"], said["severity"], said["sheet"], said["cell"]) == ("H001", "error", "Declaration", "D8")
    assert said["checker_row"] == 4
    assert said["title"] == "Company name missing"
    assert json.loads(json.dumps(chinese))["findings"][0]["title"] == "未填写公司名称"


def test_a_warning_keeps_the_verdict_complete() -> None:
    assert report_object(examined(findings=[BAD_MAIL]), Language.EN)["verdict"] == "complete"


def test_a_finding_about_the_whole_workbook_has_empty_sheet_and_cell() -> None:
    (said,) = json.loads(json.dumps(report_object(examined(findings=[finding("T001")]), Language.EN)))["findings"]
    assert (said["sheet"], said["cell"]) == ("", "")


def test_a_refused_file_says_why_and_nothing_it_cannot_know() -> None:
    told = report_object(refused("photo.jpg", RefusalCode.PICTURE), Language.EN)
    assert list(told) == KEYS
    assert told["refusal"] == {"code": "picture", "message": "This file is a picture, not a workbook."}
    assert (told["verdict"], told["template"], told["open_rows"], told["findings"]) == ("unreadable", None, None, [])


def test_foreign_text_that_json_or_a_terminal_would_choke_on_is_cleaned() -> None:
    told = report_object(examined(name="a\udce4\u202eb.xlsx", company="x\x1b[2J\x00"), Language.EN)
    json.dumps(told, ensure_ascii=False).encode()
    assert (told["file"], told["company"]) == ("ab.xlsx", "x[2J")
