import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.conduct import Conduct, RecordedConduct
from oredesk.core.supplier import MineralInScope, StoredSupplier, Supplier, SupplierCode
from oredesk.core.suppliers.columns import Column
from oredesk.core.suppliers.proposing import Kept, Proposal
from oredesk.core.suppliers.wording import Trouble
from registers import HEAD, ROWS, TODAY, Row, proposed

NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
KNOWN = Supplier(
    code=SupplierCode("V-1"),
    name="Known Ltd",
    aliases=("KL",),
    contacts=("li@known.example",),
    country="CN",
    region="CN-GD",
    spend=Decimal(100),
    minerals=(MineralInScope("Tin", "R&D"),),
    commitment_letter=TODAY,
    commitment_signed=True,
)


def kept(*suppliers: Supplier, conduct: Conduct | None = None, remembered: Sequence[str] = ()) -> Kept:
    """A register with these suppliers, and what is recorded of the first of them."""
    return Kept(
        [StoredSupplier(number, one, NOW) for number, one in enumerate(suppliers, start=1)],
        {1: RecordedConduct(conduct, NOW, "li", "audit 7")} if conduct else {},
        {1: frozenset(remembered)} if remembered else {},
    )


def applied(proposal: Proposal, before: Kept) -> Kept:
    """What is kept once the proposal is."""
    register = {one.supplier.code: one for one in before.register}
    conduct = dict(before.conduct)
    for number, change in enumerate(proposal.changes, start=len(register) + 1):
        number_of = change.before.number if change.before else number
        register[change.after.code] = StoredSupplier(number_of, change.after, NOW)
        if change.conduct:
            conduct[number_of] = RecordedConduct(change.conduct, NOW, "li", "file")
    return Kept(list(register.values()), conduct, before.remembered)


def after(*rows: Row, before: Kept | None = None) -> Supplier:
    """The one supplier that changes, as it would be."""
    (change,) = proposed(*rows, kept=before or kept(KNOWN)).changes
    return change.after


def test_new_changed_unchanged_and_missing_suppliers_are_told_apart() -> None:
    same = Supplier(SupplierCode("V-2"), "Namib Copper", country="NA", spend=Decimal("500.00"))
    gone = Supplier(SupplierCode("V-9"), "Gone Ltd")

    found = proposed(*ROWS, ("V-3", "New Ltd"), kept=kept(KNOWN, same, gone))

    assert [one.after.code for one in found.new] == ["V-3"]
    assert [(one.after.code, one.fields) for one in found.changed] == [("V-1", ("name", "contacts", "spend"))]
    assert found.unchanged == 1
    assert [one.supplier.code for one in found.missing] == ["V-9"]
    assert found.wrong == ()


def test_a_column_that_the_file_has_not_keeps_what_the_register_knows() -> None:
    assert after(("code", "spend"), ("v-1", "200")) == replace(KNOWN, spend=Decimal(200))


def test_a_blank_cell_of_a_column_that_it_has_empties_the_field() -> None:
    assert after(("code", "spend", "aliases"), ("V-1", "", "")) == replace(KNOWN, spend=None, aliases=())


def test_the_register_s_spelling_of_a_code_stays() -> None:
    assert after(("code", "name"), (" ｖ-1", "Other")).code == "V-1"


def test_a_new_supplier_needs_a_name_even_where_the_file_has_no_column_for_it() -> None:
    (wrong,) = proposed(("code", "spend"), ("V-7", "1"), kept=kept(KNOWN)).wrong
    assert (wrong.row, wrong.column, wrong.heading, wrong.trouble) == (2, Column.NAME, "", Trouble.NAME_MISSING)


class TestPlaces:
    def test_a_region_of_another_country_is_wrong(self) -> None:
        (wrong,) = proposed(("code", "name", "country", "region"), ("V-3", "A", "DE", "CN-GD")).wrong
        assert (wrong.column, wrong.trouble, wrong.facts) == (
            Column.REGION,
            Trouble.REGION_ELSEWHERE,
            (("country", "DE"),),
        )

    def test_the_country_that_the_register_knows_counts_too(self) -> None:
        (wrong,) = proposed(("code", "region"), ("V-1", "DE-BY"), kept=kept(KNOWN)).wrong
        assert wrong.trouble is Trouble.REGION_ELSEWHERE

    def test_a_region_alone_tells_the_country(self) -> None:
        assert after(("code", "name", "region"), ("V-3", "A", "NA-KH"), before=kept()).country == "NA"

    def test_a_supplier_that_moves_to_another_country_leaves_its_region_behind(self) -> None:
        assert after(("code", "country"), ("V-1", "DE")) == replace(KNOWN, country="DE", region="")


class TestMinerals:
    def test_who_named_a_mineral_stays_known_where_the_file_does_not_say(self) -> None:
        assert after(("code", "minerals"), ("V-1", "Gold; Tin")).minerals == (
            MineralInScope("Gold", ""),
            MineralInScope("Tin", "R&D"),
        )

    def test_a_column_for_it_has_the_last_word(self) -> None:
        assert after(("code", "minerals", "said by"), ("V-1", "Tin", "")).minerals == (MineralInScope("Tin", ""),)


@pytest.mark.parametrize(
    ("text", "day", "signed"),
    [("yes", TODAY, True), ("no", None, False), ("", None, None), ("2026-01-02", dt.date(2026, 1, 2), True)],
)
def test_a_mere_yes_does_not_take_away_the_day_of_a_letter(text: str, day: dt.date | None, *, signed: bool) -> None:
    found = proposed(("code", "commitment letter", "name"), ("V-1", text, "Other"), kept=kept(KNOWN)).changed[0].after
    assert (found.commitment_letter, found.commitment_signed) == (day, signed)


class TestContacts:
    def test_an_address_at_two_suppliers_of_the_file_is_wrong_in_both_rows(self) -> None:
        found = proposed(HEAD, ("V-3", "A", "", "", "li@x.example"), ("V-4", "B", "", "", "LI@x.example"))
        assert [(one.row, one.trouble, dict(one.facts)["others"]) for one in found.wrong] == [
            (2, Trouble.ADDRESS_TWICE, "V-4"),
            (3, Trouble.ADDRESS_TWICE, "V-3"),
        ]
        assert found.changes == ()

    def test_an_address_of_a_supplier_that_is_not_in_the_file_is_wrong(self) -> None:
        (wrong,) = proposed(HEAD, ("V-3", "A", "", "", "li@known.example"), kept=kept(KNOWN)).wrong
        assert (wrong.row, dict(wrong.facts)["others"]) == (2, "V-1")

    def test_an_address_may_move_from_one_supplier_of_the_file_to_another(self) -> None:
        rows = (("V-3", "A", "", "", "li@known.example"), ("V-1", "Known Ltd", "CN", "100", ""))
        assert proposed(HEAD, *rows, kept=kept(KNOWN)).wrong == ()

    def test_it_may_not_when_the_row_that_gives_it_up_is_wrong(self) -> None:
        rows = (("V-3", "A", "", "", "li@known.example"), ("V-1", "Known Ltd", "CN", "-1", ""))
        found = proposed(HEAD, *rows, kept=kept(KNOWN))
        assert [one.trouble for one in found.wrong] == [Trouble.ADDRESS_TWICE, Trouble.NEGATIVE]

    def test_what_a_person_had_remembered_stays_although_the_file_does_not_have_it(self) -> None:
        before = kept(
            replace(KNOWN, contacts=("li@known.example", "new@known.example")), remembered=("new@known.example",)
        )
        assert after(("code", "contacts"), ("V-1", "wang@known.example"), before=before).contacts == (
            "wang@known.example",
            "new@known.example",
        )

    def test_unless_the_file_has_it_at_another_supplier(self) -> None:
        before = kept(KNOWN, remembered=KNOWN.contacts)
        rows = (("code", "name", "contacts"), ("V-1", "Known Ltd", ""), ("V-3", "A", "li@known.example"))
        found = proposed(*rows, kept=before)
        assert {one.code: one.contacts for one in found.suppliers} == {"V-1": (), "V-3": ("li@known.example",)}


class TestConduct:
    HEAD = ("code", "name", "open major", "last assessed")

    def test_it_is_recorded_on_top_of_what_was_recorded_last(self) -> None:
        before = kept(KNOWN, conduct=Conduct(open_minor=2, open_major=1))
        found = proposed(self.HEAD, ("V-1", "Known Ltd", "3", ""), kept=before)
        assert found.conduct == {"V-1": Conduct(open_minor=2, open_major=3)}
        assert (found.changed[0].fields, found.changed[0].recorded) == ((), Conduct(open_minor=2, open_major=1))

    def test_nothing_is_recorded_where_it_says_nothing_or_nothing_new(self) -> None:
        before = kept(KNOWN, conduct=Conduct(open_major=1))
        for text in ("", "1"):
            assert proposed(self.HEAD, ("V-1", "Known Ltd", text, ""), kept=before).changes == ()

    def test_that_nothing_is_open_is_news_of_a_supplier_of_whom_nothing_was_recorded(self) -> None:
        assert proposed(self.HEAD, ("V-1", "Known Ltd", "0", ""), kept=kept(KNOWN)).conduct == {"V-1": Conduct()}

    def test_of_a_new_supplier_it_is_recorded_too(self) -> None:
        assert proposed(self.HEAD, ("V-3", "A", "0", "2026-01-02")).conduct == {
            "V-3": Conduct(assessed_on=dt.date(2026, 1, 2))
        }


_CODES = st.sampled_from(["V-1", "v-1", "V-2", "V-3", "", "V-4"])
_NAMES = st.sampled_from(["Known Ltd", "甲公司", "", "=1"])
_COUNTRIES = st.sampled_from(["CN", "NA", "", "Chinna", "德国"])
_SPENDS = st.sampled_from(["100", "1.234", "7,5", "1,234.5", "-1", ""])
_CONTACTS = st.sampled_from(["", "li@known.example", "a@x.example; b@x.example", "B@x.example", "x"])
_MINERALS = st.sampled_from(["", "Tin", "锡 (研发); 3TG", "Aluminium"])
_MAJORS = st.sampled_from(["", "0", "2"])
_ROWS = st.lists(st.tuples(_CODES, _NAMES, _COUNTRIES, _SPENDS, _CONTACTS, _MINERALS, _MAJORS), max_size=6)
_HEAD = (*HEAD, "Minerals", "Open major")


@given(_ROWS)
def test_once_it_is_kept_the_same_file_changes_nothing(rows: list[Row]) -> None:
    before = kept(KNOWN, conduct=Conduct(open_major=1), remembered=KNOWN.contacts)
    first = proposed(_HEAD, *rows, kept=before)

    again = proposed(_HEAD, *rows, kept=applied(first, before))

    assert again.changes == ()
    assert {one.row for one in again.wrong} == {one.row for one in first.wrong}


@given(_ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Row], chance: object) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    one, other = (proposed(_HEAD, *some, kept=kept(KNOWN)) for some in (rows, shuffled))

    def result(found: Proposal) -> tuple[object, ...]:
        wrong = sorted((cell.value, cell.trouble) for cell in found.wrong)
        return {supplier.code: supplier for supplier in found.suppliers}, dict(found.conduct), found.unchanged, wrong

    assert result(one) == result(other)
