"""What staff do and are refused at the owner comes into the log, whatever is down meanwhile."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest

from services.admin_panel.audit.actions import verify_chain
from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server, connected
from tests.support.waits import until

_COLLEAGUES = "/api/auth/staff/colleagues"
_LOG = """
SELECT array_agg(concat_ws(' ', actor_role, action, outcome,
                           details->'before'->>'role', details->'after'->>'role',
                           details->'before'->'rights' ? 'outages:change',
                           details->'after'->'rights' ? 'outages:change')
                 ORDER BY at)::text[]
FROM audit_log
"""


@pytest.fixture
async def suite(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    async with running_suite(server, migrated, folder, "acts", panel=True) as running:
        yield running


async def test_acts_wait_for_the_log_and_come_into_it_once(suite: Suite) -> None:
    chief, olga = await suite.acting_member("administrator"), await suite.acting_member("operator")

    def ask(method: str, path: str, headers: dict[str, str], **options: Any) -> httpx.Response:
        return suite.browser.request(method, f"{_COLLEAGUES}{path}", headers=headers, **options)

    (found,) = ask("GET", "", chief, params={"search": "operator-"}).json()["items"]
    suite.processes["admin_panel"].kill()
    given = {"display_name": "Дежурный", "role": "viewer"}
    assert ask("PUT", f"/{found['id']}", olga, json=given).status_code == 403
    assert ask("PUT", f"/{found['id']}", chief, json=given).status_code == 200
    # Another role ends the sessions: from this moment on the token opens nothing.
    assert ask("GET", "", olga).status_code == 401
    told = "SELECT count(*) FROM outbox WHERE type = 'auth.staff_acted.v1'"
    assert await suite.fetch("auth", told) == 2
    suite.processes["auth worker"].kill()
    for name in ("admin_panel", "auth worker"):
        suite.processes[name].start()

    async def all_told() -> bool:
        return not await suite.fetch("auth", told)

    await until(all_told, "the acts are told", log=suite.logs)
    assert sorted(await suite.fetch("admin_panel", _LOG)) == [
        "administrator edit_staff done operator viewer t f",
        "operator edit_staff forbidden",
    ]
    async with connected(suite.databases["admin_panel"]) as connection:
        chain = await verify_chain(connection)
    assert (chain.faults, chain.links) == ([], 2)
