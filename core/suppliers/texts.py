"""Reads the cells of a register that hold texts: names, addresses, mail domains, places, minerals, dates."""

import datetime as dt
import re
from collections.abc import Iterator

from ..dates import read_date
from ..foreign_text import one_line
from ..mail_domains import is_free_mail
from ..mineral import Mineral
from ..places.countries import possible_codes
from ..smelters.minerals import mineral_meant
from ..smelters.normalising import name_key
from ..supplier import MineralInScope
from .cell_wrong import CellWrong
from .provinces import province_code
from .wording import Trouble
from .words import yes_or_no

_LONGEST_NAME = 250
_LONGEST_CODE = 100
_LONGEST_NOTE = 500
_LONGEST_ADDRESS = 254
"""RFC 5321, section 4.5.3.1.3, less the angle brackets."""
_MOST = 50
"""Names, addresses, domains or minerals of one supplier."""

_SEPARATED = re.compile(r"[;|\n；、]")
_ADDRESSES_SEPARATED = re.compile(r"[;|\n；、,，]")
_MINERALS_SEPARATED = re.compile(r"[;|\n；、,，/+&]|\band\b|[和及]")
_BRACKETED = re.compile(r"(.*)<([^<>]*)>\s*")
_ADDRESS = re.compile(r"[^@\s<>()\[\],;:\"\\]{1,64}@((?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_])")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
_EVERYBODYS = frozenset({"co", "com", "net", "org", "gov", "edu", "ac", "ne", "or", "go"})
"""What stands before a country's domain where every company of the country registers its own: ``com.cn``."""
_REGION = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
_NO_MINERAL = frozenset(
    map(name_key, ("none", "no", "no minerals", "not applicable", "无", "不含", "不涉及", "不含矿产"))
)
_CONFLICT_MINERALS = (Mineral.TIN, Mineral.TANTALUM, Mineral.TUNGSTEN, Mineral.GOLD)
_3TG = frozenset(map(name_key, ("3TG", "3T1G", "3TG minerals", "conflict minerals", "冲突矿产", "3TG金属", "3TG矿产")))
_WITH_SPEAKER = re.compile(r"(.*?)[(（]([^()（）]*)[)）]\s*", re.DOTALL)


def code(text: str) -> str:
    """A supplier code. Raises :class:`CellWrong`."""
    return _within(text, _LONGEST_CODE)


def name(text: str) -> str:
    """A company's name. Raises :class:`CellWrong` for one without letters."""
    if not name_key(text):
        raise CellWrong(Trouble.NAME_MISSING)
    return _within(text, _LONGEST_NAME)


def names(text: str) -> tuple[str, ...]:
    """Names of one company, each once. Raises :class:`CellWrong`."""
    return _each_once(_within(part, _LONGEST_NAME) for part in _SEPARATED.split(text) if name_key(part))


def note(text: str) -> str:
    """A remark."""
    return one_line(text, _LONGEST_NOTE)


def short(text: str) -> str:
    """The name of a unit. Raises :class:`CellWrong`."""
    return _within(text, _LONGEST_CODE)


def addresses(text: str) -> tuple[str, ...]:
    """Mail addresses in small letters, each once; ``Li Wei <li@example.com>`` is one too. Raises :class:`CellWrong`."""
    found = tuple(address.lower() for address in _addresses(text))
    if not all(map(is_address, found)):
        raise CellWrong(Trouble.ADDRESS)
    return _each_once(iter(found))


def is_address(text: str) -> bool:
    """Whether the whole text is one mail address."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def domains(text: str) -> tuple[str, ...]:
    """Mail domains in small letters, each once. Raises :class:`CellWrong` for one that is open to anybody."""
    parts = (part for some in _ADDRESSES_SEPARATED.split(text) for part in some.split())
    return _each_once(_domain(part.strip().removeprefix("@").lower()) for part in parts)


def country(text: str) -> str:
    """The ISO 3166-1 code of the country; here ``NA`` is Namibia. Raises :class:`CellWrong`."""
    codes = possible_codes(text) or possible_codes(text.strip().upper())
    if not codes:
        raise CellWrong(Trouble.COUNTRY)
    if len(codes) > 1:
        raise CellWrong(Trouble.COUNTRY_OF_TWO, countries=", ".join(codes))
    return codes[0]


def region(text: str) -> str:
    """An ISO 3166-2 code by its shape, or that of a province of China by its name. Raises :class:`CellWrong`."""
    found = province_code(text) or one_line(text).upper()
    if not (parts := _REGION.fullmatch(found)) or possible_codes(parts[1]) != (parts[1],):
        raise CellWrong(Trouble.REGION)
    return found


def minerals(text: str, said_by: str) -> tuple[MineralInScope, ...]:
    """The minerals, each once, with who said so: in brackets behind it, else ``said_by``.

    One that CMRT and EMRT do not ask about stays as it is written; ``3TG`` stands for tin, tantalum, tungsten and gold.
    Raises :class:`CellWrong`.
    """
    found: dict[str, MineralInScope] = {}
    for written, speaker in _minerals(text):
        said = one_line(speaker or said_by, _LONGEST_CODE)
        for mineral in _meant(written):
            found.setdefault(name_key(mineral) or mineral, MineralInScope(mineral, said))
    if len(found) > _MOST:
        raise CellWrong(Trouble.TOO_MANY, limit=str(_MOST))
    return tuple(found.values())


def letter(text: str, today: dt.date) -> tuple[dt.date | None, bool | None]:
    """When a letter was signed, and whether it was; None for what is not known. Raises :class:`CellWrong`."""
    if read_date(text) is None:
        return None, yes_or_no(text, Trouble.LETTER)
    return past_date(text, today), True


def past_date(text: str, today: dt.date) -> dt.date:
    """A day up to today; where day and month cannot be told apart the day comes first. Raises :class:`CellWrong`."""
    day = read_date(text)
    if day is None:
        raise CellWrong(Trouble.DATE)
    if day > today:
        raise CellWrong(Trouble.FUTURE)
    return day


def _within(text: str, limit: int) -> str:
    found = one_line(text, limit + 1)
    if len(found) > limit:
        raise CellWrong(Trouble.TOO_LONG, limit=str(limit))
    return found


def _each_once(found: Iterator[str]) -> tuple[str, ...]:
    distinct = tuple(dict.fromkeys(found))
    if len(distinct) > _MOST:
        raise CellWrong(Trouble.TOO_MANY, limit=str(_MOST))
    return distinct


def _addresses(text: str) -> Iterator[str]:
    for part in _ADDRESSES_SEPARATED.split(text):
        bracketed = _BRACKETED.fullmatch(part)
        yield from [bracketed[2].strip()] if bracketed else part.split()


def _domain(text: str) -> str:
    if len(text) > _LONGEST_ADDRESS or not _DOMAIN.fullmatch(text):
        raise CellWrong(Trouble.DOMAIN)
    labels = text.split(".")
    everybodys = len(labels) == 2 and labels[0] in _EVERYBODYS and len(labels[1]) == 2  # noqa: PLR2004 - com.cn
    if everybodys or is_free_mail(text):
        raise CellWrong(Trouble.FREE_MAIL, domain=text)
    return text


def _minerals(text: str) -> Iterator[tuple[str, str]]:
    """Each mineral as written, and who is named in brackets behind it."""
    rest = text
    while with_speaker := _WITH_SPEAKER.match(rest):
        *before, last = _MINERALS_SEPARATED.split(with_speaker[1])
        yield from ((part, "") for part in before)
        yield last, "" if mineral_meant(with_speaker[2]) else with_speaker[2]  # "Gold (Au)" names nobody
        rest = rest[with_speaker.end() :]
    yield from ((part, "") for part in _MINERALS_SEPARATED.split(rest))


def _meant(written: str) -> tuple[str, ...]:
    text = one_line(written)
    if not name_key(text) or name_key(text) in _NO_MINERAL:
        return ()
    if name_key(text) in _3TG:
        return tuple(mineral.value for mineral in _CONFLICT_MINERALS)
    mineral = mineral_meant(text)
    return (mineral.value if mineral else _within(text, _LONGEST_CODE),)
