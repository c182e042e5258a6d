"""The catalogue as a whole, and every check on its examples."""

import re
from string import Formatter

import pytest

from cases import Case
from check_examples import EXAMPLES
from declarations import BACKGROUND, cmrt, emrt, with_field
from oredesk.core.checks import CHECKS, STANDARD, examine, rule_set, wording
from oredesk.core.checks.catalogue import collect
from oredesk.core.checks.registry import LONGEST_VALUE, Check
from oredesk.core.checks.rule_set import Choice
from oredesk.core.declaration import Declaration, Field
from oredesk.core.editions import releases_behind
from oredesk.core.finding import Finding, Severity
from oredesk.core.language import Language

OWN_CODES_FROM = 50

EVERY_CHECK = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def found(check: Check, example: Declaration | Case) -> list[Finding]:
    case = example if isinstance(example, Case) else Case(example)
    rules = rule_set(CHECKS, {check.code: Choice(on=True, values=case.settings)})
    examination = examine(case.declaration, case.background, rules)
    assert examination.faults == ()
    return [finding for finding in examination.findings if finding.code == check.code]


def test_every_check_has_examples_and_every_example_a_check() -> None:
    assert {check.code for check in CHECKS} == set(EXAMPLES)
    assert all(example.speaks and example.silent for example in EXAMPLES.values())


@EVERY_CHECK
def test_a_check_speaks_about_its_speaking_examples(check: Check) -> None:
    unspoken = [number for number, example in enumerate(EXAMPLES[check.code].speaks) if not found(check, example)]
    assert unspoken == []


@EVERY_CHECK
def test_a_check_is_silent_about_its_near_misses(check: Check) -> None:
    spoken = {
        number: findings
        for number, example in enumerate(EXAMPLES[check.code].silent)
        if (findings := found(check, example))
    }
    assert spoken == {}


@pytest.mark.parametrize(
    "declaration", [cmrt(), emrt("1.1"), emrt("1.3"), emrt("2.0"), emrt("2.11.1")], ids=lambda d: str(d.template)
)
def test_nothing_but_its_edition_is_told_of_a_complete_declaration(declaration: Declaration) -> None:
    examination = examine(declaration, BACKGROUND)
    outdated = releases_behind(declaration.template.kind, declaration.template.version) > 1
    assert [finding.code for finding in examination.findings] == ["T072"] * outdated
    assert examination.open_rows == 0


@EVERY_CHECK
@pytest.mark.parametrize("language", Language)
def test_every_finding_is_worded_with_all_its_facts(check: Check, language: Language) -> None:
    for example in EXAMPLES[check.code].speaks:
        for finding in found(check, example):
            facts = {name for name, _ in finding.facts} | {"value", "cell"}
            facts |= {"in_rows"} if "rows" in facts else set()
            for text in (check.says, check.remedy):
                assert _names(text.in_(language)) <= facts
            for words in (wording.message(finding, language), wording.remedy(finding, language)):
                assert words
                assert not re.search(r"[{}]", words)


@EVERY_CHECK
def test_the_wordings_of_both_languages_hold_the_same_facts(check: Check) -> None:
    assert _names(check.title.en) == _names(check.title.zh) == set()
    assert _names(check.says.en) == _names(check.says.zh)
    assert _names(check.remedy.en) == _names(check.remedy.zh)


@EVERY_CHECK
def test_chinese_wordings_are_chinese_and_english_ones_are_not(check: Check) -> None:
    for text in (check.title, check.says, check.remedy):
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert not re.search(r"[\u3000-\uffef]", text.en)
        assert not re.search(r"[\u4e00-\u9fff][,;:?!]", text.zh), "half-width punctuation"


@EVERY_CHECK
def test_a_check_tells_what_it_looks_for_and_why(check: Check) -> None:
    assert check.what.endswith(".")
    assert check.why.endswith(".")


@EVERY_CHECK
def test_a_check_tells_the_same_in_chinese(check: Check) -> None:
    assert re.fullmatch(r".+。.+。", check.zh)
    assert not re.search(r"[\u4e00-\u9fff][,;:?!]", check.zh), "half-width punctuation"


def test_titles_wordings_and_docstrings_are_not_used_twice() -> None:
    for texts in (
        [check.title.en for check in CHECKS],
        [check.title.zh for check in CHECKS],
        [check.what for check in CHECKS],
        [check.zh for check in CHECKS],
        [check.rule.__name__ for check in CHECKS],
    ):
        assert len(set(texts)) == len(texts)


def test_codes_below_fifty_explain_what_the_checker_shows_and_are_errors() -> None:
    for check in CHECKS:
        explains = int(check.code[1:]) < OWN_CODES_FROM
        assert (check.severity is Severity.ERROR) == explains, check.code
        assert explains or not check.mirrors, check.code


@EVERY_CHECK
def test_only_checks_that_mirror_the_checker_name_its_rows(check: Check) -> None:
    rows = [finding.checker_row for example in EXAMPLES[check.code].speaks for finding in found(check, example)]
    assert all((row is not None) == check.mirrors for row in rows)


def test_a_code_is_a_letter_of_the_scheme_and_three_digits() -> None:
    assert all(re.fullmatch(r"[THQCSMPD]\d{3}", check.code) for check in CHECKS)


def test_a_code_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=CHECKS[0].code):
        collect(CHECKS[0], CHECKS[1], CHECKS[0])


def test_the_rule_set_version_depends_on_codes_severities_and_choices_and_not_on_their_order() -> None:
    versions = {
        STANDARD.version,
        rule_set(CHECKS[1:]).version,
        rule_set(CHECKS, {"S050": Choice(severity=Severity.ERROR)}).version,
        rule_set(CHECKS, {"S050": Choice(on=False)}).version,
    }
    assert len(versions) == 4
    assert rule_set(CHECKS[::-1]).version == STANDARD.version


def test_the_rule_set_version_changes_only_knowingly() -> None:
    """When this fails the rules have changed: suppliers' examinations will carry the new version."""
    assert STANDARD.version == "2-6aa35194"


def test_long_foreign_values_and_facts_are_cut() -> None:
    declaration = with_field(cmrt(), Field.SCOPE, "x" * 32_767)
    findings = [finding for finding in examine(declaration, BACKGROUND).findings if finding.code in ("H003", "H050")]
    lengths = [len(text) for finding in findings for text in (finding.value, *dict(finding.facts).values())]
    assert max(lengths) == LONGEST_VALUE


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
