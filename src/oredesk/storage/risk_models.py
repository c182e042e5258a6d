"""The tables about risk: indicators of places, scores, what people decided about them, and due diligence.

As in :mod:`.models`: rows are never exposed, times are UTC, nothing is deleted by a side effect.
"""
# ruff: noqa: D106 - Meta is Tortoise's own word and says what it is

from tortoise import fields
from tortoise.models import Model

from .models import TEXT
from .supplier_models import CampaignRow, SupplierRow


class IndicatorEditionRow(Model):
    """One imported edition of a publisher's figures about places; never changed."""

    id = fields.IntField(primary_key=True)
    source = fields.CharField(32)
    edition = fields.TextField()
    year = fields.IntField()
    as_of = fields.DateField()
    digest = fields.CharField(64)
    provenance = fields.TextField()
    values = fields.TextField()  # JSON
    size = fields.IntField()
    imported_at = fields.DatetimeField()
    who = fields.TextField()

    class Meta:
        table = "indicator_editions"
        unique_together = (("source", "as_of", "digest"),)


class RiskScoreRow(Model):
    """A supplier's score at one moment, with every reason. Rows are only added; the latest of a campaign counts."""

    id = fields.IntField(primary_key=True)
    supplier: fields.ForeignKeyRelation[SupplierRow] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="scores", on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int
    campaign: fields.ForeignKeyNullableRelation[CampaignRow] = fields.ForeignKeyField(
        "oredesk.CampaignRow", related_name="scores", null=True, on_delete=fields.OnDelete.RESTRICT
    )
    campaign_id: int | None
    at = fields.DatetimeField()
    cause = fields.TextField()
    x = fields.FloatField()
    y = fields.FloatField()
    x_band = fields.CharField(8)
    y_band = fields.CharField(8)
    y_computed = fields.CharField(8)
    tier = fields.CharField(8)
    tier_computed = fields.CharField(8)
    gates = fields.CharField(TEXT)  # with commas
    method = fields.CharField(TEXT)
    digest = fields.CharField(64)  # over the score: the same one twice in a row is kept once
    score = fields.BinaryField()  # JSON, packed by zlib: the reasons of thirty smelters are ten times as long

    class Meta:
        table = "risk_scores"
        indexes = (("supplier_id", "campaign_id", "id"), ("campaign_id", "tier"))


class RescoringRow(Model):
    """A supplier that must be scored anew, and why; taken away once it has been."""

    id = fields.IntField(primary_key=True)
    supplier: fields.ForeignKeyRelation[SupplierRow] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="rescorings", on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int
    cause = fields.TextField()
    at = fields.DatetimeField()
    fault = fields.TextField(default="")  # what kept it from being scored; such a row waits for another cause

    class Meta:
        table = "rescorings"
        indexes = (("supplier_id",),)


class RiskBaselineRow(Model):
    """What the scores were last brought up to date with: lists, indicators, method and day, each under its name."""

    id = fields.IntField(primary_key=True)
    name = fields.CharField(32, unique=True)
    version = fields.TextField()
    prints = fields.BinaryField()  # what each thing looked like, as JSON packed by zlib: what has changed follows

    class Meta:
        table = "risk_baselines"


class OverrideRow(Model):
    """A person's word against a computed tier: why, and until when. Rows are only added; the latest counts."""

    id = fields.IntField(primary_key=True)
    supplier: fields.ForeignKeyRelation[SupplierRow] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="overrides", on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int
    at = fields.DatetimeField()
    who = fields.TextField()
    tier = fields.CharField(8, null=True)  # None takes an override back
    reason = fields.TextField()
    expires = fields.DateField(null=True)
    score_id = fields.IntField(null=True)  # the score it was said about

    class Meta:
        table = "risk_overrides"
        indexes = (("supplier_id", "id"),)


class OpenRiskRow(Model):
    """One risk of the risk register."""

    id = fields.IntField(primary_key=True)
    supplier: fields.ForeignKeyRelation[SupplierRow] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="risks", on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int
    opened_at = fields.DatetimeField()
    opened_by = fields.TextField()
    cause = fields.TextField()  # what it was opened for: a score, a red flag, a person's word
    kind = fields.CharField(32)  # a risk of Annex II, or "management"

    class Meta:
        table = "open_risks"
        indexes = (("supplier_id",),)


class RiskEventRow(Model):
    """What was proposed or decided about an open risk. Rows are only added; what a risk is now follows from them."""

    id = fields.IntField(primary_key=True)
    risk: fields.ForeignKeyRelation[OpenRiskRow] = fields.ForeignKeyField(
        "oredesk.OpenRiskRow", related_name="events", on_delete=fields.OnDelete.RESTRICT
    )
    risk_id: int
    at = fields.DatetimeField()
    who = fields.TextField()  # "" for what the software proposes
    what = fields.CharField(32)
    event = fields.TextField()  # JSON

    class Meta:
        table = "risk_events"


class DueDiligenceRow(Model):
    """Enhanced due diligence about one supplier, and the red flags that opened it."""

    id = fields.IntField(primary_key=True)
    supplier: fields.ForeignKeyRelation[SupplierRow] = fields.ForeignKeyField(
        "oredesk.SupplierRow", related_name="due_diligence", on_delete=fields.OnDelete.RESTRICT
    )
    supplier_id: int
    opened_at = fields.DatetimeField()
    opened_by = fields.TextField(default="")  # "" for the software
    flags = fields.TextField()  # JSON
    closed_at = fields.DatetimeField(null=True)
    closed_by = fields.TextField(default="")
    conclusion = fields.TextField(default="")

    class Meta:
        table = "due_diligence"
        indexes = (("supplier_id",),)


class DueDiligenceItemRow(Model):
    """One thing to obtain or to do in enhanced due diligence."""

    id = fields.IntField(primary_key=True)
    case: fields.ForeignKeyRelation[DueDiligenceRow] = fields.ForeignKeyField(
        "oredesk.DueDiligenceRow", related_name="items", on_delete=fields.OnDelete.RESTRICT
    )
    case_id: int
    item = fields.CharField(32)
    due = fields.DateField()
    done_at = fields.DatetimeField(null=True)
    who = fields.TextField(default="")
    evidence = fields.TextField(default="")  # what was obtained, and where it lies

    class Meta:
        table = "due_diligence_items"
        unique_together = (("case", "item"),)


ROWS: tuple[type[Model], ...] = (
    IndicatorEditionRow,
    RiskScoreRow,
    RescoringRow,
    RiskBaselineRow,
    OverrideRow,
    OpenRiskRow,
    RiskEventRow,
    DueDiligenceRow,
    DueDiligenceItemRow,
)
"""The tables of this module."""
