"""Files and folders that survive a power cut and are readable by their owner alone."""

import os
import secrets
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_folder(folder: Path) -> None:
    """Create the folder and its missing parents, each recorded durably in the folder above it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(PRIVATE_FOLDER, exist_ok=True)
    sync(folder.parent)


def sync(path: Path) -> None:
    """Make a file's bytes durable, or a folder's names: a synced file whose name is lost is lost as well."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def create_file(path: Path) -> None:
    """Create an empty file unless it exists; SQLite gives its side files the same permissions."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE))


def write_file(path: Path, data: bytes, scratch: Path) -> None:
    """Store the bytes under the path, wholly or not at all, durably on return.

    ``scratch`` is a folder on the same file system; a crash may leave a half-written file there.
    """
    half = scratch / secrets.token_hex(16)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    sync(path.parent)
