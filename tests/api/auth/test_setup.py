"""What the wizard asks of auth: the first administrator, the suite's client, passes to it."""

import asyncio
from typing import Any

import httpx
import pytest

from services.auth.setup.rules import FIRST_LOGIN, FIRST_PASSWORD
from services.kit.problems import Unauthenticated
from services.kit.tokens import WIZARD_PASS, TokenVerifier
from tests.api.auth.conftest import Auth
from tests.api.auth.panel import Panel, panel
from tests.support.tokens import bearer, key_ring, service_token

__all__ = ["panel"]

PLACE = "/internal/setup/administrator"
PASS = "/api/auth/staff/wizard/pass"
OWN = "совсем другой 42 пароль"


def _as_wizard() -> dict[str, str]:
    return bearer(service_token("wizard", "auth"))


async def _ask(auth: Auth, method: str, path: str, **options: Any) -> httpx.Response:
    return await auth.browser.request(method, path, headers=_as_wizard(), **options)


@pytest.fixture
async def fresh(auth: Auth) -> Auth:
    """Give an auth that nobody administers."""
    await auth.run("DELETE FROM users WHERE role = 'administrator'")
    return auth


async def test_the_first_administrator_changes_the_password_before_anything_else(
    fresh: Auth,
) -> None:
    assert (await _ask(fresh, "GET", PLACE)).json() == {"known": False}
    given = {"email": "Boss@Example.org", "language": "en"}
    assert (await _ask(fresh, "POST", PLACE, json=given)).status_code == 204
    assert (await _ask(fresh, "GET", PLACE)).json() == {"known": True}
    desk = fresh.new_browser("admin")
    first = await fresh.sign_in(desk, FIRST_LOGIN, FIRST_PASSWORD)
    assert first.status_code == 200, first.text
    user = first.json()
    assert (user["must_change_password"], user["email"]) == (True, "boss@example.org")
    refused = await desk.get("/api/auth/staff/colleagues")
    assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (
        403,
        "password-change-required",
    )
    changed = await desk.post(
        "/api/auth/change-password",
        json={"current_password": FIRST_PASSWORD, "new_password": OWN},
    )
    assert changed.status_code == 200, changed.text
    assert (await desk.get("/api/auth/staff/colleagues")).status_code == 200
    other = fresh.new_browser("admin")
    assert (await fresh.sign_in(other, FIRST_LOGIN, FIRST_PASSWORD)).status_code == 401


async def test_the_first_password_ends_at_its_term(fresh: Auth) -> None:
    await _ask(fresh, "POST", PLACE, json={})
    await fresh.run(
        "UPDATE users SET temporary_expires_at = now() - interval '1 second' WHERE login = $1",
        FIRST_LOGIN,
    )
    desk = fresh.new_browser("admin")
    assert (await fresh.sign_in(desk, FIRST_LOGIN, FIRST_PASSWORD)).status_code == 401


async def test_there_is_one_first_administrator(live_auth: Auth) -> None:
    fresh = live_auth
    await fresh.run("DELETE FROM users WHERE role = 'administrator'")
    made = await asyncio.gather(*(_ask(fresh, "POST", PLACE, json={}) for _ in range(4)))
    assert sorted(one.status_code for one in made) == [204, 409, 409, 409]
    assert {one.json()["type"].rpartition(":")[2] for one in made if one.content} == {
        "administrator-known"
    }


async def test_none_is_made_beside_another_or_over_a_blocked_one(auth: Auth) -> None:
    assert (await _ask(auth, "POST", PLACE, json={})).status_code == 409
    # Who has that login keeps his password, even if nobody can administer.
    await auth.run("UPDATE users SET active = false WHERE login = $1", FIRST_LOGIN)
    assert (await _ask(auth, "GET", PLACE)).json() == {"known": False}
    assert (await _ask(auth, "POST", PLACE, json={})).status_code == 409


@pytest.mark.parametrize("wrong", [{"email": "nobody"}, {"language": "de"}, {"login": "root"}])
async def test_what_does_not_fit_makes_nobody(fresh: Auth, wrong: dict[str, str]) -> None:
    assert (await _ask(fresh, "POST", PLACE, json=wrong)).status_code == 422
    assert (await _ask(fresh, "GET", PLACE)).json() == {"known": False}


async def test_the_suites_client_gets_a_secret_that_works(auth: Auth) -> None:
    for _ in range(3):
        made = (await _ask(auth, "POST", "/internal/setup/integration-client")).json()
        token = await auth.browser.post(
            "/api/auth/oauth/token",
            data={"grant_type": "client_credentials"},
            auth=(made["client_id"], made["client_secret"]),
        )
        assert token.status_code == 200, token.text
        assert token.json()["scope"] == "batches:read batches:write"
    assert await auth.value("SELECT count(*) FROM machine_clients WHERE name = 'integration'") == 1


async def test_nobody_but_the_wizard(auth: Auth) -> None:
    for method, path in (
        ("GET", PLACE),
        ("POST", PLACE),
        ("POST", "/internal/setup/integration-client"),
    ):
        for token in (service_token("cabinet", "auth"), service_token("wizard", "cabinet")):
            answer = await auth.browser.request(method, path, json={}, headers=bearer(token))
            assert answer.status_code in (401, 403)


async def test_an_administrator_gets_a_pass_to_the_wizard_and_the_log_tells_it(
    panel: Panel,
) -> None:
    browser = panel.auth.browser
    answer = await browser.post(PASS, headers=panel.headers["administrator"])
    assert answer.status_code == 200, answer.text
    given = answer.json()
    assert given["seconds"] == 60
    verifier = TokenVerifier(key_ring())
    auth_alone = frozenset({"auth"})
    claims = verifier.verify(given["token"], typ=WIZARD_PASS, audience="wizard", issuers=auth_alone)
    assert claims["sub"] == panel.administrator
    # It opens nothing else.
    with pytest.raises(Unauthenticated):
        verifier.verify(given["token"], typ="at+jwt", audience="staff", issuers=auth_alone)
    for role in ("operator", "viewer"):
        refused = await browser.post(PASS, headers=panel.headers[role])
        assert refused.status_code == 403
    acts = await panel.acts()
    assert [(one["action"], one["outcome"]) for one in acts] == [
        ("open_wizard", "done"),
        ("open_wizard", "forbidden"),
        ("open_wizard", "forbidden"),
    ]
    assert (await browser.post(PASS)).status_code == 401


async def test_a_demoted_administrator_gets_no_pass(panel: Panel) -> None:
    await panel.auth.run("UPDATE users SET role = 'operator' WHERE login = 'miradmin'")
    answer = await panel.auth.browser.post(PASS, headers=panel.headers["administrator"])
    assert answer.status_code == 403
