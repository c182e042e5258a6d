"""Child processes that behave as a worker must not, over the real protocol."""

import sys

_PRELUDE = """
import os, signal, sys, time
from oredesk.reading.protocol import HEADER, Frame, pack
pipe, answers = sys.stdin.buffer, sys.stdout.buffer
def say(kind, body=b""):
    answers.write(pack(kind, body)); answers.flush()
def take():
    for _ in range(2):
        _, size = HEADER.unpack(pipe.read(HEADER.size)); pipe.read(size)
    say(Frame.TAKEN)
"""


def worker_that(does: str) -> tuple[str, ...]:
    """The command of a worker that runs these lines; settings come as its last argument and are not looked at."""
    return (sys.executable, "-c", _PRELUDE + does)
