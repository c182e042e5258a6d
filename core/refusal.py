"""Why a mail or a file gets no examination: the expected noes, each with its own polite wording.

A refusal is raised (:class:`Refused`) where it is discovered and becomes a reply at one boundary.
"""

import enum
from dataclasses import dataclass

from .language import Language, Text


class RefusalCode(enum.StrEnum):
    """The stable code of each refusal; shown to suppliers and scripts, so never renamed."""

    NOTHING_ATTACHED = "nothing-attached"
    QUESTION = "question"
    """A mail in a thread of ours that asks something and brings no workbook."""
    CLOUD_LINK = "cloud-link"
    PICTURE = "picture"
    PDF = "pdf"
    OTHER_DOCUMENT = "other-document"
    NOT_A_WORKBOOK = "not-a-workbook"
    PASSWORD = "password"  # noqa: S105 - the name of a refusal, not a secret
    RIGHTS_PROTECTED = "rights-protected"
    DAMAGED = "damaged"
    LOCK_FILE = "lock-file"
    NOT_A_TEMPLATE = "not-a-template"
    OLDER_EDITION = "older-edition"
    OTHER_TEMPLATE = "other-template"
    LAYOUT_CHANGED = "layout-changed"
    TOO_LARGE = "too-large"
    TOO_COMPLEX = "too-complex"
    ARCHIVE_UNSUPPORTED = "archive-unsupported"
    ARCHIVE_TOO_MUCH = "archive-too-much"
    ARCHIVE_EMPTY = "archive-empty"
    WINMAIL = "winmail"
    SECURED_MAIL = "secured-mail"
    TOO_MANY_FILES = "too-many-files"
    NO_SUCH_FILE = "no-such-file"
    """Only on the command line: the file itself could not be opened."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One expected no, with the facts its wording needs."""

    code: RefusalCode
    facts: tuple[tuple[str, str], ...] = ()

    def message(self, language: Language) -> str:
        """What is the matter, in one or two sentences."""
        return WORDING[self.code][0].in_(language).format_map(dict(self.facts))

    def remedy(self, language: Language) -> str:
        """What the sender should do now."""
        return WORDING[self.code][1].in_(language).format_map(dict(self.facts))


class Refused(Exception):  # noqa: N818 - a refusal is not an error (design, "Three kinds of bad news")
    """Raised where a refusal is discovered; caught once, where replies are made."""

    def __init__(self, code: RefusalCode, **facts: str) -> None:
        super().__init__(code)
        self.refusal = Refusal(code, tuple(sorted(facts.items())))


_RESEND = Text(
    "Please reply to this mail and attach the filled CMRT or EMRT as an Excel workbook (.xlsx).",
    "请直接回复本邮件，并附上填写好的 CMRT 或 EMRT Excel 工作簿（.xlsx）。",
)

WORDING: dict[RefusalCode, tuple[Text, Text]] = {
    RefusalCode.NOTHING_ATTACHED: (
        Text("Your mail has no workbook attached.", "您的邮件没有附上工作簿。"),
        _RESEND,
    ),
    RefusalCode.QUESTION: (
        Text("Your mail asks something and brings no workbook.", "您的邮件提出了问题，但没有附上工作簿。"),
        Text(
            "A person will read it and answer you. If you meant to send a workbook, please attach it to a reply.",
            "我们的工作人员会阅读并答复您。如需提交工作簿，请将其作为附件回复本邮件。",
        ),
    ),
    RefusalCode.CLOUD_LINK: (
        Text(
            "Your mail holds a link to a file ({host}) instead of the file. This desk does not open links.",
            "您的邮件中是文件链接（{host}），而不是文件本身。本系统不会打开链接。",
        ),
        Text(
            "Please download the workbook yourself and attach it to a reply to this mail.",
            "请您自行下载该工作簿，并作为附件回复本邮件。",
        ),
    ),
    RefusalCode.PICTURE: (
        Text("This file is a picture, not a workbook.", "该文件是图片，不是工作簿。"),
        _RESEND,
    ),
    RefusalCode.PDF: (
        Text("This file is a PDF print-out, not a workbook.", "该文件是 PDF，不是工作簿。"),
        Text(
            "Please send the Excel workbook the PDF was made from (.xlsx): answers in a PDF cannot be checked.",
            "请发送生成该 PDF 的 Excel 工作簿（.xlsx）：PDF 中的答案无法检查。",
        ),
    ),
    RefusalCode.OTHER_DOCUMENT: (
        Text(
            "This file is in the format {what}; it is not an Excel workbook.",
            "该文件是 {what} 格式，不是 Excel 工作簿。",
        ),
        _RESEND,
    ),
    RefusalCode.NOT_A_WORKBOOK: (
        Text(
            "This file looks like a workbook, but its content is {what}.",
            "该文件看起来是工作簿，但内容是 {what} 格式。",
        ),
        Text(
            "Please open the original in Excel, save it as “Excel Workbook (.xlsx)” and send that file.",
            "请用 Excel 打开原始文件，另存为“Excel 工作簿 (.xlsx)”后重新发送。",
        ),
    ),
    RefusalCode.PASSWORD: (
        Text("This file can only be opened with a password.", "该文件设置了打开密码。"),
        Text(
            "Please remove the password (Excel: File > Info > Protect Workbook > Encrypt with Password, clear the box,"
            " save; a .zip: pack it again without a password) and send the file again. Do not send the password.",
            "请取消打开密码（Excel：文件 > 信息 > 保护工作簿 > 用密码进行加密，清空密码后保存；"
            ".zip 压缩包：不设密码重新压缩），再重新发送。请勿发送密码。",
        ),
    ),
    RefusalCode.RIGHTS_PROTECTED: (
        Text(
            "This file was encrypted by your company's document protection software ({what})"
            " and can only be opened inside your company.",
            "该文件已被贵公司的文档加密软件（{what}）加密，离开贵公司的电脑后无法打开。",
        ),
        Text(
            "Please have the workbook decrypted for sending outside (ask your IT department) and send it again.",
            "请先将工作簿解密（申请外发解密，或联系贵公司 IT 部门）后重新发送。",
        ),
    ),
    RefusalCode.DAMAGED: (
        Text(
            "This file is damaged or incomplete and cannot be opened.",
            "该文件已损坏或不完整，无法打开。",
        ),
        Text(
            "Please check that it opens on your computer, save it once more as .xlsx and send it again.",
            "请确认该文件在您的电脑上可以打开，重新另存为 .xlsx 后再次发送。",
        ),
    ),
    RefusalCode.LOCK_FILE: (
        Text(
            "This is the small hidden file that Excel makes while a workbook is open (its name begins with ~$),"
            " not the workbook itself.",
            "这是打开工作簿时 Excel 自动生成的隐藏临时文件（文件名以 ~$ 开头），不是工作簿本身。",
        ),
        Text(
            "Please close the workbook, then attach the workbook itself (.xlsx) to a reply to this mail.",
            "请先关闭该工作簿，再附上工作簿本身（.xlsx）回复本邮件。",
        ),
    ),
    RefusalCode.NOT_A_TEMPLATE: (
        Text(
            "This workbook is not a CMRT or EMRT: the template's Declaration sheet was not found.",
            "该工作簿不是 CMRT 或 EMRT：未找到模板的 Declaration 工作表。",
        ),
        Text(
            "Please fill RMI's own template (newest editions: CMRT {newest_cmrt}, EMRT {newest_emrt}),"
            " free at www.responsiblemineralsinitiative.org, and send that workbook.",
            "请填写 RMI 官方模板（最新版：CMRT {newest_cmrt}、EMRT {newest_emrt}，可在"
            " www.responsiblemineralsinitiative.org 免费下载）后发送。",
        ),
    ),
    RefusalCode.OLDER_EDITION: (
        Text(
            "This is {kind} {version}, an edition that is too old to be accepted.",
            "这是 {kind} {version}，版本过旧，无法接受。",
        ),
        Text(
            "Please copy your answers into {kind} {newest} (editions from {oldest} on can be read),"
            " free at www.responsiblemineralsinitiative.org.",
            "请将答案填入 {kind} {newest}（本系统可读取 {oldest} 及以上版本），"
            "可在 www.responsiblemineralsinitiative.org 免费下载。",
        ),
    ),
    RefusalCode.OTHER_TEMPLATE: (
        Text(
            "This is RMI's {kind} {version}. This desk checks the CMRT and the EMRT only.",
            "这是 RMI 的 {kind} {version}。本系统只检查 CMRT 和 EMRT。",
        ),
        Text(
            "If a CMRT (tin, tantalum, tungsten, gold) or an EMRT (cobalt, mica and more) was asked of you,"
            " please fill that template and send it. Your file has been kept for our staff.",
            "如果向您索取的是 CMRT（锡、钽、钨、金）或 EMRT（钴、云母等），请填写相应模板后发送。"
            "您的文件已保存，供我们的工作人员查看。",
        ),
    ),
    RefusalCode.LAYOUT_CHANGED: (
        Text(
            "Rows or columns of the {kind} {version} were moved on the sheet “{sheet}”,"
            " so its answers cannot be found reliably.",
            "{kind} {version} 的工作表“{sheet}”被移动了行或列，无法可靠地找到答案。",
        ),
        Text(
            "Please copy your answers into an untouched copy of the template and send that one.",
            "请将答案复制到未改动过的模板中再发送。",
        ),
    ),
    RefusalCode.TOO_LARGE: (
        Text(
            "This file is too large to be checked ({size} MB; the limit is {limit} MB)."
            " A genuine CMRT or EMRT has about 1.5 MB.",
            "该文件过大，无法检查（{size} MB，上限 {limit} MB）。正常的 CMRT 或 EMRT 约 1.5 MB。",
        ),
        Text(
            "Please remove pictures and extra sheets from the workbook and send it again.",
            "请删除工作簿中的图片和多余工作表后重新发送。",
        ),
    ),
    RefusalCode.TOO_COMPLEX: (
        Text(
            "This workbook could not be read within safe limits of time and memory.",
            "在安全的时间和内存限制内无法读取该工作簿。",
        ),
        Text(
            "Please copy your answers into a fresh copy of the template and send that one.",
            "请将答案复制到全新的模板中再发送。",
        ),
    ),
    RefusalCode.ARCHIVE_UNSUPPORTED: (
        Text("This {what} archive cannot be opened here.", "本系统无法打开该 {what} 压缩包。"),
        Text(
            "Please attach the workbook itself (.xlsx), or one plain .zip with no password and no other archive in it.",
            "请直接附上工作簿（.xlsx）；或使用普通 .zip 压缩包，不设密码，里面不要再套压缩包。",
        ),
    ),
    RefusalCode.ARCHIVE_TOO_MUCH: (
        Text(
            "This archive holds more than can be opened safely (more than {limit} files, or too much data).",
            "该压缩包内容过多，无法安全打开（超过 {limit} 个文件，或数据量过大）。",
        ),
        Text("Please attach the workbooks themselves (.xlsx).", "请直接附上工作簿（.xlsx）。"),
    ),
    RefusalCode.ARCHIVE_EMPTY: (
        Text("This archive holds no files.", "该压缩包中没有文件。"),
        _RESEND,
    ),
    RefusalCode.WINMAIL: (
        Text(
            "Your mail program packed the attachment into “winmail.dat”, which could not be opened.",
            "您的邮件程序把附件打包成了“winmail.dat”，无法打开。",
        ),
        Text(
            "In Outlook choose Format Text > HTML (not Rich Text), attach the workbook and send the mail again.",
            "请在 Outlook 中选择“设置文本格式 > HTML”（不要用 RTF 格式），附上工作簿后重新发送。",
        ),
    ),
    RefusalCode.SECURED_MAIL: (
        Text("Your mail is encrypted and cannot be opened here.", "您的邮件是加密邮件，本系统无法打开。"),
        Text("Please send it again without encryption.", "请不加密重新发送。"),
    ),
    RefusalCode.TOO_MANY_FILES: (
        Text(
            "Your mail holds more than {limit} files; the ones after the first {limit} were not opened.",
            "您的邮件附件超过 {limit} 个，第 {limit} 个之后的附件未被打开。",
        ),
        Text("Please send the remaining workbooks in a further mail.", "请将其余工作簿另行发送。"),
    ),
    RefusalCode.NO_SUCH_FILE: (
        Text("This file cannot be opened ({reason}).", "无法打开该文件（{reason}）。"),
        Text("Please check its path and that you may read it.", "请检查文件路径和读取权限。"),
    ),
}
