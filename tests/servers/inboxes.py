"""The desk's IMAP inbox at the test servers, and another mail program at the same mailbox."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from imaplib import IMAP4

from oredesk.mailbox.imap import ImapInbox, ImapServer
from servers.dovecot import PASSWORD, Dovecot
from servers.faulty_imap import FaultyImap

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


@asynccontextmanager
async def inbox_at(server: FaultyImap) -> AsyncIterator[ImapInbox]:
    inbox = ImapInbox(ImapServer("127.0.0.1", server.port, "desk", PASSWORD, tls="none"), now=lambda: NOW)
    try:
        async with asyncio.timeout(30):
            yield inbox
    finally:
        await inbox.close()


@asynccontextmanager
async def inbox_of(server: Dovecot, folder: str = "INBOX") -> AsyncIterator[ImapInbox]:
    settings = ImapServer("localhost", server.tls_port, server.users[0], PASSWORD, folder)
    inbox = ImapInbox(settings, context=server.trusted())
    try:
        async with asyncio.timeout(60):
            yield inbox
    finally:
        await inbox.close()


def talk(server: Dovecot) -> IMAP4:
    """Another program at the same mailbox."""
    other = IMAP4("127.0.0.1", server.port, timeout=20)
    other.login(server.users[0], PASSWORD)
    return other
