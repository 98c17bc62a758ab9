"""SQL of organisations that serve houses, as staff look for them."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import SUPPLIER, TODAY
from services.cabinet.customers.places.rules import AddressQuery, address_text
from services.cabinet.lines.queries import like
from services.cabinet.servicing.desk.schemas import HousesQuery, OrganizationsQuery
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_MOST_WORDS = 8
_MOST_FOUND = 30
_DAY = f"(SELECT {TODAY} FROM {SUPPLIER} AS e)"
# Of a row `h` of served houses.
_NOW = f"""coalesce(h.first_day, '-infinity') <= {_DAY}
    AND coalesce(h.last_day, 'infinity') >= {_DAY}"""
_STATE = f"""CASE WHEN coalesce(h.first_day, '-infinity') > {_DAY} THEN 'later'
    WHEN coalesce(h.last_day, 'infinity') < {_DAY} THEN 'former' ELSE 'now' END"""


def _meters(buildings: str, scope: str) -> str:
    """Return SQL of how many meters stand in buildings, of flats or of the houses themselves."""
    return f"""(SELECT count(*) FROM service_locations l
        JOIN usage_points p ON p.service_location_id = l.id AND p.scope = '{scope}'
        JOIN customer_accounts a ON a.id = p.account_id AND a.deletion_id IS NULL
        JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
        WHERE l.building_id IN ({buildings}))"""


_PEOPLE_TEXT = """(SELECT string_agg(p.name || ' ' || p.email, ' ') FROM servicing_people p
    WHERE p.organization_id = o.id AND p.ended_at IS NULL)"""
_MATCHES = f"""
FROM servicing_organizations o
WHERE ($1::text[] = '{{}}' OR translate(lower(concat_ws(' ', o.name, o.short_name, o.inn,
        o.agreement_number, {_PEOPLE_TEXT})), 'ё', 'е') LIKE ALL($1))
    AND ($2::text[] = '{{}}' OR o.kind = ANY($2))
    AND ($3::boolean IS NULL OR (o.ended_at IS NULL) = $3)
"""
_COUNT = f"SELECT count(*) {_MATCHES}"
_LIST = f"""
SELECT o.id, o.name, o.short_name, o.kind, o.inn, o.agreement_number, o.ended_at,
    c.name AS contact_name, c.email AS contact_email,
    (SELECT count(*) FROM servicing_people p WHERE p.organization_id = o.id
        AND p.ended_at IS NULL AND p.user_id IS NULL) AS invited,
    CASE WHEN o.ended_at IS NULL THEN (SELECT count(*) FROM served_houses h
        WHERE h.organization_id = o.id AND {_NOW}) ELSE 0 END AS houses
FROM (SELECT o.* {_MATCHES} ORDER BY lower(o.short_name), o.id LIMIT $4 OFFSET $5) AS o
LEFT JOIN LATERAL (SELECT p.name, p.email FROM servicing_people p
    WHERE p.organization_id = o.id AND p.ended_at IS NULL
    ORDER BY p.main DESC, p.added_at, p.id LIMIT 1) AS c ON true
ORDER BY lower(o.short_name), o.id
"""
_ONE = """
SELECT id, external_id, told IS NOT NULL AS told_by_system, name, short_name, kind, inn,
    agreement_number, created_at, ended_at
FROM servicing_organizations WHERE id = $1
"""
_PEOPLE = """
SELECT id, name, email, phone, main, user_id, added_at, invited_at, ended_at, ended_because
FROM servicing_people WHERE organization_id = $1
ORDER BY ended_at IS NOT NULL, main DESC, added_at, id LIMIT 200
"""
_OWN = f"SELECT h.building_id FROM served_houses h WHERE h.organization_id = $1 AND {_NOW}"
_COUNTS = f"""
SELECT (SELECT count(*) FROM ({_OWN}) AS n) AS houses, {_meters(_OWN, "unit")} AS unit_meters,
    {_meters(_OWN, "building")} AS common_meters
"""
_READINGS = f"""
SELECT m.since, r.* FROM (SELECT date_trunc('month', {_DAY})::date AS since) AS m
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE s.state = 'on_its_way') AS on_its_way,
        count(*) FILTER (WHERE s.state = 'accepted') AS accepted,
        count(*) FILTER (WHERE s.state = 'refused') AS refused
    FROM submissions s WHERE s.organization_id = $1
        AND s.submitted_at >= m.since::timestamp AT TIME ZONE
            (SELECT time_zone FROM {SUPPLIER} AS e)) AS r
"""
_ADDRESS = "translate(lower(concat_ws(' ', b.region, b.locality, b.street, b.house)), 'ё', 'е')"
_OF_ONE = f"""
FROM served_houses h JOIN buildings b ON b.id = h.building_id
WHERE h.organization_id = $1 AND ($2::text[] = '{{}}' OR {_ADDRESS} LIKE ALL($2))
    AND ($3::text IS NULL OR {_STATE} = $3)
"""
_ORDER = "ORDER BY {row}.rank, {row}.locality, {row}.street NULLS FIRST, {row}.house, {row}.id"
_HOUSES = f"""
SELECT x.*, {_meters("SELECT x.building_id", "unit")} AS unit_meters,
    {_meters("SELECT x.building_id", "building")} AS common_meters
FROM (SELECT q.* FROM (
    SELECT h.id, h.building_id, h.first_day, h.last_day, h.told IS NOT NULL AS told_by_system,
        b.region, b.locality, b.street, b.house, {_STATE} AS state,
        array_position(ARRAY['now', 'later', 'former'], {_STATE}) AS rank
    {_OF_ONE}) AS q {_ORDER.format(row="q")} LIMIT $4 OFFSET $5) AS x
{_ORDER.format(row="x")}
"""
# Streets first: there are far fewer of them.
_FOUND = f"""
WITH near AS MATERIALIZED (
    SELECT id, search_text FROM streets WHERE search_text LIKE ALL($1::text[])
    ORDER BY length(search_text), search_text LIMIT 40
)
SELECT x.*, {_meters("SELECT x.id", "unit")} AS unit_meters,
    {_meters("SELECT x.id", "building")} AS common_meters, v.id AS server_id, v.short_name
FROM (
    SELECT b.id, b.region, b.locality, b.street, b.house,
        row_number() OVER (ORDER BY lower(coalesce(b.house, '')) = ANY($2) DESC,
            length(near.search_text), length(b.house), b.house, b.id) AS place
    FROM near JOIN buildings b ON b.street_id = near.id
    WHERE $2::text[] = '{{}}' OR EXISTS (SELECT FROM unnest($2::text[]) AS number
        WHERE lower(coalesce(b.house, '')) LIKE number || '%'
            OR ' ' || near.search_text LIKE '% ' || number || '%')
    ORDER BY place LIMIT {_MOST_FOUND}
) AS x
LEFT JOIN served_houses h ON h.building_id = x.id AND {_NOW}
LEFT JOIN servicing_organizations v ON v.id = h.organization_id AND v.ended_at IS NULL
ORDER BY x.place
"""
_ADD = """
INSERT INTO servicing_organizations
    (external_id, name, short_name, kind, inn, agreement_number)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
"""
_CHANGE = """
UPDATE servicing_organizations SET name = $2, short_name = $3, kind = $4, inn = $5,
    agreement_number = $6
WHERE id = $1
"""
_SET_ENDED = """
UPDATE servicing_organizations SET ended_at = CASE WHEN $2 THEN now() END WHERE id = $1
"""
_LIVING = """
SELECT id FROM servicing_people WHERE organization_id = $1 AND ended_at IS NULL
"""
_PERSON = """
SELECT id, email, name, invited_at, ended_at FROM servicing_people
WHERE organization_id = $1 AND id = $2
"""
_TAKEN = "SELECT EXISTS (SELECT FROM servicing_people WHERE email = $1 AND ended_at IS NULL)"
_INVITED = "UPDATE servicing_people SET invited_at = now() WHERE id = $1"
_BUILDING = "SELECT EXISTS (SELECT FROM buildings WHERE id = $1)"


def _patterns(text: str) -> list[str]:
    folded = text.lower().replace("ё", "е").replace("\0", " ")
    return [like(word) for word in folded.split()[:_MOST_WORDS]]


async def list_organizations(
    connection: Connection, wanted: OrganizationsQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of organisations by their names, and how many there are in all."""
    active = None if wanted.state is None else wanted.state == "active"
    asked = (_patterns(wanted.search), wanted.kind, active)
    rows = await connection.fetch(_LIST, *asked, page.limit, page.offset)
    return {
        "items": [_listed(row) for row in rows],
        "total": await connection.fetchval(_COUNT, *asked),
    }


def _listed(row: Any) -> dict[str, Any]:
    told = dict(row)
    name, email = told.pop("contact_name"), told.pop("contact_email")
    return told | {"contact": None if name is None else {"name": name, "email": email}}


async def find_organization(connection: Connection, organization_id: int) -> Any | None:
    """Return an organisation's own row, or None."""
    return await connection.fetchrow(_ONE, organization_id)


async def list_people(connection: Connection, organization_id: int) -> list[dict[str, Any]]:
    """Return who acts for an organisation, then those who did."""
    return [dict(row) for row in await connection.fetch(_PEOPLE, organization_id)]


async def read_counts(connection: Connection, organization_id: int) -> dict[str, Any]:
    """Return houses, meters, and readings of this month."""
    counts = dict(await connection.fetchrow(_COUNTS, organization_id))
    return counts | {"readings": dict(await connection.fetchrow(_READINGS, organization_id))}


async def list_houses(
    connection: Connection, organization_id: int, wanted: HousesQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of the houses of an organisation, those that it serves now first."""
    asked = (organization_id, _patterns(wanted.search), wanted.state)
    rows = await connection.fetch(_HOUSES, *asked, page.limit, page.offset)
    return {
        "items": [_house(row) for row in rows],
        "total": await connection.fetchval(f"SELECT count(*) {_OF_ONE}", *asked),
    }


def _house(row: Any) -> dict[str, Any]:
    address = address_text(row["region"], row["locality"], row["street"], row["house"], None)
    return dict(row) | {"address": address}


async def list_found(connection: Connection, query: AddressQuery) -> list[dict[str, Any]]:
    """Return the first houses whose address fits, and who serves each today."""
    if not query.words:
        return []
    # A word holds letters, digits, «/» and «-» only: nothing that LIKE would take for its own.
    patterns = [f"%{word}%" for word in query.words]
    rows = await connection.fetch(_FOUND, patterns, list(query.numbers))
    return [
        _house(row)
        | {
            "served_by": row["short_name"]
            and {"id": row["server_id"], "short_name": row["short_name"]}
        }
        for row in rows
    ]


async def add_organization(connection: Connection, key: str, *fields: Any) -> int:
    """Add an organisation: names, kind, INN, agreement; return its inner key."""
    added: int = await connection.fetchval(_ADD, key, *fields)
    return added


async def change_organization(connection: Connection, organization_id: int, *fields: Any) -> None:
    """Set what an organisation is, as `add_organization` takes it."""
    await connection.execute(_CHANGE, organization_id, *fields)


async def set_ended(connection: Connection, organization_id: int, *, ended: bool) -> list[UUID]:
    """End an organisation or take it up again; return who acts for it."""
    await connection.execute(_SET_ENDED, organization_id, ended)
    return [row["id"] for row in await connection.fetch(_LIVING, organization_id)]


async def find_person(connection: Connection, organization_id: int, person_id: UUID) -> Any | None:
    """Return a person of an organisation, or None."""
    return await connection.fetchrow(_PERSON, organization_id, person_id)


async def is_taken(connection: Connection, email: str) -> bool:
    """Say whether somebody acts for an organisation by this address."""
    return bool(await connection.fetchval(_TAKEN, email))


async def note_invited(connection: Connection, person_id: UUID) -> None:
    """Note that a person's letter is asked for now."""
    await connection.execute(_INVITED, person_id)


async def is_building(connection: Connection, building_id: int) -> bool:
    """Say whether there is such a building."""
    return bool(await connection.fetchval(_BUILDING, building_id))
