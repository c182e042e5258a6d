"""The document about the file of the supplier register."""

from oredesk.cli import register_page
from oredesk.core.language import Language
from oredesk.core.suppliers.columns import VOCABULARY, Column


def test_the_page_tells_every_column_in_both_languages_with_headings_that_are_understood() -> None:
    page = register_page.page()
    for column in Column:
        (line,) = (line for line in page.splitlines() if line.startswith(f"| `{column}` |"))
        assert all(column.about_in(language) in line for language in Language)
        for heading in line.split("|")[3].split(","):
            assert VOCABULARY.column_meant(heading), heading
