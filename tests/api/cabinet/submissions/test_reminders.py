"""Users are reminded once of each end of the window, as they have chosen (case B29)."""

import asyncio
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest

from services.cabinet.events import publish
from services.cabinet.submissions.entry.actions import settle
from services.cabinet.submissions.entry.rules import Verdict
from services.cabinet.submissions.reminders import telling
from services.cabinet.submissions.reminders.telling import Reminders
from services.contracts.auth import UserDeleted
from services.contracts.cabinet import ReadingsAwaited
from services.contracts.notifications import ReminderDaysChosen
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.submissions.handing_in import Clock, taken
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, profile
from tests.support.tokens import bearer, service_token

NINE = time(9)
# The window is from the 15th to the 26th; Anna's place keeps London's time.
START, END = "2026-11-11T09:00:00Z", "2026-11-24T09:00:00Z"


async def remind(home: Home, moment: str, reminders: Reminders | None = None) -> int:
    one = reminders or Reminders(home.database, NINE)
    return await one.tell_due(datetime.fromisoformat(moment))


async def told(home: Home) -> list[dict[str, Any]]:
    rows = await home.rows(
        "SELECT data::text FROM outbox WHERE type = $1 ORDER BY occurred_at, event_id",
        ReadingsAwaited.type,
    )
    return [orjson.loads(row["data"]) for row in rows]


async def choose(
    home: Home, start: int, end: int, at: str = "2026-11-01T00:00:00Z", user_id: UUID = ANNA
) -> None:
    data = {"user_id": str(user_id), "start_days": start, "end_days": end}
    await hear(home, "notifications", ReminderDaysChosen.type, data, at)


async def hear(home: Home, who: str, kind: str, data: dict[str, Any], at: str) -> None:
    answer = await home.client.post(
        "/internal/events",
        json={"id": str(uuid4()), "type": kind, "occurred_at": at, "data": data},
        headers=bearer(service_token(who, "cabinet")),
    )
    assert answer.status_code == 204, answer.text


async def test_the_beginning_is_told_four_days_before_at_the_hour_and_once(home: Home) -> None:
    assert await remind(home, "2026-11-11T08:59:59Z") == 0
    assert await remind(home, START) == 1
    assert await told(home) == [
        {
            "user_id": str(ANNA),
            "what": "start",
            "opens_on": "2026-11-15",
            "closes_on": "2026-11-26",
            "meters": 1,
            "account_endings": [],
        }
    ]
    for later in (START, "2026-11-11T23:00:00Z", "2026-11-12T09:00:00Z", "2026-11-13T09:00:00Z"):
        assert await remind(home, later) == 0
    assert await remind(home, "2026-12-11T09:00:00Z") == 1, "the next window is another"


async def test_the_end_is_told_two_days_before(home: Home) -> None:
    await remind(home, START)
    assert await remind(home, "2026-11-23T09:00:00Z") == 0
    assert await remind(home, END) == 1
    assert [one["what"] for one in await told(home)] == ["start", "end"]


async def test_who_has_handed_in_is_not_reminded(home: Home, clock: Clock) -> None:
    clock.set("2026-11-20T10:00:00Z")
    made = await taken(home, {"T1": "100"})
    assert await remind(home, END) == 0
    async with home.database.plain_transaction() as connection:
        await settle(connection, UUID(made["id"]), Verdict("refused", "billing"))
    assert await remind(home, END) == 1, "refused readings are awaited again"


async def test_days_are_as_chosen_last(home: Home) -> None:
    await choose(home, 10, 1, "2026-11-01T10:00:00Z")
    # What was chosen before has come late.
    await choose(home, 3, 3, "2026-11-01T09:00:00Z")
    assert await remind(home, "2026-11-05T09:00:00Z") == 1
    assert await remind(home, START) == 0
    assert await remind(home, END) == 0
    assert await remind(home, "2026-11-25T09:00:00Z") == 1


async def test_another_choice_after_the_reminder_brings_no_second_one(home: Home) -> None:
    assert await remind(home, START) == 1
    await choose(home, 2, 2)
    assert await remind(home, "2026-11-13T09:00:00Z") == 0


@pytest.mark.parametrize("how", ["told", "intervals", "registers"])
async def test_of_what_is_read_from_afar_nobody_is_reminded(home: Home, how: str) -> None:
    if how == "told":
        place = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a"}
        zone = {"time_zone": "Europe/London", "read_remotely": True}
        await home.good("usage-points", place | zone)
    elif how == "intervals":
        await home.good("interval-profiles", profile(day="2026-10-30", values=[100] * 24))
    else:
        await home.good("register-readings", reading("2026-10-30", "remote", T1=100))
    assert await remind(home, START) == 0


async def test_a_meter_that_was_removed_is_not_awaited(home: Home) -> None:
    meter = {"id": "m-a", "serial_number": "S-A", "usage_point": POINTS["a"]}
    await home.good("meters", meter | {"installed_on": "2021-05-01", "removed_on": "2026-11-01"})
    assert await remind(home, START) == 0


async def test_of_a_closed_account_nobody_is_reminded(home: Home) -> None:
    """It stays in the list of accounts, but nothing is awaited of it any more (case B31)."""
    closed = {"number": "1001", "customer": "c-a", "service_location": "l-a"}
    await home.good("accounts", closed | {"contract_end": "2026-06-30"})
    assert await remind(home, START) == 0
    assert await remind(home, END) == 0
    assert await told(home) == []


async def test_each_place_goes_by_its_own_clock_and_each_user_is_told_once(home: Home) -> None:
    """Boris's meter stands in Moscow, and Anna's account is shown to him too."""
    await home.link(BORIS, "1001", "1002")
    assert await remind(home, "2026-11-11T06:00:00Z") == 1
    (first,) = await told(home)
    assert (first["user_id"], first["meters"]) == (str(BORIS), 1)
    assert await remind(home, START) == 1
    assert [one["user_id"] for one in await told(home)] == [str(BORIS), str(ANNA)]


async def test_a_day_without_a_worker_is_made_up_for_and_no_more(home: Home) -> None:
    assert await remind(home, "2026-11-12T03:00:00Z") == 1
    await home.link(BORIS, "1002")
    assert await remind(home, "2026-11-13T12:00:00Z") == 0


async def test_a_worker_that_dies_before_the_commit_has_told_nobody(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dies(*_: object) -> None:
        raise ConnectionError("the worker is gone")

    with monkeypatch.context() as broken:
        broken.setattr(type(publish), "plainly", dies)
        with pytest.raises(ConnectionError, match="gone"):
            await remind(home, START)
    assert await told(home) == []
    assert await remind(home, START) == 1
    assert len(await told(home)) == 1


async def test_two_workers_at_once_tell_each_user_once(live_home: Home) -> None:
    home = live_home
    users = [uuid4() for _ in range(30)]
    for user in users:
        await home.link(user, "1001")
    counts = await asyncio.gather(*(remind(home, START) for _ in range(3)))
    assert sum(counts) == 31
    known = [one["user_id"] for one in await told(home)]
    assert sorted(known) == sorted(map(str, [ANNA, *users]))


@pytest.mark.parametrize("at_once", [1, 2, 3, 6, 7])
async def test_many_are_told_a_part_at_a_time(
    home: Home, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(telling, "_AT_ONCE", at_once)
    for _ in range(5):
        await home.link(uuid4(), "1001")
    assert await remind(home, START) == 6
    assert len({one["user_id"] for one in await told(home)}) == 6


async def test_one_worker_looks_again_when_an_hour_is_over(home: Home) -> None:
    reminders = Reminders(home.database, NINE)
    assert await remind(home, START, reminders) == 1
    await home.link(BORIS, "1001")
    assert await remind(home, "2026-11-11T09:59:30Z", reminders) == 0
    assert await remind(home, "2026-11-11T10:00:00Z", reminders) == 1


async def test_accounts_are_named_by_their_endings(home: Home) -> None:
    await home.good(
        "accounts",
        {"number": "5501000011", "customer": "c-a", "service_location": "l-a",
         "contract_start": "2020-01-01"},
    )  # fmt: skip
    point = {"mrid": POINTS["a"], "account": "5501000011", "service_location": "l-a"}
    await home.good("usage-points", point | {"time_zone": "Europe/London"})
    await home.link(ANNA, "5501000011")
    await remind(home, START)
    assert [one["account_endings"] for one in await told(home)] == [["0011"]]


async def test_who_is_removed_is_forgotten(home: Home) -> None:
    await choose(home, 10, 1)
    await remind(home, START)
    await hear(home, "auth", UserDeleted.type, {"user_id": str(ANNA)}, "2026-11-20T00:00:00Z")
    for table in ("reminder_days", "reminders"):
        assert await home.rows(f"SELECT 1 FROM {table} WHERE user_id = $1", ANNA) == []
