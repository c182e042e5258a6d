"""Makes the mail out of a reply's facts: wording by templates, findings as attachments, headers that stop loops."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from ..core.foreign_text import one_line
from ..core.marked_copy import CopyMade
from ..core.message import MessageId
from ..core.reply import OutboxItem, Reply
from ..core.report_json import report_object
from .composing import AttachedFile, compose, mailbox_address, message_ids, unstructured
from .copy_names import named_copies
from .findings_workbook import findings_workbook
from .reply_view import ReplyReader

SUBJECT_LENGTH = 200
REFERENCES = 20

SPREADSHEET = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LARGEST_JSON = 2_000_000
"""Bytes; a larger object is left out, because a mail that no server takes helps nobody. The workbook has it all."""

_REPLY_MARK = re.compile(r"^\s*(?:re|aw|sv|antw|回复|答复|回覆|答覆)\s*(?:\[\d+\])?\s*[:：]", re.IGNORECASE)
_CASE_TAG = re.compile(r"\[OD-[0-9A-Z-]{4,20}\]", re.IGNORECASE)
_LANGUAGE_MARK = re.compile(r"#(?:en|zh)\b", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who answers: the name and address that replies come from."""

    name: str
    address: str


class MailRenderer:
    """Renders replies; implements :class:`core.ports.Renderer` and may be used by several threads."""

    def __init__(self, letterhead: Letterhead, templates: Path | None = None) -> None:
        """``templates`` is a folder whose files take the place of the built-in ones of the same name."""
        self._letterhead = letterhead
        self._text = mail_environment(autoescape=False, templates=templates).get_template("reply.txt.j2")
        self._html = mail_environment(autoescape=True, templates=templates).get_template("reply.html.j2")

    def render(self, item: OutboxItem, copies: Sequence[CopyMade] = ()) -> bytes:
        """The complete message with CRLF line ends; the same item and copies give the same bytes."""
        reply = item.reply
        named = named_copies(reply, copies)
        views = tuple(ReplyReader(language).view(reply, named) for language in reply.languages)
        files = self._attachments(reply)
        marked = [AttachedFile(copy[0], SPREADSHEET, copy[1]) for copy in named.values() if isinstance(copy, tuple)]
        facts = {
            "views": views,
            "case": one_line(reply.case, 40),
            "question_noticed": reply.question_noticed,
            "desk": self._letterhead,
            **_versions(reply),
            "attached": [file.name for file in files],
        }
        text = _BLANK_LINES.sub("\n\n", self._text.render(facts)).strip() + "\n"
        html = _BLANK_LINES.sub("\n", self._html.render(facts)).strip() + "\n"
        return compose(self._headers(item), text, html, [*marked, *files])

    def _headers(self, item: OutboxItem) -> list[tuple[str, str]]:
        reply = item.reply
        headers = [
            ("From", mailbox_address(self._letterhead.name, self._letterhead.address)),
            ("To", mailbox_address("", reply.to)),
            ("Subject", unstructured("Subject", reply_subject(reply.subject, reply.case))),
            ("Date", format_datetime(item.created_at)),
            ("Message-ID", message_ids([item.message_id])),
            ("In-Reply-To", message_ids([reply.in_reply_to])),
            ("References", message_ids(_thread(reply))),
            ("Auto-Submitted", "auto-replied"),
            ("X-Auto-Response-Suppress", "All"),
            ("X-Loop", mailbox_address("", self._letterhead.address)),
        ]
        return [(name, value) for name, value in headers if value]

    def _attachments(self, reply: Reply) -> tuple[AttachedFile, ...]:
        """Nothing when no workbook was examined: a refusal is short enough to be read in the mail."""
        if not any(report.examination for report in reply.reports):
            return ()
        tag = re.sub(r"[^0-9A-Za-z-]", "", reply.case)
        workbook = findings_workbook(reply.reports, reply.languages)
        listed = AttachedFile(f"findings-{tag}.xlsx", SPREADSHEET, workbook)
        data = self._json(reply)
        return (listed, AttachedFile("findings.json", "json", data)) if len(data) <= LARGEST_JSON else (listed,)

    def _json(self, reply: Reply) -> bytes:
        """One object for one file, a list of them for several."""
        objects = [report_object(report, reply.languages[0]) for report in reply.reports]
        content = objects[0] if len(objects) == 1 else objects
        return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def reply_subject(subject: str, case: str) -> str:
    """``Re: <subject> [case]`` with one ``Re:`` and one case, however often the subject went to and fro."""
    bare = one_line(_LANGUAGE_MARK.sub("", _CASE_TAG.sub("", subject)), 1000)
    while mark := _REPLY_MARK.match(bare):
        bare = bare[mark.end() :]
    tag = f"[{one_line(case, 40)}]"
    room = SUBJECT_LENGTH - len(f"Re:  {tag}")
    return " ".join(part for part in ("Re:", one_line(bare, room), tag) if part)


def _thread(reply: Reply) -> Sequence[MessageId]:
    """The ids of the thread, each once, the answered mail's last."""
    ids = dict.fromkeys((*reply.references, reply.in_reply_to))
    ids.pop(reply.in_reply_to)
    return [*ids, reply.in_reply_to][-REFERENCES:]


def _versions(reply: Reply) -> dict[str, str]:
    """What the verdicts were reached with; empty texts when no workbook was examined."""
    examination = next((report.examination for report in reply.reports if report.examination), None)
    return {
        "rule_set": examination.rule_set if examination else "",
        "reference": examination.reference if examination else "",
    }


def mail_environment(*, autoescape: bool, templates: Path | None = None) -> Environment:
    """The templates of mail, in which a missing fact is an error; ``autoescape`` is for HTML.

    They run in a sandbox, because staff may edit their own.
    """
    built_in = PackageLoader("oredesk", "templates/mail")
    return SandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(templates), built_in]) if templates else built_in,
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
