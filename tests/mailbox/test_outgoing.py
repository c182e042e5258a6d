"""A Maildir takes replies durably and each once."""

import mailbox
from pathlib import Path

from oredesk.core.reply import Deferred, Sent
from oredesk.mailbox.outgoing import MaildirTransport

MAIL = b"Message-ID: <1.x@desk.example>\r\nSubject: x\r\n\r\nHello\r\n"


async def test_a_mail_lies_in_the_maildir_byte_for_byte(tmp_path: Path) -> None:
    assert await MaildirTransport(tmp_path / "out").send("clerk@supplier.example", MAIL) == Sent()
    (path,) = (tmp_path / "out" / "new").iterdir()
    assert path.read_bytes() == MAIL
    assert list((tmp_path / "out" / "tmp").iterdir()) == []


async def test_any_maildir_reader_finds_it(tmp_path: Path) -> None:
    await MaildirTransport(tmp_path / "out").send("clerk@supplier.example", MAIL)
    (message,) = mailbox.Maildir(str(tmp_path / "out"), create=False)
    assert message["Subject"] == "x"


async def test_a_mail_delivered_again_after_a_crash_is_there_once(tmp_path: Path) -> None:
    transport = MaildirTransport(tmp_path / "out")
    await transport.send("clerk@supplier.example", MAIL)
    await transport.send("clerk@supplier.example", MAIL)
    await transport.send("clerk@supplier.example", MAIL.replace(b"<1.", b"<2."))
    assert len(list((tmp_path / "out" / "new").iterdir())) == 2


async def test_a_place_that_cannot_be_written_means_later(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    result = await MaildirTransport(tmp_path / "file").send("clerk@supplier.example", MAIL)
    assert isinstance(result, Deferred)
    assert str(tmp_path) not in result.reason


async def test_a_check_makes_the_maildir_or_says_what_is_in_the_way(tmp_path: Path) -> None:
    assert await MaildirTransport(tmp_path / "out").check() is None
    assert (tmp_path / "out" / "new").is_dir()
    (tmp_path / "file").write_bytes(b"")
    assert "file" in (await MaildirTransport(tmp_path / "file").check() or "")
