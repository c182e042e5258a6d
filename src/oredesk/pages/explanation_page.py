"""A score's explanation as a page: text for a terminal, or HTML to be kept, printed and sent on."""

from ..core.language import Language
from ..core.risk.explaining import Explanation
from .explanation_view import explanation_view
from .rendering import html_page, text_page

MOST = 8
"""Reasons that the text shows of one factor, and changes of one movement; HTML shows them all."""


def explanation_text(one: Explanation, language: Language) -> str:
    """The page in lines of at most 100 columns."""
    return text_page("explanation.txt.j2", {"page": explanation_view(one, language), "most": MOST})


def explanation_html(one: Explanation, language: Language) -> str:
    """The page as one HTML document."""
    return html_page("explanation.html.j2", {"page": explanation_view(one, language)})
