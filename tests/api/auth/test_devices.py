"""Known devices: their tokens are made here, for one user, and change at every sign-in."""

import httpx

from services.contracts.auth import SignInCodeRequested
from tests.api.auth.conftest import PASSWORD, Auth
from tests.api.auth.passkey_browsers import browser_of, enter, with_passkey
from tests.support.codes import sent_secret

_PLANTED = "A" * 43


def _with_device(auth: Auth, value: str, application: str = "cabinet") -> httpx.AsyncClient:
    return auth.new_browser(application, Cookie=f"{application}_device={value}")


async def _confirm_new_devices(auth: Auth, browser: httpx.AsyncClient | None = None) -> None:
    wanted = {"new_device_letter": True, "password": PASSWORD}
    answer = await (browser or auth.browser).put("/api/auth/me/security", json=wanted)
    assert answer.status_code == 200, answer.text


async def test_a_planted_token_never_becomes_a_known_device(auth: Auth) -> None:
    victim = _with_device(auth, _PLANTED)
    answer = await auth.sign_in(victim)
    assert answer.status_code == 200
    assert answer.cookies["cabinet_device"] != _PLANTED
    await auth.sign_in()
    await _confirm_new_devices(auth)
    assert (await auth.sign_in(_with_device(auth, _PLANTED))).status_code == 202
    assert (await auth.sign_in(auth.new_browser())).status_code == 202


async def test_a_planted_token_is_not_adopted_after_the_second_factor_either(auth: Auth) -> None:
    await auth.sign_in()
    await _confirm_new_devices(auth)
    victim = _with_device(auth, _PLANTED)
    asked = (await auth.sign_in(victim)).json()["second_factor"]
    given = {"attempt_id": asked["attempt_id"]}
    assert (await victim.post("/api/auth/sign-in/letter", json=given)).status_code == 202
    code = await sent_secret(auth, SignInCodeRequested.type)
    answer = await victim.post(
        "/api/auth/sign-in/confirm",
        json=given | {"method": "letter", "code": code, "remember_device": True},
    )
    assert answer.status_code == 200
    assert answer.cookies["cabinet_device"] != _PLANTED
    assert (await auth.sign_in(_with_device(auth, _PLANTED))).status_code == 202


async def test_a_planted_token_is_not_adopted_with_a_passkey(auth: Auth) -> None:
    _, keeper = await with_passkey(auth)
    victim = browser_of(auth)
    victim.headers["Cookie"] = f"cabinet_device={_PLANTED}"
    answer = await enter(victim, keeper)
    assert answer.status_code == 200, answer.text
    assert answer.cookies["cabinet_device"] != _PLANTED
    assert (await auth.sign_in(_with_device(auth, _PLANTED))).status_code == 202


async def test_a_known_device_gets_a_new_token_and_the_former_one_is_a_stranger(auth: Auth) -> None:
    first = (await auth.sign_in()).cookies["cabinet_device"]
    await _confirm_new_devices(auth)
    answer = await auth.sign_in()
    assert answer.status_code == 200
    second = answer.cookies["cabinet_device"]
    assert second != first
    assert (await auth.sign_in(_with_device(auth, first))).status_code == 202
    assert (await auth.sign_in(_with_device(auth, second))).status_code == 200
    assert await auth.value("SELECT count(*) FROM known_devices") == 1


async def test_an_older_session_of_the_device_goes_on_with_its_new_token(auth: Auth) -> None:
    older = auth.new_browser()
    token = (await auth.sign_in(older)).cookies["cabinet_device"]
    answer = await auth.sign_in(_with_device(auth, token))
    # What the older session switches on keeps its own device known.
    await _confirm_new_devices(auth, older)
    known = _with_device(auth, answer.cookies["cabinet_device"])
    assert (await auth.sign_in(known)).status_code == 200


async def test_the_token_of_another_user_is_not_taken_from_them(auth: Auth) -> None:
    await auth.run(
        "INSERT INTO users (id, user_class, email, display_name, password_hash)"
        " SELECT gen_random_uuid(), 'consumer', 'anna@example.org', '', password_hash"
        " FROM users WHERE id = $1",
        auth.user_id,
    )
    own = (await auth.sign_in()).cookies["cabinet_device"]
    await _confirm_new_devices(auth)
    answer = await auth.sign_in(_with_device(auth, own), "anna@example.org")
    assert answer.status_code == 200
    assert answer.cookies["cabinet_device"] != own
    assert (await auth.sign_in(_with_device(auth, own))).status_code == 200


async def test_a_changed_password_keeps_the_device_of_the_session_not_of_a_cookie(
    auth: Auth,
) -> None:
    others = (await auth.sign_in(auth.new_browser())).cookies["cabinet_device"]
    own = (await auth.sign_in()).cookies["cabinet_device"]
    await _confirm_new_devices(auth)
    await auth.run(
        "INSERT INTO known_devices (token_hash, user_id)"
        " VALUES (sha256(convert_to($1, 'UTF8')), $2)",
        others,
        auth.user_id,
    )
    changed = {"current_password": PASSWORD, "new_password": "четыре коня у реки 17"}
    auth.browser.cookies.delete("cabinet_device")
    auth.browser.headers["Cookie"] = "; ".join(
        [f"{name}={value}" for name, value in auth.browser.cookies.items()]
        + [f"cabinet_device={others}"]
    )
    auth.browser.cookies.clear()
    answer = await auth.browser.post("/api/auth/change-password", json=changed)
    assert answer.status_code == 200, answer.text
    for token, status in ((others, 202), (own, 200)):
        browser = _with_device(auth, token)
        answer = await auth.sign_in(browser, password=changed["new_password"])
        assert answer.status_code == status
