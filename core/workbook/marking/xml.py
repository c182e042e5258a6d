"""Finds places in a part's XML and writes into them, leaving every other byte alone; gives up rather than guess."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...foreign_text import clean_text
from ...marked_copy import CannotMark, Unmarkable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"

_ATTRIBUTES = rb"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+"""
_TAG = re.compile(rb"<(/?)([\w.:-]++)(" + _ATTRIBUTES + rb")>")
_COMMENT = re.compile(rb"<!--(?:[^-]|-(?!-))*+-->")
_DECLARATION, _INSTRUCTION = re.compile(rb"<!"), re.compile(rb"<\?")
_PROLOG = re.compile(rb"\s*(?:<\?xml[^<>]*\?>\s*)?")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Element:
    """An element's place in the bytes of a part."""

    name: bytes
    """Without its prefix."""
    start: int
    content: int
    """Where its start tag ends."""
    content_end: int
    """Where its end tag begins; the same as ``content`` when it is written as ``<a/>``."""
    end: int
    closed: bool
    """Whether it is written as ``<a/>``."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part whose root is an element of a known namespace."""

    xml: bytes
    root: Element
    prefix: bytes
    """The namespace prefix of the root with its colon, mostly empty."""

    def children(self) -> Iterator[Element]:
        """The root's children."""
        return children(self.xml, self.root.content, self.root.content_end)

    def child(self, name: bytes) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children() if child.name == name), None)

    def tags(self, *names: bytes) -> list[bytes]:
        """The start tags of the root's children, which must be of these names: at others programs skip or stop."""
        found = list(self.children())
        if not all(child.name in names for child in found):
            raise CannotMark(Unmarkable.UNUSUAL)
        return [self.xml[child.start : child.content] for child in found]


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes to stand in the place of those from ``start`` to ``end``."""

    start: int
    end: int
    text: bytes


def part(xml: bytes, name: bytes, namespace: str) -> Part:
    """A small part, its comments dropped, everything else as it was; raises :class:`CannotMark` for unusual XML."""
    plain = plain_xml(xml)
    start = root_tag(plain)
    prefix = prefix_of(start, name, namespace)
    if start[0].endswith(b"/>"):
        root = Element(name, start.start(), start.end(), start.end(), start.end(), closed=True)
    else:
        end = plain.rfind(b"</%s%s" % (prefix, name))
        if end < start.end():
            raise CannotMark(Unmarkable.UNUSUAL)
        root = Element(name, start.start(), start.end(), end, len(plain), closed=False)
    return Part(plain, root, prefix)


def plain_xml(xml: bytes) -> bytes:
    """The XML without comments; raises :class:`CannotMark` for CDATA, further instructions and other encodings."""
    plain = _COMMENT.sub(b"", xml) if _DECLARATION.search(xml) else xml
    plain = plain.removeprefix(b"\xef\xbb\xbf")
    prolog = _PROLOG.match(plain)
    assert prolog  # noqa: S101 - it matches the empty text
    encoding = _ENCODING.search(prolog[0])
    if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii"):
        raise CannotMark(Unmarkable.UNUSUAL)
    if _DECLARATION.search(plain) or _INSTRUCTION.search(plain, prolog.end()):
        raise CannotMark(Unmarkable.UNUSUAL)
    return plain


def root_tag(xml: bytes) -> re.Match[bytes]:
    """The start tag of a part's root, for :func:`prefix_of`."""
    root = _TAG.search(xml)
    if root is None or root[1]:
        raise CannotMark(Unmarkable.UNUSUAL)
    return root


def prefix_of(root: re.Match[bytes], name: bytes, namespace: str) -> bytes:
    """The root's prefix, once it is certain what it stands for."""
    prefix, colon, local = root[2].rpartition(b":")
    declared = attribute(root[3], b"xmlns:" + prefix if colon else b"xmlns")
    if declared == STRICT_MAIN:
        raise CannotMark(Unmarkable.STRICT)
    if local != name or declared != namespace:
        raise CannotMark(Unmarkable.UNUSUAL)
    return prefix + colon


def children(xml: bytes, start: int, end: int) -> Iterator[Element]:
    """The elements between two places that do not lie in one another; the XML there must be whole elements."""
    depth = 0
    first: re.Match[bytes] | None = None
    for tag in _TAG.finditer(xml, start, end):
        closing, closed = bool(tag[1]), tag[3].endswith(b"/")
        if depth == 0:
            if closing:
                raise CannotMark(Unmarkable.UNUSUAL)
            first = tag
            if closed:
                yield Element(_local(tag), tag.start(), tag.end(), tag.end(), tag.end(), closed=True)
                continue
        depth += -1 if closing else 0 if closed else 1
        if depth == 0 and first:
            yield Element(_local(first), first.start(), first.end(), tag.start(), tag.end(), closed=False)
    if depth:
        raise CannotMark(Unmarkable.UNUSUAL)


def _local(tag: re.Match[bytes]) -> bytes:
    return tag[2].rpartition(b":")[2]


def attribute(tag: bytes, name: bytes) -> str | None:
    """An attribute's value in a start tag, entities resolved; None when it has none of that exact name."""
    found = _attribute(name).search(tag)
    if found is None:
        return None
    return html.unescape((found[1] if found[1] is not None else found[2]).decode("utf-8", "replace"))


@cache
def _attribute(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"""(?<![\w.:-])""" + re.escape(name) + rb"""\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")


def number_in(tag: bytes, name: bytes, otherwise: int) -> int:
    """An attribute that is a whole number of at most seven digits."""
    value = attribute(tag, name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 7 else otherwise  # noqa: PLR2004 - no sheet has more rows


def with_attribute(tag: bytes, name: bytes, value: bytes | None) -> bytes:
    """A start tag with an attribute set, or with None dropped."""
    found = _attribute(name).search(tag)
    bare = tag[: found.start()].rstrip() + tag[found.end() :] if found else tag
    if value is None:
        return bare
    cut = len(bare) - (2 if bare.endswith(b"/>") else 1)
    return bare[:cut].rstrip() + b' %s="%s"' % (name, value) + bare[cut:]


def edited(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with all edits made. Edits do not overlap; those at one place are made in the order given."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            raise CannotMark(Unmarkable.UNUSUAL)
        pieces += [xml[done : edit.start], edit.text]
        done = edit.end
    return b"".join([*pieces, xml[done:]])


def appended(part: Part, element: Element, items: bytes, count: int | None = None) -> Iterator[Edit]:
    """The edits that put items behind the last one of a list, and set its ``count`` where there is one."""
    tag = part.xml[element.start : element.content]
    if count is not None and attribute(tag, b"count") is not None:
        tag = with_attribute(tag, b"count", str(count).encode())
    if element.closed:
        tag = tag[:-2].rstrip() + b">"
        items += b"</" + tag[1:-1].split(None, 1)[0] + b">"
    yield Edit(element.start, element.content, tag)
    yield Edit(element.content_end, element.content_end, items)


def place_for(elements: Sequence[Element], order: Sequence[bytes], name: bytes, end: int) -> int:
    """Where a new child belongs by a schema's order: before the first that comes later, else at ``end``."""
    rank = {each: number for number, each in enumerate(order)}
    later = (each.start for each in elements if rank.get(each.name, len(order)) > rank[name])
    return next(later, end)


def text(value: str) -> str:
    """A text as XML, harmless whatever a stranger wrote: ``_x000A_`` stays what it looks like (ECMA-376 22.9.2.19)."""
    return html.escape(_CODE_LIKE.sub("_x005F_", clean_text(value)))


def exact(value: str) -> str:
    """A name from the workbook as an attribute's XML, not a letter of it composed or left out, so that it is found."""
    return html.escape(_NOT_XML.sub("", value)).replace("\n", "&#10;").replace("\t", "&#9;")


def prefixed(xml: str, prefix: bytes) -> bytes:
    """XML of our own, written without prefixes and with ``<`` in tags alone, with the prefix that a part uses."""
    return xml.encode().replace(b"<", b"<" + prefix).replace(b"<" + prefix + b"/", b"</" + prefix)
