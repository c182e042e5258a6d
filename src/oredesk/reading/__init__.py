"""Reads foreign files in processes of their own, so that no file can hurt the service or read its secrets."""
