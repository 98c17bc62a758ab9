"""Advice on tariffs over HTTP: one's own year under each tariff that is offered."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from services.cabinet.metering.adviser.rules import last_year
from services.cabinet.metering.consumption.rules import month_starts
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import days, give_tariff, schedule, second_place
from tests.api.cabinet.packed import pack
from tests.api.cabinet.passing import CLARA, account, ago, newcomer, one_clock
from tests.api.cabinet.supply import ANNA, BORIS, as_user, profile
from tests.support.tariffs import ONE_DAY, one_rate, terms, three_zones, two_zones

# As long as the prices of the tests stay the same.
_EVER: dict[str, Any] = {"valid_from": "2020-01-01"}
_YEAR = last_year(ago(0))
_DAYS = (_YEAR.end - _YEAR.start).days


async def _account(home: Home, user: UUID = ANNA) -> int:
    key: int = (await home.get("accounts", user))["items"][0]["id"]
    return key


async def _advice(home: Home, user: UUID = ANNA) -> Any:
    return await home.get(f"accounts/{await _account(home, user)}/adviser", user)


async def _measured(
    home: Home, first: date = _YEAR.start, end: date = _YEAR.end, **changes: Any
) -> None:
    last = end - timedelta(days=1)
    await days(home, first.isoformat(), last.isoformat(), **changes)


async def _place(home: Home) -> None:
    """Let Anna's place keep the supplier's time, and have no tariff yet."""
    await one_clock(home)
    await home.rows("DELETE FROM usage_point_tariffs")


async def _offers(home: Home) -> dict[str, int]:
    """Offer tariffs of one, two and three zones; the place has that of one."""
    await _place(home)
    made = {
        name: await schedule(home, document, name=name, offered=True)
        for name, document in (
            ("Один", one_rate("5.66", **_EVER)),
            ("Два", two_zones(**_EVER)),
            ("Три", three_zones(**_EVER)),
        )
    }
    await give_tariff(home, made["Один"])
    return made


def _costs(advice: Any) -> dict[str, int]:
    return {one["names"][0]: one["cost"] for one in advice["options"]}


async def test_a_year_is_reckoned_under_each_offered_tariff_the_cheapest_first(home: Home) -> None:
    made = await _offers(home)
    await _measured(home)
    advice = await _advice(home)
    assert advice["state"] == "told"
    assert (advice["first_day"], advice["last_day"]) == (
        _YEAR.start.isoformat(), (_YEAR.end - timedelta(days=1)).isoformat(),
    )  # fmt: skip
    assert (advice["hours"], advice["missing"], advice["gaps"]) == (24 * _DAYS, 0, [])
    assert advice["total"] == pytest.approx(2.4 * _DAYS)
    # A day has 16 hours of day, 8 of night; 7 of peak, 9 of half-peak.
    assert list(_costs(advice).items()) == [
        ("Два", 960 * _DAYS), ("Три", 1100 * _DAYS), ("Один", round(1358.4 * _DAYS)),
    ]  # fmt: skip
    two, three, one = advice["options"]
    assert (one["present"], two["present"], three["present"]) == (True, False, False)
    assert one["difference"] == 0
    assert two["difference"] == two["cost"] - one["cost"] < 0
    for option in advice["options"]:
        assert sum(option["months"]) == option["cost"]
        assert option["schedule_id"] == made[option["names"][0]]
    day, night = two["zones"]
    assert (day["titles"]["ru"], day["price"], night["price"]) == ("День", 5.0, 2.0)
    assert day["total"] == pytest.approx(1.6 * _DAYS)
    assert night["total"] == pytest.approx(0.8 * _DAYS)
    months = [
        (b - a).days for a, b in zip(
            month_starts(_YEAR, 1), [*month_starts(_YEAR, 1)[1:], _YEAR.end], strict=True
        )
    ]  # fmt: skip
    assert night["values"] == [pytest.approx(0.8 * count) for count in months]
    assert night["prices"] == [2.0] * 12


async def test_the_break_even_share_of_night_use_stands_beside_ones_own(home: Home) -> None:
    made = await _offers(home)
    await home.rows("UPDATE tariff_schedules SET offered = false WHERE id = $1", made["Три"])
    await _measured(home)
    told = (await _advice(home))["break_even"]
    # Two zones at 5 and 2 against 5.66: always cheaper.
    assert told == {
        "single_id": made["Один"], "two_id": made["Два"], "share": 0.0,
        "own_share": pytest.approx(1 / 3),
    }  # fmt: skip
    cheap = await schedule(home, one_rate("4.55", **_EVER), name="Дешёвый", offered=True)
    told = (await _advice(home))["break_even"]
    assert told["single_id"] == cheap
    assert told["share"] == pytest.approx((5 - 4.55) / (5 - 2))


async def test_prices_of_today_count_for_all_of_the_year_and_what_was_paid_stands_beside(
    home: Home,
) -> None:
    await _place(home)
    # After the year, on a month's first day as well.
    since = _YEAR.end.isoformat()
    made = await schedule(
        home, one_rate("4", **_EVER), one_rate("6", valid_from=since),
        one_rate("7", valid_from=ago(-40).isoformat()), name="Один", offered=True,
    )  # fmt: skip
    await give_tariff(home, made)
    await _measured(home)
    advice = await _advice(home)
    (option,) = advice["options"]
    assert option["cost"] == 1440 * _DAYS
    assert (option["prices_since"], option["next_prices_from"]) == (since, ago(-40).isoformat())
    assert (advice["paid"]["cost"], advice["paid"]["complete"]) == (960 * _DAYS, True)
    chart = await home.get(
        f"accounts/{await _account(home)}/consumption", channel="A+", step="month", cost="true",
        start=advice["first_day"], end=advice["last_day"],
    )  # fmt: skip
    assert advice["paid"]["cost"] == chart["cost"]
    assert advice["paid"]["months"] == [point["cost"] for point in chart["points"]]


async def test_bands_are_filled_by_what_the_account_used_in_each_calendar_month(home: Home) -> None:
    await _place(home)
    await second_place(home, zone="Europe/Moscow")
    banded = terms(("all",), ONE_DAY, (("4", "6"),), (50, None), **_EVER)
    made = await schedule(home, banded, name="Ступени", offered=True)
    await give_tariff(home, made)
    await give_tariff(home, made, point="c")
    await _measured(home)
    await _measured(home, meter="m-c", values=[50] * 24)
    advice = await _advice(home)
    (option,) = advice["options"]
    assert (option["bands"], option["present"]) == (True, True)
    for first, cost, price in zip(
        month_starts(_YEAR, 1), option["months"], option["zones"][0]["prices"], strict=True
    ):
        used = 3.6 * ((first + timedelta(days=31)).replace(day=1) - first).days
        assert cost == pytest.approx(100 * (50 * 4 + (used - 50) * 6), abs=1)
        assert price == pytest.approx((50 * 4 + (used - 50) * 6) / used)
    assert advice["paid"]["cost"] == option["cost"]


async def test_points_of_several_tariffs_are_compared_as_they_are(home: Home) -> None:
    made = await _offers(home)
    await home.rows(
        "UPDATE tariff_schedules SET name_en = 'Day and night' WHERE id = $1", made["Два"]
    )
    await second_place(home, zone="Europe/Moscow")
    await give_tariff(home, made["Два"], point="c")
    await _measured(home)
    await _measured(home, meter="m-c")
    advice = await _advice(home)
    (present,) = (one for one in advice["options"] if one["present"])
    assert (present["schedule_id"], present["names"]) == (None, ["Два", "Один"])
    assert present["names_en"] == ["Day and night", ""]
    told = {one["names"][0]: one["names_en"] for one in advice["options"] if one["offered"]}
    assert told == {"Один": [""], "Два": ["Day and night"], "Три": [""]}
    assert present["cost"] == round((1358.4 + 960) * _DAYS)
    assert _costs({"options": [one for one in advice["options"] if not one["present"]]}) == {
        "Один": round(2 * 1358.4 * _DAYS), "Два": 2 * 960 * _DAYS, "Три": 2 * 1100 * _DAYS,
    }  # fmt: skip
    assert advice["hours"] == 48 * _DAYS


async def test_a_present_tariff_that_is_offered_no_more_is_still_compared_with(home: Home) -> None:
    await _offers(home)
    closed = await schedule(home, one_rate("3", **_EVER), name="Льготный")
    await give_tariff(home, closed)
    await _measured(home)
    advice = await _advice(home)
    first = advice["options"][0]
    assert (first["names"], first["present"], first["offered"]) == (["Льготный"], True, False)
    assert all(one["difference"] > 0 for one in advice["options"][1:])


async def test_without_a_present_tariff_sums_are_told_and_no_difference(home: Home) -> None:
    made = await _offers(home)
    await home.rows("DELETE FROM usage_point_tariffs")
    await _measured(home)
    advice = await _advice(home)
    assert {one["difference"] for one in advice["options"]} == {None}
    assert (len(advice["options"]), advice["paid"]) == (len(made), None)


@pytest.mark.parametrize(("share", "state"), [(1.9, "told"), (2.1, "gaps")])
async def test_with_more_than_two_percent_of_hours_missing_no_sum_is_told(
    home: Home, share: float, state: str
) -> None:
    await _offers(home)
    await _measured(home)
    missing = round(24 * _DAYS * share / 100)
    first = month_starts(_YEAR, 1)[4]
    holes, left = [], missing
    for number in range(31):
        some = min(left, 24)
        left -= some
        values: list[int | None] = [None] * some + [100] * (24 - some)
        holes.append(profile(day=(first + timedelta(days=number)).isoformat(), values=values))
    await home.good("interval-profiles", *holes)
    advice = await _advice(home)
    assert advice["state"] == state
    assert (advice["missing"], sum(gap["missing"] for gap in advice["gaps"])) == (missing, missing)
    assert advice["gaps"][0] == {"month": first.isoformat(), "missing": missing}
    assert (advice["options"] == []) == (state == "gaps")
    if state == "told":
        assert advice["total"] == pytest.approx(0.1 * (24 * _DAYS - missing))


async def test_of_less_than_twelve_months_it_is_told_when_they_will_be_there(home: Home) -> None:
    await _offers(home)
    second = month_starts(_YEAR, 1)[1]
    await _measured(home, first=second)
    advice = await _advice(home)
    assert (advice["state"], advice["options"], advice["total"]) == ("short", [], None)
    assert advice["known_since"] == second.isoformat()
    ready = second.replace(year=second.year + 1)
    assert advice["ready_on"] == ready.isoformat()
    assert advice["gaps"] == [{"month": _YEAR.start.isoformat(), "missing": advice["missing"]}]


async def test_days_of_the_customer_before_are_in_no_sum(home: Home) -> None:
    await _offers(home)
    await newcomer(home)
    await _measured(home)
    await home.good("accounts", account("c-z", ago(100)))
    await home.link(CLARA, "1001")
    advice = await _advice(home, CLARA)
    assert (advice["state"], advice["known_since"]) == ("short", ago(100).isoformat())
    assert advice["options"] == []
    # Who has left chooses no tariff there any more.
    former = await _advice(home)
    assert (former["state"], former["options"]) == ("ended", [])


async def test_why_there_is_no_advice_is_told(home: Home) -> None:
    await _place(home)
    assert (await _advice(home))["state"] == "no-prices"
    await _offers(home)
    assert (await _advice(home))["state"] == "no-hours"
    await _measured(home)
    await second_place(home, zone="Europe/Moscow")
    assert (await _advice(home))["state"] == "some-without-hours"
    await home.link(BORIS, "1002")
    assert (await _advice(home, BORIS))["state"] == "organization"


async def test_a_tariff_that_begins_later_or_is_archived_is_not_offered(home: Home) -> None:
    made = await _offers(home)
    await schedule(home, one_rate("1", valid_from=ago(-9).isoformat()), name="С", offered=True)
    await home.rows("UPDATE tariff_schedules SET archived_at = now() WHERE id = $1", made["Три"])
    await _measured(home)
    assert set(_costs(await _advice(home))) == {"Один", "Два"}


async def test_the_ratio_is_in_the_hours_and_not_taken_again(home: Home) -> None:
    await _offers(home)
    await home.rows("UPDATE usage_points SET transformation_ratio = 40")
    await _measured(home)
    assert _costs(await _advice(home))["Два"] == 960 * _DAYS


async def test_each_meter_tells_how_many_zones_it_counts(home: Home) -> None:
    await _offers(home)
    assert (await _advice(home))["meters"] == [{"serial_number": "S-A", "zones": None}]
    for zone, counted in ((0, 1), (1, 1), (2, 2)):
        await home.rows(
            "INSERT INTO meter_registers (meter_id, channel, zone) VALUES ($1, 1, $2)",
            await home.meter_id(),
            zone,
        )
        assert (await _advice(home))["meters"] == [{"serial_number": "S-A", "zones": counted}]


async def test_days_that_were_packed_are_in_the_sums(home: Home) -> None:
    await _offers(home)
    await _measured(home)
    before = await _advice(home)
    packed = await pack(home, until=(_YEAR.end - timedelta(days=1)).isoformat())
    assert packed.days == _DAYS
    assert await _advice(home) == before


async def test_a_stranger_and_who_may_not_read_are_refused(home: Home) -> None:
    key = await _account(home)
    address = f"/api/cabinet/accounts/{key}/adviser"
    assert (await home.client.get(address)).status_code == 401
    assert (await home.client.get(address, headers=as_user(BORIS))).status_code == 404
    await home.rows(
        "INSERT INTO agreement_roles (agreement_id, user_id, role)"
        " SELECT id, $1, 'accountant' FROM customer_agreements",
        CLARA,
    )
    theirs = await _account(home, CLARA)
    refused = await home.client.get(
        f"/api/cabinet/accounts/{theirs}/adviser", headers=as_user(CLARA)
    )
    assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (403, "forbidden")
