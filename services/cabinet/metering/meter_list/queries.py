"""SQL of staff's list of meters."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Callable, Mapping
from typing import Any

from services.cabinet.access.visibility import TODAY
from services.cabinet.lines.queries import like
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
_LOAD = """(SELECT state FROM connection_states WHERE meter_id = m.id
    ORDER BY changed_at DESC LIMIT 1)"""
_LOADS = """SELECT meter_id FROM (
    SELECT DISTINCT ON (meter_id) meter_id, state FROM connection_states
    ORDER BY meter_id, changed_at DESC) AS s"""
_MODELS = "SELECT id FROM meter_models WHERE concat_ws(' ', name, version_code) ILIKE $1"
_POINTS = """SELECT p.id FROM customer_accounts a JOIN usage_points p ON p.account_id = a.id
    WHERE a.search_text LIKE {folded}"""
# The meters of a word: no index serves an «or» over three tables, each serves its own part. They
# are looked for once, for the page and for how many there are; of many, all meters are read.
_FEW = 2000
_FOUND = f"""
SELECT id FROM meters WHERE serial_number ILIKE $1
UNION SELECT id FROM meters WHERE model_id = ANY($3::int[])
UNION SELECT id FROM meters WHERE usage_point_id IN ({_POINTS.format(folded="$2")})
LIMIT {_FEW + 1}
"""
_AMONG_ALL = f"""(m.serial_number ILIKE {{word}} OR m.model_id = ANY({{models}}::int[])
    OR m.usage_point_id IN ({_POINTS}))"""
_PAGE = """
SELECT m.id, m.serial_number, m.model_id, o.name AS model, o.manufacturer, p.account_id,
    a.number AS account_number, a.customer_name, l.address, i.installed_on, i.removed_on,
    i.id AS installation_id, {load} AS load, {due} AS verification_due_on, {today} AS today
FROM (
    SELECT m.id FROM meters m {joined} {where} ORDER BY {order} LIMIT {limit} OFFSET {offset}
) AS page
JOIN meters m ON m.id = page.id
{model}
LEFT JOIN LATERAL ({placed}) AS i ON true
LEFT JOIN usage_points p ON p.id = i.usage_point_id
LEFT JOIN service_locations l ON l.id = p.service_location_id
LEFT JOIN customer_accounts a ON a.id = p.account_id
ORDER BY {order}
"""


async def _condition_of(connection: Connection, word: str, given: Callable[[Any], str]) -> str:
    """Return what holds of the meters of a word; what it is compared with goes through `given`."""
    key = account_key(word)
    folded = like(key if key.isdecimal() else word.lower().replace("ё", "е"))
    models = [row["id"] for row in await connection.fetch(_MODELS, like(word))]
    rows = await connection.fetch(_FOUND, like(word), folded, models)
    if len(rows) <= _FEW:
        return f"m.id = ANY({given([row['id'] for row in rows])}::int[])"
    return _AMONG_ALL.format(word=given(like(word)), models=given(models), folded=given(folded))


async def _conditions(
    connection: Connection, asked: MeterListQuery, values: list[Any]
) -> list[str]:
    """Return what must hold of a meter `m` of a model `o`; add what is compared to `values`."""

    def given(value: Any) -> str:
        values.append(value)
        return f"${len(values)}"

    words = asked.search.replace("\0", " ").split()[:8]
    conditions = [await _condition_of(connection, word, given) for word in words]
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
    return conditions


async def list_meters(
    connection: Connection, asked: MeterListQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of all meters for which everything asked holds."""
    values: list[Any] = []
    conditions = await _conditions(connection, asked, values)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    order = _SORTS[asked.sort]
    counted = _MODEL if "o." in where else ""
    total = await connection.fetchval(f"SELECT count(*) FROM meters m {counted} {where}", *values)
    statement = _PAGE.format(
        load=_LOAD,
        due=VERIFICATION_DUE,
        today=_TODAY,
        order=order,
        joined=_MODEL if "o." in where + order else "",
        where=where,
        limit=f"${len(values) + 1}",
        offset=f"${len(values) + 2}",
        model=_MODEL,
        placed=PLACED,
    )
    rows = await connection.fetch(statement, *values, page.limit, page.offset)
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
