"""A desk on Maildirs in an empty folder, for commands to work on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeys.world import DESK, World
from oredesk.cli.app import app

Run = Callable[..., Result]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def database(world: World, empty_database: Path) -> Path:
    """The desk's database, made beforehand for tests that need none made."""
    file = world.folder / "data" / "oredesk.db"
    file.parent.mkdir(mode=0o700)
    shutil.copyfile(empty_database, file)
    file.chmod(0o600)
    return file


@pytest.fixture
def run(world: World, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in an empty folder, with a desk on Maildirs below it."""
    monkeypatch.chdir(world.folder)
    for name, value in {
        "OREDESK_DATABASE": "sqlite://data/oredesk.db",
        "OREDESK_INBOX": "maildir:inbox",
        "OREDESK_OUTGOING": "maildir:outgoing",
        "OREDESK_FROM": DESK,
        "OREDESK_WORKERS": "1",
        "LANG": "en_US.UTF-8",
        "COLUMNS": "200",
    }.items():
        monkeypatch.setenv(name, value)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])
