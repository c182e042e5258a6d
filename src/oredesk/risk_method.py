"""Reads the method that suppliers are scored by: the operator's file, or the one that the product ships."""

from importlib import resources
from pathlib import Path

from .core.risk.method import Method
from .core.risk.method_file import read_method
from .core.toml_file import LARGEST


class WrongMethod(Exception):  # noqa: N818 - read by a person at the start, not handled by code
    """A method file that cannot be used: its path, and a line for each thing that is wrong."""


def shipped_method() -> bytes:
    """The product's own method file."""
    return resources.files("oredesk").joinpath("core", "risk", "method.toml").read_bytes()


def load_method(path: str | Path = "", preset: str = "") -> Method:
    """The method of that file; the product's own when there is none (``""``). Raises :class:`WrongMethod`.

    ``preset`` names the matrix to be used instead of the one that the file chooses.
    """
    method = read_method(_bytes(Path(path)) if path else shipped_method(), preset)
    if isinstance(method, tuple):
        named = f"The method file {path}" if path else "The method"
        raise WrongMethod("\n".join((f"{named} cannot be used:", *(f"- {each}" for each in method))))
    return method


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as trouble:
        raise WrongMethod(f"{file} cannot be read: {trouble.strerror}") from None
