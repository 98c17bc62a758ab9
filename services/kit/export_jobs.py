"""The table and the SQL of files that staff have asked for: a queue whose rows say how far each is.

The acts on them: `exports.py`.
"""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, get_args
from uuid import UUID

import orjson
from sqlalchemy import BigInteger, CheckConstraint, DateTime, Index, Integer, String, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from services.kit.database import Connection
from services.kit.queue import due, later

State = Literal["waiting", "running", "ready", "failed", "cancelled"]
# How long a file can be fetched.
KEPT = timedelta(hours=24)
LEASE_SECONDS = 60.0
# Tables, and all that is kept about a person.
JobFormat = Literal["xlsx", "csv", "zip"]


class ExportTable:
    """A file that somebody has asked for: what of, how far it is, and where it lies.

    A service adds `class ExportJob(ExportTable, Base)`.

    `staff_id` is a consumer where he has asked for his own data. `asked` is the view as its page
    shows it; `total` and `done` are rows. `due_at` is the worker's
    lease: who dies with it loses it then, and `attempts` tells his late word from another's. Until
    `ends_at` the file can be fetched, by who has asked for it alone.
    """

    __tablename__ = "export_jobs"

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805
        """Hold states and formats, and index what queue and pages look for."""
        return (
            CheckConstraint(f"state IN {get_args(State)}", name="state"),
            CheckConstraint(f"format IN {get_args(JobFormat)}", name="format"),
            Index(None, "state", "due_at"),
            Index(None, "staff_id", "asked_at"),
        )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    format: Mapped[str] = mapped_column(String(4))
    asked: Mapped[Any] = mapped_column(JSONB)
    staff_id: Mapped[UUID] = mapped_column(Uuid)
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    state: Mapped[str] = mapped_column(String(9))
    attempts: Mapped[int] = mapped_column(Integer, server_default="0")
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    total: Mapped[int | None] = mapped_column(Integer)
    done: Mapped[int] = mapped_column(Integer, server_default="0")
    name: Mapped[str] = mapped_column(Text)
    file_key: Mapped[str | None] = mapped_column(Text)
    size: Mapped[int | None] = mapped_column(BigInteger)
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


_SHOWN = "id, kind, format, name, state, total, done, size, asked_at, ends_at"
_ADD = f"""
INSERT INTO export_jobs (id, kind, format, asked, staff_id, asked_at, state, due_at, name, ends_at)
VALUES ($1, $2, $3, $4::text::jsonb, $5, now(), 'waiting', now(), $6, now() + $7::interval)
RETURNING {_SHOWN}
"""
_BUSY = """
SELECT count(*) FROM export_jobs WHERE staff_id = $1 AND state IN ('waiting', 'running')
"""
_OWN = f"""
SELECT {_SHOWN} FROM export_jobs WHERE staff_id = $1 AND ends_at > now() AND state <> 'cancelled'
ORDER BY asked_at DESC, id LIMIT 20
"""
_FIND = f"""
SELECT {_SHOWN}, file_key FROM export_jobs WHERE id = $1 AND staff_id = $2 AND ends_at > now()
"""
_CLAIM = f"""
UPDATE export_jobs SET state = 'running', attempts = attempts + 1, done = 0, {later(1)}
WHERE id = ({due("export_jobs", "id", where="state IN ('waiting', 'running')")})
RETURNING id, kind, format, asked::text, name, attempts
"""
_OF_CLAIM = "WHERE id = $1 AND attempts = $2 AND state = 'running'"
_PROGRESS = f"""
UPDATE export_jobs SET done = $4, total = $5, {later(3)} {_OF_CLAIM} RETURNING id
"""
_FINISH = f"""
UPDATE export_jobs SET state = 'ready', file_key = $3, size = $4 {_OF_CLAIM} RETURNING id
"""
_FAIL = f"UPDATE export_jobs SET state = 'failed' {_OF_CLAIM}"
_AGAIN = f"UPDATE export_jobs SET {later(3)} {_OF_CLAIM}"
_CANCEL = """
UPDATE export_jobs j SET state = 'cancelled', file_key = NULL
FROM (SELECT id, file_key FROM export_jobs WHERE id = $1 AND staff_id = $2 FOR UPDATE) AS was
WHERE j.id = was.id AND j.state <> 'cancelled' RETURNING j.kind, was.file_key
"""
_EXPIRE = "DELETE FROM export_jobs WHERE ends_at < now() RETURNING file_key"
_NAMED = "SELECT file_key FROM export_jobs WHERE file_key = ANY($1::text[])"


async def add_job(
    connection: Connection,
    job_id: UUID,
    staff_id: UUID,
    *,
    kind: str,
    file_format: str,
    asked: dict[str, Any],
    name: str,
) -> dict[str, Any]:
    """Put a file into the queue; return it as its maker sees it."""
    given = orjson.dumps(asked).decode()
    row = await connection.fetchrow(_ADD, job_id, kind, file_format, given, staff_id, name, KEPT)
    return dict(row)


async def count_busy(connection: Connection, staff_id: UUID) -> int:
    """Return how many files of a member of staff are in the making."""
    busy: int = await connection.fetchval(_BUSY, staff_id)
    return busy


async def list_own(connection: Connection, staff_id: UUID) -> list[dict[str, Any]]:
    """Return the files of a member of staff, the latest first."""
    return [dict(row) for row in await connection.fetch(_OWN, staff_id)]


async def find_own(connection: Connection, staff_id: UUID, job_id: UUID) -> dict[str, Any] | None:
    """Return a file of a member of staff, and its key in the store, or None."""
    row = await connection.fetchrow(_FIND, job_id, staff_id)
    return None if row is None else dict(row)


async def claim_job(connection: Connection) -> dict[str, Any] | None:
    """Take the next file to be made, for the time of a lease; None without one."""
    row = await connection.fetchrow(_CLAIM, LEASE_SECONDS)
    return None if row is None else dict(row) | {"asked": orjson.loads(row["asked"])}


async def note_progress(
    connection: Connection, job_id: UUID, attempts: int, done: int, total: int
) -> bool:
    """Say how far a file is; False when it was cancelled, or is another's now."""
    return (
        await connection.fetchval(_PROGRESS, job_id, attempts, LEASE_SECONDS, done, total)
        is not None
    )


async def finish_job(
    connection: Connection, job_id: UUID, attempts: int, key: str, size: int
) -> bool:
    """Say where a file lies; False when nobody wants it any more."""
    return await connection.fetchval(_FINISH, job_id, attempts, key, size) is not None


async def fail_job(connection: Connection, job_id: UUID, attempts: int) -> None:
    """Give a file up."""
    await connection.execute(_FAIL, job_id, attempts)


async def put_off_job(connection: Connection, job_id: UUID, attempts: int, seconds: float) -> None:
    """Let a file be tried again later."""
    await connection.execute(_AGAIN, job_id, attempts, seconds)


async def cancel_job(
    connection: Connection, staff_id: UUID, job_id: UUID
) -> tuple[str, str | None] | None:
    """Cancel or drop a file; return its kind and where it lay, None when there is none."""
    row = await connection.fetchrow(_CANCEL, job_id, staff_id)
    return None if row is None else (row["kind"], row["file_key"])


async def expire_jobs(connection: Connection) -> list[str]:
    """Forget files whose time is over; return where they lay."""
    return [row["file_key"] for row in await connection.fetch(_EXPIRE) if row["file_key"]]


async def list_named(connection: Connection, keys: Sequence[str]) -> Collection[str]:
    """Return which of these keys of the store a row names."""
    return {row["file_key"] for row in await connection.fetch(_NAMED, list(keys))}
