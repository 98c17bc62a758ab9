"""Who acts is judged by auth at the moment of the act; auth is the real one."""

from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from services.contracts.rights import BUILT_IN
from services.kit.identity import Caller
from services.kit.problems import SessionEnded, Unavailable
from services.kit.rights import present_rights
from tests.api.auth.conftest import Auth, known, people_of_auth
from tests.conftest import MakeApplication

_URL = "http://auth.test"


@pytest.fixture
async def auth(service_app: MakeApplication) -> AsyncIterator[Auth]:
    yield await known(*await service_app("auth", furnish=people_of_auth))


@pytest.fixture
async def cabinet(service_app: MakeApplication, auth: Auth) -> AsyncIterator[FastAPI]:
    app, _ = await service_app("cabinet")
    app.state.client._http = httpx.AsyncClient(transport=httpx.ASGITransport(auth.app))
    yield app


async def test_the_present_rights_are_told_and_not_the_tokens(auth: Auth, cabinet: FastAPI) -> None:
    olga = await auth.acting("olga")
    assert await present_rights(cabinet.state.client, _URL, olga) == BUILT_IN["operator"]
    await auth.run("UPDATE users SET role = 'viewer' WHERE login = 'olga'")
    assert await present_rights(cabinet.state.client, _URL, olga) == BUILT_IN["viewer"]


async def test_who_was_blocked_a_moment_ago_is_refused(auth: Auth, cabinet: FastAPI) -> None:
    olga = await auth.acting("olga")
    await auth.run("UPDATE users SET active = false WHERE login = 'olga'")
    with pytest.raises(SessionEnded):
        await present_rights(cabinet.state.client, _URL, olga)


async def test_a_token_that_names_no_session_is_nobodys(cabinet: FastAPI) -> None:
    nobody = Caller("staff-1", "staff", str(uuid4()), "operator", "", frozenset(), "", 0)
    with pytest.raises(SessionEnded):
        await present_rights(cabinet.state.client, _URL, nobody)


async def test_without_auth_nobody_is_judged(auth: Auth, cabinet: FastAPI) -> None:
    olga = await auth.acting("olga")
    cabinet.state.client._http = httpx.AsyncClient(trust_env=False)
    with pytest.raises(Unavailable):
        await present_rights(cabinet.state.client, "http://127.0.0.1:9", olga)
