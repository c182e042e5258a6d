"""Which submissions count beside those of others: the latest of each sender, template and company."""

from collections.abc import Sequence
from typing import Any

from tortoise.connection import get_connections

from .schema import CONNECTION

_LATEST = """
    SELECT id, sender FROM (
        SELECT s.id, m.sender, ROW_NUMBER() OVER (
            PARTITION BY m.sender, s.template_kind, s.company_key ORDER BY s.mail_id DESC, s.position DESC
        ) AS place
        FROM submissions s JOIN mails m ON m.id = s.mail_id WHERE s.rule_set <> '' AND s.mail_id < ?
    ) ranked WHERE place = 1"""

_ANY_MAIL = 2**62


async def latest_submissions(before: int = _ANY_MAIL) -> dict[int, str]:
    """The numbers of the latest examined submissions in mails before the given one, with their senders."""
    return {row["id"]: row["sender"] for row in await select(_LATEST, [before])}


async def select(query: str, values: list[Any]) -> Sequence[dict[str, Any]]:
    """The rows that a query gives, inside the transaction of the caller; for what the ORM cannot ask."""
    return await get_connections().get(CONNECTION).execute_query_dict(query, values)
