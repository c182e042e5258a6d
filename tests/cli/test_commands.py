"""The command line as an administrator and a script meet it."""

import email
import email.policy
import io
import json
import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage, Message
from pathlib import Path

import pytest
from typer.testing import Result

from hostile.encrypting import encrypted_package
from journeys.world import World, complete_workbook, mail, nameless_workbook
from marked_copies import opened, seen_in
from oredesk.rules import load_rules

Run = Callable[..., Result]


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_check_answers_scripts_by_exit_code(run: Run, tmp_path: Path) -> None:
    good = put(tmp_path, "good.xlsx", complete_workbook())
    gaps = put(tmp_path, "gaps.xlsx", nameless_workbook())
    broken = put(tmp_path, "broken.xlsx", b"PK\x03\x04 and no more")

    codes = [run("check", *files).exit_code for files in ([good], [good, gaps], [good, gaps, broken])]

    assert codes == [0, 1, 2]


def test_check_prints_one_json_object_a_line(run: Run, tmp_path: Path) -> None:
    gaps = put(tmp_path, "gaps.xlsx", nameless_workbook())
    missing = tmp_path / "missing.xlsx"

    result = run("check", gaps, missing, "--format", "json", "--lang", "zh")

    first, second = [json.loads(line) for line in result.stdout.splitlines()]
    assert set(first) == {
        "file", "sha256", "verdict", "refusal", "template", "company", "scope", "minerals", "open_rows", "rule_set",
        "reference", "faults", "findings",
    }  # fmt: skip
    assert (first["verdict"], first["open_rows"], first["template"]["kind"]) == ("incomplete", 1, "CMRT")
    (finding,) = [each for each in first["findings"] if each["severity"] == "error"]
    assert (finding["sheet"], finding["cell"], finding["checker_row"]) == ("Declaration", "D8", 4)
    assert re.search(r"[\u4e00-\u9fff]", finding["remedy"])
    assert (second["verdict"], second["refusal"]["code"]) == ("unreadable", "no-such-file")
    assert result.exit_code == 2


def test_check_reads_well_for_a_person(run: Run, tmp_path: Path) -> None:
    result = run("check", put(tmp_path, "gaps.xlsx", nameless_workbook()))

    assert "1 point to correct (open rows in RMI's Checker: 1)" in result.stdout
    assert "Declaration!D8" in result.stdout


def test_check_writes_marked_copies_beside_its_output(run: Run, tmp_path: Path) -> None:
    gaps, again = put(tmp_path, "gaps.xlsx", nameless_workbook()), put(tmp_path, "gaps.xlsm", nameless_workbook())
    other = put(tmp_path, "a picture.xlsx", b"\x89PNG")

    result = run("check", gaps, again, other, "--marked", tmp_path / "copies")

    names = sorted(path.name for path in (tmp_path / "copies").iterdir())
    assert names == ["gaps-marked-2.xlsx", "gaps-marked.xlsx"]
    assert f"marked copy: {tmp_path / 'copies' / 'gaps-marked.xlsx'}" in result.stdout
    copy = opened((tmp_path / "copies" / "gaps-marked.xlsx").read_bytes())
    assert "H001" in seen_in(copy["Declaration"])["D8"].comment


def test_check_says_why_a_workbook_has_no_marked_copy(run: Run, tmp_path: Path) -> None:
    locked = put(tmp_path, "gaps.xlsx", encrypted_package("VelvetSweatshop", nameless_workbook()))
    result = run("check", locked, "--marked", tmp_path / "copies", "--format", "json", "--lang", "en")
    assert "no marked copy: Your workbook is encrypted" in result.stderr
    assert list((tmp_path / "copies").iterdir()) == []
    assert len(result.stdout.splitlines()) == 1


def test_check_names_a_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    gaps = put(tmp_path, "gaps.xlsx", nameless_workbook())
    assert run("check", gaps, "--marked", gaps / "copies").exit_code == 70


def test_foreign_words_are_printed_as_they_are(run: Run, tmp_path: Path) -> None:
    odd = put(tmp_path, "[bold]odd[red].xlsx", complete_workbook("[red]Evil[/red] \x1b[31mLtd"))

    result = run("check", odd)

    assert "[bold]odd[red].xlsx" in result.stdout
    assert "[red]Evil[/red]" in result.stdout
    assert "\x1b[31m" not in result.stdout


def test_run_once_handles_what_waits_and_ends(run: Run, world: World) -> None:
    world.deliver(mail(1, nameless_workbook()))

    result = run("run", "--once")

    assert (result.exit_code, len(world.replies())) == (0, 1)
    assert "1 new mail handled" in result.stdout


def test_a_wrong_setting_stops_the_start_with_its_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_POLL_SECONDS", "soon")

    result = run("run", "--once")

    assert result.exit_code == 78
    assert "OREDESK_POLL_SECONDS has a value that cannot be used" in result.stderr


def test_intake_is_a_mail_without_a_mailbox(run: Run, world: World, tmp_path: Path) -> None:
    file = put(tmp_path, "CMRT 深圳.xlsx", complete_workbook())

    assert run("intake", file, "--from", "clerk@supplier.example").exit_code == 0
    assert run("run", "--once").exit_code == 0

    (reply,) = world.replies()
    assert reply["To"] == "clerk@supplier.example"
    assert "CMRT 深圳.xlsx" in reply.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_draft_is_looked_at_approved_and_sent(run: Run, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_REPLY_MODE", "approve")
    world.deliver(mail(1, nameless_workbook()))
    run("run", "--once")
    assert world.replies() == []

    assert "draft" in run("outbox").stdout
    shown = run("outbox", "show", 1).stdout_bytes
    assert b"Declaration!D8" in shown
    assert run("outbox", "approve", 1).exit_code == 0
    run("run", "--once")

    (sent,) = world.replies()
    assert attached(sent) == attached(email.message_from_bytes(shown, policy=email.policy.default))
    assert run("outbox", "approve", 1).exit_code == 70
    decided = run("decisions").stdout
    assert "queued" in decided
    assert re.search(r"OREDESK_REPLY_MODE +approve", decided)


def test_a_cancelled_reply_never_leaves(run: Run, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_REPLY_MODE", "approve")
    world.deliver(mail(1, nameless_workbook()))
    run("run", "--once")

    assert run("outbox", "cancel", 1).exit_code == 0
    run("run", "--once")

    assert world.replies() == []
    assert "Nothing is waiting" in run("outbox").stdout
    assert "cancelled" in run("outbox", "--all").stdout


def test_a_forged_mail_is_held_replayed_and_closed(run: Run, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_TRUSTED_AUTHSERV", "mx.example.test")
    verdict = "mx.example.test; dmarc=fail header.from=example.org"
    for number in (1, 2):
        world.deliver(b"Authentication-Results: " + verdict.encode() + b"\r\n" + mail(number, complete_workbook()))
    run("run", "--once")
    listed = run("held").stdout
    assert listed.count("sender-not-authentic") == 2, listed
    assert world.replies() == []

    assert "Held (sender-not-authentic)" in run("replay", 1).stdout
    assert "Processed" in run("replay", 1, "--trust-sender").stdout
    assert run("done", 2).exit_code == 0

    assert len(world.replies()) == 1
    assert "No mail is held." in run("held").stdout
    assert run("replay", 1).exit_code == 70


def test_a_question_is_listed_for_staff(run: Run, world: World) -> None:
    world.deliver(mail(1, complete_workbook()).replace(b"attached.", b"attached. When is the deadline?"))
    run("run", "--once")

    assert "question" in run("held").stdout


def test_backup_and_restore_bring_everything_back_and_pause_replies(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.deliver(mail(1, nameless_workbook()))
    run("run", "--once")
    assert run("backup", world.folder / "copy").exit_code == 0
    monkeypatch.setenv("OREDESK_DATABASE", "sqlite://restored/oredesk.db")

    assert run("restore", world.folder / "copy").exit_code == 0
    world.deliver(mail(2, complete_workbook()))
    run("run", "--once")
    paused = len(world.replies())
    assert run("doctor").exit_code == 70
    run("resume")
    run("run", "--once")

    assert (paused, len(world.replies())) == (1, 2)
    assert "sent" in run("outbox", "--all").stdout


def test_the_doctor_names_the_mend(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("doctor").exit_code == 0
    monkeypatch.setenv("OREDESK_INBOX", "imap")
    monkeypatch.setenv("OREDESK_IMAP_HOST", "127.0.0.1")
    monkeypatch.setenv("OREDESK_IMAP_PORT", "1")
    monkeypatch.setenv("OREDESK_IMAP_USER", "desk")
    monkeypatch.setenv("OREDESK_IMAP_TLS", "none")
    monkeypatch.setenv("OREDESK_TYPING_ERROR", "x")

    result = run("doctor")

    assert result.exit_code == 70
    assert re.search(r"✗ settings: OREDESK_TYPING_ERROR is no setting", result.stdout)
    assert re.search(r"✗ mailbox: .+OREDESK_IMAP", result.stdout)
    assert "✓ outgoing mail" in result.stdout


@pytest.mark.parametrize(("command", "code"), [("run", 78), ("doctor", 70), ("preview", 78)])
def test_templates_of_an_older_oredesk_are_named_before_a_supplier_waits(
    command: str, code: int, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours" / "en").mkdir(parents=True)
    (tmp_path / "ours" / "en" / "phrases.j2").write_text("{% macro greeting() %}Hello{% endmacro %}")
    monkeypatch.setenv("OREDESK_TEMPLATES", str(tmp_path / "ours"))

    result = run(command)

    assert result.exit_code == code
    assert "They may come from an older oredesk" in " ".join((result.stdout + result.stderr).split())


def test_a_single_round_says_plainly_that_no_server_takes_mail(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.deliver(mail(1, complete_workbook()))
    monkeypatch.setenv("OREDESK_OUTGOING", "smtp")
    monkeypatch.setenv("OREDESK_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("OREDESK_SMTP_PORT", "1")
    monkeypatch.setenv("OREDESK_SMTP_TLS", "none")

    result = run("run", "--once")

    assert result.exit_code == 70
    assert "nobody listens on this port" in result.stderr


def test_the_demo_can_be_repeated_and_spares_other_folders(run: Run, world: World) -> None:
    first, again = run("demo", "--dir", "demo"), run("demo", "--dir", "demo")
    (world.folder / "mine").mkdir()
    put(world.folder / "mine", "thesis.txt", b"do not delete")

    assert (first.exit_code, again.exit_code, run("demo", "--dir", "mine").exit_code) == (0, 0, 70)
    replies = sorted(path.parent.name for path in (world.folder / "demo" / "replies").glob("*/reply.eml"))
    assert len(replies) == 6
    assert [path.parent.name for path in (world.folder / "demo" / "replies").glob("*/*-marked-*.xlsx")] == [
        "03-changed-emrt"
    ]
    assert len(list((world.folder / "demo" / "replies").glob("*/*-已标注-*.xlsx"))) == 2
    assert (world.folder / "mine" / "thesis.txt").exists()


def test_a_second_desk_on_the_same_folder_is_refused_by_name(run: Run, world: World) -> None:
    import fcntl  # noqa: PLC0415 - only here

    run("run", "--once")
    with (world.folder / "data" / "lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = run("run", "--once")

    assert result.exit_code == 75
    assert "is already running" in result.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_preview_shows_the_templates_in_force(run: Run, language: str) -> None:
    text, html = run("preview", "--lang", language), run("preview", "--lang", language, "--format", "html")

    assert "Declaration!D16" in text.stdout
    assert "<table" in html.stdout


def test_a_preview_goes_by_the_rules_in_force(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_RULES", str(put(tmp_path, "ours.toml", b'[H009]\nseverity = "note"')))
    version = load_rules(tmp_path / "ours.toml").version

    assert f"Rules {version}" in run("preview").stdout

    put(tmp_path, "ours.toml", b"[H009]\non = 1")
    assert run("preview").exit_code == 78


def test_check_goes_by_a_rule_file_and_refuses_a_wrong_one(run: Run, tmp_path: Path) -> None:
    gaps = put(tmp_path, "gaps.xlsx", nameless_workbook())
    lenient = put(tmp_path, "lenient.toml", b'[H001]\nseverity = "note"')
    wrong = put(tmp_path, "wrong.toml", b"[H001]\non = false")

    plain, ours, refused = (run("check", gaps, *rules) for rules in ((), ("--rules", lenient), ("--rules", wrong)))

    assert [result.exit_code for result in (plain, ours, refused)] == [1, 0, 78]
    assert "[H001] on: This check explains a row of RMI's own Checker" in refused.stderr
    versions = [re.search(r"rules (\S+)", result.stdout) for result in (plain, ours)]
    assert len({found and found[1] for found in versions}) == 2


def test_check_has_suspicions_in_its_json_for_staff_alone(run: Run, tmp_path: Path) -> None:
    good = put(tmp_path, "good.xlsx", complete_workbook())

    plain, staff = (json.loads(run("check", good, "--format", "json", *more).stdout) for more in ((), ("--staff",)))

    assert staff == plain | {"suspicions": []}


def test_what_a_rule_file_calls_a_suspicion_reaches_staff_and_no_supplier(
    run: Run, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.deliver(mail(1, complete_workbook("same")))
    run("run", "--once")
    monkeypatch.setenv("OREDESK_RULES", str(put(tmp_path, "ours.toml", b'[H052]\nseverity = "suspicion"')))
    world.deliver(mail(2, complete_workbook("same"), sender="other@elsewhere.example"))
    run("run", "--once")

    told = {str(reply["To"]): everything_in(reply) for reply in world.replies()}

    assert "H052" in told["supplier1@example.org"]
    assert "complete and consistent" in told["other@elsewhere.example"]
    assert not re.search("H052|[Ss]uspicion|疑点|Placeholder", told["other@elsewhere.example"])
    assert "H052" in run("notes").stdout


def attached(mail: Message) -> dict[str | None, object]:
    """The files of a mail by name."""
    return {part.get_filename(): part.get_payload(decode=True) for part in mail.walk() if part.get_filename()}


def everything_in(reply: EmailMessage) -> str:
    """All the text of a mail: of its bodies, and of every part of the files attached."""
    texts = []
    for part in reply.walk():
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                texts += [package.read(name).decode(errors="replace") for name in package.namelist()]
        elif isinstance(data, bytes):
            texts.append(data.decode())
    return "\n".join(texts)
