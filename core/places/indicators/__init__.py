"""Reads publishers' own files of figures about countries, each layout by a module of its own; nothing is guessed."""
