"""Writes the documents that are made from the code; with ``--check`` only says whether they are up to date."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from . import checks_page, env_example, register_page, rules_example

ROOT = Path(__file__).resolve().parents[3]

DOCUMENTS: Mapping[str, Callable[[], str]] = {
    "docs/checks.md": checks_page.page,
    "docs/rules.example.toml": rules_example.page,
    "docs/supplier-register.md": register_page.page,
    ".env.example": env_example.page,
}
"""Each document by its path in the repository, and what writes it."""


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write the documents, or compare them: 0 when all are as they should be, 1 when ``--check`` finds one stale."""
    parser = argparse.ArgumentParser(prog="python -m oredesk.cli.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a document is stale")
    if not parser.parse_args(arguments).check:
        for name, page in DOCUMENTS.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(page(), encoding="utf-8")
        return 0
    stale = [name for name, page in DOCUMENTS.items() if _stored(root / name) != page()]
    for name in stale:
        sys.stderr.write(f"{name} is not up to date with the code: run `make docs` and commit it.\n")
    return 1 if stale else 0


def _stored(document: Path) -> str | None:
    return document.read_text(encoding="utf-8") if document.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
