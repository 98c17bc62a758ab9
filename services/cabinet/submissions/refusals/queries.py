"""SQL of refusals: whose readings they were."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SERVED_BUILDINGS
from services.kit.database import Connection

_ORGANIZATIONS = """
SELECT DISTINCT organization_id FROM submissions
WHERE id = ANY($1::uuid[]) AND organization_id IS NOT NULL ORDER BY 1
"""
# Of houses that the organisation (`$1`) serves today, and to who acts for it today: nothing else
# is its matter any more. Words are told where there are the same for all.
_TOLD = f"""
WITH refused AS (
    SELECT count(*) AS found, CASE WHEN count(DISTINCT coalesce(s.refusal_text, '')) = 1
        THEN max(s.refusal_text) END AS words
    FROM submissions s
    JOIN usage_points p ON p.id = s.usage_point_id
    JOIN service_locations l ON l.id = p.service_location_id
    WHERE s.id = ANY($2::uuid[]) AND s.organization_id = $1
        AND l.building_id IN ({SERVED_BUILDINGS}))
SELECT r.found, r.words, o.short_name, array_agg(w.user_id ORDER BY w.id) AS user_ids
FROM refused r
JOIN servicing_organizations o ON o.id = $1
JOIN servicing_people w ON w.organization_id = o.id AND w.ended_at IS NULL
    AND w.user_id IS NOT NULL
WHERE r.found > 0
GROUP BY r.found, r.words, o.short_name
"""


async def list_organizations(connection: Connection, submission_ids: Sequence[UUID]) -> list[int]:
    """Return the organisations that have handed any of these in."""
    rows = await connection.fetch(_ORGANIZATIONS, submission_ids)
    return [row["organization_id"] for row in rows]


async def find_told(
    connection: Connection, organization_id: int, submission_ids: Sequence[UUID]
) -> Any | None:
    """Return how many of these are an organisation's matter, why, and who is told; None: nobody."""
    return await connection.fetchrow(_TOLD, organization_id, submission_ids)
