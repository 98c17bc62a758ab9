"""Looking the audit log's chain over, and dropping its oldest entries when an administrator asks.

The database's triggers let nobody change or remove an entry. Who owns the tables can still take
the triggers away, and then rewrite the past: the chain shows it, and for the newest links an
anchor that is kept elsewhere does.
"""

from dataclasses import dataclass, field
from datetime import datetime

from services.kit.database import Connection

_MOST_TOLD = 20
# The formula of the migration 20261128_audit_chain, written again on purpose: a check that asked
# the database's own function would believe whoever replaced it.
_LINKS = """
SELECT c.seq, c.kind, c.entry_id, c.object_id, c.outcome, c.previous, c.hash,
    e.id IS NOT NULL AS there, e.object_id AS now_object_id, e.outcome AS now_outcome,
    sha256(convert_to(jsonb_build_object(
        'seq', c.seq, 'previous', encode(c.previous, 'hex'), 'kind', c.kind,
        'entry_id', c.entry_id, 'object_id', c.object_id, 'outcome', c.outcome,
        'linked', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        'actor_id', e.actor_id, 'actor_role', e.actor_role, 'action', e.action,
        'object_kind', e.object_kind, 'details', e.details,
        'request_id', e.request_id)::text, 'UTF8')) AS computed,
    c.seq = max(c.seq) OVER (PARTITION BY c.entry_id, c.kind = 'dropped') AS is_last
FROM audit_chain c LEFT JOIN audit_log e ON e.id = c.entry_id AND c.kind <> 'dropped'
ORDER BY c.seq
"""
_UNCHAINED = """
SELECT id FROM audit_log e
WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.entry_id = e.id AND c.kind = 'entry')
ORDER BY id LIMIT 20
"""
_NEVER = b"\0" * 32


@dataclass
class Findings:
    """What was found: how much there is, the last link, and every fault in words."""

    links: int = 0
    last: str = ""
    faults: list[str] = field(default_factory=list)


async def verify_chain(connection: Connection, anchor: tuple[int, str] | None = None) -> Findings:
    """Look over every link and every entry.

    `anchor`: number and hash of a link as an earlier look has printed them; it must still be
    there, or have been dropped since.
    """
    found = Findings()
    before_seq, before_hash = 0, _NEVER
    dropped: dict[int, str] = {}
    hashes: dict[int, str] = {}
    first: tuple[int, str] | None = None
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        async for row in connection.cursor(_LINKS, prefetch=500):
            seq = row["seq"]
            if first is None:
                first = (seq - 1, row["previous"].hex())
                before_seq, before_hash = seq - 1, row["previous"]
            if seq != before_seq + 1 or row["previous"] != before_hash:
                found.faults.append(f"link {seq} does not follow link {before_seq}")
            if row["computed"] != row["hash"]:
                found.faults.append(f"entry {row['entry_id']} (link {seq}) has been changed")
            if row["kind"] == "dropped":
                dropped[row["entry_id"]] = row["outcome"]
            elif not row["there"]:
                found.faults.append(f"entry {row['entry_id']} (link {seq}) is gone")
            elif row["is_last"] and (row["object_id"], row["outcome"]) != (
                row["now_object_id"],
                row["now_outcome"],
            ):
                found.faults.append(f"the outcome of entry {row['entry_id']} has been changed")
            before_seq, before_hash = seq, row["hash"]
            hashes[seq] = row["hash"].hex()
            found.links += 1
        unchained = await connection.fetch(_UNCHAINED)
    found.faults += [f"entry {row['id']} is in no chain" for row in unchained]
    if first is not None and first != (0, _NEVER.hex()) and dropped.get(first[0]) != first[1]:
        found.faults.append(f"what stood before link {first[0] + 1} was removed by nobody")
    if anchor is not None and hashes.get(anchor[0], dropped.get(anchor[0])) != anchor[1]:
        older = first is not None and anchor[0] <= first[0] and anchor[0] not in dropped
        if not older:
            found.faults.append(f"link {anchor[0]} is not the one that was seen before")
    if before_seq:
        found.last = f"{before_seq}:{before_hash.hex()}"
    del found.faults[_MOST_TOLD:]
    return found


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


async def drop_before(connection: Connection, moment: datetime) -> int:
    """Remove the entries of before the moment and say so in the chain; return how many.

    Entries that came while newer ones were written stay until those may go.
    """
    async with connection.transaction():
        await connection.execute("SELECT pg_advisory_xact_lock(4711, 1)")
        last = await connection.fetchrow(_LAST_OLD, moment)
        if last is None:
            return 0
        # First, so that something is left to go on from even when everything is dropped.
        await connection.execute(_ADD_DROPPED, last["seq"], last["hash"])
        await connection.execute("SET LOCAL admin_panel.dropping_audit = 'on'")
        removed = await connection.fetch(
            "DELETE FROM audit_log WHERE id IN (SELECT entry_id FROM audit_chain"
            " WHERE seq <= $1 AND kind <> 'dropped') RETURNING id",
            last["seq"],
        )
        await connection.execute("DELETE FROM audit_chain WHERE seq <= $1", last["seq"])
    return len(removed)
