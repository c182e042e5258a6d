"""The ledger's part about indicators of places: the editions that were imported."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from ..core.indicator import (
    IndicatorEdition,
    IndicatorSource,
    IndicatorValue,
    StoredEdition,
)
from ..core.newest import newest_of_each
from .columns import storable, utc
from .database import Transactional, unit_of_work
from .risk_models import IndicatorEditionRow

_VALUES: TypeAdapter[tuple[IndicatorValue, ...]] = TypeAdapter(tuple[IndicatorValue, ...])

_WITHOUT_VALUES = ("id", "source", "edition", "year", "as_of", "digest", "size", "imported_at", "who")


class Indicators(Transactional):
    """The contract of each method is that of :class:`~oredesk.core.indicator_ports.Indicators`."""

    @unit_of_work
    async def add_edition(self, edition: IndicatorEdition, now: dt.datetime, who: str) -> StoredEdition | None:
        """Keep the edition for ever; None when the very same one (source, date, digest) is there already."""
        same: dict[str, Any] = {"source": edition.source.value, "as_of": edition.as_of, "digest": edition.digest}
        if await IndicatorEditionRow.exists(**same):
            return None
        row = await IndicatorEditionRow.create(
            edition=storable(edition.edition),
            year=edition.year,
            provenance=storable(edition.provenance),
            values=_VALUES.dump_json(tuple(map(_storable, edition.values))).decode(),
            size=len(edition.values),
            imported_at=utc(now),
            who=storable(who),
            **same,
        )
        return _stored(row)

    @unit_of_work
    async def editions(self) -> Sequence[StoredEdition]:
        """Every edition, by date and number."""
        return [_stored(row) for row in await _rows()]

    @unit_of_work
    async def editions_in_force(self) -> tuple[IndicatorEdition, ...]:
        """Of each source the newest edition by its own date, of one date the one imported last; by source."""
        newest = [row.id for row in newest_of_each(await _rows())]
        rows = await IndicatorEditionRow.filter(id__in=newest).order_by("source")
        return tuple(map(_edition, rows))

    @unit_of_work
    async def indicator_changes(self) -> int:
        """A number that grows whenever an edition is added: a cheap question, asked often."""
        return await IndicatorEditionRow.all().count()


async def _rows() -> Sequence[IndicatorEditionRow]:
    """Every edition by date and number, without what is large in it."""
    return await IndicatorEditionRow.all().only(*_WITHOUT_VALUES).order_by("as_of", "id")


def _storable(value: IndicatorValue) -> IndicatorValue:
    note = storable(value.note)
    return value if note == value.note else replace(value, note=note)


def _edition(row: IndicatorEditionRow) -> IndicatorEdition:
    return IndicatorEdition(
        source=IndicatorSource(row.source),
        edition=row.edition,
        year=row.year,
        as_of=row.as_of,
        digest=row.digest,
        values=_VALUES.validate_json(row.values),
        provenance=row.provenance,
    )


def _stored(row: IndicatorEditionRow) -> StoredEdition:
    return StoredEdition(
        number=row.id,
        source=IndicatorSource(row.source),
        edition=row.edition,
        year=row.year,
        as_of=row.as_of,
        values=row.size,
        imported_at=row.imported_at,
        who=row.who,
        digest=row.digest,
    )
