"""Machine clients and their tokens."""

import base64
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from services.auth.machines.actions import add_client
from tests.api.auth.conftest import Auth
from tests.support.tokens import bearer

TOKEN = "/api/auth/oauth/token"
GRANT = {"grant_type": "client_credentials"}


@dataclass
class Machine:
    auth: Auth
    client_id: str
    secret: str

    async def ask(self, form: dict[str, str] | None = None, **options: Any) -> httpx.Response:
        browser = self.auth.new_browser("admin")
        return await browser.post(TOKEN, data=GRANT | (form or {}), **options)

    @property
    def body(self) -> dict[str, str]:
        return {"client_id": self.client_id, "client_secret": self.secret}

    async def rotate(self) -> str:
        async with self.auth.database.transaction() as session:
            client_id, secret = await add_client(
                session, "collector", ["batches:write", "batches:read"], rotate=True
            )
        assert client_id == self.client_id
        assert secret
        return secret


@pytest.fixture
async def machine(auth: Auth) -> Machine:
    async with auth.database.transaction() as session:
        client_id, secret = await add_client(
            session, "collector", ["batches:write", "batches:read"], rotate=False
        )
    assert secret
    return Machine(auth, client_id, secret)


def _claims(auth: Auth, token: str) -> dict[str, Any]:
    claims: dict[str, Any] = auth.app.state.verifier.verify(
        token, typ="at+jwt", audience="systems", issuers=frozenset({"auth"})
    )
    return claims


async def test_token_by_basic(machine: Machine) -> None:
    answer = await machine.ask(auth=(machine.client_id, machine.secret))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert (body["token_type"], body["expires_in"]) == ("Bearer", 300)
    assert body["scope"] == "batches:read batches:write"
    claims = _claims(machine.auth, body["access_token"])
    assert claims["sub"] == machine.client_id
    assert claims["exp"] - claims["iat"] == 300
    assert await machine.auth.value("SELECT last_used_at IS NOT NULL FROM machine_clients")


async def test_token_by_body_with_fewer_scopes(machine: Machine) -> None:
    answer = await machine.ask(machine.body | {"scope": "batches:write"})
    assert answer.json()["scope"] == "batches:write"
    assert _claims(machine.auth, answer.json()["access_token"])["scope"] == "batches:write"


async def test_machine_token_opens_no_door_of_users(machine: Machine) -> None:
    token = (await machine.ask(machine.body)).json()["access_token"]
    for application in ("cabinet", "admin"):
        browser = machine.auth.new_browser(application)
        assert (await browser.get("/api/auth/me", headers=bearer(token))).status_code == 401


async def test_two_secrets_live_the_third_displaces_the_first(machine: Machine) -> None:
    second = await machine.rotate()
    for secret in (machine.secret, second):
        assert (await machine.ask(machine.body | {"client_secret": secret})).status_code == 200
    await machine.auth.run(
        "UPDATE machine_client_secrets SET created_at = created_at - interval '1 day'"
        " WHERE secret_hash = sha256($1)",
        machine.secret.encode(),
    )
    third = await machine.rotate()
    assert (await machine.ask(machine.body)).status_code == 401
    for secret in (second, third):
        assert (await machine.ask(machine.body | {"client_secret": secret})).status_code == 200


async def test_secret_is_not_stored(machine: Machine) -> None:
    kept = await machine.auth.value(
        "SELECT string_agg(c::text, '') || (SELECT string_agg(s::text, '')"
        " FROM machine_client_secrets s) FROM machine_clients c"
    )
    assert machine.secret not in kept


def _basic(text: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(text.encode()).decode()}


@pytest.mark.parametrize(
    ("form", "headers", "status", "error"),
    [
        ({"client_secret": "wrong"}, {}, 401, "invalid_client"),
        ({"client_id": "client-none"}, {}, 401, "invalid_client"),
        ({"client_id": "a\x00b"}, {}, 401, "invalid_client"),
        ({"client_id": ""}, {}, 401, "invalid_client"),
        ({"client_secret": ""}, {}, 401, "invalid_client"),
        ({"grant_type": ""}, {}, 400, "invalid_request"),
        ({"grant_type": "password"}, {}, 400, "unsupported_grant_type"),
        ({"grant_type": "authorization_code"}, {}, 400, "unsupported_grant_type"),
        ({"scope": "batches:delete"}, {}, 400, "invalid_scope"),
        ({"scope": "batches:write admin"}, {}, 400, "invalid_scope"),
        ({}, _basic("x:y"), 400, "invalid_request"),
        ({}, {"Content-Type": "application/json"}, 400, "invalid_request"),
    ],
)
async def test_refusals_of_rfc_6749(
    machine: Machine, form: dict[str, str], headers: dict[str, str], status: int, error: str
) -> None:
    answer = await machine.ask(machine.body | form, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.json()["error"] == error
    assert answer.headers["cache-control"] == "no-store"
    assert ("www-authenticate" in answer.headers) == (status == 401)
    assert machine.secret not in answer.text


@pytest.mark.parametrize(
    "header", ["Basic", "Basic !!!", "Basic eA==", "Bearer x", "Basic /w==", "\u00ff", "Basic Og=="]
)
async def test_unreadable_basic(machine: Machine, header: str) -> None:
    headers = {b"Authorization": header.encode("latin-1")}
    answer = await machine.ask(headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"] == "invalid_client"


@pytest.mark.parametrize(
    "content", [b"grant_type=client_credentials&grant_type=x", b"\xff", b"%ff=%ff", b"&" * 50, b""]
)
async def test_unreadable_forms(machine: Machine, content: bytes) -> None:
    answer = await machine.auth.browser.post(
        TOKEN, content=content, headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 400
    assert answer.json()["error"] == "invalid_request"


async def test_revoked_client(machine: Machine) -> None:
    await machine.auth.run("UPDATE machine_clients SET active = false")
    answer = await machine.ask(machine.body)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


async def test_get_is_no_method(machine: Machine) -> None:
    assert (await machine.auth.browser.get(TOKEN)).status_code == 405
