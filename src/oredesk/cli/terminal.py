"""What every command shares: two consoles, the shape of a table, the reader's language, and exit codes."""

import datetime as dt
import enum
import locale
import os
import sys
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ..core.foreign_text import one_line
from ..core.language import Language, Text

_PIPED_WIDTH = 160
"""Columns where no terminal says how wide it is: wide enough that a line of a table stays one line for grep."""

out = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED_WIDTH)
"""Standard output, for results."""

err = Console(stderr=True, highlight=False)
"""Standard error, for progress and trouble."""


class Format(enum.StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


Output = Annotated[Format, typer.Option("--format", help="text for people, json for machines.")]
"""The option of commands that print one result in either form."""


class TableFormat(enum.StrEnum):
    """How a list of suppliers is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


TableOutput = Annotated[
    TableFormat, typer.Option("--format", help="text for people, json for machines, csv for spreadsheet programs.")
]
"""The option of commands that print a list of suppliers."""


class PageFormat(enum.StrEnum):
    """How a page is printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


PageOutput = Annotated[
    PageFormat,
    typer.Option("--format", help="text for people, json for machines, html for a page to keep or to print."),
]
"""The option of commands that print a page."""

Apply = Annotated[bool, typer.Option("--apply", help="Keep it. Without this nothing is changed.")]
"""The option of commands that show what they would do until they are told to do it."""

Spoken = Annotated[
    Language | None, typer.Option("--lang", help="Language of what is said; by default that of your terminal.")
]
"""The option of commands that speak both languages."""


class Exit(enum.IntEnum):
    """Exit codes that scripts can rely on (the high ones as in BSD's sysexits.h)."""

    OK = 0
    FINDINGS = 1
    UNREADABLE = 2
    FAILED = 70
    BUSY = 75
    SETTINGS = 78


def stop(code: Exit, message: str) -> NoReturn:
    """End the command with a message on standard error; its lines are not folded, so that a path stays one word."""
    err.print(message, style="bold red", markup=False, soft_wrap=True)
    raise typer.Exit(code)


def say(text: str) -> None:
    """Print a text as it stands, on a line of its own however long; foreign words in it are no markup."""
    out.print(text, markup=False, soft_wrap=True)


def shown(text: str, limit: int = 200) -> str:
    """A foreign text for a table: one line without control characters, and no markup."""
    return escape(one_line(text, limit))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 mail``, ``2 mails``; ``many`` is for a plural that is not formed by an *s*."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def minute(at: dt.datetime) -> str:
    """A time as tables show it; their headings say that it is UTC."""
    return f"{at:%Y-%m-%d %H:%M}"


def table_of(*headings: str, title: str | None = None) -> Table:
    """An empty table that folds what is too long and cuts nothing off."""
    table = Table(box=None, header_style="bold", title=title, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def table_in(language: Language, headings: Text, title: str | None = None) -> Table:
    """The same with headings in the reader's language; semicolons part them."""
    return table_of(*headings.in_(language).split(";"), title=title)


def reader_language() -> Language:
    """The language of the person at the terminal, by the locale; English when in doubt."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    spoken = named or (locale.getlocale()[0] or "")
    return Language.ZH if spoken.lower().startswith(("zh", "chinese")) else Language.EN
