"""Entry point of the ``oredesk`` command and of ``python -m oredesk``."""

from .cli.app import app


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
