import asyncio
import errno
import hashlib
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oredesk.core.message import Sha256
from oredesk.core.ports import StorageUnavailable
from oredesk.storage.originals import DamagedOriginal, FolderOriginals


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var" / "originals"


@pytest.fixture
def originals(folder: Path) -> FolderOriginals:
    return FolderOriginals(folder)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@given(data=st.binary(max_size=2000))
@settings(max_examples=20, deadline=None)
def test_what_was_put_is_got(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    originals = FolderOriginals(tmp_path_factory.mktemp("originals"))
    assert asyncio.run(originals.get(asyncio.run(originals.put(data)))) == data


async def test_an_original_lies_under_its_digest_for_its_owner_alone(originals: FolderOriginals, folder: Path) -> None:
    sha256 = await originals.put(b"raw mail")
    assert sha256 == hashlib.sha256(b"raw mail").hexdigest()
    (path,) = files(folder)
    assert path == folder / sha256[:2] / sha256[2:4] / sha256
    assert path.stat().st_mode & 0o777 == 0o600
    assert {above.stat().st_mode & 0o777 for above in (folder, path.parent, path.parent.parent)} == {0o700}


async def test_putting_twice_and_side_by_side_changes_nothing(originals: FolderOriginals, folder: Path) -> None:
    digests = await asyncio.gather(*(originals.put(b"same") for _ in range(20)))
    assert len(set(digests)) == 1
    assert len(files(folder)) == 1


async def test_what_was_never_put_is_a_key_error(originals: FolderOriginals) -> None:
    with pytest.raises(KeyError):
        await originals.get(Sha256("0" * 64))


@pytest.mark.parametrize("name", ["", "../../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
async def test_what_is_no_digest_is_a_key_error_and_never_a_path(originals: FolderOriginals, name: str) -> None:
    with pytest.raises(KeyError):
        await originals.get(Sha256(name))


async def test_an_original_that_changed_on_disk_is_not_given_out(originals: FolderOriginals, folder: Path) -> None:
    sha256 = await originals.put(b"raw mail")
    (path,) = files(folder)
    path.write_bytes(b"raw mall")
    with pytest.raises(DamagedOriginal, match=sha256):
        await originals.get(sha256)


@pytest.mark.parametrize("trouble", [errno.ENOSPC, errno.EDQUOT])
async def test_a_full_disk_is_told_apart_and_leaves_nothing_half_written(
    originals: FolderOriginals, folder: Path, monkeypatch: pytest.MonkeyPatch, trouble: int
) -> None:
    def full(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(trouble, os.strerror(trouble))

    originals.prepare()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(StorageUnavailable):
            await originals.put(b"raw mail")
    assert files(folder) == []
    assert await originals.get(await originals.put(b"raw mail")) == b"raw mail"


async def test_another_trouble_of_the_disk_is_a_fault(
    originals: FolderOriginals, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    originals.prepare()
    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        await originals.put(b"raw mail")


async def test_what_a_crash_left_half_written_is_cleared_and_originals_are_not(
    originals: FolderOriginals, folder: Path
) -> None:
    sha256 = await originals.put(b"raw mail")
    half = folder / "scratch" / "0123"
    half.write_bytes(b"raw")
    originals.prepare()
    assert files(folder) == [originals.path_of(sha256)]
    assert originals.all() == [originals.path_of(sha256)]
