"""Acts that give usage points their tariff schedules."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.cabinet.metering.tariff_terms import queries
from services.kit.database import Connection


async def assign_told(
    connection: Connection, before: Mapping[str, int | None], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Give points the schedules that a batch tells of them.

    `rows`: `mrid`, `tariff_schedule_id`, `tariff_from`; `before`: what was told last, by `mrid`.
    Only what is told otherwise than before counts, so that a redelivery undoes nothing that staff
    have set since (decision 0034).
    """
    told = [
        {
            "mrid": row["mrid"],
            "schedule_id": row["tariff_schedule_id"],
            "from_day": row["tariff_from"],
            "other": before.get(row["mrid"]) != row["tariff_schedule_id"],
        }
        for row in rows
    ]
    counting = [
        one for one in told if one["other"] or (one["from_day"] and one["schedule_id"] is not None)
    ]
    if counting:
        await queries.put_told(connection, counting)
