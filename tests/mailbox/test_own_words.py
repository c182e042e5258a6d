"""The sender's own words, above what his mail program quotes."""

import pytest

from mailbox_letters import letter, mixed, part, read
from oredesk.mailbox.own_words import own_words

OWN = "您好，\n\n附件是更新后的 CMRT，请查收。"

QUOTES: dict[str, str] = {
    "Outlook, Chinese": "发件人: 张三\n发送时间: 2026年11月2日 9:00\n收件人: 李雷\n主题: CMRT\n\n旧",
    "Outlook, English": "From: Zhang <zhang@buyer.example>\nSent: 2 November 2026\nTo: Li\nSubject: CMRT\n\nold",
    "Outlook, bold": "*发件人:* 张三\n*发送时间:* 2026年\n\n旧",
    "old Outlook": "-----Original Message-----\nFrom: Zhang\nold",
    "old Outlook, Chinese": "-----邮件原件-----\n发件人: 张三\n旧",
    "Foxmail": "\n\n张三\n发件人： 张三\n发送时间： 2026-11-02 09:00\n收件人： li\n旧".replace("\n\n张三\n", "\n\n", 1),
    "QQ Mail": '------------------ 原始邮件 ------------------\n发件人: "张三"<zhang@buyer.example>;\n旧',
    "QQ Mail, new": "------------------&nbsp;原始邮件&nbsp;------------------\n旧".replace("&nbsp;", "\xa0"),
    "163": "---- 回复的原邮件 ----\n| 发件人 | 张三 |\n旧",
    "163, forwarded": "-------- 转发邮件信息 --------\n发件人：张三\n旧",
    "Gmail": "On Mon, 2 Nov 2026 at 09:00, Zhang <zhang@buyer.example> wrote:\n> old",
    "Gmail, folded": "On Mon, 2 Nov 2026 at 09:00, Zhang San of Purchasing\n<zhang@buyer.example> wrote:\n\n> old",
    "Gmail, Chinese": "张三 <zhang@buyer.example> 于2026年11月2日周一 09:00写道：\n\n旧",
    "Apple Mail": "> 在 2026年11月2日，09:00，张三 <zhang@buyer.example> 写道：\n> \n> 旧",
    "Apple Mail, German": "Am 02.11.2026 um 09:00 schrieb Zhang <zhang@buyer.example>:\n\nalt",
    "Thunderbird": "On 02.11.26 09:00, zhang@buyer.example wrote:\n> old",
    "Lotus Notes, traditional Chinese": "寄件者: 張三\n收件者: 李雷\n主旨: CMRT\n舊",
    "Japanese": "差出人: Zhang\n送信日時: 2026年11月2日\n件名: CMRT\n旧",
    "forwarded": "---------- Forwarded message ---------\nFrom: Zhang\nold",
    "signature": "-- \nLi Lei\nold",
    "plain quoting": "> old\n> older",
}


@pytest.mark.parametrize("quoted", QUOTES.values(), ids=QUOTES)
def test_what_is_quoted_below_is_cut_away(quoted: str) -> None:
    assert own_words(f"{OWN}\n\n{quoted}") == OWN


def test_answers_between_quoted_lines_are_kept() -> None:
    assert own_words("> Is it new?\nYes.\n> When?\nToday.") == "Yes.\nToday."


@pytest.mark.parametrize(
    "text",
    [
        "From: our warehouse we send nothing.",
        "主题: 请看附件",
        "As I wrote in 2025, the smelter has changed.",
        "我们在 2025 年写到这一点，请参考。",
        "-- no rule, only dashes --",
        "发件人: 李雷",
    ],
)
def test_ordinary_words_are_not_taken_for_a_quotation(text: str) -> None:
    assert own_words(f"{text}\nSecond line.") == f"{text}\nSecond line."


def test_a_mail_that_is_nothing_but_a_quotation_has_no_words_of_its_own() -> None:
    assert own_words(QUOTES["Outlook, English"]) == ""


# The text of a mail


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>您好，</p><p>请查收。</p>", "您好，\n\n请查收。"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("<div>one</div><div>two</div>", "one\n\ntwo"),
        ("<head><title>x</title><style>p {color: red}</style></head><body>y</body>", "y"),
        ("<script>if (a < b) alert('<p>')</script>text", "text"),
        ("a <!-- <p>hidden</p> --> b", "a b"),
        ("1 &lt; 2 &amp; 3 &nbsp;&#20013;", "1 < 2 & 3 中"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("a   \r\n   b", "a b"),
        ("unclosed <a href='x", "unclosed"),
        ("İ<script>x</script>y", "İy"),
        ("", ""),
    ],
)
def test_a_mail_in_html_alone_is_read_as_text(markup: str, text: str) -> None:
    assert read(letter(markup, headers=("Content-Type: text/html; charset=utf-8",))).text == text


@pytest.mark.parametrize(
    "quotation",
    [
        '<div class="gmail_quote">old</div>',
        '<blockquote type="cite">old</blockquote>',
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm">old</div>',
        '<hr><div id="divRplyFwdMsg">old</div>',
        '<div id="isReplyContent">old</div>',
        "<includetail>old</includetail>",
        "<div>------------------&nbsp;原始邮件&nbsp;------------------</div><div>old</div>",
        "<p>发件人：张三</p><p>发送时间：2026-11-02</p><p>old</p>",
    ],
)
def test_the_quotation_of_an_html_mail_is_cut_away(quotation: str) -> None:
    raw = letter(f"<p>请查收。</p>{quotation}", headers=("Content-Type: text/html; charset=utf-8",))
    assert read(raw).text == "请查收。"


def test_plain_text_is_preferred_to_its_html_twin() -> None:
    raw = mixed(part("plain"), part("<p>html</p>", "text/html"), kind="multipart/alternative")
    assert read(raw).text == "plain"


def test_an_empty_plain_twin_is_passed_over() -> None:
    raw = mixed(part(" \r\n"), part("<p>html</p>", "text/html"), kind="multipart/alternative")
    assert read(raw).text == "html"


def test_the_text_of_a_forwarded_mail_is_not_the_senders() -> None:
    inner = part(letter("not mine"), "message/rfc822")
    assert read(mixed(inner)).text == ""
    assert read(mixed(part("mine"), inner)).text == "mine"


def test_a_text_of_any_length_is_cut_and_clean() -> None:
    message = read(letter("x\x00\u202e" * 30_000))
    assert len(message.text) == 20_000
    assert set(message.text) == {"x", "…"}


# Links to files


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://pan.baidu.com/s/1abc?pwd=1234", "pan.baidu.com"),
        ("https://wx.mail.qq.com/ftn/download?func=3&key=1", "wx.mail.qq.com"),
        ("http://mail.qq.com/cgi-bin/ftnExs_download?k=1", "mail.qq.com"),
        ("https://mail.163.com/large-attachment-download/index.html?p=1", "mail.163.com"),
        ("https://dashi.163.com/html/cloud-attachment-download/?key=1", "dashi.163.com"),
        ("https://share.weiyun.com/abc", "share.weiyun.com"),
        ("https://we.tl/t-abc", "we.tl"),
        ("https://wetransfer.com/downloads/1", "wetransfer.com"),
        ("https://supplier-my.sharepoint.com/:x:/g/1", "supplier-my.sharepoint.com"),
        ("https://1drv.ms/x/1", "1drv.ms"),
        ("https://drive.google.com/file/d/1/view", "drive.google.com"),
        ("https://www.dropbox.com/s/1/cmrt.xlsx", "www.dropbox.com"),
        ("https://docs.qq.com/sheet/1", "docs.qq.com"),
    ],
)
def test_links_to_file_sharing_services_are_noticed(url: str, host: str) -> None:
    assert read(letter(f"请下载：{url}（提取码 1234）")).links == (host,)
    raw = letter(f'<a href="{url}">CMRT.xlsx</a>', headers=("Content-Type: text/html",))
    assert read(raw).links == (host,)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.supplier.example/cmrt.xlsx",
        "https://mail.qq.com/cgi-bin/loginpage",
        "https://evil.example/pan.baidu.com/s/1",
        "https://notdropbox.com/s/1",
        "pan.baidu.com",
        "On 2 Nov 2026 zhang@buyer.example wrote:\n> https://pan.baidu.com/s/1",
    ],
)
def test_other_links_and_quoted_ones_are_not(text: str) -> None:
    assert read(letter(text)).links == ()


def test_a_link_in_the_html_twin_alone_is_noticed_and_each_host_named_once() -> None:
    """QQ's large attachments stand in the HTML only."""
    html = '<a href="https://wx.mail.qq.com/ftn/download?a">x</a><a href="https://wx.mail.qq.com/ftn/download?b">y</a>'
    raw = mixed(part("超大附件"), part(html, "text/html"), kind="multipart/alternative")
    assert read(raw).links == ("wx.mail.qq.com",)
