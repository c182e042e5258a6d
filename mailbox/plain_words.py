"""What keeps a mail server from being reached, in words for an administrator."""

import socket
import ssl


def plain(trouble: BaseException) -> str:
    """The trouble and, where there is one, what to look at; without host and without secrets.

    Libraries wrap what the system said; it is the system's word that counts.
    """
    said: BaseException = trouble
    while said.__cause__:
        said = said.__cause__
    match said:
        case ssl.SSLCertVerificationError():
            return f"its certificate is not trusted ({said.verify_message}); look at the host name, or trust its issuer"
        case ssl.SSLError(reason="WRONG_VERSION_NUMBER"):
            return "no TLS is spoken on this port; look at port and encryption"
        case socket.gaierror():
            return "its name cannot be found; look at the host name"
        case ConnectionRefusedError():
            return "nobody listens on this port"
        case TimeoutError():
            return "it does not answer"
        case _:
            return f"{type(trouble).__name__}: {trouble}"
