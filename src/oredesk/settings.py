"""Everything an administrator can set, typed; a wrong value stops the start with plain words."""

import os
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from .core.language import Language
from .core.policy import Policy, ReplyCaps
from .mailbox.this_machine import is_this_machine

PREFIX = "OREDESK_"
Tls = Literal["tls", "starttls", "none"]

_ADDRESS = r"[^@<>\s]+@[^@<>\s]+"


def _says(meaning: str) -> FieldInfo:
    """A setting and the one line that explains it, in ``.env.example`` and when it is wrong."""
    info: FieldInfo = Field(description=meaning)
    return info


def _like(pattern: str, meaning: str, alias: str | None = None) -> FieldInfo:
    info: FieldInfo = Field(description=meaning, pattern=f"^({pattern})$", alias=alias)
    return info


def _between(least: int, most: int, meaning: str) -> FieldInfo:
    info: FieldInfo = Field(description=f"{meaning} ({least} to {most})", ge=least, le=most)
    return info


class WrongSettings(Exception):  # noqa: N818 - read by a person at the start, not handled by code
    """One line per wrong setting: its name and what is expected; never a secret's value."""


class Settings(BaseSettings):
    """The settings, from the environment and from ``.env`` in the working directory.

    ``.env.example`` is generated from them, in this order.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    database: Annotated[
        str, _like(r"sqlite://.+", "The database, sqlite://PATH; originals and backups lie beside it")
    ] = "sqlite://var/oredesk.db"
    inbox: Annotated[str, _like(r"imap|maildir:.+", "Where mail comes in: imap, or maildir:PATH")] = "maildir:var/inbox"
    imap_host: Annotated[str, _says("IMAP server")] = ""
    imap_port: Annotated[int, _between(1, 65535, "IMAP port: 993 for tls, 143 for starttls")] = 993
    imap_user: Annotated[str, _says("IMAP login name")] = ""
    imap_password: Annotated[SecretStr, _says("IMAP password; for QQ and 163 the authorisation code")] = SecretStr("")
    imap_folder: Annotated[str, _says("Folder that mail arrives in")] = "INBOX"
    imap_tls: Annotated[Tls, _says("Encryption to the IMAP server: tls, starttls, none (this machine only)")] = "tls"
    outgoing: Annotated[str, _like(r"smtp|maildir:.+", "Where replies go: smtp, or maildir:PATH")] = (
        "maildir:var/outgoing"
    )
    smtp_host: Annotated[str, _says("SMTP server")] = ""
    smtp_port: Annotated[int, _between(1, 65535, "SMTP port: 465 for tls, 587 for starttls")] = 465
    smtp_user: Annotated[str, _says("SMTP login name; empty when the server wants none")] = ""
    smtp_password: Annotated[SecretStr, _says("SMTP password")] = SecretStr("")
    smtp_tls: Annotated[Tls, _says("Encryption to the SMTP server: tls, starttls, none (this machine only)")] = "tls"
    from_address: Annotated[str, _like(_ADDRESS, "Address that replies come from", alias="OREDESK_FROM")] = (
        "oredesk@localhost"
    )
    organisation: Annotated[str, _says("Name of your company, shown in replies")] = "oredesk"
    envelope_from: Annotated[
        str, _like(f"({_ADDRESS})?", "Bounce address; empty: the null sender <>, or OREDESK_FROM where that is refused")
    ] = ""
    own_addresses: Annotated[
        tuple[str, ...],
        NoDecode,
        _says("All further addresses of this desk, with commas; then mail to none of them is not answered"),
    ] = ()
    trusted_authserv: Annotated[
        str, _says("Name your own mail server writes into Authentication-Results; empty: senders are not verified")
    ] = ""
    templates: Annotated[str, _says("Folder whose files replace the mail templates of the same name; empty: none")] = ""
    rules: Annotated[
        str, _says("Your rule file (see docs/rules.example.toml); empty: every check as docs/checks.md has it")
    ] = ""
    risk_method: Annotated[
        str, _says("Your file of how risk is scored (`oredesk risk method example` prints one); empty: as shipped")
    ] = ""
    languages: Annotated[
        tuple[Language, ...], NoDecode, _says("Languages of replies, in the order of a reply in both: zh, en")
    ] = (Language.ZH, Language.EN)
    reply_mode: Annotated[
        Literal["send", "approve"], _says("send: replies leave at once; approve: they wait as drafts for staff")
    ] = "send"
    replies_per_sender_hour: Annotated[int, _between(1, 10_000, "Replies to one sender in an hour; the rest waits")] = 4
    replies_per_sender_day: Annotated[int, _between(1, 10_000, "Replies to one sender in a day; the rest waits")] = 20
    replies_per_domain_hour: Annotated[int, _between(1, 100_000, "Replies to one mail domain in an hour")] = 1200
    replies_per_hour: Annotated[int, _between(1, 100_000, "Replies to everybody in an hour")] = 1200
    poll_seconds: Annotated[int, _between(1, 3600, "Seconds between looks at a mailbox that cannot push")] = 30
    backlog_days: Annotated[int, _between(0, 3650, "On first contact, mail older than so many days is left alone")] = 14
    max_mail_mb: Annotated[int, _between(1, 1000, "Largest mail that is fetched, in MB")] = 35
    max_file_mb: Annotated[int, _between(1, 1000, "Largest file that is opened, in MB")] = 25
    max_files: Annotated[int, _between(1, 200, "Most files of one mail that are opened")] = 20
    workers: Annotated[int, _between(1, 64, "Processes that read workbooks")] = 2
    log_level: Annotated[Literal["debug", "info", "warning", "error"], _says("How much is logged")] = "info"

    @field_validator("languages", "own_addresses", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(part.strip().lower() for part in value.split(",") if part.strip())

    @field_validator("templates")
    @classmethod
    def _folder(cls, value: str) -> str:
        if value and not Path(value).is_dir():
            raise ValueError("there is no such folder")
        return value

    @field_validator("languages")
    @classmethod
    def _some_language(cls, value: tuple[Language, ...]) -> tuple[Language, ...]:
        if not value:
            raise ValueError("name at least one language: zh, en")
        return tuple(dict.fromkeys(value))

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        missing = []
        if self.inbox == "imap":
            missing += [name for name in ("imap_host", "imap_user") if not getattr(self, name)]
        if self.outgoing == "smtp":
            missing += [name for name in ("smtp_host",) if not getattr(self, name)]
        if missing:
            names = ", ".join(PREFIX + name.upper() for name in missing)
            raise ValueError(f"{names}: must be set for the chosen inbox or outgoing mail")
        for side in ("imap", "smtp"):
            host = getattr(self, f"{side}_host")
            if getattr(self, f"{side}_tls") == "none" and host and not is_this_machine(host):
                raise ValueError(f"{PREFIX}{side.upper()}_TLS: none is for a server on this machine only")
        return self

    @property
    def database_path(self) -> Path:
        """The database's file; originals, lock and backups lie beside it."""
        return Path(self.database.removeprefix("sqlite://"))

    @property
    def data_folder(self) -> Path:
        """The folder that holds everything the desk stores."""
        return self.database_path.parent

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that is the desk itself; mail from one of them is never answered."""
        own = {self.from_address.lower(), *self.own_addresses}
        if "@" in self.imap_user:
            own.add(self.imap_user.lower())
        return tuple(sorted(own))

    @property
    def told(self) -> dict[str, str]:
        """Every setting by its variable as it may be shown and recorded: of a secret only that it is set."""
        names = zip(explained(), type(self).model_fields, strict=True)
        return {variable: shown(getattr(self, name)) for variable, name in names}

    @property
    def policy(self) -> Policy:
        """The operator's choices as the core knows them."""
        caps = ReplyCaps(
            self.replies_per_sender_hour,
            self.replies_per_sender_day,
            self.replies_per_domain_hour,
            self.replies_per_hour,
        )
        return Policy(self.languages, approve_first=self.reply_mode == "approve", caps=caps)


def load_settings() -> Settings:
    """Read the settings; raises :class:`WrongSettings` with a line for each that is wrong."""
    try:
        return Settings()
    except ValidationError as wrong:
        raise WrongSettings(
            "\n".join(_plain(error["loc"], error["msg"]) for error in wrong.errors(include_input=False))
        ) from None


class _FixedSettings(Settings):
    """Settings that come from the program alone."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is pydantic's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Neither the environment nor a file."""
        return (init_settings,)


def fixed_settings(**values: object) -> Settings:
    """Settings of the given values, by field name or alias, with defaults for the others; for the demo and tests."""
    return _FixedSettings.model_validate(values)


def shown(value: object) -> str:
    """A setting's value as text; of a secret only whether there is one."""
    match value:
        case SecretStr():
            return "(set)" if value.get_secret_value() else ""
        case tuple():
            return ",".join(str(part) for part in value)
        case _:
            return str(value)


def unknown_names() -> tuple[str, ...]:
    """Variables of the environment that look like settings but are none: most often a typing error."""
    return tuple(sorted(name for name in os.environ if name.startswith(PREFIX) and name not in explained()))


def explained() -> dict[str, FieldInfo]:
    """Every setting by the name of its variable, in the order they are explained."""
    return {info.alias or PREFIX + name.upper(): info for name, info in Settings.model_fields.items()}


def _plain(place: tuple[int | str, ...], message: str) -> str:
    """One wrong setting in plain words, without the value: it may be a secret."""
    if not place:
        return message.removeprefix("Value error, ")
    name = str(place[0])
    variable = name if name.startswith(PREFIX) else PREFIX + name.upper()
    return f"{variable} has a value that cannot be used. Expected: {explained()[variable].description}."
