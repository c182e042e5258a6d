"""Which submissions count beside those of others: the latest of each sender, template and company."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from tortoise.connection import get_connections

from .schema import CONNECTION

LATEST = """
    SELECT id, mail_id, position, sender, company_key, original, examined_reference, answers, supplier_id FROM (
        SELECT s.*, m.sender, m.original, ROW_NUMBER() OVER (
            PARTITION BY m.sender, s.template_kind, s.company_key ORDER BY s.mail_id DESC, s.position DESC
        ) AS place
        FROM submissions s JOIN mails m ON m.id = s.mail_id WHERE s.rule_set <> '' AND s.mail_id < ?
    ) ranked WHERE place = 1"""
"""The latest examined submissions in mails before the given one, to be asked further."""

ANY_MAIL = 2**62
"""A mail's number that all others are before."""


async def select(query: str, *values: str | int) -> Sequence[dict[str, Any]]:
    """The rows that a query gives, inside the transaction of the caller; for what the ORM cannot ask."""
    return await get_connections().get(CONNECTION).execute_query_dict(query, list(values))


async def insert(statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Carry the statement out for each row of values, inside the transaction of the caller."""
    await get_connections().get(CONNECTION).execute_many(statement, list(map(list, rows)))


def one_value(several: Collection[str | int]) -> str:
    """Values for ``IN (SELECT value FROM json_each(?))``, however many: a statement takes 32,766 parameters at most."""
    return json.dumps(list(several))
