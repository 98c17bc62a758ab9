"""Acts of packing: old days into months, and out of them again (decision 0030)."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

import asyncpg

from services.cabinet.metering.meters.queries import try_lock_meters
from services.cabinet.metering.packing import queries
from services.cabinet.metering.packing.rules import (
    KNOWN_FOR,
    days_of_month,
    is_night,
    last_old_day,
    merged,
)
from services.cabinet.metering.partitions import (
    ensure_partitions,
    list_partitions,
    partition_name,
    partition_start,
)
from services.cabinet.supplier.queries import read_settings
from services.kit.clock import utc_now
from services.kit.database import Connection, Database

log = logging.getLogger(__name__)
# One transaction: an intake of these meters waits for it some 20 ms.
_METERS_AT_ONCE = 64
_TRIES = 100
_PAUSE_SECONDS = 0.1


@dataclass(slots=True)
class Moved:
    """What was moved, and what was left where it stands."""

    days: int = 0
    # Months of a meter and channel that could not be packed or read, or came back as others.
    unfit: int = 0
    # Meters of a month that others were writing all the time.
    busy: int = 0


async def pack_at_night(
    database: Database, after: int, now: datetime, done: date | None
) -> date | None:
    """Pack the days that are `after` days old; return the night's date once it is done.

    `done` is the last night that was. Nothing is packed at day by the supplier's clock, and in the
    first 24 hours of the tables, while a process may run that does not know of them.
    """
    async with database.connection() as connection:
        zone_name = (await read_settings(connection))["time_zone"]
        since = await queries.find_known_since(connection)
    tonight = last_old_day(now, zone_name, 0)
    if done == tonight or not is_night(now, zone_name):
        return done
    if since is None or now - since < KNOWN_FOR:
        return done
    moved = await pack_old_days(database, last_old_day(now, zone_name, after), gently=True)
    log.info("days_packed", extra={"days": moved.days, "unfit": moved.unfit, "busy": moved.busy})
    return done if moved.busy else tonight


async def pack_now(database: Database, after: int) -> Moved:
    """Pack the days that are `after` days old, because somebody asks for it."""
    async with database.connection() as connection:
        zone_name = (await read_settings(connection))["time_zone"]
    return await pack_old_days(database, last_old_day(utc_now(), zone_name, after), gently=False)


async def pack_old_days(database: Database, until: date, *, gently: bool) -> Moved:
    """Pack all days up to `until` of all meters, and give back the room that they took.

    What stands in `interval_profile` is the work, so that a day that came late is packed like any
    other, and who was ended in the middle goes on where he was. `gently` rests as long as it works.
    """
    moved = Moved()
    async with database.connection() as connection:
        partitions = await list_partitions(connection, "interval_profile")
    touched: set[str] = set()
    for partition, month in partitions:
        days = days_of_month(month, until)
        if days and await _pack_month(database, partition, days, moved, gently):
            start = partition_start("interval_months", month)
            touched |= {partition, partition_name("interval_months", start)}
    await _give_back(database, touched)
    return moved


async def unpack_days(database: Database) -> Moved:
    """Put all packed days back where a release reads them that knows of no packed ones."""
    moved = Moved()
    async with database.connection() as connection:
        months = await queries.list_months(connection)
    for month in months:
        await ensure_partitions(database, "interval_profile", [month])
        last = -1
        while True:
            async with database.connection() as connection:
                meters = await queries.list_packed_meters(connection, month, last, _METERS_AT_ONCE)
            if not meters:
                break
            await _take_out(database, month, meters, moved)
            last = meters[-1]
    return moved


async def _pack_month(
    database: Database, partition: str, days: Sequence[date], moved: Moved, gently: bool
) -> bool:
    """Pack these days, the old ones of a partition; say whether there were any."""
    async with database.connection() as connection:
        meters = await queries.list_meters(connection, partition, days[-1])
    if not meters:
        return False
    await ensure_partitions(database, "interval_months", days[:1])
    for some in _chunks(meters):
        began = time.monotonic()

        async def pack(connection: Connection, some: Sequence[int] = some) -> None:
            await _pack_meters(connection, partition, days, some, moved)

        if not await when_free(database, some, pack):
            moved.busy += len(some)
        if gently:
            await asyncio.sleep(time.monotonic() - began)
    return True


async def _pack_meters(
    connection: Connection,
    partition: str,
    days: Sequence[date],
    meters: Sequence[int],
    moved: Moved,
) -> None:
    """Pack days of one month and of meters that are locked, in the running transaction."""
    month = days[0].replace(day=1)
    rows = await queries.list_rows(connection, partition, days, meters)
    known = await queries.read_packed(connection, month, meters)
    made: dict[tuple[int, int], tuple[int, bytes]] = {}
    count = unfit = 0
    for key, group in groupby(rows, itemgetter("meter_id", "channel")):
        new = [queries.day_of_row(row) for row in group]
        try:
            made[key] = merged(new, *known.get(key, (0, None)))
        except ValueError as error:
            # It stays as it stands: read by all, and tried again each night.
            log.error(  # noqa: TRY400 (the reason says all)
                "month_not_packed",
                extra={"meter_id": key[0], "month": str(month), "reason": str(error)},
            )
            unfit += 1
        else:
            count += len(new)
    if made:
        await queries.put_months(connection, month, made)
        removed = await queries.remove_rows(connection, partition, days, list(made))
        if removed != count:
            raise RuntimeError(f"{count} days were packed, but {removed} removed")
    moved.days += count
    moved.unfit += unfit


async def _take_out(database: Database, month: date, meters: Sequence[int], moved: Moved) -> None:
    async def take_out(connection: Connection) -> None:
        moved.days += await queries.take_out(connection, month, meters)

    try:
        if not await when_free(database, meters, take_out):
            moved.busy += len(meters)
    except ValueError as error:
        if len(meters) > 1:
            # The others are not to stay for one that is damaged.
            for meter in meters:
                await _take_out(database, month, [meter], moved)
            return
        moved.unfit += 1
        log.error(  # noqa: TRY400 (the reason says all)
            "month_not_unpacked",
            extra={"meter_id": meters[0], "month": str(month), "reason": str(error)},
        )


async def when_free(
    database: Database, meters: Sequence[int], act: Callable[[Connection], Awaitable[None]]
) -> bool:
    """Do `act` in a transaction with the meters locked; say whether they ever were free.

    Never waits while it holds some of them, so that nobody waits behind it for a third one.
    """
    for left in reversed(range(_TRIES)):
        async with database.plain_transaction() as connection:
            if await try_lock_meters(connection, meters):
                await act(connection)
                return True
        if left:
            await asyncio.sleep(_PAUSE_SECONDS)
    return False


async def _give_back(database: Database, touched: set[str]) -> None:
    """Free the room of what was deleted; what became empty goes back to the disk."""
    async with database.connection() as connection:
        for table in sorted(touched):
            await queries.vacuum(connection, table)
        emptied = await queries.list_emptied(connection)
    for partition in emptied:
        try:
            async with database.plain_transaction() as connection:
                await queries.give_back(connection, partition)
        except asyncpg.LockNotAvailableError:
            log.info("partition_kept", extra={"partition": partition, "effect": "until next night"})


def _chunks(meters: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(meters), _METERS_AT_ONCE):
        yield meters[first : first + _METERS_AT_ONCE]
