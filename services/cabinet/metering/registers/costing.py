"""What was used between register readings, as money; pure (decision 0068).

Nobody knows at which hour of the time between two readings a counter went on: what it counted is
spread evenly over that time, and each part of it has the price of its days. A counter of a tariff
zone tells the zone; a whole that is not told by zones has a price only where all zones have one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from services.cabinet.metering.consumption.rules import midnight
from services.cabinet.metering.costs.rules import Part, is_flat, price_of
from services.cabinet.metering.registers.rules import Counted, Used, Zone
from services.cabinet.tariffs.rules import kopecks_of, zone_of_counter

# Why something that was used has no cost: for some of its time no price is kept, its counters do
# not count by the zones of the tariff, or one of them is asked back and the whole is not known.
Missing = Literal["prices", "readings", "zones"]

_ENDS = attrgetter("ends")
_COUNTERS: Mapping[Zone, int] = {"T1": 1, "T2": 2, "T3": 3}


class Priced(NamedTuple):
    """A part of a calendar month that has prices, as moments at the place."""

    begins: datetime
    ends: datetime
    part: Part

    def share(self, used: Used, until: datetime) -> tuple[int, int]:
        """Return how much of the time of what was used is in the part, and the whole of it."""
        within = min(self.ends, until) - max(self.begins, used.since)
        whole = until - used.since
        return max(within // timedelta.resolution, 0), whole // timedelta.resolution


class Prices(NamedTuple):
    """The prices at a meter's place: parts in order, and which zone each counter counts.

    `used`: Wh of the account in parts whose price depends on it.
    """

    parts: Sequence[Priced]
    zones: Mapping[int, int]
    used: Mapping[Part, int]


class Costs(NamedTuple):
    """Kopecks of readings by meter and moment, None = not told, and why some are not."""

    of: Mapping[tuple[int, datetime], int | None]
    missing: Sequence[Missing]

    def told(self) -> dict[str, Any]:
        """Return what is said of all of them: the sum of what is told of each."""
        known = [cost for cost in self.of.values() if cost is not None]
        return {
            "cost": sum(known) if known else None,
            "cost_state": "estimate" if known else None,
            "cost_complete": bool(known) and not self.missing,
            "cost_missing": self.missing,
        }


NO_COSTS = Costs({}, ())


def priced_of(parts: Iterable[Part], zone_name: str) -> list[Priced]:
    """Return parts as moments by the clock of a place."""
    return [
        Priced(midnight(part.first_day, zone_name), midnight(part.end, zone_name), part)
        for part in parts
    ]


def used_in(parts: Iterable[Priced], counted: Iterable[Counted]) -> Iterator[tuple[Part, int]]:
    """Yield what a meter used in each part by its readings, spread evenly between them."""
    lying = [(used, one.reading.taken_at) for one in counted for used in _whole_of(one).values()]
    for priced in parts:
        amount = 0
        for used, until in lying:
            # A year of hours has a hundred thousand of these, nearly all of them apart.
            if used.since < priced.ends and priced.begins < until:
                within, whole = priced.share(used, until)
                amount += used.amount * within // whole
        yield priced.part, amount


def costs_of(shown: Iterable[tuple[int, Counted]], prices: Mapping[int, Prices]) -> Costs:
    """Return what each reading's consumption cost; `prices` by meter, of those that have some."""
    costs: dict[tuple[int, datetime], int | None] = {}
    missing: set[Missing] = set()
    for meter_id, one in shown:
        if one.whole is None:
            if one.used:
                missing.add("readings")
            continue
        known = prices.get(meter_id)
        cost = "prices" if known is None else _cost_of(one, known)
        if isinstance(cost, str):
            missing.add(cost)
        costs[meter_id, one.reading.taken_at] = None if isinstance(cost, str) else cost
    return Costs(costs, sorted(missing))


def _cost_of(one: Counted, prices: Prices) -> int | Missing:
    until = one.reading.taken_at
    whole = _whole_of(one)
    since = min(used.since for used in whole.values())
    known_until = since
    money = 0
    for priced in islice(prices.parts, bisect_right(prices.parts, since, key=_ENDS), None):
        if priced.begins >= until:
            break
        if priced.begins > known_until:
            return "prices"
        known_until = priced.ends
        amounts = _amounts(one, priced.part, prices.zones)
        if amounts is None:
            return "zones"
        for zone, used in amounts:
            within, length = priced.share(used, until)
            price = price_of(priced.part, zone, prices.used.get(priced.part, 0))
            money += (2 * used.amount * within * price + length) // (2 * length)
    return "prices" if known_until < until else kopecks_of(money)


def _amounts(one: Counted, part: Part, zones: Mapping[int, int]) -> list[tuple[int, Used]] | None:
    """Return what was used with its zone; None when the counters do not tell the zones."""
    version = part.version
    if is_flat(version):
        return [(min(version.zones), used) for used in _whole_of(one).values()]
    amounts: list[tuple[int, Used]] = []
    for name, counter in _COUNTERS.items():
        if name not in one.reading.values:
            continue
        zone = zone_of_counter(version, counter, zones)
        if zone is None or name not in one.used:
            return None
        amounts.append((zone, one.used[name]))
    # A counter of all zones may be called T1, too.
    return amounts if {zone for zone, _ in amounts} == version.zones.keys() else None


def _whole_of(one: Counted) -> dict[Zone, Used]:
    """Return what makes up all that was used: the total's counter where it is known, else zones."""
    return {name: one.used[name] for name in one.counters}
