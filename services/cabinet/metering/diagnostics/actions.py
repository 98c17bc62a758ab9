"""Acts that store what meters report about themselves."""

from services.cabinet.lines.rules import Batch, Failed, Lines
from services.cabinet.metering.diagnostics import queries
from services.cabinet.metering.meters.actions import lock_known
from services.contracts.batches.measurements import ConnectionStateIn, MeterEventIn
from services.kit.database import Connection


async def put_meter_events(connection: Connection, kept: Lines[MeterEventIn], _: Batch) -> Failed:
    """Store meter events; the same event again only corrects its text and severity."""
    good, failed = await lock_known(connection, kept)
    rows = [
        (meter, queries.SEVERITIES[r.severity], r.occurred_at, event_code(r), r.text)
        for meter, r in good
    ]
    await queries.put_events(connection, rows)
    return failed


def event_code(record: MeterEventIn) -> str:
    """Return the code as it is stored: the name, or the number in decimal."""
    return str(record.code)


async def put_connection_states(
    connection: Connection, kept: Lines[ConnectionStateIn], _: Batch
) -> Failed:
    """Store states of the load."""
    good, failed = await lock_known(connection, kept)
    await queries.put_states(connection, [(m, r.changed_at, r.state) for m, r in good])
    return failed
