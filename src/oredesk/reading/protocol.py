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
    """After so many files a worker makes way for a fresh one."""
    roomy: int = 512 << 20
    """So does one that still has more bytes mapped than this after a file: the next one shall find room."""


class Frame(enum.IntEnum):
    """What a frame says."""

    NAME = 1
    """Parent to worker: the name of the file that comes next."""
    FILE = 2
    """Parent to worker: the file."""
    READY = 3
    """Worker to parent, once: the limits are set, files may come."""
    TAKEN = 4
    """The file has arrived whole; what happens from here on is its own doing."""
    READINGS = 5
    """The answer, encoded."""
    FAULT = 6
    """The reader itself is at fault; where, without a word of the file."""


def pack(kind: Frame, body: bytes = b"") -> bytes:
    """One frame."""
    return HEADER.pack(kind, len(body)) + body
