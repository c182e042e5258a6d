"""Where mail may travel without encryption."""

import pytest

from oredesk.mailbox.this_machine import is_this_machine


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.8.8.8", "::1"])
def test_the_loopback_interface_is_this_machine(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize(
    "host", ["", "imap.example.com", "localhost.example.com", "10.0.0.1", "192.0.2.1", "127.0.0.1.example.com"]
)
def test_everything_else_is_not(host: str) -> None:
    assert not is_this_machine(host)
