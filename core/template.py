"""Which of RMI's reporting templates a workbook is, and in which edition."""

import datetime as dt
import enum
from dataclasses import dataclass


class TemplateKind(enum.StrEnum):
    """RMI's templates by acronym; AMRT and CRT are recognised but not examined."""

    CMRT = "CMRT"
    EMRT = "EMRT"
    AMRT = "AMRT"
    CRT = "CRT"


class Family(enum.StrEnum):
    """Editions that share their addresses and the rules of RMI's Checker."""

    CMRT_6 = "CMRT 6"
    EMRT_1 = "EMRT 1"
    EMRT_2 = "EMRT 2"


@dataclass(frozen=True, slots=True)
class Template:
    """The edition a workbook was made from, told by its content and never by its file name."""

    kind: TemplateKind
    version: str
    """The revision as printed in ``Declaration!J3``: ``"6.5"``, ``"2.11.1"``."""
    revision_date: dt.date | None
    language: str
    """The language selector ``Declaration!D3`` as stored, e.g. ``"中文 Chinese"``."""
    family: Family
    layout_version: str
    """The known edition whose addresses were used; differs from ``version`` for a newer, unknown edition."""

    @property
    def known(self) -> bool:
        """Whether this very edition's addresses are known."""
        return self.version == self.layout_version

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
