"""Ports of this machine."""

import socket


def unused_port() -> int:
    """A port on the loopback interface where nobody listens at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
