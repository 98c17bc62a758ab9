"""What auth keeps about a consumer, for the file that he gets: no secrets, nothing of others."""

from uuid import uuid4

from tests.api.auth.conftest import EMAIL, Auth
from tests.api.auth.passkey_browsers import with_passkey
from tests.support.tokens import bearer, service_token


async def test_it_has_all_of_him_and_no_secret(auth: Auth) -> None:
    await with_passkey(auth)
    await auth.sign_in()
    answer = await auth.browser.get(
        f"/internal/personal-data/{auth.user_id}", headers=bearer(service_token("cabinet", "auth"))
    )
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["user"][0]["email"] == EMAIL
    assert len(told["sessions"]) == 1
    assert [one["name"] for one in told["passkeys"]] == ["Ноутбук"]
    assert {"signed_in"} <= {one["kind"] for one in told["security_events"]}
    names = {name for rows in told.values() for row in rows for name in row}
    assert not {name for name in names if "hash" in name or "secret" in name or "key" in name}


async def test_only_cabinet_asks_and_staff_are_no_consumers(auth: Auth) -> None:
    path = f"/internal/personal-data/{uuid4()}"
    for caller in ("notifications", "integration"):
        answer = await auth.browser.get(path, headers=bearer(service_token(caller, "auth")))
        assert answer.status_code == 403
    assert (await auth.browser.get(path)).status_code == 401
    staff = await auth.value("SELECT id FROM users WHERE login = 'olga'")
    answer = await auth.browser.get(
        f"/internal/personal-data/{staff}", headers=bearer(service_token("cabinet", "auth"))
    )
    assert answer.json()["user"] == []
