"""Examples of rows of the Product List."""

import dataclasses

from cases import Example
from declarations import cmrt, emrt, with_field, with_products
from oredesk.core.cells import Cell, Entry
from oredesk.core.declaration import Declaration, Field
from oredesk.core.list_rows import ProductRow

_SCOPE_B = "B. Product (or List of Products)"


def _listed(*products: tuple[str | float | None, str | None], declaration: Declaration | None = None) -> Declaration:
    """A declaration for these products."""
    return with_products(with_field(declaration or cmrt(), Field.SCOPE, _SCOPE_B), *products)


def _noted(declaration: Declaration, column: str, text: str) -> Declaration:
    """With one more row, of which only this column is filled."""
    cells = {letter: Entry(Cell("Product List", f"{letter}90"), None) for letter in "BCDEF"}
    cells[column] = dataclasses.replace(cells[column], value=text)
    number, name, third, fourth, fifth = cells.values()
    row = ProductRow(90, number, name, third, fourth, fifth)
    return dataclasses.replace(declaration, products=(*declaration.products, row))


EXAMPLES: dict[str, Example] = {
    "P055": Example(
        (
            _listed(("P-1", "Bolt"), ("P-2", None)),
            _listed(("P-1", None), (2.0, " "), ("P-3", "Nut")),
            _listed(("P-1", "Bolt"), ("P-2", None), declaration=emrt("2.1")),
            _listed(("P-1", "Bolt"), ("P-2", None), declaration=emrt("1.3")),
        ),
        (
            cmrt(),
            _listed(("P-1", "Bolt"), ("P-2", "Nut")),
            _listed(("P-1", None), ("P-2", None)),  # nobody asked for names
            _listed(("P-1", "Bolt"), (None, "Nut")),  # P050 tells
        ),
    ),
    "P056": Example(
        (
            _listed(("P-1", "Bolt"), ("P-1", "Bolt")),
            _listed(("p-1 ", "Bolt"), ("P-2", "Nut"), ("P-1", "Screw")),
            _listed((100.0, "Bolt"), ("100", "Nut"), declaration=emrt("2.1")),
            _listed(*((f"P-{number % 9}", "Bolt") for number in range(18)), declaration=emrt("1.3")),
        ),
        (
            cmrt(),
            _listed(("P-1", "Bolt"), ("P-2", "Bolt")),
            _listed(("n/a", "Bolt"), ("n/a", "Nut")),  # P051 tells
            _listed((None, "Bolt"), (None, "Bolt")),
            _listed(("P 1", "Bolt"), ("P1", "Bolt")),
        ),
    ),
    "P057": Example(
        (
            with_products(cmrt(), ("P-1", "Bolt")),
            with_products(emrt("1.3"), (None, None), ("P-1", None)),
            with_products(emrt("2.1"), (7.0, None)),
        ),
        (
            cmrt(),
            _listed(("P-1", "Bolt")),
            with_products(cmrt(), (None, "Bolt")),
            with_products(with_field(cmrt(), Field.SCOPE, "C. User defined"), ("P-1", "Bolt")),
            with_products(with_field(cmrt(), Field.SCOPE, None), ("P-1", "Bolt")),
        ),
    ),
    "P058": Example(
        (
            _noted(cmrt(), "F", "see the attached list"),
            _noted(_listed(("P-1", "Bolt"), declaration=emrt("2.1")), "D", "R-1"),  # only the requester's number
            _noted(emrt("2.1"), "E", "Bolt"),
        ),
        (
            cmrt(),
            _listed(("P-1", None)),
            _noted(cmrt(), "B", "P-1"),
            _noted(cmrt(), "C", "Bolt"),
            _noted(cmrt(), "F", " "),
        ),
    ),
}
