"""The wording of replies is there in every language, and a forgotten word is an error and not a gap."""

import email
import email.policy
import inspect
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from jinja2.exceptions import SecurityError, UndefinedError

import oredesk
from oredesk.core.language import Language
from oredesk.mailbox.rendering import Letterhead, MailRenderer, mail_environment
from replies import examined, outbox_item, reply

TEMPLATES = Path(inspect.getfile(oredesk)).parent / "templates" / "mail"


def macros(language: Language) -> dict[str, tuple[str, ...]]:
    """The phrases of a language and their arguments."""
    tree = Environment(autoescape=True).parse((TEMPLATES / language / "phrases.j2").read_text())
    return {macro.name: tuple(argument.name for argument in macro.args) for macro in tree.find_all(nodes.Macro)}


def test_every_language_has_the_same_files() -> None:
    listed = [sorted(path.name for path in (TEMPLATES / language).iterdir()) for language in Language]
    assert listed == [["phrases.j2"]] * len(Language)


def test_every_language_has_the_same_phrases_with_the_same_arguments() -> None:
    english, chinese = (macros(language) for language in Language)
    assert english == chinese


def test_every_phrase_is_said_somewhere() -> None:
    texts = "".join(path.read_text() for path in TEMPLATES.rglob("*.j2"))
    unsaid = [name for name in macros(Language.EN) if not re.search(rf"(?:say\.|other\.|\{{\{{ ){name}\(", texts)]
    assert unsaid == []


@pytest.mark.parametrize("language", list(Language))
def test_no_phrase_promises_what_complete_does_not_mean(language: Language) -> None:
    text = (TEMPLATES / language / "phrases.j2").read_text().lower()
    for word in ("approv", "conflict-free", "conflict free", "compliant", "批准", "无冲突", "合规", "认可"):
        assert word not in text


@pytest.mark.parametrize("autoescape", [True, False])
def test_a_missing_fact_is_an_error(autoescape: bool) -> None:  # noqa: FBT001 - both kinds of template
    environment = mail_environment(autoescape=autoescape)
    with pytest.raises(UndefinedError):
        environment.from_string("{{ forgotten }}").render()
    for name in ("reply.txt.j2", "reply.html.j2"):
        with pytest.raises(UndefinedError):
            environment.get_template(name).render(case="OD")


def test_the_templates_hold_no_code_that_could_run_a_suppliers_text() -> None:
    for path in TEMPLATES.rglob("*.j2"):
        text = path.read_text()
        assert "| safe" not in text
        assert "|safe" not in text
        assert "autoescape" not in text


def test_an_operators_own_template_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "reply.txt.j2").write_text("Our words about {{ case }}\n")
    renderer = MailRenderer(Letterhead("Buyer", "desk@buyer.example"), tmp_path)

    mail = email.message_from_bytes(renderer.render(outbox_item(reply(examined()))), policy=email.policy.default)

    assert mail.get_body(("plain",)).get_content().startswith("Our words about OD-")  # type: ignore[union-attr]
    assert "<table" in mail.get_body(("html",)).get_content()  # type: ignore[union-attr]


def test_a_template_cannot_reach_into_the_program(tmp_path: Path) -> None:
    (tmp_path / "reply.txt.j2").write_text("{{ desk.__class__.__mro__ }}")
    renderer = MailRenderer(Letterhead("Buyer", "desk@buyer.example"), tmp_path)

    with pytest.raises(SecurityError):
        renderer.render(outbox_item(reply(examined())))
