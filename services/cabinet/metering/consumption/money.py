"""Rows of consumption as money, and as the parts of tariff zones. Pure.

Of energy a row holds Wh. Times the prices of `costs/rules.py` that is money in their unit, exact,
so that rows of money are added and joined as those of energy are; kopecks come last, once.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import add, mul, sub
from typing import NamedTuple, cast

from services.cabinet.metering.consumption.series import HIDDEN, UNKNOWN, Bar, Series


class Money(NamedTuple):
    """What points cost, in kopecks, None = not told; they come to the total exactly.

    `complete`: nothing that was used is missing in it, and all of it has a price.
    """

    costs: Sequence[int | None]
    total: int | None
    complete: bool


def money_row(row: Series, prices: Sequence[int | None], *, priced: bool | None = None) -> Series:
    """Return what each point costs; `doubtful` counts the Wh that no price is known for.

    `prices` has one for each point of the row, None = the supplier keeps none for that time;
    `priced`: whether there is none of these, if the caller knows.
    """
    values, odd = row
    if priced is None:
        priced = None not in prices
    if priced and not odd:
        return Series(list(map(mul, values, prices)), {})
    known = [value or 0 for value in values] if odd else values
    by = prices if priced else [price or 0 for price in prices]
    result = Series(list(map(mul, known, by)), {})
    for number, bar in odd.items():
        result.put(number, _cost_of(bar, prices[number]))
    if not priced:
        for number, price in enumerate(prices):
            if price is None and number not in odd:
                result.put(number, Bar(0, True, None, values[number]))
    return result


def _cost_of(bar: Bar, price: int | None) -> Bar:
    if bar.value is None:
        return HIDDEN if bar == HIDDEN else UNKNOWN
    if price is None:
        return Bar(0, bar.complete, None, bar.value)
    return Bar(bar.value * price, bar.complete)


def zoned_money_row(
    row: Series,
    zones: Mapping[int, Sequence[int | None]],
    prices: Mapping[int, Sequence[int | None]],
) -> Series:
    """Return what each day of a row costs, by what of it fell into each zone, as `money_row`.

    `zones` and `prices` have one for each day of the row, by zone. None in all zones: no whole hour
    of the day is known.
    """
    values, odd = row
    count = len(values)
    amounts: list[int | None] = [0] * count
    for number, parts in zones.items():
        if number in prices:
            cost = map(mul, _filled(parts), _filled(prices[number]))
            amounts = list(map(add, cast("list[int]", amounts), cost))
    result = Series(amounts, {})
    one: Sequence[int | None] = next(iter(prices.values()), [None] * count)
    for number, bar in odd.items():
        known = any(parts[number] is not None for parts in zones.values())
        told = Bar(amounts[number], bar.complete) if known else UNKNOWN
        if bar.value is None or one[number] is None:
            told = _cost_of(bar, one[number])
        result.put(number, told)
    if None in one:
        for number, price in enumerate(one):
            if price is None and number not in odd:
                result.put(number, Bar(0, True, None, values[number]))
    return result


def _filled(numbers: Sequence[int | None]) -> Sequence[int]:
    if None in numbers:
        return [number or 0 for number in numbers]
    return cast("Sequence[int]", numbers)


def zone_row(row: Series, inside: Sequence[int]) -> Series:
    """Return what of each point fell into a zone: `inside` has a 1 for each point that is in it.

    A point that is unknown, or not the reader's, is so in every zone.
    """
    values, odd = row
    known = [value or 0 for value in values] if odd else values
    result = Series(list(map(mul, known, inside)), {})
    for number, bar in odd.items():
        if bar.value is None:
            result.put(number, bar)
        elif not bar.complete:
            result.put(number, Bar(bar.value * inside[number], False))
    return result


def in_kopecks(row: Series, kopeck: int) -> Money:
    """Return a row of money in whole kopecks, `kopeck` of its units each.

    What is rounded off is carried on to the next point; half a kopeck of the sum so far counts as
    one. Of a point in which something has no price nothing is told, rather than too little.
    """
    values, odd = row
    silent = {
        number for number, bar in odd.items() if bar.value is None or bar.doubtful is not None
    }
    exact: Sequence[int | None] = values
    if silent:
        exact = list(values)
        for number in silent:
            exact[number] = 0
    sums = accumulate(cast("Sequence[int]", exact), initial=kopeck // 2)
    rounded = [amount // kopeck for amount in sums]
    costs: list[int | None] = list(map(sub, rounded[1:], rounded))
    for number in silent:
        costs[number] = None
    told = len(values) > len(silent)
    whole = all(bar.complete and bar.doubtful is None for bar in odd.values())
    return Money(costs, rounded[-1] if told else None, told and whole)
