"""SQL of when the desk works."""

from collections.abc import Mapping
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
_DAYS = "SELECT day, begins_at, ends_at, name FROM desk_days ORDER BY day"
_ADD_DAY = "INSERT INTO desk_days (day, begins_at, ends_at, name) VALUES ($1, $2, $3, $4)"
_SET = "UPDATE desk_hours SET days = $1, begins_at = $2, ends_at = $3, answer_minutes = $4"


def hours_of(values: Mapping[str, Any]) -> Hours:
    """Return hours as the rules take them, of what `HoursIn` and the tables have alike."""
    exceptions = {
        one["day"]: None if one["begins_at"] is None else (one["begins_at"], one["ends_at"])
        for one in values["exceptions"]
    }
    return Hours(
        frozenset(values["days"]),
        values["begins_at"],
        values["ends_at"],
        values["answer_minutes"],
        exceptions,
    )


async def read_hours(connection: Connection) -> dict[str, Any]:
    """Return when the desk works, as `HoursOut` has it."""
    days = await connection.fetch(_DAYS)
    return dict(await connection.fetchrow(_READ)) | {"exceptions": [dict(one) for one in days]}


async def read_clock(connection: Connection) -> tuple[Hours, ZoneInfo]:
    """Return when the desk works, and by which clock."""
    row = await connection.fetchrow(_READ_BY)
    days = await connection.fetch(_DAYS)
    return hours_of(dict(row) | {"exceptions": days}), zone(row["time_zone"])


async def set_hours(connection: Connection, values: dict[str, Any]) -> None:
    """Set when the desk works."""
    await connection.execute(
        _SET, sorted(values["days"]), values["begins_at"], values["ends_at"],
        values["answer_minutes"],
    )  # fmt: skip
    await connection.execute("DELETE FROM desk_days")
    of_days = [
        (one["day"], one["begins_at"], one["ends_at"], one["name"]) for one in values["exceptions"]
    ]
    await connection.executemany(_ADD_DAY, of_days)
