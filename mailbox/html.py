"""Turns the HTML of a mail into the plain text a person would read; linear in its length, never raises.

The standard library's parser takes quadratic time on unclosed markup, which a stranger may send.
"""

import html
import re
from collections.abc import Iterator

# Where mail programs begin the mail that is answered.
_QUOTE_BEGINS = re.compile(
    r"<blockquote|<includetail|class=[\"']?(?:gmail_quote|yahoo_quoted|moz-cite-prefix|ntes_quote)"
    r"|id=[\"']?(?:divRplyFwdMsg|appendonsend|stopSpelling|isReplyContent|isForwardContent|reply_quote)"
    r"|style=[\"'][^\"'<>]{0,60}border-top:\s*solid\s+#(?:E1E1E1|B5C4DF)",
    re.IGNORECASE,
)
_NEW_LINE = re.compile(
    r"address|article|blockquote|br|d[dlt]|div|footer|h[1-6r]|header|li|[ou]l|p|pre|section|table|tr"
)
_UNSEEN = ("script", "style", "head", "title", "template")
_NAME = re.compile(r"/?([a-z][a-z0-9]{0,15})", re.IGNORECASE)
_LOWER = {letter: letter + 32 for letter in range(ord("A"), ord("Z") + 1)}
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")


def own_html(markup: str) -> str:
    """The markup before the mail that is answered; all of it when nothing stands before."""
    quote = _QUOTE_BEGINS.search(markup)
    return markup[: markup.rfind("<", 0, quote.start() + 1)] if quote and quote.start() > 0 else markup


def html_text(markup: str) -> str:
    """The visible text, one line per block."""
    lines = "".join(_pieces(markup)).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines)).strip()


def _pieces(markup: str) -> Iterator[str]:
    lower = markup.translate(_LOWER)  # str.lower() would change the length of some letters
    position = 0
    while (opening := markup.find("<", position)) >= 0:
        yield _BLANKS.sub(" ", html.unescape(markup[position:opening]))
        if markup.startswith("<!--", opening):
            closing = markup.find("-->", opening)
            position = closing + 3
        else:
            closing = markup.find(">", opening)
            position = closing + 1
        if closing < 0:
            return
        name = _NAME.match(lower, opening + 1)
        if name and _NEW_LINE.fullmatch(name[1]):
            yield "\n"
        elif name and name[1] in ("td", "th"):
            yield " "
        if name and name[0] in _UNSEEN:
            end = lower.find("</" + name[0], position)
            position = end if end >= 0 else len(markup)
    yield _BLANKS.sub(" ", html.unescape(markup[position:]))
