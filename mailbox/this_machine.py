"""Tells whether a server is on this machine: the only place where mail may travel without encryption."""

from ipaddress import ip_address


def is_this_machine(host: str) -> bool:
    """Whether the host name or address is the loopback interface's."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
