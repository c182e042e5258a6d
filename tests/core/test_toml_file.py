"""A file that a person wrote is read, or refused in words that help."""

import pytest

from oredesk.core.toml_file import LARGEST, Problem, as_written, nearest, read_toml


def test_a_file_with_the_mark_that_windows_puts_first_is_read() -> None:
    assert read_toml("\ufeffname = '矿'".encode(), "rule file") == {"name": "矿"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b" " * (LARGEST + 1), "The file is too large to be a rule file. Allowed: 1000 kB."),
        (b"\xff", "The file is no text in UTF-8; save it in that encoding."),
        (b"a = " + b"[" * 5000, "The file is nested too deeply to be a rule file."),
        (b"a = 1\na = 2", "The file is not written as TOML wants it: "),
        (b"a = " + b"9" * 5000, "The file is not written as TOML wants it: "),
    ],
    ids=["large", "not UTF-8", "nested", "twice", "a number of thousands of digits"],
)
def test_what_cannot_be_read_is_told_in_one_problem(data: bytes, told: str) -> None:
    problems = read_toml(data, "rule file")
    assert isinstance(problems, tuple)
    assert [str(one).startswith(told) for one in problems] == [True]


def test_a_problem_names_its_place_and_what_is_allowed() -> None:
    assert str(Problem("[a] b", "This is wrong.", "1 or 2")) == "[a] b: This is wrong. Allowed: 1 or 2."
    assert str(Problem("", "This is wrong.")) == "This is wrong."


def test_values_are_shown_short_and_on_one_line() -> None:
    assert as_written({"a": "x\ny" * 100}).endswith("…")
    assert "\n" not in as_written("x\ny")


def test_a_misspelled_word_is_answered_with_the_nearest() -> None:
    assert nearest("histroy", ["history", "management"]) == ("history",)
    assert nearest("zzz", ["history"]) == ()
