"""SQL of readings of many meters: what is known of all of them in one statement."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.cabinet.access.visibility import HELD_METERS_SPANS
from services.cabinet.submissions.entry.queries import known_meters
from services.kit.database import Connection

_MANY = known_meters(HELD_METERS_SPANS, "$3::timestamptz")


async def list_held_meters(
    connection: Connection, meter_ids: Sequence[int], now: datetime
) -> list[Any]:
    """Return of each meter what `find_held_meter` returns of one; those of nobody are missing."""
    return list(await connection.fetch(_MANY, None, meter_ids, now))
