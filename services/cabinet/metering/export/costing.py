"""What each interval of exported days cost, in hundred-thousandths of a rouble; pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from services.cabinet.metering.consumption.rules import (
    Period,
    add_months,
    day_offsets,
    first_of_month,
)
from services.cabinet.metering.costs.rules import KOPECK, Clock
from services.cabinet.metering.export.rules import COST_UNITS, ExportDay, Measured

_PAID = "A+"
_UNIT = KOPECK * 100 // COST_UNITS
# The price of each point of a clock, nanoroubles a kWh, None = none is kept.
Prices = Callable[[Clock], Sequence[int | None]]


class Costs:
    """Adds costs to days in their order; what is rounded off is carried on to the next interval."""

    def __init__(self, zone_name: str, prices: Prices) -> None:
        self._zone_name, self._prices = zone_name, prices
        self._exact = self._told = 0
        self._month: tuple[date, int] | None = None
        self._offsets: tuple[int, ...] = ()
        self._of_month: Sequence[int | None] = ()

    def added(self, day: ExportDay) -> ExportDay:
        """Return the day with what its A+ cost; an interval without a price has none."""
        part = day.channels.get(_PAID)
        if part is None:
            return day
        costs: list[int | None] = []
        for value, price in zip(part.values, self._of(day.day, part), strict=True):
            if value is None or price is None:
                costs.append(None)
                continue
            self._exact += value * price
            told = (self._exact + _UNIT // 2) // _UNIT
            costs.append(told - self._told)
            self._told = told
        return replace(day, costs=Measured(part.minutes, costs))

    def _of(self, day: date, part: Measured) -> Sequence[int | None]:
        month = first_of_month(day)
        if (month, part.minutes) != self._month:
            self._month = month, part.minutes
            period = Period(month, add_months(month, 1))
            self._offsets = day_offsets(period, part.minutes, self._zone_name)
            clock = Clock(month, self._offsets, part.minutes, self._zone_name)
            self._of_month = self._prices(clock)
        number = (day - month).days
        prices = self._of_month[self._offsets[number] : self._offsets[number + 1]]
        # A day that was stored by another zone's clock may be longer, or shorter.
        count = len(part.values)
        return [*prices[:count], *[None] * (count - len(prices))]
