"""The steps of the schema, oldest first; each one only adds, because SQLite's rebuilds lose data (see schema.py).

A new one is written by ``tortoise -c oredesk.storage.schema.DEVELOPMENT makemigrations -n NAME``; what a new
column must hold in rows that exist is given by ``db_default`` or by ``null``.
"""
