"""A mailbox to send to and to read from: the real development mailbox, in a process."""

import asyncio
import smtplib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

from tests.support import plain
from tests.support.postgres import free_port
from tests.support.processes import Process
from tests.support.waits import happens


@dataclass
class Mailbox:
    """The process and its two ports; letters survive its restarts."""

    smtp_port: int
    web_port: int
    process: Process
    # Where the supplier's mailbox is read, if it was asked for.
    imap_port: int = 0

    def deliver(self, content: bytes, *, to: str, sender: str = "somebody@example.org") -> None:
        """Send a letter by SMTP, as somebody's mail server does; an empty sender is a bounce."""
        with smtplib.SMTP("127.0.0.1", self.smtp_port, timeout=20) as server:
            server.sendmail(sender or "<>", [to], content)

    def letters(self, to: str) -> list[dict[str, Any]]:
        """Return the letters to an address, newest first."""
        address = f"http://127.0.0.1:{self.web_port}/api/letters"
        answer = plain.get(address, params={"to": to})
        items: list[dict[str, Any]] = answer.raise_for_status().json()["items"]
        return items


SUPPORT = "support@energy.example"
IMAP_PASSWORD = "horse-42-nights"


@contextmanager
def running_mailbox(folder: Path, *, imap: bool = False) -> Iterator[Mailbox]:
    """Start a mailbox that keeps its letters in the folder.

    With `imap` Dovecot of the distribution holds what is written to `SUPPORT`.
    """
    smtp_port, web_port, imap_port = free_port(), free_port(), free_port() if imap else 0
    words = [f"--smtp-port={smtp_port}", f"--web-port={web_port}", f"--folder={folder}"]
    # Its mail belongs to another user, who cannot enter the folders of the tests.
    with tempfile.TemporaryDirectory(prefix="pc-mail-") as place:
        Path(place).chmod(0o711)
        if imap:
            secret = Path(place) / "password"
            secret.write_text(IMAP_PASSWORD, "utf-8")
            words += [f"--support={SUPPORT}", f"--imap-port={imap_port}"]
            words += [f"--imap-folder={place}/imap", f"--imap-password-file={secret}"]
        process = Process(
            "deploy.demo.mailbox",
            *words,
            env={},
            ready=f"http://127.0.0.1:{web_port}/health",
        )
        with process:
            yield Mailbox(smtp_port, web_port, process, imap_port)


@dataclass
class SlowServer:
    """An SMTP server that takes a letter's data and says yes only when it is told to."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    kept: list[bytes] = field(default_factory=list)
    refuse: str = ""
    _connections: list[SMTP] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.asked.set()
        await happens(self.may_answer, "the test lets the mail server answer", 120)
        if self.refuse:
            return self.refuse
        self.kept.append(envelope.content)
        return "250 Kept"

    async def listen(self, port: int) -> asyncio.Server:
        """Begin to listen."""

        def connection() -> SMTP:
            self._connections.append(SMTP(self, hostname="slow.localhost"))
            return self._connections[-1]

        return await asyncio.get_running_loop().create_server(connection, "127.0.0.1", port)

    def drop(self) -> None:
        """Close every connection without a word."""
        for connection in self._connections:
            if connection.transport is not None:
                connection.transport.close()
