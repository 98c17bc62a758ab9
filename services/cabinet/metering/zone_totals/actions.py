"""Acts of keeping what of days fell into tariff zones (decision 0044)."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from services.cabinet.metering.consumption.hours import pieces_of
from services.cabinet.metering.consumption.packed_months import day_bit, days_of_bits
from services.cabinet.metering.consumption.pricing import Plan, map_of_plan, plan_of
from services.cabinet.metering.consumption.rules import add_months, first_of_month
from services.cabinet.metering.consumption.subjects import tariffed
from services.cabinet.metering.consumption.zone_sums import ZoneMap, sums_of_day
from services.cabinet.metering.packing.actions import when_free
from services.cabinet.metering.packing.rules import KNOWN_FOR, is_night, last_old_day
from services.cabinet.metering.zone_totals import queries
from services.cabinet.metering.zone_totals.queries import Made
from services.cabinet.supplier.queries import read_settings
from services.cabinet.tariffs.queries import book_of
from services.kit.database import Connection, Database

log = logging.getLogger(__name__)
# A year by months and the running month, and what is looked at beside them.
_MONTHS = 25
_PLACES_AT_ONCE = 64


@dataclass(slots=True)
class Counted:
    """How many months were told anew, and of how many meters that others were writing."""

    months: int = 0
    busy: int = 0


class Done(NamedTuple):
    """When all was counted last: the night's date, and the mark of the tariffs."""

    night: date
    mark: UUID


class _Meter(NamedTuple):
    plan: Plan
    time_zone: str

    def map_of(self, month: date) -> ZoneMap:
        return map_of_plan(self.plan, month, self.time_zone)


async def count_in_time(database: Database, now: datetime, done: Done | None) -> Done | None:
    """Count once a night, and once after each change of tariffs; return when it was done last.

    Not in the first day of the columns, while a process may write that does not know of them.
    """
    async with database.connection() as connection:
        zone_name = (await read_settings(connection))["time_zone"]
        mark, since = await queries.read_state(connection)
    if now - since < KNOWN_FOR:
        return done
    today = last_old_day(now, zone_name, 0)
    changed = done is None or done.mark != mark
    if not changed and (done is None or done.night == today or not is_night(now, zone_name)):
        return done
    counted = await count_zones(database, today, gently=True)
    log.info("zones_counted", extra={"months": counted.months, "busy": counted.busy})
    if counted.busy:
        return done
    return Done(today if is_night(now, zone_name) else (done.night if done else date.min), mark)


async def count_zones(database: Database, today: date, *, gently: bool) -> Counted:
    """Tell what fell into zones in the months until today, wherever it is not told rightly.

    Of places whose tariff has hours of unlike price. `gently` rests as long as it works.
    """
    counted = Counted()
    last = first_of_month(today)
    months = add_months(last, 1 - _MONTHS), last
    after = 0
    while True:
        began = time.monotonic()
        async with database.connection() as connection:
            places = await queries.list_places(connection, after, _PLACES_AT_ONCE)
        if not places:
            return counted
        after = places[-1]["usage_point_id"]
        meters = await _meters_of(database, places, months)
        if meters:
            await _count(database, meters, months, counted)
        if gently:
            await asyncio.sleep(time.monotonic() - began)


async def _meters_of(
    database: Database, places: Sequence[Any], months: tuple[date, date]
) -> dict[int, _Meter]:
    """Return the meters of places where hours have unlike prices."""
    assigned = [tariffed(row["tariffs"]) for row in places]
    schedules = {key for one in assigned for key in one.schedules if key is not None}
    book = await book_of(database, assigned[0].mark, schedules)
    last = add_months(months[1], 1) - timedelta(days=1)
    meters: dict[int, _Meter] = {}
    for row, tariffs in zip(places, assigned, strict=True):
        plan = plan_of(book, tariffs, months[0], last)
        if not plan.flat:
            meters |= dict.fromkeys(row["meters"], _Meter(plan, row["time_zone"]))
    return meters


async def _count(
    database: Database,
    meters: Mapping[int, _Meter],
    months: tuple[date, date],
    counted: Counted,
) -> None:
    async with database.connection() as connection:
        rows = await queries.list_months(connection, meters, months)
    wanted = sorted({row["meter_id"] for row in rows if _missing(row, meters)})
    if not wanted:
        return

    async def count(connection: Connection) -> None:
        made = []
        for row in await queries.list_months(connection, wanted, months):
            if not _missing(row, meters):
                continue
            try:
                made.append(await _made(connection, row, meters[row["meter_id"]]))
            except ValueError as error:
                # The bytes of a packed month are damaged; others are not to stay for it.
                log.error(  # noqa: TRY400 (the reason says all)
                    "month_not_zoned",
                    extra={"meter_id": row["meter_id"], "reason": str(error)},
                )
        if made:
            await queries.put_zones(connection, made, months)
        counted.months += len(made)

    # The locks on the meters keep away who delivers: what is told is of the days that stand.
    if not await when_free(database, wanted, count):
        counted.busy += len(wanted)


def _missing(row: Any, meters: Mapping[int, _Meter]) -> int:
    """Return the bits of the days of a month that have sums, but none by their zones."""
    zone_map = meters[row["meter_id"]].map_of(row["month"])
    if not zone_map.zones:
        return 0
    known = sum(
        day_bit(number) for number, amount in enumerate(row["sums"], 1) if amount is not None
    )
    return known & ~(row["zoned"] if row["zone_key"] == zone_map.key else 0)


async def _made(connection: Connection, row: Any, meter: _Meter) -> Made:
    """Return a month with the days that are missing put in.

    What cannot be told by hours of the clock is left out, and its hours tell it each time.
    """
    month = row["month"]
    zone_map = meter.map_of(month)
    of_month = len(zone_map.hours)
    kept = row["zone_key"] == zone_map.key
    sums = list(row["zone_sums"]) if kept else [None] * (of_month * len(zone_map.zones))
    days = row["zoned"] if kept else 0
    wanted = _missing(row, {row["meter_id"]: meter})
    dates = [month.replace(day=number) for number in days_of_bits(wanted)]
    rows = await queries.list_hours_of(connection, row["meter_id"], month, dates)
    for stored in rows:
        for piece in pieces_of(stored, dates[0], dates[-1]):
            for number in range(piece.days):
                day = (piece.first_day + timedelta(days=number)).day
                if not wanted & day_bit(day):
                    continue
                values = piece.values[number * piece.per_day : (number + 1) * piece.per_day]
                told = sums_of_day(values, piece.minutes, zone_map.hours[day - 1], zone_map.zones)
                if told is not None:
                    sums[day - 1 :: of_month] = told
                    days |= day_bit(day)
    return Made(row["meter_id"], month, zone_map.key, days, sums)
