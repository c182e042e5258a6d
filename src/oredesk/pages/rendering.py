"""Fills the templates of the pages about risk: text in lines that fit, HTML in which nothing foreign is markup."""

import functools
import re
from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..core.language import Language
from .text_lines import filled, padded

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


def text_page(template: str, facts: Mapping[str, object]) -> str:
    """The page as plain text of at most :data:`~.text_lines.WIDTH` columns, ending with a line end."""
    lines = environment(html=False).get_template(template).render(facts).split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip() + "\n"


def html_page(template: str, facts: Mapping[str, object]) -> str:
    """The page as one HTML document that needs nothing else: no script, no picture, no font from elsewhere."""
    return environment(html=True).get_template(template).render(facts).strip() + "\n"


def phrase(language: Language, name: str) -> str:
    """A phrase without facts, as plain text on one line."""
    said = getattr(environment(html=False).get_template(f"{language.value}/phrases.j2").module, name)
    return " ".join(str(said()).split())


@functools.cache
def environment(*, html: bool) -> Environment:
    """The templates of these pages, in which a missing fact is an error."""
    made = Environment(
        loader=PackageLoader("oredesk", "templates/risk"),
        autoescape=html,  # noqa: S701 - plain text has nothing to escape
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["fill"] = filled
    made.filters["pad"] = padded
    return made
