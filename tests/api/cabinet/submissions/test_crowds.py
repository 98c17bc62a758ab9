"""Many hand readings in at the same moment: they wait for each other, and nobody else for them."""

import asyncio
from typing import Any

import pytest

from services.cabinet.metering.partitions import ensure_partitions
from services.cabinet.submissions.entry import actions
from services.cabinet.submissions.entry.writes import lock_meter
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.submissions.handing_in import Clock, post, readings
from tests.support.waits import until

_MANY = 12
# As many writes as a process does at once.
_AT_ONCE = 3


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


async def test_a_crowd_waits_in_the_service_and_others_read_meanwhile(live_home: Home) -> None:
    home = live_home
    meter = await home.meter_id()

    async def in_database() -> int:
        (row,) = await home.rows(
            "SELECT count(*) AS waiting FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
            " WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted"
        )
        waiting: int = row["waiting"]
        return waiting

    async def all_have_come() -> bool:
        return await in_database() == _AT_ONCE

    async with home.database.plain_transaction() as connection:
        await lock_meter(connection, meter)
        crowd = [asyncio.create_task(post(home, {"T1": "100"})) for _ in range(_MANY)]
        await until(all_have_come, "those whose turn it is wait for the meter")
        async with asyncio.timeout(60):
            assert await home.get("accounts")
        assert await in_database() == _AT_ONCE
        assert not [one for one in crowd if one.done()]
    answers = await asyncio.gather(*crowd)
    assert [one.status_code for one in answers] == [201] * _MANY
    assert len({one.json()["id"] for one in answers}) == 1
    assert await readings(home) == [(2, 100_000)]


async def test_one_of_a_crowd_looks_for_the_room_of_readings(
    live_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []

    async def noting(database: Any, table: str, days: Any) -> None:
        looks.append(table)
        await ensure_partitions(database, table, days)

    monkeypatch.setattr(actions, "ensure_partitions", noting)
    answers = await asyncio.gather(*(post(live_home, {"T1": "100"}) for _ in range(_MANY)))
    assert [one.status_code for one in answers] == [201] * _MANY
    assert looks == ["register_readings"]
