"""Templates of an operator that do not fit are noticed before any supplier waits for a reply."""

import inspect
import re
from pathlib import Path

import pytest

import oredesk
from oredesk.mailbox.rendering import Letterhead
from oredesk.mailbox.trial import WrongTemplates, tried_renderer
from replies import examined, outbox_item, reply

LETTERHEAD = Letterhead("Buyer", "desk@buyer.example")
TEMPLATES = Path(inspect.getfile(oredesk)).parent / "templates" / "mail"

PHRASES = [
    (name, macro)
    for name in ("en/phrases.j2", "choices.j2")
    for macro in re.findall(r"macro (\w+)\(", (TEMPLATES / name).read_text())
]
"""English has the phrases that Chinese has."""


def put(folder: Path, name: str, text: bytes) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(text)


def test_the_templates_as_they_are_make_every_reply() -> None:
    assert tried_renderer(LETTERHEAD, None).render(outbox_item(reply(examined())))


@pytest.mark.parametrize(("name", "macro"), [*PHRASES, ("zh/phrases.j2", "greeting"), ("zh/phrases.j2", "next_look")])
def test_a_copy_from_before_a_phrase_was_added_is_noticed(tmp_path: Path, name: str, macro: str) -> None:
    older = re.sub(rf"macro {macro}\(", "macro not_yet_there(", (TEMPLATES / name).read_text())
    put(tmp_path, name, older.encode())

    with pytest.raises(WrongTemplates, match=f"{re.escape(str(tmp_path))}(.|\n)+{macro}"):
        tried_renderer(LETTERHEAD, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"{% macro greeting( %}", id="a typing error"),
        pytest.param("{{ case }} 您好".encode("gb18030"), id="saved by Windows Notepad in China"),
        pytest.param(b"{{ cases }}", id="a fact that there is not"),
        pytest.param(b"{{ case.format(1, 2) + 1 }}", id="an expression that cannot be worked out"),
        pytest.param(b"{% include 'ours.j2' %}", id="a file that was not copied"),
        pytest.param(b"{{ desk.__class__.__mro__ }}", id="what templates may not do"),
    ],
)
def test_whatever_is_wrong_in_a_template_is_told_in_a_sentence(tmp_path: Path, text: bytes) -> None:
    put(tmp_path, "reply.html.j2", text)

    with pytest.raises(WrongTemplates, match="not every reply can be made"):
        tried_renderer(LETTERHEAD, tmp_path)
