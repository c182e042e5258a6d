from pathlib import Path

import pytest

from oredesk.core.language import Language
from oredesk.settings import WrongSettings, explained, load_settings, unknown_names


@pytest.fixture(autouse=True)
def an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_the_desk_works_on_maildirs_under_var() -> None:
    settings = load_settings()

    assert (settings.inbox, settings.outgoing) == ("maildir:var/inbox", "maildir:var/outgoing")
    assert Path("var") == settings.data_folder


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OREDESK_INBOX", "pop3"),
        ("OREDESK_IMAP_PORT", "70000"),
        ("OREDESK_IMAP_PORT", "abc"),
        ("OREDESK_IMAP_TLS", "yes"),
        ("OREDESK_FROM", "not an address"),
        ("OREDESK_LANGUAGES", "fr"),
        ("OREDESK_REPLY_MODE", "maybe"),
        ("OREDESK_POLL_SECONDS", "0"),
        ("OREDESK_DATABASE", "postgresql://db"),
        ("OREDESK_TEMPLATES", "no/such/folder"),
    ],
)
def test_a_wrong_value_names_its_variable_and_what_is_expected(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(WrongSettings) as wrong:
        load_settings()

    assert f"{name} has a value that cannot be used. Expected: {explained()[name].description}." == str(wrong.value)


def test_every_wrong_setting_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_IMAP_PORT", "x")
    monkeypatch.setenv("OREDESK_REPLY_MODE", "x")

    with pytest.raises(WrongSettings, match=r"(?s)IMAP_PORT.*REPLY_MODE"):
        load_settings()


def test_an_imap_inbox_needs_a_server_and_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_INBOX", "imap")

    with pytest.raises(WrongSettings, match="OREDESK_IMAP_HOST, OREDESK_IMAP_USER"):
        load_settings()


@pytest.mark.parametrize("side", ["IMAP", "SMTP"])
def test_an_unencrypted_server_must_be_on_this_machine(side: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"OREDESK_{side}_TLS", "none")
    monkeypatch.setenv(f"OREDESK_{side}_HOST", "mail.example.com")

    with pytest.raises(WrongSettings, match=f"OREDESK_{side}_TLS"):
        load_settings()


def test_a_wrong_password_setting_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_SMTP_PASSWORD", "hunter2")

    assert "hunter2" not in repr(load_settings())


def test_languages_are_read_in_order_and_without_repetition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_LANGUAGES", "EN, zh,en")

    assert load_settings().languages == (Language.EN, Language.ZH)


def test_a_misspelt_name_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_IMAP_PASWORD", "x")
    monkeypatch.setenv("OREDESK_FROM", "desk@example.com")

    assert unknown_names() == ("OREDESK_IMAP_PASWORD",)


def test_mail_from_the_desks_own_addresses_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_FROM", "Desk@Example.com")
    monkeypatch.setenv("OREDESK_OWN_ADDRESSES", "minerals@example.com, cmrt@example.com")
    monkeypatch.setenv("OREDESK_IMAP_USER", "box@example.com")

    assert load_settings().addresses == (
        "box@example.com",
        "cmrt@example.com",
        "desk@example.com",
        "minerals@example.com",
    )
