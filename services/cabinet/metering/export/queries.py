"""SQL of exports: whose place it is, and how much a user has taken."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from services.cabinet.access.visibility import (
    METER_NAME,
    PLACES_METER_SPANS,
    POINTS_READ_SPANS,
    SUPPLIER,
)
from services.cabinet.channels import CHANNEL_NAMES
from services.cabinet.metering.consumption.spans import Span, one_after_the_other
from services.cabinet.metering.export.rules import Place
from services.kit.database import Connection, Database
from services.kit.lines import harmless

PlaceKind = Literal["meter", "usage_point"]

# A row per span, the latest first: by it the place goes under its present name and account.
_PLACE = f"""
SELECT v.usage_point_id, p.mrid, v.time_zone, v.first_day, v.last_day,
    {METER_NAME} AS name, l.address, a.number, e.name AS supplier, m.id AS meter_id,
    m.serial_number, c.channels, c.first_measured, c.last_measured
FROM ({{spans}}) AS v
JOIN usage_points p ON p.id = v.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
JOIN customer_accounts a ON a.id = v.account_id
JOIN meters m ON m.id = v.meter_id
LEFT JOIN meter_models o ON o.id = m.model_id
CROSS JOIN {SUPPLIER} AS e
LEFT JOIN LATERAL (
    SELECT array_agg(k.channel) AS channels,
        min(greatest(k.first_day, v.first_day)) AS first_measured,
        max(least(k.last_day, v.last_day)) AS last_measured
    FROM meter_channels k
    WHERE k.meter_id = m.id
        AND greatest(k.first_day, v.first_day) <= least(k.last_day, v.last_day)) AS c ON true
ORDER BY v.last_day DESC NULLS FIRST, v.first_day DESC NULLS LAST, m.id DESC
"""
_PLACES: Mapping[PlaceKind, str] = {
    "meter": _PLACE.format(spans=PLACES_METER_SPANS),
    "usage_point": _PLACE.format(spans=POINTS_READ_SPANS),
}
# So many days more of the user in this hour; what he has now.
_COUNT = """
INSERT INTO exported_days AS counted (hour, user_id, days) VALUES ($1, $2, $3)
ON CONFLICT (hour, user_id) DO UPDATE SET days = counted.days + excluded.days
RETURNING days
"""
_FORGET = "DELETE FROM exported_days WHERE hour < now() - interval '2 hours'"


async def find_place(database: Database, user_id: UUID, kind: PlaceKind, key: int) -> Place | None:
    """Return a usage point, or that of a meter; None when the user may not read anything there."""
    rows = await database.fetch(_PLACES[kind], user_id, key)
    return _place(rows) if rows else None


def _place(rows: Sequence[Any]) -> Place:
    latest = rows[0]
    meters: dict[int, list[Any]] = {}
    for row in rows:
        meters.setdefault(row["meter_id"], []).append(row)
    seen = [row for row in rows if row["channels"]]
    channels = {code for row in seen for code in row["channels"]}
    return Place(
        id=latest["usage_point_id"],
        mrid=latest["mrid"],
        name=harmless(latest["name"]),
        address=harmless(latest["address"]),
        account_number=latest["number"],
        supplier=harmless(latest["supplier"]),
        time_zone=latest["time_zone"],
        # Old ones first: as they came to the place.
        meters=[
            (harmless(spans[0]["serial_number"]), *span)
            for spans in reversed(meters.values())
            for span in _joined(spans)
        ],
        channels=[CHANNEL_NAMES[code] for code in sorted(channels)],
        spans=_joined(rows),
        measured=(
            (
                min(row["first_measured"] for row in seen),
                max(row["last_measured"] for row in seen),
            )
            if seen
            else None
        ),
    )


def _joined(rows: Sequence[Any]) -> tuple[Span, ...]:
    return one_after_the_other((row["first_day"], row["last_day"]) for row in rows)


async def count_days(connection: Connection, user_id: UUID, days: int, now: datetime) -> int:
    """Count days that a user asks for; return how many this hour has had of him."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    return int(await connection.fetchval(_COUNT, hour, user_id, days))


async def forget_exports(connection: Connection) -> None:
    """Forget what was taken in hours that are over."""
    await connection.execute(_FORGET)
