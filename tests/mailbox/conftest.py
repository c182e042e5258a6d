"""The servers that the tests of the mail shell talk to."""

from collections.abc import AsyncIterator, Iterator

import pytest

from servers.dovecot import Dovecot, needed
from servers.faulty_imap import FaultyImap


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    needed()
    with Dovecot() as server:
        yield server


@pytest.fixture
async def faulty() -> AsyncIterator[FaultyImap]:
    async with FaultyImap(uids=[4, 5]).running() as server:
        yield server
