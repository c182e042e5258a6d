"""The tables about suppliers and survey rounds: the register, its history, campaigns and splits.

As in :mod:`.models`: rows are never exposed, times are UTC, nothing is deleted by a side effect.
"""
# ruff: noqa: D106 - Meta is Tortoise's own word and says what it is

from tortoise import fields
from tortoise.models import Model

from .models import ADDRESS, TEXT


class SupplierRow(Model):
    """One supplier as the register has it now."""

    id = fields.IntField(primary_key=True)
    code = fields.CharField(TEXT)
    code_key = fields.CharField(TEXT, unique=True)  # without regard to case and width
    name = fields.TextField()
    entry = fields.TextField()  # the whole supplier as JSON
    changed_at = fields.DatetimeField()

    class Meta:
        table = "suppliers"


class SupplierKeyRow(Model):
    """One thing a supplier is found by: an address, a mail domain, or a name without regard to spelling."""

    id = fields.IntField(primary_key=True)
    supplier: fields.ForeignKeyRelation[SupplierRow] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="keys", on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int
    kind = fields.CharField(16)  # contact, domain, name
    key = fields.CharField(ADDRESS)

    class Meta:
        table = "supplier_keys"
        unique_together = (("supplier", "kind", "key"),)
        indexes = (("kind", "key"),)


class SupplierChangeRow(Model):
    """A change of the register: who made it, when, from which file. Rows are only added."""

    id = fields.IntField(primary_key=True)
    supplier: fields.ForeignKeyRelation[SupplierRow] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="changes", on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int
    at = fields.DatetimeField()
    who = fields.TextField()
    source = fields.TextField()
    before = fields.TextField()  # JSON; "" when it was new
    after = fields.TextField()

    class Meta:
        table = "supplier_changes"
        indexes = (("supplier_id", "at"),)


class ConductRow(Model):
    """How a supplier has behaved, by a person's word. Rows are only added; the latest counts."""

    id = fields.IntField(primary_key=True)
    supplier: fields.ForeignKeyRelation[SupplierRow] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="conduct", on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int
    at = fields.DatetimeField()
    who = fields.TextField()
    source = fields.TextField()
    record = fields.TextField()  # JSON

    class Meta:
        table = "conduct"
        indexes = (("supplier_id", "at"),)


class CampaignRow(Model):
    """A survey round."""

    id = fields.IntField(primary_key=True)
    name = fields.CharField(TEXT, unique=True)
    starts = fields.DateField()
    deadline = fields.DateField(null=True)
    created_at = fields.DatetimeField()
    who = fields.TextField()

    class Meta:
        table = "campaigns"


class DeadlineRow(Model):
    """A person's word on a campaign's deadline. Rows are only added; the campaign has the latest."""

    id = fields.IntField(primary_key=True)
    campaign: fields.ForeignKeyRelation[CampaignRow] = fields.ForeignKeyField(
        "oredesk.CampaignRow", related_name="deadlines", on_delete=fields.OnDelete.RESTRICT
    )
    campaign_id: int
    at = fields.DatetimeField()
    who = fields.TextField()
    deadline = fields.DateField(null=True)
    reason = fields.TextField()

    class Meta:
        table = "campaign_deadlines"


class SplitRow(Model):
    """How a campaign's suppliers were divided by spend. Rows are only added; the latest counts."""

    id = fields.IntField(primary_key=True)
    campaign: fields.ForeignKeyRelation[CampaignRow] = fields.ForeignKeyField(
        "oredesk.CampaignRow", related_name="splits", on_delete=fields.OnDelete.RESTRICT
    )
    campaign_id: int
    at = fields.DatetimeField()
    who = fields.TextField()
    threshold = fields.FloatField()
    total = fields.CharField(64)  # a decimal number

    class Meta:
        table = "splits"


class AssignmentRow(Model):
    """The track of one supplier in one split, and why."""

    id = fields.IntField(primary_key=True)
    split: fields.ForeignKeyRelation[SplitRow] = fields.ForeignKeyField(
        "oredesk.SplitRow", related_name="assignments", on_delete=fields.OnDelete.RESTRICT
    )
    split_id: int
    supplier: fields.ForeignKeyRelation[SupplierRow] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="assignments", on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int
    position = fields.IntField()
    track = fields.CharField(16, null=True)
    spend = fields.CharField(64, null=True)
    before = fields.FloatField()
    cumulated = fields.FloatField()
    reason = fields.CharField(64)

    class Meta:
        table = "assignments"
        unique_together = (("split", "supplier"),)
        indexes = (("supplier_id",),)


class SelectionRow(Model):
    """Whom the screening rules, or a random sample, picked in a campaign. Rows are only added."""

    id = fields.IntField(primary_key=True)
    campaign: fields.ForeignKeyRelation[CampaignRow] = fields.ForeignKeyField(
        "oredesk.CampaignRow", related_name="selections", on_delete=fields.OnDelete.RESTRICT
    )
    campaign_id: int
    at = fields.DatetimeField()
    who = fields.TextField()
    kind = fields.CharField(16)  # screening, sample
    rules = fields.TextField()  # JSON: the rules that were applied, or seed and size
    picked = fields.TextField()  # JSON: supplier and rule, in order

    class Meta:
        table = "selections"


ROWS: tuple[type[Model], ...] = (
    SupplierRow,
    SupplierKeyRow,
    SupplierChangeRow,
    ConductRow,
    CampaignRow,
    DeadlineRow,
    SplitRow,
    AssignmentRow,
    SelectionRow,
)
"""The tables of this module."""
