"""Sources over the internal door: states for staff, never the key."""

from collections.abc import Callable

import httpx
import pytest
from fastapi import FastAPI

from services.integration.collection.queries import stage_page
from services.integration.conversion.batches import make_batch
from services.integration.sealing import new_sealing_key, seal
from services.integration.sources.queries import find_cursor, find_progress, save_source
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


def panel() -> dict[str, str]:
    return bearer(service_token("admin_panel", "integration"))


async def test_sources_show_their_state_and_no_key(service_app: MakeApplication) -> None:
    app, client = await service_app("integration")
    source = await add(app)
    assert await stage(app, source, None, "c1", GOOD)
    answer = await client.get("/internal/sources", headers=panel())
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
        progress = await find_progress(connection)
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


async def test_run_makes_a_source_due(service_app: MakeApplication) -> None:
    app, client = await service_app("integration")
    source = await add(app)
    assert (await client.post(f"/internal/sources/{source}/run", headers=panel())).is_success
    for unknown in (source + 1000, 0, "x", 10**12):
        answer = await client.post(f"/internal/sources/{unknown}/run", headers=panel())
        assert answer.status_code in (404, 422)


# Made when the test runs: a service's token lives for a minute, the whole run takes longer.
@pytest.mark.parametrize(
    ("make_headers", "status"),
    [
        (dict, 401),
        (lambda: bearer(user_token("staff", "s", role="administrator")), 401),
        (lambda: bearer(service_token("admin_panel", "cabinet")), 401),
        (lambda: bearer(service_token("cabinet", "integration")), 401),
        (lambda: bearer(service_token("wizard", "integration")), 403),
    ],
)
async def test_only_the_control_panel_may_ask(
    service_app: MakeApplication, make_headers: Callable[[], dict[str, str]], status: int
) -> None:
    headers = make_headers()
    _, client = await service_app("integration")
    assert (await client.get("/internal/sources", headers=headers)).status_code == status
    run = await client.post("/internal/sources/1/run", headers=headers)
    assert run.status_code == status


async def test_setup_is_for_the_wizard(service_app: MakeApplication) -> None:
    _, client = await service_app("integration")
    wizard = bearer(service_token("wizard", "integration"))
    answer: httpx.Response = await client.get("/internal/setup/database", headers=wizard)
    assert answer.json()["has_password"]
    refused = await client.get("/internal/setup/database", headers=panel())
    assert refused.status_code == 403


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
    page = (await client.get("/internal/sources", headers=panel())).json()
    assert (page["items"][0]["rejected_rows"], page["items"][0]["stamps"]) == (1, None)
    assert await told("end") is None
    await read("interval-profiles", day, "end")
    assert await told("end") == "c1"
    page = (await client.get("/internal/sources", headers=panel())).json()
    assert (page["items"][0]["rejected_rows"], page["items"][0]["stamps"]) == (1, "end")
