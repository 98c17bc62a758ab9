"""A meter is replaced: the place's history runs across, and one meter is in service."""

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import POINTS, profile

_REPLACED = "2026-09-15"


async def _replaced(home: Home) -> tuple[int, int]:
    """Replace Anna's meter; return the keys of the old one and the new one."""
    await home.good(
        "meters",
        {
            "id": "m-n",
            "serial_number": "S-N",
            "model": "mm",
            "usage_point": POINTS["a"],
            "installed_on": _REPLACED,
        },
    )
    return await home.meter_id(), await home.meter_id(serial="S-N")


async def test_one_meter_is_in_service_and_both_are_told_apart(home: Home) -> None:
    old, new = await _replaced(home)
    meters = (await home.get("meters"))["items"]
    assert [(m["id"], m["in_service"], m["removed_on"]) for m in meters] == [
        (new, True, None),
        (old, False, _REPLACED),
    ]
    assert len({m["usage_point_id"] for m in meters}) == 1
    (account,) = (await home.get("accounts"))["items"]
    assert account["meters_count"] == 1


async def test_the_chart_of_either_meter_is_that_of_the_place(home: Home) -> None:
    old, new = await _replaced(home)
    await home.good(
        "interval-profiles",
        profile(day="2026-09-14", values=[100] * 24),
        profile(day=_REPLACED, values=[100] * 10 + [None] * 14),
        profile(meter="m-n", day=_REPLACED, values=[None] * 10 + [50] * 14),
        profile(meter="m-n", day="2026-09-16", values=[50] * 24),
        # What a meter tells of a time when it did not stand here is nobody's here.
        profile(meter="m-n", day="2026-09-01", values=[777] * 24),
        profile(day="2026-09-20", values=[777] * 24),
    )
    for meter in (old, new):
        path = f"meters/{meter}/consumption"
        month = await home.get(path, channel="A+", interval="month", date="2026-09-01")
        values = [point["value"] for point in month["points"]]
        assert values[13:16] == [2.4, 1.7, 1.2]
        assert month["total"] == 2.4 + 1.7 + 1.2
        assert (values[0], values[19]) == (None, None)
        day = await home.get(path, channel="A+", interval="day", date=_REPLACED)
        assert [point["value"] for point in day["points"]] == [0.1] * 10 + [0.05] * 14
        assert (day["total"], day["complete"]) == (1.7, True)
        told = await home.get(f"meters/{meter}")
        assert (told["first_day"], told["last_day"]) == ("2026-09-14", "2026-09-16")


@pytest.mark.parametrize("order", [1, -1])
async def test_meters_of_other_intervals_are_added_by_the_longer(home: Home, order: int) -> None:
    await _replaced(home)
    parts = [
        profile(day=_REPLACED, values=[100] * 24),
        profile(meter="m-n", day=_REPLACED, interval_minutes=30, values=[10] * 48),
    ]
    await home.good("interval-profiles", *parts[::order])
    day = await home.chart("day", _REPLACED)
    assert (day["interval_minutes"], len(day["points"])) == (60, 24)
    assert {point["value"] for point in day["points"]} == {0.12}
    assert (await home.chart("month", _REPLACED))["total"] == 2.88


async def test_a_meter_from_elsewhere_without_a_day_brings_no_past(home: Home) -> None:
    await home.good("interval-profiles", profile(meter="m-b", values=[777] * 24))
    await home.good("meters", {"id": "m-b", "serial_number": "S-B", "usage_point": POINTS["a"]})
    path = f"meters/{await home.meter_id(serial='S-B')}/consumption"
    chart = await home.get(path, channel="A+", interval="month", date="2026-09-10")
    assert chart["total"] is None
