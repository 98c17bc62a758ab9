"""SQL of staff's list of meters."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping
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
_STANDS = "EXISTS (SELECT FROM meter_installations i WHERE i.meter_id = m.id{})"
_STATES: Mapping[str, str] = {
    "in_service": _STANDS.format(" AND i.removed_on IS NULL"),
    "removed": f"{_STANDS.format('')} AND NOT {_STANDS.format(' AND i.removed_on IS NULL')}",
    "unused": f"NOT {_STANDS.format('')}",
}
# The day on which a verification is due, by the supplier's clock: `due` is asked of it.
_TODAY = f"(SELECT {TODAY} FROM supplier_settings e)"
_DUE: Mapping[str, str] = {
    "overdue": f"{VERIFICATION_DUE} < {_TODAY}",
    "soon": f"{VERIFICATION_DUE} BETWEEN {_TODAY} AND {_TODAY} + {REMINDED.days}",
    "valid": f"{VERIFICATION_DUE} > {_TODAY} + {REMINDED.days}",
    "unknown": f"{VERIFICATION_DUE} IS NULL",
}
_LOAD = (
    "(SELECT state FROM connection_states WHERE meter_id = m.id ORDER BY changed_at DESC LIMIT 1)"
)
# The meters of a word: no index serves an «or» over three tables, each serves its own part.
_FOUND = """m.id IN (
    SELECT id FROM meters WHERE serial_number ILIKE {word}
    UNION SELECT n.id FROM meters n JOIN meter_models k ON k.id = n.model_id
        WHERE concat_ws(' ', k.name, k.version_code) ILIKE {word}
    UNION SELECT i.meter_id FROM customer_accounts a
        JOIN usage_points p ON p.account_id = a.id
        JOIN meter_installations i ON i.usage_point_id = p.id
        WHERE a.search_text LIKE {folded})"""
_PAGE = """
SELECT m.id, m.serial_number, m.model_id, o.name AS model, o.manufacturer, p.account_id,
    a.number AS account_number, a.customer_name, l.address, i.installed_on, i.removed_on,
    i.id AS installation_id, {load} AS load, {due} AS verification_due_on, {today} AS today
FROM (
    SELECT m.*, row_number() OVER (ORDER BY {order}) AS nth FROM meters m {joined} {where}
    ORDER BY {order} LIMIT {limit} OFFSET {offset}
) AS m
{model}
LEFT JOIN LATERAL ({placed}) AS i ON true
LEFT JOIN usage_points p ON p.id = i.usage_point_id
LEFT JOIN service_locations l ON l.id = p.service_location_id
LEFT JOIN customer_accounts a ON a.id = p.account_id
ORDER BY m.nth
"""


def _conditions(asked: MeterListQuery, values: list[Any]) -> list[str]:
    """Return what must hold of a meter `m` of a model `o`; add what is compared to `values`."""

    def given(value: Any) -> str:
        values.append(value)
        return f"${len(values)}"

    conditions = []
    for word in asked.search.replace("\0", " ").split()[:8]:
        folded = word.lower().replace("ё", "е")
        key = account_key(word)
        if key.isdecimal():
            folded = key
        conditions.append(_FOUND.format(word=given(like(word)), folded=given(like(folded))))
    if asked.model_id is not None:
        conditions.append(f"m.model_id = {given(asked.model_id)}")
    if asked.manufacturer:
        conditions.append(f"o.manufacturer = {given(asked.manufacturer)}")
    if asked.verification is not None:
        conditions.append(_DUE[asked.verification])
    if asked.load is not None:
        known = f"coalesce({_LOAD}, 'unknown')"
        conditions.append(f"{known} = {given(asked.load)}")
    if asked.state is not None:
        conditions.append(_STATES[asked.state])
    return conditions


async def list_meters(
    connection: Connection, asked: MeterListQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of all meters for which everything asked holds."""
    values: list[Any] = []
    conditions = _conditions(asked, values)
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
