"""SQL of the mailbox."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection
from services.kit.queue import due, later
from services.notifications.inbound.rules import (
    COUNTED,
    GIVEN_UP_AFTER,
    LEFT,
    MOST_ATTEMPTS,
    new_token,
)

_REMEMBER = """
INSERT INTO reply_tokens (token, appeal_id, user_id) VALUES ($1, $2, $3)
ON CONFLICT (appeal_id, user_id) DO UPDATE SET user_id = excluded.user_id RETURNING token
"""
_REPLY = """
SELECT t.token, t.appeal_id, t.user_id, r.email, r.active, r.language, r.display_name
FROM reply_tokens t LEFT JOIN recipients r ON r.user_id = t.user_id
WHERE t.token = ANY($1::text[]) ORDER BY array_position($1::text[], t.token::text) LIMIT 1
"""
_FORGET = "DELETE FROM reply_tokens WHERE user_id = :user_id"
_WRITER = """
SELECT user_id, email, language, display_name FROM recipients
WHERE lower(email) = $1 AND active AND user_class = 'consumer' LIMIT 1
"""
_STATE = "SELECT uidvalidity, last_uid FROM mailbox_states WHERE mailbox = $1"
_SEEN = """
INSERT INTO mailbox_states (mailbox, uidvalidity, last_uid, checked_at) VALUES ($1, $2, $3, now())
ON CONFLICT (mailbox) DO UPDATE SET checked_at = now(), problem = NULL, problem_since = NULL,
    uidvalidity = excluded.uidvalidity,
    last_uid = CASE WHEN mailbox_states.uidvalidity = excluded.uidvalidity
        THEN greatest(mailbox_states.last_uid, excluded.last_uid) ELSE excluded.last_uid END
"""
_PROBLEM = """
INSERT INTO mailbox_states (mailbox, problem, problem_since) VALUES ($1, $2, now())
ON CONFLICT (mailbox) DO UPDATE SET problem = excluded.problem,
    problem_since = coalesce(mailbox_states.problem_since, now())
"""
_ADD = """
INSERT INTO inbound_letters (mailbox, uidvalidity, uid)
SELECT $1, $2, unnest($3::bigint[]) ON CONFLICT DO NOTHING
"""
# Numbers of former times name other letters now.
_FORGET_NUMBERS = """
DELETE FROM inbound_letters WHERE mailbox = $1 AND uidvalidity <> $2 AND state = 'waiting'
"""
# What was put off stands behind what came since: one letter must not hold the others up.
_NEXT = due(
    "inbound_letters", "id", where="state = 'waiting' AND mailbox = $2", order="due_at, uid"
)
_CLAIM = f"""
UPDATE inbound_letters SET {later(1)}, attempts = attempts + 1 WHERE id = ({_NEXT})
RETURNING id, uid, attempts, sender, created_at < now() - $3::interval AS old
"""
_HELD = "id = $1 AND attempts = $2 AND state = 'waiting'"
_DONE = f"""
UPDATE inbound_letters SET state = 'done', outcome = $3::text, sender = $4, letter_key = $5,
    done_at = now(), last_error = NULL, marked = $3::text = ANY($6) WHERE {_HELD} RETURNING id
"""
_PUT_OFF = f"""
UPDATE inbound_letters SET {later(3)}, attempts = attempts - 1, last_error = $4,
    sender = coalesce($5, sender) WHERE {_HELD}
"""
_FAILED = f"""
UPDATE inbound_letters SET {later(3)}, last_error = $4,
    outcome = CASE WHEN attempts >= {MOST_ATTEMPTS} THEN 'failed' END,
    done_at = CASE WHEN attempts >= {MOST_ATTEMPTS} THEN now() END,
    marked = attempts >= {MOST_ATTEMPTS},
    state = CASE WHEN attempts >= {MOST_ATTEMPTS} THEN 'abandoned' ELSE 'waiting' END WHERE {_HELD}
"""
_TAKEN = """
SELECT true FROM inbound_letters
WHERE letter_key = $1 AND id <> $2 AND state = 'done' AND outcome <> ALL($3) LIMIT 1
"""
_SENT_THIS_HOUR = """
SELECT count(*) FROM inbound_letters
WHERE sender = $1 AND done_at > now() - interval '1 hour' AND outcome = ANY($2)
"""
_UNMARKED = """
SELECT id, uid FROM inbound_letters
WHERE NOT marked AND state = 'done' AND mailbox = $1 AND uidvalidity = $2 LIMIT 500
"""
_MARK = "UPDATE inbound_letters SET marked = true WHERE id = ANY($1::uuid[])"
_LOCK_ADDRESS = "SELECT pg_advisory_xact_lock(hashtextextended('reply_refused ' || $1, 0))"
_TOLD_TODAY = """
SELECT true FROM letters WHERE address = $1 AND template = $2
    AND created_at > now() - interval '1 day' LIMIT 1
"""
_HEALTH = """
SELECT s.checked_at, s.problem, s.problem_since FROM mailbox_states s WHERE s.mailbox = $1
"""
_COUNTS = """
SELECT coalesce(outcome, 'waiting') AS outcome, count(*) AS letters FROM inbound_letters
WHERE mailbox = $1 AND (state = 'waiting' OR done_at > now() - interval '1 day') GROUP BY 1
"""
# A mailbox that begins its numbers anew shows letters of two weeks again: they are known by key.
EXPIRED = (
    "UPDATE inbound_letters SET sender = NULL"
    " WHERE sender IS NOT NULL AND done_at < now() - interval '2 days'",
    "DELETE FROM inbound_letters WHERE done_at < now() - interval '180 days'",
)


async def forget_reply_tokens(session: AsyncSession, user_id: UUID) -> None:
    """Forget by what letters to a user are answered."""
    await session.execute(text(_FORGET), {"user_id": user_id})


async def reply_token(connection: Connection, appeal_id: UUID, user_id: UUID) -> str:
    """Return the token of letters to a user about an appeal, the same for ever."""
    token: str = await connection.fetchval(_REMEMBER, new_token(), appeal_id, user_id)
    return token


async def find_reply(connection: Connection, tokens: Sequence[str]) -> Any:
    """Return whose the first token is that is known, with what auth said of him; or None."""
    return await connection.fetchrow(_REPLY, list(tokens))


async def find_writer(connection: Connection, address: str) -> Any:
    """Return the consumer of an address, or None."""
    return await connection.fetchrow(_WRITER, address)


async def find_state(connection: Connection, mailbox: str) -> Any:
    """Return up to where a mailbox has been looked through; None when it is new."""
    return await connection.fetchrow(_STATE, mailbox)


async def note_arrived(
    connection: Connection, mailbox: str, uidvalidity: int, uids: Sequence[int], last_uid: int
) -> None:
    """Queue letters that have come, and note that all up to `last_uid` are looked through."""
    await connection.execute(_FORGET_NUMBERS, mailbox, uidvalidity)
    if uids:
        await connection.execute(_ADD, mailbox, uidvalidity, list(uids))
    await connection.execute(_SEEN, mailbox, uidvalidity, last_uid)


async def note_problem(connection: Connection, mailbox: str, problem: str) -> None:
    """Note why a mailbox is not reached."""
    await connection.execute(_PROBLEM, mailbox, problem)


async def claim(connection: Connection, mailbox: str, lease_seconds: float) -> Any:
    """Take the first letter that is due, for so many seconds; None when none is."""
    return await connection.fetchrow(_CLAIM, lease_seconds, mailbox, GIVEN_UP_AFTER)


async def settle(
    connection: Connection, letter: Any, outcome: str, sender: str | None, key: UUID | None
) -> bool:
    """Note what became of a letter; False when another worker has it meanwhile."""
    values = (letter["id"], letter["attempts"], outcome, sender, key, sorted(LEFT))
    return await connection.fetchval(_DONE, *values) is not None


async def put_off(
    connection: Connection, letter: Any, pause: float, reason: str, sender: str | None = None
) -> None:
    """Let a letter wait: that was no try of it."""
    await connection.execute(_PUT_OFF, letter["id"], letter["attempts"], pause, reason, sender)


async def mark_failed(connection: Connection, letter: Any, pause: float, reason: str) -> None:
    """Note a failed try; the last one abandons the letter, which stays unread."""
    await connection.execute(_FAILED, letter["id"], letter["attempts"], pause, reason)


async def was_taken(connection: Connection, key: UUID, letter_id: UUID) -> bool:
    """Say whether the same letter was dealt with under another number."""
    return bool(await connection.fetchval(_TAKEN, key, letter_id, sorted(LEFT)))


async def count_sent(connection: Connection, sender: str) -> int:
    """Return how many letters of an address were dealt with within the hour."""
    count: int = await connection.fetchval(_SENT_THIS_HOUR, sender, sorted(COUNTED))
    return count


async def list_unmarked(connection: Connection, mailbox: str, uidvalidity: int) -> Sequence[Any]:
    """Return the letters that are done and that the mailbox calls unread."""
    return list(await connection.fetch(_UNMARKED, mailbox, uidvalidity))


async def set_marked(connection: Connection, ids: Sequence[UUID]) -> None:
    """Note that the mailbox calls them read."""
    await connection.execute(_MARK, list(ids))


async def told_today(connection: Connection, address: str, template: str) -> bool:
    """Say whether an address got such a letter today; until the transaction ends it gets none."""
    await connection.execute(_LOCK_ADDRESS, address)
    return bool(await connection.fetchval(_TOLD_TODAY, address, template))


async def read_health(connection: Connection, mailbox: str) -> dict[str, Any] | None:
    """Return when a mailbox was looked into last and its problem; None before the first look."""
    row = await connection.fetchrow(_HEALTH, mailbox)
    return None if row is None else dict(row)


async def count_outcomes(connection: Connection, mailbox: str) -> Mapping[str, int]:
    """Return what became of the letters of the last day, and how many wait."""
    return {row["outcome"]: row["letters"] for row in await connection.fetch(_COUNTS, mailbox)}
