"""The supplier's mailbox for answers: Dovecot of the distribution, with one user and one folder."""

import ctypes
import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from imapclient import IMAPClient

from deploy.local.system import dovecot_program

_USER = "support"
_SECONDS_TO_START = 20.0
_PARENT_DEATH_SIGNAL = 1
_CONFIGURATION = """
base_dir = {run}
state_dir = {run}
protocols = imap
listen = {host}
log_path = /dev/stderr
ssl = no
disable_plaintext_auth = no
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
mail_location = maildir:{folder}/%u
passdb {{
  driver = passwd-file
  args = {run}/users
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={folder}/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class ImapServer:
    """A mail server with the mailbox of one address; ends with this process, however that ends."""

    def __init__(self, folder: Path, *, host: str, port: int, password: str) -> None:
        self._folder = folder
        self._host, self._port, self._password = host, port, password
        self._process: subprocess.Popen[bytes] | None = None
        # Paths of its sockets must be short.
        self._run = Path(tempfile.mkdtemp(prefix="pc-imap-"))

    def __enter__(self) -> Self:
        program = dovecot_program()
        if program is None:
            raise FileNotFoundError("dovecot")
        libc = ctypes.CDLL(None)

        def end_with_parent() -> None:
            libc.prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)

        self._process = subprocess.Popen(
            [program, "-F", "-c", str(self._configure())],
            preexec_fn=end_with_parent,  # noqa: PLW1509 - no thread has been begun yet
        )
        self._wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self._run, ignore_errors=True)

    def append(self, content: bytes) -> None:
        """Put a letter into the mailbox, as whoever delivers mail does."""
        with IMAPClient(self._host, self._port, ssl=False, timeout=10) as client:
            client.login(_USER, self._password)
            client.append("INBOX", content)

    def _configure(self) -> Path:
        root = os.geteuid() == 0
        # No mail belongs to root; the parts that meet strangers run as the package's own users.
        owner = pwd.getpwnam("mail" if root else pwd.getpwuid(os.geteuid()).pw_name)
        here = pwd.getpwuid(os.geteuid()).pw_name
        self._run.chmod(0o755)
        self._folder.mkdir(parents=True, exist_ok=True)
        if root:
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
        self._folder.chmod(0o700)
        users = self._run / "users"
        users.touch(0o600)
        users.write_text(f"{_USER}:{{PLAIN}}{self._password}\n", "utf-8")
        internal = "dovecot" if root else here
        group = pwd.getpwnam(internal).pw_gid
        users.chmod(0o640)
        if root:
            os.chown(users, 0, group)
        # Dovecot puts a link of its own name there.
        path = self._run / "mailbox.conf"
        path.write_text(
            _CONFIGURATION.format(
                run=self._run,
                host=self._host,
                port=self._port,
                folder=self._folder,
                owner=owner.pw_uid,
                group=owner.pw_gid,
                internal=internal,
                internal_group=grp.getgrgid(group).gr_name,
                login="dovenull" if root else here,
            ),
            "utf-8",
        )
        return path

    def _wait(self) -> None:
        deadline = time.monotonic() + _SECONDS_TO_START
        while True:
            with suppress(OSError), socket.create_connection((self._host, self._port), 1) as probe:
                probe.settimeout(2)
                if probe.recv(4) == b"* OK":
                    return
            process = self._process
            if process is None or process.poll() is not None or time.monotonic() > deadline:
                raise OSError(f"dovecot does not answer at port {self._port}")
            time.sleep(0.05)
