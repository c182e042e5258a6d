"""What the service was told at each start can be read back, without any secret."""

import datetime as dt

from oredesk.settings import fixed_settings
from oredesk.storage.ledger import SqlLedger

NOW = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)


async def recorded(ledger: SqlLedger) -> list[tuple[str, str]]:
    return [(change.name, change.value) for change in await ledger.setting_changes()]


async def test_only_changes_are_recorded(ledger: SqlLedger) -> None:
    await ledger.note_settings({"A": "1", "B": ""}, NOW)
    await ledger.note_settings({"A": "1", "B": ""}, NOW)
    await ledger.note_settings({"A": "2", "B": "x"}, NOW)
    await ledger.note_settings({"A": "2", "B": ""}, NOW)

    assert await recorded(ledger) == [("A", "1"), ("A", "2"), ("B", "x"), ("B", "")]


async def test_of_a_password_only_that_it_is_set(ledger: SqlLedger) -> None:
    settings = fixed_settings(imap_password="open sesame")  # noqa: S106 - of nobody

    await ledger.note_settings(settings.told, NOW)

    values = dict(await recorded(ledger))
    assert values["OREDESK_IMAP_PASSWORD"] == "(set)"  # noqa: S105 - no secret
    assert "OREDESK_SMTP_PASSWORD" not in values
    assert "open sesame" not in str(values)
