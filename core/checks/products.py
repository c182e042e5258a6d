"""P: the Product List, which a declaration for products must fill."""

from collections.abc import Iterator

from ..declaration import Field
from ..finding import Severity
from ..language import Text
from ..list_rows import ProductRow
from .company_block import SCOPES
from .placeholders import PLACEHOLDERS, is_placeholder
from .registry import At, at, check
from .subject import Subject


@check(
    "P001",
    Severity.ERROR,
    zh="按产品申报，却没有任何产品编号。无法判断申报涵盖哪些产品；仅有名称或客户的编号不算。",
    title=Text("No product number listed", "未列出产品编号"),
    says=Text(
        "The scope is B (products), but the Product List names no product number.",
        "申报范围是 B（产品），但 Product List 中没有产品编号。",
    ),
    remedy=Text(
        "Type the product numbers into column B of the Product List, the first one into {cell}.",
        "请在 Product List 的 B 列填写产品编号，第一个填在 {cell}。",
    ),
    mirrors=True,
)
def no_product_listed(subject: Subject) -> Iterator[At]:
    """A declaration for products without any product number.

    Nobody can tell which products it covers. Names alone do not count, nor do the requester's numbers.
    """
    if _first_product_missing(subject) and not any(_has_number(product) for product in subject.declaration.products):
        yield at(subject.declaration.first_product, row=subject.declaration.checker.product_list)


@check(
    "P002",
    Severity.ERROR,
    zh=("Product List 没有从首行开始填写。RMI Checker 只检查一个单元格，因此会认为清单是空的。"),
    title=Text("First row of the Product List empty", "Product List 首行为空"),
    says=Text(
        "The Product List names products, but its first row has no product number. RMI's Checker looks only at {cell}.",
        "Product List 列有产品，但首行没有产品编号。RMI Checker 只检查 {cell}。",
    ),
    remedy=Text(
        "Move the list up so that a product number stands in {cell}.", "请将列表上移，使产品编号从 {cell} 开始。"
    ),
    mirrors=True,
)
def first_product_row_empty(subject: Subject) -> Iterator[At]:
    """A Product List that starts below its first row.

    RMI's Checker tests one cell, so it calls such a list empty.
    """
    if _first_product_missing(subject) and any(_has_number(product) for product in subject.declaration.products):
        yield at(subject.declaration.first_product, row=subject.declaration.checker.product_list)


@check(
    "P050",
    Severity.WARNING,
    zh="有产品名称，但没有编号。编号才是必填项，RMI Checker 不计入名称。",
    title=Text("Product without a number", "产品没有编号"),
    says=Text("The product “{name}” has no product number.", "产品“{name}”没有产品编号。"),
    remedy=Text("Type its product number into {cell}.", "请在 {cell} 填写产品编号。"),
)
def product_without_number(subject: Subject) -> Iterator[At]:
    """A product name without its number.

    The number is the required part; RMI's Checker does not count the name.
    """
    for product in subject.declaration.products:
        if product.name.text and not _has_number(product):
            yield at(product.number, name=product.name.text)


@check(
    "P051",
    Severity.WARNING,
    zh=("应填产品编号的地方填写了“n/a”或短横线等。申报范围为 B 时，RMI Checker 会接受。"),
    title=Text("Placeholder instead of a product number", "产品编号填写了占位文字"),
    says=Text("“{value}” is not a product number.", "“{value}”不是产品编号。"),
    remedy=Text(
        "Type the product number, or choose scope A if the declaration covers the whole company.",
        "请填写产品编号；如果本申报涵盖整个公司，请改选范围 A。",
    ),
    parameters=(PLACEHOLDERS,),
)
def product_number_placeholder(subject: Subject) -> Iterator[At]:
    """*n/a*, a dash or the like where a product number is required.

    RMI's Checker accepts it when the scope is B.
    """
    for product in subject.declaration.products:
        number = product.number.text
        if is_placeholder(number, subject.setting(PLACEHOLDERS)) and not number.isdigit():
            yield at(product.number)


def _first_product_missing(subject: Subject) -> bool:
    """As RMI's Checker sees it; unlike everywhere else, a number 0 counts as a product and an empty text does not."""
    scope_is_products = subject.declaration.field(Field.SCOPE).entry.is_exactly(SCOPES[1])
    return scope_is_products and subject.declaration.first_product.value in (None, "")


def _has_number(product: ProductRow) -> bool:
    return bool(product.number.text)
