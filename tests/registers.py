"""Supplier registers as texts, for tests that read them."""

import datetime as dt

from oredesk.core.suppliers.proposing import Kept, Proposal, propose
from oredesk.core.suppliers.reading import ReadRegister, Wanted, read_register
from oredesk.core.table import Table

Row = tuple[str, ...]

TODAY = dt.date(2026, 11, 20)
HEAD: Row = ("Code", "Name", "Country", "Spend", "Contact")
ROWS: tuple[Row, ...] = (
    HEAD,
    ("V-1", "东莞某某连接器有限公司", "CN", "1,234.50", "li@ddc.example"),
    ("V-2", "Namib Copper", "NA", "500", ""),
)


def read(*rows: Row, wanted: Wanted | None = None) -> ReadRegister:
    """The register in a table with these rows."""
    return read_register([Table("", rows)], wanted or Wanted(), TODAY)


def proposed(*rows: Row, kept: Kept | None = None) -> Proposal:
    """What importing a table with these rows would do."""
    return propose(read(*rows), kept or Kept())
