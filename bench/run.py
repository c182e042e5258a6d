"""Measures oredesk against the bare libraries and as a whole service: ``python -m bench.run --help``."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from .examining import examining_part, measure_examining
from .marking import marking_part, measure_marking
from .matching import matching_part
from .material import built_workbooks, small_mails, workbooks_in
from .reading import Reading, bare_calamine, measure_reading, readable
from .report import DOCUMENT, Part, Row, as_markdown, as_text, goal
from .rescoring import rescoring_part
from .scoring import scoring_part
from .service import Batch, Idle, imap_possible, measure_batch, measure_idle, measure_imap_idle


def main() -> None:
    """Run the parts that were asked for and show, or write down, what came out."""
    options = _options()
    load = os.getloadavg()[0]
    given = workbooks_in(options.folder) if options.folder else list(built_workbooks(8 if options.quick else 24))
    workbooks = readable(given)
    if len(workbooks) < len(given):
        print(f"{len(given) - len(workbooks)} of {len(given)} files are refused, and left out", file=sys.stderr)
    parts = list(_parts(options, workbooks))
    print(as_text(parts))
    if options.write:
        DOCUMENT.write_text(as_markdown(parts, " ".join(["python -m bench.run", *sys.argv[1:]]), load))


def _parts(options: argparse.Namespace, workbooks: Sequence[bytes]) -> Iterator[Part]:
    mails = 100 if options.quick else options.mails
    if "a" in options.parts:
        yield _reading(workbooks, quick=options.quick)
    if "b" in options.parts:
        yield _per_mail(workbooks, quick=options.quick)
    if "c" in options.parts:
        yield _whole_path(workbooks, mails)
    if "d" in options.parts:
        yield _idle(5_000 if options.quick else 50_000)
    if "e" in options.parts:
        _say("examining")
        yield examining_part(measure_examining())
    if "m" in options.parts:
        _say("marking")
        yield marking_part(measure_marking(workbooks[:8]))
    if "s" in options.parts:
        _say("scoring")
        yield scoring_part(1_000 if options.quick else 10_000)
    if "k" in options.parts:
        _say("scoring what is stored, and keeping it")
        yield rescoring_part(1_000 if options.quick else 10_000)
    if options.lookups:
        _say("matching names")
        yield matching_part(options.lookups)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--folder", type=Path, help="workbooks to use instead of built ones")
    parser.add_argument("--quick", action="store_true", help="fewer workbooks and mails: a minute instead of ten")
    parser.add_argument("--mails", type=int, default=1000, help="mails of the whole path (default 1000)")
    parser.add_argument(
        "--parts",
        default="abcdemsk",
        help="a reading, b per mail, c whole path, d idle, e examining, m marking, s scoring, k scoring and keeping",
    )
    parser.add_argument("--lookups", type=Path, nargs="+", help="templates whose look-up sheets names are matched in")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    return parser.parse_args()


def _reading(workbooks: Sequence[bytes], *, quick: bool) -> Part:
    _say("reading and checking")
    result: Reading = measure_reading(workbooks, repeats=3 if quick else 5, openpyxl_workbooks=1 if quick else 4)
    return Part(
        "Reading and checking a workbook",
        f"Median CPU time over {result.workbooks} workbooks; every tool reads the same sheets from memory.",
        (
            Row("oredesk: read and check", f"{result.ours:.1f} ms"),
            Row("of this, the checks", f"{result.examining:.1f} ms"),
            Row("calamine, bare read", f"{result.calamine:.1f} ms"),
            Row("openpyxl, load", f"{result.openpyxl:.0f} ms"),
            Row("openpyxl, read-only values", f"{result.openpyxl_read_only:.0f} ms"),
            goal("times calamine's bare read", result.ours / result.calamine, 1.5, " ×"),
            goal("times faster than openpyxl's load", result.openpyxl / result.ours, 8, " ×", at_least=True),
            Row("times faster than openpyxl read-only", f"{result.openpyxl_read_only / result.ours:.1f} ×"),
        ),
    )


def _per_mail(workbooks: Sequence[bytes], *, quick: bool) -> Part:
    _say("CPU per mail")
    count = 50 if quick else 200
    drafts = {"OREDESK_REPLY_MODE": "approve"}
    start_up = measure_batch(workbooks, 1, **drafts)
    batch = measure_batch(workbooks, count + 1, **drafts)
    bare = bare_calamine(workbooks, 3)
    per_mail = (batch.cpu - start_up.cpu) / count * 1000
    return Part(
        "CPU per mail, from raw bytes to the queued reply",
        f"Service and worker processes together, {count} mails, the cost of starting taken off.",
        (
            Row("CPU per mail", f"{per_mail:.1f} ms"),
            Row("calamine, bare read of the workbook", f"{bare:.1f} ms"),
            goal("times calamine's bare read", per_mail / bare, 2.5, " ×"),
        ),
    )


def _whole_path(workbooks: Sequence[bytes], mails: int) -> Part:
    _say(f"whole path, {mails} mails")
    batch = measure_batch(workbooks, mails)
    return Part(
        "The whole path: Maildir in, replies out",
        f"{mails} mails of as many senders, each answered; a new data folder on this machine's disk.",
        (
            goal("seconds per 1,000 mails", batch.seconds / mails * 1000, 120, " s"),
            Row("mails per minute", f"{batch.mails_per_minute:.0f}"),
            Row("CPU per mail, everything", f"{batch.cpu / mails * 1000:.1f} ms"),
            Row("peak memory, service", f"{batch.memory.service:.0f} MB"),
            Row("peak memory, a worker", f"{batch.memory.worker:.0f} MB"),
            *_memory(batch),
        ),
    )


def _memory(batch: Batch) -> list[Row]:
    """What was resident when a tenth, half and nearly all of the mails were done."""
    rows = []
    for share in (0.1, 0.5, 0.95):
        mark = int(batch.mails * share)
        held = next((sample for sample in batch.memory.samples if sample[0] >= mark), None)
        if held is not None:
            _, service, workers = held
            rows.append(Row(f"memory after {mark} mails: service + workers", f"{service:.0f} + {workers:.0f} MB"))
    return rows


def _idle(old_mails: int) -> Part:
    _say("waiting")
    rows = [
        _waiting("Maildir, empty", measure_idle(())),
        _waiting(f"Maildir, {old_mails:,} old mails", measure_idle(small_mails(old_mails))),
    ]
    if imap_possible():
        rows += [
            _waiting("IMAP, empty", measure_imap_idle(())),
            _waiting(f"IMAP, {old_mails:,} old mails", measure_imap_idle(small_mails(old_mails))),
        ]
    about = "CPU time of the whole service per second of waiting; a Maildir is looked at once a second, IMAP uses IDLE."
    return Part("Waiting for mail", about, tuple(rows))


def _waiting(what: str, idle: Idle) -> Row:
    return Row(what, f"{idle.milliseconds_per_second:.1f} ms/s")


def _say(what: str) -> None:
    print(f"measuring: {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
