"""An IMAP server by script: says what a test wants it to say, in pieces, late, or not at all."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

Answer = Callable[["Line"], Awaitable[None]]


class HungUp(Exception):  # noqa: N818 - reads as a state, and is one
    """The script ends the connection here."""


@dataclass(slots=True)
class Line:
    """One connection, and the command that is to be answered."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    tag: str = ""
    rest: str = ""

    async def say(self, *lines: str) -> None:
        """Send whole lines."""
        await self.send("".join(f"{line}\r\n" for line in lines))

    async def send(self, text: str) -> None:
        """Send exactly this, as a piece of its own."""
        self.writer.write(text.encode("latin-1"))
        await self.writer.drain()

    async def ok(self, *lines: str) -> None:
        """Send the untagged lines and finish the command with success."""
        await self.say(*lines, f"{self.tag} OK done")


@dataclass(slots=True)
class FaultyImap:
    """The server; ``answers`` may be changed while it runs."""

    capability: str = "IMAP4rev1 IDLE UIDPLUS MOVE ID"
    greeting: str = "* OK ready"
    validity: int = 7
    uids: list[int] = field(default_factory=list)
    body: str = "From: a@supplier.example\r\n\r\nhello\r\n"
    answers: dict[str, Answer] = field(default_factory=dict)
    """What is done instead of the usual, by command: ``"SELECT"``, ``"UID FETCH"`` ..."""
    commands: list[str] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["FaultyImap"]:
        """Listen on the loopback interface until the test is over."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for writer in self._open:
                writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._open.add(writer)
        line = Line(reader, writer)
        with contextlib.suppress(HungUp, ConnectionError):
            if self.greeting:
                await line.say(self.greeting)
            while command := (await reader.readline()).decode("latin-1").strip():
                line.tag, _, rest = command.partition(" ")
                verb, _, line.rest = rest.partition(" ")
                if verb.upper() == "UID":
                    second, _, line.rest = line.rest.partition(" ")
                    verb = f"UID {second}"
                self.commands.append(verb.upper())
                await (self.answers.get(verb.upper()) or self._usual(verb.upper()))(line)
        writer.close()
        self._open.discard(writer)

    def _usual(self, verb: str) -> Answer:
        return {
            "CAPABILITY": self._say_capability,
            "SELECT": self._select,
            "UID SEARCH": self._search,
            "UID FETCH": self._fetch,
            "IDLE": self._idle,
            "LIST": self._list,
        }.get(verb, _succeed)

    async def _say_capability(self, line: Line) -> None:
        await line.ok(f"* CAPABILITY {self.capability}")

    async def _select(self, line: Line) -> None:
        await line.say(
            f"* {len(self.uids)} EXISTS",
            f"* OK [UIDVALIDITY {self.validity}] ok",
            f"* OK [UIDNEXT {max(self.uids, default=0) + 1}] ok",
            "* OK [PERMANENTFLAGS (\\Deleted \\Seen \\*)] ok",
            f"{line.tag} OK [READ-WRITE] done",
        )

    async def _search(self, line: Line) -> None:
        await line.ok("* SEARCH " + " ".join(map(str, self.uids)))

    async def _fetch(self, line: Line) -> None:
        uids = [uid for uid in self.uids if str(uid) in line.rest.partition(" ")[0].split(",")]
        for uid in uids:
            start = f"* {self.uids.index(uid) + 1} FETCH (UID {uid}"
            if "BODY" in line.rest:
                await line.say(f"{start} BODY[] {{{len(self.body)}}}", f"{self.body})")
            else:
                time = '"20-Nov-2026 10:00:00 +0000"'
                await line.say(f"{start} RFC822.SIZE {len(self.body)} INTERNALDATE {time} FLAGS ())")
        await line.ok()

    async def _idle(self, line: Line) -> None:
        await line.say("+ idling")
        await line.reader.readline()
        await line.ok()

    async def _list(self, line: Line) -> None:
        await line.ok('* LIST () "/" INBOX')


async def _succeed(line: Line) -> None:
    await line.ok()


async def hang_up(line: Line) -> None:
    """End the connection without an answer."""
    raise HungUp


async def say_nothing(line: Line) -> None:
    """Keep the connection and never answer: a firewall that forgot it."""
    await line.reader.read()
    raise HungUp
