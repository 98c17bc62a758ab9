"""One's own passkeys: adding, naming, removing; what they change of the second factor."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from services.contracts.auth import SecondFactorChanged
from tests.api.auth.conftest import EMAIL, PASSWORD, Auth
from tests.api.auth.passkey_browsers import (
    CABINET,
    ME,
    add,
    authenticator,
    browser_of,
    creation_options,
    signed_in,
    with_passkey,
)
from tests.support.authenticator import decoded, encoded


async def test_a_passkey_is_added_named_and_removed(auth: Auth) -> None:
    browser = await signed_in(auth)
    added = await add(browser, authenticator(synchronized=True), "  Ноутбук   дома ")
    assert added["passkey"]["name"] == "Ноутбук дома"
    assert added["passkey"]["backed_up"] is True
    assert len(set(added["recovery_codes"])) == 10
    listed = (await browser.get(ME)).json()
    assert listed["available"] is True
    assert listed["items"] == [added["passkey"]]
    assert (listed["total"], listed["most"]) == (1, 10)
    path = f"{ME}/{added['passkey']['id']}"
    answer = await browser.put(path, json={"name": "Телефон"})
    assert (answer.status_code, answer.json()["name"]) == (200, "Телефон")
    answer = await browser.request("DELETE", path, json={"password": "not this one"})
    assert answer.status_code == 403
    answer = await browser.request("DELETE", path, json={"password": PASSWORD})
    assert answer.status_code == 204
    assert (await browser.get(ME)).json()["items"] == []
    changes = await auth.value(
        "SELECT array_agg(data->>'change' ORDER BY occurred_at) FROM outbox WHERE type = $1",
        SecondFactorChanged.type,
    )
    assert changes == ["passkey-added", "passkey-removed"]
    events = "SELECT count(*) FROM security_events WHERE kind = 'second_factor_changed'"
    assert await auth.value(events) == 2


async def test_options_name_the_user_by_an_opaque_handle_and_ask_for_a_verified_user(
    auth: Auth,
) -> None:
    browser, keeper = await with_passkey(auth)
    options = await creation_options(browser)
    assert decoded(options["user"]["id"]) == auth.user_id.bytes
    assert options["rp"]["id"] == "localhost"
    assert options["attestation"] == "none"
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert [one["id"] for one in options["excludeCredentials"]] == [encoded(keeper.credential_id)]
    assert options["excludeCredentials"][0]["transports"] == ["internal", "hybrid"]


async def test_adding_needs_the_password_and_our_page(auth: Auth) -> None:
    path = f"{ME}/options"
    assert (await browser_of(auth).post(path, json={"password": PASSWORD})).status_code == 401
    assert (await browser_of(auth).get(ME)).status_code == 401
    browser = await signed_in(auth)
    answer = await browser.post(path, json={"password": "not this one"})
    assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (403, "wrong-password")
    assert (await browser.post(path, json={})).status_code == 422
    foreign = {"Origin": "http://localhost:8081"}
    for method, where in (("POST", path), ("POST", ME), ("PUT", f"{ME}/{auth.user_id}")):
        answer = await browser.request(method, where, json={"password": PASSWORD}, headers=foreign)
        assert answer.status_code == 403, where


async def _refused(auth: Auth, browser: Any, credential: dict[str, Any]) -> None:
    answer = await browser.post(ME, json={"name": "Ключ", "credential": credential})
    assert answer.status_code == 422, answer.text
    assert answer.json()["type"].endswith(":passkey-refused")
    assert await auth.value("SELECT count(*) FROM passkeys") == 0
    assert await auth.value("SELECT count(*) FROM recovery_codes") == 0


@pytest.mark.parametrize(
    ("ways", "changes"),
    [
        ({}, {"origin": "http://localhost:8081"}),
        ({}, {"origin": "https://localhost:8080"}),
        ({}, {"origin": ["http://localhost:8080"]}),
        ({}, {"type": "webauthn.get"}),
        ({}, {"challenge": encoded(bytes(56))}),
        ({}, {"challenge": 7}),
        ({}, {"crossOrigin": True}),
        ({"rp_id": "evil.example"}, {}),
        ({"verifies": False}, {}),
    ],
)
async def test_a_new_passkey_is_refused(
    auth: Auth, ways: dict[str, Any], changes: dict[str, Any]
) -> None:
    browser = await signed_in(auth)
    keeper = authenticator(**ways)
    await _refused(auth, browser, keeper.create(await creation_options(browser), **changes))


async def test_broken_answers_are_refused_without_harm(auth: Auth) -> None:
    browser = await signed_in(auth)
    good = authenticator().create(await creation_options(browser))
    broken = ("AAAA", "!!!", encoded(b"["), encoded(b"[" * 5000), encoded(b"\xa0"), "é")
    for field in ("clientDataJSON", "attestationObject"):
        for value in broken:
            await _refused(auth, browser, good | {"response": good["response"] | {field: value}})
    await _refused(auth, browser, good | {"id": "AAAA"})
    for bad in ({}, good | {"type": "other"}, good | {"rawId": "A" * 2000}):
        answer = await browser.post(ME, json={"name": "Ключ", "credential": bad})
        assert answer.status_code == 422
        assert answer.json()["type"].endswith(":validation-failed")


async def test_a_challenge_is_for_one_session_of_one_user_once(auth: Auth) -> None:
    browser = await signed_in(auth)
    options = await creation_options(browser)
    # Another session of the same user has not given the password for it.
    await _refused(auth, await signed_in(auth), authenticator().create(options))
    credential = authenticator().create(options)
    body = {"name": "Ключ", "credential": credential}
    answer = await browser.post(ME, json=body)
    assert answer.status_code == 201
    path = f"{ME}/{answer.json()['passkey']['id']}"
    await browser.request("DELETE", path, json={"password": PASSWORD})
    await _refused(auth, browser, credential)
    await _refused(auth, browser, authenticator().create(options))


async def test_a_credential_belongs_to_one_user(auth: Auth) -> None:
    await auth.run("UPDATE users SET email = 'olga@example.org' WHERE login = 'olga'")
    _, keeper = await with_passkey(auth)
    admin = await signed_in(auth, "admin", "olga")
    keeper.origin = "http://localhost:8081"
    credential = keeper.create(await creation_options(admin))
    answer = await admin.post(ME, json={"name": "Ключ", "credential": credential})
    assert answer.status_code == 422
    assert await auth.value("SELECT user_id FROM passkeys") == auth.user_id


async def test_ten_passkeys_are_enough(auth: Auth) -> None:
    browser = await signed_in(auth)
    options = await creation_options(browser)
    for number in range(10):
        await add(browser, authenticator(), f"Ключ {number}")
    answer = await browser.post(f"{ME}/options", json={"password": PASSWORD})
    assert answer.status_code == 409
    assert answer.json()["type"].endswith(":too-many-passkeys")
    body = {"name": "Ключ", "credential": authenticator().create(options)}
    assert (await browser.post(ME, json=body)).status_code == 409
    assert (await browser.get(ME)).json()["total"] == 10


async def test_another_users_passkey_is_not_found(auth: Auth) -> None:
    browser, _ = await with_passkey(auth)
    passkey = (await browser.get(ME)).json()["items"][0]["id"]
    admin = await signed_in(auth, "admin", "olga")
    path = f"{ME}/{passkey}"
    assert (await admin.put(path, json={"name": "Мой"})).status_code == 404
    gone = await admin.request("DELETE", path, json={"password": PASSWORD})
    assert gone.status_code == 404
    assert (await admin.get(ME)).json()["items"] == []
    assert (await browser.put(path, json={"name": "a\x00b"})).status_code == 422
    assert (await browser.put(path, json={"name": "x" * 61})).status_code == 422
    assert (await browser.get(ME)).json()["items"][0]["name"] == "Ноутбук"


async def test_recovery_codes_come_with_the_first_factor_and_go_with_the_last(auth: Auth) -> None:
    browser = await signed_in(auth)
    first = await add(browser, authenticator())
    second = await add(browser, authenticator())
    assert (len(first["recovery_codes"]), second["recovery_codes"]) == (10, [])
    security = (await browser.get("/api/auth/me/security")).json()
    assert (security["recovery_codes_left"], security["minimum_password_length"]) == (10, 8)
    for added, left in ((first, 10), (second, 0)):
        path = f"{ME}/{added['passkey']['id']}"
        await browser.request("DELETE", path, json={"password": PASSWORD})
        security = (await browser.get("/api/auth/me/security")).json()
        assert security["recovery_codes_left"] == left
    assert security["minimum_password_length"] == 12


async def test_an_authenticator_application_goes_and_the_passkey_keeps_the_codes(
    auth: Auth,
) -> None:
    browser, _ = await with_passkey(auth)
    await auth.run(
        "UPDATE second_factors SET totp_secret = 'sealed', totp_confirmed_at = now()"
        " WHERE user_id = $1",
        auth.user_id,
    )
    await browser.request("DELETE", "/api/auth/me/totp", json={"password": PASSWORD})
    security = (await browser.get("/api/auth/me/security")).json()
    assert (security["totp"], security["recovery_codes_left"]) == (False, 10)
    await auth.run("DELETE FROM passkeys")
    await auth.run("UPDATE second_factors SET totp_secret = 'sealed'")
    await browser.request("DELETE", "/api/auth/me/totp", json={"password": PASSWORD})
    assert (await browser.get("/api/auth/me/security")).json()["recovery_codes_left"] == 0


async def test_the_first_passkey_makes_other_devices_new(auth: Auth) -> None:
    other = await signed_in(auth)
    browser, _ = await with_passkey(auth)
    assert (await auth.sign_in(browser)).status_code == 200
    answer = await auth.sign_in(other)
    assert answer.status_code == 202
    assert answer.json()["second_factor"]["methods"] == ["passkey"]


async def test_passkeys_are_told_to_be_unavailable_where_they_cannot_work(auth: Auth) -> None:
    browser = await signed_in(auth)
    assert (await browser.get("/api/auth/passkeys")).json() == {
        "available": True,
        "address": CABINET,
    }
    # By its IP address the very same cabinet has none, and says where they are.
    bare = auth.new_browser(Host="127.0.0.1:8080", Origin="http://127.0.0.1:8080")
    await auth.sign_in(bare)
    assert (await bare.get("/api/auth/passkeys")).json() == {"available": False, "address": CABINET}
    assert (await bare.get(ME)).json()["available"] is False
    for path, body in (
        (f"{ME}/options", {"password": PASSWORD}),
        ("/api/auth/sign-in/passkey/options", {}),
    ):
        answer = await bare.post(path, json=body)
        assert answer.status_code == 409
        assert answer.json()["type"].endswith(":passkeys-unavailable")
    state = auth.app.state
    state.settings = state.settings.model_copy(
        update={"cabinet_address": "http://192.0.2.7", "passkey_staff_origins": ("https://a.ru",)}
    )
    assert (await browser.get("/api/auth/passkeys")).json() == {"available": False, "address": None}
    staff = browser_of(auth, "admin")
    assert (await staff.get("/api/auth/passkeys")).json()["address"] == "https://a.ru"


async def test_a_removed_user_takes_the_passkeys_along(auth: Auth) -> None:
    await with_passkey(auth)
    await auth.run("DELETE FROM known_devices")
    await auth.run("DELETE FROM users WHERE id = $1", auth.user_id)
    assert await auth.value("SELECT count(*) FROM passkeys") == 0


async def test_fifty_answers_to_one_challenge_make_one_passkey(live_auth: Auth) -> None:
    browser = await signed_in(live_auth)
    options = await creation_options(browser)
    credentials = [authenticator().create(options) for _ in range(50)]
    answers = await asyncio.gather(
        *(browser.post(ME, json={"name": "Ключ", "credential": one}) for one in credentials)
    )
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(201) == 1
    assert set(statuses) == {201, 422}
    assert await live_auth.value("SELECT count(*) FROM passkeys") == 1


async def test_nothing_is_stored_before_an_answer_is_good(auth: Auth) -> None:
    browser = browser_of(auth)
    for _ in range(30):
        answer = await browser.post("/api/auth/sign-in/passkey/options")
        assert answer.status_code == 200
    assert await auth.value("SELECT count(*) FROM used_proofs") == 0
    assert isinstance(await auth.value("SELECT id FROM users WHERE email = $1", EMAIL), UUID)
