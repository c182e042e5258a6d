"""Reads the method that suppliers are scored by: the operator's file, or the one that the product ships."""

from importlib import resources
from pathlib import Path

from .core.checks.catalogue import BY_CODE
from .core.risk.method import Method
from .core.risk.method_file import read_method, unknown_codes
from .core.toml_file import LARGEST


class WrongMethod(Exception):  # noqa: N818 - read by a person at the start, not handled by code
    """A method file that cannot be used: its path, and a line for each thing that is wrong."""


def shipped_method() -> bytes:
    """The product's own method file."""
    return resources.files("oredesk").joinpath("core", "risk", "method.toml").read_bytes()


def load_method(path: str | Path = "", preset: str = "") -> Method:
    """The method of that file; the product's own when there is none (``""``). Raises :class:`WrongMethod`.

    ``preset`` names the matrix to be used instead of the one that the file chooses. A code that is no check's is wrong
    as well: a rule that silently weighs nothing would be worse than none.
    """
    read = read_method(_bytes(Path(path)) if path else shipped_method(), preset)
    wrong = read if isinstance(read, tuple) else unknown_codes(read, BY_CODE)
    if isinstance(read, tuple) or wrong:
        named = f"The method file {path}" if path else "The method"
        raise WrongMethod("\n".join((f"{named} cannot be used:", *(f"- {each}" for each in wrong))))
    return read


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as trouble:
        raise WrongMethod(f"{file} cannot be read: {trouble.strerror}") from None
