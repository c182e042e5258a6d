"""What the rules about robots, bounces and senders look at: one mail's headers and kinds of parts, decoded once."""

from dataclasses import dataclass
from functools import cached_property

from .addresses import Mailbox, mailboxes
from .headers import Headers
from .mime import Mail


@dataclass(frozen=True, slots=True)
class DeskIdentity:
    """What the desk knows about itself: to tell its own mails, and the words of its own mail server."""

    addresses: frozenset[str] = frozenset()
    """The addresses of the desk, in lower case."""
    message_id_suffix: str = ""
    """How the desk's own Message-IDs end, e.g. ``"@oredesk.example.com>"``; ``""`` when that cannot be told."""
    authserv: str = ""
    """The name its mail server writes into Authentication-Results; ``""`` when no server is trusted."""
    knows_all_addresses: bool = True
    """Whether ``addresses`` are all; else mail that names none of them may be meant for the desk by an alias."""


@dataclass(frozen=True)
class Letter:
    """One mail under examination."""

    mail: Mail
    desk: DeskIdentity
    has_files: bool

    @property
    def headers(self) -> Headers:
        """The mail's own headers."""
        return self.mail.headers

    @cached_property
    def sender(self) -> Mailbox:
        """The one address of the one From field; empty and doubtful when there is not exactly one."""
        found = [each for value in self.headers.all("from")[:2] for each in mailboxes(value)]
        return found[0] if len(found) == 1 else Mailbox("", "", doubtful=True)

    @cached_property
    def subject(self) -> str:
        """The decoded subject on one line."""
        return self.headers.text("subject", 300)

    def holds(self, *types: str) -> bool:
        """Whether the mail itself, not one inside it, is or holds a part of one of these media types."""
        return self.mail.type in types or any(part.type in types for part in self.mail.parts if not part.forwarded)
