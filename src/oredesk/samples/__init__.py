"""Synthetic workbooks and mails for the demo, the tests and the bench; nothing here is the publisher's."""
