"""Files that rows name: streamed into a folder or an S3-compatible bucket, and out of it again.

The order keeps every row true: the file is put first, then the row that names its key is written;
a row is dropped or turned to another key first, and its former file is left for `sweep`. Whatever
dies in between leaves a file that nobody names, never a row whose file is gone. A file never
changes: another content is another key. Decision 0038.
"""

import asyncio
import logging
import os
import secrets
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Sequence,
)
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from fastapi import Depends
from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from services.kit.clock import utc_now
from services.kit.deps import held
from services.kit.problems import NotFound, TooLarge, Unavailable
from services.kit.settings import StoringSettings

log = logging.getLogger(__name__)
_PIECE = 256 * 1024
# What one transfer holds in memory at a time: two parts, and one that is being filled.
_PART = 5 * 1024 * 1024
_PARTS_AT_ONCE = 2
_LISTED_AT_ONCE = 500
# Far longer than any act takes between its file and its row.
ORPHAN_AGE = timedelta(days=1)
_SECONDS = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that has been put: what the row that names it keeps. `size` in bytes, hash in hex."""

    key: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is being given out: its bytes, in pieces of some 256 KiB."""

    size: int
    pieces: AsyncGenerator[bytes, None]


class _Measured:
    """Pieces on their way into the store, counted and hashed."""

    def __init__(self, pieces: AsyncIterable[bytes], largest: int) -> None:
        self._pieces = pieces
        self._largest = largest
        self._hash = sha256()
        self.size = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._pieces:
            self.size += len(piece)
            if self.size > self._largest:
                raise TooLarge
            self._hash.update(piece)
            if piece:
                yield piece

    def stored_as(self, key: str) -> Stored:
        return Stored(key, self.size, self._hash.hexdigest())


class Files:
    """The files of one service, in the folder or the bucket that its settings name."""

    def __init__(self, settings: StoringSettings) -> None:
        self._settings = settings
        self._folder = None if settings.files_bucket else settings.files_dir.absolute()

    @cached_property
    def _store(self) -> LocalStore | S3Store:
        # Only at the first use: the library's threads would not survive the leader's fork.
        settings = self._settings
        if self._folder is not None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return LocalStore(self._folder)
        return S3Store(
            settings.files_bucket,
            prefix=settings.files_prefix or None,
            endpoint=settings.files_endpoint or None,
            region=settings.files_region,
            access_key_id=settings.files_access_key,
            secret_access_key=settings.files_secret_key.get_secret_value(),
            client_options={
                "timeout": _SECONDS,
                "connect_timeout": timedelta(seconds=5),
                "allow_http": settings.files_endpoint.startswith("http://"),
            },
            retry_config={"max_retries": 2, "retry_timeout": _SECONDS},
        )

    async def put(
        self, subject: str, content: bytes | AsyncIterable[bytes], *, largest: int
    ) -> Stored:
        """Keep a content whole or not at all, below a name of its subject and a random key.

        It is on the disk, or acknowledged by the bucket, when this returns. Raises TooLarge (over
        `largest` bytes), whatever the content raises, and Unavailable.
        """
        name = secrets.token_hex(16)
        key = f"{subject}/{name[:2]}/{name[2:]}"
        pieces = _Measured(_once(content) if isinstance(content, bytes) else content, largest)
        try:
            await self._store.put_async(
                key, pieces, chunk_size=_PART, max_concurrency=_PARTS_AT_ONCE
            )
            if self._folder is not None:
                await asyncio.to_thread(_to_the_disk, self._folder / key)
        except TooLarge:
            raise
        except Exception as error:
            raise _unavailable(error, "put") from error
        return pieces.stored_as(key)

    async def open(self, key: str) -> Opened:
        """Give a file out; NotFound when the store has none of this key, Unavailable.

        What breaks off in the middle breaks the answer off: its length was promised.
        """
        try:
            found = await self._store.get_async(key)
        except FileNotFoundError as error:
            # A row names it, or nobody would ask: something outside has taken it away.
            log.warning("file_missing", extra={"key": key})
            raise NotFound from error
        except Exception as error:
            raise _unavailable(error, "open") from error
        return Opened(found.meta["size"], _pieces(found.stream(min_chunk_size=_PIECE)))

    async def sweep(
        self,
        subject: str,
        named: Callable[[Sequence[str]], Awaitable[Collection[str]]],
        *,
        older_than: timedelta = ORPHAN_AGE,
    ) -> int:
        """Delete the files of a subject that no row names, and what puts that died left behind.

        `named` answers which of these keys a row names. Younger files are left: their row may be
        on its way. Returns how many files went.
        """
        before = utc_now() - older_than
        gone = 0
        async for listed in self._store.list(subject, chunk_size=_LISTED_AT_ONCE):
            old = [one["path"] for one in listed if one["last_modified"] < before]
            if not old:
                continue
            orphans = set(old) - set(await named(old))
            for key in orphans:
                await self.delete(key)
            gone += len(orphans)
        if self._folder is not None:
            await asyncio.to_thread(_sweep_halves, self._folder / subject, before.timestamp())
        if gone:
            log.info("files_swept", extra={"subject": subject, "count": gone})
        return gone

    async def delete(self, key: str) -> None:
        """Delete a file, if it is there; only for one that no committed row names any more."""
        try:
            await self._store.delete_async(key)
        except FileNotFoundError:
            return
        except Exception as error:
            raise _unavailable(error, "delete") from error


CurrentFiles = Annotated[Files, Depends(held("files"))]


async def _once(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), _PART):
        yield content[start : start + _PART]


async def _pieces(stream: AsyncIterable[bytes]) -> AsyncGenerator[bytes, None]:
    async for piece in stream:
        yield bytes(piece)


def _unavailable(error: Exception, act: str) -> Exception:
    """Return what to raise: a store that fails is away; what the content raises is its own."""
    if not isinstance(error, (BaseError, OSError)):
        return error
    log.warning("files_unavailable", extra={"act": act, "reason": type(error).__name__})
    return Unavailable("Files cannot be kept or read at the moment.")


def _to_the_disk(path: Path) -> None:
    """Have a file and its name survive a loss of power: its row is committed after this."""
    for one in (path, path.parent, path.parent.parent):
        descriptor = os.open(one, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep_halves(folder: Path, before: float) -> None:
    # The library writes beside the name (`…#1`) and renames; listings leave such names out.
    for path in folder.glob("*/*#*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
