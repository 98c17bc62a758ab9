"""Writing down what staff do, and what became of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update

from services.admin_panel.audit.models import AuditEntry
from services.kit.database import Database
from services.kit.identity import Caller
from services.kit.logs import request_id_var
from services.kit.problems import Problem, Unavailable

DONE = "done"


@dataclass
class Entry:
    """What is known of an act's object, and what the act adds to the entry's details."""

    object_id: str
    details: dict[str, Any]


@asynccontextmanager
async def recorded(
    database: Database,
    staff: Caller,
    action: str,
    object_kind: str,
    object_id: str,
    **details: Any,
) -> AsyncIterator[Entry]:
    """Write a staff act down before it goes to its owner, and its outcome when that answers.

    The outcome is `done` or the name of the problem that refused the act. It stays empty when no
    answer came: another service may have carried the act out all the same. Both are short
    transactions of their own, so that what was refused is in the log as well. An act that makes
    something sets the entry's `object_id` once it is known, one that learns how it was before
    its `details`.
    """
    entry_id = await record_change(database, staff, action, object_kind, object_id, **details)
    entry = Entry(object_id, details)
    try:
        yield entry
    except Unavailable:
        raise
    except Problem as problem:
        await _settle(database, entry_id, entry, problem.name)
        raise
    await _settle(database, entry_id, entry, DONE)


async def record_change(
    database: Database,
    staff: Caller,
    action: str,
    object_kind: str,
    object_id: str,
    **details: Any,
) -> int:
    """Write a staff act down in a transaction of its own; return the entry's id."""
    async with database.transaction() as session:
        entry = AuditEntry(
            actor_id=staff.subject,
            actor_role=staff.role,
            action=action,
            object_kind=object_kind,
            object_id=object_id,
            details=details,
            request_id=request_id_var.get(),
        )
        session.add(entry)
        await session.flush()
        return entry.id


async def _settle(database: Database, entry_id: int, entry: Entry, outcome: str) -> None:
    async with database.transaction() as session:
        await session.execute(
            update(AuditEntry)
            .where(AuditEntry.id == entry_id)
            .values(object_id=entry.object_id, details=entry.details, outcome=outcome)
        )
