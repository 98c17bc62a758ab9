"""SQL of photos: whose submission it is, and which file shows it."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SUPPLIER, USERS_METER_SPANS, has_right
from services.kit.database import Connection

# While a reading counts and its window has not closed, by the clock of its place.
_CHANGES = """s.state IN ('on_its_way', 'accepted')
        AND s.closes_on >=
            ({now}::timestamptz AT TIME ZONE coalesce(p.time_zone, e.time_zone))::date"""
# By the user's time with the meter, as the same customer's.
_FIND = f"""
SELECT s.photo_file, r.sees, r.may, {_CHANGES.format(now="$3")} AS changes
FROM submissions s
JOIN usage_points p ON p.id = s.usage_point_id
CROSS JOIN {SUPPLIER} AS e
CROSS JOIN LATERAL (
    SELECT bool_or({has_right("v", "see_readings")}) AS sees,
        bool_or(v.ongoing AND {has_right("v", "submit_readings")}) AS may
    FROM ({USERS_METER_SPANS}) AS v
    WHERE v.meter_id = s.meter_id AND v.customer_id = s.customer_id
    HAVING count(*) > 0) AS r
WHERE s.id = $2
"""
_PUT = f"""
UPDATE submissions SET photo_file = $2
WHERE id IN (SELECT s.id FROM submissions s
    JOIN usage_points p ON p.id = s.usage_point_id
    CROSS JOIN {SUPPLIER} AS e
    WHERE s.id = $1 AND {_CHANGES.format(now="$3")})
RETURNING id
"""
_FIND_FOR_STAFF = "SELECT account_id, photo_file FROM submissions WHERE id = $1"
# A part at a time: each is a row that others may wait for.
_END_OLD = """
WITH old AS (
    SELECT id FROM submissions
    WHERE photo_file IS NOT NULL AND submitted_at < now() - make_interval(days => $1)
    LIMIT 1000 FOR UPDATE SKIP LOCKED
), ended AS (
    UPDATE submissions s SET photo_file = NULL FROM old WHERE s.id = old.id RETURNING s.id
)
SELECT count(*) FROM ended
"""
_NAMED = "SELECT photo_file FROM submissions WHERE photo_file = ANY($1)"


async def find_photo(
    connection: Connection, user_id: UUID, submission_id: UUID, now: datetime
) -> Any:
    """Return the photo's key of a submission of which the user sees the meter; or None.

    `sees`: he may see readings there; `may`: he may hand them in; `changes`: a photo is taken.
    """
    return await connection.fetchrow(_FIND, user_id, submission_id, now)


async def find_for_staff(connection: Connection, submission_id: UUID) -> Any:
    """Return the account and the photo's key of any submission; or None."""
    return await connection.fetchrow(_FIND_FOR_STAFF, submission_id)


async def put_photo(connection: Connection, submission_id: UUID, key: str, now: datetime) -> bool:
    """Show another file with a submission; False when no photo is taken any more."""
    return await connection.fetchval(_PUT, submission_id, key, now) is not None


async def end_old_photos(connection: Connection, kept_days: int) -> int:
    """Take the photos from some submissions older than so many days; return from how many."""
    ended: int = await connection.fetchval(_END_OLD, kept_days)
    return ended


async def list_named(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Return those of the keys that submissions name."""
    return [row["photo_file"] for row in await connection.fetch(_NAMED, list(keys))]
