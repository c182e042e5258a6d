"""Which parts of a mail become files, and what is said about those that do not."""

import base64
import binascii
import hashlib
import quopri
import random

import pytest

from mailbox_letters import DESK, XLSX, letter, mixed, multipart, part, read
from oredesk.core.refusal import RefusalCode
from oredesk.mailbox.attachments import Limits, clean_name

DATA = b"PK\x03\x04" + random.Random(7).randbytes(20_000)  # noqa: S311 - only has to look like a file
PICTURE = b"\x89PNG\r\n" + random.Random(8).randbytes(9_000)  # noqa: S311 - likewise


def b64(data: bytes = DATA) -> bytes:
    return base64.encodebytes(data).replace(b"\n", b"\r\n")


def workbook(name: str = "cmrt.xlsx", data: bytes = DATA, kind: str = XLSX, disposition: str = "attachment") -> bytes:
    return part(
        b64(data),
        kind,
        "Content-Transfer-Encoding: base64",
        f'Content-Disposition: {disposition}; filename="{name}"',
    )


def picture(*headers: str, data: bytes = PICTURE) -> bytes:
    return part(b64(data), 'image/png; name="logo.png"', "Content-Transfer-Encoding: base64", *headers)


def names(raw: bytes, limits: Limits | None = None) -> list[str]:
    return [attachment.name for attachment in read(raw, limits=limits).attachments]


def refusals(raw: bytes, limits: Limits | None = None) -> list[tuple[str, RefusalCode]]:
    return [(each.name, each.refusal.code) for each in read(raw, limits=limits).skipped]


# Finding the workbook


def test_an_attached_workbook_arrives_byte_for_byte_under_its_digest() -> None:
    (attachment,) = read(mixed(part("见附件"), workbook())).attachments
    assert (attachment.name, attachment.data) == ("cmrt.xlsx", DATA)
    assert attachment.sha256 == hashlib.sha256(DATA).hexdigest()


@pytest.mark.parametrize(
    "raw",
    [
        mixed(part("x"), workbook(kind="application/octet-stream")),
        mixed(part("x"), workbook(kind="text/plain")),  # web mailers that guess
        mixed(part("x"), workbook(kind="image/jpeg; x=y", disposition="attachment")),
        mixed(part("x"), workbook(kind="nonsense")),
        mixed(part("x"), workbook(disposition="inline")),  # Apple Mail
        mixed(part("x"), workbook(), kind="multipart/alternative"),
        letter(
            b64(), headers=(f"Content-Type: {XLSX}; name=cmrt.xlsx", "Content-Transfer-Encoding: base64")
        ),  # scanners and ERP systems send nothing but the file
        mixed(
            part(multipart(part("x"), part("<p>x</p>", "text/html"), boundary="in"), "multipart/related; boundary=in"),
            workbook(),
        ),
        mixed(part("fwd"), part(mixed(part("original"), workbook(), boundary="in"), "message/rfc822")),
        mixed(
            part("fwd"),
            part(
                base64.encodebytes(mixed(part("original"), workbook(), boundary="in")),
                "message/rfc822",
                "Content-Transfer-Encoding: base64",
            ),
        ),  # Exchange encodes what it forwards
        mixed(
            part("fwd"),
            part(
                base64.encodebytes(mixed(part("original"), workbook(), boundary="in")),
                'application/octet-stream; name="=?utf-8?B?6L2s5Y+R?=.eml"',
                "Content-Transfer-Encoding: base64",
            ),
        ),  # QQ Mail, "forward as attachment"
        mixed(part("x"), workbook(), kind="multipart/mixed")[: -len("--=_b--\r\n")],  # the last line is lost
    ],
)
def test_a_workbook_is_found_however_it_is_wrapped(raw: bytes) -> None:
    assert [attachment.data for attachment in read(raw).attachments] == [DATA]
    assert refusals(raw) == []


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_line_ends_make_no_difference(end: bytes) -> None:
    raw = mixed(part("x"), workbook()).replace(b"\r\n", end)
    assert [attachment.data for attachment in read(raw).attachments] == [DATA]


def test_a_quoted_printable_workbook_is_read() -> None:
    """Lotus Notes sent them so."""
    body = quopri.encodestring(DATA.replace(b"\n", b"\x00"), quotetabs=True)
    raw = mixed(part(body, f"{XLSX}; name=a.xlsx", "Content-Transfer-Encoding: Quoted-Printable"))
    assert [attachment.data for attachment in read(raw).attachments] == [DATA.replace(b"\n", b"\x00")]


def uu(data: bytes, name: str = "cmrt.xlsx") -> bytes:
    lines = [binascii.b2a_uu(data[at : at + 45], backtick=True) for at in range(0, len(data), 45)]
    return f"begin 644 {name}\n".encode() + b"".join(lines) + b"`\nend\n"


def test_a_uuencoded_workbook_in_the_text_is_read() -> None:
    """Old gateways and Unix mailers; some lose the blanks at the ends of lines."""
    for body in (uu(DATA), uu(DATA).replace(b"`", b" ").replace(b" \n", b"\n")):
        (attachment,) = read(letter(b"Dear all,\n\n" + body + b"\nRegards")).attachments
        assert (attachment.name, attachment.data) == ("cmrt.xlsx", DATA)


def test_a_uuencoded_part_is_read() -> None:
    raw = mixed(part(uu(DATA), "application/octet-stream; name=cmrt.xlsx", "Content-Transfer-Encoding: x-uuencode"))
    assert [attachment.data for attachment in read(raw).attachments] == [DATA]


def test_prose_that_begins_like_a_uuencoded_file_is_prose() -> None:
    raw = letter("begin 100 pieces per month\nMore to come\nend\n")
    assert (names(raw), refusals(raw)) == ([], [])


def test_several_workbooks_are_all_found_and_the_same_one_only_once() -> None:
    other = DATA + b"other"
    raw = mixed(part("x"), workbook("a.xlsx"), workbook("b.xlsx", other), workbook("copy of a.xlsx"))
    assert names(raw) == ["a.xlsx", "b.xlsx"]


def test_a_file_without_a_name_gets_one() -> None:
    nameless = part(b64(), XLSX, "Content-Transfer-Encoding: base64", "Content-Disposition: attachment")
    assert names(mixed(part("x"), nameless)) == ["attachment-2.xlsx"]


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("C:\\Users\\li\\cmrt.xlsx", "cmrt.xlsx"),
        ("cmrt\u202exslx.exe", "cmrtxslx.exe"),
        ("cm\x00rt\r\nBcc: x.xlsx", "cmrt Bcc: x.xlsx"),
        ("冶" * 300 + ".xlsx", "冶" * 114 + "….xlsx"),
        ("..", ""),
        (" . ", ""),
    ],
)
def test_a_name_is_fit_to_be_shown_and_never_a_path(sent: str, shown: str) -> None:
    assert clean_name(sent) == shown
    assert len(clean_name(sent)) <= 120


# What is no file


@pytest.mark.parametrize(
    "extra",
    [
        part("BEGIN:VCALENDAR", "text/calendar; method=REQUEST"),
        part("BEGIN:VCARD", "text/vcard; name=li.vcf", "Content-Disposition: attachment; filename=li.vcf"),
        part("BEGIN:VCARD", "application/octet-stream; name=li.vcf"),
        part("sig", "application/pgp-signature; name=signature.asc"),
        part("sig", "application/pkcs7-signature; name=smime.p7s"),
        part("disclaimer", "text/plain; name=ATT00001.txt", "Content-Disposition: attachment; filename=ATT00001.txt"),
        part("<p>x</p>", 'text/html; name="ATT00002.htm"'),
        part("", "application/octet-stream; name=empty.bin"),
        part("x", "text/x-amp-html"),
    ],
)
def test_what_programs_add_by_themselves_is_no_file(extra: bytes) -> None:
    raw = mixed(part("x"), workbook(), extra)
    assert (names(raw), refusals(raw)) == (["cmrt.xlsx"], [])


def test_logos_and_signature_pictures_are_left_out_beside_a_workbook() -> None:
    html = part('<img src="cid:1">', "text/html")
    related = part(multipart(html, picture("Content-ID: <1>"), boundary="rel"), "multipart/related; boundary=rel")
    inline = picture("Content-Disposition: inline; filename=stamp.png")
    assert names(mixed(related, inline, workbook())) == ["cmrt.xlsx"]


def test_a_picture_attached_on_purpose_is_a_file_even_beside_a_workbook() -> None:
    raw = mixed(part("x"), workbook(), picture("Content-Disposition: attachment; filename=page1.png"))
    assert names(raw) == ["cmrt.xlsx", "page1.png"]


def test_a_picture_in_the_text_instead_of_a_workbook_is_the_file() -> None:
    """Suppliers paste a screenshot of the template into the mail; the largest one is it, the others are logos."""
    small = picture("Content-ID: <2>", data=PICTURE[:4000])
    html = part('<img src="cid:1">', "text/html")
    raw = mixed(html, small, picture("Content-ID: <1>"), kind="multipart/related")
    assert [attachment.data for attachment in read(raw).attachments] == [PICTURE]


def test_a_tracking_dot_is_nothing() -> None:
    raw = mixed(part("<p>x</p>", "text/html"), picture("Content-ID: <1>", data=PICTURE[:43]), kind="multipart/related")
    assert (names(raw), refusals(raw)) == ([], [])


def test_the_files_of_a_returned_mail_are_nobodys_submission() -> None:
    returned = part(mixed(part("our reply"), workbook("findings.xlsx"), boundary="in"), "message/rfc822")
    raw = mixed(part("gone"), returned, kind="multipart/report; report-type=delivery-status")
    assert names(raw) == []


# Limits


def test_a_file_above_the_limit_is_not_opened_and_its_size_is_told() -> None:
    limits = Limits(file_bytes=1_000_000)
    raw = mixed(part("x"), workbook("big.xlsx", DATA * 60), workbook())
    (skipped,) = read(raw, limits=limits).skipped
    assert (skipped.name, skipped.refusal.code) == ("big.xlsx", RefusalCode.TOO_LARGE)
    assert dict(skipped.refusal.facts) == {"limit": "1", "size": "2"}
    assert names(raw, limits) == ["cmrt.xlsx"]


def test_only_the_first_files_are_opened_and_the_mail_is_told_so() -> None:
    raw = mixed(part("x"), *(workbook(f"{number}.xlsx", DATA + bytes([number])) for number in range(5)))
    limits = Limits(files=3)
    assert names(raw, limits) == ["0.xlsx", "1.xlsx", "2.xlsx"]
    assert refusals(raw, limits) == [("", RefusalCode.TOO_MANY_FILES)]


def test_mails_nested_without_end_are_not_followed() -> None:
    levels = b"".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n".encode() for n in range(3000))
    assert refusals(levels + part("x")) == [("", RefusalCode.TOO_MANY_FILES)]
    forwards = letter("Content-Type: message/rfc822\n\n" * 3000, headers=("Content-Type: message/rfc822",))
    assert names(forwards) == ["attachment-1.eml"]


def test_thousands_of_parts_are_not_looked_at() -> None:
    raw = mixed(part("x"), *(part("y", "application/octet-stream") for _ in range(5000)))
    assert len(names(raw)) <= 20
    assert (("", RefusalCode.TOO_MANY_FILES)) in refusals(raw)


# Damage and secrecy


@pytest.mark.parametrize(
    "broken",
    [
        b64()[:-5],  # cut off
        b64()[:5000] + b"!" + b64()[5000:],
        b64()[:5000] + b64()[5001:],
        b64().replace(b"A", b"\xff", 1),
    ],
)
def test_a_file_broken_on_the_way_is_called_damaged(broken: bytes) -> None:
    raw = mixed(part("x"), part(broken, f"{XLSX}; name=cmrt.xlsx", "Content-Transfer-Encoding: base64"))
    assert (names(raw), refusals(raw)) == ([], [("cmrt.xlsx", RefusalCode.DAMAGED)])


def test_a_uuencoded_file_that_is_cut_off_is_called_damaged() -> None:
    assert refusals(letter(uu(DATA)[:5000])) == [("cmrt.xlsx", RefusalCode.DAMAGED)]


def test_a_footer_behind_the_file_does_no_damage() -> None:
    """Virus scanners append one without looking."""
    data = DATA[:-2]
    assert b64(data).rstrip().endswith(b"=")
    raw = letter(
        b64(data) + b"\r\n-- \r\nScanned by Wonder-AV.\r\n",
        headers=(f"Content-Type: {XLSX}; name=cmrt.xlsx", "Content-Transfer-Encoding: base64"),
    )
    assert [attachment.data for attachment in read(raw).attachments] == [data]


@pytest.mark.parametrize(
    "raw",
    [
        mixed(
            part("Version: 1", "application/pgp-encrypted"),
            part("-----BEGIN PGP MESSAGE-----", "application/octet-stream; name=encrypted.asc"),
            kind="multipart/encrypted; protocol=application/pgp-encrypted",
        ),
        letter(b64(), headers=("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",)),
        letter(b64(), headers=("Content-Type: application/x-pkcs7-mime; name=smime.p7m",)),
        letter(b64(), headers=("Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",)),
        letter("-----BEGIN PGP MESSAGE-----\n\nhQEMA...\n"),
    ],
)
def test_an_encrypted_mail_is_asked_for_again(raw: bytes) -> None:
    assert (names(raw), refusals(raw)) == ([], [("", RefusalCode.SECURED_MAIL)])


def test_a_signed_mail_is_read_like_any_other() -> None:
    signed = part(multipart(part("x"), workbook(), boundary="in"), "multipart/mixed; boundary=in")
    signature = part("MIIB", "application/pkcs7-signature; name=smime.p7s")
    raw = mixed(signed, signature, kind="multipart/signed; micalg=sha-256; protocol=application/pkcs7-signature")
    assert (names(raw), refusals(raw)) == (["cmrt.xlsx"], [])


def test_winmail_dat_is_handed_to_the_reader() -> None:
    """Outlook's rich text; whether it can be opened is the reader's to say."""
    assert names(mixed(part("x"), workbook("winmail.dat", kind="application/ms-tnef"))) == ["winmail.dat"]


def test_a_boundary_that_never_appears_leaves_a_text() -> None:
    raw = letter("just text", headers=('Content-Type: multipart/mixed; boundary="nowhere"',))
    assert (names(raw), read(raw, DESK).silence) == ([], None)


def test_a_boundary_that_another_one_begins_with_is_not_mixed_up() -> None:
    inner = part(multipart(part("x"), workbook(), boundary="=_b2"), 'multipart/mixed; boundary="=_b2"')
    assert names(mixed(inner)) == ["cmrt.xlsx"]
