"""Another consumer's things are not there, at whatever route they are asked for."""

from uuid import uuid4

from services.auth.users.actions import put_consumer
from tests.api.auth.conftest import PASSWORD, Auth
from tests.api.auth.households import Consumer, consumer, household_of
from tests.api.auth.passkey_browsers import ME, add, authenticator, signed_in
from tests.support.foreign import Asked, refused_as_absent, routes_by_id

_STRANGER = "boris@example.org"


async def _stranger(auth: Auth) -> None:
    password_hash = await auth.value("SELECT password_hash FROM users WHERE id = $1", auth.user_id)
    async with auth.database.transaction() as session:
        await put_consumer(
            session,
            display_name="Борис Соседов",
            email=_STRANGER,
            phone=None,
            language="ru",
            password_hash=password_hash,
            must_change_password=False,
            account_numbers=[],
        )


async def test_anothers_things_are_not_there_at_any_route(auth: Auth) -> None:
    await _stranger(auth)
    await signed_in(auth)
    owner = await signed_in(auth)
    stranger = await signed_in(auth, login=_STRANGER)
    passkey = (await add(owner, authenticator()))["passkey"]["id"]
    sessions = (await owner.get("/api/auth/me/sessions")).json()["items"]
    other = next(one["id"] for one in sessions if not one["current"])
    household = household_of(auth)
    asker = await consumer(auth, "Анна", "anna@example.org")
    requests, consents = "/api/auth/account-requests", "/api/auth/account-consents"
    mine = await Consumer(auth, auth.user_id, None, owner).asked(serial=None)
    household.holders = {auth.user_id}
    theirs = await asker.asked()
    walk = {
        "DELETE /api/auth/account-requests/{request_id}": Asked(
            f"{requests}/{mine['id']}", f"{requests}/{uuid4()}"
        ),
        "POST /api/auth/account-consents/{request_id}": Asked(
            f"{consents}/{theirs['id']}", f"{consents}/{uuid4()}", json={"agree": True}
        ),
        "PUT /api/auth/me/passkeys/{passkey_id}": Asked(
            f"{ME}/{passkey}", f"{ME}/{uuid4()}", json={"name": "Телефон"}
        ),
        "DELETE /api/auth/me/passkeys/{passkey_id}": Asked(
            f"{ME}/{passkey}", f"{ME}/{uuid4()}", json={"password": PASSWORD}
        ),
        "DELETE /api/auth/me/sessions/{session_id}": Asked(
            f"/api/auth/me/sessions/{other}", f"/api/auth/me/sessions/{uuid4()}"
        ),
    }
    assert walk.keys() == routes_by_id("auth", auth.app)
    for route, asked in walk.items():
        await refused_as_absent(owner, stranger, route, asked)
