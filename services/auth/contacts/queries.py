"""SQL of changes of contacts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.contacts.models import EmailChange
from services.auth.contacts.rules import MOST_TRIES
from services.auth.users.models import User

_PUT = """
INSERT INTO email_changes AS change (user_id, new_email, code_hash, sent_at)
VALUES (:user_id, :new_email, :code_hash, :now)
ON CONFLICT (user_id) DO UPDATE SET new_email = excluded.new_email,
    code_hash = excluded.code_hash, sent_at = excluded.sent_at, tries = 0, used_at = NULL
WHERE change.sent_at <= :not_since
RETURNING user_id
"""
# One statement counts the try, compares, and uses the code up: parallel tries wait for each
# other at the row, and only one finds the code unused.
_USE = """
UPDATE email_changes SET tries = tries + 1,
    used_at = CASE WHEN code_hash = :code_hash THEN CAST(:now AS timestamptz) END
WHERE user_id = :user_id AND used_at IS NULL AND tries < :most AND sent_at > :not_before
RETURNING new_email, used_at IS NOT NULL AS fits
"""
_COUNT = """
SELECT
    (SELECT count(*) FROM email_code_requests WHERE user_id = :user_id AND at > :since) AS wishes,
    (SELECT count(*) FROM email_code_requests
     WHERE email_key = :email_key AND at > :since AND sent) AS letters
"""
# What nobody can use any more.
EXPIRED = (
    "DELETE FROM email_changes WHERE sent_at < now() - interval '1 day'",
    "DELETE FROM email_code_requests WHERE at < now() - interval '1 hour'",
)


async def put_email_change(
    session: AsyncSession,
    user_id: UUID,
    new_email: str,
    code_hash: bytes,
    *,
    now: datetime,
    not_since: datetime,
) -> bool:
    """Keep the address wanted and its code; False when a code went after `not_since`."""
    done = await session.execute(
        text(_PUT),
        {
            "user_id": user_id,
            "new_email": new_email,
            "code_hash": code_hash,
            "now": now,
            "not_since": not_since,
        },
    )
    return done.first() is not None


async def use_email_code(
    session: AsyncSession, user_id: UUID, code_hash: bytes, *, now: datetime, not_before: datetime
) -> Any:
    """Count a try; return the row with `fits` and `new_email`, None when there is no live code."""
    done = await session.execute(
        text(_USE),
        {
            "user_id": user_id,
            "code_hash": code_hash,
            "now": now,
            "not_before": not_before,
            "most": MOST_TRIES,
        },
    )
    return done.one_or_none()


async def end_email_change(session: AsyncSession, user_id: UUID, now: datetime) -> None:
    """Make the code for an address that a user wanted worth nothing."""
    await session.execute(
        update(EmailChange)
        .where(EmailChange.user_id == user_id, EmailChange.used_at.is_(None))
        .values(used_at=now)
    )


async def email_taken(session: AsyncSession, user_class: str, email: str) -> bool:
    """Return whether a user of the class has the address, or a member of staff."""
    found = await session.scalars(
        select(User.id).where(User.user_class.in_({user_class, "staff"}), User.email == email)
    )
    return found.first() is not None


async def lock_mailbox(session: AsyncSession, email_key: bytes) -> None:
    """Let wishes for one address wait for each other until the commit, so that each is counted."""
    number = int.from_bytes(email_key[:8], signed=True)
    await session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


async def count_wishes(
    session: AsyncSession, user_id: UUID, email_key: bytes, since: datetime
) -> tuple[int, int]:
    """Return the wishes of the user and the letters to the address since then."""
    found = await session.execute(
        text(_COUNT), {"user_id": user_id, "email_key": email_key, "since": since}
    )
    row = found.one()
    return row.wishes, row.letters
