"""An account's consumption is the sum of its usage points, each in the days that were its."""

import pytest

from services.cabinet.metering.consumption import actions
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import Asker, asker, days, second_place, values
from tests.api.cabinet.passing import account as account_record
from tests.api.cabinet.passing import ago, measured, newcomer, one_clock
from tests.api.cabinet.supply import BORIS, DAY, POINTS, profile

_MONTH = {"interval": "month", "date": DAY}


@pytest.mark.parametrize("step", ["interval", "hour", "day", "month"])
async def test_two_places_are_added_point_by_point(home: Home, step: str) -> None:
    await second_place(home)
    await days(home, "2026-09-01", "2026-09-30")
    await days(home, "2026-09-01", "2026-09-30", meter="m-c", values=[50] * 24)
    told = await asker(home)
    chart = await told.read("accounts", **_MONTH, step=step)
    per_point = {"interval": 0.15, "hour": 0.15, "day": 3.6, "month": 108.0}[step]
    assert set(values(chart)) == {per_point}
    assert (chart["total"], chart["complete"]) == (108.0, True)
    # A place alone is as before.
    assert (await told.read("usage-points", **_MONTH, step=step))["total"] == 72.0


@pytest.mark.parametrize("step", ["hour", "day"])
async def test_a_point_is_complete_when_every_place_that_has_begun_is(
    home: Home, step: str
) -> None:
    await second_place(home)
    await days(home, "2026-09-01", "2026-09-05")
    # The second place begins on the 3rd, and is silent from the 5th on.
    await days(home, "2026-09-03", "2026-09-04", meter="m-c", values=[50] * 24)
    chart = await (await asker(home)).read("accounts", **_MONTH, step=step)
    per_day, scale = (24, 1) if step == "hour" else (1, 24)
    told = [(p["value"], p["complete"]) for p in chart["points"]][::per_day][:6]
    one, both = round(0.1 * scale, 3), round(0.15 * scale, 3)
    assert told == [
        (one, True),
        (one, True),
        (both, True),
        (both, True),
        (one, False),
        (None, False),
    ]


async def test_a_place_that_never_measured_a_kind_of_energy_is_not_waited_for(home: Home) -> None:
    await second_place(home)
    await days(home, "2026-09-01", "2026-09-30")
    await days(home, "2026-09-01", "2026-09-30", meter="m-c", channel="A-", values=[50] * 24)
    told = await asker(home)
    taken = await told.read("accounts", **_MONTH)
    assert (taken["total"], taken["complete"]) == (72.0, True)
    given = await told.read("accounts", **_MONTH, channel="A-")
    assert (given["total"], given["complete"]) == (36.0, True)
    nothing = await told.read("accounts", **_MONTH, channel="R+")
    assert (nothing["total"], nothing["complete"]) == (None, False)


async def test_what_of_the_sum_is_unsound_is_told(home: Home) -> None:
    await second_place(home)
    await home.good(
        "interval-profiles",
        profile(quality="estimated"),
        profile(meter="m-c", quality=["doubtful"] + ["good"] * 23),
    )
    told = await asker(home)
    hours = await told.read("accounts", interval="day", date=DAY)
    first, second = hours["points"][:2]
    assert (first["estimated"], first["doubtful"], first["quality"]) == (0.1, 0.1, "doubtful")
    assert (second["estimated"], second["doubtful"], second["quality"]) == (0.1, None, "estimated")
    month = await told.read("accounts", **_MONTH)
    assert (month["estimated"], month["doubtful"]) == (2.4, 0.1)


async def test_meters_of_unlike_intervals_are_told_by_the_longest(home: Home) -> None:
    await second_place(home)
    await home.good(
        "interval-profiles",
        profile(),
        profile(meter="m-c", interval_minutes=15, values=[25] * 96),
    )
    day = await (await asker(home)).read("accounts", interval="day", date=DAY)
    assert (day["interval_minutes"], values(day)) == (60, [0.2] * 24)


@pytest.mark.parametrize("step", ["hour", "day"])
async def test_places_in_unlike_time_zones_count_by_their_own_clocks(home: Home, step: str) -> None:
    await second_place(home, "Asia/Omsk")
    # London's day of 25 October has an hour more.
    await home.good(
        "interval-profiles",
        profile(day="2026-10-25", values=list(range(25))),
        profile(meter="m-c", day="2026-10-25", values=[1000 * n for n in range(24)]),
    )
    chart = await (await asker(home)).read(
        "accounts", start="2026-10-25", end="2026-10-25", step=step
    )
    assert chart["start"] == "2026-10-25T00:00:00+01:00"
    assert chart["total"] == (sum(range(25)) + 1000 * sum(range(24))) / 1000
    if step == "hour":
        # 01:00 comes twice in London and once in Omsk.
        assert values(chart)[:4] == [0, 1.001, 0.002, 2.003]


async def test_a_place_counts_in_the_days_in_which_it_was_the_accounts(home: Home) -> None:
    await one_clock(home)
    await second_place(home, "Europe/Moscow")
    every = (ago(4), ago(3), ago(2), ago(1), ago(0))
    await measured(home, *every)
    await measured(home, *every, meter="m-c", wh=50)
    told = await asker(home)
    # It goes to the other account today.
    point = {"mrid": POINTS["c"], "account": "1002", "service_location": "l-b"}
    await home.good("usage-points", point | {"time_zone": "Europe/Moscow"})
    span = {"start": ago(2).isoformat(), "end": ago(1).isoformat()}
    for step in ("hour", "day"):
        assert (await told.read("accounts", **span, step=step))["total"] == 7.2
    await home.link(BORIS, "1002")
    other = await asker(home, BORIS, "S-B")
    chart = await other.read("accounts", **span, step="day")
    assert chart["total"] is None
    today = {"start": ago(0).isoformat(), "end": ago(0).isoformat(), "step": "day"}
    assert (await told.read("accounts", **today))["points"][0]["hidden"] is False


@pytest.mark.parametrize("of", ["usage-points", "accounts"])
@pytest.mark.parametrize("step", ["interval", "hour", "day"])
async def test_who_had_the_account_before_sees_his_own_days(home: Home, of: str, step: str) -> None:
    await newcomer(home)
    told = await asker(home)
    await measured(home, ago(12), ago(11), ago(10), ago(9))
    await home.good("accounts", account_record("c-z", ago(10)))
    span = {"start": ago(12).isoformat(), "end": ago(9).isoformat(), "step": step}
    chart = await told.read(of, **span)
    per_day = 1 if step == "day" else 24
    hidden = [point["hidden"] for point in chart["points"]]
    assert hidden == [False] * (2 * per_day) + [True] * (2 * per_day)
    assert {p["quality"] for p in chart["points"] if p["hidden"]} == {None}
    assert (chart["total"], chart["complete"]) == (4.8, True)


async def test_an_account_without_a_meter_has_an_empty_chart(home: Home) -> None:
    await home.good("accounts", {"number": "1003", "customer": "c-a", "service_location": "l-b"})
    await home.link(BORIS, "1003")
    (account,) = (await home.get("accounts", BORIS))["items"]
    told = Asker(home, {"accounts": account["id"]}, BORIS)
    for step, count in (("hour", 720), ("day", 30), ("month", 1)):
        chart = await told.read("accounts", **_MONTH, step=step)
        assert (len(chart["points"]), chart["total"], chart["complete"]) == (count, None, False)
        assert not chart["points"][0]["hidden"]
        assert chart["start"] == "2026-09-01T00:00:00+03:00"
    await home.rows("UPDATE supplier_settings SET billing_day = 20")
    billing = await told.read("accounts", **_MONTH, period="billing")
    assert billing["first_day"] == "2026-08-20"


@pytest.mark.parametrize("step", ["hour", "day"])
async def test_a_role_that_reaches_one_object_is_told_of_that_one_only(
    home: Home, step: str
) -> None:
    await second_place(home, account="1002")
    await days(home, "2026-09-01", "2026-09-02", meter="m-b")
    await days(home, "2026-09-01", "2026-09-02", meter="m-c", values=[777] * 24)
    await home.rows(
        "WITH role AS (INSERT INTO agreement_roles (agreement_id, user_id, role, restricted)"
        " SELECT id, $1, 'energy_engineer', true FROM customer_agreements RETURNING id)"
        " INSERT INTO agreement_role_objects (role_id, service_location_id)"
        " SELECT role.id, l.id FROM role, service_locations l WHERE l.external_id = 'l-b'",
        BORIS,
    )
    chart = await (await asker(home, BORIS, "S-B")).read("accounts", **_MONTH, step=step)
    assert chart["total"] == 4.8
    assert values(chart)[0] == (0.1 if step == "hour" else 2.4)


async def test_much_work_comes_to_the_same(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    await second_place(home)
    await days(home, "2026-09-01", "2026-09-02")
    await days(home, "2026-09-01", "2026-09-02", meter="m-c")
    told = await asker(home)
    for step in ("hour", "day"):
        little = await told.read("accounts", **_MONTH, step=step)
        # What would keep others waiting is done beside them.
        with monkeypatch.context() as patched:
            patched.setattr(actions, "_LONG_WORK", 0)
            assert await told.read("accounts", **_MONTH, step=step) == little
