"""An operator's rule file is taken whole or refused whole, with everything that is wrong named at once."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.checks import CHECKS, STANDARD, RuleSet
from oredesk.core.checks.catalogue import BY_CODE
from oredesk.core.checks.parameter import Parameter
from oredesk.core.checks.registry import Check
from oredesk.core.checks.rule_file import read_rules, severities_of
from oredesk.core.finding import Severity
from oredesk.core.language import Text
from oredesk.core.toml_file import LARGEST, Problem

ABOUT = Text("how much", "多少")
MONTHS = Parameter("months", 12, ABOUT, least=1, most=60)
SINCE: Parameter[dt.date | None] = Parameter("since", None, ABOUT)
STAFF = replace(BY_CODE["H058"], code="D950", severity=Severity.SUSPICION, on=False, parameters=(MONTHS, SINCE))
CATALOGUE = (*CHECKS, replace(BY_CODE["H057"], code="H957", parameters=(MONTHS,)), STAFF)
MIRRORED = "H001"


def rules(toml: str) -> RuleSet:
    read = read_rules(toml.encode(), CATALOGUE)
    assert isinstance(read, RuleSet), read
    return read


def problems(toml: str | bytes) -> list[str]:
    read = read_rules(toml.encode() if isinstance(toml, str) else toml, CATALOGUE)
    assert not isinstance(read, RuleSet)
    return [str(problem) for problem in read]


def test_an_empty_file_is_the_catalogue_as_it_is() -> None:
    assert read_rules(b"") == STANDARD
    assert read_rules(b"\xef\xbb\xbf# saved by an editor that marks UTF-8\r\n") == STANDARD


def test_a_check_is_switched_its_severity_chosen_and_its_parameters_set() -> None:
    chosen = rules("""
        name = "Example Ltd"
        [H050]
        on = false
        [H053]
        severity = "note"
        [D950]
        on = true
        months = 6
        since = 2025-06-01
    """)
    severities = {check.code: check.severity for check in chosen.checks}
    assert chosen.name == "Example Ltd"
    assert "H050" not in severities
    assert (severities["H053"], severities["D950"]) == (Severity.NOTE, Severity.SUSPICION)
    assert chosen.values == {MONTHS: 6, SINCE: dt.date(2025, 6, 1)}


def test_layout_order_comments_and_a_name_do_not_change_the_version() -> None:
    one = rules('[H053]\nseverity = "note"\n[H957]\nmonths = 6\n')
    other = rules('name = "x" # ours\r\n\r\nH957 = { months = 0x6 }\r\n["H053"]\r\n  severity="\\u006eote"\r\n')
    assert one.version == other.version


def test_every_choice_that_changes_something_changes_the_version() -> None:
    files = (
        "",
        "[H050]\non = false",
        '[H050]\nseverity = "note"',
        "[H957]\nmonths = 6",
        "[H957]\nmonths = 7",
        "[D950]\non = true",
        "[D950]\non = true\nsince = 2026-01-31",
    )
    assert len({rules(file).version for file in files}) == len(files)


def test_what_is_chosen_as_it_is_anyway_does_not_change_the_version() -> None:
    assert rules('[H957]\non = true\nseverity = "warning"\nmonths = 12').version == rules("").version


def test_a_parameter_holds_for_every_check_that_shares_it() -> None:
    assert rules("[D950]\nmonths = 6\n[H957]\nmonths = 6").values == rules("[D950]\nmonths = 6").values == {MONTHS: 6}
    (problem,) = problems("[D950]\nmonths = 6\n[H957]\nmonths = 7")
    assert problem.startswith(
        "[H957] months: This is shared with [D950] months, which says otherwise. Allowed: the same"
    )


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[H75]\non = false", "[H75]: There is no check with this code. Allowed: "),
        ("[h053]\non = false", "[h053]: There is no check with this code. Allowed: H053, "),
        ("[H050.months]\non = false", "[H050] months: This check has no such key. Allowed: on, severity."),
        (
            "[[H050]]\non = false",
            "H050: This key stands in no check's table. Allowed: name, and tables such as [H001].",
        ),
        ("H050 = false", "H050: This key stands in no check's table."),
        ("[H957]\nmonth = 3", "[H957] month: This check has no such key. Allowed: on, severity, months."),
        ("[H957]\nmonths = 0", "[H957] months: 0 cannot be used. Allowed: a whole number from 1 to 60."),
        ('[H957]\nmonths = "6"', '[H957] months: "6" cannot be used. Allowed: a whole number from 1 to 60.'),
        ('[D950]\nsince = "2025-06-01"', '[D950] since: "2025-06-01" cannot be used. Allowed: a date such as'),
        ('[H050]\non = "no"', '[H050] on: "no" cannot be used. Allowed: true or false.'),
        ("[H050]\non = 0", "[H050] on: 0 cannot be used. Allowed: true or false."),
        (
            '[H050]\nseverity = "fatal"',
            '[H050] severity: "fatal" cannot be used. Allowed: error, warning, note, suspic',
        ),
        ("[H050]\nseverity = 1", "[H050] severity: 1 cannot be used. Allowed: error, warning, note, suspicion."),
        (f"[{MIRRORED}]\non = false", f"[{MIRRORED}] on: This check explains a row of RMI's own Checker, which counts"),
        (f'[{MIRRORED}]\nseverity = "suspicion"', "which the supplier sees. Allowed: error, warning, note."),
        (
            '[D950]\nseverity = "warning"',
            "A suspicion is for staff alone and is never told to a supplier. Allowed: sus",
        ),
        ("name = 7", "name: This is no name. Allowed: a text in quotation marks."),
        ("[H050]\non = no", "The file is not written as TOML wants it: Invalid value (at line 2, column 6)."),
        ("[H050]\n[H050]", "(at line 2, column 6)"),
        ("[H957]\nmonths = " + "9" * 5000, "The file is not written as TOML wants it"),
        ("x = " + "[" * 3000, "The file is nested too deeply"),
        ("[H050]\non = true\x00", "(at line 2, column 10)"),
        ("name = '公司'".encode("gbk"), "The file is no text in UTF-8"),
        ("name = 'x'".encode("utf-16"), "The file is no text in UTF-8"),
        (b"#" * (LARGEST + 1), "The file is too large to be a rule file. Allowed: 1000 kB."),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_is_allowed(toml: str | bytes, told: str) -> None:
    (problem,) = problems(toml)
    assert told in problem


def test_all_mistakes_are_told_at_once() -> None:
    told = problems(f'x = 1\n[H050]\non = 1\nfoo = 2\n[D950]\nmonths = 99\nseverity = "note"\n[{MIRRORED}]\non = false')
    assert len(told) == 6


def test_a_mirrored_check_may_weigh_less_and_stays_counted() -> None:
    lowered = rules(f'[{MIRRORED}]\non = true\nseverity = "note"')
    assert {check.code: check.severity for check in lowered.checks}[MIRRORED] is Severity.NOTE


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_whatever_is_said_to_be_allowed_is_taken(check: Check) -> None:
    for severity in severities_of(check):
        rules(f'[{check.code}]\nseverity = "{severity}"')


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_file_at_all_gives_rules_or_problems(data: bytes) -> None:
    read = read_rules(data)
    assert isinstance(read, RuleSet) or all(isinstance(problem, Problem) for problem in read)
    assert read == read_rules(data)
