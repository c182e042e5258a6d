"""The tables: what is stored about mails, submissions, findings, replies and the people who write.

Rows are never exposed: the ledger turns them into the core's nouns. Every time is UTC. Only types that
PostgreSQL has as well are used, and every reference is ``RESTRICT``: nothing is deleted by a side effect.
"""
# ruff: noqa: D106 - Meta is Tortoise's own word and says what it is

from tortoise import fields
from tortoise.models import Model

ADDRESS = 320
"""The longest mail address (RFC 3696 erratum 1690), and the width of the columns that hold one."""

TEXT = 255
"""The width of every other column that is searched or unique."""


class FolderRow(Model):
    """How far one folder of one mailbox has been read."""

    id = fields.IntField(primary_key=True)
    account = fields.CharField(TEXT)
    name = fields.CharField(TEXT)
    validity = fields.CharField(TEXT)
    uid = fields.CharField(TEXT)

    class Meta:
        table = "folders"
        unique_together = (("account", "name"),)


class MailRow(Model):
    """One mail that was taken in, and where it belongs."""

    id = fields.IntField(primary_key=True)
    account = fields.CharField(TEXT)
    folder = fields.CharField(TEXT)
    validity = fields.CharField(TEXT)
    uid = fields.CharField(TEXT)
    original = fields.CharField(64, null=True)
    size = fields.BigIntField()
    received_at = fields.DatetimeField()
    attempts = fields.IntField(default=0)
    shelf = fields.CharField(16, null=True, db_index=True)
    filed = fields.BooleanField(default=False, db_index=True)
    reason = fields.TextField(default="")
    sender = fields.CharField(ADDRESS, default="", db_index=True)
    message_id = fields.CharField(TEXT, null=True, db_index=True)
    question_noticed = fields.BooleanField(default=False)
    closed_at = fields.DatetimeField(null=True)  # when a person had done with it
    settled_at = fields.DatetimeField(null=True)
    sender_trusted = fields.BooleanField(default=False, db_default=False)
    contents = fields.CharField(64, null=True)  # one digest over all attachments; None where it is not known

    class Meta:
        table = "mails"
        unique_together = (("account", "folder", "validity", "uid"),)


class SubmissionRow(Model):
    """One file of a mail, and what the examination said as a whole."""

    id = fields.IntField(primary_key=True)
    mail: fields.ForeignKeyRelation[MailRow] = fields.ForeignKeyField(
        "oredesk.MailRow", related_name="submissions", on_delete=fields.OnDelete.RESTRICT
    )
    mail_id: int
    position = fields.IntField()
    sha256 = fields.CharField(64, db_index=True)
    name = fields.CharField(TEXT)
    verdict = fields.CharField(16)
    refusal = fields.CharField(64, default="")
    refusal_facts = fields.TextField(default="[]")
    template_kind = fields.CharField(16, default="")
    template_version = fields.TextField(default="")
    template_date = fields.DateField(null=True)
    template_language = fields.TextField(default="")
    template_family = fields.CharField(32, default="")
    layout_version = fields.TextField(default="")
    company = fields.TextField(default="")
    company_key = fields.CharField(TEXT, default="")
    scope = fields.TextField(default="")
    minerals = fields.TextField(default="[]")
    open_rows = fields.IntField(null=True)
    rule_set = fields.CharField(TEXT, default="")
    findings: fields.ReverseRelation["FindingRow"]

    class Meta:
        table = "submissions"
        unique_together = (("mail", "sha256", "name"),)


class FindingRow(Model):
    """One thing a check said, in the order of the sheets."""

    id = fields.IntField(primary_key=True)
    submission: fields.ForeignKeyRelation[SubmissionRow] = fields.ForeignKeyField(
        "oredesk.SubmissionRow", related_name="findings", on_delete=fields.OnDelete.RESTRICT
    )
    submission_id: int
    position = fields.IntField()
    code = fields.CharField(32)
    severity = fields.CharField(16)
    sheet = fields.TextField(null=True)
    address = fields.TextField(null=True)
    value = fields.TextField()
    facts = fields.TextField()
    checker_row = fields.IntField(null=True)

    class Meta:
        table = "findings"
        unique_together = (("submission", "position"),)


class ReplyRow(Model):
    """The one reply to a mail, and how far its sending has come."""

    id = fields.IntField(primary_key=True)
    mail: fields.OneToOneRelation[MailRow] = fields.OneToOneField(
        "oredesk.MailRow", related_name="reply", on_delete=fields.OnDelete.RESTRICT
    )
    mail_id: int
    message_id = fields.CharField(TEXT, unique=True)
    recipient = fields.CharField(ADDRESS)
    domain = fields.CharField(TEXT)
    case_reference = fields.CharField(TEXT)
    payload = fields.TextField()
    examined = fields.BooleanField()
    state = fields.CharField(16)
    attempts = fields.IntField(default=0)
    ambiguous = fields.IntField(default=0)
    next_try = fields.DatetimeField()
    created_at = fields.DatetimeField()
    sent_at = fields.DatetimeField(null=True)
    left_at = fields.DatetimeField(null=True, db_index=True)
    last_error = fields.TextField(default="")

    class Meta:
        table = "replies"
        indexes = (("state", "next_try"), ("recipient", "left_at"), ("domain", "left_at"))


class CorrespondentRow(Model):
    """What is remembered about one mail address."""

    id = fields.IntField(primary_key=True)
    address = fields.CharField(ADDRESS, unique=True)
    language = fields.CharField(8, null=True)
    unreachable_since = fields.DatetimeField(null=True)
    unreachable_why = fields.TextField(default="", db_default="")

    class Meta:
        table = "correspondents"


class DecisionRow(Model):
    """What a person decided, and when. Rows are only added; they outlive what they speak of, hence no references."""

    id = fields.IntField(primary_key=True)
    at = fields.DatetimeField()
    who = fields.TextField()
    what = fields.CharField(32)
    before = fields.CharField(32)
    mail_number = fields.IntField(db_index=True)

    class Meta:
        table = "decisions"


class SettingRow(Model):
    """A setting that was changed between two starts of the service. Rows are only added."""

    id = fields.IntField(primary_key=True)
    at = fields.DatetimeField()
    name = fields.CharField(64, db_index=True)
    value = fields.TextField()

    class Meta:
        table = "settings"


ROWS: tuple[type[Model], ...] = (
    FolderRow,
    MailRow,
    SubmissionRow,
    FindingRow,
    ReplyRow,
    CorrespondentRow,
    DecisionRow,
    SettingRow,
)
"""Every table; what the start compares the database with."""

for _row in ROWS:
    _row._meta.table_description = ""  # noqa: SLF001 - else every change of a docstring above asks for a migration
