"""The log: one line per event on standard error, with numbers and reasons and never a word of anybody's mail."""

import logging
import sys

import structlog

QUIET = ("imapclient", "imaplib", "aiosmtplib", "tortoise", "aiosqlite", "asyncio", "msoffcrypto")
"""Libraries that would log subjects, statements or bodies at their more talkative levels."""


def start_logging(level: str) -> None:
    """Log from the given level on; the libraries' own logs only from warnings on."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(asctime)s [%(levelname)s] %(name)s")
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.add_log_level,
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # whatever stderr is at that moment
        cache_logger_on_first_use=False,
    )
