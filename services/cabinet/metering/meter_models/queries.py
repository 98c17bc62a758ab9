"""SQL of the dictionary of meter models."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping
from typing import Any

from services.cabinet.lines.queries import like
from services.cabinet.metering.meter_models.schemas import PassportIn
from services.cabinet.metering.meters.schemas import PassportOut
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page

_COLUMNS = ", ".join(f"o.{name}" for name in PassportOut.model_fields)
_TOLD = f"""o.id, o.external_id AS key, {_COLUMNS},
    (SELECT count(*) FROM meters m WHERE m.model_id = o.id) AS meters,
    ARRAY(SELECT d.external_id FROM meter_models d WHERE d.merged_into = o.id
        ORDER BY d.external_id) AS doubles"""
_FIELDS = tuple(PassportIn.model_fields)
_ADD = f"""
INSERT INTO meter_models (external_id, {", ".join(_FIELDS)})
VALUES ($1, {", ".join(f"${n}" for n in range(2, len(_FIELDS) + 2))}) RETURNING id
"""
_CHANGE = f"""
UPDATE meter_models SET {", ".join(f"{name} = ${n}" for n, name in enumerate(_FIELDS, 2))}
WHERE id = $1
"""
# Doubles of the double mean the model that stays as well.
_MERGE = (
    "UPDATE meters SET model_id = $2 WHERE model_id = $1",
    "UPDATE meter_models SET merged_into = $2 WHERE id = $1 OR merged_into = $1",
)
_SORTS: Mapping[str, str] = {
    "name": "o.name, o.version_code NULLS FIRST, o.id",
    "-name": "o.name DESC, o.version_code DESC NULLS LAST, o.id DESC",
    "manufacturer": "o.manufacturer, o.name, o.id",
    "-manufacturer": "o.manufacturer DESC, o.name DESC, o.id DESC",
    "-meters": "meters DESC, o.name, o.id",
}


async def list_models(
    connection: Connection, search: str, manufacturer: str, sort: str, page: PageRequest
) -> dict[str, Any]:
    """Return a page of models that hold every word in name, code, manufacturer or number."""
    values = [like(word) for word in search.replace("\0", " ").split()[:8]]
    conditions = ["o.merged_into IS NULL"]
    conditions += [
        f"concat_ws(' ', o.name, o.version_code, o.manufacturer, o.register_number) ILIKE ${n}"
        for n in range(1, len(values) + 1)
    ]
    if manufacturer:
        values.append(manufacturer)
        conditions.append(f"o.manufacturer = ${len(values)}")
    return await fetch_page(
        connection,
        _TOLD,
        f"FROM meter_models o WHERE {' AND '.join(conditions)}",
        page,
        *values,
        order=_SORTS[sort],
    )


async def list_manufacturers(connection: Connection) -> list[str]:
    """Return every manufacturer once, in order."""
    rows = await connection.fetch(
        "SELECT DISTINCT manufacturer FROM meter_models WHERE merged_into IS NULL ORDER BY 1"
    )
    return [row["manufacturer"] for row in rows]


async def find_model(connection: Connection, model_id: int) -> dict[str, Any] | None:
    """Return a model, or None when there is none, or it was merged into another."""
    row = await connection.fetchrow(
        f"SELECT {_TOLD} FROM meter_models o WHERE o.id = $1 AND o.merged_into IS NULL", model_id
    )
    return None if row is None else dict(row)


async def add_model(connection: Connection, key: str, passport: Mapping[str, Any]) -> int:
    """Store a new model under the key; return its inner key."""
    model_id: int = await connection.fetchval(_ADD, key, *(passport[name] for name in _FIELDS))
    return model_id


async def change_model(connection: Connection, model_id: int, passport: Mapping[str, Any]) -> None:
    """Store a model's passport anew."""
    await connection.execute(_CHANGE, model_id, *(passport[name] for name in _FIELDS))


async def merge_model(connection: Connection, model_id: int, into: int) -> None:
    """Make a model's meters those of another, and its key another key of that one."""
    for statement in _MERGE:
        await connection.execute(statement, model_id, into)


async def delete_model(connection: Connection, model_id: int) -> None:
    """Delete a model that no meter is of, with its doubles."""
    await connection.execute("DELETE FROM meter_models WHERE merged_into = $1", model_id)
    await connection.execute("DELETE FROM meter_models WHERE id = $1", model_id)
