"""``oredesk smelters`` as a person in charge of the reference meets it."""

import csv
import json
import os
import re
from pathlib import Path

import pytest

from cli.conftest import Run
from journeys.world import World, complete_workbook, mail
from lists_of_smelters import ROWS, Row, delimited, excel_2003_xml, far_cell, workbook
from oredesk.core.mineral import Mineral
from oredesk.samples.smelter_lists import EDITIONS
from oredesk.samples.smelters import smelter
from spreadsheets import sheet_part, unzipped, worksheet, zipped

pytestmark = pytest.mark.usefixtures("database")

MARCH, SEPTEMBER = (edition.file_name for edition in EDITIONS)


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def numbered(count: int, *more: Row, status: str = "Active") -> tuple[Row, ...]:
    """A list of so many right rows and the given ones."""
    right = (("Gold", f"CID{910_000 + number}", f"Demo Works {number}", "CHINA", status) for number in range(count))
    return (ROWS[0], *right, *more)


@pytest.fixture
def examples(run: Run, world: World) -> Path:
    """The folder with the two editions of the fictional list."""
    assert run("smelters", "example", world.folder / "ex").exit_code == 0
    return world.folder / "ex"


def test_a_list_is_looked_at_first_and_kept_only_when_asked(run: Run, examples: Path) -> None:
    look = run("smelters", "import", examples / MARCH, "--source", "own")
    assert look.exit_code == 0
    assert "Nothing was changed" in look.stdout
    assert "no list yet" in run("smelters", "lists").stdout

    kept = run("smelters", "import", examples / MARCH, "--source", "own", "--apply")

    assert kept.exit_code == 0
    assert "✓ Kept as list 1." in kept.stdout
    assert MARCH in run("smelters", "lists").stdout


def test_the_look_shows_how_the_list_was_understood(run: Run, world: World) -> None:
    data = delimited((*[(*row[:4], "x", row[4]) for row in ROWS],), ";", "gb18030")
    look = run("smelters", "import", put(world.folder, "RMI active 2026-08-15.csv", data)).stdout

    assert "CSV (UTF-8, separated by semicolons)" in look
    assert "whose list: rmi-active (by its name or titles)" in look
    assert "list date:  2026-08-15 (from the file's name)" in look
    assert "not used: Country" not in look
    for told in ("Smelter ID", "CID900001", "3 facilities taken", "gold 2, tin 1", "conformant 2, active 1"):
        assert told in look


def test_a_country_that_is_not_understood_is_pointed_out(run: Run, world: World) -> None:
    file = put(world.folder, "list.csv", delimited((ROWS[0], ("Gold", "CID900001", "Works", "Atlantis", "Active"))))
    assert "“Atlantis”" in run("smelters", "import", file, "--source", "own", "--as-of", "2026-08-15").stdout


def test_the_same_list_again_changes_nothing_and_is_no_error(run: Run, examples: Path) -> None:
    command = ("smelters", "import", examples / MARCH, "--source", "own", "--apply")
    run(*command)
    again = run(*command)

    assert again.exit_code == 0
    assert "here already, as list 1" in again.stdout
    assert len(json.loads(run("smelters", "lists", "--format", "json").stdout)) == 1


def test_what_is_missing_is_asked_for(run: Run, world: World) -> None:
    file = put(world.folder, "list.csv", delimited(ROWS))

    result = run("smelters", "import", file, "--apply")

    assert result.exit_code == 1
    assert "--source SOURCE" in result.stdout
    assert "--as-of DATE" in result.stdout
    assert "no list yet" in run("smelters", "lists").stdout


def test_columns_can_be_named_by_a_person(run: Run, world: World) -> None:
    rows = (("Metall", "Nummer", "Hütte", "Land"), ("Gold", "CID900001", "Kunlun", "China"))
    file = put(world.folder, "liste.csv", delimited(rows, ";"))
    plain = run("smelters", "import", file)
    assert (plain.exit_code, "“Hütte”" in plain.stderr) == (2, True)

    named = ("--column", "name=Hütte", "--column", "metal=A", "--source", "own", "--as-of", "2026-08-15")
    told = run("smelters", "import", file, *named, "--format", "json")

    assert json.loads(told.stdout)["columns"] == {"metal": "Metall", "id": "Nummer", "name": "Hütte", "country": "Land"}


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--source", "look-up"),
        ("--as-of", "15.8.2026"),
        ("--as-of", "2999-01-01"),
        ("--metal", "x"),
        ("--column", "a=b"),
    ],
)
def test_an_option_that_makes_no_sense_is_named(run: Run, examples: Path, option: str, value: str) -> None:
    result = run("smelters", "import", examples / MARCH, option, value)
    assert result.exit_code == 2
    assert option in result.stderr


def test_a_few_wrong_rows_are_left_out_and_told(run: Run, world: World) -> None:
    file = put(world.folder, "list.csv", delimited(numbered(10, ("Gold", "CID1", "Works", "CHINA", "Active"))))

    result = run("smelters", "import", file, "--source", "own", "--as-of", "2026-08-15", "--apply")

    assert result.exit_code == 0
    assert "“CID1” is no smelter number" in result.stdout
    assert "✓ Kept as list 1." in result.stdout


def test_many_wrong_rows_refuse_the_list_and_the_one_in_force_stays(run: Run, world: World) -> None:
    said = ("--source", "own", "--as-of")
    good = put(world.folder, "good.csv", delimited(numbered(5)))
    run("smelters", "import", good, *said, "2026-08-01", "--apply")
    bad = put(world.folder, "bad.csv", delimited(numbered(5, *[("Gold", "", "Works", "CHINA", "Fine")] * 15)))
    before = run("smelters", "show", "CID910000").stdout

    result = run("smelters", "import", bad, *said, "2026-08-15", "--apply", "--errors", world.folder / "errors.csv")

    assert result.exit_code == 1
    assert "15 of 20 rows are wrong" in result.stdout
    assert "and 5 more" in result.stdout
    assert run("smelters", "show", "CID910000").stdout == before
    with (world.folder / "errors.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert (len(rows), rows[0], rows[1][1]) == (16, ["sheet", "row", "reason"], "7")
    allowed = run("smelters", "import", bad, *said, "2026-08-15", "--apply", "--allow-errors")
    assert (allowed.exit_code, "✓ Kept as list 2." in allowed.stdout) == (0, True)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("list.csv", b"", "empty"),
        ("list.csv", delimited((("a", "b"), ("c", "d"))), "No row with the headings"),
        ("list.csv", b"Metal,Name\n" + b"Gold,Works\n" * 1_000_000, "50,000 rows"),
        ("list.xlsx", far_cell(), "more than any list"),
        ("list.xlsx", b"PK\x03\x04 and no more", "damaged"),
        ("list.xlsx", b"<html><table>", "web page"),
        ("list.pdf", b"%PDF-1.7", "PDF"),
        ("list.xml", excel_2003_xml(ROWS).replace(b"<Workbook", b"<!DOCTYPE x><Workbook", 1), "document type"),
        ("CMRT.xlsx", complete_workbook(), "smelters learn"),
        ("list.xlsx", workbook({"One": ROWS, "Two": ROWS}), "“One”, “Two”"),
    ],
)
def test_a_file_that_is_no_list_ends_in_a_clear_error(
    run: Run, world: World, name: str, data: bytes, said: str
) -> None:
    result = run("smelters", "import", put(world.folder, name, data), "--apply")
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", " ")


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    result = run("smelters", "import", "missing.csv")
    assert (result.exit_code, "missing.csv cannot be opened" in result.stderr) == (2, True)


def test_a_list_in_the_place_of_another_tells_what_changes(run: Run, examples: Path) -> None:
    run("smelters", "import", examples / MARCH, "--source", "own", "--apply")

    result = run("smelters", "import", examples / SEPTEMBER, "--source", "own", "--apply")

    assert "takes the place of the list of 2026-03-31" in result.stdout
    assert "9 new, 27 with another status" in result.stdout
    force = {one["number"]: one["in_force"] for one in json.loads(run("smelters", "lists", "--format", "json").stdout)}
    assert force == {1: False, 2: True}


def test_an_older_list_is_kept_and_the_newer_stays_in_force(run: Run, examples: Path) -> None:
    run("smelters", "import", examples / SEPTEMBER, "--source", "own", "--apply")
    result = run("smelters", "import", examples / MARCH, "--source", "own", "--apply")
    assert "is newer and stays in force" in result.stdout
    assert (
        json.loads(run("smelters", "show", "CID902010", "--format", "json").stdout)[0]["standing"]["status"]
        == "removed"
    )


def test_a_source_whose_new_list_lacks_a_metal_is_warned_about(run: Run, world: World) -> None:
    said = ("--source", "own", "--apply", "--as-of")
    run("smelters", "import", put(world.folder, "all.csv", delimited(ROWS)), *said, "2026-08-01")
    result = run("smelters", "import", put(world.folder, "gold.csv", delimited(numbered(3))), *said, "2026-08-15")
    assert "speaks about tin" in result.stdout


def test_two_lists_are_compared(run: Run, examples: Path) -> None:
    for name in (MARCH, SEPTEMBER):
        run("smelters", "import", examples / name, "--source", "own", "--apply")

    by_number, by_source = run("smelters", "diff", "1", "2"), run("smelters", "diff", "own")

    assert by_number.stdout == by_source.stdout
    assert "Fictional Gold Works 21" in by_number.stdout
    counts = json.loads(run("smelters", "diff", "1", "2", "--format", "json").stdout)["counts"]
    assert (counts["added"], counts["removed"], counts["status"]) == (9, 0, 27)
    assert "They say the same." in run("smelters", "diff", "1", "1").stdout


@pytest.mark.parametrize("arguments", [("1",), ("own",), ("1", "2"), ("x", "1")])
def test_lists_that_are_not_there_cannot_be_compared(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("smelters", "diff", *arguments).exit_code == 70


def test_all_that_is_known_of_a_smelter_is_shown(run: Run, examples: Path) -> None:
    for name in (MARCH, SEPTEMBER):
        run("smelters", "import", examples / name, "--source", "own", "--apply")

    card = run("smelters", "show", "cid902010").stdout

    for told in (
        "CID902010 Fictional Gold Works 10",
        "removed, RMAP (list own of 2026-09-30)",
        "CID902002 Fictional Gold Works 2 (conformant)",
        "Gold Works No. 10 (fictional)",
        "active",
    ):
        assert told in card


def test_a_smelter_is_found_by_any_of_its_names_and_else_suggested(run: Run, examples: Path) -> None:
    run("smelters", "import", examples / MARCH, "--source", "own", "--apply")

    assert "CID902005" in run("smelters", "show", "gold works no 5 (FICTIONAL)").stdout
    suggested = run("smelters", "show", "Fictional Golden Works 5")
    assert suggested.exit_code == 1
    assert "perhaps CID902005" in suggested.stdout
    assert run("smelters", "show", "CID000001").exit_code == 1


def test_an_empty_reference_says_so(run: Run) -> None:
    result = run("smelters", "show", "CID902005")
    assert (result.exit_code, "No list has been imported" in result.stdout) == (1, True)


def test_a_confirmed_name_finds_its_smelter(run: Run, examples: Path) -> None:
    run("smelters", "import", examples / MARCH, "--source", "own", "--apply")

    assert run("smelters", "confirm", "tin", "虚构锡业", "CID901005").exit_code == 0

    assert "confirmed as  虚构锡业" in run("smelters", "show", "虚构锡业").stdout
    assert "confirmed before" in run("smelters", "confirm", "Sn", "虚构锡业", "901005").stdout
    assert re.search(r"the name “虚构锡业” \(Tin\) +means CID901005", run("decisions").stdout)


def test_a_persons_word_takes_the_place_of_what_lists_say(run: Run, examples: Path) -> None:
    run("smelters", "import", examples / MARCH, "--source", "own", "--apply")

    result = run("smelters", "confirm", "gold", "Fictional Gold Works 5", "CID902006")

    assert "stood for CID902005 Fictional Gold Works 5; your word counts" in result.stdout
    assert run("smelters", "show", "Fictional Gold Works 5").stdout.startswith("CID902006")
    assert run("smelters", "confirm", "gold", "...", "CID902006").exit_code == 70


@pytest.mark.parametrize(
    ("cid", "said"),
    [("CID902005", "a smelter of gold, not of tin"), ("CID111111", "No list knows"), ("5", "no smelter number")],
)
def test_a_name_cannot_be_confirmed_for_what_is_not_known(run: Run, examples: Path, cid: str, said: str) -> None:
    run("smelters", "import", examples / MARCH, "--source", "own", "--apply")
    result = run("smelters", "confirm", "tin", "虚构锡业", cid)
    assert (result.exit_code, said in result.stderr) == (70, True)


def test_entries_without_a_number_are_tied_by_name_or_listed(run: Run, world: World, examples: Path) -> None:
    run("smelters", "import", examples / MARCH, "--source", "own", "--apply")
    rows = (("Refiner", "Country"), ("Fictional Gold Works 5", "Malaysia"), ("Fictional Golden Works 7", "Germany"))
    file = put(world.folder, "lbma-2026-08-15.csv", delimited(rows))

    result = run("smelters", "import", file, "--metal", "gold", "--apply")

    assert result.exit_code == 0
    assert "could not be tied" in result.stdout
    assert "Fictional Golden Works 7" in result.stdout
    assert "Fictional Gold Works 5 " not in result.stdout.partition("could not be tied")[2]
    assert "lbma (lbma-2026-08-15.csv)" in run("smelters", "show", "CID902005").stdout


def test_a_look_up_sheet_is_learnt_once_and_gives_no_status(run: Run, world: World) -> None:
    file = put(world.folder, "CMRT.xlsx", complete_workbook())

    look, kept, again = (run("smelters", "learn", file, *more) for more in ((), ("--apply",), ("--apply",)))

    assert [result.exit_code for result in (look, kept, again)] == [0, 0, 0]
    assert "look-up sheet of CMRT 6.5 (2025-04-25)" in look.stdout
    assert "Nothing was changed" in look.stdout
    assert "✓ Kept as list 1." in kept.stdout
    assert "here already, as list 1" in again.stdout
    assert "they say nothing about status" in run("smelters", "show", "Fictional Gold Works 1").stdout


def test_names_that_would_become_ambiguous_are_shown_before_they_are_learnt(run: Run, world: World) -> None:
    rows = (ROWS[0], ("Gold", "CID900001", "Fictional Gold Works 1", "CHINA", "Active"))
    list_file = put(world.folder, "list.csv", delimited(rows))
    run("smelters", "import", list_file, "--source", "own", "--as-of", "2026-08-15", "--apply")

    result = run("smelters", "learn", put(world.folder, "CMRT.xlsx", complete_workbook()))

    assert "mean another facility here than so far" in result.stdout
    told = json.loads(run("smelters", "learn", world.folder / "CMRT.xlsx", "--format", "json").stdout)
    assert told["other_meanings"] == [
        {"metal": "Gold", "name": "Fictional Gold Works 1", "here": "CID902001", "so_far": ["CID900001"]}
    ]


def test_a_folder_or_file_that_cannot_be_written_is_named(run: Run, world: World, examples: Path) -> None:
    blocked = put(world.folder, "file", b"")
    assert run("smelters", "example", blocked).exit_code == 70
    result = run("smelters", "import", examples / MARCH, "--source", "own", "--errors", blocked / "errors.csv")
    assert (result.exit_code, "cannot be written" in result.stderr) == (70, True)


def test_a_template_without_its_look_up_sheet_teaches_nothing(run: Run, world: World) -> None:
    members = unzipped(complete_workbook())
    members[sheet_part(complete_workbook(), "Smelter Look-up")] = worksheet("")
    result = run("smelters", "learn", put(world.folder, "CMRT.xlsx", zipped(members)))
    assert (result.exit_code, "no look-up sheet" in result.stderr) == (2, True)


def test_a_list_is_not_learnt(run: Run, world: World) -> None:
    result = run("smelters", "learn", put(world.folder, "list.csv", delimited(ROWS)))
    assert (result.exit_code, "CSV" in result.stderr) == (2, True)


def test_who_uses_a_smelter_is_told(run: Run, world: World) -> None:
    world.deliver(mail(1, complete_workbook()))
    run("run", "--once")
    cid = str(smelter(Mineral.GOLD, 1).id)

    used = run("smelters", "where-used", cid)

    assert "supplier1@example.org" in used.stdout
    assert "in their latest submission: 1" in used.stdout
    (use,) = json.loads(run("smelters", "where-used", cid, "--format", "json").stdout)
    assert (use["metal"], use["current"]) == ("Gold", True)
    assert "No submission names" in run("smelters", "where-used", "CID111111").stdout


def test_the_commands_work_while_the_service_runs(run: Run, world: World, examples: Path) -> None:
    import fcntl  # noqa: PLC0415 - only here

    run("run", "--once")
    with (world.folder / "data" / "lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = run("smelters", "import", examples / MARCH, "--source", "own", "--apply")

    assert result.exit_code == 0


def test_foreign_words_in_a_list_are_printed_as_they_are(run: Run, world: World) -> None:
    rows = (("Metal", "Smelter Name", "[red]x"), ("Gold", "[bold]Works[/bold] \x1b[31m", ""), ("[/]", "W", ""))
    file = put(world.folder, "[red]2026-08-15.csv", delimited(rows))
    shown = run("smelters", "import", file, "--source", "own").stdout
    for told in ("[red]2026-08-15.csv", "[bold]Works[/bold]", "“[/]”", "[red]x"):
        assert told in shown
    assert "\x1b" not in shown


def test_a_file_name_that_is_no_text_does_not_end_the_command(run: Run, world: World) -> None:
    """A name in GBK from an old archive."""
    file = world.folder / os.fsdecode("名单-2026-08-15.csv".encode("gbk"))
    file.write_bytes(delimited(ROWS))
    for more in ((), ("--format", "json")):
        assert run("smelters", "import", file, "--source", "own", *more).exit_code == 0
    assert run("smelters", "import", f"{file}x").exit_code == 2
