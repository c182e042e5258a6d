"""What a worker and its parent agree on: the worker's settings, and frames of a kind, a length and a body."""

import enum
import struct
from dataclasses import dataclass

from ..core.workbook.zip_contents import Limits
from .confinement import Confinement

HEADER = struct.Struct(">BI")
"""Kind and length of the body that follows."""


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """All that a worker is told when it starts."""

    limits: Limits = Limits()  # noqa: RUF009 - frozen
    confinement: Confinement = Confinement()  # noqa: RUF009 - frozen
    jobs: int = 500
    """After so many a worker makes way for a fresh one."""
    roomy: int = 512 << 20
    """So does one that still has more bytes mapped than this after a job: the next one shall find room."""


class Frame(enum.IntEnum):
    """What a frame says."""

    JOB = 1
    """Parent to worker: the job that comes next, encoded."""
    FILE = 2
    """Parent to worker: the file to do it to."""
    READY = 3
    """Worker to parent, once: the limits are set, jobs may come."""
    TAKEN = 4
    """The file has arrived whole; what happens from here on is its own doing."""
    ANSWER = 5
    """What the job gave, encoded."""
    BYTES = 6
    """The answer, when it is nothing but bytes."""
    REFUSED = 7
    """Why the job cannot be done with this file, encoded."""
    FAULT = 8
    """The job itself is at fault; where, without a word of the file."""


def pack(kind: Frame, body: bytes = b"") -> bytes:
    """One frame."""
    return HEADER.pack(kind, len(body)) + body
