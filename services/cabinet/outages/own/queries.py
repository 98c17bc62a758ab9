"""SQL of the outages that touch a user's places."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.visibility import USERS_ACCOUNTS, accounts_of
from services.cabinet.outages.outages.queries import ENDED_AT, OPEN, OVERDUE, STATUS
from services.cabinet.outages.scopes.queries import LASTS_POINT
from services.kit.database import Connection

_MOST_PLACES = 100


def _places_of(accounts: str) -> str:
    """Return a query of where a user has energy today.

    `accounts` is a query of his accounts. Columns: account_id, building_id, service_location_id.
    What was his once is not among them, whatever of it he may still read.
    """
    return f"""
    SELECT m.account_id, l.building_id, l.id AS service_location_id
    FROM (
        WITH mine AS MATERIALIZED (
            SELECT account_id, service_location_id FROM ({accounts}) AS u WHERE ongoing
        )
        SELECT account_id, service_location_id FROM mine WHERE service_location_id IS NOT NULL
        UNION
        SELECT t.account_id, p.service_location_id FROM mine
        JOIN point_holdings t ON t.account_id = mine.account_id AND {LASTS_POINT}
        JOIN usage_points p ON p.id = t.usage_point_id
    ) AS m JOIN service_locations l ON l.id = m.service_location_id"""


# Of the user `$1`.
OWN_PLACES = _places_of(USERS_ACCOUNTS)
# Of a row `o`: it is told to whom it touches.
SHOWN = f"""({OPEN} AND o.starts_at < now() + interval '30 days'
    OR o.published_at IS NOT NULL
        AND coalesce(o.cancelled_at, {ENDED_AT}) > now() - interval '7 days')"""
_OWN = f"""
WITH places AS MATERIALIZED ({OWN_PLACES}), touching AS MATERIALIZED (
    SELECT m.outage_id, p.account_id, min(p.service_location_id) AS service_location_id
    FROM places p JOIN outage_buildings m USING (building_id)
    GROUP BY m.outage_id, p.account_id
)
SELECT o.id, o.kind, {STATUS} AS status, {OVERDUE} AS overdue, o.starts_at, o.expected_end_at,
    {ENDED_AT} AS ended_at, nullif(o.cause, '') AS cause, o.text, o.published_at,
    (SELECT json_agg(json_build_object('account_id', n.id, 'number', n.number,
            'address', n.address) ORDER BY n.address, n.number)
        FROM (SELECT a.id, a.number, l.address FROM touching t
            JOIN customer_accounts a ON a.id = t.account_id
            JOIN service_locations l ON l.id = t.service_location_id
            WHERE t.outage_id = o.id ORDER BY l.address, a.number LIMIT {_MOST_PLACES}) AS n
    )::text AS places,
    (SELECT coalesce(json_agg(json_build_object('at', c.at, 'text', c.text,
            'expected_end_at', c.expected_end_at) ORDER BY c.id DESC), '[]')
        FROM outage_acts c WHERE c.outage_id = o.id AND c.act IN ('updated', 'ended', 'cancelled')
            AND (c.text <> '' OR c.expected_end_at IS NOT NULL))::text AS updates
FROM (SELECT DISTINCT outage_id FROM touching) AS t JOIN outages o ON o.id = t.outage_id
WHERE {SHOWN}
"""
_LIST = f"""
SELECT * FROM ({_OWN}) AS q
ORDER BY array_position(ARRAY['current', 'planned'], status) NULLS LAST,
    CASE WHEN status IN ('current', 'planned') THEN starts_at END,
    coalesce(ended_at, starts_at) DESC, id
"""


def soon(spans: str) -> str:
    """Return a query of what goes on at a user's places, or begins in three days, the next first.

    `spans` is what stands behind FROM: the spans of all his accounts. His places are looked for
    only while there is such an outage at all.
    """
    return f"""
    WITH upcoming AS MATERIALIZED (
        SELECT o.id, o.kind, {STATUS} AS status, o.starts_at, o.expected_end_at
        FROM outages o WHERE {OPEN} AND o.starts_at < now() + interval '3 days'
    ), places AS MATERIALIZED (
        SELECT * FROM ({_places_of(accounts_of(spans))}) AS p
        WHERE (SELECT count(*) FROM upcoming) > 0
    )
    SELECT o.id, o.kind, o.status, o.starts_at, o.expected_end_at, min(l.address) AS address,
        count(DISTINCT p.service_location_id) - 1 AS more_places
    FROM upcoming o JOIN outage_buildings m ON m.outage_id = o.id
    JOIN places p USING (building_id) JOIN service_locations l ON l.id = p.service_location_id
    GROUP BY o.id, o.kind, o.status, o.starts_at, o.expected_end_at
    ORDER BY o.starts_at, o.id"""


async def list_own(connection: Connection, user_id: UUID) -> dict[str, Any]:
    """Return the outages that touch a user's places, as `OwnOutagesOut` has them."""
    return {"items": [_shown(row) for row in await connection.fetch(_LIST, user_id)]}


def _shown(row: Any) -> dict[str, Any]:
    outage = dict(row)
    text, published_at = outage.pop("text"), outage.pop("published_at")
    updates = orjson.loads(outage["updates"])
    if text:
        updates.append({"at": published_at, "text": text, "expected_end_at": None})
    return outage | {"places": orjson.loads(outage["places"]), "updates": updates}
