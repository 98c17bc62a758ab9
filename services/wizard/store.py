"""The wizard's state in an SQLite file: bootstrap token, sign-ins, finished services, jobs."""

import asyncio
import hashlib
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar, cast

from services.wizard.rules import MailState
from services.wizard.schemas import JobOut

Result = TypeVar("Result")

SESSION_SECONDS = 8 * 3600
_FREE_ATTEMPTS = 10
_ATTEMPT_WINDOW_SECONDS = 60

# One script per version of the file; `PRAGMA user_version` says how many have run.
_SCHEMA = (
    """
    CREATE TABLE sessions (token_hash TEXT PRIMARY KEY, ends_at REAL NOT NULL);
    CREATE TABLE attempts (at REAL NOT NULL);
    CREATE TABLE finished (service TEXT PRIMARY KEY, at REAL NOT NULL);
    CREATE TABLE jobs (
        id TEXT PRIMARY KEY, service TEXT NOT NULL, state TEXT NOT NULL,
        document TEXT NOT NULL, changed_at REAL NOT NULL);
    CREATE UNIQUE INDEX one_running_job ON jobs (service) WHERE state = 'running';
    """,
    # What became of a sub-step that is no service's connection: at present `mail` alone.
    """
    CREATE TABLE settled (sub_step TEXT PRIMARY KEY, outcome TEXT NOT NULL, at REAL NOT NULL);
    """,
)


def digest(token: str) -> str:
    """Return the form in which a random token is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def bootstrap_token(state_dir: Path, *, renew: bool = False) -> str:
    """Return the bootstrap token, made at the first call; its file has mode 0600."""
    state_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = state_dir / "bootstrap-token"
    if renew:
        path.unlink(missing_ok=True)
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(24))
    except FileExistsError:
        pass
    return path.read_text().strip()


class Store:
    """All reads and writes of the state file, each a short transaction off the event loop."""

    def __init__(self, state_dir: Path) -> None:
        self._state_dir = state_dir
        self._path = state_dir / "state.sqlite3"

    async def open(self) -> None:
        """Make or update the file; mark jobs that a killed process left behind as failed."""

        def work(db: sqlite3.Connection) -> None:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            for script in _SCHEMA[version:]:
                db.executescript(script)
            db.execute(f"PRAGMA user_version = {len(_SCHEMA)}")

        self._state_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        await self._run(work)
        self._path.chmod(0o600)

    async def _run(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        def call() -> Result:
            with closing(sqlite3.connect(self._path, timeout=5)) as db, db:
                db.execute("PRAGMA journal_mode = WAL")
                return work(db)

        return await asyncio.to_thread(call)

    def token_is_right(self, token: str) -> bool:
        """Compare with the bootstrap token in constant time."""
        return secrets.compare_digest(digest(token), digest(bootstrap_token(self._state_dir)))

    async def attempts_left(self) -> bool:
        """Say whether another token may be tried now, and count the try."""
        now = time.time()

        def work(db: sqlite3.Connection) -> bool:
            db.execute("DELETE FROM attempts WHERE at < ?", (now - _ATTEMPT_WINDOW_SECONDS,))
            count = db.execute("SELECT count(*) FROM attempts").fetchone()[0]
            if count < _FREE_ATTEMPTS:
                db.execute("INSERT INTO attempts VALUES (?)", (now,))
            return bool(count < _FREE_ATTEMPTS)

        return await self._run(work)

    async def add_session(self) -> str:
        """Open a session and return its secret; the file keeps only the digest."""
        token = secrets.token_urlsafe(32)
        now = time.time()

        def work(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM attempts")
            db.execute("DELETE FROM sessions WHERE ends_at < ?", (now,))
            db.execute("INSERT INTO sessions VALUES (?, ?)", (digest(token), now + SESSION_SECONDS))

        await self._run(work)
        return token

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
