"""Supplier registers for demo and trial: a small one with oddities, and a large one in the shape of a real company's.

The large one has the shape that ZTE published for 2023 (report of 2024): 1,030 suppliers in scope, of which 342 make up
96 % of what is bought. Everything else about them is made up by counting, so that it comes out alike everywhere.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Register:
    """A fictional register as a file."""

    file_name: str
    rows: Callable[[], Iterator[Sequence[str]]]
    """The headings, then a row for each supplier."""

    def csv(self) -> bytes:
        """The register as a spreadsheet program opens it: UTF-8 with its mark."""
        text = io.StringIO(newline="")
        csv.writer(text).writerows(self.rows())
        return text.getvalue().encode("utf-8-sig")


_HEADINGS = (
    *("Supplier code 供应商代码", "Name 名称", "Other names 别名", "Contact mail 联系邮箱", "Mail domain 邮箱域名"),
    *("Country 国家", "Region 地区", "Spend 采购额", "Sources 货源", "Minerals 矿产", "Said by 判定部门"),
    *(
        "Out of scope 不在范围",
        "Note 备注",
        "Business unit 事业部",
        "Contract clause 合同条款",
        "Commitment letter 承诺书",
    ),
    *("Open major 严重不符合项", "Last assessed 最近评估日期"),
)

_SMALL: tuple[tuple[str, ...], ...] = (
    (
        *("F-1001", "东莞虚构连接器有限公司", "Dongguan Fictional Connectors Co., Ltd.", "li@connectors.example"),
        *("connectors.example", "中国", "CN-GD", "1,250,000.00", "两家", "Tin; Gold", "R&D", "", "", "Wireless"),
        *("是", "2026-01-15", "0", "2026-03-31"),
    ),
    (
        *("F-1002", "Fictional Plating Pvt. Ltd.", "", "quality@plating.example; sales@plating.example"),
        *("plating.example", "India", "IN-TN", "640000", "sole", "Gold (R&D)", "", "", "", "Wireless"),
        *("no", "no", "1", "2025-06-30"),
    ),
    (
        *("F-1003", "Namib Fictional Copper (Pty) Ltd", "", "office@namib.example", "", "NA", "NA-KH", "87500.50"),
        *("several", "Copper", "Purchasing", "", "Namibia's code is NA", "Energy", "yes", "yes", "", ""),
    ),
    (
        *("F-1004", "昆山虚构电镀厂", "", "kunshan.fictional@qq.com", "", "CN", "CN-JS", "98,000", "独家", "锡；钽"),
        *("研发部", "", "只有公共邮箱", "Wireless", "", "", "", ""),
    ),
    (
        *("F-1005", "Fictional Resale GmbH", "", "info@resale.example", "resale.example", "DE", "DE-BY", "15000"),
        *("dual", "", "", "resale", "sells what others make", "Energy", "", "", "", ""),
    ),
    (
        *("F-1006", "宁波虚构紧固件有限公司", "", "", "", "中国", "CN-ZJ", "4,200", "充分竞争", "", "", "淘汰"),
        *("2026 年底退出", "Energy", "", "", "", ""),
    ),
    (
        *("F-1007", "Fictional Aluminium & Söhne AG", "", "einkauf@aluminium.example", "aluminium.example"),
        *("Switzerland", "", "310000", "3", "Aluminium; Tin", "R&D", "", "", "Energy", "yes", "2025-11-02", "", ""),
    ),
    (
        *("F-1008", "Fictional Sensors Oy", "", "", "", "Finland", "", "", "", "", "", "", "spend not known yet"),
        *("Wireless", "", "", "", ""),
    ),
    (
        *("F-1009", "Fictional Cobalt Works SARL", "", "bureau@cobalt.example", "cobalt.example", "DR Congo", "CD-LU"),
        *("220000", "2", "Cobalt (Purchasing)", "", "", "", "Energy", "no", "no", "2", "2026-02-11"),
    ),
    (
        *("F-1010", "Công ty Fictional Cables", "Fictional Cables JSC", "hello@cables.example", "cables.example"),
        *("Viet Nam", "VN-HP", "53000", "4", "3TG", "Purchasing", "", "", "Wireless", "yes", "yes", "", ""),
    ),
    (
        *("F-1011", "-Zero- Fictional Fasteners", "", "post@zero.example", "zero.example", "挪威", "", "990"),
        *("several", "none", "", "no minerals", "steel alone", "Energy", "", "", "", ""),
    ),
    (
        *("F-1012", "Fictional [Brackets] Ltd", "", "post@brackets.example", "brackets.example", "UK", "", "12000"),
        *("dual", "Mica", "R&D", "", "", "Wireless", "yes", "2026-05-20", "0", ""),
    ),
)

LARGE = 1030
"""Suppliers of the large register."""
SURVEYED = 342
"""How many of them it takes to make up 96 % of all spend."""
_TOP_SPEND = Decimal("960400000.00")
_TAIL_SPEND = Decimal("39600000.00")
_STRIDE = 409
"""Has no divisor in common with the number of suppliers, so that every place is met once, in no order to be seen."""

_PLACES = (
    *(("CN", "CN-GD"), ("CN", "CN-JS"), ("CN", "CN-ZJ"), ("CN", "CN-SH"), ("CN", "CN-SN"), ("CN", "")),
    *(("JP", "JP-13"), ("KR", ""), ("DE", "DE-BY"), ("VN", ""), ("MY", ""), ("IN", "IN-TN"), ("US", "US-TX")),
)
_MINERALS = ("Tin; Gold", "Tin", "Tantalum", "Gold", "Tungsten", "Cobalt", "3TG", "Copper; Nickel", "", "Mica")
_UNITS = ("Wireless", "Wireline", "Terminals", "Energy")
_SOURCES = ("2", "4", "3", "1", "4", "", "2")
_SPEAKERS = ("R&D", "Purchasing")


def spends() -> tuple[Decimal, ...]:
    """What is bought from each supplier of the large register, most first; the first 342 make up 96.04 %."""
    top = _divided(_TOP_SPEND, [Decimal(1) / (place + 10) for place in range(SURVEYED)])
    tail = _divided(_TAIL_SPEND, [Decimal(LARGE - place) for place in range(LARGE - SURVEYED)])
    return (*top, *tail)


def _divided(total: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """The total by the weights, in cents; what rounding leaves is the first one's."""
    parts = [(total * weight / sum(weights)).quantize(_CENT) for weight in weights]
    return [parts[0] + total - sum(parts), *parts[1:]]


def _small() -> Iterator[Sequence[str]]:
    yield _HEADINGS
    yield from _SMALL


def _large() -> Iterator[Sequence[str]]:
    yield _HEADINGS
    amounts = spends()
    for row in range(LARGE):
        place = row * _STRIDE % LARGE
        yield _made_up(place + 1, amounts[place])


def _made_up(number: int, spend: Decimal) -> Sequence[str]:
    """The supplier that takes that place by spend."""
    country, region = _PLACES[number % len(_PLACES)]
    minerals = _MINERALS[number % len(_MINERALS)]
    domain = f"supplier-{number:04}.example"
    signed = number % 5 != 0
    return (
        *(f"Z-{number:04}", f"Fictional Supplier {number:04} Ltd", f"虚构供应商 {number:04}", f"cmrt@{domain}", domain),
        *(country, region, f"{spend}", _SOURCES[number % len(_SOURCES)], minerals),
        *(_SPEAKERS[number % len(_SPEAKERS)] if minerals else "", "", "", _UNITS[number % len(_UNITS)]),
        *("yes" if signed else "no", "2026-01-31" if signed else "no", "1" if number % 97 == 0 else "", ""),
    )


SMALL = Register("fictional-register.csv", _small)
LARGE_REGISTER = Register("fictional-register-1030.csv", _large)
REGISTERS = (SMALL, LARGE_REGISTER)
