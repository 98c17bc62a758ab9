"""Pure decisions about which days are packed, and when."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from services.cabinet.metering.consumption.packed_months import (
    PackedDay,
    day_bit,
    pack_month,
    read_days,
)
from services.cabinet.zones import zone

# Processes of a release that does not know of packed days may run beside for as long.
KNOWN_FOR = timedelta(hours=24)
# Hours of the supplier's clock in which a night's work may begin.
_NIGHT = range(2, 6)


def last_old_day(now: datetime, zone_name: str, after: int) -> date:
    """Return the youngest day that is `after` days old by the supplier's clock."""
    return now.astimezone(zone(zone_name)).date() - timedelta(days=after)


def is_night(now: datetime, zone_name: str) -> bool:
    """Say whether few read and deliver at the supplier's."""
    return now.astimezone(zone(zone_name)).hour in _NIGHT


def days_of_month(month: date, until: date) -> list[date]:
    """Return the days of the month of this first day that are not after `until`."""
    count = monthrange(month.year, month.month)[1]
    days = (month + timedelta(days=n) for n in range(count))
    return [day for day in days if day <= until]


def merged(new: Iterable[PackedDay], packed: int, days: bytes | None) -> tuple[int, bytes]:
    """Return the bits and bytes of a month with new days, which go before those that are packed.

    `packed` are the bits that count of `days`, which is None where there is no month yet. What is
    returned has been read again. Raises ValueError for what cannot be packed, cannot be read, or
    does not come back as it was.
    """
    month = {day.number: day for day in new}
    bits = sum(map(day_bit, month))
    if days is not None:
        month |= {day.number: day for day in read_days(days, packed & ~bits)}
    whole = [month[number] for number in sorted(month)]
    data = pack_month(whole)
    if read_days(data) != whole:
        raise ValueError("a packed month does not come back as it was")
    return bits | packed, data
