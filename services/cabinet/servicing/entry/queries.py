"""SQL of what an organisation has handed in."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SERVED_BUILDINGS, SERVED_METERS, SUPPLIER
from services.cabinet.servicing.entry.rules import Looker
from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.submissions.entry.queries import COUNTS_INSTEAD
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_SERVED = f"SELECT EXISTS (SELECT FROM ({SERVED_METERS}) AS m WHERE m.meter_id = $2)"
# Of houses that are the organisation's (`$1`) today; what a later one has replaced,
# or was taken back, is not told.
_OF = f"""
FROM submissions s
JOIN usage_points p ON p.id = s.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
CROSS JOIN {SUPPLIER} AS e
WHERE s.organization_id = $1 AND s.state <> 'corrected'
    AND coalesce(s.refused_by, '') <> 'servicer'
    AND l.building_id IN ({SERVED_BUILDINGS})"""
# The days of the window are by each place's clock, so of two that overlap both are told, and one
# that is over where the supplier is, but not yet at the place, as well.
_LIST = f"""
WITH own AS MATERIALIZED (
    SELECT s.id, s.submitted_at, coalesce(s.session_id = $2, false) AS this_session,
        s.state = 'refused' AND NOT EXISTS ({COUNTS_INSTEAD}) AS lacking
    {_OF} AND ($4::text IS NULL OR p.scope = $4) AND s.closes_on >= least($3,
        ($8::timestamptz AT TIME ZONE coalesce(p.time_zone, e.time_zone))::date)
)
SELECT s.*, n.this_session, n.found, n.of_session, n.refused, NULL::uuid AS corrected_by, p.scope,
    l.address, l.flat, m.serial_number, p.transformation_ratio AS ratio,
    coalesce(p.time_zone, e.time_zone) AS time_zone, coalesce(w.name, '') AS person
FROM (
    SELECT * FROM (
        SELECT *, count(*) OVER () AS found,
            count(*) FILTER (WHERE this_session) OVER () AS of_session,
            count(*) FILTER (WHERE lacking) OVER () AS refused
        FROM own) AS counted
    WHERE lacking OR NOT $7 ORDER BY submitted_at DESC, id LIMIT $5 OFFSET $6) AS n
JOIN submissions s ON s.id = n.id
JOIN usage_points p ON p.id = s.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
JOIN meters m ON m.id = s.meter_id
CROSS JOIN {SUPPLIER} AS e
LEFT JOIN LATERAL (SELECT name FROM servicing_people
    WHERE user_id = s.user_id AND organization_id = $1 AND ended_at IS NULL) AS w ON true
ORDER BY s.submitted_at DESC, s.id
"""
_PERSON = """
SELECT name FROM servicing_people
WHERE organization_id = $1 AND user_id = $2 AND ended_at IS NULL
"""
_FIND = f"""
SELECT s.id, s.session_id, s.receipt_id, s.closes_on, e.reading_from, e.reading_to,
    coalesce(p.time_zone, e.time_zone) AS time_zone
{_OF} AND s.id = $2
"""


async def is_served(connection: Connection, organization_id: int, meter_id: int) -> bool:
    """Say whether a meter stands in a house that an organisation serves today."""
    served: bool = await connection.fetchval(_SERVED, organization_id, meter_id)
    return served


async def read_person(connection: Connection, organization_id: int, user_id: UUID | None) -> str:
    """Return the name of who acts for an organisation; empty: he acts for it no more."""
    name: str | None = await connection.fetchval(_PERSON, organization_id, user_id)
    return name or ""


async def list_handed_in(
    connection: Connection,
    who: Looker,
    since: date,
    scope: Scope | None,
    page: PageRequest,
    *,
    now: datetime,
    refused: bool,
) -> Sequence[Any]:
    """Return a page of what was handed in in windows that close on a day or later, latest first.

    And in such as are still open at their place. With `refused` only what was refused, and nothing
    has come in its place. Each row tells in `found`, `of_session` and `refused` how many there are.
    """
    about = (who.organization_id, who.session_id, since, scope)
    return list(await connection.fetch(_LIST, *about, page.limit, page.offset, refused, now))


async def find_handed_in(
    connection: Connection, organization_id: int, submission_id: UUID
) -> Any | None:
    """Return a submission of an organisation, of a house that it serves today; or None."""
    return await connection.fetchrow(_FIND, organization_id, submission_id)
