"""``oredesk intake``: hand workbooks to the desk without any mailbox."""

import email.utils
import mimetypes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Annotated

import typer

from ..mailbox.maildir import deliver
from ..settings import Settings
from ..wiring import INTAKE
from .session import read_settings
from .terminal import Exit, counted, out, stop


def intake(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="Workbooks, or archives of them.")],
    sender: Annotated[
        str, typer.Option("--from", help="Whose files these are: the supplier's address; it is answered.")
    ],
) -> None:
    """Hand files to the desk as if the supplier had mailed them.

    They wait in the data folder; the running service takes them at its next round, `oredesk run --once` at once.
    """
    settings = read_settings()
    if "@" not in sender or any(character.isspace() for character in sender):
        stop(Exit.FAILED, "--from must be a mail address")
    deliver(settings.data_folder / INTAKE, _mail(settings, files, sender))
    out.print(f"Handed over: {counted(len(files), 'file')}. `oredesk run --once` handles what waits at once.")


def _mail(settings: Settings, files: list[Path], sender: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = settings.from_address
    message["Subject"] = ", ".join(file.name for file in files)[:150]
    message["Date"] = email.utils.localtime()
    message["Message-ID"] = email.utils.make_msgid(domain="intake.oredesk.invalid")
    message.set_content("")
    for file in files:
        kind, _ = mimetypes.guess_type(file.name)
        main, _, sub = (kind or "application/octet-stream").partition("/")
        message.add_attachment(file.read_bytes(), maintype=main, subtype=sub, filename=file.name)
    return message.as_bytes()
