"""The first schema: folders, mails, submissions, findings, replies and correspondents."""
# ruff: noqa: D101, RUF012 - written by Tortoise, in its own style

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="CorrespondentRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("address", fields.CharField(unique=True, max_length=320)),
                ("language", fields.CharField(null=True, max_length=8)),
            ],
            options={"table": "correspondents", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="FolderRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("account", fields.CharField(max_length=255)),
                ("name", fields.CharField(max_length=255)),
                ("validity", fields.CharField(max_length=255)),
                ("uid", fields.CharField(max_length=255)),
            ],
            options={"table": "folders", "app": "oredesk", "unique_together": (("account", "name"),), "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="MailRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("account", fields.CharField(max_length=255)),
                ("folder", fields.CharField(max_length=255)),
                ("validity", fields.CharField(max_length=255)),
                ("uid", fields.CharField(max_length=255)),
                ("original", fields.CharField(null=True, max_length=64)),
                ("size", fields.BigIntField()),
                ("received_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("attempts", fields.IntField(default=0)),
                ("shelf", fields.CharField(null=True, db_index=True, max_length=16)),
                ("filed", fields.BooleanField(default=False, db_index=True)),
                ("reason", fields.TextField(default="", unique=False)),
                ("sender", fields.CharField(default="", db_index=True, max_length=320)),
                ("message_id", fields.CharField(null=True, db_index=True, max_length=255)),
                ("question_noticed", fields.BooleanField(default=False)),
                ("settled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "mails",
                "app": "oredesk",
                "unique_together": (("account", "folder", "validity", "uid"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ReplyRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "mail",
                    fields.OneToOneField(
                        "oredesk.MailRow",
                        source_field="mail_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="reply",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("message_id", fields.CharField(unique=True, max_length=255)),
                ("recipient", fields.CharField(max_length=320)),
                ("domain", fields.CharField(max_length=255)),
                ("case_reference", fields.CharField(max_length=255)),
                ("payload", fields.TextField(unique=False)),
                ("examined", fields.BooleanField()),
                ("state", fields.CharField(max_length=16)),
                ("attempts", fields.IntField(default=0)),
                ("ambiguous", fields.IntField(default=0)),
                ("next_try", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("sent_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("left_at", fields.DatetimeField(null=True, db_index=True, auto_now=False, auto_now_add=False)),
                ("last_error", fields.TextField(default="", unique=False)),
            ],
            options={
                "table": "replies",
                "app": "oredesk",
                "indexes": [
                    Index(fields=["state", "next_try"]),
                    Index(fields=["recipient", "left_at"]),
                    Index(fields=["domain", "left_at"]),
                ],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SubmissionRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "mail",
                    fields.ForeignKeyField(
                        "oredesk.MailRow",
                        source_field="mail_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="submissions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("sha256", fields.CharField(db_index=True, max_length=64)),
                ("name", fields.CharField(max_length=255)),
                ("verdict", fields.CharField(max_length=16)),
                ("refusal", fields.CharField(default="", max_length=64)),
                ("refusal_facts", fields.TextField(default="[]", unique=False)),
                ("template_kind", fields.CharField(default="", max_length=16)),
                ("template_version", fields.TextField(default="", unique=False)),
                ("template_date", fields.DateField(null=True)),
                ("template_language", fields.TextField(default="", unique=False)),
                ("template_family", fields.CharField(default="", max_length=32)),
                ("layout_version", fields.TextField(default="", unique=False)),
                ("company", fields.TextField(default="", unique=False)),
                ("company_key", fields.CharField(default="", max_length=255)),
                ("scope", fields.TextField(default="", unique=False)),
                ("minerals", fields.TextField(default="[]", unique=False)),
                ("open_rows", fields.IntField(null=True)),
                ("rule_set", fields.CharField(default="", max_length=255)),
            ],
            options={
                "table": "submissions",
                "app": "oredesk",
                "unique_together": (("mail", "sha256", "name"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="FindingRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "submission",
                    fields.ForeignKeyField(
                        "oredesk.SubmissionRow",
                        source_field="submission_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="findings",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("code", fields.CharField(max_length=32)),
                ("severity", fields.CharField(max_length=16)),
                ("sheet", fields.TextField(null=True, unique=False)),
                ("address", fields.TextField(null=True, unique=False)),
                ("value", fields.TextField(unique=False)),
                ("facts", fields.TextField(unique=False)),
                ("checker_row", fields.IntField(null=True)),
            ],
            options={
                "table": "findings",
                "app": "oredesk",
                "unique_together": (("submission", "position"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
    ]
