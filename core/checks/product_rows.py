"""P: rows of the Product List that RMI's Checker passes and that are of little use."""

from collections import defaultdict
from collections.abc import Iterator

from ..cells import Entry
from ..finding import Severity
from ..language import Text
from ..list_rows import ProductRow
from .folding import folded
from .placeholders import PLACEHOLDERS, is_placeholder
from .registry import At, at, check
from .rows import named
from .subject import Subject

_FIRST_NAMED = 5


@check(
    "P055",
    Severity.NOTE,
    zh="产品有编号，但没有名称。名称不是必填项，但有助于客户对应产品。",
    title=Text("Product without a name", "产品没有名称"),
    says=Text(
        "Products with a number and without a name: {count} ({in_rows}).",
        "只有编号、没有名称的产品：{count} 个（{in_rows}）。",
    ),
    remedy=Text("Add the product names in column C if you can.", "如有可能，请在 C 列补充产品名称。"),
)
def products_without_name(subject: Subject) -> Iterator[At]:
    """Products with a number and without a name, in a list whose other products have one.

    A name is not required, but helps the customer to find the product.
    """
    products = [product for product in subject.declaration.products if _has_number(product)]
    nameless = [product for product in products if not product.name.text]
    if nameless and len(nameless) < len(products):
        rows = named(product.row for product in nameless)
        yield at(nameless[0].name, count=str(len(nameless)), rows=rows)


@check(
    "P056",
    Severity.WARNING,
    zh="同一产品编号出现在多行中。可能是重复粘贴，也可能是编号填错。",
    title=Text("Product listed more than once", "产品重复列出"),
    says=Text(
        "Product numbers that stand in more than one row: {numbers} ({in_rows}).",
        "出现在多行中的产品编号：{numbers}（{in_rows}）。",
    ),
    remedy=Text(
        "Keep one row for each and clear the others; correct the number where it is wrong.",
        "每个编号请保留一行，清空其余各行；编号有误的，请更正。",
    ),
)
def product_repeated(subject: Subject) -> Iterator[At]:
    """The same product number in more than one row.

    Rows were pasted twice, or a number is wrong.
    """
    groups: dict[str, list[ProductRow]] = defaultdict(list)
    for product in subject.declaration.products:
        if _has_number(product) and not is_placeholder(product.number.text, subject.setting(PLACEHOLDERS)):
            groups[folded(product.number.text)].append(product)
    repeated = [rows for rows in groups.values() if len(rows) > 1]
    if repeated:
        numbers = [rows[0].number.text for rows in repeated]
        shown = ", ".join(numbers[:_FIRST_NAMED]) + (", …" if len(numbers) > _FIRST_NAMED else "")
        rows = named(sorted(product.row for rows in repeated for product in rows))
        yield at(repeated[0][1].number, numbers=shown, rows=rows)


@check(
    "P057",
    Severity.NOTE,
    zh="申报范围是 A（整个公司），却填写了产品清单。读表的人会以为申报只涵盖这些产品。",
    title=Text("Products listed beside the scope of the whole company", "公司层面的申报列出了产品"),
    says=Text(
        "The scope is A (whole company), but the Product List names products (rows: {count}).",
        "申报范围是 A（整个公司），但 Product List 中列出了产品（共 {count} 行）。",
    ),
    remedy=Text(
        "Choose scope B if the declaration covers only these products; otherwise the list may stay or be cleared.",
        "如果本申报只涵盖这些产品，请改选范围 B；否则产品清单可以保留，也可以清空。",
    ),
)
def products_beside_company_scope(subject: Subject) -> Iterator[At]:
    """A Product List beside the scope of the whole company.

    A reader may take the declaration to cover only these products.
    """
    products = [product for product in subject.declaration.products if _has_number(product)]
    if subject.declaration.scope == "A" and products:
        yield at(products[0].number, count=str(len(products)))


@check(
    "P058",
    Severity.WARNING,
    zh="行中只有备注或客户的产品信息，没有自己的产品编号和名称。这样的行不表示任何产品。",
    title=Text("Row without product number and name", "既无编号也无名称的产品行"),
    says=Text(
        "There are entries in {in_rows} of the Product List (first “{value}”), but neither a number nor a name of your"
        " own.",
        "Product List {in_rows}有内容（首个为“{value}”），但既没有贵司的产品编号，也没有名称。",
    ),
    remedy=Text(
        "Type your product numbers into column B of these rows, or clear them.",
        "请在这些行的 B 列填写贵司的产品编号；如不需要，请清空。",
    ),
)
def details_without_product(subject: Subject) -> Iterator[At]:
    """Rows that hold only comments, or only what the requester calls the product.

    They name no product of the supplier's.
    """
    places = {product.row: _first_detail(product) for product in subject.declaration.products}
    lost = {row: entry for row, entry in places.items() if entry}
    if lost:
        yield at(next(iter(lost.values())), rows=named(lost))


def _first_detail(product: ProductRow) -> Entry | None:
    """The first entry of a row without number and name."""
    if product.number.text or product.name.text:
        return None
    details = (product.requester_number, product.requester_name, product.comments)
    return next((entry for entry in details if entry and entry.text), None)


def _has_number(product: ProductRow) -> bool:
    return bool(product.number.text)
