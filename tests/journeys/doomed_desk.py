"""A desk that kills itself, without any goodbye, when a step is reached for the nth time; run as a child process.

Arguments: a file with the settings as JSON, the step's name, and which time counts. Exit code 0 means that the desk
came to its end without reaching the step.
"""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from oredesk.settings import fixed_settings
from oredesk.wiring import open_desk


class Doom:
    """Counts down to the end."""

    def __init__(self, step: str, times: int) -> None:
        self.step = step
        self.left = times

    def __call__(self, name: str) -> None:
        if name == self.step:
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


async def main(values: str) -> None:
    settings = fixed_settings(**json.loads(values))
    async with open_desk(settings, step=Doom(sys.argv[2], int(sys.argv[3]))) as desk:
        await desk.service.once()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]).read_text()))
