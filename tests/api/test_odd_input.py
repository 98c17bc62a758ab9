"""Values that nobody means in every field of every route: refused, or taken, and never an error."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from tests.api.auth.conftest import known, people_of_auth
from tests.conftest import MakeApplication
from tests.support.doors import (
    DOORS,
    SOME_ID,
    Door,
    address_of,
    is_below_staff,
    route_objects,
)
from tests.support.odd_input import odd_addresses, odd_bodies
from tests.support.tokens import ISSUERS, bearer, service_token, user_token

_NAMES = [f"{door.service}.{door.module}" for door in DOORS]
# All routes of a large service in one test take a busy machine as long as a test may take.
_AT_ONCE = 100
_PARTS = [
    pytest.param(door, slice(first, first + _AT_ONCE), id=f"{name} {first}")
    for door, name in zip(DOORS, _NAMES, strict=True)
    for first in range(0, len(route_objects(door)), _AT_ONCE)
]
# What a service says while a neighbour, which is not there in these tests, does not answer.
_NEIGHBOUR_IS_DOWN = frozenset({"temporarily-unavailable", "service-unreachable"})
_SCOPES = "batches:write batches:read"

Headers = Callable[[APIRoute], Awaitable[dict[str, str]]]


async def _headers_for(door: Door, app: FastAPI, client: httpx.AsyncClient) -> Headers:
    """Make what gives each route a caller who may use it."""
    auth = await known(app, client) if door.service == "auth" else None

    async def headers(route: APIRoute) -> dict[str, str]:
        if route.path.startswith("/internal/"):
            return await _of_a_service(door, client, route)
        if auth is not None and is_below_staff(route.path):
            return await auth.as_staff("miradmin")
        if auth is not None:
            browser = auth.new_browser()
            # A session of its own: some of the routes end what they are called with.
            await auth.sign_in(browser)
            return bearer(browser.cookies["cabinet_access"])
        audience = door.audience_of(route.path)
        return bearer(user_token(audience, SOME_ID, role="administrator", scope=_SCOPES))

    return headers


async def _of_a_service(door: Door, client: httpx.AsyncClient, route: APIRoute) -> dict[str, str]:
    for issuer in ISSUERS:
        headers = bearer(service_token(issuer, door.service))
        method = min(route.methods or ())
        answer = await client.request(method, address_of(route.path), headers=headers)
        if answer.status_code not in {401, 403}:
            return headers
    raise AssertionError(f"no service may ask {route.path}")


def _is_wrong(answer: httpx.Response) -> bool:
    if answer.status_code < 500:
        return False
    kind = str(answer.json().get("type", "")).rpartition(":")[2]
    return not (answer.status_code == 503 and kind in _NEIGHBOUR_IS_DOWN)


@pytest.mark.parametrize(("door", "part"), _PARTS)
async def test_no_value_is_an_error_of_ours(
    live_app: MakeApplication,
    door: Door,
    part: slice,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(f"{door.service.upper()}_SETTINGS_FILE", str(tmp_path / "settings.json"))
    down = {"cabinet_url": "http://127.0.0.1:1"} if door.service == "notifications" else {}
    furnish = people_of_auth if door.service == "auth" else None
    app, client = await live_app(door.service, module=door.module, furnish=furnish, **down)
    headers_for = await _headers_for(door, app, client)
    wrong: list[str] = []
    tried = 0

    async def ask(what: str, method: str, address: str, **options: Any) -> None:
        nonlocal tried
        tried += 1
        answer = await client.request(method, address, **options)
        if _is_wrong(answer):
            wrong.append(f"{what}: {answer.status_code} {answer.text[:200]}")

    for route in route_objects(door)[part]:
        addresses, bodies = list(odd_addresses(route)), list(odd_bodies(route))
        if not addresses and not bodies:
            # Nothing to say to it; one of these ends the process.
            continue
        for method in sorted((route.methods or set()) - {"HEAD"}):
            headers = await headers_for(route)
            for kind, address in addresses:
                await ask(f"{method} {route.path}: {kind}", method, address, headers=headers)
            for kind, content_type, body in bodies:
                await ask(
                    f"{method} {route.path}: {kind}",
                    method,
                    address_of(route.path),
                    content=body,
                    headers=headers | {"Content-Type": content_type},
                )
    assert wrong == []
    assert tried > 20


_ODD_HEADERS: tuple[dict[str, str], ...] = (
    {"Origin": "http://["},
    {"Origin": "http://[zz"},
    {"Origin": "http://a@[::1"},
    {"Origin": "\xff"},
    {"Host": "["},
    {"Cookie": 'cabinet_access="\\000"; admin_access="\\377"'},
    {"Cookie": 'cabinet_refresh="\\000"; cabinet_device="\\000"'},
    {"Authorization": "Basic AAAA"},
    {"Authorization": "Bearer \xff"},
    {"X-Forwarded-For": "1" * 500, "X-Forwarded-Proto": "["},
    {"Content-Length": "9" * 400},
    {"Content-Type": "application/json; charset=\xff"},
    {"User-Agent": "\xff\xfe" * 400, "Accept-Language": "\xff" * 400},
    {"Idempotency-Key": "\xff", "X-Batch-Id": "\xff", "X-Source": "\xff"},
    {"X-Application": "\xff"},
)


@pytest.mark.parametrize("door", DOORS, ids=_NAMES)
async def test_no_header_is_an_error_of_ours(live_app: MakeApplication, door: Door) -> None:
    _, client = await live_app(door.service, module=door.module)
    wrong = []
    for odd in _ODD_HEADERS:
        given = [(name.encode(), value.encode("latin-1")) for name, value in odd.items()]
        for route in route_objects(door):
            for method in sorted((route.methods or set()) - {"HEAD"}):
                answer = await client.request(method, address_of(route.path), headers=given)
                if answer.status_code >= 500:
                    wrong.append(f"{method} {route.path} {odd}: {answer.status_code}")
    assert wrong == []


async def test_what_is_unfit_is_named_and_not_repeated(live_app: MakeApplication) -> None:
    _, client = await live_app("auth")
    body = b'{"login": "a\\u0000secret", "password": "\\ud800", "more": [{"deep": "\\ud800"}]}'
    answer = await client.post(
        "/api/auth/sign-in", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
    told = answer.json()
    assert told["type"].endswith(":validation-failed")
    assert {error["field"] for error in told["errors"]} == {"login", "password", "more.0.deep"}
    assert {error["code"] for error in told["errors"]} == {"unfit-character"}
    assert "secret" not in answer.text
    answer = await client.get("/api/auth/passkeys?x=1&name=%00")
    assert [error["field"] for error in answer.json()["errors"]] == ["name"]
    answer = await client.get("/api/auth/me/passkeys/%00")
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (400, "bad-request")


@pytest.mark.parametrize(
    "body",
    [
        b'{"login": "\\ud83d\\ude00", "password": "x"}',
        b'{"login": "\\\\u0000", "password": "\\\\ud800"}',
        '{"login": "\uffff", "password": "😀"}'.encode(),
    ],
)
async def test_whole_characters_and_written_escapes_are_texts(
    live_app: MakeApplication, body: bytes
) -> None:
    _, client = await live_app("auth")
    answer = await client.post(
        "/api/auth/sign-in", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.json()["type"].endswith(":sign-in-refused")
