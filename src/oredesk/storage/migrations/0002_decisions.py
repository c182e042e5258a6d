"""Adds the record of what people decided, unreachable correspondents, and what tells mails apart and trusted."""
# ruff: noqa: D101, RUF012 - written by Tortoise, in its own style

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("oredesk", "0001_initial")]

    initial = False

    operations = [
        ops.CreateModel(
            name="DecisionRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("who", fields.TextField(unique=False)),
                ("what", fields.CharField(max_length=32)),
                ("before", fields.CharField(max_length=32)),
                ("mail_number", fields.IntField(db_index=True)),
            ],
            options={"table": "decisions", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.AddField(
            model_name="CorrespondentRow",
            name="unreachable_since",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="CorrespondentRow",
            name="unreachable_why",
            field=fields.TextField(default="", db_default="", unique=False),
        ),
        ops.AddField(
            model_name="MailRow",
            name="sender_trusted",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="MailRow",
            name="closed_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="MailRow",
            name="contents",
            field=fields.CharField(null=True, max_length=64),
        ),
    ]
