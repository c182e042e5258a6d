"""``oredesk risk open``, ``decide``, ``mitigate``, ``verify``, ``close``, ``escalate``: what people do about a risk."""

import datetime as dt
from typing import Annotated

import typer

from ..core.annex_ii import AnnexII
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.open_risk import OpenRisk, OtherRisk, RiskEvent, RiskKind, Strategy, What, risk_kind
from ..core.risk_score import Band
from ..core.supplier import StoredSupplier
from .days import read_coming_day
from .risk_register import no_such_risk, show_risk
from .session import now, open_ledger, read_settings, run_to_end, who
from .supplier_meant import supplier_meant
from .terminal import Exit, Spoken, reader_language, stop

LONGEST_REASON = 500

_ALREADY = Text(
    "A risk of this kind is open for this supplier already: oredesk risk register --supplier {code}",
    "该供应商已有同类风险未关闭：oredesk risk register --supplier {code}",
)
_NO_CAUSE = Text("Say what it is opened for: a cause is needed.", "请说明登记原因：原因不能为空。")


def _read_kind(given: str) -> str:
    try:
        return risk_kind(given).value
    except ValueError:
        kinds = ", ".join((OtherRisk.MANAGEMENT, *AnnexII))
        raise typer.BadParameter(f"“{given}” is none of: {kinds}") from None


_Number = Annotated[int, typer.Argument(help="The risk's number, as `oredesk risk register` shows it.")]
_Reason = Annotated[str, typer.Option(help="Why; kept with your name and the date.")]
_Owner = Annotated[str, typer.Option(help="Who is in charge of it.")]
_Due = Annotated[
    dt.date | None,
    typer.Option(parser=read_coming_day, metavar="DATE", help="By when it must be mitigated, as 2026-12-31."),
]


def open_risk(  # noqa: PLR0913, PLR0917 - typer's: an argument for each option
    supplier: Annotated[str, typer.Argument(metavar="SUPPLIER", help="The supplier's code or name.")],
    kind: Annotated[
        str,
        typer.Option(parser=_read_kind, metavar="KIND", help="management, or a risk of OECD Annex II: bribery…"),
    ],
    cause: Annotated[str, typer.Option(help="What it is opened for: an audit, a complaint, a red flag.")],
    owner: _Owner,
    due: _Due = None,
    level: Annotated[Band, typer.Option(help="How high it is.")] = Band.HIGH,
    lang: Spoken = None,
) -> None:
    """Open a risk by your word. The software proposes a strategy; a person decides."""
    language = lang or reader_language()
    if not one_line(cause):
        stop(Exit.FAILED, _NO_CAUSE.in_(language))
    told, in_charge = one_line(cause, LONGEST_REASON), one_line(owner)
    opening = RiskEvent(now(), who(), What.OPENED, told, level=level, owner=in_charge, due=due)
    stored, risk = run_to_end(_open(supplier, risk_kind(kind), opening, language))
    if risk is None:
        stop(Exit.FAILED, _ALREADY.in_(language).format(code=stored.supplier.code))
    show_risk(risk, stored, language)


def decide(  # noqa: PLR0913, PLR0917 - typer's: an argument for each option
    number: _Number,
    strategy: Annotated[Strategy, typer.Option(help="Trade goes on, is suspended, or the relationship ends.")],
    reason: _Reason,
    owner: _Owner = "",
    due: _Due = None,
    lang: Spoken = None,
) -> None:
    """Approve a strategy, in your name: continue or suspend trade while mitigating, or terminate.

    oredesk carries nothing out. It keeps who decided what, when and why; until then no measure begins.
    """
    _act(number, _event(What.DECIDED, reason, strategy=strategy, owner=owner, due=due), lang)


def mitigate(number: _Number, reason: _Reason, owner: _Owner = "", due: _Due = None, lang: Spoken = None) -> None:
    """Note that the measures begin: which ones, in --reason."""
    _act(number, _event(What.MITIGATING, reason, owner=owner, due=due), lang)


def verify(
    number: _Number,
    level: Annotated[Band, typer.Option(help="Which level remains.")],
    reason: _Reason,
    lang: Spoken = None,
) -> None:
    """Note that somebody looked whether the measures worked, and which level remains."""
    _act(number, _event(What.VERIFIED, reason, level=level), lang)


def close(number: _Number, reason: _Reason, lang: Spoken = None) -> None:
    """Close a risk of which only a low level remains, or whose supplier relationship people have ended."""
    _act(number, _event(What.CLOSED, reason), lang)


def escalate(number: _Number, reason: _Reason, lang: Spoken = None) -> None:
    """Take a risk to those above: it waits for a new decision, and the strategy in force stays until then."""
    _act(number, _event(What.ESCALATED, reason), lang)


def _event(  # noqa: PLR0913 - each is what a step may say
    what: What,
    reason: str,
    *,
    strategy: Strategy | None = None,
    level: Band | None = None,
    owner: str = "",
    due: dt.date | None = None,
) -> RiskEvent:
    return RiskEvent(now(), who(), what, one_line(reason, LONGEST_REASON), strategy, level, one_line(owner), due)


def _act(number: int, event: RiskEvent, lang: Language | None) -> None:
    """Do it, and show the risk as it is then; what its state does not allow ends the command in plain words."""
    language = lang or reader_language()
    stored, risk = run_to_end(_done(number, event, language))
    show_risk(risk, stored, language)


async def _open(
    text: str, kind: RiskKind, opening: RiskEvent, language: Language
) -> tuple[StoredSupplier, OpenRisk | None]:
    async with open_ledger(read_settings()) as ledger:
        stored = await supplier_meant(ledger, text, language)
        return stored, await ledger.open_risk(stored.number, kind, opening)


async def _done(number: int, event: RiskEvent, language: Language) -> tuple[StoredSupplier, OpenRisk]:
    async with open_ledger(read_settings()) as ledger:
        try:
            found = await ledger.act_on_risk(number, event)
        except LookupError:
            no_such_risk(number, language)
        if isinstance(found, Text):
            stop(Exit.FAILED, found.in_(language))
        stored = await ledger.supplier_numbered(found.supplier)
        assert stored  # noqa: S101 - suppliers are never removed
        return stored, found
