"""A house's balance put together: by months, and by the hours of a day where that tells of none."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from services.cabinet.channels import kilo
from services.cabinet.errors import DateOutOfRange
from services.cabinet.metering.consumption.hours import pieces_of
from services.cabinet.metering.consumption.rules import (
    add_months,
    first_of_month,
    interval_count,
    interval_stamps,
    midnight,
    months_between,
)
from services.cabinet.servicing.balance import queries
from services.cabinet.servicing.balance.places import (
    House,
    Point,
    add_readings,
    meters_to_read,
    moments_of,
    points_of,
)
from services.cabinet.servicing.balance.rules import (
    LEAST_UNITS,
    MOST_MONTHS_APART,
    Withheld,
    added,
    hours_of,
)
from services.cabinet.servicing.balance.telling import balance_told
from services.cabinet.zones import zone
from services.kit.database import Database

_MONTHS = 12
_OLDEST_MONTHS = 36
_DAY = timedelta(days=1)


async def find_balance(
    database: Database, house: tuple[int, int], asked: date | None, now: datetime
) -> dict[str, Any] | None:
    """Return the balance of a house (organisation, building) by months (`BalanceOut`).

    Nothing of a house that the organisation does not serve. Raises DateOutOfRange for a month to
    come, one long past, and one that did not begin while the organisation served the house.
    """
    found = await _find_house(database, house, now)
    if found is None:
        return None
    last = first_of_month(found.today)
    month = last if asked is None else first_of_month(asked)
    if asked is not None and not found.first_month <= month <= last:
        raise DateOutOfRange(f"Months from {found.first_month} to {last} are taken.")
    end = month if months_between(month, last) > _MONTHS else last
    count = max(min(_MONTHS, months_between(found.first_month, end)), 1)
    found.months = [add_months(end, n + 1 - count) for n in range(count)]
    days = found.months[0], add_months(end, 1) - _DAY
    points = points_of(await queries.list_meters(database, house, days, found.months), found)
    await _read_counters(database, found, points)
    return balance_told(found, points, asked and month)


async def _find_house(database: Database, house: tuple[int, int], now: datetime) -> House | None:
    row = await queries.find_house(database, *house)
    if row is None:
        return None
    today = now.astimezone(zone(row["time_zone"])).date()
    first = add_months(today, -_OLDEST_MONTHS)
    since = row["served_since"]
    if since is not None:
        whole = since if since.day == 1 else add_months(since, 1)
        first = max(first, min(whole, first_of_month(today)))
    return House(house, row, first, today)


async def _read_counters(database: Database, house: House, points: list[Point]) -> None:
    whose = meters_to_read(points, house)
    if not whose:
        return
    pieces = [(row["meter_id"], *moments_of(row, house.time_zone)) for _, row in whose]
    oldest = midnight(add_months(house.months[0], -MOST_MONTHS_APART), house.time_zone)
    months = list(pairwise(house.starts()))
    # Whoever put in other transformers has read the counter.
    first, after = house.months[0], add_months(house.months[-1], 1)
    days = [
        (nth, midnight(day, house.time_zone), midnight(day + _DAY, house.time_zone))
        for nth, (_, row) in enumerate(whose, 1)
        for day in row["ratio_days"] or ()
        if first <= day < after
    ]
    rows = await queries.list_readings(database, pieces, months, days, oldest)
    add_readings(whose, rows, house)


async def find_hours(
    database: Database, house: tuple[int, int], day: date, now: datetime
) -> dict[str, Any] | None:
    """Return a house by the hours of a day (`HouseHoursOut`); nothing of one that is not served.

    Only where all its meters have measured every hour of it, and those of `LEAST_UNITS` flats at
    least: the sum is always of the same flats, so that no two of them tell of one by subtraction.
    Raises DateOutOfRange as `find_balance` does.
    """
    found = await _find_house(database, house, now)
    if found is None:
        return None
    if not found.first_month <= day <= found.today:
        raise DateOutOfRange(f"Days from {found.first_month} to {found.today} are taken.")
    rows = await queries.list_day(database, house, day)
    units = [row for row in rows if row["scope"] == "unit"]
    common = [row for row in rows if row["scope"] == "building"]
    count = interval_count(day, 60, found.time_zone)
    withheld: Withheld | None = None
    sums: list[list[list[int]]] = []
    if len({row["usage_point_id"] for row in units}) < LEAST_UNITS:
        withheld = "few-units"
    elif not common:
        withheld = "no-house-meter"
    elif not all(row["interval_minutes"] for row in rows):
        withheld = "not-by-hours"
    else:
        sums = [
            [hours for row in side for hours in _hours(row, day, count)] for side in (common, units)
        ]
        if [len(side) for side in sums] != [len(common), len(units)]:
            withheld = "not-arrived"
    told: list[dict[str, Any]] = []
    if withheld is None:
        starts = interval_stamps(day, 60, count, found.time_zone)
        came, used = (added(side, count) for side in sums)
        told = [
            {"start": start, "house": kilo(one), "units": kilo(other)}
            for start, one, other in zip(starts, came, used, strict=False)
        ]
    return {
        "day": day,
        "units": len({row["usage_point_id"] for row in units}),
        "least_units": LEAST_UNITS,
        "withheld": withheld,
        "hours": told,
    }


def _hours(row: Any, day: date, count: int) -> list[list[int]]:
    if row["day"] is None:
        return []
    found = [hours_of(one.values, one.minutes, count) for one in pieces_of(row, day, day)]
    return [hours for hours in found if hours is not None]
