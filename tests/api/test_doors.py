"""Forty and more kinds of forged tokens at every guarded route of every service: 401, never 5xx."""

from itertools import product

import pytest
from fastapi import FastAPI

from services.kit.identity import APPLICATIONS
from services.kit.tokens import SERVICE_TOKEN, USER_TOKEN
from tests.conftest import MakeApplication
from tests.support.bare import ask
from tests.support.doors import (
    DOORS,
    OPEN_TO_ANYBODY,
    SOME_ID,
    Door,
    address_of,
    guarded_routes,
    is_below_staff,
    routes,
)
from tests.support.forgeries import forgeries
from tests.support.tokens import bearer, service_token, user_token

_NAMES = [f"{door.service}.{door.module}" for door in DOORS]
_AUDIENCES = ("consumer", "staff", "systems")
_by_door = pytest.mark.parametrize("door", DOORS, ids=_NAMES)


async def _answers(
    app: FastAPI, door: Door, tokens: dict[tuple[str, str], dict[str, str]]
) -> dict[str, int]:
    """Send every kind of token to every guarded route; return the answers that are no 401.

    `tokens`: by audience, or issuer and service, and by what is wrong with them.
    """
    wrong = {}
    for method, path in guarded_routes(door):
        internal = path.startswith("/internal/")
        wanted = ("service", door.caller) if internal else ("user", door.audience_of(path))
        for kind, token in tokens[wanted].items():
            text = token.encode("ascii", "ignore").decode()
            answer = await ask(app, method, address_of(path), bearer(text) if text else {}, b"{}")
            problem = answer.headers.get("content-type") == "application/problem+json"
            if answer.status_code != 401 or not problem:
                wrong[f"{method} {path}: {kind}"] = answer.status_code
    return wrong


@_by_door
async def test_forged_tokens(service_app: MakeApplication, door: Door) -> None:
    app, _ = await service_app(door.service, module=door.module)
    tokens = {
        ("user", audience): forgeries(USER_TOKEN, audience, "auth") for audience in _AUDIENCES
    } | {("service", door.caller): forgeries(SERVICE_TOKEN, door.service, door.caller)}
    assert all(len(kinds) >= 40 for kinds in tokens.values())
    assert await _answers(app, door, tokens) == {}


@_by_door
async def test_no_token_and_honest_tokens_of_others(
    service_app: MakeApplication, door: Door
) -> None:
    app, _ = await service_app(door.service, module=door.module)
    users = {
        audience: user_token(audience, SOME_ID, role="administrator") for audience in _AUDIENCES
    }
    service = service_token(door.caller, door.service)
    elsewhere = "cabinet" if door.service != "cabinet" else "auth"
    stranger = {"no token": "", "to another service": service_token(door.caller, elsewhere)}
    tokens = {
        ("user", audience): {kind: token for kind, token in users.items() if kind != audience}
        | {"a service": service, "no token": ""}
        for audience in _AUDIENCES
    } | {("service", door.caller): users | stranger}
    assert await _answers(app, door, tokens) == {}


@_by_door
async def test_cookies_of_another_application(service_app: MakeApplication, door: Door) -> None:
    """A consumer's cookie opens nothing of the staff's, nor the other way round."""
    app, _ = await service_app(door.service, module=door.module)
    wrong = {}
    for method, path in guarded_routes(door):
        for audience, prefix in APPLICATIONS.values():
            if audience == door.audience_of(path):
                continue
            cookie = f"{prefix}_access={user_token(audience, SOME_ID, role='administrator')}"
            answer = await ask(app, method, address_of(path), {"Cookie": cookie}, b"{}")
            if answer.status_code != 401:
                wrong[f"{method} {path}: {audience}"] = answer.status_code
    assert wrong == {}


# X-Application as the gateway sets it; a value that it does not know counts as the first.
_DOORS_OF = {"consumer": {"cabinet", "another"}, "staff": {"admin"}, "systems": {"admin"}}
_GATEWAY = ("cabinet", "admin", "wizard", "another")


@_by_door
async def test_a_door_of_the_gateway_takes_its_own_people_only(
    service_app: MakeApplication, door: Door
) -> None:
    """A browser sends the cookies of all doors of a host to each of them."""
    app, _ = await service_app(door.service, module=door.module)
    prefixes = dict(APPLICATIONS.values())
    wrong = {}
    for method, path in guarded_routes(door):
        if path.startswith("/internal/"):
            continue
        audience = door.audience_of(path)
        token = user_token(audience, SOME_ID, role="administrator", restricted="password_change")
        kinds = {"bearer": bearer(token)}
        if audience in prefixes:
            kinds["cookie"] = {"Cookie": f"{prefixes[audience]}_access={token}"}
        for application, (kind, headers) in product(_GATEWAY, kinds.items()):
            told = headers | {"X-Application": application}
            answer = await ask(app, method, address_of(path), told, b"{}")
            # Known at its own door, though nothing is done for it; auth looks for the session of
            # whoever asks about himself.
            by_token = door.service != "auth" or is_below_staff(path)
            known = application in _DOORS_OF[audience] and by_token
            if answer.status_code != (403 if known else 401):
                wrong[f"{method} {path}: {kind} at {application}"] = answer.status_code
    assert wrong == {}


@pytest.mark.parametrize(
    ("application", "status"), [("admin", 400), (None, 400), ("cabinet", 404), ("wizard", 404)]
)
async def test_machines_get_tokens_at_their_own_door(
    service_app: MakeApplication, application: str | None, status: int
) -> None:
    _, client = await service_app("auth")
    headers = {"X-Application": application} if application else {}
    answer = await client.post("/api/auth/oauth/token", headers=headers)
    assert answer.status_code == status


def test_what_is_said_to_be_open_exists() -> None:
    for door in DOORS:
        there = {f"{method} {path}" for method, path in routes(door)}
        if door.module == "main":
            assert OPEN_TO_ANYBODY.get(door.service, set()) <= there
