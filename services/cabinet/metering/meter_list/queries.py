"""SQL of staff's list of meters."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from services.cabinet.access.visibility import TODAY
from services.cabinet.lines.queries import like
from services.cabinet.metering.collection.queries import IN_SERVICE
from services.cabinet.metering.meter_list.schemas import MeterListQuery
from services.cabinet.metering.meters.queries import PLACED, VERIFICATION_DUE
from services.cabinet.metering.meters.rules import REMINDED, verification_state
from services.contracts.account_numbers import account_key
from services.kit.database import Connection
from services.kit.pagination import PageRequest

_MODEL = "LEFT JOIN meter_models o ON o.id = m.model_id"
_SORTS: Mapping[str, str] = {
    "serial_number": "m.serial_number, m.id",
    "-serial_number": "m.serial_number DESC, m.id DESC",
    "model": "o.name NULLS LAST, m.serial_number, m.id",
    "-model": "o.name DESC NULLS LAST, m.serial_number DESC, m.id DESC",
    "verification_due_on": f"{VERIFICATION_DUE} NULLS LAST, m.serial_number, m.id",
    "-verification_due_on": f"{VERIFICATION_DUE} DESC NULLS LAST, m.serial_number DESC, m.id DESC",
}
# A meter knows the place where it stands or stood last; one that has not stood anywhere has none.
_OPEN = """m.usage_point_id IS NOT NULL AND {} (SELECT FROM meter_installations i
    WHERE i.meter_id = m.id AND i.removed_on IS NULL)"""
_STATES: Mapping[str, str] = {
    "in_service": _OPEN.format("EXISTS"),
    "removed": _OPEN.format("NOT EXISTS"),
    "unused": "m.usage_point_id IS NULL",
}
# The day on which a verification is due, by the supplier's clock: `due` is asked of it.
_TODAY = f"(SELECT {TODAY} FROM supplier_settings e)"
_DUE: Mapping[str, str] = {
    "overdue": f"{VERIFICATION_DUE} < {_TODAY}",
    "soon": f"{VERIFICATION_DUE} BETWEEN {_TODAY} AND {_TODAY} + {REMINDED.days}",
    "valid": f"{VERIFICATION_DUE} > {_TODAY} + {REMINDED.days}",
    "unknown": f"{VERIFICATION_DUE} IS NULL",
}
_DAILY: Mapping[str, str] = {
    "arrived": f"m.id IN (SELECT meter_id FROM ({IN_SERVICE}) AS s WHERE arrived)",
    "missing": f"m.id IN (SELECT meter_id FROM ({IN_SERVICE}) AS s WHERE NOT arrived)",
}
_TOWN = """m.usage_point_id IN (SELECT p.id FROM buildings b
    JOIN service_locations l ON l.building_id = b.id
    JOIN usage_points p ON p.service_location_id = l.id WHERE b.locality = {town})"""
_LOAD = """(SELECT state FROM connection_states WHERE meter_id = m.id
    ORDER BY changed_at DESC LIMIT 1)"""
_LOADS = """SELECT meter_id FROM (
    SELECT DISTINCT ON (meter_id) meter_id, state FROM connection_states
    ORDER BY meter_id, changed_at DESC) AS s"""
_MODELS = "SELECT id FROM meter_models WHERE concat_ws(' ', name, version_code) ILIKE $1"
# Of few accounts the points are looked up one by one, where PostgreSQL, which cannot know how few a
# word finds, may rather read all there are; of many it is right to.
_FEW = 2_000
_ACCOUNTS = f"""SELECT array_agg(id) FROM (
    SELECT id FROM customer_accounts WHERE search_text LIKE $1 LIMIT {_FEW + 1}) AS a"""
_OF_FEW = """SELECT p.id FROM unnest({accounts}::int[]) AS a (id) CROSS JOIN LATERAL (
    SELECT id FROM usage_points WHERE account_id = a.id OFFSET 0) AS p"""
_OF_MANY = """SELECT p.id FROM customer_accounts a JOIN usage_points p ON p.account_id = a.id
    WHERE a.search_text LIKE {folded}"""
# Of a meter what it is found and sorted by.
_KEYS = "id, serial_number, model_id, usage_point_id, next_verification_on, last_verification_on"
# The meters of a word: no index serves an «or» over three tables, each serves its own part. Models
# and accounts are looked for before, so that PostgreSQL knows how many they are.
_OF_WORD = f"""(
    SELECT {_KEYS} FROM meters WHERE serial_number ILIKE {{word}}
    UNION SELECT {_KEYS} FROM meters WHERE model_id = ANY({{models}}::int[])
    UNION SELECT {_KEYS} FROM meters WHERE usage_point_id IN ({{points}}))"""
# What is looked for is found once, for the page and for how many there are; all others are as
# quick as their index.
_SEARCH = """
WITH matched AS MATERIALIZED (SELECT m.* FROM {among} AS m {counted} {where})
SELECT m.id, (SELECT count(*) FROM matched) AS found FROM matched AS m {joined}
ORDER BY {order} LIMIT {limit} OFFSET {offset}
"""
_LIST = """
SELECT m.id FROM meters AS m {joined} {where} ORDER BY {order} LIMIT {limit} OFFSET {offset}
"""
# Always the same statement, so that it is planned once.
_DETAILS = f"""
SELECT m.id, m.serial_number, m.model_id, o.name AS model, o.manufacturer, p.account_id,
    a.number AS account_number, a.customer_name, l.address, i.installed_on, i.removed_on,
    i.id AS installation_id, {_LOAD} AS load, {VERIFICATION_DUE} AS verification_due_on,
    {_TODAY} AS today
FROM unnest($1::int[]) WITH ORDINALITY AS page (id, place)
JOIN meters m ON m.id = page.id
{_MODEL}
LEFT JOIN LATERAL ({PLACED}) AS i ON true
LEFT JOIN usage_points p ON p.id = i.usage_point_id
LEFT JOIN service_locations l ON l.id = p.service_location_id
LEFT JOIN customer_accounts a ON a.id = p.account_id
ORDER BY page.place
"""


# One pass over the meters in service, by all that a tile tells of them.
_IN_SERVICE = f"""
SELECT now() AS at, coalesce(o.manufacturer, '') AS maker, coalesce({_LOAD}, 'unknown') AS load,
    CASE {" ".join(f"WHEN {holds} THEN '{due}'" for due, holds in _DUE.items())} END AS due,
    count(*) AS meters
FROM meters m {_MODEL} WHERE {_STATES["in_service"]} GROUP BY maker, load, due
"""


async def count_in_service(connection: Connection) -> list[Any]:
    """Return how many meters are in service by `maker`, `load` and `due`, as the filters mean."""
    return list(await connection.fetch(_IN_SERVICE))


async def _of_word(connection: Connection, word: str, given: Callable[[Any], str]) -> str:
    """Return the meters of a word; what they are compared with goes through `given`."""
    key = account_key(word)
    folded = like(key if key.isdecimal() else word.lower().replace("ё", "е"))
    models = [row["id"] for row in await connection.fetch(_MODELS, like(word))]
    accounts = await connection.fetchval(_ACCOUNTS, folded) or []
    few = len(accounts) <= _FEW
    points = (
        _OF_FEW.format(accounts=given(accounts)) if few else _OF_MANY.format(folded=given(folded))
    )
    return _OF_WORD.format(word=given(like(word)), models=given(models), points=points)


class _View(NamedTuple):
    """Which meters `m` are asked for: among which, under which conditions; by these values."""

    among: str
    where: str
    values: list[Any]


async def _view_of(connection: Connection, asked: MeterListQuery) -> _View:
    """Return what is asked for, of meters `m` of a model `o`."""
    values: list[Any] = []

    def given(value: Any) -> str:
        values.append(value)
        return f"${len(values)}"

    words = asked.search.replace("\0", " ").split()[:8]
    found = [await _of_word(connection, word, given) for word in words]
    conditions = [f"m.id IN (SELECT id FROM {of} AS w)" for of in found[1:]]
    if asked.model_id is not None:
        conditions.append(f"m.model_id = {given(asked.model_id)}")
    if asked.manufacturer:
        conditions.append(f"o.manufacturer = {given(asked.manufacturer)}")
    if asked.verification is not None:
        conditions.append(_DUE[asked.verification])
    if asked.load == "unknown":
        conditions.append(f"m.id NOT IN ({_LOADS})")
    elif asked.load is not None:
        conditions.append(f"m.id IN ({_LOADS} WHERE state = {given(asked.load)})")
    if asked.state is not None:
        conditions.append(_STATES[asked.state])
    if asked.daily is not None:
        conditions.append(_DAILY[asked.daily])
    if asked.locality:
        conditions.append(_TOWN.format(town=given(asked.locality)))
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return _View(found[0] if found else "meters", where, values)


async def list_meters(
    connection: Connection, asked: MeterListQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of all meters for which everything asked holds."""
    view = await _view_of(connection, asked)
    order = _SORTS[asked.sort]
    counted = _MODEL if "o." in view.where else ""
    searched = view.among != "meters"
    statement = (_SEARCH if searched else _LIST).format(
        among=view.among,
        where=view.where,
        counted=counted,
        joined=_MODEL if "o." in order else "" if searched else counted,
        order=order,
        limit=f"${len(view.values) + 1}",
        offset=f"${len(view.values) + 2}",
    )
    keys = await connection.fetch(statement, *view.values, page.limit, page.offset)
    if searched and (keys or not page.offset):
        total = keys[0]["found"] if keys else 0
    else:
        # All of them, or a page beyond the end, which cannot tell how many there are.
        count = f"SELECT count(*) FROM {view.among} AS m {counted} {view.where}"
        total = await connection.fetchval(count, *view.values)
    rows = await connection.fetch(_DETAILS, [row["id"] for row in keys]) if keys else []
    return {"items": [_meter(row) for row in rows], "total": total}


def _meter(row: Any) -> dict[str, Any]:
    meter = dict(row)
    placed = meter.pop("installation_id") is not None
    state = ("in_service" if meter["removed_on"] is None else "removed") if placed else "unused"
    due = verification_state(meter["verification_due_on"], meter.pop("today"))
    return meter | {
        "state": state,
        "load": meter["load"] or "unknown",
        "verification_state": due,
    }
