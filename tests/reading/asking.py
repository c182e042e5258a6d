"""Short words for what the tests of reading ask and are told."""

import hashlib

from oredesk.core.declaration import Declaration
from oredesk.core.message import Attachment, Sha256
from oredesk.core.refusal import Refusal, RefusalCode
from oredesk.core.submission import Reading


def attached(data: bytes, name: str = "CMRT.xlsx") -> Attachment:
    """The bytes as a mail's attachment."""
    return Attachment(name, data, Sha256(hashlib.sha256(data).hexdigest()))


def company(readings: tuple[Reading, ...]) -> str:
    """The company that the only file's declaration names."""
    [reading] = readings
    assert isinstance(reading.result, Declaration), reading.result
    return reading.result.company


def code(readings: tuple[Reading, ...]) -> RefusalCode:
    """Why the only file was refused."""
    [reading] = readings
    assert isinstance(reading.result, Refusal), reading.result
    return reading.result.code
