"""Adds comments to a sheet's comments part; those that are there stay, and grow where ours stands at the same cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...language import Language
from ...marked_copy import KINDS, CannotMark, Mark, Unmarkable
from .places import Place, address_of
from .xml import MAIN, Edit, Element, Part, appended, attribute, children, edited, part, prefixed, text

AUTHOR = "oredesk"
LONGEST = 3_000
"""Characters of one comment; the index has the whole text."""

EMPTY = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
"""The comments of a sheet that has none."""

_FONT = '<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/>'


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a comment's text."""

    text: str
    bold: bool = False


def comment(marks: Sequence[Mark], languages: Sequence[Language]) -> tuple[Run, ...]:
    """What the comment at one cell says: for every finding its code, what is wrong and what to do, in each language."""
    runs: list[Run] = []
    left = LONGEST
    for mark in marks:
        if left <= 0:
            break
        kinds = " / ".join(KINDS[mark.severity].in_(language) for language in languages)
        body = "\n".join(f"{words.message}\n→ {words.remedy}" for words in mark.words)
        cut = body if len(body) <= left else f"{body[:left]}…"
        runs += [Run(f"{mark.code} · {kinds}\n", bold=True), Run(f"{cut}\n\n")]
        left -= len(body)
    last = runs.pop()
    return (*runs, Run(last.text.rstrip("\n"), last.bold))


def with_comments(xml: bytes, comments: Mapping[Place, Sequence[Run]]) -> bytes:
    """The part with these comments too; raises :class:`CannotMark` for what is not understood."""
    old = part(xml, b"comments", MAIN)
    authors, listed = old.child(b"authors"), old.child(b"commentList")
    if authors is None or listed is None:
        raise CannotMark(Unmarkable.UNUSUAL)
    listed_authors = tuple(children(old.xml, authors.content, authors.content_end))
    names = [old.xml[each.content : each.content_end] for each in listed_authors if each.name == b"author"]
    if len(names) != len(listed_authors):  # comments tell their author by its place
        raise CannotMark(Unmarkable.UNUSUAL)
    if AUTHOR.encode() in names:
        raise CannotMark(Unmarkable.MARKED)
    new = {address_of(place): runs for place, runs in comments.items()}
    edits = [*appended(old, authors, prefixed(f"<author>{AUTHOR}</author>", old.prefix))]
    for element in children(old.xml, listed.content, listed.content_end):
        address = attribute(old.xml[element.start : element.content], b"ref") or ""
        if runs := new.pop(address, None):
            edits += _grown(old, element, runs)
    items = b"".join(_comment(address, len(names), runs, old.prefix) for address, runs in new.items())
    return edited(old.xml, [*edits, *appended(old, listed, items)])


def _comment(address: str, author: int, runs: Sequence[Run], prefix: bytes) -> bytes:
    opened, closed = f'<comment ref="{address}" authorId="{author}"><text>', "</text></comment>"
    return prefixed(f"{opened}{_written(runs)}{closed}", prefix)


def _grown(old: Part, comment: Element, runs: Sequence[Run]) -> Iterator[Edit]:
    """Put our words behind those that stand in a comment."""
    words = next(
        (each for each in children(old.xml, comment.content, comment.content_end) if each.name == b"text"), None
    )
    if words is None:
        raise CannotMark(Unmarkable.UNUSUAL)
    said = tuple(children(old.xml, words.content, words.content_end))
    end = next((each.start for each in said if each.name not in (b"t", b"r")), words.content_end)
    theirs, readings = old.xml[words.content : end], old.xml[end : words.content_end]  # how to read it comes last
    if any(each.name == b"t" for each in said):
        theirs = b"<%sr>%s</%sr>" % (old.prefix, theirs, old.prefix)  # a plain text does not stand beside runs
    ours = prefixed(_written([Run("\n\n"), *runs]), old.prefix)
    opened, closed = b"<%stext>" % old.prefix, b"</%stext>" % old.prefix
    yield Edit(words.start, words.end, opened + theirs + ours + readings + closed)


def _written(runs: Sequence[Run]) -> str:
    return "".join(
        f'<r><rPr>{"<b/>" if run.bold else ""}{_FONT}</rPr><t xml:space="preserve">{text(run.text)}</t></r>'
        for run in runs
    )
