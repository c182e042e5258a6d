"""A method file is taken whole or refused whole, with everything that is wrong named at once."""

import re
import tomllib

import pytest

from oredesk.core.checks import CHECKS
from oredesk.core.risk.location_rule import LocationRule
from oredesk.core.risk.method import IN_SCOPE_DENIED, Method
from oredesk.core.risk.method_file import read_method, unknown_codes
from oredesk.core.risk.plausibility_wording import PLAUSIBILITY
from oredesk.core.risk_score import Band, Factor
from oredesk.core.toml_file import LARGEST
from oredesk.risk_method import shipped_method

SHIPPED = shipped_method().decode()


def method(text: str = SHIPPED, preset: str = "") -> Method:
    read = read_method(text.encode(), preset)
    assert isinstance(read, Method), read
    return read


def problems(text: str | bytes, preset: str = "") -> list[str]:
    read = read_method(text if isinstance(text, bytes) else text.encode(), preset)
    assert not isinstance(read, Method)
    return [str(one) for one in read]


def changed(key: str, value: str, section: str = "") -> str:
    """The shipped file with one line changed: the first of that key, behind the heading of the section."""
    start = SHIPPED.index(f"[{section}]") if section else 0
    line = re.compile(rf"^{re.escape(key)} = .*$", re.MULTILINE)
    found = line.search(SHIPPED, start)
    assert found, key
    return SHIPPED[: found.start()] + f"{key} = {value}" + SHIPPED[found.end() :]


# ------------------------------------------------------------------------------------------------- the shipped file


def test_the_shipped_method_is_the_documented_one() -> None:
    shipped = method()
    assert [shipped.weights[factor] for factor in Factor] == [50, 50, 15, 25, 10, 20, 20, 10]
    assert (shipped.impact_bands.medium_from, shipped.impact_bands.high_from) == (40, 70)
    assert (shipped.risk_bands.medium_from, shipped.risk_bands.high_from) == (30, 55)
    assert shipped.matrix.name == "zte"
    assert [[shipped.matrix.tier(risk, impact).value for impact in Band] for risk in Band] == [
        ["low", "low", "medium"],
        ["low", "medium", "high"],
        ["medium", "high", "high"],
    ]
    assert shipped.missing.policy == "as-risk"


def test_the_shipped_places_are_scored_as_the_rule_says_itself() -> None:
    assert method().location == LocationRule()


def test_the_shipped_plausibility_rules_name_checks_that_exist_and_are_worded() -> None:
    shipped = method()
    assert unknown_codes(shipped, {one.code for one in CHECKS}) == ()
    assert {rule for rule, _ in shipped.plausibility.weights.values()} == set(PLAUSIBILITY)


def test_everything_that_rmis_checker_shows_as_open_weighs_something() -> None:
    weighed = method().plausibility.weights
    assert [one.code for one in CHECKS if one.mirrors and one.code not in weighed] == []


def test_severity_comes_first_in_the_other_preset() -> None:
    severe = method(preset="severity-first")
    assert {severe.matrix.tier(Band.HIGH, impact) for impact in Band} == {Band.HIGH}
    assert {severe.matrix.tier(Band.LOW, impact) for impact in Band} == {Band.LOW}


# ------------------------------------------------------------------------------------------------------- the version


def test_comments_layout_and_order_do_not_change_the_version() -> None:
    bare = _written(dict(reversed(tomllib.loads(SHIPPED).items())))
    assert method(bare).version == method().version
    reordered = SHIPPED.replace('gold = ["AE", "UG", "RW"]', 'gold = ["UG", "RW", "AE"]')
    assert method(reordered).version == method().version


@pytest.mark.parametrize(
    "other",
    [
        changed("edition", '"2"'),
        changed("un_floor", "61", "location"),
        changed("PC-21.minor", "[]", "plausibility.rules"),
        changed("G4", "false", "gates"),
        changed("preset", '"severity-first"', "matrix"),
        changed("policy", '"middle"', "missing"),
    ],
)
def test_whatever_counts_changes_the_version(other: str) -> None:
    assert method(other).version != method().version


def test_the_version_names_the_method_and_its_edition() -> None:
    assert re.fullmatch(r"Example Ltd 1 [0-9a-f]{8}", method(changed("name", '"Example Ltd"')).version)


# ---------------------------------------------------------------------------------------------------------- refused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (changed("spend", "60", "weights.impact"), r"\[weights.impact\]: The weights add up to 110."),
        (changed("history", "14.5", "weights.risk"), r"\[weights.risk\]: The weights add up to 99.5."),
        (changed("history", "-15", "weights.risk"), r"\[weights.risk\] history: -15 cannot be used. .* 0 to 100"),
        (changed("history", "true", "weights.risk"), r"\[weights.risk\] history: true cannot be used."),
        (changed("history", "nan", "weights.risk"), r"\[weights.risk\] history: NaN cannot be used."),
        (changed("risk", "[55, 30]", "bands"), r"\[bands\] risk: The bands do not follow on each other: 55, 30."),
        (changed("risk", "[30]", "bands"), r"\[bands\] risk: \[30\] cannot be used. Allowed: 2 numbers"),
        (changed("steps", "[[80, 70], [50, 100]]", "spend"), r"\[spend\] steps: A supplier of less spend"),
        (changed("steps", "[[50, 70], [80, 100]]", "spend"), r"\[spend\] steps: A supplier of less spend"),
        (changed("rest", "80", "spend"), r"\[spend\] steps: A supplier of less spend"),
        (changed("by_sources", "[10, 100]"), r"\[replaceability\] by_sources: More sources must not give more"),
        (changed("share", "[0, 6, 4, 2, 10]"), r"\[management\] share: Fewer answers must not give fewer"),
        (changed("conformant", "1.5", "smelter_location"), r"\[smelter_location\] conformant: 1.5 cannot be used"),
        (changed("conformant", "0.9", "smelter_location"), r"\[smelter_location\] conformant: A conformant smelter"),
        (changed("mean_of", "2.5"), r"\[smelter_location\] mean_of: 2.5 cannot be used. Allowed: a whole number"),
        (changed("sanctioned", "80"), r"\[smelter_status.by_status\] sanctioned: Sanctioned must not weigh less"),
        (changed("conformant", "30", "smelter_status.by_status"), r"conformant: Conformant must not weigh more"),
        (changed("minor", "50", "plausibility"), r"\[plausibility\] critical: A weightier contradiction"),
        (changed("PC-21.minor", '["D060"]'), r"\[plausibility.rules.PC-21\] minor: D060 counts in PC-19 already."),
        (changed("PC-21.minor", '"D062"'), r"\[plausibility.rules.PC-21\] minor: \"D062\" cannot be used."),
        (changed("PC-21.minor", '[]\nPC-21.mild = ["D062"]'), r"PC-21\] mild: There is no such key here."),
        (changed("policy", '"lenient"', "missing"), r"\[missing\] policy: \"lenient\" .* as-risk, middle"),
        (changed("smelters", "0", "missing.policies.as-risk"), r"as-risk\] smelters: Missing evidence is never scored"),
        (changed("G1", "1", "gates"), r"\[gates\] G1: 1 cannot be used. Allowed: true or false"),
        (changed("preset", '"best"', "matrix"), r"\[matrix\] preset: \"best\" .* zte, severity-first"),
        (changed("high", '["medium", "high"]'), r"\[matrix.presets.zte\] high: This is no row of the matrix."),
        (changed("high", '["medium", "high", "worst"]'), r"\[matrix.presets.zte\] high: This is no row of the matrix."),
        (changed("high", '["high", "medium", "high"]'), r"\[matrix.presets.zte\]: More risk or more impact must not"),
        (changed("medium", '["high", "high", "high"]'), r"\[matrix.presets.zte\]: More risk or more impact must not"),
        (changed("deaths", "[[25, 40], [1, 20]]"), r"\[location\] deaths: The steps are not in order."),
        (changed("deaths", "[[1, 40], [25, 20]]"), r"\[location\] deaths: The steps are not in order."),
        (changed("hiik", "[[0, 5]]"), r"\[location\] hiik: \[\[0, 5\]\] cannot be used."),
        (changed("human_rights_weight", "30"), r"\[location\]: The weights add up to 105."),
        (changed("medium_from", "70", "location"), r"\[location\] high_from: The bands do not follow"),
        (changed("AO", "120"), r"\[location.covered_floors\] AO: 120 cannot be used."),
        (changed("AO", "60\nXX = 60"), r"\[location.covered_floors\] XX: No country has the code XX."),
        (changed("un_not_counted", '["Iran"]'), r"\[location\] un_not_counted: No country has the code Iran."),
        (changed("gold", '["RU"]\ngolt = ["RU"]', "location.embargo"), r"\[location.embargo\] golt: .* no such metal"),
        (
            changed("history", "15\nhistroy = 3", "weights.risk"),
            r"histroy: There is no such key here. Allowed: history",
        ),
        (changed("name", '""'), r"^name: \"\" cannot be used. Allowed: a text"),
        (SHIPPED.replace("refused_audit = 40", ""), r"\[history\] refused_audit: This is missing. .* method example"),
        (SHIPPED.replace("[gates]", "[gate]"), r"^gates: This is missing."),
        (SHIPPED + "\n[colours]\nhigh = 'red'\n", r"^colours: There is no such key here."),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(text: str, told: str) -> None:
    found = problems(text)
    assert any(re.search(told, one) for one in found), found


def test_everything_wrong_is_told_at_once_and_nothing_twice() -> None:
    found = problems(
        changed("spend", "60", "weights.impact").replace("mean_of = 3", "mean_of = 0").replace("G2 = true", "G2 = 2")
    )
    assert [one.partition(":")[0] for one in found] == ["[weights.impact]", "[smelter_location] mean_of", "[gates] G2"]


@pytest.mark.parametrize(
    ("key", "section"),
    [
        ("spend", "weights.impact"),
        ("steps", "spend"),
        ("by_sources", "replaceability"),
        ("share", "management"),
        ("conformant", "smelter_location"),
        ("sanctioned", "smelter_status.by_status"),
        ("minor", "plausibility"),
        ("high_from", "location"),
        ("deaths", "location"),
    ],
)
def test_one_wrong_value_is_one_problem(key: str, section: str) -> None:
    (only,) = problems(changed(key, '"much"', section))
    assert only.startswith(f'[{section}] {key}: "much" cannot be used.')


def test_a_table_that_is_missing_is_told_without_every_key_of_it() -> None:
    found = problems("")
    assert len(found) == len(tomllib.loads(SHIPPED))
    assert all("This is missing." in one for one in found)


def test_a_preset_that_is_asked_for_must_be_in_the_file() -> None:
    assert problems(SHIPPED, "none") == ["[matrix] preset: There is no preset “none”. Allowed: zte, severity-first."]


def test_weights_that_are_fractions_add_up_all_the_same() -> None:
    thirds = changed("conflict_weight", "33.3").replace("governance_weight = 25", "governance_weight = 33.3")
    assert method(thirds.replace("human_rights_weight = 25", "human_rights_weight = 33.4")).location.least_parts == 3


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfe" + SHIPPED.encode("utf-16-le"), "no text in UTF-8"),
        (b"name = ", "not written as TOML wants it"),
        (b"#" * (LARGEST + 1), "too large to be a method file"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
    ],
    ids=["as Windows' Notepad saves Unicode", "cut off", "a huge file", "brackets without end"],
)
def test_what_is_no_method_file_is_refused(data: bytes, told: str) -> None:
    (only,) = problems(data)
    assert told in only


@pytest.mark.parametrize("wrong", ["7", '"text"', "[]", "{}", "[[1]]", "1e999", "1979-05-27"])
def test_nothing_of_a_wrong_type_gets_through_or_breaks_the_reading(wrong: str) -> None:
    """An operator that misreads the example, in any key."""
    for key in tomllib.loads(SHIPPED):
        kept = {name: value for name, value in tomllib.loads(SHIPPED).items() if name != key}
        text = f"{key} = {wrong}\n" + _written(kept)
        if isinstance(read_method(text.encode()), Method):
            assert (key, wrong) in _HARMLESS


_HARMLESS = {("name", '"text"'), ("edition", '"text"'), ("screening", "{}")}


def _written(tables: dict[str, object]) -> str:
    """TOML of what was read, on one line for each table."""
    return "\n".join(f"{key} = {_inline(value)}" for key, value in tables.items())


def _inline(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f'"{key}" = {_inline(each)}' for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case _:
            return str(value)


# ------------------------------------------------------------------------------------------------------------- codes


def test_a_code_that_is_no_checks_is_named_with_the_nearest() -> None:
    wrong = method(changed("PC-21.minor", '["D62"]'))
    (only,) = unknown_codes(wrong, {one.code for one in CHECKS})
    assert str(only).startswith("[plausibility.rules] PC-21: There is no check D62. Allowed: ")
    assert "D062" in only.allowed


def test_the_registers_own_contradiction_needs_no_check() -> None:
    assert IN_SCOPE_DENIED in method().plausibility.weights


@pytest.mark.parametrize(("key", "value"), [("smelters", "0"), ("location", "0.04"), ("answers", "0.001")])
def test_a_policy_for_missing_evidence_must_not_be_rounded_to_nothing(key: str, value: str) -> None:
    (problem,) = problems(changed(key, value, "missing.policies.as-risk"))
    assert "Missing evidence is never scored as zero. Allowed: a number from 0.1." in problem
