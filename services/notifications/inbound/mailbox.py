"""The mail server's side: one connection to a folder, in a thread of its own (RFC 3501)."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

T = TypeVar("T")
_CONNECT_SECONDS = 10.0
_READ_SECONDS = 60.0
# 25 MB of files, as most servers take, in base64. Of a longer letter only the beginning is read.
LARGEST_LETTER = 36 * 1024 * 1024
_BEGINNING = 512 * 1024
_MARKED_AT_ONCE = 100
_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (ssl.SSLCertVerificationError, "certificate-not-trusted"),
    (ssl.SSLError, "encryption-failed"),
    (LoginError, "wrong-login"),
    (socket.gaierror, "host-unknown"),
    (ConnectionRefusedError, "connection-refused"),
    (TimeoutError, "timed-out"),
)


class MailboxUnreachable(Exception):
    """The mailbox could not be read; its text is why, in one word of `MailboxProblem`."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A letter as it lies in the mailbox; `whole`: not only its beginning."""

    content: bytes
    received_at: datetime
    whole: bool


@dataclass(frozen=True, slots=True)
class Server:
    """Where a mailbox is, and how one gets in."""

    host: str
    port: int
    security: str
    login: str
    password: str
    folder: str
    verify_certificate: bool

    @property
    def name(self) -> str:
        """Return what tells this mailbox from others; its port and password may change."""
        return f"{self.login}@{self.host}/{self.folder}"[:500]


class Mailbox:
    """A folder of a mail server; after a failure it is opened anew."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._client: Any = None
        self._thread = ThreadPoolExecutor(1, "mailbox")

    async def open(self) -> int:
        """Open the folder, if it is not open; return its UIDVALIDITY. Raises MailboxUnreachable."""
        return await self._run(self._opened)

    async def list_after(self, last_uid: int, since: date | None) -> list[int]:
        """Return the numbers above one, in their order; with `since` those of that day or later."""
        wanted: list[Any] = ["UID", f"{last_uid + 1}:*"]
        if since is not None:
            wanted += ["SINCE", since]
        found: Iterable[int] = await self._run(lambda: self._client.search(wanted))
        # «n:*» names the last one also when it is below n.
        return sorted(int(uid) for uid in found if uid > last_uid)

    async def fetch(self, uid: int) -> Fetched | None:
        """Return a letter, and leave it unread; None when it is not there any more."""
        return await self._run(lambda: self._fetched(uid))

    async def mark_read(self, uids: Sequence[int]) -> None:
        """Let the mailbox call letters read."""
        for start in range(0, len(uids), _MARKED_AT_ONCE):
            part = list(uids[start : start + _MARKED_AT_ONCE])
            await self._run(partial(self._flag, part))

    async def close(self) -> None:
        """Say good-bye, if there is somebody; wait for nobody."""
        client, self._client = self._client, None
        if client is not None:
            # Wakes the thread as well, when it still waits for the server.
            with suppress(Exception):
                client.shutdown()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _run(self, act: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, act)
        except (IMAPClientError, OSError, ssl.SSLError, EOFError) as error:
            self._drop()
            raise MailboxUnreachable(_reason(error)) from error

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with suppress(Exception):
                client.shutdown()

    def _flag(self, uids: list[int]) -> None:
        self._client.add_flags(uids, [b"\\Seen"], silent=True)

    def _opened(self) -> int:
        if self._client is not None:
            # A server closes what was long unused: that is no failure.
            try:
                return self._selected()
            except (IMAPClientError, OSError, EOFError):
                self._drop()
        self._client = self._connected()
        return self._selected()

    def _selected(self) -> int:
        return int(self._client.select_folder(self._server.folder)[b"UIDVALIDITY"])

    def _connected(self) -> Any:
        server = self._server
        context = ssl.create_default_context()
        if not server.verify_certificate:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        client = IMAPClient(
            server.host,
            server.port,
            ssl=server.security == "ssl",
            ssl_context=context if server.security == "ssl" else None,
            timeout=SocketTimeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS),
        )
        try:
            client.normalise_times = False
            if server.security == "starttls":
                client.starttls(context)
            client.login(server.login, server.password)
        except BaseException:
            with suppress(Exception):
                client.shutdown()
            raise
        return client

    def _fetched(self, uid: int) -> Fetched | None:
        told = self._client.fetch([uid], ["RFC822.SIZE", "INTERNALDATE"]).get(uid)
        if not told:
            return None
        whole = told[b"RFC822.SIZE"] <= LARGEST_LETTER
        part = "BODY.PEEK[]" if whole else f"BODY.PEEK[]<0.{_BEGINNING}>"
        got = self._client.fetch([uid], [part]).get(uid, {})
        content = next((value for name, value in got.items() if name.startswith(b"BODY[]")), None)
        if content is None:
            return None
        return Fetched(content, told[b"INTERNALDATE"], whole)


def _reason(error: BaseException) -> str:
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    for kind, reason in _REASONS:
        if any(isinstance(one, kind) for one in chain):
            return reason
    words = str(error).lower()
    if "starttls" in words:
        return "encryption-failed"
    return "no-folder" if "select failed" in words or "mailbox" in words else "failed"
