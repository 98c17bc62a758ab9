"""SQL of the audit log: its chain, and what it tells consumers."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from services.contracts.acts import ActsIn
from services.kit.database import Connection

# What of a link its hash covers, by the migration 20261128_audit_chain, written again on purpose: a
# check that asked the database's own function would believe whoever replaced it. There an object of
# jsonb becomes a text; here the text is put together as jsonb writes it (keys by their length, then
# by their letters), in a third of the time.
_HASH = """sha256(convert_to(concat(
        '{{"at": ',
            coalesce(to_json(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'))::text,
                'null'),
        ', "seq": ', {seq}, ', "kind": ', to_json(c.kind),
        ', "action": ', coalesce(to_json(e.action)::text, 'null'),
        ', "linked": "', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        '", "details": ', coalesce(e.details::text, 'null'),
        ', "outcome": ', coalesce(to_json(c.outcome)::text, 'null'),
        ', "actor_id": ', coalesce(to_json(e.actor_id)::text, 'null'),
        ', "entry_id": ', c.entry_id, ', "previous": "', encode(c.previous, 'hex'),
        '", "object_id": ', to_json(c.object_id),
        ', "actor_role": ', coalesce(to_json(e.actor_role)::text, 'null'),
        ', "request_id": ', coalesce(to_json(e.request_id)::text, 'null'),
        ', "object_kind": ', coalesce(to_json(e.object_kind)::text, 'null'), '}}'), 'UTF8'))"""
# Each link beside the one before it and its entry as it is now; only what does not fit comes out.
_FAULTS = f"""
SELECT c.seq, c.entry_id, c.seq_before, c.previous <> c.hash_before AS breaks,
    c.kind <> 'dropped' AND e.id IS NULL AS gone, c.hash <> {_HASH.format(seq="c.seq")} AS changed
FROM (
    SELECT *, lag(seq) OVER w AS seq_before, lag(hash) OVER w AS hash_before
    FROM audit_chain WINDOW w AS (ORDER BY seq)
) AS c LEFT JOIN audit_log e ON e.id = c.entry_id AND c.kind <> 'dropped'
WHERE c.hash <> {_HASH.format(seq="c.seq")} OR c.previous <> c.hash_before
    OR c.seq <> c.seq_before + 1 OR (c.kind <> 'dropped' AND e.id IS NULL)
    OR ((c.object_id, c.outcome) IS DISTINCT FROM (e.object_id, e.outcome) AND e.id IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM audit_chain n
            WHERE n.entry_id = c.entry_id AND n.kind <> 'dropped' AND n.seq > c.seq))
ORDER BY c.seq LIMIT $1
"""
# Of links that do not fit: whose hash is right in another's place.
_MOVED = f"""
SELECT c.seq AS now, other.seq AS was
FROM audit_chain c LEFT JOIN audit_log e ON e.id = c.entry_id AND c.kind <> 'dropped'
JOIN unnest($1::bigint[]) AS other (seq) ON other.seq <> c.seq
WHERE c.seq = ANY($1) AND c.hash = {_HASH.format(seq="other.seq")}
"""
# Likewise: which entry's words are those that a link was made of.
_EXCHANGED = f"""
SELECT c.entry_id AS was, e.id AS now
FROM audit_chain c JOIN audit_log e ON e.id = ANY($2::bigint[]) AND e.id <> c.entry_id
WHERE c.seq = ANY($1::bigint[]) AND c.hash = {_HASH.format(seq="c.seq")}
"""
_ENDS = """
SELECT count(*) AS links, min(seq) AS first, max(seq) AS last FROM audit_chain
"""
_NEWEST = "SELECT seq, encode(hash, 'hex') AS hash FROM audit_chain ORDER BY seq DESC LIMIT 1"
_LINK = """
SELECT seq, encode(previous, 'hex') AS previous, encode(hash, 'hex') AS hash
FROM audit_chain WHERE seq = ANY($1::bigint[])
"""
_DROPPED = "SELECT entry_id AS seq, outcome AS hash FROM audit_chain WHERE kind = 'dropped'"
_UNCHAINED = """
SELECT id FROM audit_log e
WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.entry_id = e.id AND c.kind = 'entry')
ORDER BY id LIMIT 20
"""
_OWNED = """\
DO $$ BEGIN CREATE ROLE "{owner}" NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
ALTER TABLE audit_log OWNER TO "{to}";
ALTER TABLE audit_chain OWNER TO "{to}";
ALTER FUNCTION audit_link(audit_log, text) OWNER TO "{to}";
ALTER FUNCTION audit_linked() OWNER TO "{to}";
ALTER FUNCTION audit_refused() OWNER TO "{to}";
"""
_GRANTED = """\
GRANT USAGE ON SCHEMA public TO "{owner}";
REVOKE ALL ON audit_log, audit_chain FROM "{service}";
GRANT SELECT, INSERT ON audit_log TO "{service}";
GRANT SELECT ON audit_chain TO "{service}";
"""
_OWNER = """
SELECT c.relname AS table, pg_get_userbyid(c.relowner) AS owner,
    pg_has_role(current_user, c.relowner, 'USAGE') AS owned
FROM pg_class c WHERE c.oid = 'audit_log'::regclass
"""
# The last link that may go: those of newer entries stay, and an entry's links stay together.
_LAST_OLD = """
WITH RECURSIVE entries AS (
    SELECT c.entry_id, min(c.seq) AS first, max(c.seq) AS last, max(e.at) AS at
    FROM audit_chain c LEFT JOIN audit_log e ON e.id = c.entry_id
    WHERE c.kind <> 'dropped' GROUP BY c.entry_id
), cut AS (
    SELECT coalesce((SELECT min(first) FROM entries WHERE at >= $1 OR at IS NULL),
                    (SELECT max(seq) + 1 FROM audit_chain)) - 1 AS seq
    UNION ALL
    SELECT straddling.first - 1 FROM cut, LATERAL (
        SELECT min(first) AS first FROM entries WHERE first <= cut.seq AND last > cut.seq
    ) AS straddling WHERE straddling.first IS NOT NULL
)
SELECT c.seq, encode(c.hash, 'hex') AS hash FROM audit_chain c
WHERE c.seq = (SELECT min(seq) FROM cut)
"""
_ADD_DROPPED = """
WITH last AS (SELECT seq, hash FROM audit_chain ORDER BY seq DESC LIMIT 1),
link AS (SELECT seq + 1 AS seq, hash AS previous, clock_timestamp() AS at FROM last)
INSERT INTO audit_chain (seq, kind, entry_id, object_id, outcome, at, previous, hash)
SELECT seq, 'dropped', $1::bigint, '', $2::text, at, previous,
    sha256(convert_to(jsonb_build_object(
        'seq', seq, 'previous', encode(previous, 'hex'), 'kind', 'dropped',
        'entry_id', $1::bigint, 'object_id', '', 'outcome', $2::text,
        'linked', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        'at', NULL, 'actor_id', NULL, 'actor_role', NULL, 'action', NULL,
        'object_kind', NULL, 'details', NULL, 'request_id', NULL)::text, 'UTF8'))
FROM link
"""
_DROP = """
DELETE FROM audit_log WHERE id IN (
    SELECT entry_id FROM audit_chain WHERE seq <= $1 AND kind <> 'dropped')
RETURNING id
"""


_ACTS = """
WITH done AS (
    SELECT max(e.at) AS at, count(*) AS times, e.actor_role, e.action, e.object_kind, e.object_id,
        e.details->>'reason' AS reason
    FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[])
        AS o (kind, id, since, until, actions)
    JOIN audit_log e ON e.object_kind = o.kind AND e.object_id = o.id
        AND e.at >= coalesce(o.since, '-infinity') AND e.at < coalesce(o.until, 'infinity')
        AND e.action = ANY(string_to_array(o.actions, ' '))
    WHERE e.outcome = 'done'
    GROUP BY date_trunc('hour', e.at), e.actor_role, e.action, e.object_kind, e.object_id,
        e.details->>'reason'
)
SELECT *, (SELECT count(*) FROM done) AS found FROM done
ORDER BY at DESC, action, object_id LIMIT $6 OFFSET $7
"""


_ABOUT_USER = """
SELECT at, actor_role, action, outcome FROM audit_log
WHERE object_kind = 'user' AND object_id = $1 ORDER BY at DESC LIMIT 10000
"""
_OF_OBJECT = """
SELECT at, actor_id, actor_role, action,
    coalesce(details->'before', '{}')::text AS before,
    coalesce(details->'after', '{}')::text AS after
FROM audit_log WHERE object_kind = $1 AND object_id = $2 AND outcome = 'done'
ORDER BY at DESC, id DESC LIMIT $3
"""


async def list_acts(connection: Connection, asked: ActsIn) -> dict[str, Any]:
    """Return a page of done acts on the things asked for, as `DoneActs` has them."""
    objects = [
        (one.kind, one.id, one.since, one.until, " ".join(one.actions)) for one in asked.objects
    ]
    columns = [list(column) for column in zip(*objects, strict=True)]
    rows = await connection.fetch(_ACTS, *columns, asked.limit, asked.offset)
    # Beyond the last page there is no row to tell how many there are.
    found = rows[0]["found"] if rows else asked.offset
    return {"items": [dict(row) for row in rows], "total": found}


async def list_faults(connection: Connection, most: int) -> list[Mapping[str, Any]]:
    """Return the links that do not fit, each with what is wrong about it."""
    return list(await connection.fetch(_FAULTS, most))


async def list_moved(connection: Connection, links: Sequence[int]) -> list[Mapping[str, Any]]:
    """Return, of links that do not fit, which stand in another's place (`now`, `was`)."""
    return list(await connection.fetch(_MOVED, links))


async def list_exchanged(
    connection: Connection, links: Sequence[int], entries: Sequence[int]
) -> list[Mapping[str, Any]]:
    """Return, of such links and their entries, whose words stand in another entry now."""
    return list(await connection.fetch(_EXCHANGED, links, entries))


async def read_ends(connection: Connection) -> Mapping[str, Any]:
    """Return how many links there are, and the first and the last one's number (None: none)."""
    found: Mapping[str, Any] = await connection.fetchrow(_ENDS)
    return found


async def find_newest(connection: Connection) -> tuple[int, str] | None:
    """Return number and hash of the newest link, or None."""
    row = await connection.fetchrow(_NEWEST)
    return None if row is None else (row["seq"], row["hash"])


async def list_links(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return the hash before and the own one of these links, in hexadecimal, by number."""
    rows = await connection.fetch(_LINK, numbers)
    return {row["seq"]: (row["previous"], row["hash"]) for row in rows}


async def list_dropped(connection: Connection) -> dict[int, str]:
    """Return number and hash of the last link of everything that was dropped."""
    return {row["seq"]: row["hash"] for row in await connection.fetch(_DROPPED)}


async def list_about_user(connection: Connection, user_id: UUID) -> dict[str, Any]:
    """Return what staff did about a user; who it was is told by the role alone."""
    rows = await connection.fetch(_ABOUT_USER, str(user_id))
    return {"staff_acts": [dict(row) for row in rows]}


async def list_of_object(
    connection: Connection, object_kind: str, object_id: str, most: int
) -> list[dict[str, Any]]:
    """Return the last done acts on one object, the newest first."""
    rows = await connection.fetch(_OF_OBJECT, object_kind, object_id, most)
    return [
        dict(row) | {"before": orjson.loads(row["before"]), "after": orjson.loads(row["after"])}
        for row in rows
    ]


async def list_unchained(connection: Connection) -> list[int]:
    """Return the first entries that stand in no link."""
    return [row["id"] for row in await connection.fetch(_UNCHAINED)]


async def read_owner(connection: Connection) -> tuple[str, bool]:
    """Return who owns the log, and whether whoever asks may act as that one."""
    row = await connection.fetchrow(_OWNER)
    return row["owner"], row["owned"]


async def find_last_old(connection: Connection, moment: datetime) -> Any:
    """Return `seq` and `hash` of the last link that may go; nobody adds one meanwhile."""
    await connection.execute("SELECT pg_advisory_xact_lock(4711, 1)")
    return await connection.fetchrow(_LAST_OLD, moment)


async def drop_up_to(connection: Connection, last: Any) -> int:
    """Remove links and entries up to that link, and say so in the chain; return how many."""
    # First, so that something is left to go on from even when everything is dropped.
    await connection.execute(_ADD_DROPPED, last["seq"], last["hash"])
    await connection.execute("SET LOCAL admin_panel.dropping_audit = 'on'")
    # Nobody has the right for longer than this act; only who owns the log can give it to himself.
    await connection.execute("GRANT DELETE ON audit_log, audit_chain TO CURRENT_USER")
    removed = await connection.fetch(_DROP, last["seq"])
    await connection.execute("DELETE FROM audit_chain WHERE seq <= $1", last["seq"])
    await connection.execute("REVOKE DELETE ON audit_log, audit_chain FROM CURRENT_USER")
    return len(removed)


def owner_statements(owner: str, service: str, *, back: bool) -> str:
    """Return what the database's administrator runs so that a role of its own has the log.

    `service`: whom the service signs in as; it may read and add then, and no more. `back`: to the
    service again, whose migrations can change only what is its own. Both are names without quotes.
    """
    to = service if back else owner
    return _OWNED.format(owner=owner, service=service, to=to) + ("" if back else _GRANTED).format(
        owner=owner, service=service
    )
