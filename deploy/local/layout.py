"""Where everything of one suite lies and on which ports it listens."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import pwd
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.local.messages import Failure

ROOT = Path(__file__).resolve().parents[2]
GATEWAY_PORTS = {"cabinet": 8080, "admin": 8081, "wizard": 8082}
POSTGRES_PORT = 5433
SMTP_PORT = 1025
IMAP_PORT = 1143
# The path of a Unix socket has to fit in 108 bytes; PostgreSQL adds its own file name.
_SOCKET_PATH_LIMIT = 85


@dataclass(frozen=True)
class Process:
    """One line of `deploy/processes.json`."""

    name: str
    service: str | None
    module: str
    port: int | None = None
    database: bool = False
    demo: bool = False


def processes() -> list[Process]:
    """Every Python process of the suite, in the order of the data file."""
    data: dict[str, Any] = json.loads((ROOT / "deploy" / "processes.json").read_text("utf-8"))
    return [Process(**line) for line in data["processes"]]


@dataclass(frozen=True)
class Layout:
    """One suite: its folders and its ports."""

    root: Path
    var: Path
    offset: int
    test: bool

    @classmethod
    def from_environment(cls, *, test: bool = False) -> Layout:
        """Read `PC_VAR` and `PC_PORT_OFFSET`; raise Failure for an offset that is no number.

        A suite that was started before keeps its offset when none is given.
        """
        var = Path(os.environ.get("PC_VAR") or "var")
        var = var if var.is_absolute() else ROOT / var
        before = var / "stamps" / "offset"
        text = os.environ.get("PC_PORT_OFFSET") or ""
        if not text:
            text = before.read_text("utf-8").strip() if before.exists() else "0"
        if not text.isdigit() or int(text) > 50_000:
            raise Failure(f"PC_PORT_OFFSET is «{text}»: give a number from 0 to 50000.")
        return cls(ROOT, var, int(text), test)

    def keep_offset(self) -> None:
        """Write the offset down for the commands that follow."""
        (self.stamps / "offset").write_text(f"{self.offset}\n", "utf-8")

    @property
    def kept_offset(self) -> int:
        """The offset with which the suite was started last."""
        path = self.stamps / "offset"
        return int(path.read_text("utf-8")) if path.exists() else self.offset

    def port(self, number: int) -> int:
        """The port on which this suite answers for `number` of the table in docs/how-it-fits.md."""
        return number + self.offset

    @property
    def python(self) -> Path:
        """Python of the environment that the lock describes."""
        return self.root / ".venv" / "bin" / "python"

    @property
    def run(self) -> Path:
        """Configurations, pid files and sockets."""
        return self.var / "run"

    @property
    def log(self) -> Path:
        """Logs, rotated by supervisord."""
        return self.var / "log"

    @property
    def settings(self) -> Path:
        """Settings files, each written by its own service."""
        return self.var / "settings"

    @property
    def keys(self) -> Path:
        """Signing keys."""
        return self.var / "keys"

    @property
    def secrets(self) -> Path:
        """Passwords of the databases and keys of the sources."""
        return self.var / "secrets"

    @property
    def files(self) -> Path:
        """What services keep beside their databases: photos and the like."""
        return self.var / "files"

    @property
    def demo(self) -> Path:
        """What `make demo` was asked for and the sign-ins that it made."""
        return self.var / "demo"

    @property
    def stamps(self) -> Path:
        """Hashes of what was done, so that it is not done again."""
        return self.var / "stamps"

    @property
    def short_name(self) -> str:
        """Ten characters that tell this suite from any other on the machine."""
        return hashlib.sha256(str(self.var).encode()).hexdigest()[:10]

    @property
    def is_demo(self) -> bool:
        """Whether this suite was made by `make demo`; a later `make up` then keeps its parts."""
        return (self.demo / "wanted.json").exists()

    @property
    def is_fresh(self) -> bool:
        """Whether this suite was started without settings, to be set up by the wizard."""
        return (self.stamps / "fresh").exists()

    @property
    def reachable(self) -> Path:
        """Folder for what other users (postgres, www-data) must reach: `var`, or a shared place.

        `make_folders` writes the choice down, so that a later change of rights on a parent folder
        does not make the database vanish.
        """
        mark = self.stamps / "reachable"
        if mark.exists():
            return Path(mark.read_text("utf-8").strip())
        if os.geteuid() == 0 and not all(can_enter(self.var, u) for u in ("postgres", "www-data")):
            return Path("/var/lib/personal-cabinet") / self.short_name
        return self.var

    @property
    def cluster(self) -> Path:
        """PostgreSQL's data."""
        return self.reachable / "cluster"

    @property
    def postgres_socket(self) -> Path:
        """Folder of PostgreSQL's socket."""
        return self._socket_folder(self.reachable / "socket")

    @property
    def supervisor_socket(self) -> Path:
        """Socket of supervisord, for its owner only."""
        return self._socket_folder(self.run) / "supervisor.sock"

    def _socket_folder(self, wanted: Path) -> Path:
        if len(str(wanted)) <= _SOCKET_PATH_LIMIT:
            return wanted
        return Path(tempfile.gettempdir()) / f"personal-cabinet-{self.short_name}-{wanted.name}"

    def make_folders(self) -> None:
        """Create the folders; those with secrets are closed to others."""
        for folder in (self.var, self.stamps, self.demo):
            folder.mkdir(parents=True, exist_ok=True)
        for folder in (self.run, self.log, self.settings, self.keys, self.secrets, self.files):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
        self.supervisor_socket.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = self.reachable
        (self.stamps / "reachable").write_text(f"{place}\n", "utf-8")
        place.mkdir(parents=True, exist_ok=True)


@contextmanager
def alone(layout: Layout) -> Iterator[None]:
    """Keep other commands from changing the same suite meanwhile; raise Failure when one does."""
    layout.var.mkdir(parents=True, exist_ok=True)
    with (layout.var / ".lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise Failure(
                f"Another command, process {file.read().strip() or 'unknown'}, is changing this "
                "suite: wait until it ends, or interrupt it."
            ) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def can_enter(folder: Path, user: str) -> bool:
    """Whether `user` can get into the folder (or into its nearest parent that exists)."""
    try:
        entry = pwd.getpwnam(user)
    except KeyError:
        return True
    groups = set(os.getgrouplist(user, entry.pw_gid))
    for part in (folder, *folder.parents):
        if not part.exists():
            continue
        status = part.stat()
        shift = 6 if status.st_uid == entry.pw_uid else 3 if status.st_gid in groups else 0
        if not (status.st_mode >> shift) & 1:
            return False
    return True


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)
