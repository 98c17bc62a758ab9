"""A paused source is not asked, whoever is killed; what was read of it is still delivered."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.pipeline import Pipeline
from tests.support.postgres import environment, free_port
from tests.support.processes import Process
from tests.support.tokens import bearer, user_token
from tests.support.waits import until

_FROZEN = ("--households", "10", "--now", "2026-11-22T12:00:00+06:00")
_STAGED = "SELECT count(*) FROM staged_batches WHERE state = 'staged'"
_RUNS = "SELECT count(*) FROM runs"


@pytest.fixture
async def pipeline(
    live_database: Callable[[str], Awaitable[dict[str, Any]]], tmp_path: Path
) -> AsyncIterator[Pipeline]:
    services = ("auth", "cabinet", "admin_panel", "integration")
    databases = {service: await live_database(service) for service in services}
    running = Pipeline(databases, tmp_path, _FROZEN)
    running.prepare()
    try:
        yield running
    finally:
        running.stop_all()


async def test_what_is_read_is_delivered_while_the_source_is_paused(pipeline: Pipeline) -> None:
    port = free_port()
    own = pipeline.settings["integration"] | {"port": port}
    env = environment("integration", own)

    async def number(statement: str) -> int:
        return int((await pipeline.fetch("integration", statement))[0][0])

    async def is_full() -> bool:
        return await number(_STAGED) >= 8

    async def all_delivered() -> bool:
        return await number(_STAGED) == 0

    for name in ("auth", "cabinet", "integration-worker", "head-end"):
        pipeline.start(name)
    main = Process("services.integration.main", env=env, ready=f"http://127.0.0.1:{port}/ready")
    operator = bearer(user_token("staff", "olga", role="operator"))
    with main:
        # The receiver is down: as much is read as may wait.
        await until(is_full, "as much is read as may wait", 60)
        async with httpx.AsyncClient(headers=operator, trust_env=False) as browser:
            place = f"http://127.0.0.1:{port}/api/integration/staff/sources"
            (source,) = (await browser.get(place)).json()["items"]
            assert (await browser.post(f"{place}/{source['id']}/pause")).status_code == 204
            pipeline.kill("integration-worker")
            # One, or more where the worker was there before the head-end answered.
            asked = await number(_RUNS)
            pipeline.start("integration-worker")
            pipeline.start("systems")
            await until(all_delivered, "what was read is delivered", 90)
            assert await number(_RUNS) == asked, "nobody has asked it since"
            assert await pipeline.delivered() == 8
            shown = (await browser.get(f"{place}/{source['id']}")).json()
            assert (shown["active"], shown["running"]) == (False, False)
            assert (await browser.post(f"{place}/{source['id']}/resume")).status_code == 204
            await until(pipeline.is_idle, "all the rest is read and delivered", 120)
            runs = (await browser.get(f"{place.removesuffix('sources')}runs")).json()["items"]
    first, second = runs[-asked], runs[-asked - 1]
    assert first["outcome"] in {"stopped", "broken"}
    assert (second["outcome"], second["asked_by"]) == ("done", "olga")
