"""Adds the record of changed settings."""
# ruff: noqa: D101, RUF012 - written by Tortoise, in its own style

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("oredesk", "0002_decisions")]

    initial = False

    operations = [
        ops.CreateModel(
            name="SettingRow",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("name", fields.CharField(db_index=True, max_length=64)),
                ("value", fields.TextField(unique=False)),
            ],
            options={"table": "settings", "app": "oredesk", "pk_attr": "id"},
            bases=["Model"],
        ),
    ]
