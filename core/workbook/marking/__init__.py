"""Writes marks into a workbook's package; every part that carries none stays byte for byte what it was."""
