"""SQL of what staff write."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping
from typing import Any

import orjson

from services.cabinet.content.entries.rules import pattern_of
from services.cabinet.locks import CONTENT
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page

_STATE = """CASE WHEN c.live IS NULL THEN 'draft' WHEN c.live = c.draft THEN 'published'
    ELSE 'changed' END"""
_ROW = f"""c.id, c.kind, {_STATE} AS state, c.draft ->> 'title' AS title,
    c.draft ->> 'title_en' AS title_en, coalesce(c.draft ->> 'text_en', '') <> '' AS has_text_en,
    (c.draft ->> 'group')::int AS "group", c.draft ->> 'shelf' AS shelf,
    (c.draft ->> 'valid_from')::date AS valid_from, c.changed_at, c.changed_by"""
_FROM = """FROM content_entries c WHERE c.kind = $1
    AND ($2 = '' OR c.draft ->> 'title' ILIKE $2 OR c.draft ->> 'title_en' ILIKE $2
        OR c.draft ->> 'text' ILIKE $2 OR c.draft ->> 'text_en' ILIKE $2)
    AND ($3::int IS NULL OR (c.draft ->> 'group')::int = $3)"""
# Without its place: who moves it changes nothing of what somebody else is writing.
_CARD = f"""
SELECT jsonb_build_object('id', c.id, 'kind', c.kind, 'state', {_STATE}, 'draft', c.draft,
    'live', c.live, 'published_at', c.published_at, 'changed_at', c.changed_at,
    'changed_by', c.changed_by, 'files', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number,
            'name', f.name, 'size', f.size, 'added_at', f.added_at, 'added_by', f.added_by)
            ORDER BY f.number DESC), '[]')
        FROM content_files f WHERE f.entry_id = c.id))::text
FROM content_entries c WHERE c.id = $1
"""
_ADD = """
INSERT INTO content_entries (kind, position, draft, changed_by)
SELECT $1::text, coalesce(max(position), 0) + 1, $2::text::jsonb, $3::text
FROM content_entries WHERE kind = $1::text
RETURNING id
"""
_WRITE = """
UPDATE content_entries SET draft = $2::text::jsonb, changed_at = now(), changed_by = $3
WHERE id = $1
"""
_PUBLISH = """
UPDATE content_entries SET live = draft, published_at = now(), changed_at = now(), changed_by = $2
WHERE id = $1
"""
# Shorter words are not guessed at.
_KEEP_WORDS = """
INSERT INTO content_words (word)
SELECT DISTINCT w[1] FROM content_entries c, regexp_matches(
    translate(lower(concat_ws(' ', c.live ->> 'title', c.live ->> 'title_en', c.live ->> 'text',
        c.live ->> 'text_en')), 'ё', 'е'), '[[:alpha:]]{4,40}', 'g') AS w
WHERE c.id = $1 AND c.kind <> 'agreement'
ON CONFLICT DO NOTHING
"""
_WITHDRAW = """
UPDATE content_entries SET live = NULL, published_at = NULL, changed_at = now(), changed_by = $2
WHERE id = $1
"""
_ORDER = "SELECT id FROM content_entries WHERE kind = $1 ORDER BY position, id"
_PUT_IN_ORDER = """
UPDATE content_entries c SET position = o.position
FROM unnest($1::int[]) WITH ORDINALITY AS o(id, position)
WHERE c.id = o.id AND c.position <> o.position
"""
_IN_USE = """
SELECT EXISTS (SELECT FROM content_entries WHERE kind = 'question'
    AND ((draft ->> 'group')::int = $1 OR (live ->> 'group')::int = $1))
"""
_IS_DAY_TAKEN = """
SELECT EXISTS (SELECT FROM content_entries WHERE kind = 'agreement' AND id <> $1
    AND live ->> 'valid_from' = $2)
"""


async def is_anything_there(connection: Connection) -> bool:
    """Say whether anything has been written."""
    there: bool = await connection.fetchval("SELECT EXISTS (SELECT FROM content_entries)")
    return there


async def lock_content(connection: Connection) -> None:
    """Let nobody else write content until this transaction ends: few do, and rarely."""
    await connection.execute("SELECT pg_advisory_xact_lock($1)", CONTENT)


async def list_entries(
    connection: Connection, kind: str, search: str, group: int | None, page: PageRequest
) -> dict[str, Any]:
    """Return a page of the entries of a kind, in their order; `search` is a part of any text."""
    return await fetch_page(
        connection, _ROW, _FROM, page, kind, pattern_of(search), group, order="c.position, c.id"
    )


async def find_card(connection: Connection, entry_id: int) -> dict[str, Any] | None:
    """Return an entry (`ContentEntryOut`), or None."""
    card = await connection.fetchval(_CARD, entry_id)
    return None if card is None else orjson.loads(card)


async def add_entry(connection: Connection, kind: str, draft: Mapping[str, Any], by: str) -> int:
    """Add a draft at the end of its kind; return its key."""
    added: int = await connection.fetchval(_ADD, kind, orjson.dumps(draft).decode(), by)
    return added


async def write_draft(
    connection: Connection, entry_id: int, draft: Mapping[str, Any], by: str
) -> None:
    """Put a draft in the place of the one before."""
    await connection.execute(_WRITE, entry_id, orjson.dumps(draft).decode(), by)


async def publish(connection: Connection, entry_id: int, by: str) -> None:
    """Let everybody read the draft, and find it by words that are mistyped."""
    await connection.execute(_PUBLISH, entry_id, by)
    await connection.execute(_KEEP_WORDS, entry_id)


async def withdraw(connection: Connection, entry_id: int, by: str) -> None:
    """Let nobody read it."""
    await connection.execute(_WITHDRAW, entry_id, by)


async def delete(connection: Connection, entry_id: int) -> None:
    """Delete an entry; its files go with the sweep."""
    await connection.execute("DELETE FROM content_entries WHERE id = $1", entry_id)


async def list_order(connection: Connection, kind: str) -> list[int]:
    """Return the keys of a kind, in their order."""
    return [row["id"] for row in await connection.fetch(_ORDER, kind)]


async def put_in_order(connection: Connection, keys: list[int]) -> None:
    """Number the entries as they stand."""
    await connection.execute(_PUT_IN_ORDER, keys)


async def is_group_in_use(connection: Connection, group: int) -> bool:
    """Say whether a question is in this group, or is shown in it."""
    used: bool = await connection.fetchval(_IN_USE, group)
    return used


async def is_day_taken(connection: Connection, entry_id: int, day: str) -> bool:
    """Say whether another version of the agreement that is published holds from this day."""
    taken: bool = await connection.fetchval(_IS_DAY_TAKEN, entry_id, day)
    return taken
