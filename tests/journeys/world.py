"""A desk between a real IMAP server and a real SMTP server, and suppliers who write to it."""

import email
import email.policy
import functools
from dataclasses import dataclass, replace
from email.message import EmailMessage
from pathlib import Path

from oredesk.core.declaration import Field
from oredesk.mailbox.maildir import deliver
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt
from oredesk.settings import Settings, fixed_settings
from servers.dovecot import PASSWORD, Dovecot

DESK = "desk@example.test"
XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@functools.cache
def complete_workbook(company: str = "Journey Metals Ltd") -> bytes:
    return build(complete_cmrt(company, smelters=4))


@functools.cache
def nameless_workbook() -> bytes:
    """A CMRT whose company name is missing: one point to correct."""
    sample = complete_cmrt("", smelters=4)
    return build(replace(sample, fields={**sample.fields, Field.COMPANY_NAME: None}))


def mail(number: int, workbook: bytes | None = None, sender: str = "", **headers: str) -> bytes:
    """A supplier's mail, with one workbook or none."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = sender or f"supplier{number}@example.org"
    message["To"] = DESK
    message["Subject"] = f"CMRT {number}"
    message["Message-ID"] = f"<journey-{number}@example.org>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("Please find our declaration attached.")
    if workbook is not None:
        message.add_attachment(workbook, maintype="application", subtype=XLSX, filename=f"CMRT {number}.xlsx")
    return message.as_bytes()


@dataclass(frozen=True)
class World:
    """Where a desk's folders and servers are."""

    folder: Path

    def settings(self, **more: object) -> Settings:
        """A desk on Maildirs."""
        values: dict[str, object] = {
            "database": f"sqlite://{self.folder}/data/oredesk.db",
            "inbox": f"maildir:{self.folder}/inbox",
            "outgoing": f"maildir:{self.folder}/outgoing",
            "OREDESK_FROM": DESK,
            "workers": 1,
            "poll_seconds": 1,
        }
        return fixed_settings(**{**values, **more})

    def deliver(self, raw: bytes) -> None:
        """Put a mail into the inbox's Maildir."""
        deliver(self.folder / "inbox", raw)

    def replies(self) -> list[EmailMessage]:
        """What lies in the outgoing Maildir, by the mail it answers."""
        raw = [path.read_bytes() for path in (self.folder / "outgoing" / "new").glob("*")]
        parsed = [email.message_from_bytes(each, policy=email.policy.default) for each in raw]
        return sorted(parsed, key=lambda reply: str(reply["In-Reply-To"]))

    def names(self, folder: str) -> list[str]:
        """The Subjects of the mails in a Maildir below the inbox, ``""`` for the inbox itself."""
        root = self.folder / "inbox" / folder
        paths = [path for place in ("new", "cur") for path in (root / place).glob("*")]
        return sorted(str(email.message_from_bytes(path.read_bytes())["Subject"]) for path in paths)


def imap(dovecot: Dovecot) -> dict[str, object]:
    """The settings for a throw-away Dovecot."""
    return {
        "inbox": "imap",
        "imap_host": "127.0.0.1",
        "imap_port": dovecot.port,
        "imap_user": dovecot.users[0],
        "imap_password": PASSWORD,
        "imap_tls": "none",
    }


def smtp(port: int) -> dict[str, object]:
    """The settings for an SMTP server on this machine."""
    return {"outgoing": "smtp", "smtp_host": "127.0.0.1", "smtp_port": port, "smtp_tls": "none"}
