"""The wizard's state in an SQLite file: sign-ins, finished services, jobs."""

import asyncio
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from services.wizard.bootstrap import digest, open_state, take, withdraw
from services.wizard.rules import SERVICES, MailState
from services.wizard.schemas import JobOut

Result = TypeVar("Result")

SESSION_SECONDS = 8 * 3600
# Once all is set up: for a change, and for reading the last page.
FINISHED_SESSION_SECONDS = 3600
_AFTER_FINISH_SECONDS = 1800


@dataclass(frozen=True)
class Limit:
    """How many tries of a kind one source has within a time."""

    kind: str
    most: int
    seconds: int


WRONG_TOKENS = Limit("token", 10, 60)
# A check tells whether something listens at an address: enough of them for an installer.
CHECKS = Limit("check", 30, 300)


class Store:
    """All reads and writes of the state file, each a short transaction off the event loop."""

    def __init__(self, state_dir: Path) -> None:
        self._state_dir = state_dir
        self._path = state_dir / "state.sqlite3"

    async def open(self) -> None:
        """Make or update the file."""
        await asyncio.to_thread(open_state, self._state_dir)

    async def _run(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        def call() -> Result:
            with closing(sqlite3.connect(self._path, timeout=5)) as db, db:
                return work(db)

        return await asyncio.to_thread(call)

    async def may_try(self, limit: Limit, source: str = "") -> bool:
        """Say whether the source may try now, and count the try when it may."""
        now = time.time()

        def work(db: sqlite3.Connection) -> bool:
            db.execute("BEGIN IMMEDIATE")
            db.execute(
                "DELETE FROM tries WHERE kind = ? AND at < ?", (limit.kind, now - limit.seconds)
            )
            count = db.execute(
                "SELECT count(*) FROM tries WHERE kind = ? AND source = ?", (limit.kind, source)
            ).fetchone()[0]
            if count < limit.most:
                db.execute("INSERT INTO tries VALUES (?, ?, ?)", (limit.kind, source, now))
            return bool(count < limit.most)

        return await self._run(work)

    async def exchange_token(self, token: str) -> tuple[str, int] | None:
        """Open a session with the bootstrap token; None when it is not the one or not good.

        Returns the session's secret, of which the file keeps only the digest, and its life in
        seconds: short once everything is set up.
        """
        secret = secrets.token_urlsafe(32)
        now = time.time()

        def work(db: sqlite3.Connection) -> int | None:
            db.execute("BEGIN IMMEDIATE")
            if not take(db, token):
                return None
            seconds = FINISHED_SESSION_SECONDS if _is_finished(db) else SESSION_SECONDS
            db.execute("DELETE FROM sessions WHERE ends_at < ?", (now,))
            db.execute("INSERT INTO sessions VALUES (?, ?)", (digest(secret), now + seconds))
            return seconds

        seconds = await self._run(work)
        return None if seconds is None else (secret, seconds)

    async def close_when_finished(self) -> None:
        """Close the wizard if everything is set up: `manage token` opens it again.

        The token is worth nothing any more, and whoever is signed in has the time to read the
        last page.
        """

        def work(db: sqlite3.Connection) -> None:
            db.execute("BEGIN IMMEDIATE")
            if _is_finished(db):
                withdraw(db, self._state_dir)
                latest = time.time() + _AFTER_FINISH_SECONDS
                db.execute("UPDATE sessions SET ends_at = min(ends_at, ?)", (latest,))

        await self._run(work)

    async def has_session(self, token: str) -> bool:
        """Say whether the session is known and has not ended."""
        row = await self._run(
            lambda db: db.execute(
                "SELECT 1 FROM sessions WHERE token_hash = ? AND ends_at > ?",
                (digest(token), time.time()),
            ).fetchone()
        )
        return row is not None

    async def end_session(self, token: str) -> None:
        """Forget the session."""
        await self._run(
            lambda db: db.execute("DELETE FROM sessions WHERE token_hash = ?", (digest(token),))
        )

    async def finished_services(self) -> set[str]:
        """Return the services that the wizard has set up."""
        rows = await self._run(lambda db: db.execute("SELECT service FROM finished").fetchall())
        return {row[0] for row in rows}

    async def mark_finished(self, service: str) -> None:
        """Remember that the service is set up."""
        await self._run(
            lambda db: db.execute(
                "INSERT OR REPLACE INTO finished VALUES (?, ?)", (service, time.time())
            )
        )

    async def mail_outcome(self) -> MailState | None:
        """Return what was decided about the mail server; None when nothing was yet."""
        row = await self._run(
            lambda db: db.execute("SELECT outcome FROM settled WHERE sub_step = 'mail'").fetchone()
        )
        return cast(MailState, row[0]) if row else None

    async def settle_mail(self, outcome: MailState) -> None:
        """Remember that the mail server is saved, or put off."""
        await self._run(
            lambda db: db.execute(
                "INSERT OR REPLACE INTO settled VALUES ('mail', ?, ?)", (outcome, time.time())
            )
        )

    async def add_job(self, job: JobOut) -> bool:
        """Store a new job; False when one is running for that service."""
        try:
            await self.save_job(job)
        except sqlite3.IntegrityError:
            return False
        return True

    async def save_job(self, job: JobOut) -> None:
        """Store the job's present state."""
        row = (job.id, job.service, job.state, job.model_dump_json(), time.time())
        await self._run(
            lambda db: db.execute(
                "INSERT INTO jobs VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " state = excluded.state, document = excluded.document,"
                " changed_at = excluded.changed_at",
                row,
            )
        )

    async def find_job(self, job_id: str) -> JobOut | None:
        """Return a job by its id."""
        row = await self._run(
            lambda db: db.execute("SELECT document FROM jobs WHERE id = ?", (job_id,)).fetchone()
        )
        return JobOut.model_validate_json(row[0]) if row else None

    async def list_running_jobs(self) -> list[JobOut]:
        """Return the jobs that no end has been written for."""
        rows = await self._run(
            lambda db: db.execute("SELECT document FROM jobs WHERE state = 'running'").fetchall()
        )
        return [JobOut.model_validate_json(row[0]) for row in rows]


def _is_finished(db: sqlite3.Connection) -> bool:
    services = {row[0] for row in db.execute("SELECT service FROM finished")}
    mail = db.execute("SELECT 1 FROM settled WHERE sub_step = 'mail'").fetchone()
    return services.issuperset(SERVICES) and mail is not None
