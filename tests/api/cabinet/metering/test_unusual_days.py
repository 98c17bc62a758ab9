"""Users who want it are told of a day unlike their others, once, when it is complete."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from services.cabinet.metering.unusual import telling
from services.cabinet.metering.unusual.telling import tell_unusual
from services.contracts.auth import UserDeleted
from services.contracts.cabinet import UnusualDayFound
from services.contracts.notifications import UnusualDaysWanted
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import days, second_place
from tests.api.cabinet.passing import ago, measured, one_clock, take, told
from tests.api.cabinet.submissions.test_reminders import hear
from tests.api.cabinet.supply import ANNA, BORIS, as_user, profile

_LONG_AGO = "2020-01-01T00:00:00Z"
_NINE = time(9)


async def want(home: Home, wanted: bool = True, at: str = _LONG_AGO, user_id: UUID = ANNA) -> None:
    data = {"user_id": str(user_id), "wanted": wanted}
    await hear(home, "notifications", UnusualDaysWanted.type, data, at)


async def usual(home: Home) -> None:
    """Let Anna's place have used 2.4 kWh on each of the last eighty days."""
    await one_clock(home)
    await measured(home, *(ago(n) for n in range(80, 0, -1)))


def this_noon() -> datetime:
    moscow = datetime.now(ZoneInfo("Europe/Moscow"))
    return moscow.replace(hour=12, minute=0, second=0).astimezone(UTC)


async def look(home: Home, now: datetime | None = None) -> int:
    return await tell_unusual(home.database, now or this_noon(), _NINE)


async def facts(home: Home) -> list[dict[str, Any]]:
    return await told(home, UnusualDayFound.type)


async def test_a_planted_day_is_told_once_with_what_is_usual(home: Home) -> None:
    await usual(home)
    await want(home)
    assert await look(home) == 0
    await measured(home, ago(3), wh=400)
    assert await look(home) == 1
    assert await facts(home) == [
        {
            "user_id": str(ANNA),
            "meter_id": await home.meter_id(),
            "name": "СЕ102",
            "account_ending": "",
            "day": ago(3).isoformat(),
            "value": 9600,
            "usual": 2400,
        }
    ]
    assert await look(home) == 0


async def test_a_day_that_is_corrected_back_and_forth_is_not_told_again(home: Home) -> None:
    await usual(home)
    await want(home)
    await measured(home, ago(3), wh=400)
    assert await look(home) == 1
    for wh in (100, 500, 100, 400):
        await measured(home, ago(3), wh=wh)
        assert await look(home) == 0
    assert len(await facts(home)) == 1


async def test_a_day_that_becomes_unusual_by_a_correction_is_told(home: Home) -> None:
    await usual(home)
    await want(home)
    assert await look(home) == 0
    await measured(home, ago(2), wh=500)
    assert await look(home) == 1


async def test_an_unusually_quiet_day_is_told_as_well(home: Home) -> None:
    await usual(home)
    await want(home)
    await measured(home, ago(1), wh=2)
    assert await look(home) == 1
    (fact,) = await facts(home)
    assert (fact["value"], fact["usual"]) == (48, 2400)


async def test_who_has_not_asked_for_it_is_told_nothing(home: Home) -> None:
    await usual(home)
    await measured(home, ago(3), wh=400)
    assert await look(home) == 0
    await want(home)
    await want(home, False, "2020-01-02T00:00:00Z")
    # What was chosen before comes late.
    await want(home, True, "2020-01-01T12:00:00Z")
    assert await look(home) == 0
    assert await home.rows("SELECT FROM unusual_days") == []


async def test_days_before_it_was_asked_for_and_of_more_than_a_week_ago_are_not_told(
    home: Home,
) -> None:
    await usual(home)
    await want(home, at=f"{ago(4)}T12:00:00Z")
    await measured(home, ago(5), ago(8), ago(40), wh=400)
    assert await look(home) == 0
    await want(home, at=f"{ago(30)}T12:00:00Z", user_id=BORIS)
    await home.link(BORIS, "1001")
    assert await look(home) == 1
    (fact,) = await facts(home)
    assert (fact["user_id"], fact["day"]) == (str(BORIS), ago(5).isoformat())


@pytest.mark.parametrize("quality", ["estimated", "doubtful"])
async def test_a_day_that_was_not_soundly_measured_is_told_when_it_is(
    home: Home, quality: str
) -> None:
    await usual(home)
    await want(home)
    high = {"day": ago(2).isoformat(), "values": [400] * 24}
    await home.good("interval-profiles", profile(**high, quality=quality))
    assert await look(home) == 0
    await home.good("interval-profiles", profile(**high))
    assert await look(home) == 1


async def test_an_unfinished_day_is_told_when_it_is_complete(home: Home) -> None:
    await usual(home)
    await want(home)
    day = ago(1).isoformat()
    await home.good("interval-profiles", profile(day=day, values=[400] * 23 + [None]))
    assert await look(home) == 0
    await home.good("interval-profiles", profile(day=day, values=[400] * 24))
    assert await look(home) == 1


async def test_anothers_places_are_not_told_nor_those_that_were_given_up(home: Home) -> None:
    await usual(home)
    await want(home, user_id=BORIS)
    await want(home)
    await measured(home, ago(1), ago(6), wh=400)
    assert (await take(home, ANNA, "1001", ago(4))).status_code == 204
    assert await look(home) == 0


async def test_each_user_of_a_place_is_told_for_himself(home: Home) -> None:
    await usual(home)
    await want(home)
    await want(home, user_id=BORIS)
    await home.link(BORIS, "1001")
    await measured(home, ago(1), wh=400)
    assert await look(home) == 2
    assert {fact["user_id"] for fact in await facts(home)} == {str(ANNA), str(BORIS)}


async def test_a_place_is_called_as_its_user_calls_it(home: Home) -> None:
    await usual(home)
    await want(home)
    meter = await home.meter_id()
    answer = await home.client.put(
        f"/api/cabinet/meters/{meter}/name", json={"name": "Дача"}, headers=as_user(ANNA)
    )
    assert answer.status_code in (200, 204)
    await measured(home, ago(1), wh=400)
    await look(home)
    (fact,) = await facts(home)
    assert fact["name"] == "Дача"


async def test_nobody_is_told_before_the_hour_of_the_place(home: Home) -> None:
    await usual(home)
    await want(home)
    await measured(home, ago(3), wh=400)
    noon = this_noon()
    # 08:59 in Moscow, and a minute later.
    assert await look(home, noon - timedelta(hours=3, minutes=1)) == 0
    assert await look(home, noon - timedelta(hours=3)) == 1


async def test_two_workers_at_once_tell_it_once(live_home: Home) -> None:
    await usual(live_home)
    await want(live_home)
    await measured(live_home, ago(3), wh=400)
    assert sum(await asyncio.gather(*(look(live_home) for _ in range(4)))) == 1
    assert len(await facts(live_home)) == 1


async def test_many_users_are_looked_at_page_by_page(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "_AT_ONCE", 2)
    await usual(home)
    users = [uuid4() for _ in range(5)]
    for user in users:
        await home.link(user, "1001")
        await want(home, user_id=user)
    await measured(home, ago(1), wh=400)
    assert await look(home) == 5
    assert {fact["user_id"] for fact in await facts(home)} == set(map(str, users))


async def test_a_removed_user_is_forgotten(home: Home) -> None:
    await usual(home)
    await want(home)
    await look(home)
    await hear(
        home, "auth", UserDeleted.type, {"user_id": str(ANNA)}, datetime.now(UTC).isoformat()
    )
    for table in ("unusual_wanted", "unusual_days"):
        assert await home.rows(f"SELECT FROM {table}") == []


async def test_the_unusual_days_of_a_chart_are_asked_for(home: Home) -> None:
    await usual(home)
    await measured(home, ago(3), wh=400)
    await measured(home, ago(9), wh=500)
    marked = await _marked(home, ago(5), ago(0))
    assert marked == {
        "meter_id": await home.meter_id(), "channel": "A+", "unit": "kWh",
        "items": [
            {
                "day": ago(3).isoformat(), "value": 9.6, "usual": 2.4, "usual_low": 2.4,
                "usual_high": 2.4, "more": True,
            }
        ],
    }  # fmt: skip
    both = await _marked(home, ago(9), ago(3))
    assert [one["day"] for one in both["items"]] == [ago(9).isoformat(), ago(3).isoformat()]


async def _marked(home: Home, start: date, end: date, user: UUID = ANNA) -> Any:
    path = f"meters/{await home.meter_id()}/unusual-days"
    return await home.get(path, user, start=start.isoformat(), end=end.isoformat())


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2026-02-31", "2026-03-01", "validation-failed"),
        ("2026-03-02", "2026-03-01", "validation-failed"),
        ("1026-03-02", "2026-03-01", "date-out-of-range"),
        ("2024-03-02", "2026-03-01", "too-much-at-once"),
    ],
)
async def test_days_that_no_chart_has_are_refused(
    home: Home, start: str, end: str, name: str
) -> None:
    answer = await home.client.get(
        f"/api/cabinet/meters/{await home.meter_id()}/unusual-days",
        params={"start": start, "end": end},
        headers=as_user(ANNA),
    )
    assert answer.status_code == 422
    assert answer.json()["type"].endswith(f":{name}")


async def _of_account(home: Home, start: date, end: date) -> list[str]:
    account = (await home.get("accounts"))["items"][0]["id"]
    told = await home.get(
        f"accounts/{account}/unusual-days", start=start.isoformat(), end=end.isoformat()
    )
    assert told["account_id"] == account
    return [one["day"] for one in told["items"]]


async def test_an_accounts_days_are_those_of_its_places_together(home: Home) -> None:
    await usual(home)
    await second_place(home, "Europe/Moscow")
    await days(home, ago(49).isoformat(), ago(1).isoformat(), meter="m-c", values=[100] * 24)
    await measured(home, ago(3), wh=400)
    assert await _of_account(home, ago(9), ago(0)) == [ago(3).isoformat()]
    # What one has used more the other has used less.
    await days(home, ago(3).isoformat(), ago(3).isoformat(), meter="m-c", values=[0] * 24)
    await measured(home, ago(3), wh=200)
    assert await _of_account(home, ago(9), ago(0)) == []


async def test_days_with_another_place_are_no_days_of_the_same_kind(home: Home) -> None:
    await usual(home)
    await second_place(home, "Europe/Moscow")
    await days(home, ago(5).isoformat(), ago(1).isoformat(), meter="m-c", values=[900] * 24)
    assert await _of_account(home, ago(9), ago(0)) == []


async def test_an_account_without_a_meter_has_no_unusual_days(home: Home) -> None:
    await home.good("accounts", {"number": "1009", "customer": "c-a"})
    await home.link(ANNA, "1009")
    (row,) = await home.rows("SELECT id FROM customer_accounts WHERE number = '1009'")
    told = await home.get(
        f"accounts/{row['id']}/unusual-days", start="2026-03-01", end="2026-03-31"
    )
    assert told["items"] == []
