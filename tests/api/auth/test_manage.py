"""The installer's acts, as real commands."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import MakeApplication
from tests.support.applications import ORIGIN
from tests.support.postgres import environment
from tests.support.processes import run_module

Run = Callable[..., Awaitable[tuple[int, str]]]


class _Auth:
    def __init__(self, app: Any) -> None:
        self.app = app
        settings = app.state.settings
        self.env = environment(
            "auth",
            {name: getattr(settings, name) for name in
             ("database_host", "database_port", "database_user", "database_name", "keys_dir")}
            | {"database_password": settings.database_password.get_secret_value()},
        )  # fmt: skip

    async def run(self, *arguments: str, given: str = "") -> tuple[int, str]:
        done = await asyncio.to_thread(
            run_module, "services.auth.manage", *arguments, env=self.env, given=given
        )
        return done.code, (done.output + done.errors).strip()

    async def sign_in(self, login: str, password: str, application: str = "cabinet") -> int:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url=ORIGIN,
            headers={"Origin": ORIGIN, "X-Application": application},
        ) as browser:
            answer = await browser.post(
                "/api/auth/sign-in", json={"login": login, "password": password}
            )
        return answer.status_code

    async def value(self, statement: str) -> Any:
        async with self.app.state.database.connection() as connection:
            return await connection.fetchval(statement)


@pytest.fixture
async def auth(live_app: MakeApplication) -> _Auth:
    app, _ = await live_app("auth")
    return _Auth(app)


_CONSUMER = (
    "add-consumer", "--name", "Иван Петров", "--email", "Ivan@Example.org",
    "--phone", "8 913 123-45-67", "--account", "1001", "--account", "1002",
)  # fmt: skip


async def test_add_consumer_twice_is_one_consumer(auth: _Auth) -> None:
    code, user_id = await auth.run(*_CONSUMER, "--password", "-", given="horse rides 42 nights\n")
    assert code == 0, user_id
    assert await auth.run(*_CONSUMER, "--password", "something else") == (0, user_id)
    assert await auth.value("SELECT count(*) FROM users WHERE user_class = 'consumer'") == 1
    # The password of the first time stays.
    assert await auth.sign_in("+79131234567", "horse rides 42 nights") == 200
    rows = await auth.value(
        "SELECT json_agg(DISTINCT subscriber) FROM outbox WHERE type = 'auth.user_registered.v1'"
        " AND data->'account_numbers' = '[\"1001\", \"1002\"]'"
    )
    assert json.loads(rows) == ["cabinet", "notifications"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("add-consumer", "--name", "x", "--password", "x"),
        ("add-consumer", "--name", "x", "--password", "x", "--email", "no address"),
        ("add-consumer", "--name", "x", "--password", "x", "--phone", "12"),
        ("add-consumer", "--name", "x", "--password", "", "--email", "a@example.org"),
        ("add-consumer", "--name", "x" * 201, "--password", "x", "--email", "a@example.org"),
        ("set-password", "--class", "staff", "--login", "nobody", "--password", "x"),
        ("add-client", "--name", "x", "--scope", "everything"),
    ],
)
async def test_wrong_values_are_one_plain_sentence(auth: _Auth, arguments: tuple[str, ...]) -> None:
    code, output = await auth.run(*arguments)
    assert code
    assert "Traceback" not in output


async def test_add_staff_and_set_password(auth: _Auth) -> None:
    staff = ("add-staff", "--login", "Olga", "--name", "Ольга", "--role", "operator")
    assert (await auth.run(*staff, "--password", "first word 17"))[0] == 0
    assert await auth.sign_in("olga", "first word 17", "admin") == 200
    change = ("set-password", "--class", "staff", "--login", "olga", "--must-change")
    assert (await auth.run(*change, "--password", "second word 18"))[0] == 0
    assert await auth.sign_in("olga", "first word 17", "admin") == 401
    assert await auth.sign_in("olga", "second word 18", "admin") == 200
    assert await auth.value("SELECT must_change_password FROM users WHERE login = 'olga'")


async def test_reset_second_factor_lets_in_who_lost_the_phone(auth: _Auth) -> None:
    staff = ("add-staff", "--login", "olga", "--name", "Ольга", "--role", "operator")
    assert (await auth.run(*staff, "--password", "first word 17"))[0] == 0
    assert await auth.sign_in("olga", "first word 17", "admin") == 200
    async with auth.app.state.database.connection() as connection:
        await connection.execute(
            "INSERT INTO second_factors (user_id, totp_secret, totp_confirmed_at)"
            " SELECT id, 'sealed', now() FROM users WHERE login = 'olga'"
        )
    assert await auth.sign_in("olga", "first word 17", "admin") == 202
    reset = ("reset-second-factor", "--class", "staff", "--login")
    code, output = await auth.run(*reset, "nobody")
    assert (code, output) == (1, "There is no such user.")
    assert (await auth.run(*reset, "olga"))[0] == 0
    assert await auth.value("SELECT count(*) FROM sessions WHERE ended_at IS NULL") == 0
    assert await auth.sign_in("olga", "first word 17", "admin") == 200
    told = "SELECT data->>'change' FROM security_events WHERE kind = 'second_factor_changed'"
    assert await auth.value(told) == "reset"


async def test_another_role_ends_the_sessions(auth: _Auth) -> None:
    staff = ("add-staff", "--login", "olga", "--name", "Ольга", "--password", "horse rides 42")
    assert (await auth.run(*staff, "--role", "operator"))[0] == 0
    assert await auth.sign_in("olga", "horse rides 42", "admin") == 200
    live = "SELECT count(*) FROM sessions WHERE ended_at IS NULL"
    assert (await auth.run(*staff, "--role", "operator"))[0] == 0
    assert await auth.value(live) == 1
    assert (await auth.run(*staff, "--role", "viewer"))[0] == 0
    assert await auth.value(live) == 0
    assert await auth.value("SELECT count(*) FROM revocations") == 1


async def test_a_made_role_is_given_by_key_or_name_and_no_other(auth: _Auth) -> None:
    async with auth.app.state.database.connection() as connection:
        await connection.execute(
            "INSERT INTO staff_roles (key, name_ru, rights)"
            " VALUES ('role-1', 'Диспетчер', '{outages:see}')"
        )
    staff = ("add-staff", "--login", "olga", "--name", "Ольга", "--password", "horse rides 42")
    role = "SELECT role FROM users WHERE login = 'olga'"
    for told, expected in (("диспетчер", "role-1"), ("viewer", "viewer"), ("role-1", "role-1")):
        assert (await auth.run(*staff, "--role", told))[0] == 0
        assert await auth.value(role) == expected
    code, output = await auth.run(*staff, "--role", "captain")
    assert code
    assert output.startswith("There is no such role; there are: administrator (Администратор), ")
    assert await auth.value(role) == "role-1"


async def test_add_client_shows_its_secret_once(auth: _Auth) -> None:
    client = ("add-client", "--name", "integration", "--scope", "batches:write")
    _, output = await auth.run(*client)
    first = json.loads(output)
    assert first["client_secret"]
    again = json.loads((await auth.run(*client))[1])
    assert again == {"client_id": first["client_id"], "client_secret": None}
    rotated = json.loads((await auth.run(*client, "--rotate"))[1])
    assert rotated["client_id"] == first["client_id"]
    assert rotated["client_secret"] not in (None, first["client_secret"])
    assert await auth.value("SELECT count(*) FROM machine_client_secrets") == 2


async def test_save_settings(auth: _Auth, tmp_path: Path) -> None:
    file = tmp_path / "auth.json"
    auth.env["AUTH_SETTINGS_FILE"] = str(file)
    assert await auth.run("save-settings", given='{"port": 15151}') == (0, "")
    assert json.loads(file.read_text()) == {"port": 15151}
    assert file.stat().st_mode & 0o777 == 0o600
    for wrong in ('{"port": "x"}', '{"prot": 1}', "nonsense", "[]"):
        code, output = await auth.run("save-settings", given=wrong)
        assert code
        assert "Traceback" not in output
    assert json.loads(file.read_text()) == {"port": 15151}


async def test_without_database(auth: _Auth) -> None:
    auth.env = {"PATH": auth.env.get("PATH", "")}
    code, output = await auth.run("add-client", "--name", "x", "--scope", "batches:read")
    assert code == 1
    assert "no database" in output
