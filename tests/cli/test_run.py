"""The service as a process: it says that it lives, and it ends when it is told to, whatever it waits for."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.world import DESK, World, complete_workbook, mail

COMMAND = "from oredesk.cli import run; from oredesk.__main__ import main; run.LAST_CALL = {last_call}; main()"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@contextlib.contextmanager
def service(world: World, *, last_call: float = 3600.0, **settings: str) -> Iterator["subprocess.Popen[str]"]:
    """``oredesk run`` with settings from the environment; what it logs can be read from ``stderr``."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("OREDESK_")},
        "OREDESK_DATABASE": "sqlite://data/oredesk.db",
        "OREDESK_INBOX": "maildir:inbox",
        "OREDESK_OUTGOING": "maildir:outgoing",
        "OREDESK_FROM": DESK,
        "OREDESK_WORKERS": "1",
        **settings,
    }
    command = [sys.executable, "-c", COMMAND.format(last_call=last_call), "run"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=world.folder, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line_with(process: "subprocess.Popen[str]", words: str) -> str:
    """Read the log up to the line with these words."""
    assert process.stderr
    return next(line for line in process.stderr if words in line)


def test_the_first_line_of_the_log_says_what_runs_where_and_tells_no_secret(world: World) -> None:
    with service(world, OREDESK_IMAP_PASSWORD="geheim", OREDESK_SMTP_PASSWORD="geheim") as process:  # noqa: S106 - made up
        assert process.stderr
        first = process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        rest = process.stderr.read()

    assert "oredesk is running" in first
    for said in ("version=", "inbox=maildir:inbox", "outgoing=maildir:outgoing", f"data={world.folder}/data"):
        assert said in first
    assert "geheim" not in first + rest


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_an_orderly_way(world: World, number: signal.Signals) -> None:
    with service(world) as process:
        line_with(process, "oredesk is running")
        process.send_signal(number)

        assert "oredesk has stopped" in line_with(process, "stopped")
        assert process.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_second_signal_ends_it_at_once(world: World, number: signal.Signals) -> None:
    world.deliver(mail(1, complete_workbook()))
    with silent_server() as server, service(world, last_call=3600, **smtp(server)) as process:
        connection, _ = server.accept()
        process.send_signal(signal.SIGTERM)
        line_with(process, "is stopping")
        process.send_signal(number)

        assert process.wait() == -number
        connection.close()


def test_a_server_that_never_answers_does_not_keep_it(world: World) -> None:
    world.deliver(mail(1, complete_workbook()))
    with silent_server() as server, service(world, last_call=0.1, **smtp(server)) as process:
        connection, _ = server.accept()
        process.send_signal(signal.SIGTERM)

        assert "in the middle of its work" in line_with(process, "has stopped")
        assert process.wait() == 0
        connection.close()


def silent_server() -> socket.socket:
    """Takes connections and never says anything: a firewall that swallows packets."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(60)  # for a service that dies before it connects
    return server


def smtp(server: socket.socket) -> dict[str, str]:
    return {
        "OREDESK_OUTGOING": "smtp",
        "OREDESK_SMTP_HOST": "127.0.0.1",
        "OREDESK_SMTP_PORT": str(server.getsockname()[1]),
        "OREDESK_SMTP_TLS": "none",
    }
