"""Which suppliers of the register a person at the terminal means, by code or by name."""

from collections.abc import Iterable, Sequence

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.supplier import StoredSupplier
from ..core.suppliers.finding import look_alikes, meant
from ..storage.ledger import SqlLedger
from .terminal import Exit, stop

_LONGEST = 80

_NOBODY = Text("The register has no supplier “{text}”.", "供应商台账中没有“{text}”。")
_LIST = Text(" To see all: oredesk suppliers list", "查看全部：oredesk suppliers list")
_PERHAPS = Text(" Perhaps {suppliers}?", "您是否指 {suppliers}？")
_SEVERAL = Text("“{text}” may mean {suppliers}: give the code.", "“{text}”可能指 {suppliers}：请填写代码。")
_OUT_OF_SCOPE = Text(
    "Supplier {code} is out of scope, so it is neither scored nor assessed.",
    "供应商 {code} 不在调查范围内，不参与评分和评估。",
)


async def supplier_meant(ledger: SqlLedger, text: str, language: Language) -> StoredSupplier:
    """The supplier of that code or name; where it is none or several the command ends."""
    if by_code := await ledger.supplier(text):
        return by_code
    register = await ledger.suppliers()
    found = meant(text, register)
    shown = one_line(text, _LONGEST)
    if not found:
        alike = look_alikes(text, register)
        further = _PERHAPS.in_(language).format(suppliers=_named(alike)) if alike else _LIST.in_(language)
        stop(Exit.FAILED, _NOBODY.in_(language).format(text=shown) + further)
    if len(found) > 1:
        stop(Exit.FAILED, _SEVERAL.in_(language).format(text=shown, suppliers=_named(found)))
    return found[0]


async def supplier_in_scope(ledger: SqlLedger, text: str, language: Language) -> StoredSupplier:
    """The same; one that is out of scope ends the command as well."""
    found = await supplier_meant(ledger, text, language)
    if not found.supplier.in_scope:
        stop(Exit.FAILED, _OUT_OF_SCOPE.in_(language).format(code=one_line(found.supplier.code)))
    return found


async def suppliers_in_scope(ledger: SqlLedger, texts: Sequence[str], language: Language) -> Sequence[StoredSupplier]:
    """Those that are named, each once; all in scope where none is."""
    if not texts:
        return [one for one in await ledger.suppliers() if one.supplier.in_scope]
    found = [await supplier_in_scope(ledger, text, language) for text in texts]
    return list({one.number: one for one in found}.values())


def _named(suppliers: Iterable[StoredSupplier]) -> str:
    return ", ".join(f"{one_line(one.supplier.code, 40)} ({one_line(one.supplier.name, 40)})" for one in suppliers)
