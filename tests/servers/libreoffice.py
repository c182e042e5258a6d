"""LibreOffice without a window, as another program that opens workbooks and saves them."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

_SECONDS = 180


def needed() -> None:
    """Skip the test where LibreOffice is missing; under CI that is a failure."""
    if shutil.which("soffice"):
        return
    if os.environ.get("CI") == "true":
        pytest.fail("LibreOffice is missing: sh tests/servers/install.sh")
    pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc-nogui")


def saved_by_libreoffice(workbooks: Mapping[str, bytes], kind: str = "xlsx") -> dict[str, bytes]:
    """The workbooks opened and saved in a format; one that it cannot open is missing."""
    needed()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, data in workbooks.items():
            (place / f"{name}.xlsx").write_bytes(data)
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--convert-to",
            kind,
        ]
        files = [str(place / f"{name}.xlsx") for name in workbooks]
        subprocess.run(  # noqa: S603 - the program the tests are about
            [*command, "--outdir", str(place / "saved"), *files], check=True, capture_output=True, timeout=_SECONDS
        )
        return {file.stem: file.read_bytes() for file in (place / "saved").iterdir()}
