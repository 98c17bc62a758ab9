"""A source that staff run comes into the log, also when the log's keeper was down."""

from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from services.integration.secrets import new_sealing_key, seal
from services.integration.sources.queries import save_source
from tests.support.postgres import Server, connected, environment, free_port, own_name
from tests.support.processes import Process
from tests.support.tokens import bearer, keys_dir, user_token
from tests.support.waits import until

_SERVICES = ("integration", "admin_panel")
_LOG = "SELECT array_agg(action || ' ' || object_id || ' ' || outcome ORDER BY id) FROM audit_log"


@pytest.fixture
async def settings(
    server: Server, migrated: Callable[[str], dict[str, Any]]
) -> AsyncIterator[dict[str, dict[str, Any]]]:
    ports = {name: free_port() for name in _SERVICES}
    urls = {f"{name}_url": f"http://127.0.0.1:{port}" for name, port in ports.items()}
    made = {}
    for service, port in ports.items():
        migrated(service)
        database = await server.copy(service, own_name(service, "runs"))
        # Nobody listens at auth's: tokens are judged by themselves.
        own = {"keys_dir": keys_dir(), "port": port, "auth_url": "http://127.0.0.1:9"}
        made[service] = database | own | urls
    yield made
    for service in ports:
        await server.drop(own_name(service, "runs"))


async def test_a_run_is_logged_once_also_when_the_log_was_down(
    settings: dict[str, dict[str, Any]],
) -> None:
    own = settings["integration"]
    async with connected(own) as connection:
        sealed = seal(new_sealing_key(), "key")
        source = await save_source(connection, "head-end", "http://127.0.0.1:9", sealed, 3600)
    place = f"http://127.0.0.1:{own['port']}/api/integration/staff/sources"
    operator = bearer(user_token("staff", "olga", role="operator"))
    env = {name: environment(name, one) for name, one in settings.items()}

    async def logged() -> list[str] | None:
        async with connected(settings["admin_panel"]) as connection:
            found: list[str] | None = await connection.fetchval(_LOG)
        return found

    async def waiting() -> int:
        async with connected(own) as connection:
            return int(await connection.fetchval("SELECT count(*) FROM outbox"))

    def started(name: str, part: str) -> Process:
        ready = f"{own[f'{name}_url']}/ready" if part == "main" else ""
        return Process(f"services.{name}.{part}", env=env[name], ready=ready)

    async def all_told() -> bool:
        return not await waiting()

    with ExitStack() as stack:
        stack.enter_context(started("integration", "main"))
        async with httpx.AsyncClient(headers=operator, trust_env=False) as browser:
            answer = await browser.post(f"{place}/{source}/run")
            refused = await browser.post(f"{place}/{source + 1}/run")
        assert (answer.status_code, refused.status_code) == (202, 404)
        assert await waiting() == 2
        # Two of them: each may carry the acts, whichever leads.
        for _ in range(2):
            stack.enter_context(started("integration", "worker"))
        keeper = stack.enter_context(started("admin_panel", "main"))
        await until(all_told, "integration has told all", 60, log=keeper.log)
    told = await logged()
    assert sorted(told or []) == [
        f"run_source {source} done", f"run_source {source + 1} not-found",
    ]  # fmt: skip


async def test_an_event_that_was_given_up_arrives_once_it_is_sent_again(
    settings: dict[str, dict[str, Any]],
) -> None:
    own = settings["integration"]
    async with connected(own) as connection:
        sealed = seal(new_sealing_key(), "key")
        source = await save_source(connection, "head-end", "http://127.0.0.1:9", sealed, 3600)
    place = f"http://127.0.0.1:{own['port']}/api/integration/staff"
    operator = bearer(user_token("staff", "olga", role="operator"))
    env = {name: environment(name, one) for name, one in settings.items()}
    main = Process(
        "services.integration.main", env=env["integration"], ready=f"{own['integration_url']}/ready"
    )
    with ExitStack() as stack:
        stack.enter_context(main)
        async with httpx.AsyncClient(headers=operator, trust_env=False) as browser:
            assert (await browser.post(f"{place}/sources/{source}/pause")).status_code == 204
            # As the relay leaves it after its last try.
            async with connected(own) as connection:
                await connection.execute(
                    "UPDATE outbox SET state = 'abandoned', attempts = 40,"
                    " last_error = 'admin_panel does not answer.'"
                )
            (kind,) = (await browser.get(f"{place}/outbox/kinds")).json()["items"]
            assert (kind["subscriber"], kind["given_up"], kind["late"]) == ("admin_panel", 1, 0)
            worker = stack.enter_context(
                Process("services.integration.worker", env=env["integration"])
            )
            given = {"type": kind["type"], "subscriber": "admin_panel"}
            assert (await browser.post(f"{place}/outbox/resend", json=given)).json() == {
                "events": 1
            }
            worker.kill()
            keeper = stack.enter_context(
                Process(
                    "services.admin_panel.main",
                    env=env["admin_panel"],
                    ready=f"{own['admin_panel_url']}/ready",
                )
            )
            worker.start()

            async def all_told() -> bool:
                async with connected(own) as connection:
                    return not await connection.fetchval("SELECT count(*) FROM outbox")

            await until(all_told, "the acts are told", 60, log=keeper.log)
            assert (await browser.get(f"{place}/outbox/kinds")).json()["items"] == []
    async with connected(settings["admin_panel"]) as connection:
        told = await connection.fetchval(_LOG)
    kind_of_event = kind["type"]
    assert sorted(told) == [
        f"pause_source {source} done", f"resend_events {kind_of_event} done",
    ]  # fmt: skip
