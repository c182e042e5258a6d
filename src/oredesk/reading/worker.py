"""The process that opens foreign files, one after the other: ``python -m oredesk.reading.worker SETTINGS``."""

import gc
import os
import sys
import traceback
from pathlib import PurePath
from typing import BinaryIO

from ..core.refusal import Refused
from ..core.workbook.zip_contents import Limits
from .codec import decode, encode
from .confinement import address_space_in_use, confine, grant_cpu
from .doing import do
from .jobs import ANY_JOB, Job
from .protocol import HEADER, Frame, WorkerSettings, pack


def main() -> None:
    """Answer until the pipe is closed, or until it is time for a fresh process."""
    settings: WorkerSettings = decode(WorkerSettings, sys.argv[1].encode())
    files, answers = _private_pipes()
    confine(settings.confinement)
    gc.freeze()
    gc.disable()  # all that a file is turned into is needed until it is answered, and then collected at once
    _send(answers, Frame.READY)
    for _ in range(settings.jobs):
        task = _next_task(files)
        if task is None:
            return
        _send(answers, Frame.TAKEN)
        grant_cpu(settings.confinement)
        _send(answers, *_answer(*task, settings.limits))
        del task
        gc.collect()
        if address_space_in_use() > settings.roomy:
            return


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, out of reach of libraries that print: what is printed from now on goes nowhere."""
    files = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return files, answers


def _send(answers: BinaryIO, kind: Frame, body: bytes = b"") -> None:
    answers.write(pack(kind, body))
    answers.flush()


def _next_task(files: BinaryIO) -> tuple[Job[object], bytes] | None:
    """The next job and its file; None when the parent has closed the pipe."""
    bodies = []
    for _ in (Frame.JOB, Frame.FILE):
        header = files.read(HEADER.size)
        if len(header) < HEADER.size:
            return None
        _, size = HEADER.unpack(header)
        bodies.append(files.read(size))
    job, data = bodies
    return decode(ANY_JOB, job), data


def _answer(job: Job[object], data: bytes, limits: Limits) -> tuple[Frame, bytes]:
    """The frame that answers one job.

    Running out of memory or depth is the file's doing and ends this process, as running out of time does;
    the parent says what that means.
    """
    try:
        answer = do(job, data, limits)
        return (Frame.BYTES, answer) if isinstance(answer, bytes) else (Frame.ANSWER, encode(answer))
    except Refused as refused:
        return Frame.REFUSED, encode(refused.refusal)
    except (MemoryError, RecursionError):
        raise
    except Exception as fault:  # noqa: BLE001 - a defect of ours shall reach the parent's log, whatever it is
        return Frame.FAULT, _where(fault).encode()


def _where(fault: Exception) -> str:
    """Type and places of an exception. Its text stays here: it may quote the file."""
    steps = traceback.extract_tb(fault.__traceback__)
    path = " > ".join(f"{PurePath(step.filename).name}:{step.lineno} {step.name}" for step in steps)
    return f"{type(fault).__name__} at {path}"


if __name__ == "__main__":
    main()
