"""Replies of every kind, made for trial: templates that do not fit are noticed before a supplier waits."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError

from ..core.cells import Cell
from ..core.finding import CheckFault, Examination, Finding, Severity
from ..core.language import Language
from ..core.marked_copy import CopyMade, Unmarkable
from ..core.message import MessageId, Sha256
from ..core.refusal import Refusal, RefusalCode
from ..core.reply import Delivery, OutboxItem, Reply
from ..core.submission import FileReport, Progress
from ..core.template import Family, Template, TemplateKind
from .rendering import Letterhead, MailRenderer
from .reply_view import FIXED, NOTES, ROWS, ROWS_OF_A_KIND

_THEN = dt.datetime(2026, 1, 31, 8, 0, tzinfo=dt.UTC)
_CMRT = Template(TemplateKind.CMRT, "6.5", dt.date(2025, 4, 25), "English", Family.CMRT_6, "6.5")
_FAULT = CheckFault("X001", "KeyError", "a_check:1")
_NOTHING = Refusal(RefusalCode.NOTHING_ATTACHED)

_WRONG = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError, OSError)
"""What a template can do wrong: jinja's own errors, those of the expressions in it, and of a file that is no text."""


class WrongTemplates(Exception):  # noqa: N818 - read by a person at the start, not handled by code
    """An operator's templates that do not make every kind of reply; the text names the folder and what is wrong."""


def tried_renderer(letterhead: Letterhead, templates: Path | None) -> MailRenderer:
    """A renderer that has made every kind of reply in every language, with an operator's templates if there are any.

    Those that were copied from an older oredesk lack what newer replies say. Raises :class:`WrongTemplates`.
    """
    try:
        renderer = MailRenderer(letterhead, templates)
        for reply, copies in _replies():
            renderer.render(_item(reply), copies)
    except _WRONG as wrong:
        raise WrongTemplates(
            f"With the templates in {templates} not every reply can be made: {type(wrong).__name__}: {wrong}.\n"
            "They may come from an older oredesk: compare them with those in templates/mail of this one."
        ) from None
    return renderer


def _replies() -> Iterator[tuple[Reply, tuple[CopyMade, ...]]]:
    """Replies that between them say every phrase."""
    examined = tuple(_examined())
    refused = (FileReport("a.pdf", None, Refusal(RefusalCode.PDF)), FileReport("", None, _NOTHING))
    copies = tuple(
        CopyMade(digest, Unmarkable.FAILED if place else b"a copy")
        for place, digest in enumerate(report.sha256 for report in examined if report.sha256)
    )
    for languages in ((Language.EN,), (Language.ZH,), (Language.EN, Language.ZH), (Language.ZH, Language.EN)):
        yield _reply(languages, *examined, *refused), copies
    for language in Language:
        yield _reply((language,), *refused), ()
        for report in (*examined, *refused):
            yield _reply((language,), report), ()


def _examined() -> Iterator[FileReport]:
    """A workbook of every kind: with many points, with a few, complete, complete so far, and one without a name."""
    many, few = _many_findings(), _few_findings()
    progress = Progress(_THEN, many[: 2 * FIXED], left=1, new=1, other_rules=True)
    yield FileReport("a.xlsx", _digest(1), template=_CMRT, examination=_examination(many), progress=progress)
    yield FileReport("b.xlsx", _digest(2), template=_CMRT, examination=_examination(few), seen_before=_THEN)
    yield FileReport("c.xlsx", _digest(3), template=_CMRT, examination=_examination(few[1:]))
    yield FileReport("d.xlsx", _digest(4), template=_CMRT, examination=_examination())
    yield FileReport("", _digest(5), template=_CMRT, examination=_examination(faults=(_FAULT,)))


def _examination(findings: tuple[Finding, ...] = (), faults: tuple[CheckFault, ...] = ()) -> Examination:
    return Examination(findings, len(findings), "trial", "trial", faults)


def _many_findings() -> tuple[Finding, ...]:
    """More than the lists of a reply show: so many of a kind, of so many kinds, so many notes."""
    errors = (
        _finding(Severity.ERROR, f"X{kind:03}", 2 * row, f"value {row}")
        for kind in range(ROWS // ROWS_OF_A_KIND + 1)
        for row in range(1, ROWS_OF_A_KIND + 3)
    )
    notes = (_finding(Severity.NOTE, "X999", 2 * row, f"value {row}") for row in range(1, NOTES + 2))
    return (*errors, *notes)


def _few_findings() -> tuple[Finding, ...]:
    """An error, then warnings: of the whole workbook, of one cell with its value, of several that say the same."""
    alike = (_finding(Severity.WARNING, "H001", row) for row in range(1, 6))
    return (
        _finding(Severity.ERROR, "H001", 8),
        Finding("H001", Severity.WARNING, None, ""),
        _finding(Severity.WARNING, "H002", 8, "value"),
        *alike,
    )


def _finding(severity: Severity, code: str, row: int, value: str = "") -> Finding:
    return Finding(code, severity, Cell("Declaration", f"D{row}"), value)


def _digest(number: int) -> Sha256:
    return Sha256(f"{number:064x}")


def _reply(languages: tuple[Language, ...], *reports: FileReport) -> Reply:
    return Reply(
        "OD-TR1A-L234", "nobody@example.org", "", MessageId("<1@x>"), (), languages, reports, question_noticed=True
    )


def _item(reply: Reply) -> OutboxItem:
    return OutboxItem(0, 0, MessageId("<0@x>"), reply, Delivery.DRAFT, 0, 0, _THEN, _THEN, None, "")
