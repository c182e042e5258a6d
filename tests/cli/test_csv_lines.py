"""CSV for spreadsheet programs, from what strangers wrote."""

import csv
import io
from pathlib import Path

import pytest
import typer

from oredesk.cli.csv_lines import show_csv, write_csv


def printed(capsys: pytest.CaptureFixture[str], *row: object) -> list[str]:
    show_csv([f"c{number}" for number in range(len(row))], [row])
    text = capsys.readouterr().out
    assert text.startswith("\ufeff")  # else Excel takes Chinese for the old code page's letters
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1]


@pytest.mark.parametrize("cell", ["=1+1", "+86 755", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＠SUM(A1)"])
def test_no_cell_is_a_formula(capsys: pytest.CaptureFixture[str], cell: str) -> None:
    (found,) = printed(capsys, cell)
    assert found.startswith("'")


def test_other_cells_stay_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, 'Wörks, "深圳"', 7, None, 0.5, "a=b") == ['Wörks, "深圳"', "7", "", "0.5", "a=b"]


def test_control_characters_reach_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "a\x1b[31mb") == ["a[31mb"]


def test_a_file_has_the_same_and_one_that_cannot_be_written_ends_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write_csv(tmp_path / "t.csv", ["a"], [["=1"]])
    show_csv(["a"], [["=1"]])
    assert (tmp_path / "t.csv").read_bytes().decode() == capsys.readouterr().out
    with pytest.raises(typer.Exit):
        write_csv(tmp_path, ["a"], [])
    assert "Is a directory" in capsys.readouterr().err
