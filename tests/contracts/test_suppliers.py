"""What every store of the supplier register promises, one sentence each; run on SQLite files."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from oredesk.core.annex_ii import AnnexII
from oredesk.core.conduct import Conduct, RecordedConduct
from oredesk.core.finding import Verdict
from oredesk.core.supplier import (
    MineralInScope,
    OutOfScope,
    RegisterChange,
    StoredSupplier,
    Supplier,
    SupplierCode,
    TiedBy,
)
from oredesk.core.supplier_ports import Suppliers
from oredesk.core.tie import TiedSubmission
from oredesk.storage.ledger import SqlLedger
from oredesk.storage.risk_models import RescoringRow
from oredesk.storage.supplier_models import SupplierKeyRow
from storage.examples import CLERK, NOW, TODAY, answered, arrive, examined, refused

DAY = dt.timedelta(days=1)
EVERY_FACT = Supplier(
    code=SupplierCode("V-0001"),
    name="东莞某某连接器有限公司",
    aliases=("Dongguan Demo Connectors Co., Ltd.", "DDC “东莞”"),
    contacts=("li@ddc.example", "wang@ddc.example"),
    domains=("ddc.example",),
    country="CN",
    region="CN-GD",
    spend=Decimal("1234567.89"),
    sources=2,
    minerals=(MineralInScope("Tin", "R&D"), MineralInScope("Aluminium", "")),
    out_of_scope=OutOfScope.RESALE,
    out_of_scope_note="since 2026",
    business_unit="Wireless",
    contract_clause=False,
    commitment_letter=TODAY,
    commitment_signed=True,
)
PLAIN = Supplier(SupplierCode("V-0002"), "Plain Parts Ltd")
BAD = Conduct(
    refused_audit=True,
    open_major=2,
    open_minor=3,
    overdue_actions=1,
    assessed_on=TODAY,
    special_audit_on=TODAY - DAY,
    refused_correction=True,
    confirmed_abuses=(AnnexII.CHILD_LABOUR, AnnexII.BRIBERY),
    sanctioned_smelters=("CID003185",),
)


@pytest.fixture
def register(ledger: SqlLedger) -> Suppliers:
    return ledger


async def put(register: Suppliers, *suppliers: Supplier, now: dt.datetime = NOW) -> Sequence[StoredSupplier]:
    """What was changed by an import of these suppliers."""
    return await register.change_suppliers(suppliers, now, "li", "register.xlsx")


async def rescorings(ledger: SqlLedger) -> list[tuple[int, str]]:
    """Who waits to be scored anew and why; all of them are forgotten."""

    async def work() -> list[tuple[int, str]]:
        rows = await RescoringRow.all().order_by("id")
        await RescoringRow.all().delete()
        return [(row.supplier_id, row.cause) for row in rows]

    return await ledger._database.run(work)


async def keys(ledger: SqlLedger) -> set[tuple[int, str, str]]:
    """All that suppliers are found by."""

    async def work() -> set[tuple[int, str, str]]:
        return {(row.supplier_id, row.kind, row.key) async for row in SupplierKeyRow.all()}

    return await ledger._database.run(work)


class TestRegister:
    async def test_a_supplier_comes_back_as_it_was_with_every_fact(self, register: Suppliers) -> None:
        stored = await put(register, EVERY_FACT, PLAIN)
        assert [one.supplier for one in stored] == [EVERY_FACT, PLAIN]
        assert await register.suppliers() == stored
        assert [one.changed_at for one in stored] == [NOW, NOW]

    async def test_it_is_found_by_code_whatever_its_case_and_width_and_by_number(self, register: Suppliers) -> None:
        (stored,) = await put(register, EVERY_FACT)
        assert await register.supplier(" ｖ-0001 ") == stored
        assert await register.supplier_numbered(stored.number) == stored
        assert await register.supplier("V-1") is None
        assert await register.supplier_numbered(stored.number + 1) is None

    async def test_suppliers_are_told_by_code(self, register: Suppliers) -> None:
        await put(register, *(replace(PLAIN, code=SupplierCode(code)) for code in ("b", "C", "a")))
        assert [one.supplier.code for one in await register.suppliers()] == ["a", "b", "C"]

    async def test_a_change_keeps_the_number_and_the_state_before(self, register: Suppliers) -> None:
        (first,) = await put(register, PLAIN)
        changed = replace(PLAIN, code=SupplierCode("v-0002"), spend=Decimal("7.10"))
        (second,) = await put(register, changed, now=NOW + DAY)
        assert second == StoredSupplier(first.number, changed, NOW + DAY)
        assert await register.suppliers() == [second]
        assert await register.register_changes(first.number) == [
            RegisterChange(NOW, "li", "register.xlsx", None, PLAIN),
            RegisterChange(NOW + DAY, "li", "register.xlsx", PLAIN, changed),
        ]

    async def test_a_supplier_that_is_as_it_was_leaves_no_trace(self, ledger: SqlLedger) -> None:
        (stored, _) = await put(ledger, EVERY_FACT, PLAIN)
        await rescorings(ledger)
        assert await put(ledger, PLAIN, EVERY_FACT, now=NOW + DAY) == []
        assert await ledger.supplier_numbered(stored.number) == stored
        assert len(await ledger.register_changes(stored.number)) == 1
        assert await rescorings(ledger) == []

    async def test_a_register_longer_than_a_batch_is_whole(self, register: Suppliers) -> None:
        many = [
            replace(PLAIN, code=SupplierCode(f"{number:05}"), contacts=(f"{number}@x.example",))
            for number in range(2345)
        ]
        await put(register, *many)
        changed = [replace(one, spend=Decimal(1)) for one in many]
        assert len(await put(register, *changed)) == 2345
        assert [one.supplier for one in await register.suppliers()] == changed

    async def test_a_code_given_twice_is_refused_and_nothing_is_kept(self, register: Suppliers) -> None:
        with pytest.raises(ValueError, match="twice"):
            await put(register, EVERY_FACT, PLAIN, replace(PLAIN, code=SupplierCode("v-0002")))
        assert await register.suppliers() == []

    async def test_text_no_database_can_hold_is_stored_without_it(self, register: Suppliers) -> None:
        """A name typed at a terminal that speaks another encoding, and a NUL from a cell."""
        odd = replace(PLAIN, name="a\x00b\udce9", aliases=("c\ud800",))
        (stored,) = await put(register, odd)
        assert stored.supplier == replace(PLAIN, name="ab", aliases=("c",))
        assert await put(register, odd) == []

    async def test_a_time_without_a_zone_is_refused_and_nothing_is_kept(self, register: Suppliers) -> None:
        with pytest.raises(ValueError, match="zone"):
            await put(register, PLAIN, now=NOW.replace(tzinfo=None))
        assert await register.suppliers() == []


class TestKeys:
    async def test_a_supplier_is_found_by_addresses_domains_and_every_name(self, ledger: SqlLedger) -> None:
        (stored,) = await put(ledger, EVERY_FACT)
        assert await keys(ledger) == {
            (stored.number, "contact", "li@ddc.example"),
            (stored.number, "contact", "wang@ddc.example"),
            (stored.number, "domain", "ddc.example"),
            (stored.number, "name", "东莞某某连接器有限公司"),
            (stored.number, "name", "dongguandemoconnectorscoltd"),
            (stored.number, "name", "ddc东莞"),
        }

    async def test_keys_follow_every_change(self, ledger: SqlLedger) -> None:
        (stored, other) = await put(ledger, EVERY_FACT, PLAIN)
        await put(ledger, replace(EVERY_FACT, aliases=(), contacts=("neu@ddc.example",), domains=()))
        assert await keys(ledger) == {
            (stored.number, "contact", "neu@ddc.example"),
            (stored.number, "name", "东莞某某连接器有限公司"),
            (other.number, "name", "plainpartsltd"),
        }

    async def test_names_that_are_the_same_are_one_key_and_a_name_without_letters_is_none(
        self, ledger: SqlLedger
    ) -> None:
        (stored, _) = await put(
            ledger, replace(PLAIN, aliases=("PLAIN PARTS LTD.",)), replace(PLAIN, code=SupplierCode("x"), name="---")
        )
        assert await keys(ledger) == {(stored.number, "name", "plainpartsltd")}

    async def test_a_very_long_name_still_has_a_key(self, ledger: SqlLedger) -> None:
        """One ligature of the compatibility block stands for eighteen letters."""
        await put(ledger, replace(PLAIN, name="ﷺ" * 250))
        ((_, _, found),) = await keys(ledger)
        assert len(found) == 320


class TestConduct:
    async def test_the_latest_word_counts_and_the_earlier_ones_are_kept(self, register: Suppliers) -> None:
        (stored, _) = await put(register, PLAIN, EVERY_FACT)
        await register.record_conduct(stored.number, BAD, NOW, "li", "audit 7")
        await register.record_conduct(stored.number, Conduct(), NOW + DAY, "wang", "audit 8")
        words = [
            RecordedConduct(BAD, NOW, "li", "audit 7"),
            RecordedConduct(Conduct(), NOW + DAY, "wang", "audit 8"),
        ]
        assert await register.conduct() == {stored.number: words[1]}
        assert await register.conduct_of(stored.number) == words

    async def test_nothing_is_recorded_of_an_unknown_supplier(self, register: Suppliers) -> None:
        with pytest.raises(KeyError):
            await register.record_conduct(1, BAD, NOW, "li", "audit 7")
        with pytest.raises(KeyError):
            await register.change_suppliers((PLAIN,), NOW, "li", "f", conduct={SupplierCode("none"): BAD})
        assert (await register.conduct(), await register.suppliers()) == ({}, [])

    async def test_an_import_records_conduct_together_with_the_suppliers(self, register: Suppliers) -> None:
        (stored,) = await register.change_suppliers(
            (PLAIN,), NOW, "li", "file.csv", conduct={SupplierCode("v-0002"): BAD}
        )
        assert await register.conduct() == {stored.number: RecordedConduct(BAD, NOW, "li", "file.csv")}


class TestRescoring:
    @pytest.mark.parametrize(
        "change",
        [
            {"country": "NA"},
            {"region": "NA-KH"},
            {"sources": 1},
            {"minerals": ()},
            {"commitment_letter": None},
            {"commitment_signed": None},
            {"contract_clause": None},
        ],
        ids=lambda change: next(iter(change)),
    )
    async def test_a_change_that_scoring_uses_concerns_that_supplier(
        self, ledger: SqlLedger, change: dict[str, object]
    ) -> None:
        (stored, _) = await put(ledger, EVERY_FACT, PLAIN)
        await rescorings(ledger)
        await put(ledger, replace(EVERY_FACT, **change), PLAIN)  # type: ignore[arg-type]  # one field each
        assert await rescorings(ledger) == [(stored.number, "register")]

    async def test_a_change_that_scoring_does_not_use_concerns_nobody(self, ledger: SqlLedger) -> None:
        await put(ledger, EVERY_FACT)
        await rescorings(ledger)
        await put(ledger, replace(EVERY_FACT, name="New Name", contacts=(), business_unit="Fixed"))
        assert await rescorings(ledger) == []

    @pytest.mark.parametrize("change", [{"spend": Decimal(5)}, {"out_of_scope": OutOfScope.PHASE_OUT}])
    async def test_a_shift_of_spend_concerns_everybody(self, ledger: SqlLedger, change: dict[str, object]) -> None:
        stored = await put(ledger, EVERY_FACT, PLAIN)
        await rescorings(ledger)
        await put(ledger, replace(PLAIN, **change))  # type: ignore[arg-type]  # one field each
        assert await rescorings(ledger) == [(one.number, "register") for one in stored]

    async def test_a_new_supplier_without_spend_concerns_itself_alone(self, ledger: SqlLedger) -> None:
        await put(ledger, EVERY_FACT)
        await rescorings(ledger)
        (stored,) = await put(ledger, PLAIN)
        assert await rescorings(ledger) == [(stored.number, "register")]

    async def test_recorded_conduct_concerns_that_supplier_and_nobody_waits_twice(self, ledger: SqlLedger) -> None:
        (stored,) = await put(ledger, PLAIN)
        await rescorings(ledger)
        for _ in range(2):
            await ledger.record_conduct(stored.number, BAD, NOW, "li", "audit 7")
        assert await rescorings(ledger) == [(stored.number, "conduct")]


class TestContactsThatPeopleHadRemembered:
    async def test_they_are_those_that_came_with_a_submission(self, register: Suppliers) -> None:
        (stored, _) = await put(register, EVERY_FACT, PLAIN)
        more = replace(EVERY_FACT, contacts=(*EVERY_FACT.contacts, "new@ddc.example"))
        await register.change_suppliers((more,), NOW, "li", "submission 17")
        assert await register.remembered_contacts() == {stored.number: {"new@ddc.example"}}

    async def test_a_file_of_such_a_name_is_no_submission(self, register: Suppliers) -> None:
        await register.change_suppliers((EVERY_FACT,), NOW, "li", "submission 17.xlsx")
        assert await register.remembered_contacts() == {}


class TestSubmissions:
    async def test_a_supplier_s_are_told_newest_first_with_what_came_of_them(self, ledger: SqlLedger) -> None:
        await put(ledger, replace(PLAIN, contacts=(CLERK,)), EVERY_FACT)
        first = await arrive(ledger, "1", NOW)
        await ledger.settle(answered(first.id, examined(company="Plain Parts Ltd"), refused()), NOW)
        other = await arrive(ledger, "2", NOW + DAY)
        await ledger.settle(answered(other.id, examined(content="2", company="Else"), to="x@y.example"), NOW)

        stored = await ledger.supplier("V-0002")
        assert stored
        assert await ledger.submissions_of(stored.number) == [
            TiedSubmission(2, NOW, CLERK, "", "", Verdict.UNREADABLE, TiedBy.CONTACT),
            TiedSubmission(1, NOW, CLERK, "Plain Parts Ltd", "CMRT 6.5", Verdict.INCOMPLETE, TiedBy.CONTACT),
        ]
        assert await ledger.submissions_of(99) == []
