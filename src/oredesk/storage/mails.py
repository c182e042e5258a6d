"""The ledger's part about mails: how far folders are read, what was taken in, and where each mail belongs."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from tortoise.expressions import Q

from ..core.message import Bookmark, MailKey, MessageId, Sha256, Shelf
from ..core.submission import MailRecord
from .columns import contents_key, key, utc
from .database import Transactional, unit_of_work
from .models import FolderRow, MailRow


class Mails(Transactional):
    """Bookmarks and mails; the contract of each method is that of :class:`~oredesk.core.ports.Ledger`."""

    @unit_of_work
    async def bookmark(self, account: str, folder: str) -> Bookmark | None:
        """How far the folder has been read."""
        row = await FolderRow.get_or_none(account=key(account), name=key(folder))
        return Bookmark(row.validity, row.uid) if row else None

    @unit_of_work
    async def move_bookmark(self, account: str, folder: str, bookmark: Bookmark) -> None:
        """Remember how far the folder has been read."""
        await FolderRow.update_or_create(
            {"validity": key(bookmark.validity), "uid": key(bookmark.uid)}, account=key(account), name=key(folder)
        )

    @unit_of_work
    async def find_mail(self, key: MailKey) -> MailRecord | None:
        """The mail taken in under this key."""
        row = await MailRow.get_or_none(**_columns(key))
        return record_of(row) if row else None

    @unit_of_work
    async def mail(self, mail_id: int) -> MailRecord | None:
        """The mail with this number."""
        row = await MailRow.get_or_none(id=mail_id)
        return record_of(row) if row else None

    @unit_of_work
    async def take_in(self, key: MailKey, original: Sha256 | None, size: int, received_at: dt.datetime) -> MailRecord:
        """Record a mail before any work on it starts; a key that is known gives the existing record."""
        new = {"original": original, "size": size, "received_at": utc(received_at)}
        row, _ = await MailRow.get_or_create(new, **_columns(key))
        return record_of(row)

    @unit_of_work
    async def begin(self, mail_id: int) -> int:
        """Count an attempt at handling the mail and return how many that makes."""
        row = await known_mail(mail_id)
        row.attempts += 1
        await row.save(update_fields=["attempts"])
        return row.attempts

    @unit_of_work
    async def unsettled(self) -> Sequence[MailRecord]:
        """Mails without an outcome, oldest first."""
        return [record_of(row) for row in await MailRow.filter(shelf__isnull=True).order_by("id")]

    @unit_of_work
    async def unfiled(self, account: str) -> Sequence[MailRecord]:
        """Mails of the account with an outcome that have not been moved to their shelf yet."""
        rows = MailRow.filter(filed=False, shelf__isnull=False, account=key(account))
        return [record_of(row) for row in await rows.order_by("id")]

    @unit_of_work
    async def mark_filed(self, mail_id: int) -> None:
        """Remember that the mail lies on its shelf."""
        await MailRow.filter(id=mail_id, shelf__isnull=False).update(filed=True)

    @unit_of_work
    async def twin(
        self, record: MailRecord, message_id: MessageId, files: Collection[Sha256] | None = None
    ) -> MailRecord | None:
        """An earlier settled mail that is this very mail: same Message-ID, and same raw bytes or same files."""
        same = same_mail(message_id, record.original, contents_key(files) if files is not None else None)
        row = await MailRow.filter(same, id__lt=record.id, shelf__isnull=False).order_by("id").first()
        return record_of(row) if row else None

    @unit_of_work
    async def held(self) -> Sequence[MailRecord]:
        """Mails on the Held shelf that nobody has closed, oldest first."""
        rows = await MailRow.filter(shelf=Shelf.HELD.value, closed_at__isnull=True).order_by("id")
        return [record_of(row) for row in rows]

    @unit_of_work
    async def questions(self) -> Sequence[MailRecord]:
        """Handled mails that ask something and that nobody has closed, oldest first."""
        asking = MailRow.filter(question_noticed=True, closed_at__isnull=True, shelf=Shelf.PROCESSED.value)
        return [record_of(row) for row in await asking.order_by("id")]


async def known_mail(mail_id: int) -> MailRow:
    """The row of a mail that must exist; raises KeyError when it does not."""
    row = await MailRow.get_or_none(id=mail_id)
    if row is None:
        raise KeyError(mail_id)
    return row


def same_mail(message_id: MessageId, original: str | None, contents: str | None, prefix: str = "") -> Q:
    """The condition that a mail is another copy of this one; ``prefix`` leads to the mail from another table.

    The Message-ID alone does not decide: it is the sender's choice, and a different mail must not be dropped
    for bearing a known one. Copies made by the server are the same bytes; copies that came by two addresses
    differ in their trace headers and have the same files.
    """
    known = {"original": original, "contents": contents}
    alike = [Q(**{f"{prefix}{name}": value}) for name, value in known.items() if value is not None]
    if not alike:
        nothing: dict[str, Any] = {f"{prefix}message_id__in": ()}
        return Q(**nothing)
    return Q(**{f"{prefix}message_id": key(message_id)}) & Q(*alike, join_type=Q.OR)


def record_of(row: MailRow) -> MailRecord:
    """The row as the core knows it."""
    return MailRecord(
        id=row.id,
        key=MailKey(row.account, row.folder, row.validity, row.uid),
        original=Sha256(row.original) if row.original else None,
        size=row.size,
        received_at=row.received_at,
        attempts=row.attempts,
        shelf=Shelf(row.shelf) if row.shelf else None,
        filed=row.filed,
        reason=row.reason,
        sender=row.sender,
        message_id=MessageId(row.message_id) if row.message_id else None,
        sender_trusted=row.sender_trusted,
    )


def _columns(mail: MailKey) -> dict[str, Any]:
    return {
        "account": key(mail.account),
        "folder": key(mail.folder),
        "validity": key(mail.validity),
        "uid": key(mail.uid),
    }
