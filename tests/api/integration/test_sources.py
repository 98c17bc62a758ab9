"""Sources for staff: how far they are read, never their keys; and running one now."""

from collections.abc import Callable
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI

from services.contracts.staff import staff_acted
from services.integration.collection.queries import stage_page
from services.integration.conversion.batches import make_batch
from services.integration.secrets import new_sealing_key, seal
from services.integration.sources.queries import (
    count_progress,
    find_cursor,
    list_due_sources,
    mark_polled,
    save_source,
)
from services.kit.database import Database
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token, user_token

SEALING_KEY = new_sealing_key()
GOOD = {"meter_id": "M1", "state": "on", "since": "2026-03-01T00:00:00+06:00"}


async def add(app: FastAPI, name: str = "head-end", url: str = "http://127.0.0.1:1") -> int:
    database: Database = app.state.database
    async with database.connection() as connection:
        return await save_source(connection, name, url, seal(SEALING_KEY, "s3cret"), 30)


async def stage(app: FastAPI, source: int, after: str | None, cursor: str, item: object) -> bool:
    database: Database = app.state.database
    async with database.connection() as connection:
        return await stage_page(
            connection,
            source,
            "connection-states",
            after=after,
            cursor=cursor,
            more=False,
            items=1,
            batch=make_batch("connection-states", [item]),
        )


_SOURCES = "/api/integration/staff/sources"


def staff(role: str = "viewer") -> dict[str, str]:
    return bearer(user_token("staff", "staff-1", role=role))


async def acts(app: FastAPI) -> list[dict[str, Any]]:
    """Return what staff have done or tried, as it is told to the log."""
    async with app.state.database.connection() as connection:
        rows = await connection.fetch(
            "SELECT data::text FROM outbox WHERE type = $1 AND subscriber = 'admin_panel'"
            " ORDER BY occurred_at, event_id",
            staff_acted("integration"),
        )
    return [orjson.loads(row["data"]) for row in rows]


async def test_sources_show_their_state_and_no_key(service_app: MakeApplication) -> None:
    app, client = await service_app("integration")
    source = await add(app)
    assert await stage(app, source, None, "c1", GOOD)
    answer = await client.get(_SOURCES, headers=staff())
    page = answer.json()
    assert page["total"] == 1
    told = page["items"][0]
    assert (told["name"], told["staged"], told["rejected_rows"]) == ("head-end", 1, 0)
    assert [(c["kind"], c["at_end"], c["items"]) for c in told["cursors"]] == [
        ("connection-states", True, 1)
    ]
    assert "key" not in answer.text
    assert "s3cret" not in answer.text


async def test_page_and_cursor_move_together(service_app: MakeApplication) -> None:
    app, _ = await service_app("integration")
    source = await add(app)
    assert await stage(app, source, None, "c1", GOOD)
    assert not await stage(app, source, None, "c1", GOOD), "the cursor has moved meanwhile"
    assert await stage(app, source, "c1", "c2", {"meter_id": "M1"})
    async with app.state.database.connection() as connection:
        assert await find_cursor(connection, source, "connection-states") == "c2"
        progress = await count_progress(connection)
    assert (progress["staged"], progress["rejected_rows"], progress["behind"]) == (1, 1, 1)


async def test_source_of_another_address_begins_anew(service_app: MakeApplication) -> None:
    app, _ = await service_app("integration")
    source = await add(app)
    await stage(app, source, None, "c1", GOOD)
    assert await add(app) == source
    async with app.state.database.connection() as connection:
        assert await find_cursor(connection, source, "connection-states") == "c1"
    assert await add(app, url="http://127.0.0.1:2") == source
    async with app.state.database.connection() as connection:
        assert await find_cursor(connection, source, "connection-states") is None


async def test_run_makes_a_source_due_and_is_told(service_app: MakeApplication) -> None:
    app, client = await service_app("integration")
    source = await add(app)
    async with app.state.database.connection() as connection:
        await mark_polled(connection, source)
        assert await list_due_sources(connection) == []
    answer = await client.post(f"{_SOURCES}/{source}/run", headers=staff("operator"))
    assert answer.status_code == 202, answer.text
    async with app.state.database.connection() as connection:
        assert [due["id"] for due in await list_due_sources(connection)] == [source]
    (act,) = await acts(app)
    assert (act["actor_id"], act["actor_role"]) == ("staff-1", "operator")
    assert (act["action"], act["object_kind"], act["object_id"], act["outcome"]) == (
        "run_source", "source", str(source), "done",
    )  # fmt: skip
    assert act["before"]["next_poll_at"] > act["after"]["next_poll_at"]


async def test_a_source_that_is_not_there_or_off_is_not_run(service_app: MakeApplication) -> None:
    app, client = await service_app("integration")
    source = await add(app)
    async with app.state.database.connection() as connection:
        await connection.execute("UPDATE sources SET active = false")
    for unknown, status in ((source, 409), (source + 1000, 404), (0, 422), ("x", 422)):
        answer = await client.post(f"{_SOURCES}/{unknown}/run", headers=staff("operator"))
        assert answer.status_code == status
    answer = await client.post(f"{_SOURCES}/{10**12}/run", headers=staff("operator"))
    assert answer.status_code == 422
    assert [act["outcome"] for act in await acts(app)] == ["source-paused", "not-found"]


# Made when the test runs: a service's token lives for a minute, the whole run takes longer.
@pytest.mark.parametrize(
    ("make_headers", "status"),
    [
        (dict, 401),
        (lambda: bearer(user_token("consumer", "c", role="administrator")), 401),
        (lambda: bearer(user_token("systems", "m", scope="batches:write")), 401),
        (lambda: bearer(service_token("admin_panel", "integration")), 401),
        (lambda: bearer(user_token("staff", "s", role="visitor")), 403),
    ],
)
async def test_only_staff_may_ask(
    service_app: MakeApplication, make_headers: Callable[[], dict[str, str]], status: int
) -> None:
    headers = make_headers()
    app, client = await service_app("integration")
    assert (await client.get(_SOURCES, headers=headers)).status_code == status
    run = await client.post(f"{_SOURCES}/1/run", headers=headers)
    assert run.status_code == status
    # Who is known and refused is told to the log; who is not known has done nothing.
    assert len(await acts(app)) == (status == 403)


async def test_viewers_look_and_run_nothing(service_app: MakeApplication) -> None:
    app, client = await service_app("integration")
    source = await add(app)
    assert (await client.get(_SOURCES, headers=staff())).json()["total"] == 1
    answer = await client.post(f"{_SOURCES}/{source}/run", headers=staff())
    assert answer.status_code == 403
    assert [(act["outcome"], act["object_id"]) for act in await acts(app)] == [
        ("forbidden", str(source))
    ]


async def test_setup_is_for_the_wizard(service_app: MakeApplication) -> None:
    _, client = await service_app("integration")
    wizard = bearer(service_token("wizard", "integration"))
    answer: httpx.Response = await client.get("/internal/setup/database", headers=wizard)
    assert answer.json()["has_password"]
    cabinet = bearer(service_token("cabinet", "integration"))
    refused = await client.get("/internal/setup/database", headers=cabinet)
    assert refused.status_code == 401


async def test_a_source_told_otherwise_of_its_stamps_has_its_days_read_anew(
    service_app: MakeApplication,
) -> None:
    app, client = await service_app("integration")
    source = await add(app)
    database: Database = app.state.database
    day: dict[str, object] = {"meter_id": "M1", "obis": "1.8.0", "time_zone": "Asia/Omsk"}
    day |= {
        "day": "2026-03-01",
        "interval_minutes": 60,
        "unit": "kWh",
        "readings": [["2026-03-01T01:00:00+06:00", "1"]],
    }

    async def read(kind: str, item: object, stamps: str | None) -> None:
        async with database.connection() as connection:
            after = await find_cursor(connection, source, kind)
            await stage_page(
                connection,
                source,
                kind,
                after=after,
                cursor="c1",
                more=False,
                items=1,
                batch=make_batch(kind, [item], stamps),
            )

    async def told(stamps: str | None) -> str | None:
        async with database.connection() as connection:
            sealed = seal(SEALING_KEY, "s3cret")
            address = "http://127.0.0.1:1"
            await save_source(connection, "head-end", address, sealed, 30, stamps=stamps)
            assert await find_cursor(connection, source, "connection-states") == "c1"
            return await find_cursor(connection, source, "interval-profiles")

    await read("connection-states", GOOD, None)
    await read("interval-profiles", day, None)
    page = (await client.get(_SOURCES, headers=staff())).json()
    assert (page["items"][0]["rejected_rows"], page["items"][0]["stamps"]) == (1, None)
    assert await told("end") is None
    await read("interval-profiles", day, "end")
    assert await told("end") == "c1"
    page = (await client.get(_SOURCES, headers=staff())).json()
    assert (page["items"][0]["rejected_rows"], page["items"][0]["stamps"]) == (1, "end")
