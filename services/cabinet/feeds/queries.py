"""SQL of feeds: their items are rows of the subjects' tables, and get their places when read."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from services.cabinet import locks
from services.cabinet.feeds.rules import Place, place_of
from services.cabinet.outages.outages.queries import ENDED_AT
from services.cabinet.outages.scopes.rules import MOST_SHOWN
from services.cabinet.submissions.entry.forms import values_of
from services.contracts.feeds import AppealItem, OutageItem, SubmissionItem
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page


@dataclass(frozen=True, slots=True)
class Source:
    """Where the items of a feed are: rows `t` of a table of which `told` holds.

    `page` reads those after the place `$1`, at most `$2`, with `place` and `mark` (an id); `mark`
    is the SQL of it. `shape` makes a row the item's JSON.
    """

    table: str
    told: str
    mark: str
    page: str
    shape: Callable[[Any], Any]


def _submission(row: Any) -> Any:
    withdrawn, again = row["state"] == "refused", row["again"]
    corrected = row["corrects"] is not None and not again
    item = SubmissionItem(
        what="withdrawn" if withdrawn else "corrected" if corrected else "handed_in",
        again=again,
        at=row["at"],
        submission_id=row["submission_id"],
        corrects=None if again else row["corrects"],
        account=row["account"],
        usage_point=row["mrid"],
        meter=row["meter"],
        serial_number=row["serial_number"],
        taken_on=row["taken_on"],
        submitted_at=row["submitted_at"],
        way=row["way"],
        values={str(zone): value for zone, value in values_of(row).items()},
        consumption=orjson.loads(row["used"]),
        reason=row["text"] if withdrawn else None,
    )
    return item.model_dump(mode="json")


def _appeal(row: Any) -> Any:
    item = AppealItem(
        what="registered" if row["first"] else "moved",
        **{
            name: row[name]
            for name in (
                "at", "appeal_id", "number", "kind", "topic", "account", "status", "by", "way",
                "created_at", "text",
            )
        },
    )  # fmt: skip
    return item.model_dump(mode="json")


def _outage(row: Any) -> Any:
    names = (
        *("at", "outage_id", "external_id", "kind", "starts_at", "expected_end_at", "ended_at"),
        *("cancelled", "cause", "text", "buildings_total"),
    )
    item = OutageItem(
        what=row["act"],
        buildings=orjson.loads(row["buildings"]),
        **{name: row[name] for name in names},
    )
    return item.model_dump(mode="json")


SOURCES: Mapping[str, Source] = {
    "submissions": Source(
        table="submission_states",
        # What billing itself has said it is not told, nor that a correction takes a former's place.
        told="(t.state = 'on_its_way' OR t.state = 'refused' AND t.by <> 'billing')",
        mark="t.submission_id",
        page="""
SELECT t.place, t.submission_id AS mark, t.state, t.at, t.text, t.submission_id,
    s.corrects, s.taken_on, s.submitted_at, s.way, s.total, s.t1, s.t2, s.t3,
    s.consumption::text AS used, a.number AS account, p.mrid, m.external_id AS meter,
    m.serial_number, t.state = 'on_its_way' AND EXISTS (SELECT FROM submission_states e
        WHERE e.submission_id = t.submission_id AND e.id < t.id) AS again
FROM submission_states t JOIN submissions s ON s.id = t.submission_id
JOIN customer_accounts a ON a.id = s.account_id
JOIN usage_points p ON p.id = s.usage_point_id JOIN meters m ON m.id = s.meter_id
WHERE t.place > $1 ORDER BY t.place LIMIT $2
""",
        shape=_submission,
    ),
    "appeals": Source(
        table="appeal_states",
        # What staff have begun to write down is nobody's yet.
        told="t.status <> 'draft'",
        mark="t.appeal_id",
        page="""
SELECT t.place, t.appeal_id AS mark, t.appeal_id, t.at, t.status, t.by, p.number, p.kind, p.way,
    p.created_at, c.title AS topic, a.number AS account,
    (SELECT m.text FROM appeal_messages m WHERE m.appeal_id = p.id ORDER BY m.id LIMIT 1) AS text,
    NOT EXISTS (SELECT FROM appeal_states e
        WHERE e.appeal_id = t.appeal_id AND e.id < t.id AND e.status <> 'draft') AS first
FROM appeal_states t JOIN appeals p ON p.id = t.appeal_id
JOIN appeal_topics c ON c.id = p.topic_id
LEFT JOIN customer_accounts a ON a.id = p.account_id
WHERE t.place > $1 ORDER BY t.place LIMIT $2
""",
        shape=_appeal,
    ),
    "outages": Source(
        table="outage_acts",
        # What staff have begun to write down is nobody's yet.
        told="t.told",
        mark="t.mark",
        page=f"""
SELECT t.place, t.mark, t.act, t.at, t.text, o.id AS outage_id, o.external_id, o.kind, o.starts_at,
    o.expected_end_at, {ENDED_AT} AS ended_at, o.cancelled_at IS NOT NULL AS cancelled, o.cause,
    o.buildings AS buildings_total,
    (SELECT coalesce(json_agg(q), '[]') FROM (
        SELECT b.region, b.locality, b.street, b.house
        FROM outage_buildings m JOIN buildings b ON b.id = m.building_id
        WHERE m.outage_id = o.id ORDER BY b.id LIMIT {MOST_SHOWN}) AS q)::text AS buildings
FROM outage_acts t JOIN outages o ON o.id = t.outage_id
WHERE t.place > $1 ORDER BY t.place LIMIT $2
""",
        shape=_outage,
    ),
}
# Who is first numbers for all: places are given in one order, and committed in it.
_LOCK = "SELECT pg_advisory_xact_lock($1, hashtext($2))"
_ASKED = """
INSERT INTO feed_readers (feed, client_id, name) VALUES ($1, $2, $3)
ON CONFLICT (feed, client_id) DO UPDATE SET name = excluded.name, asked_at = now()
RETURNING place
"""
_ACKNOWLEDGE = """
INSERT INTO feed_readers (feed, client_id, name, place, acknowledged_at)
VALUES ($1, $2, $3, $4, now())
ON CONFLICT (feed, client_id) DO UPDATE SET name = excluded.name, acknowledged_at = now(),
    place = greatest(feed_readers.place, excluded.place)
RETURNING place
"""


def _unplaced(source: Source) -> str:
    return f"FROM {source.table} t WHERE t.place IS NULL AND {source.told}"


def _waiting(source: Source, place: str) -> str:
    """Return what a reader at a place lacks; `place` is SQL. Both halves go by an index."""
    return (
        f"(SELECT t.at FROM {source.table} t WHERE t.place > {place}"
        f" UNION ALL SELECT t.at {_unplaced(source)}) AS w"
    )


_READERS = "r.feed, r.client_id, r.name, r.asked_at, r.acknowledged_at, " + ", ".join(
    "CASE r.feed "
    + " ".join(
        f"WHEN '{feed}' THEN (SELECT {what} FROM {_waiting(source, 'r.place')})"
        for feed, source in SOURCES.items()
    )
    + f" END AS {name}"
    for what, name in (("count(*)", "waiting"), ("min(w.at)", "waiting_since"))
)


async def place_items(connection: Connection, feed: str) -> None:
    """Give places, in the running transaction, to what is committed and has none (decision 37)."""
    source = SOURCES[feed]
    if not await connection.fetchval(f"SELECT EXISTS (SELECT {_unplaced(source)})"):
        return
    await connection.execute(_LOCK, locks.FEEDS, feed)
    await connection.execute(f"""
        UPDATE {source.table} i SET place = n.place FROM (
            SELECT t.id, row_number() OVER (ORDER BY t.id)
                + coalesce((SELECT max(place) FROM {source.table}), 0) AS place
            {_unplaced(source)}) n
        WHERE i.id = n.id
    """)


async def list_items(
    connection: Connection, feed: str, after: int, limit: int
) -> list[tuple[Place, Any]]:
    """Return the items after a place, each with its own place."""
    source = SOURCES[feed]
    rows = await connection.fetch(source.page, after, limit)
    return [(place_of(row["place"], row["mark"]), source.shape(row)) for row in rows]


async def find_mark(connection: Connection, feed: str, place: int) -> UUID | None:
    """Return the mark of the item at a place, or None."""
    source = SOURCES[feed]
    found: UUID | None = await connection.fetchval(
        f"SELECT {source.mark} FROM {source.table} t WHERE t.place = $1", place
    )
    return found


async def note_reader(connection: Connection, feed: str, client_id: str, name: str) -> int:
    """Note that a client has asked; return the place that it has acknowledged."""
    place: int = await connection.fetchval(_ASKED, feed, client_id, name)
    return place


async def acknowledge(
    connection: Connection, feed: str, client_id: str, name: str, place: int
) -> int:
    """Note what a client has stored, which never goes back; return how many items it lacks."""
    kept = await connection.fetchval(_ACKNOWLEDGE, feed, client_id, name, place)
    waiting: int = await connection.fetchval(
        f"SELECT count(*) FROM {_waiting(SOURCES[feed], '$1::bigint')}", kept
    )
    return waiting


async def list_readers(connection: Connection, page: PageRequest) -> dict[str, Any]:
    """Return a page of those who read feeds, with what each of them lacks."""
    source = "FROM feed_readers r"
    return await fetch_page(connection, _READERS, source, page, order="r.feed, r.name, r.client_id")
