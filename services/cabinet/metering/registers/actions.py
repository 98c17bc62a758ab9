"""Acts that store what registers showed."""

from collections.abc import Mapping
from datetime import datetime

from services.cabinet.channels import CHANNELS, QUALITIES, SOURCES
from services.cabinet.lines.rules import Batch, Failed, Lines
from services.cabinet.metering.meters.actions import lock_known
from services.cabinet.metering.registers import queries
from services.cabinet.metering.registers.rules import Zone
from services.contracts.batches.measurements import RegisterReadingIn
from services.kit.database import Connection

_TAKEN, _OWN = CHANNELS["A+"], SOURCES["manual"]
_COLUMNS: tuple[Zone, ...] = ("total", "T1", "T2", "T3")


async def put_register_readings(
    connection: Connection, kept: Lines[RegisterReadingIn], batch: Batch
) -> Failed:
    """Store register readings; what they replace goes to the history."""
    good, failed = await lock_known(connection, kept)
    rows = [
        (
            meter_id,
            CHANNELS[record.channel],
            SOURCES[record.source],
            record.taken_at,
            record.values.total,
            record.values.T1,
            record.values.T2,
            record.values.T3,
            # None when good: 0 of them all would need a value in each row.
            QUALITIES[record.quality or "good"] or None,
        )
        for meter_id, record in good
    ]
    await queries.put_readings(connection, rows, batch.number)
    return failed


async def put_own_reading(
    connection: Connection, meter_id: int, taken_at: datetime, values: Mapping[Zone, int]
) -> None:
    """Store what a consumer has read off a meter's counters of energy taken (A+), Wh by zone.

    From now on it is in the table, in charts and in what is worked out of them. No other reading
    stands at that moment.
    """
    columns = [values.get(zone) for zone in _COLUMNS]
    await queries.add_reading(connection, (meter_id, _TAKEN), _OWN, taken_at, columns)


async def take_own_reading_out(connection: Connection, meter_id: int, taken_at: datetime) -> None:
    """Let a consumer's reading count no more; the history keeps it."""
    await queries.take_reading_out(connection, (meter_id, _TAKEN), _OWN, taken_at)
