"""Ended sessions and revoked clients through real processes: refused everywhere."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.auth.passwords.hashing import HASHER
from services.auth.settings import Settings
from services.auth.users.actions import put_consumer, put_staff
from services.kit.database import Database
from tests.support import plain
from tests.support.postgres import Server, environment, free_port, own_name
from tests.support.processes import Process
from tests.support.tokens import bearer, keys_dir
from tests.support.waits import wait_until

PASSWORD = "ржаной хлеб 42 коня"
NEW_PASSWORD = "четыре коня у реки 17"
_HASH = HASHER.hash(PASSWORD)
_MODULES = {
    "auth": "auth.main",
    "cabinet": "cabinet.main",
    "notifications": "notifications.main",
    "admin_panel": "admin_panel.main",
    "integration": "integration.main",
    "systems": "admin_panel.systems.main",
}
# What each consumer may read, at every service that judges tokens; the last is a hot route.
_CONSUMERS = (
    ("cabinet", "/api/cabinet/meters", 200),
    ("notifications", "/api/notifications/notices", 200),
    ("cabinet", "/api/cabinet/meters/7/consumption?channel=A%2B&interval=day&date=2026-11-01", 404),
)
_STAFFS = (
    ("auth", "/api/auth/staff/consumers", 200),
    ("admin_panel", "/api/admin/integration/batches", 200),
    ("cabinet", "/api/cabinet/staff/accounts", 200),
    ("integration", "/api/integration/staff/sources", 200),
    ("notifications", "/api/notifications/staff/announcements", 200),
)
_INVITED = {
    "login": "eve", "display_name": "Ева", "role": "administrator", "email": "e@example.org",
}  # fmt: skip
_CLIENT = {"name": "Расчёты", "scopes": ["batches:write", "batches:read"]}
_ANNOUNCEMENT = {
    "kind": "bell", "subject": "Тема", "body": "Слова", "audience": {"kind": "all"},
    "letter": False, "advertising": False, "files": [],
}  # fmt: skip


@dataclass
class Suite:
    """The processes, and auth's database behind them."""

    processes: dict[str, Process]
    urls: dict[str, str]
    settings: dict[str, dict[str, Any]]
    auth: Database

    async def value(self, statement: str, *values: Any) -> Any:
        async with self.auth.connection() as connection:
            return await connection.fetchval(statement, *values)

    async def add(self, login: str, role: str = "") -> UUID:
        """Make a member of staff, or without a role a consumer."""
        async with self.auth.transaction() as session:
            if role:
                user = await put_staff(
                    session,
                    login=login,
                    display_name=login,
                    role=role,
                    email=f"{login}@example.org",
                    password_hash=_HASH,
                    must_change_password=False,
                )
            else:
                user = await put_consumer(
                    session,
                    display_name=login,
                    email=login,
                    phone=None,
                    language="ru",
                    password_hash=_HASH,
                    must_change_password=False,
                    account_numbers=[],
                )
            return user.id

    def sign_in(self, login: str, password: str = PASSWORD) -> httpx.Client:
        """Sign in; return a client of auth with the session's cookies."""
        application = "cabinet" if "@" in login else "admin"
        browser = plain.client(
            base_url=self.urls["auth"],
            headers={"Sec-Fetch-Site": "same-origin", "X-Application": application},
        )
        answer = browser.post("/api/auth/sign-in", json={"login": login, "password": password})
        assert answer.status_code == 200, answer.text
        return browser

    def ask(
        self, who: httpx.Client | str, service: str, path: str, method: str = "GET", **options: Any
    ) -> httpx.Response:
        """Ask a service with the access token of a session."""
        url, headers = self.urls[service] + path, bearer(token_of(who))
        return plain.request(method, url, headers=headers, timeout=20, **options)

    def refused(self, who: httpx.Client | str, service: str, path: str) -> None:
        """Wait until the token is worth nothing there."""
        wait_until(
            lambda: self.ask(who, service, path).status_code == 401,
            what=f"{service} refuses the ended session at {path}",
            seconds=60,
            log=self.processes[service].log,
        )


def token_of(who: httpx.Client | str) -> str:
    """Return the access token of a browser."""
    if isinstance(who, str):
        return who
    return next(value for name, value in who.cookies.items() if name.endswith("_access"))


@pytest.fixture(scope="module")
async def started(
    server: Server, migrated: Callable[[str], dict[str, Any]]
) -> AsyncIterator[Suite]:
    ports = {name: free_port() for name in _MODULES}
    urls = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    settings, processes = {}, {}
    for service in ("auth", "cabinet", "notifications", "admin_panel", "integration"):
        migrated(service)
        database = await server.copy(service, own_name(service, "ended"))
        settings[service] = database | {
            "keys_dir": keys_dir(),
            "port": ports[service],
            "systems_port": ports["systems"],
            "revocations_seconds": 0.2,
            # What is logged once is logged once by each process.
            "processes": 1,
            "staff_second_factor": False,
            **{f"{name}_url": url for name, url in urls.items()},
        }
    for name, module in _MODULES.items():
        service = module.partition(".")[0]
        processes[name] = Process(
            f"services.{module}",
            env=environment(service, settings[service]),
            ready=f"{urls[name]}/ready",
        )
    auth = Database(Settings(**settings["auth"]))
    with ExitStack() as stack:
        for process in processes.values():
            stack.enter_context(process)
        yield Suite(processes, urls, settings, auth)
    await auth.close()
    for service in settings:
        await server.drop(own_name(service, "ended"))


@pytest.fixture
def suite(started: Suite) -> Suite:
    for process in started.processes.values():
        process.ensure()
    return started


async def test_a_blocked_administrator_has_no_right_left(suite: Suite) -> None:
    await suite.add("alla", "administrator")
    blocked = await suite.add("boris", "administrator")
    alla, boris = suite.sign_in("alla"), suite.sign_in("boris")
    for service, path, status in _STAFFS:
        assert suite.ask(boris, service, path).status_code == status
    block = suite.ask(alla, "auth", f"/api/auth/staff/colleagues/{blocked}/block", "POST")
    assert block.status_code == 204
    # What would give lasting rights is refused at once, by auth itself.
    for path, body in (("colleagues", _INVITED), ("machine-clients", _CLIENT)):
        answer = suite.ask(boris, "auth", f"/api/auth/staff/{path}", "POST", json=body)
        assert answer.status_code == 401, answer.text
    # And by cabinet, which asks auth.
    given = f"/api/cabinet/staff/users/{blocked}/accounts"
    answer = suite.ask(boris, "cabinet", given, "POST", json={"account_number": "1"})
    assert answer.status_code == 401, answer.text
    for service, path, _ in _STAFFS:
        suite.refused(boris, service, path)
    assert await suite.value("SELECT count(*) FROM users WHERE login = 'eve'") == 0
    assert await suite.value("SELECT count(*) FROM machine_clients") == 0
    for service, path, status in _STAFFS:
        assert suite.ask(alla, service, path).status_code == status


async def test_an_operator_made_a_viewer_announces_nothing(suite: Suite) -> None:
    await suite.add("chief", "administrator")
    demoted = await suite.add("olga", "operator")
    chief, olga = suite.sign_in("chief"), suite.sign_in("olga")
    preview = "/api/notifications/staff/announcements/preview"

    def previewed() -> int:
        return suite.ask(olga, "notifications", preview, "POST", json=_ANNOUNCEMENT).status_code

    assert previewed() == 200
    given = {"display_name": "Ольга", "role": "viewer", "email": "olga@example.org"}
    answer = suite.ask(chief, "auth", f"/api/auth/staff/colleagues/{demoted}", "PUT", json=given)
    assert answer.status_code == 200, answer.text
    wait_until(lambda: previewed() == 401, what="the former operator is refused")
    # With the new role's session, too.
    olga = suite.sign_in("olga")
    assert previewed() == 403


async def test_a_changed_role_holds_everywhere_without_a_new_sign_in(suite: Suite) -> None:
    await suite.add("head", "administrator")
    head = suite.sign_in("head")
    role = {"name_ru": "Диспетчер", "rights": ["outages:see"]}
    roles, outages = "/api/auth/staff/roles", "/api/cabinet/staff/outages"
    letters = "/api/notifications/staff/letters"
    made = suite.ask(head, "auth", roles, "POST", json=role)
    assert made.status_code == 201, made.text
    key = made.json()["key"]
    await suite.add("petr", key)
    petr = suite.sign_in("petr")
    former = token_of(petr)
    assert suite.ask(petr, "cabinet", outages).status_code == 200
    assert suite.ask(petr, "notifications", letters).status_code == 403
    changed = plain.request(
        "PUT",
        f"{suite.urls['auth']}{roles}/{key}",
        headers=bearer(token_of(head)) | {"If-Match": made.headers["ETag"]},
        json=role | {"rights": ["letters:see"]},
    )
    assert changed.status_code == 200, changed.text
    for service, path in (("cabinet", outages), ("notifications", letters)):
        suite.refused(former, service, path)
    # As the page does with every 401: the session goes on, by what the role holds now.
    assert petr.post("/api/auth/refresh").json()["rights"] == ["panel:open", "letters:see"]
    assert suite.ask(petr, "cabinet", outages).status_code == 403
    assert suite.ask(petr, "notifications", letters).status_code == 200


def _sign_out(other: httpx.Client, ended: httpx.Client) -> httpx.Response:
    return ended.post("/api/auth/sign-out")


def _end_others(other: httpx.Client, ended: httpx.Client) -> httpx.Response:
    return other.delete("/api/auth/me/sessions")


def _change_password(other: httpx.Client, ended: httpx.Client) -> httpx.Response:
    changed = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    return other.post("/api/auth/change-password", json=changed)


@pytest.mark.parametrize("end", [_sign_out, _end_others, _change_password])
async def test_an_ended_session_of_a_consumer_reads_nothing(
    suite: Suite, end: Callable[[httpx.Client, httpx.Client], httpx.Response]
) -> None:
    login = f"ivan{end.__name__}@example.org"
    await suite.add(login)
    ended, other = suite.sign_in(login), suite.sign_in(login)
    token = token_of(ended)
    for service, path, status in _CONSUMERS:
        assert suite.ask(token, service, path).status_code == status
    assert end(other, ended).is_success
    for service, path, status in _CONSUMERS:
        suite.refused(token, service, path)
        assert suite.ask(other, service, path).status_code == status


async def test_the_stream_of_an_ended_session_ends(suite: Suite) -> None:
    await suite.add("stream@example.org")
    browser = suite.sign_in("stream@example.org")
    async with (
        plain.async_client(timeout=70) as http,
        http.stream(
            "GET",
            suite.urls["notifications"] + "/api/notifications/stream",
            headers=bearer(token_of(browser)),
        ) as response,
    ):
        assert response.status_code == 200
        lines = response.aiter_lines()
        async with asyncio.timeout(60):
            async for line in lines:
                if line == "event: counters":
                    break
            assert browser.post("/api/auth/sign-out").status_code == 204
            rest = [line async for line in lines]
    assert "event: end" in rest


async def test_the_tokens_of_a_revoked_machine_client_are_refused(suite: Suite) -> None:
    await suite.add("root", "administrator")
    root = suite.sign_in("root")
    answer = suite.ask(root, "auth", "/api/auth/staff/machine-clients", "POST", json=_CLIENT)
    made = answer.json()
    form = {"grant_type": "client_credentials", **made}
    token = (
        plain.client(base_url=suite.urls["auth"])
        .post("/api/auth/oauth/token", data=form)
        .json()["access_token"]
    )
    batch = f"/v1/batches/{uuid4()}"
    assert suite.ask(token, "systems", batch).status_code == 404
    path = f"/api/auth/staff/machine-clients/{made['client_id']}/revoke"
    assert suite.ask(root, "auth", path, "POST").status_code == 204
    suite.refused(token, "systems", batch)


async def test_services_go_on_without_auth_and_catch_up(suite: Suite) -> None:
    await suite.add("kept@example.org")
    kept, ended = suite.sign_in("kept@example.org"), suite.sign_in("kept@example.org")
    cabinet, path = suite.processes["cabinet"], _CONSUMERS[0][1]
    suite.processes["auth"].kill()
    wait_until(lambda: "revocations_not_read" in cabinet.log(), what="the failure is logged")
    for _ in range(3):
        assert suite.ask(kept, "cabinet", path).status_code == 200
    suite.processes["auth"].ensure()
    wait_until(lambda: "revocations_read_again" in cabinet.log(), what="auth is read again")
    assert cabinet.log().count("revocations_not_read") == 1
    token = token_of(ended)
    assert ended.post("/api/auth/sign-out").status_code == 204
    suite.refused(token, "cabinet", path)
    assert suite.ask(kept, "cabinet", path).status_code == 200


async def test_a_process_knows_what_has_ended_before_its_first_request(suite: Suite) -> None:
    await suite.add("first@example.org")
    kept, ended = suite.sign_in("first@example.org"), suite.sign_in("first@example.org")
    token = token_of(ended)
    assert ended.post("/api/auth/sign-out").status_code == 204
    port = free_port()
    values = suite.settings["cabinet"] | {"port": port, "revocations_seconds": 30}
    suite.urls["fresh"] = f"http://127.0.0.1:{port}"
    fresh = Process(
        "services.cabinet.main",
        env=environment("cabinet", values),
        ready=f"{suite.urls['fresh']}/ready",
    )
    with fresh:
        path = _CONSUMERS[0][1]
        assert suite.ask(token, "fresh", path).status_code == 401
        assert suite.ask(kept, "fresh", path).status_code == 200
