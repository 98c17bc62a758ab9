"""Transformation ratios told from a day on (case B7)."""

from datetime import date
from decimal import Decimal

import pytest

from services.cabinet.metering.ratios.rules import Ratios

_EVER, _FIRST, _SECOND = date(2000, 1, 1), date(2026, 6, 16), date(2026, 9, 1)


@pytest.mark.parametrize(
    ("told", "ratios"),
    [
        ([(40, _EVER), (60, _FIRST)], Ratios(Decimal(60), (_FIRST,), (Decimal(40),))),
        # The same day once more, and the next change.
        (
            [(40, _EVER), (60, _FIRST), (60, _FIRST), (80, _SECOND)],
            Ratios(Decimal(80), (_FIRST, _SECOND), (Decimal(40), Decimal(60))),
        ),
        # Another value of the same day puts it right.
        ([(40, _EVER), (60, _FIRST), (61, _FIRST)], Ratios(Decimal(61), (_FIRST,), (Decimal(40),))),
        # What is told from an earlier day on takes the place of what came later.
        (
            [(40, _EVER), (80, _SECOND), (60, _FIRST)],
            Ratios(Decimal(60), (_FIRST,), (Decimal(40),)),
        ),
        ([(40, _EVER), (60, _FIRST), (40, _FIRST)], Ratios(Decimal(40))),
        ([(40, _EVER), (40, _FIRST)], Ratios(Decimal(40))),
        ([(40, _FIRST), (60, _SECOND), (50, _EVER)], Ratios(Decimal(50))),
    ],
)
def test_ratios_are_told_from_a_day_on(told: list[tuple[int, date]], ratios: Ratios) -> None:
    found = Ratios(Decimal(1))
    for ratio, from_day in told:
        found = found.changed(Decimal(ratio), from_day)
    assert found == ratios


def test_each_day_has_the_ratio_of_its_time() -> None:
    ratios = Ratios(Decimal(80), (_FIRST, _SECOND), (Decimal(40), Decimal(60)))
    days = (date(2000, 1, 1), date(2026, 6, 15), _FIRST, date(2026, 8, 31), _SECOND)
    assert [ratios.on(day) for day in days] == [40, 40, 60, 60, 80]
