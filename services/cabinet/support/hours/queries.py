"""SQL of when the desk works."""

from typing import Any
from zoneinfo import ZoneInfo

from services.cabinet.support.hours.rules import Hours
from services.cabinet.zones import zone
from services.kit.database import Connection

_READ = "SELECT days, begins_at, ends_at, answer_minutes FROM desk_hours"
_READ_BY = """
SELECT h.days, h.begins_at, h.ends_at, h.answer_minutes, e.time_zone
FROM desk_hours h CROSS JOIN supplier_settings e
"""
_SET = "UPDATE desk_hours SET days = $1, begins_at = $2, ends_at = $3, answer_minutes = $4"


async def read_hours(connection: Connection) -> dict[str, Any]:
    """Return when the desk works, as `HoursOut` has it."""
    return dict(await connection.fetchrow(_READ))


async def read_clock(connection: Connection) -> tuple[Hours, ZoneInfo]:
    """Return when the desk works, and by which clock."""
    row = await connection.fetchrow(_READ_BY)
    hours = Hours(frozenset(row["days"]), row["begins_at"], row["ends_at"], row["answer_minutes"])
    return hours, zone(row["time_zone"])


async def set_hours(connection: Connection, values: dict[str, Any]) -> None:
    """Set when the desk works."""
    await connection.execute(
        _SET, sorted(values["days"]), values["begins_at"], values["ends_at"],
        values["answer_minutes"],
    )  # fmt: skip
