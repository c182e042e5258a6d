"""``oredesk suppliers record``: a person's word on how a supplier behaves."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

import typer

from ..core.annex_ii import AnnexII
from ..core.conduct import Conduct, RecordedConduct
from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.smelters.numbers import number_meant
from ..core.supplier import StoredSupplier
from ..core.suppliers.describing import conduct_changes, conduct_text, field_name
from . import suppliers_json
from .days import read_past_day
from .json_lines import show_json
from .session import now, open_ledger, read_settings, run_to_end, who
from .supplier_meant import supplier_meant
from .terminal import Exit, Format, Output, Spoken, reader_language, say, stop

_NONE = "none"
_MOST = 100_000


def _risk(given: str) -> AnnexII | None:
    text = given.strip().lower()
    if text != _NONE and text not in tuple(AnnexII):
        raise typer.BadParameter(f"“{given}” is none of: {', '.join(AnnexII)}, or {_NONE}")
    return None if text == _NONE else AnnexII(text)


def _smelter(given: str) -> str | None:
    number = number_meant(given)
    if number is None and given.strip().lower() != _NONE:
        raise typer.BadParameter(f"“{given}” is no smelter number (CID and six digits), nor {_NONE}")
    return number


def _count(about: str) -> Any:  # noqa: ANN401 - typer's
    return typer.Option(min=0, max=_MOST, metavar="N", help=about)


_Source = Annotated[str, typer.Option(help="What it rests on: an audit report's number, a letter's date.")]
_Major = Annotated[int | None, _count("Major non-conformities that are open.")]
_Minor = Annotated[int | None, _count("Minor non-conformities that are open.")]
_Overdue = Annotated[int | None, _count("Corrective actions past their due date.")]
_RefusedAudit = Annotated[
    bool | None, typer.Option("--refused-audit/--no-refused-audit", help="It refused an audit, or data.")
]
_RefusedCorrection = Annotated[
    bool | None, typer.Option("--refused-correction/--no-refused-correction", help="It refused a corrective action.")
]
_Assessed = Annotated[
    dt.date | None, typer.Option(parser=read_past_day, metavar="DATE", help="When it was last audited or assessed.")
]
_SpecialAudit = Annotated[
    dt.date | None, typer.Option(parser=read_past_day, metavar="DATE", help="When its last special audit was.")
]
_Risks = Annotated[
    list[AnnexII] | None,
    typer.Option(parser=_risk, metavar="RISK", help="A confirmed allegation (OECD Annex II), or none for none."),
]
_Smelters = Annotated[
    list[str] | None,
    typer.Option(
        parser=_smelter, metavar="CID", help="A smelter of its chain that is a sanctioned entity, or none for none."
    ),
]


def record(  # noqa: PLR0913, PLR0917 - typer's: an argument for each option
    supplier: Annotated[str, typer.Argument(metavar="SUPPLIER", help="The supplier's code or name.")],
    source: _Source,
    open_major: _Major = None,
    open_minor: _Minor = None,
    overdue: _Overdue = None,
    refused_audit: _RefusedAudit = None,
    refused_correction: _RefusedCorrection = None,
    assessed: _Assessed = None,
    special_audit: _SpecialAudit = None,
    annex_ii: _Risks = None,
    sanctioned_smelter: _Smelters = None,
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Record how a supplier behaves. Only what is said changes; the rest stays as it was recorded last.

    Kept with your name, the time and the source; the supplier is scored anew.
    """
    said = {
        "open_major": open_major,
        "open_minor": open_minor,
        "overdue_actions": overdue,
        "refused_audit": refused_audit,
        "refused_correction": refused_correction,
        "assessed_on": assessed,
        "special_audit_on": special_audit,
        "confirmed_abuses": _several(annex_ii),
        "sanctioned_smelters": _several(sanctioned_smelter),
    }
    changes = {name: value for name, value in said.items() if value is not None}
    if not changes:
        stop(Exit.FAILED, "Say what is to be recorded: oredesk suppliers record --help")
    if not one_line(source):
        stop(Exit.FAILED, 'Say what it rests on: --source "audit report 2026-17"')
    language = lang or reader_language()
    stored, before, after = run_to_end(_record(supplier, changes, source, language))
    if output is Format.JSON:
        show_json({"code": stored.supplier.code, **suppliers_json.conduct_object(after)})
    else:
        _show(stored, before, after.conduct, language)


def _several(given: list[Any] | None) -> tuple[Any, ...] | None:
    """What was named, each once; nothing of it where *none* was said; None where nothing was said."""
    return tuple(dict.fromkeys(one for one in given if one is not None)) if given else None


async def _record(
    text: str, changes: Mapping[str, Any], source: str, language: Language
) -> tuple[StoredSupplier, Conduct, RecordedConduct]:
    async with open_ledger(read_settings()) as ledger:
        stored = await supplier_meant(ledger, text, language)
        recorded = await ledger.conduct_of(stored.number)
        before = recorded[-1].conduct if recorded else Conduct()
        await ledger.record_conduct(stored.number, replace(before, **changes), now(), who(), one_line(source))
        return stored, before, (await ledger.conduct_of(stored.number))[-1]


def _show(stored: StoredSupplier, before: Conduct, after: Conduct, language: Language) -> None:
    say(f"✓ Recorded of {stored.supplier.code} {stored.supplier.name}:")
    differences = conduct_changes(before, after)
    for name in differences:
        texts = (conduct_text(conduct, name, language) for conduct in (before, after))
        say(f"  {field_name(name, language)}: {' → '.join(texts)}")
    if not differences:
        say("  the same as before, by another source")
