"""oredesk: the open desk for responsible-minerals declarations, by mail and chat."""

__version__ = "0.1.0"
