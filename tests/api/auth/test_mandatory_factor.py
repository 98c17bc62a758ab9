"""The second factor demanded of staff: what a session without one may do, and how it goes on."""

import asyncio
import time
from typing import Any

import httpx
import orjson
import pyotp
import pytest
from jose.utils import base64url_decode

from tests.api.auth.conftest import PASSWORD, Auth
from tests.support.doors import OPEN_TO_ANYBODY

FIRST = {"login": "miradmin", "password": "mirpass"}
NEW = "миражи над степью 7"
_STAYS_OPEN = {
    "/api/auth/me", "/api/auth/sign-out", "/api/auth/refresh",
    "/api/auth/me/totp", "/api/auth/me/totp/confirm", "/api/auth/me/passkeys/options",
    *(route.split()[1] for route in OPEN_TO_ANYBODY["auth"]),
}  # fmt: skip


def _demand(auth: Auth, *, wanted: bool = True) -> None:
    state = auth.app.state
    state.settings = state.settings.model_copy(update={"staff_second_factor": wanted})


@pytest.fixture
def strict(auth: Auth) -> Auth:
    """An auth whose setting demands the second factor of staff."""
    _demand(auth)
    return auth


async def _olga(auth: Auth) -> httpx.AsyncClient:
    admin = auth.new_browser("admin")
    answer = await auth.sign_in(admin, "olga")
    assert answer.status_code == 200, answer.text
    return admin


async def _begin(admin: httpx.AsyncClient, password: str = PASSWORD) -> str:
    answer = await admin.post("/api/auth/me/totp", json={"password": password})
    assert answer.status_code == 200, answer.text
    secret: str = answer.json()["secret"]
    return secret


async def _confirm(admin: httpx.AsyncClient, secret: str) -> httpx.Response:
    # Of the present step, so that it still counts when the next one has begun on a busy machine.
    code = pyotp.TOTP(secret).at(int(time.time()))
    return await admin.post("/api/auth/me/totp/confirm", json={"code": code})


def _claims(admin: httpx.AsyncClient) -> dict[str, Any]:
    payload = admin.cookies["admin_access"].split(".")[1]
    claims: dict[str, Any] = orjson.loads(base64url_decode(payload.encode()))
    return claims


def _demanded(answer: httpx.Response) -> bool:
    return answer.status_code == 403 and answer.json()["type"].endswith(":second-factor-required")


async def test_without_a_factor_only_setting_one_up_is_open(strict: Auth) -> None:
    admin = await _olga(strict)
    me = (await admin.get("/api/auth/me")).json()
    assert (me["must_set_second_factor"], me["must_change_password"]) == (True, False)
    assert _claims(admin)["restricted"] == "second_factor_setup"
    tried = 0
    for path, item in strict.app.openapi()["paths"].items():
        for method in item:
            if not path.startswith("/api/") or (path in _STAYS_OPEN and method != "delete"):
                continue
            if (method, path) == ("post", "/api/auth/me/passkeys"):
                continue
            answer = await admin.request(method, path, json={"password": PASSWORD})
            assert _demanded(answer), (method, path, answer.text)
            tried += 1
    assert tried >= 10
    answer = await admin.post("/api/auth/refresh")
    assert answer.json()["must_set_second_factor"] is True
    assert _claims(admin)["restricted"] == "second_factor_setup"
    assert (await admin.post("/api/auth/sign-out")).status_code == 204


async def test_setting_a_factor_up_lifts_the_restriction_at_once(strict: Auth) -> None:
    admin = await _olga(strict)
    before = admin.cookies["admin_access"]
    secret = await _begin(admin)
    answer = await admin.post("/api/auth/me/totp/confirm", json={"code": "000000"})
    assert answer.status_code == 422
    assert _demanded(await admin.get("/api/auth/me/sessions"))
    answer = await _confirm(admin, secret)
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["recovery_codes"]) == 10
    assert admin.cookies["admin_access"] != before
    assert "restricted" not in _claims(admin)
    assert _claims(admin)["role"] == "operator"
    assert (await admin.get("/api/auth/me/sessions")).json()["total"] == 1
    assert (await admin.get("/api/auth/me")).json()["must_set_second_factor"] is False
    answer = await admin.post("/api/auth/refresh")
    assert answer.json()["must_set_second_factor"] is False
    # From now on every browser is asked, this one as well: the password alone had let it in.
    for browser in (strict.new_browser("admin"), admin):
        asked = await strict.sign_in(browser, "olga")
        assert asked.status_code == 202
        assert asked.json()["second_factor"]["methods"] == ["totp"]


async def test_what_the_password_alone_had_begun_elsewhere_ends(strict: Auth) -> None:
    stranger, admin = await _olga(strict), await _olga(strict)
    await _confirm(admin, await _begin(admin))
    assert (await stranger.post("/api/auth/refresh")).status_code == 401
    assert (await stranger.get("/api/auth/me")).status_code == 401
    assert (await admin.get("/api/auth/me/security")).json()["totp"] is True


async def test_first_administrator_changes_the_password_and_then_sets_a_factor(
    strict: Auth,
) -> None:
    admin = strict.new_browser("admin")
    answer = await admin.post("/api/auth/sign-in", json=FIRST)
    assert (answer.json()["must_change_password"], answer.json()["must_set_second_factor"]) == (
        True,
        False,
    )
    answer = await admin.post("/api/auth/me/totp", json={"password": FIRST["password"]})
    assert answer.json()["type"].endswith(":password-change-required")
    change = {"current_password": FIRST["password"], "new_password": NEW}
    answer = await admin.post("/api/auth/change-password", json=change)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["must_change_password"], answer.json()["must_set_second_factor"]) == (
        False,
        True,
    )
    again = {"current_password": NEW, "new_password": f"{NEW} и ещё"}
    assert _demanded(await admin.post("/api/auth/change-password", json=again))
    answer = await _confirm(admin, await _begin(admin, NEW))
    assert answer.status_code == 200, answer.text
    assert (await admin.get("/api/auth/me/sessions")).status_code == 200


async def test_an_address_is_a_factor_and_consumers_are_free(strict: Auth) -> None:
    await strict.run("UPDATE users SET email = 'olga@example.org' WHERE login = 'olga'")
    asked = await strict.sign_in(strict.new_browser("admin"), "olga")
    assert asked.json()["second_factor"]["methods"] == ["letter"]
    answer = await strict.sign_in()
    assert answer.json()["must_set_second_factor"] is False
    security = (await strict.browser.get("/api/auth/me/security")).json()
    assert security["mandatory"] is False


async def test_switching_the_demand_on_and_off_reaches_open_sessions(auth: Auth) -> None:
    admin = await _olga(auth)
    assert "restricted" not in _claims(admin)
    _demand(auth)
    assert _demanded(await admin.get("/api/auth/me/sessions"))
    await admin.post("/api/auth/refresh")
    assert _claims(admin)["restricted"] == "second_factor_setup"
    _demand(auth, wanted=False)
    assert (await admin.get("/api/auth/me/sessions")).status_code == 200
    await admin.post("/api/auth/refresh")
    assert "restricted" not in _claims(admin)


async def test_the_last_factor_stays_while_one_is_demanded(strict: Auth) -> None:
    admin = await _olga(strict)
    await _confirm(admin, await _begin(admin))
    for _ in range(2):
        answer = await admin.request("DELETE", "/api/auth/me/totp", json={"password": PASSWORD})
        assert answer.status_code == 409
        assert answer.json()["type"].endswith(":last-factor")
    security = (await admin.get("/api/auth/me/security")).json()
    assert (security["totp"], security["recovery_codes_left"]) == (True, 10)
    assert security["mandatory"] is True
    told = "SELECT count(*) FROM security_events WHERE data->>'change' = 'totp-off'"
    assert await strict.value(told) == 0
    # With an address letters take its place.
    await strict.run("UPDATE users SET email = 'olga@example.org' WHERE login = 'olga'")
    answer = await admin.request("DELETE", "/api/auth/me/totp", json={"password": PASSWORD})
    assert answer.status_code == 204
    assert await strict.value(told) == 1
    assert (await admin.get("/api/auth/me/sessions")).status_code == 200


async def test_without_the_demand_the_last_factor_may_go(auth: Auth) -> None:
    admin = await _olga(auth)
    await _confirm(admin, await _begin(admin))
    answer = await admin.request("DELETE", "/api/auth/me/totp", json={"password": PASSWORD})
    assert answer.status_code == 204


async def test_setting_up_needs_the_password(strict: Auth) -> None:
    admin = await _olga(strict)
    answer = await admin.post("/api/auth/me/totp", json={"password": "not this one"})
    assert answer.json()["type"].endswith(":wrong-password")
    assert (await admin.post("/api/auth/me/totp", json={})).status_code == 422
    nobody = strict.new_browser("admin")
    assert (await nobody.post("/api/auth/me/totp", json={"password": "x"})).status_code == 401


async def test_sign_ins_under_way_gain_nothing_by_the_factor_of_another(live_auth: Auth) -> None:
    _demand(live_auth)
    admin = await _olga(live_auth)
    secret = await _begin(admin)
    others = [live_auth.new_browser("admin") for _ in range(8)]
    confirmations = [live_auth.new_browser("admin") for _ in range(4)]
    for browser in confirmations:
        browser.cookies.update(dict(admin.cookies))
    answers = await asyncio.gather(
        *(live_auth.sign_in(browser, "olga") for browser in others),
        *(_confirm(browser, secret) for browser in confirmations),
    )
    statuses = [answer.status_code for answer in answers]
    assert statuses[8:].count(200) == 1
    assert set(statuses[8:]) <= {200, 401, 403, 422, 429}
    assert set(statuses[:8]) <= {200, 202, 410, 429}
    for browser in others:
        assert (await browser.get("/api/auth/me")).status_code == 401
        assert (await browser.post("/api/auth/refresh")).status_code == 401
    live = "SELECT count(*) FROM sessions WHERE ended_at IS NULL"
    assert await live_auth.value(live) == 1


async def test_how_long_a_password_must_be_is_told_with_a_temporary_one(auth: Auth) -> None:
    answer = await auth.sign_in()
    assert answer.json()["minimum_password_length"] == 12
    letter = {"new_device_letter": True, "password": PASSWORD}
    await auth.browser.put("/api/auth/me/security", json=letter)
    assert (await auth.browser.get("/api/auth/me")).json()["minimum_password_length"] == 8
    await auth.run("UPDATE users SET must_change_password = true WHERE id = $1", auth.user_id)
    answer = await auth.sign_in()
    assert (answer.json()["must_change_password"], answer.json()["minimum_password_length"]) == (
        True,
        8,
    )
    change = {"current_password": PASSWORD, "new_password": "жбан-9кг"}
    assert (await auth.browser.post("/api/auth/change-password", json=change)).status_code == 200
