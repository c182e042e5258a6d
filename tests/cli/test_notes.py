"""What staff are told about submissions, and suppliers are not."""

import json
from collections.abc import Callable
from email.message import EmailMessage

from typer.testing import Result

from journeys.world import World, complete_workbook, mail

Run = Callable[..., Result]


def everything_in(reply: EmailMessage) -> bytes:
    """Every part of a mail, decoded; attached workbooks with their parts unpacked."""
    parts = (part.get_payload(decode=True) for part in reply.walk() if not part.is_multipart())
    return b"\n".join(part for part in parts if isinstance(part, bytes))


def test_a_workbook_that_two_suppliers_send_is_noted_for_staff_and_told_to_neither(run: Run, world: World) -> None:
    world.deliver(mail(1, complete_workbook(), sender="anna@one.example"))
    assert run("run", "--once").exit_code == 0
    world.deliver(mail(2, complete_workbook("Other Metals Ltd"), sender="ben@two.example"))
    world.deliver(mail(3, complete_workbook(), sender="carl@three.example"))
    assert run("run", "--once").exit_code == 0

    notes = [json.loads(line) for line in run("notes", "--format", "json").stdout.splitlines()]

    suspected = {note["sender"]: [finding["severity"] for finding in note["suspicions"]] for note in notes}
    assert "carl@three.example" in suspected
    assert {severity for severities in suspected.values() for severity in severities} == {"suspicion"}
    words = {finding["message"] for note in notes for finding in note["suspicions"]}
    assert len(world.replies()) == 3
    for reply in world.replies():
        told = everything_in(reply)
        assert not [message for message in words if message.encode() in told]
        assert b"suspicion" not in told


def test_notes_are_read_as_text_as_well(run: Run, world: World) -> None:
    assert "Nothing to note" in run("notes").stdout

    for number, sender in enumerate(("anna@one.example", "carl@three.example"), start=1):
        world.deliver(mail(number, complete_workbook(), sender=sender))
        run("run", "--once")

    result = run("notes", "--lang", "zh")

    assert result.exit_code == 0
    assert "carl@three.example" in result.stdout
    assert "suspicion" in result.stdout
