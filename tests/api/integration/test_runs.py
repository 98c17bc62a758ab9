"""Each run is written down; a pause ends one with its page; data that are late are marked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import orjson
import pytest
from fastapi import FastAPI, Response

from services.integration.collection.actions import collect
from services.integration.collection.queries import stage_page
from services.integration.conversion.batches import make_batch
from services.integration.delivery.queries import finish_batch, list_next_batches
from services.integration.errors import RunStopped
from services.integration.runs import queries as runs
from services.integration.runs.queries import begin_run, break_runs
from services.integration.secrets import new_sealing_key, seal
from services.integration.sources.queries import save_source
from services.kit.bell import Bell
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.worker import clear
from tests.api.integration.conftest import HEAD_END_KEY, Desk
from tests.conftest import MakeApplication
from tests.support.served import served
from tests.support.waits import until


def _state(at: datetime) -> dict[str, str]:
    return {"meter_id": "M1", "state": "on", "since": at.isoformat()}


async def _source(desk: Desk, url: str = "http://127.0.0.1:1", poll_seconds: int = 3600) -> int:
    async with desk.database.connection() as connection:
        sealed = seal(desk.sealing_key, HEAD_END_KEY)
        return await save_source(connection, "head-end", url, sealed, poll_seconds)


@asynccontextmanager
async def _collecting(desk: Desk, keys: list[str] | None = None) -> AsyncIterator[None]:
    """Let a worker's loop read; `keys` are the sealing keys that it finds, one after another."""
    left = keys or [desk.sealing_key]

    def key() -> str:
        return left.pop(0) if len(left) > 1 else left[0]

    task = asyncio.create_task(
        collect(desk.database, Bell(), sealing_key=key, page_items=500, staged_limit=1000)
    )
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _runs(desk: Desk, **filters: Any) -> list[dict[str, Any]]:
    answer = await desk.ask("GET", "runs", "viewer", params=filters)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


@pytest.fixture
async def live(live_app: MakeApplication, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """Return integration on a database of its own, where loops may commit."""
    key = new_sealing_key()
    monkeypatch.setenv("INTEGRATION_SEALING_KEY", key)
    app, client = await live_app("integration")
    yield Desk(app, client, key)


async def test_a_run_says_who_wanted_it_what_it_read_and_how_it_ended(
    live: Desk, head_end: str
) -> None:
    source = await _source(live, head_end)

    async def ended() -> bool:
        return [run["outcome"] for run in await _runs(live)] == ["done"] * wanted

    async with _collecting(live):
        wanted = 1
        await until(ended, "the clock's run has ended", 60)
        assert (await live.ask("POST", f"sources/{source}/run", "operator")).status_code == 202
        wanted = 2
        await until(ended, "the run of staff has ended", 30)
    again, first = await _runs(live)
    assert (first["asked_by"], again["asked_by"]) == (None, "operator-1")
    assert first["items"] > 0
    assert first["pages"] >= again["pages"] > 0
    assert again["items"] == 0
    assert [run["id"] for run in await _runs(live, telling=True)] == [first["id"]]
    assert await _runs(live, outcome="failed") == []
    assert await _runs(live, source_id=source + 1) == []


async def test_the_key_that_is_made_while_the_worker_runs_is_used_at_once(
    live: Desk, head_end: str
) -> None:
    await _source(live, head_end)

    async def outcomes() -> list[Any]:
        return [(run["outcome"], run["error_code"]) for run in reversed(await _runs(live))]

    async def read() -> bool:
        return len(await outcomes()) == 2 and (await outcomes())[1][0] == "done"

    async with _collecting(live, ["", live.sealing_key]):
        await until(read, "the second try has the key", 60)
    assert await outcomes() == [("failed", "key-unreadable"), ("done", None)]


async def test_a_pause_ends_a_run_with_its_page_and_nothing_more_is_asked(live: Desk) -> None:
    app, asked, going_on = FastAPI(), [], asyncio.Event()

    @app.get("/v1/kinds")
    async def kinds() -> dict[str, list[str]]:
        return {"kinds": ["connection-states"]}

    @app.get("/v1/feed/{kind}")
    async def feed(kind: str) -> Response:
        asked.append(kind)
        if len(asked) == 2:
            await going_on.wait()
        page = {"items": [_state(utc_now())], "cursor": f"c{len(asked)}", "more": True}
        return Response(orjson.dumps(page), media_type="application/json")

    async with served(app) as port:
        source = await _source(live, f"http://127.0.0.1:{port}")

        async def under_way() -> bool:
            return len(asked) == 2

        async def stopped() -> bool:
            return [run["outcome"] for run in await _runs(live)] == ["stopped"]

        async with _collecting(live):
            await until(under_way, "the second page is asked for", 30)
            assert (await live.source(source))["running"]
            paused = await live.ask("POST", f"sources/{source}/pause", "operator")
            assert paused.status_code == 204
            going_on.set()
            await until(stopped, "the run has ended", 30)
        shown = await live.source(source)
        assert (shown["active"], shown["running"], shown["staged"]) == (False, False, 1)
        assert shown["paused_at"]
        assert len(asked) == 2
        assert (await live.ask("POST", f"sources/{source}/run", "operator")).status_code == 409
        async with _collecting(live):
            resumed = await live.ask("POST", f"sources/{source}/resume", "operator")
            assert resumed.status_code == 204

            async def goes_on() -> bool:
                return len(asked) > 3

            await until(goes_on, "it is asked again", 30)
    told = [(act["action"], act["outcome"]) for act in await live.acts()]
    assert told == [
        ("pause_source", "done"), ("run_source", "source-paused"), ("resume_source", "done"),
    ]  # fmt: skip


async def _stage(
    desk: Desk, source: int, after: str | None, cursor: str, at: datetime, **more: Any
) -> bool:
    async with desk.database.connection() as connection:
        return await stage_page(
            connection,
            source,
            "register-readings",
            after=after,
            cursor=cursor,
            more=False,
            items=1,
            batch=make_batch(
                "register-readings",
                [{"meter_id": "M1", "read_at": at.isoformat(), "registers": {"1.8.0": "1"}}],
            ),
            **more,
        )


async def test_a_page_of_former_settings_is_not_staged(desk: Desk) -> None:
    source = await _source(desk)
    async with desk.database.connection() as connection:
        run = await begin_run(connection, source, 1)
        assert run is not None
        # Read by another address, for which the cursor means nothing.
        await save_source(connection, "head-end", "http://127.0.0.1:2", b"", 60)
        assert await begin_run(connection, source, 1) is None
    with pytest.raises(RunStopped):
        await _stage(desk, source, None, "c1", utc_now(), run_id=run)
    assert await desk.fetch("SELECT 1 FROM cursors") == []


async def test_runs_that_a_killed_worker_left_are_ended_and_old_ones_forgotten(desk: Desk) -> None:
    source = await _source(desk)
    async with desk.database.connection() as connection:
        await begin_run(connection, source, 1)
        await break_runs(connection)
    (run,) = await _runs(desk)
    assert (run["outcome"], run["ended_at"] is not None) == ("broken", True)
    await desk.fetch("UPDATE runs SET began_at = now() - interval '91 days'")
    await clear(desk.database, runs.EXPIRED)
    assert await _runs(desk) == []


async def _deliver(desk: Desk) -> None:
    database: Database = desk.database
    async with database.connection() as connection:
        for batch in await list_next_batches(connection):
            await finish_batch(connection, batch, {}, [])


async def test_data_older_than_is_usual_for_their_source_are_marked(desk: Desk) -> None:
    source = await _source(desk)
    start = utc_now() - timedelta(hours=9)
    # Every hour a reading, delivered at once; the first is what was there before.
    for number in range(6):
        at = start + timedelta(hours=number)
        after = f"c{number - 1}" if number else None
        assert await _stage(desk, source, after, f"c{number}", at)
        await _deliver(desk)
        await desk.fetch("UPDATE cursors SET gaps = array_fill(3600, ARRAY[cardinality(gaps)])")
    (cursor,) = (await desk.source(source))["cursors"]
    assert cursor["usual_seconds"] == 3600
    assert datetime.fromisoformat(cursor["newest_at"]) == start + timedelta(hours=5)
    assert cursor["age_seconds"] >= 4 * 3600
    assert cursor["late"]
    assert (await desk.source(source))["late"]
    # A clock that goes wrong does not make them new for ever.
    assert await _stage(desk, source, "c5", "c6", utc_now() + timedelta(days=700))
    await _deliver(desk)
    (cursor,) = (await desk.source(source))["cursors"]
    assert (cursor["age_seconds"] < 60, cursor["late"]) == (True, False)
    ((gaps,),) = await desk.fetch("SELECT gaps FROM cursors")
    assert len(gaps) == 6


async def test_twenty_gaps_are_kept_and_none_of_the_first_reading(desk: Desk) -> None:
    source = await _source(desk)
    start = utc_now() - timedelta(days=30)
    for number in range(25):
        after = f"c{number - 1}" if number else None
        assert await _stage(desk, source, after, f"c{number}", start + timedelta(days=number))
        await _deliver(desk)
    ((gaps,),) = await desk.fetch("SELECT gaps FROM cursors")
    assert len(gaps) == 20
    assert gaps[-1] == pytest.approx(timedelta(days=7).total_seconds(), abs=60)


@pytest.mark.parametrize(
    "path", ["sources/1/pause", "sources/1/resume", "sources/1/run", "sources/1/retry-refused"]
)
async def test_viewers_move_nothing(desk: Desk, path: str) -> None:
    assert (await desk.ask("POST", path, "viewer")).status_code == 403
    assert (await desk.ask("POST", path.replace("1", "999"), "operator")).status_code == 404
