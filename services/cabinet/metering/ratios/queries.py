"""SQL of transformation ratios, which stand with their usage points."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping
from datetime import date

from services.cabinet.metering.ratios.rules import Ratios, ratios_of
from services.kit.database import Connection

# What the differences of readings at a usage point `p` are multiplied by: `face_of` reads them.
RATIOS = "p.transformation_ratio AS ratio, p.ratio_days, p.former_ratios"
_RATIOS = f"""
SELECT p.mrid, {RATIOS}, (now() AT TIME ZONE coalesce(p.time_zone, e.time_zone))::date AS today
FROM usage_points p CROSS JOIN supplier_settings e WHERE p.mrid = ANY($1::uuid[])
"""
_FORMER_RATIOS = """
UPDATE usage_points SET ratio_days = $2::date[], former_ratios = $3::numeric[] WHERE mrid = $1
"""


async def list_ratios(
    connection: Connection, mrids: Iterable[str]
) -> dict[str, tuple[Ratios, date]]:
    """Return the ratios of the usage points that are known, and their today, by their codes."""
    rows = await connection.fetch(_RATIOS, list(mrids))
    return {str(row["mrid"]): (ratios_of(row), row["today"]) for row in rows}


async def put_former_ratios(connection: Connection, ratios: Mapping[str, Ratios]) -> None:
    """Store which ratios usage points had before the present ones, by their codes."""
    await connection.executemany(
        _FORMER_RATIOS,
        [(mrid, list(one.days) or None, list(one.former) or None) for mrid, one in ratios.items()],
    )
