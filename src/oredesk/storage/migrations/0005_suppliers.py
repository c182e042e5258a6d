"""Adds the supplier register, survey rounds, and whose submission it is."""
# ruff: noqa: D101, RUF012 - written by Tortoise, in its own style

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("oredesk", "0004_smelters")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CampaignRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("name", fields.CharField(unique=True, max_length=255)),
                ("starts", fields.DateField()),
                ("deadline", fields.DateField(null=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
            ],
            options={"table": "campaigns", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DeadlineRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "campaign",
                    fields.ForeignKeyField(
                        "oredesk.CampaignRow",
                        source_field="campaign_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="deadlines",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
                ("deadline", fields.DateField(null=True)),
                ("reason", fields.TextField(unique=False)),
            ],
            options={"table": "campaign_deadlines", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SelectionRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "campaign",
                    fields.ForeignKeyField(
                        "oredesk.CampaignRow",
                        source_field="campaign_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="selections",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
                ("kind", fields.CharField(max_length=16)),
                ("rules", fields.TextField(unique=False)),
                ("picked", fields.TextField(unique=False)),
            ],
            options={"table": "selections", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SplitRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "campaign",
                    fields.ForeignKeyField(
                        "oredesk.CampaignRow",
                        source_field="campaign_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="splits",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
                ("threshold", fields.FloatField()),
                ("total", fields.CharField(max_length=64)),
            ],
            options={"table": "splits", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SupplierRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(max_length=255)),
                ("code_key", fields.CharField(unique=True, max_length=255)),
                ("name", fields.TextField(unique=False)),
                ("entry", fields.TextField(unique=False)),
                ("changed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={"table": "suppliers", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AssignmentRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "split",
                    fields.ForeignKeyField(
                        "oredesk.SplitRow",
                        source_field="split_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="assignments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "supplier",
                    fields.ForeignKeyField(
                        "oredesk.SupplierRow",
                        source_field="supplier_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="assignments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("track", fields.CharField(null=True, max_length=16)),
                ("spend", fields.CharField(null=True, max_length=64)),
                ("before", fields.FloatField()),
                ("cumulated", fields.FloatField()),
                ("reason", fields.CharField(max_length=64)),
            ],
            options={
                "table": "assignments",
                "app": "oredesk",
                "unique_together": (("split", "supplier"),),
                "indexes": [Index(fields=["supplier_id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ConductRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "supplier",
                    fields.ForeignKeyField(
                        "oredesk.SupplierRow",
                        source_field="supplier_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="conduct",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
                ("source", fields.TextField(unique=False)),
                ("record", fields.TextField(unique=False)),
            ],
            options={
                "table": "conduct",
                "app": "oredesk",
                "indexes": [Index(fields=["supplier_id", "at"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SupplierChangeRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "supplier",
                    fields.ForeignKeyField(
                        "oredesk.SupplierRow",
                        source_field="supplier_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="changes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
                ("source", fields.TextField(unique=False)),
                ("before", fields.TextField(unique=False)),
                ("after", fields.TextField(unique=False)),
            ],
            options={
                "table": "supplier_changes",
                "app": "oredesk",
                "indexes": [Index(fields=["supplier_id", "at"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SupplierKeyRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "supplier",
                    fields.ForeignKeyField(
                        "oredesk.SupplierRow",
                        source_field="supplier_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="keys",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(max_length=16)),
                ("key", fields.CharField(max_length=320)),
            ],
            options={
                "table": "supplier_keys",
                "app": "oredesk",
                "unique_together": (("supplier", "kind", "key"),),
                "indexes": [Index(fields=["kind", "key"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="DecisionRow",
            name="submission_number",
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name="DecisionRow",
            name="supplier",
            field=fields.TextField(default="", db_default="", unique=False),
        ),
        ops.AddField(
            model_name="DeclaredSmelterRow",
            name="region",
            field=fields.CharField(default="", db_default="", max_length=16),
        ),
        ops.AddField(
            model_name="SubmissionRow",
            name="answers",
            field=fields.TextField(null=True, unique=False),
        ),
        ops.AddField(
            model_name="SubmissionRow",
            name="contact",
            field=fields.CharField(default="", db_default="", max_length=320),
        ),
        ops.AddField(
            model_name="SubmissionRow",
            name="supplier",
            field=fields.ForeignKeyField(
                "oredesk.SupplierRow",
                source_field="supplier_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="submissions",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="SubmissionRow",
            name="tied_by",
            field=fields.CharField(default="", db_default="", max_length=16),
        ),
        ops.AddIndex(
            model_name="SubmissionRow",
            index=Index(fields=["supplier_id"]),
        ),
    ]
