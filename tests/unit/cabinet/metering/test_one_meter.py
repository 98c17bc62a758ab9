"""A place with one meter under one customer is told as any other place is."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from services.cabinet.metering.consumption.queries import summed_places
from services.cabinet.metering.consumption.subjects import places_of

_BEFORE, _IN, _AFTER = date(2026, 8, 20), date(2026, 9, 10), date(2026, 10, 5)
_MONTH = date(2026, 9, 1)
_SPANS = list(product((None, _BEFORE, _IN), (None, _IN, _AFTER)))


def _row(
    span: tuple[date | None, date | None],
    measured: tuple[date | None, date | None] = (_BEFORE, _AFTER),
    **more: Any,
) -> dict[str, Any]:
    found = {
        "usage_point_id": 7,
        "meter_id": 8,
        "first_day": span[0],
        "last_day": span[1],
        "time_zone": "Europe/Moscow",
        "billing_day": 5,
        "interval_minutes": None if measured[0] is None else 30,
        "first_measured": measured[0],
        "last_measured": measured[1],
        "account_id": 9,
        "month": _MONTH,
        "sums": list(range(1000, 1030)),
        "complete": (1 << 30) - 1,
        "estimated": None,
        "doubtful": None,
    }
    return found | more


@pytest.mark.parametrize("span", _SPANS)
@pytest.mark.parametrize(
    "measured", [(_BEFORE, _AFTER), (_BEFORE, _BEFORE), (_AFTER, _AFTER), (_IN, _IN), (None, None)]
)
def test_one_row_tells_of_a_place_what_the_same_row_twice_tells(
    span: tuple[date | None, date | None], measured: tuple[date | None, date | None]
) -> None:
    row = _row(span, measured)
    assert places_of([row]) == places_of([row, row])


@pytest.mark.parametrize("span", _SPANS)
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"month": None},
        {"sums": [*range(29), None], "complete": (1 << 29) - 1},
        {"estimated": [5, *[None] * 29]},
    ],
)
def test_one_row_tells_of_its_days_what_the_same_row_twice_tells(
    span: tuple[date | None, date | None], more: dict[str, Any]
) -> None:
    row = _row(span, **more)
    assert summed_places([row]) == summed_places([row, row])
