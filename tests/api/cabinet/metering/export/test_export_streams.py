"""A file is made while it is taken: nothing is held meanwhile, and no part passes for the whole."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Message

from services.cabinet.metering.consumption.hours import list_hours
from services.cabinet.metering.export import actions
from services.kit.problems import Unreachable
from tests.api.cabinet.conftest import Home, home_of, two_households
from tests.api.cabinet.metering.export.files import ask, take_rows
from tests.api.cabinet.supply import ANNA, as_user, profile
from tests.conftest import MakeApplication
from tests.support.served import served
from tests.support.waits import happens

# Three windows of a statement each.
_DAYS: dict[str, Any] = {"start": "2024-01-01", "end": "2026-06-30"}
_FIRST, _LAST = date(2024, 1, 1), date(2026, 6, 30)
TEXTS = ("csv", "green-button")
FORMATS = (*TEXTS, "xlsx")
ListHours = Callable[..., Awaitable[Any]]


async def _measured(home: Home) -> str:
    """Deliver two years and a half of hours; return the meter's address."""
    days = [str(_FIRST + timedelta(days=n)) for n in range((_LAST - _FIRST).days + 1)]
    # Anna's place keeps London's time.
    hours = {"2024-03-31": 23, "2024-10-27": 25, "2025-03-30": 23, "2025-10-26": 25} | {
        "2026-03-29": 23
    }
    await home.good(
        "interval-profiles",
        *(profile(day=day, values=[100] * hours.get(day, 24)) for day in days),
    )
    return f"meters/{await home.meter_id()}"


@pytest.fixture
def at_the_call(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, ListHours], list[int]]:
    """Let another act stand in for the reading of days at its n-th call; gives a count of calls."""

    def replace(number: int, act: ListHours) -> list[int]:
        calls = [0]

        async def counted(*arguments: Any) -> Any:
            calls[0] += 1
            chosen = act if calls[0] == number else list_hours
            return await chosen(*arguments)

        monkeypatch.setattr(actions, "list_hours", counted)
        return calls

    return replace


async def _fail(*_: Any) -> Any:
    raise Unreachable


async def test_a_file_of_years_has_every_day_once(home: Home) -> None:
    path = await _measured(home)
    rows = (await take_rows(home, path, **_DAYS))[1:]
    assert list(dict.fromkeys(row[1][:10] for row in rows)) == [
        str(_FIRST + timedelta(days=n)) for n in range((_LAST - _FIRST).days + 1)
    ]
    assert all(row[2] == following[1] for row, following in pairwise(rows))
    # 912 days, of which three have an hour less and two an hour more.
    assert len(rows) == 912 * 24 - 3 + 2


@pytest.mark.parametrize("kind", TEXTS)
async def test_a_database_lost_in_the_middle_breaks_the_body(
    live_home: Home, kind: str, at_the_call: Callable[[int, ListHours], list[int]]
) -> None:
    path = await _measured(live_home)
    at_the_call(3, _fail)
    async with served(live_home.application, lives=True) as port:
        await _breaks(port, path, kind)


@pytest.mark.parametrize("kind", TEXTS)
async def test_a_place_that_is_lost_in_the_middle_breaks_the_body(
    live_home: Home, kind: str, at_the_call: Callable[[int, ListHours], list[int]]
) -> None:
    path = await _measured(live_home)

    async def lose(*arguments: Any) -> Any:
        await live_home.rows("DELETE FROM account_users")
        return await list_hours(*arguments)

    at_the_call(2, lose)
    async with served(live_home.application, lives=True) as port:
        await _breaks(port, path, kind)


async def _breaks(port: int, path: str, kind: str) -> None:
    """Take a file that must begin well and end before its time."""
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client,
        client.stream(
            "GET",
            f"/api/cabinet/{path}/export",
            params=_DAYS | {"format": kind},
            headers=as_user(ANNA),
        ) as response,
    ):
        assert response.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError):
            await response.aread()


@pytest.mark.parametrize("kind", FORMATS)
async def test_a_database_lost_before_the_first_piece_is_a_problem(
    home: Home, kind: str, at_the_call: Callable[[int, ListHours], list[int]]
) -> None:
    path = await _measured(home)
    at_the_call(1, _fail)
    response = await ask(home, path, format=kind, **_DAYS)
    assert response.status_code == 503
    assert response.json()["type"].endswith("database-unreachable")


async def test_a_workbook_that_fails_late_is_a_problem_and_leaves_nothing_behind(
    home: Home,
    at_the_call: Callable[[int, ListHours], list[int]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = await _measured(home)
    at_the_call(3, _fail)
    assert (await ask(home, path, format="xlsx", **_DAYS)).status_code == 503
    assert list(tmp_path.iterdir()) == []
    assert (await ask(home, path, format="xlsx", **_DAYS)).status_code == 200
    assert list(tmp_path.iterdir()) == []


class _Taker:
    """Who asks for a file and takes as much of it as he is told to."""

    def __init__(self, home: Home, path: str, kind: str) -> None:
        self.first = asyncio.Event()
        self.gone = asyncio.Event()
        self._go_on = asyncio.Event()
        self._asked = False
        query = httpx.QueryParams(_DAYS | {"format": kind})
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": f"/api/cabinet/{path}/export",
            "raw_path": f"/api/cabinet/{path}/export".encode(),
            "query_string": str(query).encode(),
            "headers": [(k.lower().encode(), v.encode()) for k, v in as_user(ANNA).items()],
            "client": ("127.0.0.1", 1),
            "server": ("testserver", 80),
        }
        self.task = asyncio.create_task(home.application(scope, self._receive, self._send))

    async def _receive(self) -> Message:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.body":
            self.first.set()
            await self._go_on.wait()

    def take_all(self) -> None:
        """Take whatever comes."""
        self._go_on.set()

    async def end(self) -> None:
        """Wait until nothing is made for him any more."""
        async with asyncio.timeout(60):
            await asyncio.gather(self.task, return_exceptions=True)


@pytest.fixture
async def narrow_home(live_app: MakeApplication) -> AsyncIterator[Home]:
    """The households, where two connections serve everybody."""
    made = await live_app("cabinet", furnish=two_households, database_pool_size=1)
    yield home_of(*made)


@pytest.mark.parametrize("kind", TEXTS)
async def test_who_takes_slowly_keeps_no_connection(narrow_home: Home, kind: str) -> None:
    path = await _measured(narrow_home)
    takers = [_Taker(narrow_home, path, kind) for _ in range(6)]
    for taker in takers:
        await happens(taker.first, "the first piece of a file")
    async with asyncio.timeout(30):
        chart = await narrow_home.chart("month", "2026-06-01")
        meters = await narrow_home.get("meters")
    assert (chart["total"], meters["total"]) == (72.0, 1)
    for taker in takers:
        taker.take_all()
        await taker.end()
        assert taker.task.exception() is None


async def test_who_goes_away_ends_the_reading(
    narrow_home: Home, at_the_call: Callable[[int, ListHours], list[int]]
) -> None:
    path = await _measured(narrow_home)
    calls = at_the_call(0, _fail)
    taker = _Taker(narrow_home, path, "csv")
    await happens(taker.first, "the first piece of a file")
    taker.gone.set()
    await taker.end()
    assert calls == [1]
