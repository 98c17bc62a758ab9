"""What the supplier sets, and a consumer who is erased, through real processes that are killed."""

from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.waits import until, wait_until

_PARTS = """
SELECT count(*) FILTER (WHERE done_at IS NOT NULL) || ' of ' || count(*) FROM erasure_parts
"""
_APPEAL = """
WITH a AS (INSERT INTO appeals (id, kind, topic_id, user_id, name, status, way, created_at,
        updated_at, opening, last_text, last_by, last_at, search_text)
    SELECT gen_random_uuid(), 'question', min(id), $1, 'Анна', 'new', 'web', now(), now(),
        'Тайное', 'Тайное', 'consumer', now(), 'анна' FROM appeal_topics RETURNING id)
INSERT INTO appeal_messages (appeal_id, by, text, at, way)
SELECT id, 'consumer', 'Тайное', now(), 'web' FROM a RETURNING id
"""


@pytest.fixture(scope="module")
async def started(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    more = {"revocations_seconds": 0.2}
    async with running_suite(
        server, migrated, folder, "settings", panel=True, more=more
    ) as running:
        yield running


@pytest.fixture
def suite(started: Suite) -> Suite:
    started.ensure()
    return started


def _place(suite: Suite) -> str:
    return f"{suite.urls['cabinet_url']}/api/cabinet/staff/settings"


def _set(suite: Suite, admin: dict[str, str], **changes: Any) -> httpx.Response:
    """Change settings as the page does, by what was read right before."""
    seen = suite.browser.get(_place(suite), headers=admin).headers["etag"]
    return suite.browser.patch(_place(suite), json=changes, headers=admin | {"If-Match": seen})


async def test_a_change_holds_at_once_in_pages_letters_and_open_sessions(suite: Suite) -> None:
    """auth is down when the factor is demanded; the worker that carries the word is killed."""
    admin = await suite.acting_member("administrator")
    open_session = await suite.acting_member("operator")
    answer = _set(suite, admin, name="Новый свет", time_zone="Asia/Vladivostok")
    assert answer.status_code == 200, answer.text
    supplier = suite.browser.get(f"{suite.urls['cabinet_url']}/api/cabinet/supplier").json()
    assert (supplier["name"], supplier["time_zone"]) == ("Новый свет", "Asia/Vladivostok")

    async def known() -> bool:
        told = "SELECT name || ' ' || time_zone FROM supplier_facts"
        return bool(await suite.fetch("notifications", told) == "Новый свет Asia/Vladivostok")

    await until(known, "notifications knows the supplier", 60, log=suite.logs)
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    (letter,) = suite.letters(email, 1)
    assert "Новый свет" in letter["text"]
    assert "UTC+10" in letter["text"]

    assert suite.browser.get(_place(suite), headers=open_session).status_code == 200
    answer = _set(suite, admin, staff_second_factor="own", registration_policy="staff")
    assert answer.status_code == 200, answer.text
    suite.processes["auth"].kill()
    suite.processes["cabinet worker"].kill()
    suite.ensure()

    def refused() -> bool:
        return suite.browser.get(_place(suite), headers=open_session).status_code == 401

    # The session goes on; its next token says what is to be set up first.
    wait_until(refused, what="the open session's token", seconds=60, log=suite.logs)
    late = await suite.account()
    await suite.register(*late)

    async def waits() -> bool:
        state = "SELECT waiting_because FROM registration_requests WHERE email = $1"
        return bool(await suite.fetch("auth", state, late[2]) == "policy")

    await until(waits, "the registration waits for staff", 60, log=suite.logs)
    fresh = await suite.acting_member("administrator")
    answer = suite.browser.get(_place(suite), headers=fresh)
    assert answer.json()["type"].endswith(":second-factor-required")


async def test_an_erasure_ends_whoever_is_killed_over_it(suite: Suite) -> None:
    # As the installer lets himself in again.
    relaxed = "SET staff_second_factor = 'installed', registration_policy = 'at_once'"
    for service, table in (("cabinet", "supplier_settings"), ("auth", "sign_in_policies")):
        await suite.fetch(service, f"UPDATE {table} {relaxed}")
    admin = await suite.acting_member("administrator")
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    password = suite.password(email)
    user_id: UUID = await suite.fetch("auth", "SELECT id FROM users WHERE email = $1", email)
    await suite.fetch("cabinet", _APPEAL, user_id)
    suite.processes["notifications"].kill()
    path = f"/api/auth/staff/consumers/{user_id}/erasure"
    answer = suite.browser.post(path, headers=admin | {"X-Application": "admin"})
    assert answer.status_code == 202, answer.text
    # Whoever carries and whoever erases dies in the middle, the latter more than once.
    for name in ("cabinet", "auth worker", "cabinet worker", "cabinet"):
        suite.processes[name].kill()
        suite.processes[name].start()
    suite.ensure()

    async def done() -> bool:
        return bool(await suite.fetch("auth", _PARTS) == "3 of 3")

    await until(done, "every service has erased its part", 90, log=suite.logs)
    assert suite.sign_in(email, password).status_code == 401
    everywhere = {
        "auth": ("users", "registration_requests"),
        "cabinet": ("appeals", "appeal_messages"),
        "notifications": ("letters", "recipients"),
    }
    for service, tables in everywhere.items():
        for table in tables:
            words = await suite.fetch(
                service, f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} t"
            )
            assert "Тайное" not in words, table
            if table != "registration_requests":
                assert email not in words, table
    acts = "SELECT count(*) FROM audit_log WHERE action = 'erase_user' AND object_id = $1"

    async def logged() -> bool:
        return bool(await suite.fetch("admin_panel", acts, str(user_id)))

    await until(logged, "the log knows of it", 60, log=suite.logs)
