"""The tables: what is stored about mails, submissions, findings, replies and the people who write.

Rows are never exposed: the ledger turns them into the core's nouns. Every time is UTC. Only types that
PostgreSQL has as well are used, and every reference is ``RESTRICT``: nothing is deleted by a side effect.
"""
# ruff: noqa: D106 - Meta is Tortoise's own word and says what it is

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

if TYPE_CHECKING:
    from .supplier_models import SupplierRow

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
    contents = fields.CharField(64, default="", db_default="")
    effective_date = fields.DateField(null=True)
    reference = fields.CharField(TEXT, default="", db_default="")
    faults = fields.TextField(default="[]", db_default="[]")
    examined_reference = fields.CharField(TEXT, default="", db_default="")  # of the latest re-examination
    answers = fields.TextField(null=True)  # JSON; None where they were not kept yet
    supplier: fields.ForeignKeyNullableRelation["SupplierRow"] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="submissions", null=True, on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int | None
    tied_by = fields.CharField(16, default="", db_default="")  # "person" without a supplier: a person untied it
    contact = fields.CharField(ADDRESS, default="", db_default="")  # the contact's address in the workbook
    findings: fields.ReverseRelation["FindingRow"]

    class Meta:
        table = "submissions"
        unique_together = (("mail", "sha256", "name"),)
        indexes = (("contents",), ("supplier_id",))  # not db_index: Tortoise would forget it in an added column


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


class DeclaredSmelterRow(Model):
    """A smelter that a submission names, kept for comparison."""

    id = fields.IntField(primary_key=True)
    submission: fields.ForeignKeyRelation[SubmissionRow] = fields.ForeignKeyField(
        "oredesk.SubmissionRow", related_name="declared", on_delete=fields.OnDelete.RESTRICT
    )
    submission_id: int
    position = fields.IntField()
    metal = fields.CharField(TEXT)
    smelter_id = fields.CharField(TEXT, db_index=True)
    name = fields.TextField()
    country = fields.TextField()
    known_by = fields.CharField(TEXT)  # what it is compared by: its number, else its name without regard to spelling
    region = fields.CharField(16, default="", db_default="")

    class Meta:
        table = "declared_smelters"
        unique_together = (("submission", "position"),)
        indexes = (("submission_id", "metal", "known_by"),)


class ReexaminationRow(Model):
    """How a submission looked under another smelter reference, as a difference. Rows are only added."""

    id = fields.IntField(primary_key=True)
    submission: fields.ForeignKeyRelation[SubmissionRow] = fields.ForeignKeyField(
        "oredesk.SubmissionRow", related_name="reexaminations", on_delete=fields.OnDelete.RESTRICT
    )
    submission_id: int
    at = fields.DatetimeField(db_index=True)
    reference = fields.CharField(TEXT)
    rule_set = fields.CharField(TEXT)
    open_rows = fields.IntField()
    faults = fields.TextField()
    appeared = fields.TextField()
    gone = fields.TextField()

    class Meta:
        table = "reexaminations"
        indexes = (("submission_id", "at"),)


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
    submission_number = fields.IntField(null=True)  # where it is about one file of the mail
    supplier = fields.TextField(default="", db_default="")  # the code of the supplier it was tied to or untied from

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


class SmelterListRow(Model):
    """A dated smelter list as it was imported; neither it nor its entries are ever changed or deleted."""

    id = fields.IntField(primary_key=True)
    source = fields.CharField(32)
    as_of = fields.DateField()
    label = fields.TextField()
    digest = fields.CharField(64)
    imported_at = fields.DatetimeField()
    who = fields.TextField()

    class Meta:
        table = "smelter_lists"
        unique_together = (("source", "as_of", "digest"),)


class SmelterListEntryRow(Model):
    """One row of a smelter list."""

    id = fields.IntField(primary_key=True)
    list: fields.ForeignKeyRelation[SmelterListRow] = fields.ForeignKeyField(
        "oredesk.SmelterListRow", related_name="entries", on_delete=fields.OnDelete.RESTRICT
    )
    list_id: int
    position = fields.IntField()
    mineral = fields.CharField(32)
    smelter_id = fields.CharField(TEXT, null=True, db_index=True)
    name = fields.TextField()
    standard_name = fields.TextField()
    country = fields.TextField()
    region = fields.TextField()
    city = fields.TextField()
    status = fields.CharField(32, null=True)
    scheme = fields.CharField(16, null=True)
    successor = fields.CharField(TEXT, null=True)
    recycles_only = fields.BooleanField(null=True)
    origins = fields.TextField()

    class Meta:
        table = "smelter_list_entries"
        unique_together = (("list", "position"),)


class ConfirmedNameRow(Model):
    """A person's word that a name means a facility. Rows are only added; of a name the latest counts."""

    id = fields.IntField(primary_key=True)
    at = fields.DatetimeField()
    who = fields.TextField()
    mineral = fields.CharField(32)
    name = fields.TextField()
    name_key = fields.CharField(TEXT)
    smelter_id = fields.CharField(TEXT)

    class Meta:
        table = "confirmed_names"
        indexes = (("mineral", "name_key"),)


ROWS: tuple[type[Model], ...] = (
    FolderRow,
    MailRow,
    SubmissionRow,
    FindingRow,
    DeclaredSmelterRow,
    ReexaminationRow,
    ReplyRow,
    CorrespondentRow,
    DecisionRow,
    SettingRow,
    SmelterListRow,
    SmelterListEntryRow,
    ConfirmedNameRow,
)
"""The tables of this module."""
