"""The file ``.env.example``: every setting with its default and one line that explains it."""

from ..settings import explained, shown

_HEAD = """\
# Settings of oredesk. Copy this file to .env (chmod 600) and change what you need; everything has a default.
# Written by `make docs` from src/oredesk/settings.py. The environment has precedence over .env.
"""


def page() -> str:
    """The whole file."""
    parts = [_HEAD]
    for name, info in explained().items():
        parts.append(f"# {info.description}\n{name}={shown(info.default)}\n")
    return "\n".join(parts)
