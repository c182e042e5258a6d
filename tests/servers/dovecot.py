"""A throw-away Dovecot on the loopback interface: a real IMAP server with its own folder, users and certificate."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pytest

from servers.certificate import self_signed
from servers.ports import unused_port

PASSWORD = "open sesame"  # noqa: S105 - of a server that lives for one test
FULL = "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE LITERAL+ NAMESPACE"

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)


def installed() -> bool:
    """Whether Dovecot and its IMAP part are there."""
    return (
        shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin") is not None
        and Path("/usr/lib/dovecot/imap").exists()
    )


def needed() -> None:
    """Skip the test where Dovecot is missing; under CI that is a failure."""
    if installed():
        return
    if os.environ.get("CI") == "true":
        pytest.fail("Dovecot is missing: sh tests/servers/install.sh")
    pytest.skip("Dovecot is not installed: apt-get install dovecot-imapd")


@dataclass(slots=True)
class Dovecot:
    """One instance; start it as a context manager. Restarting keeps mails, numbers and ports."""

    capability: str = ""
    """What it claims to be able to do; ``""`` for everything it is."""
    separator: str = "/"
    prefix: str = ""
    """How the names of folders begin, e.g. ``"INBOX."`` as at many hosters."""
    users: tuple[str, ...] = ("desk@example.test",)
    home: Path = field(init=False)
    port: int = field(init=False)
    tls_port: int = field(init=False)
    _certificate: Path = field(init=False)
    _process: subprocess.Popen[bytes] | None = field(init=False, default=None)

    def __enter__(self) -> Self:
        self.home = Path(tempfile.mkdtemp(prefix="dc", dir="/tmp"))  # socket paths must be short
        self.home.chmod(0o755)
        self.port, self.tls_port = unused_port(), unused_port()
        self._certificate = self_signed(self.home)
        (self.home / "passwd").write_text("".join(f"{user}:{{PLAIN}}{PASSWORD}::::::\n" for user in self.users))
        (self.home / "dovecot.conf").write_text(self._configuration())
        for user in self.users:
            (self.home / "mail" / user).mkdir(parents=True)
        if os.getuid() == 0:
            _give(self.home / "mail", _mail_user())
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def start(self) -> None:
        """Start and wait for the greeting: an open port alone answers nobody."""
        dovecot = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
        assert dovecot, "apt-get install dovecot-imapd"
        log = (self.home / "out").open("ab")
        with log:
            self._process = subprocess.Popen(  # noqa: S603 - our own arguments
                [dovecot, "-F", "-c", str(self.home / "dovecot.conf")],
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - a killed test run would leave the server behind
            )
        self._wait_for_greeting()

    def stop(self) -> None:
        """Gone at once, open connections too: asked politely, Dovecot lets idle sessions live on."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def trusted(self) -> ssl.SSLContext:
        """A context that trusts this instance's certificate, for the host name ``localhost``."""
        return ssl.create_default_context(cafile=str(self._certificate))

    def folder(self, name: str = "", user: str = "") -> Path:
        """The Maildir of a folder, ``""`` for INBOX; ``name`` with dots between levels, in modified UTF-7."""
        root = self.home / "mail" / (user or self.users[0])
        return root / f".{name}" if name else root

    def mails(self, folder: str = "") -> list[Path]:
        """The files of the mails in a folder, by name; their flags stand behind the colon."""
        found = [path for place in ("new", "cur") for path in (self.folder(folder) / place).glob("*")]
        return sorted(found, key=lambda path: path.name)

    def put(self, raw: bytes, name: str, folder: str = "", received: float | None = None) -> None:
        """Place a mail in a folder as a delivery agent does; names order mails that come in together."""
        target = self.folder(folder)
        for each in ("tmp", "new", "cur"):
            (target / each).mkdir(parents=True, exist_ok=True)
        (target / "tmp" / name).write_bytes(raw)
        if received is not None:
            os.utime(target / "tmp" / name, (received, received))
        if os.getuid() == 0:
            _give(target, _mail_user())
        (target / "tmp" / name).rename(target / "new" / name)

    def _wait_for_greeting(self) -> None:
        deadline = time.monotonic() + 20
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 5) as line:
                line.settimeout(5)
                if line.recv(4) == b"* OK":
                    return
            if time.monotonic() > deadline or not self._process or self._process.poll() is not None:
                sys.stderr.write((self.home / "out").read_text() + (self.home / "log").read_text())
                raise RuntimeError("Dovecot did not start")
            time.sleep(0.01)

    def _configuration(self) -> str:
        root = os.getuid() == 0
        me = pwd.getpwuid(os.getuid()).pw_name
        mail = _mail_user()
        owners = "" if root else f"default_internal_user = {me}\ndefault_internal_group = {_group()}\n"
        owners += "" if root else f"default_login_user = {me}\n"
        return f"""
protocols = imap
listen = 127.0.0.1
base_dir = {self.home}/run
state_dir = {self.home}/state
log_path = {self.home}/log
{owners}first_valid_uid = 0
ssl = yes
ssl_cert = <{self._certificate}
ssl_key = <{self._certificate}
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:%h
mail_fsync = never
mail_max_userip_connections = 100
{f"imap_capability = {self.capability}" if self.capability else ""}
service imap-login {{
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = {self.tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = passwd-file
  args = username_format=%u {self.home}/passwd
}}
userdb {{
  driver = static
  args = uid={mail.pw_uid} gid={mail.pw_gid} home={self.home}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = {self.separator}
  prefix = {self.prefix}
}}
"""


def _mail_user() -> pwd.struct_passwd:
    return pwd.getpwnam("dovecot") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


def _group() -> str:
    import grp  # noqa: PLC0415 - only where the tests do not run as root

    return grp.getgrgid(os.getgid()).gr_name


def _give(path: Path, owner: pwd.struct_passwd) -> None:
    for each in (path, *path.rglob("*")):
        with contextlib.suppress(FileNotFoundError):
            os.chown(each, owner.pw_uid, owner.pw_gid)


def _die_with_parent() -> None:
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
