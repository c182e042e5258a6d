"""Adds smelter lists and confirmed names, what submissions declare, and how they look under another reference."""
# ruff: noqa: D101, RUF012 - written by Tortoise, in its own style

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("oredesk", "0003_settings")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ConfirmedNameRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
                ("mineral", fields.CharField(max_length=32)),
                ("name", fields.TextField(unique=False)),
                ("name_key", fields.CharField(max_length=255)),
                ("smelter_id", fields.CharField(max_length=255)),
            ],
            options={
                "table": "confirmed_names",
                "app": "oredesk",
                "indexes": [Index(fields=["mineral", "name_key"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DeclaredSmelterRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "submission",
                    fields.ForeignKeyField(
                        "oredesk.SubmissionRow",
                        source_field="submission_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="declared",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("metal", fields.CharField(max_length=255)),
                ("smelter_id", fields.CharField(db_index=True, max_length=255)),
                ("name", fields.TextField(unique=False)),
                ("country", fields.TextField(unique=False)),
                ("known_by", fields.CharField(max_length=255)),
            ],
            options={
                "table": "declared_smelters",
                "app": "oredesk",
                "unique_together": (("submission", "position"),),
                "indexes": [Index(fields=["submission_id", "metal", "known_by"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ReexaminationRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "submission",
                    fields.ForeignKeyField(
                        "oredesk.SubmissionRow",
                        source_field="submission_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="reexaminations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ("reference", fields.CharField(max_length=255)),
                ("rule_set", fields.CharField(max_length=255)),
                ("open_rows", fields.IntField()),
                ("faults", fields.TextField(unique=False)),
                ("appeared", fields.TextField(unique=False)),
                ("gone", fields.TextField(unique=False)),
            ],
            options={
                "table": "reexaminations",
                "app": "oredesk",
                "indexes": [Index(fields=["submission_id", "at"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SmelterListRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("source", fields.CharField(max_length=32)),
                ("as_of", fields.DateField()),
                ("label", fields.TextField(unique=False)),
                ("digest", fields.CharField(max_length=64)),
                ("imported_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
            ],
            options={
                "table": "smelter_lists",
                "app": "oredesk",
                "unique_together": (("source", "as_of", "digest"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SmelterListEntryRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "list",
                    fields.ForeignKeyField(
                        "oredesk.SmelterListRow",
                        source_field="list_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="entries",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("mineral", fields.CharField(max_length=32)),
                ("smelter_id", fields.CharField(null=True, db_index=True, max_length=255)),
                ("name", fields.TextField(unique=False)),
                ("standard_name", fields.TextField(unique=False)),
                ("country", fields.TextField(unique=False)),
                ("region", fields.TextField(unique=False)),
                ("city", fields.TextField(unique=False)),
                ("status", fields.CharField(null=True, max_length=32)),
                ("scheme", fields.CharField(null=True, max_length=16)),
                ("successor", fields.CharField(null=True, max_length=255)),
                ("recycles_only", fields.BooleanField(null=True)),
                ("origins", fields.TextField(unique=False)),
            ],
            options={
                "table": "smelter_list_entries",
                "app": "oredesk",
                "unique_together": (("list", "position"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="SubmissionRow",
            name="contents",
            field=fields.CharField(default="", db_default="", max_length=64),
        ),
        ops.AddField(
            model_name="SubmissionRow",
            name="effective_date",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="SubmissionRow",
            name="examined_reference",
            field=fields.CharField(default="", db_default="", max_length=255),
        ),
        ops.AddField(
            model_name="SubmissionRow",
            name="faults",
            field=fields.TextField(default="[]", db_default="[]", unique=False),
        ),
        ops.AddField(
            model_name="SubmissionRow",
            name="reference",
            field=fields.CharField(default="", db_default="", max_length=255),
        ),
        ops.AddIndex(
            model_name="SubmissionRow",
            index=Index(fields=["contents"]),
        ),
    ]
