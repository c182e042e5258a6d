"""Suppliers put into the register's table directly, for tests of what is stored about them."""

from collections.abc import Sequence

from oredesk.storage.database import unit_of_work
from oredesk.storage.ledger import SqlLedger
from oredesk.storage.supplier_models import SupplierRow
from storage.examples import NOW


@unit_of_work
async def enter(ledger: SqlLedger, *codes: str) -> Sequence[int]:
    """Suppliers with these codes, and the numbers they got."""
    rows = [
        await SupplierRow.create(code=code, code_key=code.casefold(), name=f"{code} 公司", entry="{}", changed_at=NOW)
        for code in codes
    ]
    return [row.id for row in rows]
