"""Old days are packed by months, and nobody who reads or delivers sees a difference."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import asyncpg
import pytest
from alembic import command

from services.cabinet import locks, worker
from services.cabinet.metering.consumption import packed_months
from services.cabinet.metering.consumption.hours import list_hours
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.packing import actions, queries, rules
from services.cabinet.metering.packing.actions import pack_at_night, unpack_days
from services.cabinet.metering.partitions import drop_partitions
from services.kit.migrations import alembic_config
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.packed import all_days, daily_days, pack, packed_days
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, profile
from tests.support.waits import happens

_NIGHT = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
_AFTER = 5
_FIRST, _LAST = date(2026, 8, 25), date(2026, 10, 10)
_STORED = "SELECT xmin::text, * FROM interval_months"


@pytest.fixture
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Who finds meters locked tries twice, at once."""
    monkeypatch.setattr(actions, "_TRIES", 2)
    monkeypatch.setattr(actions, "_PAUSE_SECONDS", 0)
    yield


def _day(n: int) -> str:
    return str(_FIRST + timedelta(days=n))


def _values(n: int) -> list[int]:
    return [n * 10 + hour for hour in range(24)]


async def _seven_weeks(home: Home) -> None:
    """Measure days of all kinds: whole, with gaps, estimated, in quarters of hours, none."""
    count = (_LAST - _FIRST).days + 1
    lines = [profile(day=_day(n), values=_values(n)) for n in range(count)]
    lines[3] |= {"values": [None, *[5] * 23]}
    lines[9] |= {"quality": "estimated"}
    lines[11] |= {"interval_minutes": 15, "values": [7] * 96}
    lines[20] |= {"quality": ["good", "doubtful"] * 12}
    lines[25] |= {"values": [None] * 24}
    del lines[30]
    await home.good("interval-profiles", *lines)


async def _charts(home: Home) -> list[Any]:
    days = [await home.chart("day", _day(n)) for n in (*range(0, 47, 5), 3, 9, 11, 20, 30, 46)]
    wider = [
        await home.chart(interval, day, period=period)
        for interval in ("month", "year")
        for day in ("2026-08-28", "2026-09-25", "2026-10-05")
        for period in ("calendar", "billing")
    ]
    meter = Subject("meter", await home.meter_id())
    hours = [
        await list_hours(home.database, ANNA, meter, 1, (date.fromisoformat(a), _LAST))
        for a in ("2026-10-10", "2026-09-30", "2026-09-05", "2026-08-01", "2025-10-11")
    ]
    return [*days, *wider, *hours]


async def test_charts_are_the_same_before_and_after_packing(home: Home) -> None:
    await home.rows("UPDATE supplier_settings SET billing_day = 20")
    await _seven_weeks(home)
    before = await _charts(home)
    # The border lies inside of September.
    moved = await pack(home, "2026-09-20")
    assert (moved.days, moved.unfit, moved.busy) == (27, 0, 0)
    assert await _charts(home) == before
    # A day among packed ones that is none of them.
    await home.good("interval-profiles", profile(day="2026-09-07", values=[1] * 24))
    await home.good("interval-profiles", profile(day="2026-09-07", values=_values(13)))
    assert "2026-09-07" in {str(day) for _, day in await daily_days(home)}
    stored = await all_days(home)
    assert await _charts(home) == before
    await pack(home)
    assert await daily_days(home) == {}
    assert await _charts(home) == before
    assert await all_days(home) == stored


async def test_who_packs_again_writes_nothing(home: Home) -> None:
    await _seven_weeks(home)
    await pack(home)
    before = await home.rows(_STORED)
    assert (await pack(home)).days == 0
    assert await home.rows(_STORED) == before


async def test_days_of_a_packed_month_that_are_anothers_are_not_shown(home: Home) -> None:
    await _seven_weeks(home)
    new = {"id": "m-n", "serial_number": "S-N", "usage_point": POINTS["a"]}
    await home.good("meters", new | {"installed_on": "2026-09-15"})
    await home.good("interval-profiles", profile(meter="m-n", day="2026-09-15", values=[1] * 24))
    before = await _charts(home)
    await pack(home)
    assert await _charts(home) == before
    new, old = await home.chart("day", "2026-09-16"), await home.chart("day", "2026-09-14")
    assert (new["total"], old["total"]) == (None, sum(200 + hour for hour in range(24)) / 1000)
    response = await home.client.get(f"/api/cabinet/meters/{await home.meter_id()}/consumption")
    assert response.status_code == 401
    await home.link(BORIS, "1002")
    mine = f"meters/{await home.meter_id(BORIS, 'S-B')}/consumption"
    asked = {"channel": "A+", "interval": "day", "date": "2026-09-14"}
    assert (await home.get(mine, BORIS, **asked))["total"] is None


async def test_an_emptied_partition_gives_its_room_back_and_takes_late_days(
    live_home: Home,
) -> None:
    await _seven_weeks(live_home)
    size = "SELECT pg_total_relation_size('interval_profile_2026_09') AS bytes"
    before = await live_home.rows(size)
    await pack(live_home)
    after = await live_home.rows(size)
    # What is left: the first pages of two indexes.
    assert after[0]["bytes"] == 2 * 8192 < before[0]["bytes"]
    await live_home.good("interval-profiles", profile(values=[2] * 24))
    assert (await live_home.chart("day"))["total"] == 0.048
    assert len(await daily_days(live_home)) == 1


async def test_a_partition_that_somebody_reads_keeps_its_room_until_another_night(
    live_home: Home,
) -> None:
    await _seven_weeks(live_home)
    async with live_home.database.plain_transaction() as reader:
        # A snapshot of before: as a backup has it.
        await reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        await reader.fetchval("SELECT 1 FROM meters")
        await pack(live_home)
        read = await reader.fetchval("SELECT count(*) FROM interval_profile")
    assert read == (_LAST - _FIRST).days
    await live_home.good("interval-profiles", profile(values=[3] * 24))
    await pack(live_home)
    assert await live_home.rows(
        "SELECT pg_total_relation_size('interval_profile_2026_09') AS bytes"
    ) == [{"bytes": 2 * 8192}]


@pytest.mark.usefixtures("_in_a_hurry")
async def test_meters_that_somebody_writes_are_left_for_later(live_home: Home) -> None:
    await _seven_weeks(live_home)
    meter = await live_home.meter_id()
    async with live_home.database.plain_transaction() as intake:
        await intake.fetchval("SELECT pg_advisory_xact_lock($1, $2)", locks.METERS, meter % 64)
        moved = await pack(live_home)
        assert (moved.days, moved.busy) == (0, 3)
    assert await packed_days(live_home) == {}
    assert (await pack(live_home)).days == (_LAST - _FIRST).days


@pytest.mark.parametrize(
    "statement", ["_PUT", "_REMOVE"], ids=["as it writes the month", "as it removes the days"]
)
async def test_who_fails_in_the_middle_has_done_nothing(
    live_home: Home, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    await _seven_weeks(live_home)
    before = await daily_days(live_home)
    with monkeypatch.context() as broken:
        broken.setattr(queries, statement, "SELECT 1 / 0")
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
            await pack(live_home)
    assert await daily_days(live_home) == before
    assert await packed_days(live_home) == {}
    await pack(live_home)
    assert await packed_days(live_home) == before


async def test_days_are_removed_only_when_they_are_as_many_as_were_packed(
    live_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _seven_weeks(live_home)
    before = await daily_days(live_home)
    # A statement that would remove other days too.
    monkeypatch.setattr(
        queries,
        "_REMOVE",
        queries._REMOVE.replace("day = ANY ($1::date[])", "$1::date[] IS NOT NULL"),
    )
    with pytest.raises(RuntimeError, match="removed"):
        await pack(live_home, "2026-09-20")
    assert {day.month for _, day in await packed_days(live_home)} == {8}
    assert await all_days(live_home) == before


async def test_a_month_that_does_not_come_back_equal_stays_as_it_is(
    home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await _seven_weeks(home)
    before = await daily_days(home)
    real = packed_months.read_days

    def forgetful(data: bytes, wanted: int = -1) -> list[packed_months.PackedDay]:
        return [day._replace(quality=None) for day in real(data, wanted)]

    with monkeypatch.context() as broken:
        broken.setattr(rules, "read_days", forgetful)
        moved = await pack(home)
    # September has marks, the other months have none.
    told = [record.message for record in caplog.records if record.levelno == logging.ERROR]
    assert (moved.unfit, told) == (1, ["month_not_packed"])
    assert {day.month for _, day in await daily_days(home)} == {9}
    assert await all_days(home) == before


async def test_damaged_bytes_stop_nobody_but_who_reads_them(home: Home) -> None:
    await _seven_weeks(home)
    await home.good("interval-profiles", profile(meter="m-b", day="2026-09-01"))
    await pack(home)
    await home.rows(
        "UPDATE interval_months SET days = set_byte(days, 20, get_byte(days, 20) # 1)"
        " WHERE month = '2026-09-01' AND meter_id = $1",
        await home.meter_id(),
    )
    late = profile(day="2026-09-24", values=[1] * 24)
    await home.good("interval-profiles", late, late | {"meter": "m-b"})
    moved = await pack(home)
    assert (moved.days, moved.unfit) == (1, 1)
    assert (await home.chart("day", "2026-09-24"))["total"] == 0.024


async def test_a_night_packs_what_is_old_enough_and_only_once(live_home: Home) -> None:
    await live_home.rows("UPDATE interval_packing SET known_since = '2026-09-01'")
    # In Moscow it is the 1st of November, half past two.
    await live_home.good(
        "interval-profiles",
        *(profile(meter="m-b", day=f"2026-10-{day}") for day in range(20, 32)),
    )
    done = await pack_at_night(live_home.database, _AFTER, _NIGHT, None)
    assert done == date(2026, 11, 1)
    assert max(day for _, day in await packed_days(live_home)) == date(2026, 10, 27)
    assert min(day for _, day in await daily_days(live_home)) == date(2026, 10, 28)
    await live_home.good("interval-profiles", profile(meter="m-b", day="2026-10-01"))
    hour = timedelta(hours=1)
    assert await pack_at_night(live_home.database, _AFTER, _NIGHT + hour, done) == done
    assert len(await daily_days(live_home)) == 5
    following = await pack_at_night(live_home.database, _AFTER, _NIGHT + 24 * hour, done)
    assert following == date(2026, 11, 2)
    assert len(await daily_days(live_home)) == 3


@pytest.mark.parametrize(
    ("now", "zone"),
    [
        (_NIGHT - timedelta(hours=1), "Europe/Moscow"),
        (_NIGHT + timedelta(hours=4), "Europe/Moscow"),
        (_NIGHT, "Asia/Kamchatka"),
    ],
    ids=["before two", "from six", "noon at the supplier's"],
)
async def test_nothing_is_packed_by_day(home: Home, now: datetime, zone: str) -> None:
    await home.rows("UPDATE supplier_settings SET time_zone = $1", zone)
    await home.rows("UPDATE interval_packing SET known_since = '2026-09-01'")
    await home.good("interval-profiles", profile())
    assert await pack_at_night(home.database, _AFTER, now, None) is None
    assert await packed_days(home) == {}


async def test_in_the_first_day_of_the_tables_nothing_is_packed(live_home: Home) -> None:
    await live_home.good("interval-profiles", profile())
    known = "UPDATE interval_packing SET known_since = $1"
    await live_home.rows(known, _NIGHT - timedelta(hours=23, minutes=59))
    assert await pack_at_night(live_home.database, _AFTER, _NIGHT, None) is None
    assert await packed_days(live_home) == {}
    await live_home.rows(known, _NIGHT - timedelta(hours=24))
    assert await pack_at_night(live_home.database, _AFTER, _NIGHT, None) == date(2026, 11, 1)
    assert len(await packed_days(live_home)) == 1


@pytest.mark.usefixtures("_in_a_hurry")
async def test_a_night_that_left_something_is_gone_on_with(live_home: Home) -> None:
    await live_home.rows("UPDATE interval_packing SET known_since = '2026-09-01'")
    await live_home.good("interval-profiles", profile())
    async with live_home.database.plain_transaction() as intake:
        await intake.fetch(
            "SELECT pg_advisory_xact_lock($1, n) FROM generate_series(0, 63) AS n", locks.METERS
        )
        assert await pack_at_night(live_home.database, _AFTER, _NIGHT, None) is None
    assert await pack_at_night(live_home.database, _AFTER, _NIGHT, None) == date(2026, 11, 1)
    assert len(await packed_days(live_home)) == 1


@pytest.mark.parametrize(("after", "left"), [(_AFTER, 0), (0, 1)], ids=["after 5 days", "never"])
async def test_the_worker_packs_as_it_is_set(
    live_home: Home, monkeypatch: pytest.MonkeyPatch, after: int, left: int
) -> None:
    await live_home.rows("UPDATE interval_packing SET known_since = '2026-09-01'")
    await live_home.good("interval-profiles", profile())
    looked = asyncio.Event()

    async def rest(_seconds: float) -> None:
        looked.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(worker, "utc_now", lambda: _NIGHT)
    settings = live_home.application.state.settings.model_copy(update={"pack_days_after": after})
    lent: Any = SimpleNamespace(settings=settings, database=live_home.database)
    # Packing itself rests by the loop's own clock.
    monkeypatch.setattr(worker, "asyncio", SimpleNamespace(sleep=rest))
    loop = asyncio.create_task(worker.pack_days(lent))
    await happens(looked, "the worker's look at the clock")
    loop.cancel()
    assert len(await daily_days(live_home)) == left


async def test_drop_before_forgets_packed_months_too(home: Home) -> None:
    days = ("2024-12-31", "2025-01-31", "2025-02-01", "2025-03-01")
    await home.good("interval-profiles", *(profile(day=day) for day in days))
    await pack(home)
    dropped = await drop_partitions(home.database, date(2025, 2, 1))
    assert "interval_months_2024" in dropped
    assert "interval_months_2025" not in dropped
    assert {str(day) for _, day in await all_days(home)} == {"2025-02-01", "2025-03-01"}


async def test_an_operator_packs_looks_and_unpacks_before_going_back(
    live_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _seven_weeks(live_home)
    before, charts = await daily_days(live_home), await _charts(live_home)
    for name, value in live_home.environment().items():
        monkeypatch.setenv(name, value)
    alembic = alembic_config("cabinet")
    never = {"CABINET_PACK_DAYS_AFTER": "0"}

    assert await live_home.manage("pack-days") == (0, "46 days packed")
    assert await daily_days(live_home) == {}
    code, shown = await live_home.manage("show-days", "m-a", "2026-08-28")
    assert code == 0
    batch = next(iter(before.values()))[1]
    assert shown == (
        '{"channel": "A+", "day": "2026-08-28", "interval_minutes": 60, "batch": '
        f'{batch}, "packed": true, "values": [null, {", ".join(["5"] * 23)}], "quality": "good"}}'
    )
    assert await live_home.manage("show-days", "m-x", "2026-08-28") == (
        1,
        "There is no meter with this key.",
    )
    with pytest.raises(RuntimeError, match="unpack-days"):
        await asyncio.to_thread(command.downgrade, alembic, "cabinet_packed_days-1")
    code, told = await live_home.manage("unpack-days")
    assert (code, "CABINET_PACK_DAYS_AFTER=0" in told) == (1, True)
    assert await live_home.manage("unpack-days", **never) == (0, "46 days unpacked")
    assert await daily_days(live_home) == before
    assert await _charts(live_home) == charts
    await asyncio.to_thread(command.downgrade, alembic, "cabinet_packed_days-1")
    await asyncio.to_thread(command.upgrade, alembic, "head")
    assert await _charts(live_home) == charts


async def test_one_damaged_month_keeps_no_other_from_being_unpacked(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(meter="m-b"), profile(day="2026-08-01"))
    await pack(home)
    await home.rows(
        "UPDATE interval_months SET days = set_byte(days, 20, get_byte(days, 20) # 1)"
        " WHERE month = '2026-09-01' AND meter_id = $1",
        await home.meter_id(),
    )
    moved = await unpack_days(home.database)
    assert (moved.days, moved.unfit) == (2, 1)
    assert len(await daily_days(home)) == 2
    assert len(await home.rows(_STORED)) == 1


@pytest.mark.parametrize("days", ["1", "4", "-1", "many"])
async def test_days_are_not_packed_while_they_still_come(live_home: Home, days: str) -> None:
    code, told = await live_home.manage("pack-days", CABINET_PACK_DAYS_AFTER=days)
    assert code == 1
    assert "pack_days_after" in told.lower()
