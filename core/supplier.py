"""Suppliers as the operator's register knows them: who they are, what they deliver, and what tells a mail is theirs."""

import datetime as dt
import enum
from dataclasses import dataclass
from decimal import Decimal
from typing import NewType

from .language import Language, Text

SupplierCode = NewType("SupplierCode", str)
"""The operator's own number of a supplier (vendor number), trimmed; unique in the register, case does not matter."""


class OutOfScope(enum.StrEnum):
    """Why a supplier is not asked although it is listed."""

    PHASE_OUT = "phase-out"
    RESALE = "resale"
    NO_MINERALS = "no-minerals"
    OTHER = "other"

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _OUT_OF_SCOPE[self].in_(language)


_OUT_OF_SCOPE = {
    OutOfScope.PHASE_OUT: Text("being phased out", "正在淘汰的供应商"),
    OutOfScope.RESALE: Text("resold third-party products", "转售第三方产品"),
    OutOfScope.NO_MINERALS: Text("no minerals in scope", "不含管控矿产"),
    OutOfScope.OTHER: Text("other reason", "其他原因"),
}


@dataclass(frozen=True, slots=True)
class MineralInScope:
    """A mineral that a supplier's deliveries may contain, and who said so."""

    mineral: str
    """A :class:`~core.mineral.Mineral`'s value where it is one, else the register's word for it (``"Aluminium"``)."""
    said_by: str
    """Department or person: ``"R&D"``; ``""`` when the register does not say."""


@dataclass(frozen=True, slots=True)
class Supplier:
    """One supplier as the register has it. Texts are trimmed; blank is ``""``; what is not known is None."""

    code: SupplierCode
    name: str
    aliases: tuple[str, ...] = ()
    """Other names of the company, e.g. the Chinese beside the English one."""
    contacts: tuple[str, ...] = ()
    """Mail addresses of its people, in small letters."""
    domains: tuple[str, ...] = ()
    """Mail domains that are its own by the register's word, in small letters; never a free-mail provider's."""
    country: str = ""
    """Of the site that delivers: ISO 3166-1 alpha-2."""
    region: str = ""
    """ISO 3166-2, e.g. ``"CN-GD"``."""
    spend: Decimal | None = None
    """What was bought from it in the year, in the register's one currency; zero or more."""
    sources: int | None = None
    """How many qualified sources there are for what it delivers, itself included: 1 is a sole source."""
    minerals: tuple[MineralInScope, ...] = ()
    out_of_scope: OutOfScope | None = None
    out_of_scope_note: str = ""
    business_unit: str = ""
    contract_clause: bool | None = None
    """Whether the contract binds it to the operator's minerals policy."""
    commitment_letter: dt.date | None = None
    """The day on which it signed the commitment letter."""
    commitment_signed: bool | None = None
    """Whether it signed one, where the day is not known; True whenever there is a day."""

    @property
    def in_scope(self) -> bool:
        """Whether it is to be asked and scored."""
        return self.out_of_scope is None


@dataclass(frozen=True, slots=True)
class StoredSupplier:
    """A supplier of the register with the number it is stored under."""

    number: int
    supplier: Supplier
    changed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """One change of a supplier in the register."""

    at: dt.datetime
    who: str
    source: str
    """The file or the command that it came from."""
    before: Supplier | None
    """None when the supplier was new."""
    after: Supplier


class TiedBy(enum.StrEnum):
    """What told whose submission it is."""

    CONTACT = "contact"
    DOMAIN = "domain"
    PERSON = "person"

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _TIED_BY[self].in_(language)


_TIED_BY = {
    TiedBy.CONTACT: Text("contact", "联系人"),
    TiedBy.DOMAIN: Text("domain", "邮箱域名"),
    TiedBy.PERSON: Text("person", "人工"),
}
