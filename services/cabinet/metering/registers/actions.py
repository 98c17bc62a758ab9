"""Acts that store what registers showed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from services.cabinet.channels import CHANNELS, QUALITIES, SOURCES
from services.cabinet.lines.rules import Batch, Failed, Kept, Lines, Rejected
from services.cabinet.metering.meters.actions import lock_known
from services.cabinet.metering.meters.queries import list_known
from services.cabinet.metering.meters.rules import KnownMeter
from services.cabinet.metering.ratios.rules import times
from services.cabinet.metering.registers import queries
from services.cabinet.metering.registers.rules import Zone
from services.cabinet.zones import zone
from services.contracts.batches.measurements import MAX_REGISTER, RegisterReadingIn
from services.kit.database import Connection
from services.kit.together import Part

_TAKEN, _OWN = CHANNELS["A+"], SOURCES["manual"]
_COLUMNS: tuple[Zone, ...] = ("total", "T1", "T2", "T3")


async def put_register_readings(
    connection: Connection, kept: Lines[RegisterReadingIn], batch: Batch
) -> Failed:
    """Store register readings; what they replace goes to the history."""
    multiplied = {item.record.meter for item in kept if item.record.multiplied}
    meters = await list_known(connection, multiplied) if multiplied else {}
    fitting, beyond = _fitting(kept, meters)
    good, failed = await lock_known(connection, fitting)
    failed += beyond
    rows = [
        (
            meter_id,
            CHANNELS[record.channel],
            SOURCES[record.source],
            record.taken_at,
            *_shown(record, meters),
            # None when good: 0 of them all would need a value in each row.
            QUALITIES[record.quality or "good"] or None,
        )
        for meter_id, record in good
    ]
    await queries.put_readings(connection, rows, batch.number)
    return failed


def _fitting(
    kept: Lines[RegisterReadingIn], meters: Mapping[str, KnownMeter]
) -> tuple[list[Kept[RegisterReadingIn]], Failed]:
    """Return the lines, without those of which a ratio below 1 makes more than a counter shows."""
    reason = f"Divided by the transformation ratio, values from 0 to {MAX_REGISTER} are taken."
    good: list[Kept[RegisterReadingIn]] = []
    failed: Failed = []
    for item in kept:
        # What has no meter is refused for that.
        divided = item.record.multiplied and item.record.meter in meters
        if divided and max(filter(None, _shown(item.record, meters)), default=0) > MAX_REGISTER:
            failed.append((item.line, Rejected("values", "out-of-range", reason)))
        else:
            good.append(item)
    return good, failed


def _shown(record: RegisterReadingIn, meters: Mapping[str, KnownMeter]) -> Iterator[int | None]:
    """Yield what the counters showed of total, T1, T2 and T3, in whole Wh or varh (case B7)."""
    values = (getattr(record.values, name) for name in _COLUMNS)
    if not record.multiplied:
        yield from values
        return
    meter = meters[record.meter]
    # What a midnight shows is what the day before ends with.
    day = (record.taken_at - timedelta.resolution).astimezone(zone(meter.time_zone)).date()
    ratio = meter.ratios.on(day)
    for value in values:
        yield None if value is None else times(value, 1 / ratio)


def putting_own_readings(
    readings: Sequence[tuple[int, datetime, Mapping[Zone, int]]],
) -> Part:
    """Return the part of a statement that stores what people have read off counters of A+.

    Each is meter, moment, Wh by zone. From then on it is in the table, in charts and in what is
    worked out of them. No other reading of the meter stands at that moment.
    """
    rows = [
        (meter_id, taken_at, *(values.get(name) for name in _COLUMNS))
        for meter_id, taken_at, values in readings
    ]
    return queries.adding(_TAKEN, _OWN, rows)


async def find_free_moment(connection: Connection, meter_id: int, wanted: datetime) -> datetime:
    """Return the moment, or the next second of it, at which no reading of a meter's A+ stands."""
    return await queries.read_free_moment(connection, meter_id, _TAKEN, wanted)


async def take_own_readings_out(
    connection: Connection, readings: Sequence[tuple[int, datetime]]
) -> None:
    """Let people's readings (meter, moment) count no more; the history keeps them."""
    await queries.take_readings_out(connection, _TAKEN, _OWN, readings)
