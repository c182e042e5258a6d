"""The page that explains a score: complete in both languages, safe whatever a supplier is called, fit for paper."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explained import CAMPAIGN, CONNECTORS, EVERYBODY, HOSTILE, METHOD, PLATING, UNKNOWN, explained, known
from oredesk.core.declaration import Question
from oredesk.core.language import Language
from oredesk.core.risk.atlas import Atlas
from oredesk.core.risk.explaining import Explanation, Known
from oredesk.core.risk.measures import Doing, MeantSmelter, Measure
from oredesk.core.risk.method import YES_QUESTIONS
from oredesk.core.risk.world import World
from oredesk.pages.explanation_json import explanation_object
from oredesk.pages.explanation_page import explanation_html, explanation_text
from oredesk.pages.explanation_view import explanation_view
from oredesk.pages.measure_view import measure_view
from oredesk.pages.rendering import environment, text_page
from oredesk.pages.text_lines import WIDTH, columns_of
from place_figures import figures
from risk_cases import SUPPLIER_A, SUPPLIER_B, WORLD_A, WORLD_B

ALL = pytest.mark.parametrize("one", EVERYBODY, ids=["good", "bad", "unknown", "hostile"])
BOTH = pytest.mark.parametrize("language", list(Language))
_VOID = frozenset(("meta", "br", "line", "rect"))


class Page(HTMLParser):
    """Reads a page: that every element is closed in its turn, what text there is, and what it would load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


@ALL
@BOTH
def test_the_text_fits_a_hundred_columns(one: Explanation, language: Language) -> None:
    text = explanation_text(one, language)
    assert max(map(columns_of, text.splitlines())) <= WIDTH
    assert not re.search(r"[^\S\n]$|\n\n\n", text, re.MULTILINE)


@ALL
@BOTH
def test_the_html_is_one_page_that_needs_nothing_else_and_runs_nothing(one: Explanation, language: Language) -> None:
    html = explanation_html(one, language)
    page = read(html)
    tags = {tag for tag, _, _ in page.attributes} | set(re.findall(r"<([a-z0-9]+)", html))
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not {name for _, name, _ in page.attributes} & {"src", "href", "action", "onclick", "onload"}
    assert "url(" not in html
    assert "@import" not in html
    assert ("html", "lang", "zh-Hans" if language is Language.ZH else "en") in page.attributes


@BOTH
def test_hostile_names_are_words_like_any_other(language: Language) -> None:
    html, text = explanation_html(HOSTILE, language), explanation_text(HOSTILE, language)
    for shown in (html, text):
        assert not re.search("[\u202a-\u202e\x00-\x08\x0b-\x1f\x7f]", shown)
        assert len(shown) < 200_000
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "[bold red]x[/]" in text


@BOTH
def test_text_and_html_say_the_same_reasons_sources_and_measures(language: Language) -> None:
    text = re.sub(r"\s", "", explanation_text(PLATING, language))
    page = re.sub(r"\s", "", read(explanation_html(PLATING, language)).text)
    for said in ("CID003185", "82.0", "62.9", "audit report 17", "2026-05-04", "48.5", "Li Na", "2026-12-31", "G1"):
        assert said.replace(" ", "") in text
        assert said.replace(" ", "") in page


def test_the_summary_is_the_methods_own_sentence() -> None:
    text = explanation_text(PLATING, Language.EN)
    assert "Half of the supplier's own risk comes from smelter status (82 points) and smelter location (73" in text
    assert "供应商自身风险的一半来自冶炼厂状态（82 分）和冶炼厂所在地（73 分）。" in explanation_text(
        PLATING, Language.ZH
    )


@BOTH
def test_an_auditor_finds_what_the_score_of_a_place_is_made_of(language: Language) -> None:
    """Supplier B of the method: 45.8 for IN-TN, halved in conflict; 11.5 for the Emirates, lifted to 60."""
    html = re.sub(r"\s+", " ", read(explanation_html(PLATING, language)).text)
    for said in ("70.0 × 0.5 = 35.0", "35.0 × 50", "60.4 × 25", "53.0 × 25", "= 45.8", "= 11.5", "2024-11-07", "21.3"):
        assert said in html
        assert said in explanation_text(PLATING, language) or said == "21.3"
    assert html.count("÷ 1.2") == 1


def test_a_place_that_counts_for_several_metals_is_told_once() -> None:
    places = explanation_view(PLATING, Language.EN).places
    assert len({place.name for place in places if place.metals}) == len([place for place in places if place.metals])


def test_bands_and_rules_stand_beside_the_points_unless_another_method_made_them() -> None:
    text = explanation_text(PLATING, Language.EN)
    assert "(low below 30, medium from 30, high from 55)" in text
    assert "each open major non-conformity 20 (at most 40)" in text
    other = explanation_text(replace(CONNECTORS, method=replace(METHOD, edition="2")), Language.EN)
    assert "low below 30, medium" not in other
    assert "(at most 40)" not in other


def test_missing_evidence_is_not_called_nothing_known_where_answers_were_given() -> None:
    """All answers are there and right; only whether the letter is signed is not known."""
    (said,) = SUPPLIER_A.surveys
    best = {**dict.fromkeys(YES_QUESTIONS, "Yes"), Question.SHARE_OF_SUPPLIERS: "100%"}
    assert said.answers
    statements = tuple(replace(one, meaning=best.get(one.question, one.meaning)) for one in said.answers.statements)
    known_well = replace(
        SUPPLIER_A,
        supplier=replace(SUPPLIER_A.supplier, commitment_letter=None, commitment_signed=None),
        surveys=(replace(said, answers=replace(said.answers, statements=statements)),),
    )
    text = re.sub(r"\s+", " ", explanation_text(explained(known(known_well, WORLD_A), WORLD_A), Language.EN))
    assert "Evidence is missing, and nothing else adds points, for management performance: these" in text


def test_a_tier_that_a_person_set_stands_beside_the_computed_one() -> None:
    assert "Tier: MEDIUM (computed: high)" in explanation_text(PLATING, Language.EN)


def test_every_score_says_what_it_does_not_say() -> None:
    for one in EVERYBODY:
        assert "does not say that a product is conflict-free" in explanation_text(one, Language.EN).replace("\n", " ")
        assert "不说明产品是否无冲突" in explanation_html(one, Language.ZH)


def test_a_supplier_of_which_nothing_is_known_is_told_so_in_one_sentence() -> None:
    assert "Nothing is known about any factor" in explanation_text(UNKNOWN, Language.EN)


def test_a_stale_older_or_foreign_score_carries_a_warning() -> None:
    stale = replace(CONNECTORS, is_stale=True, method=replace(METHOD, edition="2"), easing=None)
    text = explanation_text(stale, Language.EN)
    assert "! This is not the supplier's latest score." in text
    assert "! Evidence, data or method have changed" in text
    assert f"! This score was made by method {METHOD.version}" in text
    assert "in the matrix" not in text


def test_an_old_figure_is_marked() -> None:
    assert "data of 2023 · old: look at newer figures" in explanation_text(PLATING, Language.EN)


def test_a_score_that_did_not_change_says_nothing_changed() -> None:
    same = explained(known(SUPPLIER_A, WORLD_A, SUPPLIER_A), WORLD_A)
    assert "Nothing." in explanation_text(same, Language.EN)
    assert "没有变化。" in explanation_html(same, Language.ZH)


def test_the_first_score_says_that_it_is_the_first() -> None:
    assert "first score" in explanation_text(explained(known(SUPPLIER_A, WORLD_A), WORLD_A), Language.EN)


def test_another_weight_and_gates_that_come_and_go_are_told() -> None:
    swapped = replace(METHOD, weights={**METHOD.weights, next(iter(METHOD.weights)): 40.0})
    before = known(SUPPLIER_B, WORLD_B)
    assert before.stored is not None
    factors = tuple(replace(one, weight=swapped.weights[one.factor]) for one in before.stored.score.factors)
    earlier = replace(
        before.stored, number=3, score=replace(before.stored.score, factors=factors, gates=(), method="old 1 aa")
    )
    text = explanation_text(explained(replace(before, previous=earlier)), Language.EN)
    assert "weight 40 % → 50 %" in text
    assert "Gate G1 lifts it now" in text
    assert "The method changed: old 1 aa" in text


MEASURES = [
    *(Measure(one, count=2, metals=("Gold",)) for one in Doing if one is not Doing.ANSWER and one is not Doing.CORRECT),
    *(Measure(Doing.ANSWER, questions=(question,)) for question in YES_QUESTIONS),
    Measure(Doing.CORRECT, about="PC-14", codes=("Q071",)),
    Measure(Doing.CORRECT, about="OWN-1", codes=("X001",)),
]


@BOTH
@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: f"{one.doing} {one.about}{'.'.join(one.questions)}")
def test_every_measure_has_words(measure: Measure, language: Language) -> None:
    named = measure
    if measure.doing in (Doing.LEAVE_SMELTERS, Doing.AUDIT_SMELTERS):
        smelters = tuple(MeantSmelter("Gold", f"CID{number:06}", "Works") for number in range(9))
        named = replace(measure, about="eligible", count=9, smelters=smelters)
    said = _measure(named, language)
    assert len(said) > 3
    assert "CID000005" in said or not named.smelters


def _measure(measure: Measure, language: Language) -> str:
    choose: Any = environment(html=False).get_template("choices.j2").module
    phrases = environment(html=False).get_template(f"{language.value}/phrases.j2").module
    return str(choose.measure(phrases, measure_view(measure, language)))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_name_gives_a_page(code: str, name: str) -> None:
    supplier = replace(SUPPLIER_A.supplier, code=code, name=name)  # type: ignore[arg-type]
    one = explained(Known(supplier, None, known(SUPPLIER_A, WORLD_A).stored, campaign=CAMPAIGN), WORLD_A)
    read(explanation_html(one, Language.EN))
    assert max(map(columns_of, explanation_text(one, Language.ZH).splitlines())) <= WIDTH


@ALL
def test_the_object_for_machines_survives_json_and_adds_up(one: Explanation) -> None:
    found = json.loads(json.dumps(explanation_object(one), default=str))
    parts = [each["part"] for each in found["factors"] if each["factor"].startswith("Y")]
    assert abs(sum(parts) - found["y"]) < 1e-9
    assert found["supplier"]["name"] == one.supplier.name
    assert set(found["limits"]) == {"en", "zh"}


def test_a_forgotten_fact_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(Exception, match="page"):
        text_page("explanation.txt.j2", {})


def test_a_supplier_in_guinea_is_no_conflict_case_and_needs_enhanced_due_diligence_all_the_same() -> None:
    """The aluminium maker's case: CPI and FSI imported, Guinea fails governance and human rights alone."""
    guinea = replace(SUPPLIER_A, supplier=replace(SUPPLIER_A.supplier, country="GN", region=""))
    there = World(WORLD_A.reference, Atlas.of(figures("GN", CPI=26, FSI=95)))
    one = explained(known(guinea, there), there)
    said = "conflict: no; governance: yes; human rights: yes -> enhanced due diligence"
    assert said in re.sub(r"\s+", " ", explanation_text(one, Language.EN))
    assert said.replace(">", "&gt;") in re.sub(r"\s+", " ", re.sub(r"</?b>", "", explanation_html(one, Language.EN)))
    (place,) = (each for each in explanation_object(one)["places"] if each["place"] == "GN")
    assert {each["indicator"]: each["value"] for each in place["verdicts"]}["cpi"] == 26
