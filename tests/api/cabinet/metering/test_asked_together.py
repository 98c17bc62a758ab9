"""Charts that many ask for in one moment are read together, and each gets what is his."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from services.kit.readers import Readers
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, DAY, as_user, profile

MONTH = {"channel": "A+", "interval": "month", "date": DAY}


class _Watched:
    """Notes how many questions each statement of charts asks."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[int] = []
        fetch = Readers.fetch

        async def noting(readers: Readers, query: str, *arguments: Any) -> Sequence[Any]:
            if "interval_daily_totals" in query:
                self.asked.append(len(arguments[0]) if isinstance(arguments[0], list) else 1)
            return await fetch(readers, query, *arguments)

        monkeypatch.setattr(Readers, "fetch", noting)


@pytest.fixture
async def two(live_home: Home) -> tuple[Home, int, int]:
    """Anna's meter with a day, Boris's with another, and their keys."""
    home = live_home
    await home.link(BORIS, "1002")
    await home.good("interval-profiles", profile(), profile(meter="m-b", values=[300] * 24))
    return home, await home.meter_id(), await home.meter_id(BORIS, "S-B")


async def _ask(home: Home, *asked: tuple[Any, int], **changes: str) -> list[Any]:
    """Return statuses, with the total of what was answered, of questions of one moment."""
    answers = await asyncio.gather(
        *(
            home.client.get(
                f"/api/cabinet/meters/{meter}/consumption",
                params=MONTH | changes,
                headers=as_user(user),
            )
            for user, meter in asked
        )
    )
    return [
        (answer.status_code, answer.json()["total"] if answer.is_success else None)
        for answer in answers
    ]


async def test_each_gets_his_own_and_nobody_anothers(
    two: tuple[Home, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, anna, boris = two
    # A first one opens the connection.
    assert await _ask(home, (ANNA, anna)) == [(200, 2.4)]
    watched = _Watched(monkeypatch)
    asked = [(ANNA, anna), (BORIS, boris), (ANNA, boris), (BORIS, anna), (ANNA, 999_999)]
    expected = [(200, 2.4), (200, 7.2), (404, None), (404, None), (404, None)]
    assert await _ask(home, *asked) == expected
    assert max(watched.asked) > 1, watched.asked
    assert sum(watched.asked) == len(asked)
    assert await _ask(home, *reversed(asked)) == expected[::-1]


async def test_together_tells_what_alone_tells(two: tuple[Home, int, int]) -> None:
    home, anna, boris = two
    for changes in ({}, {"interval": "year"}, {"period": "billing"}, {"step": "hour"}):
        asked = [(ANNA, anna), (BORIS, boris)] * 4
        alone = [(await _ask(home, one, **changes))[0] for one in asked]
        assert await _ask(home, *asked, **changes) == alone


async def test_a_right_that_ends_ends_for_those_who_ask_together(
    two: tuple[Home, int, int],
) -> None:
    home, anna, boris = two
    await home.rows("DELETE FROM account_users WHERE user_id = $1", BORIS)
    assert await _ask(home, (ANNA, anna), (BORIS, boris), (ANNA, anna)) == [
        (200, 2.4), (404, None), (200, 2.4),
    ]  # fmt: skip
