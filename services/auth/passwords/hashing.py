"""argon2id with explicit parameters, computed in a bounded pool of threads."""

import asyncio
import logging
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from types import TracebackType
from typing import Self

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from services.auth.errors import Overloaded

log = logging.getLogger(__name__)

# OWASP's parameters for argon2id with 19 MiB; a change here renews hashes at the next sign-in.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# More than so many waiting per thread would only time out, holding memory meanwhile.
_WAITING_PER_THREAD = 100


class Hashing:
    """Hashes and compares; no more at a time than there are threads, the others wait in line."""

    def __init__(self, threads: int = 0) -> None:
        count = threads or os.cpu_count() or 1
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="argon2")
        self._most_waiting = count * _WAITING_PER_THREAD
        self._waiting = 0
        self._nobody = _hash_of_nobody()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def hash(self, password: str) -> str:
        """Return the encoded hash; raises Overloaded when too many wait."""
        self._enter()
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._pool, HASHER.hash, password
            )
        finally:
            self._waiting -= 1

    async def verify(self, password_hash: str | None, password: str) -> bool:
        """Return whether the password fits; without a hash the same work is done for nothing.

        Raises Overloaded when too many wait.
        """
        self._enter()
        try:
            fits = await asyncio.get_running_loop().run_in_executor(
                self._pool, _fits, password_hash or self._nobody, password
            )
        finally:
            self._waiting -= 1
        return fits and password_hash is not None

    def _enter(self) -> None:
        if self._waiting >= self._most_waiting:
            raise Overloaded(headers={"Retry-After": "5"})
        self._waiting += 1


@cache
def _hash_of_nobody() -> str:
    """Return what is compared for unknown logins, so that they take as long as known ones."""
    return HASHER.hash(secrets.token_urlsafe(32))


def _fits(password_hash: str, password: str) -> bool:
    try:
        return HASHER.verify(password_hash, password)
    except VerifyMismatchError:
        return False
    except (VerificationError, InvalidHashError):
        log.exception("password_hash_unreadable")
        return False
