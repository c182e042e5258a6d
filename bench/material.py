"""What the bench works on: workbooks built here or taken from a folder, and mails that carry them."""

import base64
import itertools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt, complete_emrt

DESK = "minerals@desk.example"
_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def built_workbooks(count: int) -> Iterator[bytes]:
    """Different workbooks: three CMRT 6.5 of 20 to 200 smelters, then an EMRT 2.1, and so on."""
    for number in range(count):
        company = f"Bench Supplier {number}"
        if number % 4 == 3:  # noqa: PLR2004 - every fourth
            yield build(complete_emrt(company))
        else:
            yield build(complete_cmrt(company, smelters=20 * (number % 10 + 1)))


def workbooks_in(folder: Path) -> list[bytes]:
    """Every workbook of a folder, by name."""
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    if not files:
        raise SystemExit(f"{folder} holds no workbook")
    return [path.read_bytes() for path in files]


def mails(count: int, workbooks: Iterable[bytes]) -> Iterator[bytes]:
    """So many mails of as many senders, each with one workbook, as an IMAP server hands them out."""
    for number, workbook in zip(range(count), itertools.cycle(workbooks), strict=False):
        yield _mail(number, workbook)


def small_mails(count: int) -> Iterator[bytes]:
    """Old mails nobody asked about: they fill a mailbox."""
    for number in range(count):
        yield (
            f"From: old{number}@archive.example\r\nTo: {DESK}\r\nSubject: Old mail {number}\r\n"
            f"Date: Mon, 06 Jan 2020 08:00:00 +0000\r\nMessage-ID: <old-{number}@archive.example>\r\n\r\nHello.\r\n"
        ).encode()


def deliver(maildir: Path, raw_mails: Iterable[bytes], *, at: float) -> None:
    """Put mails that arrived at the given time (seconds since 1970) into a Maildir."""
    for name in ("tmp", "new", "cur"):
        (maildir / name).mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(raw_mails):
        mail = maildir / "cur" / f"{int(at)}.M{number:06}P1.bench:2,"
        mail.write_bytes(raw)
        os.utime(mail, (at, at))


def _mail(number: int, workbook: bytes) -> bytes:
    sender = f"sender{number}@supplier{number}.example"
    head = (
        f"Return-Path: <{sender}>\r\nFrom: Sender {number} <{sender}>\r\nTo: {DESK}\r\n"
        f"Subject: Our declaration {number}\r\nDate: Fri, 20 Nov 2026 08:00:00 +0000\r\n"
        f"Message-ID: <bench-{number}@supplier{number}.example>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="=_bench"\r\n\r\n'
        "--=_bench\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease find our declaration attached.\r\n"
        "--=_bench\r\nContent-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="Declaration {number}.xlsx"\r\n\r\n'
    )
    body = base64.encodebytes(workbook).replace(b"\n", b"\r\n")
    return head.encode() + body + b"--=_bench--\r\n"
