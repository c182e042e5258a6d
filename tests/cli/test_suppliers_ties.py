"""Whose the submissions are that came by mail, as staff see and say it."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from english_words import english_in
from journeys.world import World, complete_workbook, mail
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.storage.ledger import SqlLedger
from surveyed import registered

pytestmark = pytest.mark.usefixtures("database")

REGISTER = (
    Supplier(SupplierCode("V-1"), "Journey Metals Ltd", contacts=("li@journey.example",), domains=("journey.example",)),
    Supplier(SupplierCode("V-2"), "Other Metals Ltd", contacts=("ma@other.example",)),
    Supplier(SupplierCode("V-3"), "Thirdly Alloys GmbH"),
)


async def register(ledger: SqlLedger) -> None:
    await registered(ledger, *REGISTER)


@pytest.fixture
def desk(run: Run, world: World, database: Path) -> Run:
    """A desk with a register of three suppliers."""
    inside(world.folder, register)
    return run


def receive(run: Run, world: World, number: int, sender: str, company: str = "Journey Metals Ltd") -> None:
    world.deliver(mail(number, complete_workbook(company), sender=sender))
    assert run("run", "--once").exit_code == 0


def untied(run: Run) -> list[dict[str, Any]]:
    return list(json.loads(run("suppliers", "unmatched", "--format", "json").stdout))


def test_without_a_register_it_says_where_to_begin(run: Run) -> None:
    assert "suppliers import" in run("suppliers", "unmatched").stdout


def test_a_stranger_under_a_supplier_s_name_is_suggested_and_not_tied(desk: Run, world: World) -> None:
    receive(desk, world, 1, "stranger@nowhere.example")

    (card,) = untied(desk)

    assert (card["submission"], card["sender"], card["template"][:4]) == (1, "stranger@nowhere.example", "CMRT")
    assert card["suggestions"][0] == {
        "code": "V-1",
        "name": "Journey Metals Ltd",
        "why": ["name"],
        "says": ["same company name"],
    }
    shown = desk("suppliers", "unmatched", "--lang", "zh").stdout
    assert "V-1 Journey Metals Ltd: 公司名称相同" in shown


def test_a_person_s_word_ties_and_is_recorded(desk: Run, world: World) -> None:
    receive(desk, world, 1, "stranger@nowhere.example", "Somebody Else Ltd")

    result = desk("suppliers", "tie", "1", "v-2")

    assert result.exit_code == 0
    assert "Submission 1 is tied to V-2 Other Metals Ltd." in result.stdout
    assert untied(desk) == []
    assert "Every examined submission belongs to a supplier." in desk("suppliers", "unmatched").stdout
    decided = desk("decisions").stdout
    assert "mail 1, submission 1" in decided
    assert "tied to V-2" in decided


def test_a_remembered_address_is_tied_from_then_on_and_what_it_sent_before_too(desk: Run, world: World) -> None:
    for number in (1, 2):
        receive(desk, world, number, "wu@qq.com", f"Works {number}")

    result = desk("suppliers", "tie", "2", "V-3", "--remember")
    receive(desk, world, 3, "wu@qq.com", "Works 3")

    assert "tied as well: 1" in result.stdout
    assert untied(desk) == []
    again = desk("suppliers", "tie", "2", "V-3", "--remember")
    assert (again.exit_code, "tied as well" in again.stdout) == (0, False)
    assert desk("decisions").stdout.count("tied to V-3") == 2


def test_an_address_of_one_supplier_is_not_remembered_for_another(desk: Run, world: World) -> None:
    """An agent who answers for two."""
    receive(desk, world, 1, "li@journey.example", "Other Metals Ltd")
    assert [one["suggestions"][0]["code"] for one in untied(desk)] == ["V-2"]

    refused = desk("suppliers", "tie", "1", "V-2", "--remember")

    assert refused.exit_code == 70
    assert "is a contact of V-1 Journey Metals Ltd" in refused.stderr
    assert len(untied(desk)) == 1
    assert desk("suppliers", "tie", "1", "V-2").exit_code == 0


def test_a_buyer_of_ours_who_passes_workbooks_on_is_not_remembered(desk: Run, world: World) -> None:
    receive(desk, world, 1, "buyer@example.test", "Other Metals Ltd")

    refused = desk("suppliers", "tie", "1", "V-2", "--remember")

    assert (refused.exit_code, "an address of your own" in refused.stderr) == (70, True)
    assert json.loads(desk("suppliers", "tie", "1", "V-2", "--format", "json").stdout) == {
        "submission": 1,
        "supplier": "V-2",
        "remembered": False,
        "tied_as_well": [],
    }


def test_what_came_before_the_register_is_matched_after_a_look(run: Run, world: World) -> None:
    receive(run, world, 1, "li@journey.example")
    inside(world.folder, register)

    assert "`oredesk suppliers match`" in run("suppliers", "unmatched").stdout
    look = run("suppliers", "match")
    assert "V-1 Journey Metals Ltd" in look.stdout
    assert "Would be tied: 1 submission." in look.stdout
    assert len(untied(run)) == 1

    kept = json.loads(run("suppliers", "match", "--apply", "--format", "json").stdout)
    assert [(one["submission"], one["supplier"]) for one in kept] == [(1, "V-1")]
    assert untied(run) == []
    assert "Nothing to tie" in run("suppliers", "match").stdout


def test_a_domain_that_nobody_vouches_for_is_suggested_with_what_would_make_it_tie(desk: Run, world: World) -> None:
    receive(desk, world, 1, "new@sub.journey.example", "Somebody Else Ltd")

    shown = desk("suppliers", "unmatched").stdout

    assert "V-1 Journey Metals Ltd: sender's mail domain" in shown
    assert "OREDESK_TRUSTED_AUTHSERV" in shown


def test_the_chinese_page_has_no_english_word_of_ours(run: Run, world: World) -> None:
    def page() -> str:
        return str(run("suppliers", "unmatched", "--lang", "zh").stdout)

    told = [page()]
    receive(run, world, 1, "li@journey.example", "Journey Metals Ltd")
    receive(run, world, 2, "new@sub.journey.example", "Somebody Else Ltd")
    inside(world.folder, register)
    told.append(page())
    for number in (1, 2):
        run("suppliers", "tie", number, "V-1")
    told.append(page())

    expected = ("台账中尚无供应商", "其中 1 份由台账中的联系人发来", "均已关联供应商")
    assert [words in page for words, page in zip(expected, told, strict=True)] == [True] * 3
    assert "OREDESK_TRUSTED_AUTHSERV" in told[1]
    foreign = ("li@journey.example", "new@sub.journey.example", "Journey Metals Ltd", "Somebody Else Ltd")
    assert english_in(" ".join(told), *foreign) <= {"UTC", "CMRT"}


def test_what_was_tied_wrongly_is_untied_and_stays_so(desk: Run, world: World) -> None:
    receive(desk, world, 1, "li@journey.example")

    assert desk("suppliers", "untie", "1").exit_code == 0
    assert [one["submission"] for one in untied(desk)] == [1]
    assert "Nothing to tie" in desk("suppliers", "match").stdout
    decided = desk("decisions").stdout
    assert "by contact" in decided
    assert "untied from V-1" in decided


def test_what_is_not_there_is_told(desk: Run) -> None:
    for arguments, words in (
        (("tie", "1", "V-9"), "no supplier “V-9”"),
        (("tie", "1", "V-1"), "no submission 1"),
        (("untie", "1"), "No supplier has a submission 1."),
    ):
        result = desk("suppliers", *arguments)
        assert (result.exit_code, words in result.stderr) == (70, True)


def test_a_hostile_company_name_reaches_no_terminal(desk: Run, world: World) -> None:
    """Terminal escapes, markup, a bidi override, and several lines."""
    receive(desk, world, 1, "stranger@nowhere.example", "[bold]Journey[/bold] \u202eMetals\nLtd [link=x]")

    shown = desk("suppliers", "unmatched")

    assert shown.exit_code == 0
    assert "[bold]Journey[/bold]" in shown.stdout
    assert "\u202e" not in shown.stdout + json.dumps(untied(desk), ensure_ascii=False)


def test_notes_name_the_supplier(desk: Run, world: World) -> None:
    receive(desk, world, 1, "anna@one.example")
    receive(desk, world, 2, "li@journey.example")

    notes = [json.loads(line) for line in desk("notes", "--format", "json").stdout.splitlines()]

    assert {note["submission"]: note["supplier"] for note in notes}[2] == "V-1 Journey Metals Ltd"
