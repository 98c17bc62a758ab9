"""Acts that store what registers showed."""

from services.cabinet.channels import CHANNELS, QUALITIES, SOURCES
from services.cabinet.lines.rules import Batch, Failed, Lines
from services.cabinet.metering.meters.actions import lock_known
from services.cabinet.metering.registers import queries
from services.contracts.batches.measurements import RegisterReadingIn
from services.kit.database import Connection


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
