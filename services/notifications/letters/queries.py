"""SQL of the queue of letters."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.figures import LettersFigures
from services.kit.bell import ring
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page
from services.kit.queue import due, later, settle
from services.notifications.letters.kinds import Draft
from services.notifications.letters.models import Letter
from services.notifications.letters.rules import (
    MOST_ATTEMPTS,
    SECURITY,
    letter_language,
    rank_of,
)
from services.notifications.supplier.queries import SUPPLIER

QUEUE = "letters"
# A letter whose worker died while sending is due again at the end of the lease. Its share of the
# hour: those that guard an account are counted by kind, all others together with their rank.
_NEXT = due("letters", "id", where="state IN ('waiting', 'sending')", order="rank, due_at")
_CLAIM = f"""
UPDATE letters SET state = 'sending', attempts = attempts + 1, {later(1)} WHERE id = ({_NEXT})
RETURNING id, address, template, language, attempts, created_at, unsubscribe_token, rank,
    coalesce(expires_at <= now(), false) AS expired, {SUPPLIER}::text AS supplier,
    parameters || coalesce((
        SELECT jsonb_build_object('subject', subject, 'body', body, 'link_label', link_label,
            'link_address', link_address, 'files', (
                SELECT coalesce(jsonb_agg(name ORDER BY position), '[]')
                FROM notice_files WHERE notice_files.notice_id = notices.id))
        FROM notices WHERE notices.id = letters.notice_id), '{{}}') AS parameters,
    (SELECT count(*) FROM letters o WHERE o.address = letters.address
        AND o.sent_at > now() - interval '1 hour' AND o.rank = letters.rank
        AND (letters.rank <> {SECURITY} OR o.template = letters.template)) AS sent_this_hour
"""  # noqa: S608
_ADD_MANY = """
INSERT INTO letters (id, user_id, address, template, language, parameters, expires_at, rank, due_at)
SELECT id, user_id, address, template, language, parameters, expires_at, rank,
    now() + make_interval(secs => $2)
FROM jsonb_to_recordset($1::text::jsonb) AS r(id uuid, user_id uuid, address text, template text,
    language text, parameters jsonb, expires_at timestamptz, rank smallint)
"""
_SENT = settle(
    "letters",
    "state = 'sent', sent_at = now(), last_error = NULL, parameters = parameters - 'sealed'",
)
_FAILED = settle(
    "letters",
    f"last_error = $3, {later(4)},"
    f" state = CASE WHEN attempts >= {MOST_ATTEMPTS} THEN 'abandoned' ELSE 'waiting' END",
)
_UNTRIED = settle(
    "letters", f"last_error = $3, {later(4)}, state = 'waiting', attempts = attempts - 1"
)
_HOPELESS = settle("letters", "last_error = $3, state = 'abandoned'")
# A secret past its term is worth nothing, and must not lie here for ever.
_PAST = "state = 'expired', parameters = parameters - 'sealed'"
_EXPIRE_ONE = settle("letters", _PAST)
_EXPIRED = f"UPDATE letters SET {_PAST}"  # noqa: S608
_EXPIRE_WAITING = f"{_EXPIRED} WHERE state = 'waiting' AND expires_at <= now()"
# A secret whose term nobody has told was not sent in its time; records go after half a year.
EXPIRED = (
    f"{_EXPIRED} WHERE parameters ? 'sealed' AND created_at < now() - interval '72 hours'",
    "DELETE FROM letters WHERE state = 'sent' AND sent_at < now() - interval '180 days'",
)
# Each state by the index of its own.
_COUNTED = """
SELECT now() AS at, a.abandoned, a.oldest_abandoned, w.waiting
FROM (SELECT count(*) AS abandoned, min(created_at) AS oldest_abandoned FROM letters
    WHERE state = 'abandoned') AS a
CROSS JOIN (SELECT count(*) AS waiting FROM letters WHERE state IN ('waiting', 'sending')) AS w
"""
_AGAIN = "UPDATE letters SET state = 'waiting', attempts = 0, due_at = now()"
_HOLDS = "(expires_at IS NULL OR expires_at > now())"
_RESEND = f"""
{_AGAIN} WHERE state = 'abandoned' AND ($1::uuid IS NULL OR id = $1) AND {_HOLDS} RETURNING id
"""
_RESEND_ONE = f"{_AGAIN} WHERE id = :id"
_ABANDONED = f"""
SELECT {_HOLDS} FROM letters WHERE state = 'abandoned' AND id = :id FOR UPDATE
"""  # noqa: S608


async def add_letter(session: AsyncSession, event_id: UUID, draft: Draft) -> None:
    """Queue a letter under the id of the event that causes it."""
    session.add(
        Letter(
            id=event_id,
            user_id=draft.who,
            address=draft.address,
            template=draft.template,
            language=letter_language(draft.language),
            parameters={"display_name": ""} | draft.parameters,
            expires_at=draft.expires_at,
            rank=rank_of(draft.template),
        )
    )
    await ring(session, QUEUE)


async def add_letters(
    connection: Connection, letters: Sequence[tuple[UUID, Draft]], pause: float
) -> None:
    """Queue many letters, each under an id of its own, to go out after so many seconds."""
    rows = [
        {
            "id": letter_id,
            "user_id": draft.who,
            "address": draft.address,
            "template": draft.template,
            "language": letter_language(draft.language),
            "parameters": {"display_name": ""} | draft.parameters,
            "expires_at": draft.expires_at,
            "rank": rank_of(draft.template),
        }
        for letter_id, draft in letters
    ]
    await connection.execute(_ADD_MANY, orjson.dumps(rows, default=str).decode(), pause)
    await ring(connection, QUEUE)


async def claim_letter(connection: Connection, lease_seconds: float) -> Any:
    """Take the letter that is due longest, for so many seconds; None when none is due."""
    return await connection.fetchrow(_CLAIM, lease_seconds)


async def mark_sent(connection: Connection, letter_id: UUID, attempts: int) -> None:
    """Note that the mail server has taken the letter."""
    await connection.execute(_SENT, letter_id, attempts)


async def mark_failed(
    connection: Connection, letter_id: UUID, attempts: int, error: str, pause: float
) -> None:
    """Note a failed try; the last one abandons the letter."""
    await connection.execute(_FAILED, letter_id, attempts, error, pause)


async def put_back(
    connection: Connection, letter_id: UUID, attempts: int, error: str, pause: float
) -> None:
    """Note that no mail server was reached: that was no try of this letter."""
    await connection.execute(_UNTRIED, letter_id, attempts, error, pause)


async def abandon(connection: Connection, letter_id: UUID, attempts: int, error: str) -> None:
    """Note that the letter cannot be sent however often it is tried."""
    await connection.execute(_HOPELESS, letter_id, attempts, error)


async def expire(connection: Connection, letter_id: UUID, attempts: int) -> None:
    """Note that a claimed letter came too late."""
    await connection.execute(_EXPIRE_ONE, letter_id, attempts)


async def expire_waiting(connection: Connection) -> int:
    """Give up the waiting letters whose term is over; return how many there were."""
    return int((await connection.execute(_EXPIRE_WAITING)).split()[-1])


async def still_holds(session: AsyncSession, letter_id: UUID) -> bool | None:
    """Say whether the term of an abandoned letter goes on; None when it is not an abandoned one."""
    found: bool | None = await session.scalar(text(_ABANDONED), {"id": letter_id})
    return found


async def resend_one(session: AsyncSession, letter_id: UUID) -> None:
    """Queue a letter again."""
    await session.execute(text(_RESEND_ONE), {"id": letter_id})
    await ring(session, QUEUE)


async def resend_abandoned(connection: Connection, letter_id: UUID | None) -> int:
    """Queue an abandoned letter again, or all whose term goes on; return how many."""
    again = await connection.fetch(_RESEND, letter_id)
    await ring(connection, QUEUE)
    return len(again)


_COUNT = "SELECT count(*) FROM letters WHERE state = $1"
_COLUMNS = """id, user_id, address, template, language, state, attempts, created_at, sent_at,
    due_at, expires_at, last_error"""


async def list_letters(connection: Connection, state: str, page: PageRequest) -> dict[str, Any]:
    """Return a page of the letters in a state, newest first; never what they say."""
    source = "FROM letters WHERE state = $1"
    return await fetch_page(connection, _COLUMNS, source, page, state, order="created_at DESC, id")


async def count_figures(connection: Connection) -> LettersFigures:
    """Return how many letters were abandoned, and how many are on their way."""
    row = await connection.fetchrow(_COUNTED)
    assert row is not None
    return LettersFigures(**row)


async def count_letters(connection: Connection, state: str) -> int:
    """Return how many letters are in a state."""
    found: int = await connection.fetchval(_COUNT, state)
    return found


async def find_unsubscriber(connection: Connection, token: UUID) -> Any:
    """Return `user_id` and `language` of the letter with that token, or None."""
    return await connection.fetchrow(
        "SELECT user_id, language FROM letters WHERE unsubscribe_token = $1", token
    )
