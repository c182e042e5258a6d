"""Adds indicators of places, risk scores, what people decide about them, and due diligence."""
# ruff: noqa: D101, RUF012 - written by Tortoise, in its own style

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("oredesk", "0005_suppliers")]

    initial = False

    operations = [
        ops.CreateModel(
            name="DueDiligenceRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "supplier",
                    fields.ForeignKeyField(
                        "oredesk.SupplierRow",
                        source_field="supplier_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="due_diligence",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("opened_by", fields.TextField(default="", unique=False)),
                ("flags", fields.TextField(unique=False)),
                ("closed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("closed_by", fields.TextField(default="", unique=False)),
                ("conclusion", fields.TextField(default="", unique=False)),
            ],
            options={
                "table": "due_diligence",
                "app": "oredesk",
                "indexes": [Index(fields=["supplier_id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DueDiligenceItemRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "case",
                    fields.ForeignKeyField(
                        "oredesk.DueDiligenceRow",
                        source_field="case_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("item", fields.CharField(max_length=32)),
                ("due", fields.DateField()),
                ("done_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(default="", unique=False)),
                ("evidence", fields.TextField(default="", unique=False)),
            ],
            options={
                "table": "due_diligence_items",
                "app": "oredesk",
                "unique_together": (("case", "item"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="IndicatorEditionRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("source", fields.CharField(max_length=32)),
                ("edition", fields.TextField(unique=False)),
                ("year", fields.IntField()),
                ("as_of", fields.DateField()),
                ("digest", fields.CharField(max_length=64)),
                ("provenance", fields.TextField(unique=False)),
                ("values", fields.TextField(unique=False)),
                ("size", fields.IntField()),
                ("imported_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
            ],
            options={
                "table": "indicator_editions",
                "app": "oredesk",
                "unique_together": (("source", "as_of", "digest"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="OpenRiskRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "supplier",
                    fields.ForeignKeyField(
                        "oredesk.SupplierRow",
                        source_field="supplier_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="risks",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("opened_by", fields.TextField(unique=False)),
                ("cause", fields.TextField(unique=False)),
                ("kind", fields.CharField(max_length=32)),
            ],
            options={
                "table": "open_risks",
                "app": "oredesk",
                "indexes": [Index(fields=["supplier_id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="OverrideRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "supplier",
                    fields.ForeignKeyField(
                        "oredesk.SupplierRow",
                        source_field="supplier_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="overrides",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
                ("tier", fields.CharField(null=True, max_length=8)),
                ("reason", fields.TextField(unique=False)),
                ("expires", fields.DateField(null=True)),
                ("score_id", fields.IntField(null=True)),
            ],
            options={
                "table": "risk_overrides",
                "app": "oredesk",
                "indexes": [Index(fields=["supplier_id", "id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RescoringRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "supplier",
                    fields.ForeignKeyField(
                        "oredesk.SupplierRow",
                        source_field="supplier_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="rescorings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("cause", fields.TextField(unique=False)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("fault", fields.TextField(default="", unique=False)),
            ],
            options={
                "table": "rescorings",
                "app": "oredesk",
                "indexes": [Index(fields=["supplier_id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RiskBaselineRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("name", fields.CharField(unique=True, max_length=32)),
                ("version", fields.TextField(unique=False)),
                ("prints", fields.BinaryField()),
            ],
            options={"table": "risk_baselines", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RiskEventRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "risk",
                    fields.ForeignKeyField(
                        "oredesk.OpenRiskRow",
                        source_field="risk_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="events",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
                ("what", fields.CharField(max_length=32)),
                ("event", fields.TextField(unique=False)),
            ],
            options={"table": "risk_events", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RiskScoreRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "supplier",
                    fields.ForeignKeyField(
                        "oredesk.SupplierRow",
                        source_field="supplier_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="scores",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "campaign",
                    fields.ForeignKeyField(
                        "oredesk.CampaignRow",
                        source_field="campaign_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="scores",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("cause", fields.TextField(unique=False)),
                ("x", fields.FloatField()),
                ("y", fields.FloatField()),
                ("x_band", fields.CharField(max_length=8)),
                ("y_band", fields.CharField(max_length=8)),
                ("y_computed", fields.CharField(max_length=8)),
                ("tier", fields.CharField(max_length=8)),
                ("tier_computed", fields.CharField(max_length=8)),
                ("gates", fields.CharField(max_length=255)),
                ("method", fields.CharField(max_length=255)),
                ("digest", fields.CharField(max_length=64)),
                ("score", fields.BinaryField()),
            ],
            options={
                "table": "risk_scores",
                "app": "oredesk",
                "indexes": [Index(fields=["supplier_id", "campaign_id", "id"]), Index(fields=["campaign_id", "tier"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
    ]
