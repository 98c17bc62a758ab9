"""SQL of what everybody asks of access: pages of what is seen, typed numbers, spans, the day."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from services.cabinet.access.rules import LINKED, Role
from services.cabinet.access.visibility import METERS_SPANS, POINTS_SPANS, TODAY, users_of
from services.cabinet.zones import zone
from services.contracts.account_numbers import account_key
from services.kit.database import Connection, Database
from services.kit.pagination import PageRequest

_TODAY = f"SELECT {TODAY} FROM supplier_settings e"
# The number as it stands; else the only account whose number differs in separators alone.
_RESOLVE = """
SELECT given.typed,
    CASE WHEN bool_or(a.number = given.typed) THEN given.typed
        WHEN count(*) = 1 THEN min(a.number) END AS number
FROM unnest($1::text[], $2::text[]) AS given(typed, key)
CROSS JOIN LATERAL (
    SELECT number FROM customer_accounts WHERE number = given.typed AND deletion_id IS NULL
    UNION SELECT number FROM customer_accounts
        WHERE number_key = given.key AND deletion_id IS NULL
    UNION SELECT number FROM customer_accounts
        WHERE number_key = upper(given.key) AND deletion_id IS NULL
) AS a
GROUP BY given.typed
"""
# Whether `meter_spans` holds what follows from the facts (decision 0021).
_DIFFERENCES = """
WITH surplus AS (TABLE meter_spans EXCEPT ALL TABLE derived_meter_spans),
    missing AS (TABLE derived_meter_spans EXCEPT ALL TABLE meter_spans)
SELECT usage_point_id, count(*) FILTER (WHERE kept) AS surplus,
    count(*) FILTER (WHERE NOT kept) AS missing
FROM (SELECT usage_point_id, true AS kept FROM surplus
    UNION ALL SELECT usage_point_id, false FROM missing) AS differing
GROUP BY usage_point_id ORDER BY usage_point_id
"""
_SERVICER = """
SELECT p.id, p.user_id, p.organization_id, p.name FROM servicing_people p
JOIN servicing_organizations o ON o.id = p.organization_id
WHERE p.user_id = $1 AND p.ended_at IS NULL AND o.ended_at IS NULL
"""
# Of the user `$1` on one meter, usage point or account `$2`; a role counts while its time lasts.
_ROLES = {
    "meter": f"""
        SELECT DISTINCT coalesce(r.role, '{LINKED}') AS role, v.ongoing
        FROM ({METERS_SPANS}) AS v LEFT JOIN agreement_roles r ON r.id = v.role_id""",
    "usage_point": f"""
        SELECT DISTINCT coalesce(r.role, '{LINKED}') AS role, v.ongoing
        FROM ({POINTS_SPANS}) AS v LEFT JOIN agreement_roles r ON r.id = v.role_id""",
    "account": f"""
        SELECT DISTINCT role, ongoing FROM ({users_of("$2::int")}) AS s WHERE user_id = $1""",
}


class Servicer(NamedTuple):
    """Who acts for a servicing organisation: his own row, his user, the organisation."""

    person_id: UUID
    user_id: UUID
    organization_id: int
    name: str


async def find_servicer(connection: "Connection | Database", user_id: UUID) -> Servicer | None:
    """Return for which organisation a user acts today; None: for none."""
    rows = await connection.fetch(_SERVICER, user_id)
    return Servicer(*rows[0]) if rows else None


async def supplier_today(connection: Connection) -> date:
    """Return the supplier's local day."""
    today: date = await connection.fetchval(_TODAY)
    return today


async def supplier_zone(connection: Connection) -> ZoneInfo:
    """Return the supplier's time zone."""
    return zone(await connection.fetchval("SELECT time_zone FROM supplier_settings"))


async def list_roles(
    connection: "Connection | Database",
    user_id: UUID,
    on: Literal["meter", "usage_point", "account"],
    key: int,
) -> list[tuple[Role, bool]]:
    """Return the roles by which a user sees a thing, and whether each lasts today."""
    return [tuple(row) for row in await connection.fetch(_ROLES[on], user_id, key)]


async def list_seen(
    connection: "Connection | Database", sql: str, user_id: UUID, page: PageRequest, shape: Any
) -> dict[str, Any]:
    """Return a page of what the user sees; `sql` takes user, key or None, limit and offset.

    Its rows tell in `found` how many there are; `shape` makes an item of a row.
    """
    rows = await connection.fetch(sql, user_id, None, page.limit, page.offset)
    # Beyond the end the rows cannot tell how many there are.
    told = rows if rows or not page.offset else await connection.fetch(sql, user_id, None, 1, 0)
    return {"items": [shape(row) for row in rows], "total": told[0]["found"] if told else 0}


async def resolve_numbers(connection: Connection, typed: Sequence[str]) -> Mapping[str, str]:
    """Return the registry's number of each typed one that means exactly one account."""
    texts = [text for text in dict.fromkeys(typed) if account_key(text)]
    rows = await connection.fetch(_RESOLVE, texts, [account_key(text) for text in texts])
    return {row["typed"]: row["number"] for row in rows if row["number"] is not None}


async def resolve_list(connection: Connection, typed: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the registry's numbers that a pasted list means, and what is not understood.

    A text with spaces inside is one grouped number, or several numbers: whichever the registry
    knows. What can be both is not guessed at: it is among what is not understood.
    """
    parts = {text: text.split() for text in typed}
    whole = await resolve_numbers(connection, typed)
    single = await resolve_numbers(
        connection, [part for several in parts.values() if len(several) > 1 for part in several]
    )
    found: dict[str, None] = {}
    unknown: list[str] = []
    for text, several in parts.items():
        each = [single.get(part) for part in several] if len(several) > 1 else []
        all_known = [number for number in each if number is not None]
        separate = bool(each) and len(all_known) == len(each)
        if (text in whole) == separate:
            unknown.append(text)
        else:
            found |= dict.fromkeys(all_known if separate else [whole[text]])
    return list(found), unknown


async def list_differences(connection: Connection) -> list[tuple[int, int, int]]:
    """Return usage points of which the table is wrong: rows too many, and rows that it lacks."""
    rows = await connection.fetch(_DIFFERENCES)
    return [(row["usage_point_id"], row["surplus"], row["missing"]) for row in rows]


async def renew_spans(connection: Connection, points: list[int]) -> None:
    """Write the rows of these usage points anew, from the facts."""
    await connection.execute("SELECT renew_meter_spans($1::int[])", points)
