"""A reply says what was found in a form every mail program shows, and nothing foreign in it comes alive."""

import email
import email.policy
import io
import json
import zipfile
from dataclasses import replace
from email.message import EmailMessage
from html.parser import HTMLParser

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oredesk.core.cells import Cell
from oredesk.core.finding import Finding, Severity
from oredesk.core.language import Language
from oredesk.core.marked_copy import CopyMade, Unmarkable
from oredesk.core.message import MessageId
from oredesk.core.refusal import RefusalCode
from oredesk.core.reply import Reply
from oredesk.mailbox.rendering import LARGEST_JSON, Letterhead, MailRenderer, reply_subject
from replies import (
    BAD_MAIL,
    CASE,
    DIGEST,
    FAILED,
    NO_NAME,
    NO_PHONE,
    SUSPICION,
    examined,
    finding,
    outbox_item,
    progress,
    refused,
    reply,
    tells_of_suspicion,
)

RENDERER = MailRenderer(Letterhead("示例集团 Minerals Desk", "desk@example.com"))
BOTH = (Language.ZH, Language.EN)


def rendered(answer: Reply) -> EmailMessage:
    return email.message_from_bytes(RENDERER.render(outbox_item(answer)), policy=email.policy.default)


def body(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def attachment(message: EmailMessage, suffix: str) -> bytes:
    (part,) = (part for part in message.iter_attachments() if str(part.get_filename()).endswith(suffix))
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content


class Page(HTMLParser):
    """What a reader of the HTML part would find: tags with attributes, and the visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"br", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title"}:
            self.text += f"{data}\n"

    @property
    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}


# --- headers ---------------------------------------------------------------------------------------------------


def test_the_headers_put_the_reply_into_the_thread_and_stop_every_robot() -> None:
    message = rendered(reply(examined()))
    assert message["To"] == "clerk@supplier.example"
    assert message["From"].addresses[0].display_name == "示例集团 Minerals Desk"
    assert message["Subject"] == f"Re: Our CMRT [{CASE}]"
    assert message["Message-ID"] == "<1.4f2a@desk.example>"
    assert message["In-Reply-To"] == "<b@supplier.example>"
    assert message["References"].split() == ["<a@supplier.example>", "<b@supplier.example>"]
    assert message["Date"].datetime.isoformat() == "2026-11-20T08:30:00+00:00"
    assert message["Auto-Submitted"] == "auto-replied"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["X-Loop"] == "desk@example.com"
    assert message["MIME-Version"] == "1.0"


def test_at_most_twenty_references_are_kept_and_the_answered_mail_is_the_last() -> None:
    thread = tuple(MessageId(f"<{number}@supplier.example>") for number in range(40))
    message = rendered(reply(examined(), references=thread, in_reply_to=MessageId("<5@supplier.example>")))
    kept = message["References"].split()
    assert len(kept) == 20
    assert kept[-1] == "<5@supplier.example>"
    assert len(set(kept)) == 20


@pytest.mark.parametrize(
    ("subject", "answered"),
    [
        ("CMRT 2026", f"Re: CMRT 2026 [{CASE}]"),
        ("Re: RE: re[2]: CMRT 2026", f"Re: CMRT 2026 [{CASE}]"),
        ("回复：答复: 回覆：CMRT 填报", f"Re: CMRT 填报 [{CASE}]"),
        (f"Re: CMRT 2026 [{CASE}]", f"Re: CMRT 2026 [{CASE}]"),
        (f"回复：Re: [{CASE}] CMRT [OD-2222-3333]", f"Re: CMRT [{CASE}]"),
        ("AW: SV: Antw: CMRT", f"Re: CMRT [{CASE}]"),
        ("转发: CMRT", f"Re: 转发: CMRT [{CASE}]"),
        ("Fwd: Re: CMRT", f"Re: Fwd: Re: CMRT [{CASE}]"),
        ("#en CMRT 2026", f"Re: CMRT 2026 [{CASE}]"),
        ("CMRT #ZH", f"Re: CMRT [{CASE}]"),
        ("Recycled content", f"Re: Recycled content [{CASE}]"),
        ("", f"Re: [{CASE}]"),
        ("Re:", f"Re: [{CASE}]"),
    ],
)
def test_the_subject_is_kept_with_one_re_and_one_case(subject: str, answered: str) -> None:
    assert reply_subject(subject, CASE) == answered
    assert reply_subject(answered, CASE) == answered


def test_an_endless_subject_is_cut_but_keeps_the_case() -> None:
    subject = reply_subject("很长" * 400, CASE)
    assert len(subject) == 200
    assert subject.endswith(f"… [{CASE}]")


HEADER_PAYLOADS = [
    "x\r\nBcc: victim@example.com",
    "x\nBcc: victim@example.com",
    "x\rBcc: victim@example.com",
    "x\r\n\r\n<html>body</html>",
    "x\r\n Bcc: victim@example.com",
    "x\x0bBcc: victim@example.com",
    "x\x0cBcc: victim@example.com",
    "x\x1cBcc: victim@example.com",
    "x\x85Bcc: victim@example.com",
    "x\u2028Bcc: victim@example.com",
    "x\u2029Bcc: victim@example.com",
    "x\x00Bcc: victim@example.com",
    "\r\n\r\n\r\n",
    "=?utf-8?B?eA0KQmNjOiB2aWN0aW1AZXhhbXBsZS5jb20=?=",
    "=?utf-8?Q?x=0D=0ABcc:_victim@example.com?=",
    "x%0d%0aBcc: victim@example.com",
    "x\udc0d\udc0aBcc: victim@example.com",
    "嘊嘍Bcc: victim@example.com",
    "x" * 5000 + "\r\nBcc: victim@example.com",
    "\u202exslx.CMRT\x7f\x1b[2J\r\nBcc: victim@example.com",
]


@pytest.mark.parametrize("payload", HEADER_PAYLOADS)
def test_no_foreign_value_adds_a_header(payload: str) -> None:
    expected = rendered(reply(examined())).keys()
    answer = reply(
        examined(payload),
        subject=payload,
        to=f"clerk{payload}@supplier.example",
        in_reply_to=MessageId("<b@supplier.example>"),
        references=(MessageId(f"<{payload}@supplier.example>"), MessageId("<b@supplier.example>")),
    )
    raw = RENDERER.render(outbox_item(answer))
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message.keys() == expected
    head = raw.partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert all(line.isascii() for line in head if not line.startswith(b"To:"))  # an address may be UTF-8 (RFC 6532)
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert message["References"] == "<b@supplier.example>"
    assert len(str(message["Subject"])) <= 200


# --- content ---------------------------------------------------------------------------------------------------


def test_a_complete_declaration_is_told_so_in_the_first_sentence_and_what_that_means() -> None:
    text = body(rendered(reply(examined())))
    assert text.split("\n\n")[1].startswith("Your CMRT 6.5 is complete and consistent.")
    assert "Neither says anything about where the minerals come from" in text
    assert "nothing more to do" in text


def test_an_incomplete_declaration_has_its_count_first_then_every_finding_with_place_and_remedy() -> None:
    text = body(rendered(reply(examined(findings=[NO_NAME, NO_PHONE, BAD_MAIL]))))
    assert text.split("\n\n")[1].startswith(
        "Your CMRT 6.5 has 2 points to correct.\n1 point marked “Please check” is worth"
    )
    assert text.index("Declaration!D8") < text.index("Declaration!D17") < text.index("Declaration!D20")
    assert "-> Type your company's full legal name" in text
    assert "3 open rows" in text
    assert "reply to this mail with the file attached" in text


def test_a_complete_declaration_with_warnings_asks_for_a_second_look_and_not_for_a_correction() -> None:
    text = body(rendered(reply(examined(findings=[BAD_MAIL]))))
    assert text.split("\n\n")[1].startswith("Your CMRT 6.5 is complete.\n1 point marked “Please check”")
    assert "If it is right, there is nothing more to do" in text


def test_chinese_replies_are_chinese_throughout() -> None:
    text = body(rendered(reply(examined(findings=[NO_NAME]), languages=[Language.ZH])))
    assert text.split("\n\n")[1] == "您的 CMRT 6.5 有 1 处需要更正。"
    assert "请填写公司的法定全称" in text
    assert "Company name missing" not in text


def test_a_reply_in_both_languages_says_everything_twice_in_the_given_order() -> None:
    message = rendered(reply(examined(findings=[NO_NAME]), languages=BOTH))
    text = body(message)
    assert text.index("有 1 处需要更正") < text.index("The English text follows") < text.index("has 1 point to correct")
    page = Page(body(message, "html"))
    assert [attributes["lang"] for tag, attributes in page.tags if tag == "table" and "lang" in attributes] == [
        "zh",
        "en",
    ]
    assert page.tags[0] == ("html", {"lang": "zh"})


def test_a_refused_file_is_told_why_and_what_to_do_once() -> None:
    text = body(rendered(reply(refused("扫描件.jpg", RefusalCode.PICTURE))))
    assert text.split("\n\n")[1] == "“扫描件.jpg” could not be checked."
    assert "This file is a picture, not a workbook." in text
    assert text.count("attach the filled CMRT or EMRT") == 1


def test_a_mail_without_a_workbook_is_told_so_in_the_first_sentence() -> None:
    text = body(rendered(reply(refused("", RefusalCode.NOTHING_ATTACHED), languages=[Language.ZH])))
    assert text.split("\n\n")[1] == "您的邮件没有附上工作簿。"


def test_three_files_get_one_reply_with_a_verdict_each() -> None:
    files = examined("a.xlsx"), examined("b.zip/b.xlsx", [NO_NAME]), refused("c.xlsx", RefusalCode.DAMAGED)
    text = body(rendered(reply(*files)))
    assert "We looked at 3 files: 1 complete, 1 with 1 point to correct, 1 that could not be" in text
    assert text.index("== a.xlsx ==") < text.index("== b.zip/b.xlsx ==") < text.index("== c.xlsx ==")
    assert "Your CMRT 6.5 is complete and consistent." in text
    assert "“c.xlsx” could not be checked." in text


def test_new_points_that_other_rules_may_have_brought_are_told_as_such() -> None:
    since = replace(progress(left=1, new=2), other_rules=True)
    message = rendered(reply(examined(findings=[NO_PHONE], progress=since), languages=[Language.ZH, Language.EN]))

    for part in (body(message), body(message, "html")):
        assert "some of what is new may have been there before" in part
        assert "部分新增问题可能原来就存在" in part
    unchanged = rendered(reply(examined(findings=[NO_PHONE], progress=progress(left=1, new=2))))
    assert "may have been there before" not in body(unchanged)


def test_a_second_round_tells_what_is_fixed_left_and_new() -> None:
    report = examined(findings=[NO_PHONE], progress=progress([NO_NAME], left=1, new=0))
    text = body(rendered(reply(report)))
    assert "Since your workbook of 3 November 2026, 06:12 UTC: 1 fixed | 1 left | 0 new" in text
    assert "+ Declaration!D8: Company name missing" in text


def test_the_very_same_file_is_recognised_politely() -> None:
    text = body(rendered(reply(examined(seen_before=progress().previous_at), languages=[Language.ZH])))
    assert "与我们在 2026年11月3日 06:12（UTC） 收到的文件完全相同" in text


def test_a_question_in_the_mail_is_said_to_go_to_a_person() -> None:
    assert "a person will read your mail" in body(rendered(reply(examined(), question_noticed=True)))
    assert "a person will read your mail" not in body(rendered(reply(examined())))


def test_the_footer_tells_the_case_who_writes_and_how_to_choose_a_language() -> None:
    text = body(rendered(reply(examined(), languages=BOTH)))
    for told in (f"Case {CASE}", f"编号 {CASE}", "#en", "#zh", "automatic answer from 示例集团 Minerals Desk"):
        assert told in text


def test_a_flood_of_findings_stays_a_readable_mail_and_says_where_the_rest_is() -> None:
    flood = [finding("H009", f"C{row}", "Smelter List", value=f"mail {row}") for row in range(5, 900)]
    flood += [finding(f"X{number:03}", "D8", value=str(number)) for number in range(200)]
    message = rendered(reply(examined(findings=flood)))
    assert len(body(message, "html")) < 60_000
    assert "885 more cells have the same kind of problem; the attached workbook lists each one." in body(message)
    assert "more points are listed in the attached workbook" in body(message)
    assert openpyxl.load_workbook(io.BytesIO(attachment(message, ".xlsx"))).worksheets[0].max_row == 1 + 895 + 200


def test_the_footer_names_the_rules_and_the_smelter_reference() -> None:
    dated = rendered(reply(examined(reference="2026-11-01-ab12cd34"), languages=BOTH))
    for part in (body(dated), Page(body(dated, "html")).text):
        assert "Rules 2026.11, smelter reference 2026-11-01-ab12cd34" in part
        assert "规则版本 2026.11，冶炼厂参考数据版本 2026-11-01-ab12cd34" in part
    without = body(rendered(reply(examined())))
    assert "Rules 2026.11" in without
    assert "smelter reference" not in without


def test_a_failed_check_is_owned_up_to_in_both_languages() -> None:
    message = rendered(reply(examined(faults=[FAILED]), languages=BOTH))
    for part in (body(message), Page(body(message, "html")).text):
        assert "Your CMRT 6.5 is complete and consistent as far as it could be examined." in part
        assert "就已完成的检查而言，您的 CMRT 6.5 填写完整且前后一致。" in part
        assert "because of a fault on our side. Our staff have been told" in part
        assert "由于我方系统故障，部分检查未能完成" in part
        assert not any(word in part for word in (FAILED.code, FAILED.kind, FAILED.place))
    assert json.loads(attachment(message, ".json"))["faults"] == [FAILED.code]
    whole = body(rendered(reply(examined(), languages=BOTH)))
    assert "fault" not in whole
    assert "故障" not in whole


@pytest.mark.parametrize(
    ("faulty", "told"),
    [
        (0, "2 complete, 1 with 1 point"),
        (1, "2 complete (1 of them as far as could be examined), 1 with 1 point"),
        (2, "2 complete (as far as could be examined), 1 with 1 point"),
    ],
)
def test_of_several_files_those_not_wholly_examined_are_counted(faulty: int, told: str) -> None:
    complete = [examined(f"{number}.xlsx", faults=[FAILED] * (number < faulty)) for number in range(2)]
    assert told in body(rendered(reply(*complete, examined("c.xlsx", [NO_NAME]))))


def test_nothing_of_a_suspicion_is_in_any_part_of_a_reply() -> None:
    suspected = examined(findings=[SUSPICION, NO_NAME, BAD_MAIL, finding("T001")], progress=progress([SUSPICION]))
    message = rendered(reply(suspected, examined("b.xlsx", [SUSPICION]), languages=BOTH))
    texts = [body(message), body(message, "html"), attachment(message, ".json").decode()]
    with zipfile.ZipFile(io.BytesIO(attachment(message, ".xlsx"))) as workbook:
        texts += [workbook.read(name).decode() for name in workbook.namelist()]
    assert [text for text in texts if tells_of_suspicion(text)] == []


# --- form ------------------------------------------------------------------------------------------------------


def replies_of_every_kind() -> list[Reply]:
    full = examined(
        findings=[NO_NAME, NO_PHONE, BAD_MAIL, finding("T001", "D3"), finding("X001")],
        progress=progress([NO_NAME] * 9, left=1, new=2),
        seen_before=progress().previous_at,
    )
    shut = refused("", RefusalCode.CLOUD_LINK, host="pan.example.com")
    return [
        reply(full, languages=BOTH, question_noticed=True),
        reply(examined(), full, refused("x.pdf", RefusalCode.PDF), languages=BOTH),
        reply(examined(), languages=[Language.ZH]),
        reply(shut, languages=BOTH),
        reply(examined(company="", minerals=(), scope="")),
        reply(examined(faults=[FAILED], reference="2026-11-01-ab12cd34"), languages=BOTH),
    ]


@pytest.mark.parametrize("answer", replies_of_every_kind())
def test_every_kind_of_reply_is_sound_in_every_part(answer: Reply) -> None:
    raw = RENDERER.render(outbox_item(answer))
    assert raw == RENDERER.render(outbox_item(answer))
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert [defect for part in message.walk() for defect in part.defects] == []
    page = Page(body(message, "html"))
    assert page.open == []
    for text in (body(message), page.text):
        assert "{" not in text
        assert "None" not in text
    assert "\n\n\n" not in body(message)


@pytest.mark.parametrize("answer", replies_of_every_kind())
def test_the_html_needs_no_picture_no_script_no_layout_a_mail_program_lacks(answer: Reply) -> None:
    html = body(rendered(answer), "html")
    page = Page(html)
    allowed = {"html", "head", "meta", "title", "style", "body", "table", "tr", "td", "th", "p", "h1", "h2", "ul", "li"}
    assert page.names <= allowed | {"b", "i", "br", "span"}
    for word in ("flex", "grid", "url(", "position:", "float:", "http://", "https://"):
        assert word not in html
    assert all(
        attributes.get("role") == "presentation" or "th" in page.names
        for tag, attributes in page.tags
        if tag == "table"
    )


@pytest.mark.parametrize("answer", replies_of_every_kind())
def test_text_and_html_tell_the_same_findings(answer: Reply) -> None:
    message = rendered(answer)
    text, page = body(message), Page(body(message, "html"))
    for report in answer.reports:
        for found in report.examination.findings if report.examination else ():
            if found.cell:
                assert found.cell.address in text
                assert found.cell.address in page.text


# --- attachments -----------------------------------------------------------------------------------------------


def test_the_json_of_one_file_is_its_object_and_of_several_a_list_of_them() -> None:
    one = json.loads(attachment(rendered(reply(examined(findings=[NO_NAME]), languages=[Language.ZH])), ".json"))
    assert (one["file"], one["verdict"], one["findings"][0]["title"]) == ("cmrt.xlsx", "incomplete", "未填写公司名称")
    two = reply(examined("a.xlsx"), refused("b.jpg", RefusalCode.PICTURE))
    assert [file["verdict"] for file in json.loads(attachment(rendered(two), ".json"))] == ["complete", "unreadable"]


def test_the_workbook_is_named_after_the_case_and_named_in_the_mail() -> None:
    message = rendered(reply(examined(findings=[NO_NAME])))
    names = [part.get_filename() for part in message.iter_attachments()]
    assert names == [f"findings-{CASE}.xlsx", "findings.json"]
    assert all(str(name) in body(message) for name in names)


def test_a_mail_about_refusals_alone_has_no_attachment() -> None:
    message = rendered(reply(refused("x.jpg", RefusalCode.PICTURE)))
    assert list(message.iter_attachments()) == []
    assert "attached as a list" not in body(message)


def test_a_json_too_large_for_mail_is_left_out_and_not_promised() -> None:
    many = [finding("H001", f"D{row}", value="很" * 200) for row in range(LARGEST_JSON // 800)]
    message = rendered(reply(examined(findings=many)))
    assert [part.get_filename() for part in message.iter_attachments()] == [f"findings-{CASE}.xlsx"]
    assert "findings.json" not in body(message)


# --- the evil supplier: every field a payload ----------------------------------------------------------------------

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table><h1>Approved</h1>",
    "{{ 7 * 7 }}{% raw %}{{ desk.address }}",
    "{case}{0.__class__}{value!r}",
    "<!--[if mso]><p>x</p><![endif]-->",
    "&lt;b&gt;&amp;",
    "]]></td>",
    "javascript:alert(1)",
    '=HYPERLINK("http://127.0.0.1/","x")',
    "\r\n.\r\nMAIL FROM:<evil@example.com>",
    "--=_boundary--\r\n",
    "\x00\x01\x1b[31m\u202e\ufeff\ud800",
    "%s%n%x",
    "' OR 1=1 --",
]


def evil_reply(payload: str) -> Reply:
    facts = {"field": payload, "question": payload, "mineral": payload, "label": payload, "choices": payload}
    said = [
        Finding(code, severity, Cell(payload, "D8"), payload, tuple(sorted(facts.items())))
        for code, severity in (("H009", Severity.ERROR), ("X999", Severity.WARNING), ("X998", Severity.NOTE))
    ]
    report = examined(payload, said, company=payload, scope=payload, progress=progress(said))
    shut = refused(payload, RefusalCode.CLOUD_LINK, host=payload)
    return reply(report, shut, languages=BOTH, subject=payload)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_of_an_evil_supplier_comes_alive_in_any_part(payload: str) -> None:
    harmless, evil = rendered(evil_reply("harmless")), rendered(evil_reply(payload))
    assert evil.keys() == harmless.keys()
    assert [part.get_content_type() for part in evil.walk()] == [part.get_content_type() for part in harmless.walk()]
    page = Page(body(evil, "html"))
    assert page.tags == Page(body(harmless, "html")).tags
    assert page.open == []
    assert "49" not in page.text.replace(payload, "")
    json.loads(attachment(evil, ".json"))
    cells = [
        cell
        for sheet in openpyxl.load_workbook(io.BytesIO(attachment(evil, ".xlsx"))).worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


def test_the_plain_text_shows_a_suppliers_value_as_it_is_and_not_as_html() -> None:
    text = body(rendered(evil_reply("Müller & Söhne <Ltd>")))
    assert "Müller & Söhne <Ltd>" in text
    assert "&amp;" not in text


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
def test_any_text_at_all_renders_to_a_legal_mail(payload: str) -> None:
    raw = RENDERER.render(outbox_item(evil_reply(payload)))
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert [defect for part in message.walk() for defect in part.defects] == []


def with_copies(answer: Reply, *copies: CopyMade) -> EmailMessage:
    return email.message_from_bytes(RENDERER.render(outbox_item(answer), copies), policy=email.policy.default)


@pytest.mark.parametrize(
    ("language", "name", "sentence"),
    [
        (Language.EN, f"CMRT Acme-marked-{CASE}.xlsx", "Your workbook with every point marked at its cell: {}. "),
        (Language.ZH, f"CMRT Acme-已标注-{CASE}.xlsx", "附件 {} 是您文件的副本"),
    ],
)
def test_the_marked_copy_is_attached_under_the_name_of_the_workbook(
    language: Language, name: str, sentence: str
) -> None:
    answer = reply(examined("CMRT Acme.xlsx", [NO_NAME]), languages=(language,))
    message = with_copies(answer, CopyMade(DIGEST, b"PK copy"))
    assert next(part.get_filename() for part in message.iter_attachments()) == name
    assert attachment(message, name) == b"PK copy"
    assert sentence.format(name) in body(message)
    assert sentence.format(name) in Page(body(message, "html")).text


@pytest.mark.parametrize("reason", list(Unmarkable))
def test_a_reply_without_a_copy_says_why_in_both_languages(reason: Unmarkable) -> None:
    message = with_copies(reply(examined(findings=[NO_NAME]), languages=BOTH), CopyMade(DIGEST, reason))
    for language in BOTH:
        assert reason.because(language) in body(message)
        assert reason.because(language) in Page(body(message, "html")).text
    assert len(list(message.iter_attachments())) == 2


def test_a_reply_that_wants_no_copy_says_nothing_about_copies() -> None:
    message = with_copies(reply(examined(), languages=BOTH))
    assert "marked at its cell" not in body(message)
    assert "no copy" not in body(message)
    assert "副本" not in body(message)


def test_the_same_item_and_copies_give_the_same_bytes() -> None:
    item, copies = outbox_item(reply(examined(findings=[NO_NAME]))), [CopyMade(DIGEST, bytes(range(256)) * 99)]
    assert RENDERER.render(item, copies) == RENDERER.render(item, copies)
