"""SQL of names."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.kit.database import Connection

# What each kind is called, and by which table; deleted accounts and subscribers have no name.
_KINDS: Mapping[str, tuple[str, str]] = {
    "account": ("number", "customer_accounts WHERE deletion_id IS NULL"),
    "customer": ("name", "customers WHERE deletion_id IS NULL"),
    "meter": ("serial_number", "meters WHERE true"),
    "meter_model": ("name", "meter_models WHERE true"),
    "appeal": ("'№ ' || number", "appeals WHERE true"),
    "service_order": ("'№ ' || number", "service_orders WHERE true"),
    "outage": ("'№ ' || id", "outages WHERE true"),
    "servicing_organization": ("short_name", "servicing_organizations WHERE true"),
    "tariff_schedule": ("name", "tariff_schedules WHERE true"),
    "answer_template": ("name", "answer_templates WHERE true"),
    "appeal_topic": ("title", "appeal_topics WHERE true"),
    "desk_team": ("name", "desk_teams WHERE true"),
}
_NAMES = """
SELECT '{kind}' AS kind, id::text AS id, ({name})::text AS name FROM {table}
    AND id = ANY(SELECT one::{type} FROM unnest(${parameter}::text[]) AS one WHERE one ~ '{shape}')
"""
_NUMBER, _UUID = "^[0-9]{1,9}$", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_BY_UUID = {"appeal", "service_order"}
_ZONE = "SELECT time_zone FROM supplier_settings"


async def list_names(
    connection: Connection, ids: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """Return kind, key and name of those things that are there; `ids` are keys by their kinds."""
    parts = []
    for place, kind in enumerate(ids, 1):
        name, table = _KINDS[kind]
        by_uuid = kind in _BY_UUID
        parts.append(
            _NAMES.format(
                kind=kind,
                name=name,
                table=table,
                type="uuid" if by_uuid else "int",
                shape=_UUID if by_uuid else _NUMBER,
                parameter=place,
            )
        )
    if not parts:
        return []
    rows = await connection.fetch(" UNION ALL ".join(parts), *ids.values())
    return [dict(row) for row in rows]


async def read_time_zone(connection: Connection) -> str:
    """Return the supplier's time zone."""
    zone: str = await connection.fetchval(_ZONE)
    return zone
