"""SQL of reports."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from services.cabinet import locks
from services.cabinet.customers.places.rules import address_text
from services.cabinet.outages.outages.queries import OPEN, WAITING
from services.cabinet.outages.own.queries import OWN_PLACES
from services.cabinet.outages.reports.rules import (
    SAME,
    SHOWN_DAYS,
    SUSPECTED_ACCOUNTS,
    SUSPECTED_HOURS,
)
from services.kit.database import Connection

_MOST_BUILDINGS = 200
_GOES_ON = f"EXISTS (SELECT FROM outages o WHERE o.id = r.outage_id AND {OPEN})"
_REPORT = f"""r.id, r.account_id, r.at, r.since, r.note, r.outage_id, r.digest,
    CASE WHEN r.over_at IS NOT NULL THEN 'over' WHEN r.outage_id IS NULL THEN 'open'
        WHEN {_GOES_ON} THEN 'known' ELSE 'over' END AS status"""
_OF_USER = f"SELECT {_REPORT} FROM outage_reports r WHERE r.user_id = $1"
_LIST = f"{_OF_USER} AND r.at > now() - interval '{SHOWN_DAYS} days' ORDER BY r.at DESC LIMIT 200"
_FIND = f"{_OF_USER} AND r.id = $2"
_SENT = f"{_OF_USER} AND r.sending_key = $2"
_SAME = f"""
SELECT * FROM ({_OF_USER} AND r.account_id = $2 AND r.at > $3) AS q
WHERE q.status <> 'over' ORDER BY q.at LIMIT 1
"""
_LOCK = "SELECT pg_advisory_xact_lock($1, hashtext($2))"
_OF_DAY = """
SELECT at FROM outage_reports WHERE user_id = $1 AND at > $2::timestamptz - interval '1 day'
ORDER BY at
"""
_SEES = f"SELECT building_id FROM ({OWN_PLACES}) AS p WHERE account_id = $2"
_PLACE = f"{_SEES} ORDER BY service_location_id LIMIT 1"
_KNOWN = f"""
SELECT o.id FROM outage_buildings m JOIN outages o ON o.id = m.outage_id
WHERE m.building_id = $1 AND {OPEN} AND o.starts_at <= now() ORDER BY o.starts_at DESC LIMIT 1
"""
_ADD = """
INSERT INTO outage_reports (id, user_id, account_id, building_id, at, since, note, outage_id,
    sending_key, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
_OVER = """
UPDATE outage_reports SET over_at = now() WHERE user_id = $1 AND id = $2 AND over_at IS NULL
"""
# Each account once, by its latest word.
_GROUPS = f"""
WITH waiting AS MATERIALIZED (
    SELECT DISTINCT ON (r.account_id) r.at, r.building_id, r.outage_id, b.locality, b.street
    FROM outage_reports r JOIN buildings b ON b.id = r.building_id
    WHERE {WAITING} AND (r.outage_id IS NULL OR {_GOES_ON})
    ORDER BY r.account_id, r.at DESC
), crowded AS (
    SELECT locality, street, count(*) OVER (PARTITION BY locality, street ORDER BY at
        RANGE BETWEEN interval '{SUSPECTED_HOURS} hours' PRECEDING AND CURRENT ROW) AS near
    FROM waiting WHERE outage_id IS NULL
), suspected AS (
    SELECT DISTINCT locality, street FROM crowded WHERE near >= {SUSPECTED_ACCOUNTS}
), houses AS (
    SELECT w.locality, w.street, b.id, b.region, b.house, b.place, count(*) AS reports
    FROM waiting w JOIN buildings b ON b.id = w.building_id
    GROUP BY w.locality, w.street, b.id
), groups AS (
    SELECT w.locality, w.street, count(*) AS reports, min(w.at) AS first_at, max(w.at) AS last_at,
        coalesce(max(w.outage_id), (
            SELECT max(o.id) FROM outage_buildings m JOIN outages o ON o.id = m.outage_id
            WHERE m.building_id = ANY(array_agg(w.building_id)) AND {OPEN}
                AND o.starts_at <= now())) AS outage_id
    FROM waiting w GROUP BY w.locality, w.street
)
SELECT g.*, g.outage_id IS NULL AND EXISTS (SELECT FROM suspected s WHERE s.locality = g.locality
        AND s.street IS NOT DISTINCT FROM g.street) AS suspected,
    (SELECT json_agg(q) FROM (
        SELECT h.id, h.region, h.house, ST_X(h.place) AS x, ST_Y(h.place) AS y, h.reports
        FROM houses h WHERE h.locality = g.locality AND h.street IS NOT DISTINCT FROM g.street
        ORDER BY length(h.house), h.house, h.id LIMIT {_MOST_BUILDINGS}) AS q)::text AS buildings
FROM groups g ORDER BY suspected DESC, g.reports DESC, g.locality, g.street LIMIT 100
"""


async def lock_reporter(connection: Connection, user_id: UUID) -> None:
    """Let the reports of a user come one after the other until this transaction ends."""
    await connection.execute(_LOCK, locks.OUTAGE_REPORTS, str(user_id))


async def list_reports(connection: Connection, user_id: UUID) -> list[dict[str, Any]]:
    """Return what a user has reported, newest first (`ReportOut`)."""
    return [shown(row) for row in await connection.fetch(_LIST, user_id)]


async def find_report(connection: Connection, user_id: UUID, report_id: UUID) -> Any:
    """Return a report of a user's, or None."""
    return await connection.fetchrow(_FIND, user_id, report_id)


async def find_sent(connection: Connection, user_id: UUID, key: str) -> Any:
    """Return the report that a user has sent under a key, or None."""
    return await connection.fetchrow(_SENT, user_id, key)


async def find_same(connection: Connection, user_id: UUID, account_id: int, now: datetime) -> Any:
    """Return the user's report of the account that is not over, of the last hours, or None."""
    return await connection.fetchrow(_SAME, user_id, account_id, now - SAME)


async def list_of_day(connection: Connection, user_id: UUID, now: datetime) -> list[datetime]:
    """Return when a user has reported in the last 24 hours, eldest first."""
    return [row["at"] for row in await connection.fetch(_OF_DAY, user_id, now)]


async def find_place(connection: Connection, user_id: UUID, account_id: int) -> int | None:
    """Return the building of an account that a user sees today, or None."""
    place: int | None = await connection.fetchval(_PLACE, user_id, account_id)
    return place


async def find_known(connection: Connection, building_id: int) -> int | None:
    """Return an outage that goes on and touches a building, or None."""
    known: int | None = await connection.fetchval(_KNOWN, building_id)
    return known


async def add_report(connection: Connection, report: Mapping[str, Any]) -> None:
    """Add a report with these columns."""
    names = (
        *("id", "user_id", "account_id", "building_id", "at", "since", "note", "outage_id"),
        *("sending_key", "digest"),
    )
    await connection.execute(_ADD, *(report[name] for name in names))


async def end_report(connection: Connection, user_id: UUID, report_id: UUID) -> None:
    """Note that a report is over; its first moment stays."""
    await connection.execute(_OVER, user_id, report_id)


async def forget_user(connection: Connection, user_id: UUID) -> None:
    """Forget a user's reports, and of which outages he was told."""
    await connection.execute("DELETE FROM outage_reports WHERE user_id = $1", user_id)
    await connection.execute("DELETE FROM outage_users WHERE user_id = $1", user_id)


async def list_groups(connection: Connection) -> dict[str, Any]:
    """Return what people have reported by street, as `ReportGroupsOut` has it."""
    return {"groups": [_group(row) for row in await connection.fetch(_GROUPS)]}


def _group(row: Any) -> dict[str, Any]:
    group = dict(row)
    group["buildings"] = [
        {
            "id": one["id"],
            "address": address_text(
                one["region"], row["locality"], row["street"], one["house"], None
            ),
            "point": None if one["x"] is None else [one["x"], one["y"]],
            "reports": one["reports"],
        }
        for one in orjson.loads(row["buildings"])
    ]
    return group


def shown(row: Any) -> dict[str, Any]:
    """Return a report as `ReportOut` has it."""
    return {name: value for name, value in dict(row).items() if name != "digest"}
