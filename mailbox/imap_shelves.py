"""Where a mailbox keeps the desk's shelves, and moving a mail there on servers of any age; nothing is ever deleted."""

import contextlib
from imaplib import IMAP4

from ..core.message import MessageId, Shelf
from .imap_session import FILED, ImapSession, OpenFolder

_DELETED = b"\\Deleted"
_QQ_PARENT = "其他文件夹"
"""QQ Mail keeps every folder of a user below this one."""


class ImapShelves:
    """The shelves of one mailbox, found or created when first needed."""

    def __init__(self, session: ImapSession) -> None:
        self._session = session
        self._client = session.client
        self._found: dict[Shelf, str] = {}

    def file_away(self, uid: int, shelf: Shelf, folder: OpenFolder) -> bool:
        """Move the mail; False when it was moved before. The folder it lies in must be open."""
        flags = self._client.fetch([uid], ["FLAGS"]).get(uid, {}).get(b"FLAGS")
        if flags is None:
            return False
        try:
            self._move(uid, self._folder_of(shelf), flags, folder)
        except IMAP4.abort:
            raise
        except IMAP4.error as refused:
            if "TRYCREATE" not in str(refused):
                raise
            self._found.clear()  # somebody removed the shelf
            self._move(uid, self._folder_of(shelf), flags, folder)
        return FILED not in flags

    def file_again(self, message_id: MessageId, shelf: Shelf) -> None:
        """Move a mail that was held, if exactly one there bears this Message-ID; another folder is open afterwards."""
        held = self._existing(Shelf.HELD)
        if held is None or not message_id.isascii():
            return
        folder = self._session.open_folder(held)
        found = self._client.search(["HEADER", "Message-ID", message_id])
        if len(found) == 1:
            self.file_away(found[0], shelf, folder)

    def _move(self, uid: int, target: str, flags: tuple[bytes, ...], folder: OpenFolder) -> None:
        """Move by the best means the server has.

        Without MOVE (RFC 6851) the mail is copied and then marked as deleted, in one step with a keyword of ours:
        after a crash the mark tells that the copy is there. A crash between the copy and the mark leaves a second
        copy on the shelf, which nobody reads twice.

        Without UIDPLUS (RFC 4315) the mail stays, marked: the plain EXPUNGE would also destroy every mail that
        somebody else has marked as deleted in this folder and may still want back.
        """
        client = self._client
        if _DELETED in flags and FILED not in flags:  # marked by a person: the shelf's copy must not be
            client.remove_flags([uid], [_DELETED], silent=True)
        if client.has_capability("MOVE"):
            client.move([uid], target)
            return
        if FILED not in flags:
            client.copy([uid], target)
            marks = [_DELETED, FILED] if folder.keywords else [_DELETED]
            client.add_flags([uid], marks, silent=True)
        if client.has_capability("UIDPLUS"):
            client.uid_expunge([uid])

    def _folder_of(self, shelf: Shelf) -> str:
        if shelf not in self._found:
            self._found[shelf] = self._existing(shelf) or self._created(shelf)
            with contextlib.suppress(IMAP4.error):  # not subscribed: still there, only hidden in some programs
                self._client.subscribe_folder(self._found[shelf])
        return self._found[shelf]

    def _candidates(self, shelf: Shelf) -> list[str]:
        """The names a shelf may have: at the top of the personal namespace (RFC 2342), below INBOX, or QQ's way."""
        prefix, delimiter = "", "/"
        if self._client.has_capability("NAMESPACE"):
            personal = self._client.namespace().personal or (("", "/"),)
            prefix, delimiter = personal[0][0], personal[0][1] or ""
        else:
            root = self._client.list_folders("", "")
            delimiter = (root[0][1] or b"").decode("ascii", "replace") if root else "/"
        below = [f"{parent}{delimiter}{shelf}" for parent in ("INBOX", _QQ_PARENT)] if delimiter else []
        return list(dict.fromkeys((f"{prefix}{shelf}", *below)))

    def _existing(self, shelf: Shelf) -> str | None:
        names = {str(name) for _, _, name in self._client.list_folders()}
        return next((each for each in self._candidates(shelf) if each in names), None)

    def _created(self, shelf: Shelf) -> str:
        trouble: Exception | None = None
        for name in self._candidates(shelf):
            try:
                self._client.create_folder(name)
            except IMAP4.abort:
                raise
            except IMAP4.error as refused:
                trouble = trouble or refused
                continue
            return self._existing(shelf) or name
        raise trouble or IMAP4.error(f"no folder can be created for {shelf}")
