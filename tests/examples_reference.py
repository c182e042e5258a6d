"""Examples of the checks against the smelter reference; every list and facility here is fictional."""

import dataclasses
import datetime as dt

from cases import Case, Example
from declarations import TODAY, cmrt, emrt, smelter, with_smelters, without_smelters
from oredesk.core.checks import Background
from oredesk.core.declaration import Declaration
from oredesk.core.finding import Examination
from oredesk.core.mineral import Mineral
from oredesk.core.submission import PastSubmission
from references import LAST_YEAR, REFERENCE

_GOLD = without_smelters(cmrt(), Mineral.GOLD)
_KNOWN = Background(TODAY, REFERENCE)
_LAST_TIME = Background(
    TODAY,
    REFERENCE,
    former=LAST_YEAR,
    previous=PastSubmission(
        dt.datetime(2025, 11, 20, tzinfo=dt.UTC), cmrt().template, "Acme Fasteners Ltd.", Examination((), 0, "2-x")
    ),
)


def _row(*, pasted: str = "", lookup_row: int = 0, **texts: str) -> Declaration:
    """A CMRT whose only gold smelter stands in row 20, columns of it pasted over the template's formulas."""
    given = {"metal": "Gold", "lookup": "Gold Works", "country": "", **texts}
    row = smelter(20, lookup_row=lookup_row, **given)
    return with_smelters(_GOLD, dataclasses.replace(row, pasted=frozenset(pasted)))


def _numbered(number: str, name: str = "Gold Works", *, lookup_row: int = 0, **texts: str) -> Case:
    """A row as pasted tools fill it: number in column F, name in C, nothing in A."""
    return Case(_row(lookup_row=lookup_row, **{"smelter_id": number, "lookup": name, **texts}), _KNOWN)


def _typed(number: str, *, pasted: str = "", lookup_row: int = 9, **texts: str) -> Case:
    """A row whose number stands in column A; without more, the template finds the smelter by it."""
    given = {"id_typed": number, "smelter_id": number, **texts}
    return Case(_row(pasted=pasted, lookup_row=lookup_row, **given), _KNOWN)


def _broken(number: str, **texts: str) -> Case:
    """A row whose number in column A the template does not find."""
    return _typed(number, lookup_row=0, **{"metal": "#N/A", "lookup": "#N/A", **texts})


def _named(name: str, **texts: str) -> Case:
    """A *Smelter not listed* row with a typed name."""
    return Case(_row(lookup_row=0, **{"lookup": "Smelter not listed", "name": name, **texts}), _KNOWN)


def _free(name: str, *, lookup_row: int = 0, **texts: str) -> Case:
    """A row whose column C was typed freely, as people do who paste their own list; the file has a look-up."""
    return _with_lookup(Case(_row(lookup_row=lookup_row, lookup=name, **texts), _KNOWN))


def _with_lookup(case: Case) -> Case:
    return dataclasses.replace(case, declaration=dataclasses.replace(case.declaration, offered=(("Gold", 180),)))


def _unaware(case: Case) -> Case:
    """The same row where no list was ever imported."""
    return Case(case.declaration)


BY_NUMBER_AND_BY_NAME = Case(
    with_smelters(
        _numbered("CID900001").declaration,
        smelter(21, "Gold", "Smelter not listed", name="Kunlun Gold Refining Co.", country="CHINA"),
    ),
    _KNOWN,
)
"""One refiner in two rows, in the second by another name."""

EXAMPLES = {
    "S060": Example(
        (
            _numbered("CID987654"),
            _numbered("CID987654", "Somebody's Refinery"),
            _typed("CID987654", lookup="Somebody's Refinery", pasted="BCE", lookup_row=0),
        ),
        (
            _unaware(_numbered("CID987654")),
            _numbered("CID900001"),
            _numbered("CID987654", lookup_row=17),  # the file's own look-up knows it: nothing is wrong with it
            _named("Somebody's Refinery", smelter_id="CID987654", source="RMI"),  # the template found it by its name
            _numbered("CID900101"),  # another metal's: S061
            _numbered("CID987654", "Harbour Bullion Refining"),  # a known name: S062
            _numbered("CID987654", metal="Tungsten"),  # no list about tungsten
            _broken("CID987654"),  # S005
            _numbered("4CHN001"),  # no number of RMI's form at all: S054
        ),
    ),
    "S061": Example(
        (
            _numbered("CID900101"),
            _typed("cid900102 ", lookup="Tapioca Tin Smelting", pasted="BC"),
            Case(with_smelters(emrt(), smelter(20, "Cobalt", "Kunlun", smelter_id="CID900001")), _KNOWN),
        ),
        (
            _numbered("CID900101", metal="Tin"),
            _numbered("CID900101", metal="tin "),
            _numbered("CID900101", metal=""),  # S051
            _numbered("CID900101", metal="Solder"),  # S057
            _numbered("CID900101", "Harbour Bullion Refining"),  # the name tells which is meant: S062
            _unaware(_numbered("CID900101")),
            _broken("CID900101"),
        ),
    ),
    "S062": Example(
        (
            _numbered("CID900001", "Harbour Bullion Refining"),
            _numbered("CID987654", "Harbour Bullion Refining"),
            _typed("CID900001", lookup="Harbour Bullion Refining", pasted="C"),
            _typed("CID900001", lookup="Smelter not listed", name="HARBOUR  BULLION-REFINING", lookup_row=0),
            _numbered("CID900004", "Demo Precious Metals"),  # a name of two others
        ),
        (
            _numbered("CID900001", "KUNLUN demo gold"),
            _numbered("CID900001", "Kunlun Gold Refining Co."),
            _numbered("CID900001", "Kunlun Goldd"),  # merely spelled differently
            _numbered("CID900001", "Demo Precious Metals"),  # one of the two
            _typed("CID900001", lookup="Harbour Bullion Refining"),  # the file's own look-up says so
            _numbered("CID900001", "Tapioca Tin Smelting"),  # a name in another metal's list
            _numbered("CID900001", ""),
            _unaware(_numbered("CID900001", "Harbour Bullion Refining")),
        ),
    ),
    "S063": Example(
        (
            _numbered("CID900001", country="JAPAN"),
            _numbered("CID900002", country="Argentinien"),
            _named("Kunlun Demo Gold", country="Singapore"),
            _typed("CID900001", country="JAPAN", pasted="E"),
        ),
        (
            _numbered("CID900001", country="P.R. China"),
            _numbered("CID900001", country="中国"),
            _numbered("CID900001", country="Hong Kong"),  # one may be written for the other
            _numbered("CID900001", country="TAIWAN, PROVINCE OF CHINA"),
            _numbered("CID900001", country=""),
            _numbered("CID900001", country="Zhaoyuan"),  # no country: other checks
            _numbered("CID987654", country="JAPAN"),
            _typed("CID900001", country="JAPAN"),  # the file's own look-up says so
            _numbered("CID900001", "Harbour Bullion Refining", country="JAPAN"),  # another smelter's row: S062
            _unaware(_numbered("CID900001", country="JAPAN")),
        ),
    ),
    "S064": Example(
        (_numbered("CID900008"), _broken("CID900008"), _named("Old Mint Refinery")),
        (_numbered("CID900009"), _numbered("CID900001"), _unaware(_numbered("CID900008"))),
    ),
    "S065": Example(
        (_numbered("CID900009"), _named("Closed Furnace Ltd")),
        (_numbered("CID900008"), _numbered("CID900010"), _unaware(_numbered("CID900009"))),
    ),
    "S066": Example(
        (_numbered("CID900007"), _named("BRIGHT TRADING HOUSE")),
        (_numbered("CID900001"), _named("Bright Trading"), _unaware(_numbered("CID900007"))),
    ),
    "S067": Example(
        (_numbered("CID900006"), _numbered("CID900006", next_steps="n/a")),
        (
            *(_numbered("CID900003"), _numbered("CID900005"), _unaware(_numbered("CID900006"))),
            _numbered("CID900006", next_steps="We change to another refiner by March."),
            _numbered("CID900006", comments="为库存，已停止采购"),
        ),
    ),
    "S077": Example(
        (_numbered("CID900011"), dataclasses.replace(_numbered("CID900011"), background=_LAST_TIME)),
        (
            *(_numbered("CID900005"), _numbered("CID900006"), _unaware(_numbered("CID900011"))),
            _numbered("CID900011", next_steps="Phased out by June."),
        ),
    ),
    "S068": Example(
        (
            dataclasses.replace(_numbered("CID900004"), background=_LAST_TIME),
            dataclasses.replace(_numbered("CID900010"), background=_LAST_TIME),
        ),
        (
            dataclasses.replace(_numbered("CID900001"), background=_LAST_TIME),
            dataclasses.replace(_numbered("CID900005"), background=_LAST_TIME),  # was not conformant then either
            dataclasses.replace(_numbered("CID900009"), background=_LAST_TIME),  # removed: S065
            dataclasses.replace(_numbered("CID900004", next_steps="Audit is booked for May."), background=_LAST_TIME),
            _numbered("CID900004"),  # a first submission
            Case(_numbered("CID900010").declaration, dataclasses.replace(_LAST_TIME, former=REFERENCE)),
            Case(_numbered("CID900004").declaration, dataclasses.replace(_LAST_TIME, reference=type(REFERENCE)())),
        ),
    ),
    "S069": Example(
        (_numbered("CID900010"), _named("Quiet Creek Gold"), _numbered("CID900102", metal="Tin")),
        (
            _numbered("CID900001"),
            _numbered("CID900005"),
            _numbered("CID900010", comments="Audited by LBMA, see certificate"),
            _numbered("CID987654"),
            dataclasses.replace(_numbered("CID900010"), background=_LAST_TIME),  # S068
            _unaware(_numbered("CID900010")),
        ),
    ),
    "S070": Example(
        (_numbered("CID900004"), _numbered("CID900005")),
        (
            *(_numbered(f"CID90000{n}") for n in (1, 2, 3, 6, 7, 8, 9)),
            _numbered("CID900004", next_steps="Invited to the audit in May."),
            _numbered("CID900010"),  # S069
            _numbered("CID900011"),  # S077
            dataclasses.replace(_numbered("CID900004"), background=_LAST_TIME),  # S068
        ),
    ),
    "S071": Example(
        (
            _named("Kunlun Demo Gold"),
            _named(" kunlun GOLD refining co "),
            _free("Kunlun Demo Gold"),
            _named("Kunlun Demo Gold", lookup="Smelter Not Yet Identified"),
        ),
        (
            _named("Kunlun Demo Gold", smelter_id="CID900001"),
            _named("Kunlun Demo"),
            _named("Demo Precious Metals"),
            _named("Kunlun Demo Gold", metal="Tin"),
            _named("Bright Trading House"),  # S066
            _free("Kunlun Demo Gold", lookup_row=12),  # the file's own look-up has the name and gives the number
            _unaware(_named("Kunlun Demo Gold")),
        ),
    ),
    "S072": Example(
        (
            _named("Demo Precious Metals"),
            _free("demo precious metals"),
            _named("Demo Precious Metals", country="CHINA"),
        ),
        (_named("Kunlun Demo Gold"), _named("Demo Precious"), _unaware(_named("Demo Precious Metals"))),
    ),
    "S073": Example(
        (
            _named("Kunlun Demo Golds Ltd"),
            _named("Kunlun Demo Golds Ltd", city="Zhaoyuan"),
            _named("Salzach Feingold AG", country="Austria", contact="Frau Huber"),
        ),
        (
            _free("Salzach Feingold AG", country="Austria"),  # S078
            _named("Kunlun Demo Golds Ltd", city="Zhaoyuan", contact_email="info@kunlun.example"),
            _named("Entirely Different Smelting"),
            _named("Kunlun Demo Gold"),
            _named("unknown"),
            _named(""),
            _unaware(_named("Kunlun Demo Golds Ltd")),
            dataclasses.replace(_named("Kunlun Demo Golds Ltd"), settings={"least_likeness": 99.0}),
        ),
    ),
    "S078": Example(
        (_free("Salzach Feingold AG", country="Austria"), _free("Kunlun Demo Golds Ltd")),
        (
            _named("Kunlun Demo Golds Ltd"),  # S073
            _free("Kunlun Demo Gold"),  # S071
            _free("Entirely Different Smelting"),  # S074
            _free("Kunlun Demo Golds Ltd", smelter_id="CID900001"),
            _unaware(_free("Kunlun Demo Golds Ltd")),
            dataclasses.replace(_free("Kunlun Demo Golds Ltd"), settings={"least_likeness": 99.0}),
        ),
    ),
    "S074": Example(
        (
            _free("Entirely Different Smelting"),
            _unaware(_free("Kunlun Demo Gold")),
            dataclasses.replace(_free("Kunlun Demo Golds Ltd"), settings={"least_likeness": 99.0}),
        ),
        (
            _free("Kunlun Demo Gold"),  # S071
            _free("Demo Precious Metals"),  # S072
            _free("Kunlun Demo Golds Ltd"),  # S078
            _free("Anything", lookup_row=12),
            _free("Anything", smelter_id="CID900001"),
            _free("Anything", metal=""),  # S051
            _named("Entirely Different Smelting"),
            Case(_row(lookup="Anything")),  # the look-up sheet was deleted: T054
        ),
    ),
    "S075": Example(
        (
            _broken("900001"),
            _broken("CID 90OOO1"),
            _broken("ＣＩＤ９００００１"),  # full-width, as a Chinese input method types it
            _broken("Kunlun Demo Gold"),
            _broken("CID900091", name="Kunlun Demo Golds"),
            _broken("CID999999", name="Salzach Feingold GmbH"),
            _broken("CID987654", lookup="Harbour Bullion Refining"),  # S053's kind of row
            _typed("CID-900001", lookup="Whatever", pasted="BC", lookup_row=0),  # S054's kind of row
        ),
        (
            _broken("CID900011"),  # one digit off, but nothing else speaks for it
            _broken("CID900001"),
            _broken(" CID900001"),  # S006 tells all
            _broken("999999"),
            _broken("n/a"),
            _broken("CID987654", name="Entirely Different Smelting"),
            _unaware(_broken("900001")),
        ),
    ),
    "S076": Example(
        (_broken("CID900001"), _broken("cid900004"), _broken("CID900001", lookup="Kunlun Demo Gold")),
        (
            _broken("CID900009"),  # removed: S065
            _broken("CID987654"),
            _broken(" CID900001"),  # the blank is all that is wrong
            _typed("CID900001"),
            _unaware(_broken("CID900001")),
        ),
    ),
}
