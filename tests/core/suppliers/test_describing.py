import datetime as dt
from dataclasses import fields, replace
from decimal import Decimal

import pytest

from oredesk.core.annex_ii import AnnexII
from oredesk.core.conduct import Conduct
from oredesk.core.language import Language
from oredesk.core.supplier import MineralInScope, OutOfScope, Supplier, SupplierCode
from oredesk.core.suppliers.changes import FIELDS
from oredesk.core.suppliers.describing import (
    conduct_changes,
    conduct_described,
    conduct_text,
    described,
    field_name,
    field_shown,
    field_text,
    minerals_named,
)

DAY = dt.date(2026, 3, 31)
BARE = Supplier(SupplierCode("V-1"), "Parts Ltd")
FULL = replace(
    BARE,
    country="NA",
    spend=Decimal("1234567.50"),
    minerals=(MineralInScope("Tin", "R&D"), MineralInScope("Aluminium", "")),
    out_of_scope=OutOfScope.RESALE,
    contract_clause=False,
    contacts=("a@x.example", "b@x.example"),
    commitment_letter=DAY,
    commitment_signed=True,
)


@pytest.mark.parametrize(
    ("field", "english", "chinese"),
    [
        ("country", "NA Namibia", "NA 纳米比亚"),
        ("spend", "1,234,567.50", "1,234,567.50"),
        ("minerals", "tin (R&D); Aluminium [not scored]", "锡 (R&D); Aluminium【不计分】"),
        ("out_of_scope", "resold third-party products", "转售第三方产品"),
        ("contract_clause", "no", "否"),
        ("contacts", "a@x.example; b@x.example", "a@x.example; b@x.example"),
    ],
)
def test_a_field_is_told_in_both_languages(field: str, english: str, chinese: str) -> None:
    assert [field_text(FULL, field, language) for language in Language] == [english, chinese]


def test_nothing_is_told_as_not_known_or_as_none() -> None:
    shown = {field: field_shown(BARE, field, Language.EN) for field in FIELDS}
    assert (shown["spend"], shown["aliases"], shown["out_of_scope"]) == ("not known", "–", "no")
    assert field_text(BARE, "spend", Language.EN) == ""


def test_a_letter_is_told_once_by_its_day_or_by_yes_and_no() -> None:
    assert dict(described(FULL, Language.EN))["commitment letter"] == "2026-03-31"
    assert dict(described(replace(FULL, commitment_letter=None), Language.EN))["commitment letter"] == "yes"
    assert len(list(described(FULL, Language.ZH))) == len(FIELDS) - 1


def test_every_field_has_a_name_in_both_languages() -> None:
    names = [*FIELDS, *(field.name for field in fields(Conduct))]
    assert all(field_name(name, language) for name in names for language in Language)


def test_minerals_are_named_without_who_named_them() -> None:
    assert minerals_named(FULL, Language.ZH) == "锡; Aluminium【不计分】"


def test_of_conduct_only_what_is_open_was_refused_or_was_done_is_told() -> None:
    found = Conduct(open_major=2, refused_audit=True, assessed_on=DAY, confirmed_abuses=(AnnexII.BRIBERY,))
    assert conduct_described(found, Language.EN) == [
        "refused an audit or data: yes",
        "open major non-conformities: 2",
        "last assessed: 2026-03-31",
        "confirmed allegations: bribery and misrepresentation of origin",
    ]
    assert conduct_described(Conduct(), Language.ZH) == ["没有未关闭事项，且从未评估"]


def test_a_change_of_conduct_is_told_with_both_states() -> None:
    assert conduct_changes(Conduct(), Conduct(overdue_actions=1)) == ("overdue_actions",)
    assert conduct_text(Conduct(), "assessed_on", Language.EN) == "never"
    assert conduct_text(Conduct(), "sanctioned_smelters", Language.EN) == "–"


def test_what_a_stranger_wrote_stays_on_one_line() -> None:
    assert field_text(replace(BARE, name="A\n\x1b[31mB"), "name", Language.EN) == "A [31mB"
