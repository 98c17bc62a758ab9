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

from services.wizard.bootstrap import digest, is_closed, open_state, take, withdraw
from services.wizard.rules import SERVICES, TO_SETTLE, Outcome
from services.wizard.schemas import JobOut

Result = TypeVar("Result")

SESSION_SECONDS = 8 * 3600
# Once all is set up: for a change.
FINISHED_SESSION_SECONDS = 3600
PASS_SESSION_SECONDS = 3600
_LAST_PAGE_SECONDS = 600


@dataclass(frozen=True)
class Visitor:
    """Who has a session: an administrator of the panel with the session there, or an installer.

    `role` is the one in the panel when the pass was given, `confirmed_at` when auth last said that
    he administers (Unix time).
    """

    user_id: str | None
    panel_session: str | None
    role: str = ""
    confirmed_at: float = 0.0


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
            db.execute(
                "INSERT INTO sessions (token_hash, ends_at) VALUES (?, ?)",
                (digest(secret), now + seconds),
            )
            return seconds

        seconds = await self._run(work)
        return None if seconds is None else (secret, seconds)

    async def open_by_pass(self, pass_id: str, ends_at: float, visitor: Visitor) -> str | None:
        """Open a session for an administrator of the panel; None for a pass that was used.

        Returns the session's secret; it lasts `PASS_SESSION_SECONDS`.
        """
        secret = secrets.token_urlsafe(32)
        now = time.time()

        def work(db: sqlite3.Connection) -> bool:
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM used_passes WHERE ends_at < ?", (now,))
            db.execute("DELETE FROM sessions WHERE ends_at < ?", (now,))
            used = db.execute("SELECT 1 FROM used_passes WHERE id = ?", (pass_id,)).fetchone()
            if used is not None:
                return False
            db.execute("INSERT INTO used_passes VALUES (?, ?)", (pass_id, ends_at))
            db.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)",
                (
                    digest(secret),
                    now + PASS_SESSION_SECONDS,
                    visitor.user_id,
                    visitor.panel_session,
                    visitor.role,
                    # The pass itself is auth's word.
                    now,
                ),
            )
            return True

        return secret if await self._run(work) else None

    async def close(self, session: str) -> None:
        """Close the wizard for good: no token opens it, and whoever came with one is out.

        The session that closes it has the time to read the last page.
        """
        now = time.time()

        def work(db: sqlite3.Connection) -> None:
            db.execute("BEGIN IMMEDIATE")
            withdraw(db, self._state_dir)
            if not is_closed(db):
                db.execute("INSERT INTO closed VALUES (?)", (now,))
            db.execute(
                "DELETE FROM sessions WHERE user_id IS NULL AND token_hash <> ?",
                (digest(session),),
            )
            db.execute(
                "UPDATE sessions SET ends_at = min(ends_at, ?) WHERE token_hash = ?",
                (now + _LAST_PAGE_SECONDS, digest(session)),
            )

        await self._run(work)

    async def is_closed(self) -> bool:
        """Say whether the set-up was finished."""
        return await self._run(is_closed)

    async def find_session(self, token: str) -> Visitor | None:
        """Return who has the session, if it is known and has not ended."""
        row = await self._run(
            lambda db: db.execute(
                "SELECT user_id, panel_session, role, confirmed_at FROM sessions"
                " WHERE token_hash = ? AND ends_at > ?",
                (digest(token), time.time()),
            ).fetchone()
        )
        return Visitor(*row) if row else None

    async def confirm(self, token: str) -> None:
        """Remember that auth has just said that who has the session administers."""
        await self._run(
            lambda db: db.execute(
                "UPDATE sessions SET confirmed_at = ? WHERE token_hash = ?",
                (time.time(), digest(token)),
            )
        )

    async def end_session(self, token: str) -> None:
        """Forget the session."""
        await self._run(
            lambda db: db.execute("DELETE FROM sessions WHERE token_hash = ?", (digest(token),))
        )

    async def finished_services(self) -> set[str]:
        """Return the services that the wizard has set up."""
        rows = await self._run(lambda db: db.execute("SELECT service FROM finished").fetchall())
        return {row[0] for row in rows}

    async def mark_finished(self, *services: str) -> None:
        """Remember that the services are set up."""
        rows = [(service, time.time()) for service in services]
        await self._run(
            lambda db: db.executemany("INSERT OR REPLACE INTO finished VALUES (?, ?)", rows)
        )

    async def outcomes(self) -> dict[str, Outcome]:
        """Return what was settled of the sub-steps that are no service's connection."""
        rows = await self._run(
            lambda db: db.execute("SELECT sub_step, outcome FROM settled").fetchall()
        )
        return {sub_step: cast(Outcome, outcome) for sub_step, outcome in rows}

    async def settle(self, sub_step: str, outcome: Outcome) -> None:
        """Remember that what the sub-step asks for is saved, or put off."""
        await self._run(
            lambda db: db.execute(
                "INSERT OR REPLACE INTO settled VALUES (?, ?, ?)", (sub_step, outcome, time.time())
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

    async def list_last_jobs(self) -> dict[str, JobOut]:
        """Return the last job of each step that has had one."""
        rows = await self._run(
            lambda db: db.execute(
                "SELECT service, document, max(changed_at) FROM jobs GROUP BY service"
            ).fetchall()
        )
        return {row[0]: JobOut.model_validate_json(row[1]) for row in rows}

    async def list_running_jobs(self) -> list[JobOut]:
        """Return the jobs that no end has been written for."""
        rows = await self._run(
            lambda db: db.execute("SELECT document FROM jobs WHERE state = 'running'").fetchall()
        )
        return [JobOut.model_validate_json(row[0]) for row in rows]


def _is_finished(db: sqlite3.Connection) -> bool:
    services = {row[0] for row in db.execute("SELECT service FROM finished")}
    settled = {row[0] for row in db.execute("SELECT sub_step FROM settled")}
    return services.issuperset(SERVICES) and settled.issuperset(TO_SETTLE)
