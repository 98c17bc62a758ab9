"""What was used between the readings of a table cost, by the prices at its places."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from services.cabinet.channels import CHANNELS
from services.cabinet.metering.consumption.rules import add_months, first_of_month
from services.cabinet.metering.costs.rules import Part, parts_of
from services.cabinet.metering.registers.costing import (
    NO_COSTS,
    Costs,
    Priced,
    Prices,
    costs_of,
    priced_of,
    used_in,
)
from services.cabinet.metering.registers.rules import Counted, count
from services.cabinet.metering.registers.table import Place, Shown, readings_of
from services.cabinet.metering.tariff_terms.queries import list_register_zones, terms_of
from services.cabinet.zones import zone
from services.kit.database import Connection

_PAID = CHANNELS["A+"]
# The place of an account's meters that a reader may see, if any, and what they showed between two
# moments: rows of `list_readings`, or those of them that were known on the day that is asked for.
OfAccount = Callable[
    [int, tuple[datetime, datetime]], Awaitable[tuple[Place, Sequence[Any]] | None]
]


async def find_costs(
    connection: Connection, place: Place, channel: int, shown: Shown, of_account: OfAccount
) -> Costs:
    """Return what readings of a table cost; nothing where the supplier keeps no prices."""
    counting = list(shown.counting())
    since = min((used.since for _, one in counting for used in one.used.values()), default=None)
    if channel != _PAID or since is None:
        return NO_COSTS
    until = max(one.reading.taken_at for _, one in counting)
    months = _months(since, until, place.time_zone)
    terms = await terms_of(connection, set(place.points.values()), *months)
    parts = {
        point: priced_of(parts_of(some), place.time_zone) for point, some in terms.points.items()
    }
    if not any(parts.values()):
        return NO_COSTS
    zones = await list_register_zones(connection, place.points)
    used = await _used(place, parts, of_account)
    prices = {
        meter_id: Prices(parts[point], zones.get(meter_id, {}), used)
        for meter_id, point in place.points.items()
        if point in parts
    }
    return costs_of(counting, prices)


def _months(since: datetime, until: datetime, zone_name: str) -> tuple[date, date]:
    """Return the first and last day of the months of a time."""
    place = zone(zone_name)
    first, last = (
        first_of_month(moment.astimezone(place).date())
        for moment in (since, until - timedelta.resolution)
    )
    return first, add_months(last, 1) - timedelta(days=1)


async def _used(
    place: Place, parts: Mapping[int, Sequence[Priced]], of_account: OfAccount
) -> Mapping[Part, int]:
    """Return what the account has used, by readings of all its meters, where prices ask for it."""
    banded = {
        priced.part: priced
        for of_point in parts.values()
        for priced in of_point
        if priced.part.version.banded
    }
    if not banded or place.account_id is None:
        return {}
    period = (
        min(priced.begins for priced in banded.values()),
        max(priced.ends for priced in banded.values()),
    )
    found = await of_account(place.account_id, period)
    if found is None:
        return {}
    every, rows = found
    used: Counter[Part] = Counter()
    for meter_id, readings in readings_of(every, rows):
        counted: list[Counted] = count(readings, every.faces[meter_id])
        used.update(dict(used_in(banded.values(), counted)))
    return used
