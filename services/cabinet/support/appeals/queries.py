"""SQL of appeals as their authors see them, and of what every act on one writes."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson

from services.cabinet import locks
from services.cabinet.access.visibility import USERS_ACCOUNTS
from services.cabinet.support.appeals.rules import shown
from services.cabinet.support.appeals.schemas import AppealsQuery
from services.cabinet.support.attachments.queries import files_of
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_MOST_WORDS = 8
# Of a row `p` of appeals, `t` of topics, `a` of accounts.
APPEAL = """p.id, p.number, p.kind, p.topic_id, t.title, t.title_en, p.account_id,
    a.number AS account_number, a.address AS account_address, p.customer_id, p.user_id, p.name,
    p.status, p.way, p.created_at, p.updated_at, p.closed_at, p.opening, p.last_text, p.last_by,
    p.last_at, p.unread, p.assignee_id, p.answer_due_at, p.first_answered_at,
    p.first_answer_minutes, p.rating_stars, p.rating_text, p.rated_at, p.merged_into,
    (SELECT k.number FROM appeals k WHERE k.id = p.merged_into) AS merged_number"""
JOINS = """JOIN appeal_topics t ON t.id = p.topic_id
LEFT JOIN customer_accounts a ON a.id = p.account_id"""
JOINED = f"appeals p {JOINS}"
# The appeal `$1` and those that were merged into it: nothing of them is moved.
WITH_MERGED = """ANY(ARRAY(SELECT $1::uuid
    UNION ALL SELECT o.id FROM appeals o WHERE o.merged_into = $1))"""
# What everybody but the staff's drafts is told of.
_OWN = "p.user_id = $1 AND p.status <> 'draft'"
# Of the user `$1`, in SQL.
UNREAD_APPEALS = """(SELECT count(*) FROM appeals n
    WHERE n.user_id = $1 AND n.status <> 'draft' AND n.unread > 0)"""
_LIST = f"""
SELECT {APPEAL}, count(*) OVER () AS found, {UNREAD_APPEALS} AS unread_appeals
FROM {JOINED}
WHERE {_OWN} AND (p.status IN ('done', 'cancelled')) = $2{{found}}
ORDER BY p.updated_at DESC, p.number DESC LIMIT $3 OFFSET $4
"""
_COUNT = f"""
SELECT count(*) AS found, {UNREAD_APPEALS} AS unread_appeals FROM {JOINED}
WHERE {_OWN} AND (p.status IN ('done', 'cancelled')) = $2{{found}}
"""
_WORD = """ AND (p.number::text = {word}
    OR replace(lower(t.title || ' ' || t.title_en), 'ё', 'е') LIKE {like}
    OR EXISTS (SELECT FROM appeal_messages m
        WHERE m.appeal_id IN (SELECT p.id UNION ALL
            SELECT o.id FROM appeals o WHERE o.merged_into = p.id)
        AND replace(lower(m.text), 'ё', 'е') LIKE {like}))"""
_FIND_OWN = (
    f"SELECT {APPEAL}, p.fields::text, p.card::text FROM {JOINED} WHERE {_OWN} AND p.id = $2"
)
_LOCK = "SELECT id FROM appeals p WHERE {which} FOR UPDATE"
_MESSAGE_OF = f"m.id, m.by, m.staff_id, m.text, m.at, m.way, {files_of('m.id')}::text AS files"
# By their ids: those are given in the order of time.
MESSAGES = f"""
SELECT {_MESSAGE_OF}, CASE WHEN m.appeal_id <> $1
    THEN (SELECT o.number FROM appeals o WHERE o.id = m.appeal_id) END AS from_number
FROM appeal_messages m WHERE m.appeal_id = {WITH_MERGED} AND m.id > $2 ORDER BY m.id
"""
_MESSAGE = f"""
SELECT {_MESSAGE_OF}, NULL::bigint AS from_number FROM appeal_messages m WHERE m.id = $1
"""
_MERGED = "SELECT o.id, o.number FROM appeals o WHERE o.merged_into = $1 ORDER BY o.number"
_STATES = """
SELECT s.status, s.at, s.by, s.staff_id FROM appeal_states s
WHERE s.appeal_id = $1 AND s.status <> 'draft' ORDER BY s.id
"""
_ACCOUNT = f"""
SELECT mine.account_id, mine.customer_id, c.name, n.number
FROM ({USERS_ACCOUNTS}) AS mine JOIN customers c ON c.id = mine.customer_id
JOIN customer_accounts n ON n.id = mine.account_id
WHERE mine.account_id = $2 AND mine.ongoing
"""
_LOCK_USER = "SELECT pg_advisory_xact_lock($1, hashtext($2))"
_SENT = """
SELECT created_at FROM appeals
WHERE user_id = $1 AND way = 'web' AND created_at > $2 ORDER BY created_at DESC LIMIT $3
"""
_ADD = """
INSERT INTO appeals (id, kind, topic_id, account_id, customer_id, user_id, name, status, way,
    made_by, created_at, updated_at, opening, last_text, last_by, last_at, answer_due_at, fields,
    card, search_text, unread, team_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $12, 'consumer', $11, $13,
    $14::text::jsonb, $15::text::jsonb, $16, $17, $18)
RETURNING number
"""
_ADD_MESSAGE = """
INSERT INTO appeal_messages (appeal_id, by, staff_id, text, at, way)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
"""
_ADD_STATE = """
INSERT INTO appeal_states (appeal_id, status, at, by, staff_id) VALUES ($1, $2, $3, $4, $5)
"""
# Two changes within one tick of the clock are two moments all the same: who has read up to the
# first has not read the second.
_TOUCHED = "updated_at = greatest($2, updated_at + interval '1 microsecond')"
_NOTE_WORD = f"""
UPDATE appeals SET {_TOUCHED}, last_text = $3, last_by = $4, last_at = $2, unread = unread + $5
WHERE id = $1
"""
_SET_STATUS = f"""
UPDATE appeals SET {_TOUCHED}, status = $3::text, unread = unread + $4,
    closed_at = CASE WHEN $3::text IN ('done', 'cancelled') THEN $2::timestamptz END
WHERE id = $1
"""
_RATE = f"""
UPDATE appeals SET {_TOUCHED}, rating_stars = $3, rating_text = $4, rated_at = $2 WHERE id = $1
"""
_READ = """
UPDATE appeals SET unread = 0
WHERE id = $1 AND unread > 0 AND ($2::timestamptz IS NULL OR updated_at <= $2) RETURNING id
"""
_BEGIN_SENDING = """
INSERT INTO appeal_sendings (sender_id, key, digest) VALUES ($1, $2, $3)
ON CONFLICT (sender_id, key) DO NOTHING RETURNING key
"""
_SENDING = "SELECT digest, made FROM appeal_sendings WHERE sender_id = $1 AND key = $2"
_END_SENDING = "UPDATE appeal_sendings SET made = $3 WHERE sender_id = $1 AND key = $2"
EXPIRED = ("DELETE FROM appeal_sendings WHERE at < now() - interval '7 days'",)


def words_of(search: str) -> list[str]:
    """Return the words that are looked for, as texts are kept to be found."""
    return search.lower().replace("ё", "е").replace("\0", " ").split()[:_MOST_WORDS]


def pattern(word: str) -> str:
    """Return the pattern of texts in which a word occurs."""
    for character in "\\%_":
        word = word.replace(character, f"\\{character}")
    return f"%{word}%"


async def list_own(
    connection: Connection, user_id: UUID, wanted: AppealsQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of a user's appeals as `AppealsOut` has it."""
    words = words_of(wanted.search)
    values = [value for word in words for value in (word.lstrip("№#"), pattern(word))]

    def narrowed(sql: str, first: int) -> str:
        found = "".join(
            _WORD.format(word=f"${first + 2 * n}", like=f"${first + 2 * n + 1}")
            for n in range(len(words))
        )
        return sql.format(found=found)

    rows = await connection.fetch(
        narrowed(_LIST, 5), user_id, wanted.archived, page.limit, page.offset, *values
    )
    now = utc_now()
    # Where no row is, none can tell how many there are.
    told = rows[0] if rows else None
    if told is None:
        told = await connection.fetchrow(narrowed(_COUNT, 3), user_id, wanted.archived, *values)
    return {
        "items": [shown(row, now) for row in rows],
        "total": told["found"],
        "unread": told["unread_appeals"],
    }


async def find_own(connection: Connection, user_id: UUID, appeal_id: UUID) -> Any:
    """Return an appeal of the user's, or None."""
    return await connection.fetchrow(_FIND_OWN, user_id, appeal_id)


async def lock_own(connection: Connection, user_id: UUID, appeal_id: UUID) -> Any:
    """Return an appeal of the user's, or None; until the transaction ends nobody changes it."""
    which = f"{_OWN} AND p.id = $2"
    if await connection.fetchval(_LOCK.format(which=which), user_id, appeal_id) is None:
        return None
    return await find_own(connection, user_id, appeal_id)


def message(row: Any) -> dict[str, Any]:
    """Return a row of messages with its files as such."""
    return dict(row) | {"files": orjson.loads(row["files"])}


async def list_messages(
    connection: Connection, appeal_id: UUID, after: int = 0
) -> list[dict[str, Any]]:
    """Return the messages of an appeal after one, in their order."""
    return [message(row) for row in await connection.fetch(MESSAGES, appeal_id, after)]


async def read_message(connection: Connection, message_id: int) -> dict[str, Any]:
    """Return one message."""
    return message(await connection.fetchrow(_MESSAGE, message_id))


async def list_merged(connection: Connection, appeal_id: UUID) -> list[dict[str, Any]]:
    """Return the appeals that were merged into one, as `AppealRefOut` has them."""
    return [dict(row) for row in await connection.fetch(_MERGED, appeal_id)]


async def list_states(connection: Connection, appeal_id: UUID) -> list[dict[str, Any]]:
    """Return the statuses that an appeal has had since it was registered, the first one first."""
    return [dict(row) for row in await connection.fetch(_STATES, appeal_id)]


async def find_account(connection: Connection, user_id: UUID, account_id: int) -> Any:
    """Return account, customer, his name and the number of an account of the user's today."""
    return await connection.fetchrow(_ACCOUNT, user_id, account_id)


async def list_sent(
    connection: Connection, user_id: UUID, now: datetime, most: int
) -> Sequence[datetime]:
    """Return when the user sent his appeals of the last day, the latest first.

    Until the transaction ends nobody adds to them.
    """
    await connection.execute(_LOCK_USER, locks.APPEALS, str(user_id))
    rows = await connection.fetch(_SENT, user_id, now - timedelta(days=1), most)
    return [row["created_at"] for row in rows]


async def add_appeal(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add an appeal; return its number. Its first message and status are added beside."""
    number: int = await connection.fetchval(
        _ADD,
        *(
            values[name]
            for name in (
                "id", "kind", "topic_id", "account_id", "customer_id", "user_id", "name",
                "status", "way", "made_by", "at", "opening", "answer_due_at",
            )
        ),
        orjson.dumps(values["fields"]).decode(),
        None if values["card"] is None else orjson.dumps(values["card"]).decode(),
        values["search_text"],
        values["unread"],
        values["team_id"],
    )  # fmt: skip
    return number


async def add_message(
    connection: Connection,
    appeal_id: UUID,
    text: str,
    at: datetime,
    *,
    staff_id: UUID | None = None,
    way: str = "web",
    by: str | None = None,
) -> int:
    """Add a message; return its id. Who is no member of staff is the consumer."""
    side = by or ("consumer" if staff_id is None else "staff")
    added: int = await connection.fetchval(_ADD_MESSAGE, appeal_id, side, staff_id, text, at, way)
    return added


async def add_state(
    connection: Connection,
    appeal_id: UUID,
    status: str,
    at: datetime,
    *,
    by: str,
    staff_id: UUID | None = None,
) -> None:
    """Note a status that an appeal has come into."""
    await connection.execute(_ADD_STATE, appeal_id, status, at, by, staff_id)


async def note_word(
    connection: Connection, appeal_id: UUID, at: datetime, said: str, *, by: str, unread: int
) -> None:
    """Note the latest word on an appeal; `unread`: so much more for its author to see."""
    await connection.execute(_NOTE_WORD, appeal_id, at, said, by, unread)


async def set_status(
    connection: Connection, appeal_id: UUID, at: datetime, status: str, unread: int
) -> None:
    """Give an appeal a status; likewise."""
    await connection.execute(_SET_STATUS, appeal_id, at, status, unread)


async def rate(
    connection: Connection, appeal_id: UUID, at: datetime, stars: int, text: str
) -> None:
    """Keep the rating of an appeal."""
    await connection.execute(_RATE, appeal_id, at, stars, text)


async def set_read(connection: Connection, appeal_id: UUID, until: datetime | None) -> bool:
    """Note that an appeal was read as it was then; False when nothing was unread of it."""
    return await connection.fetchval(_READ, appeal_id, until) is not None


async def begin_sending(
    connection: Connection, sender_id: UUID, key: str, digest: bytes
) -> tuple[bytes, str] | None:
    """Take a key for what is being sent; None, or what was sent under it before, and its id.

    Who is sending the same at this moment is waited for.
    """
    if await connection.fetchval(_BEGIN_SENDING, sender_id, key, digest) is not None:
        return None
    row = await connection.fetchrow(_SENDING, sender_id, key)
    return row["digest"], row["made"]


async def end_sending(connection: Connection, sender_id: UUID, key: str, made: str) -> None:
    """Note what came of what was sent under a key."""
    await connection.execute(_END_SENDING, sender_id, key, made)


async def drop_draft(connection: Connection, user_id: UUID) -> None:
    """Forget what a user was writing."""
    await connection.execute("DELETE FROM appeal_drafts WHERE user_id = $1", user_id)


async def leave_alone(connection: Connection, user_id: UUID) -> None:
    """Let a user's appeals be nobody's."""
    await connection.execute("UPDATE appeals SET user_id = NULL WHERE user_id = $1", user_id)
