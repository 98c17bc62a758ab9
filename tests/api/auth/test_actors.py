"""What a member of staff is at this moment, as other services ask it."""

from uuid import uuid4

import pytest

from tests.api.auth.conftest import EMAIL, Auth
from tests.support.tokens import bearer, service_token


async def _role(auth: Auth, user_id: object, session_id: object) -> object:
    answer = await auth.browser.get(
        f"/internal/actors/{user_id}/sessions/{session_id}",
        headers=bearer(service_token("cabinet", "auth")),
    )
    assert answer.status_code == 200, answer.text
    return answer.json()["role"]


@pytest.mark.parametrize(
    "loss",
    [
        "UPDATE users SET active = false WHERE login = 'olga'",
        "UPDATE sessions SET ended_at = now()",
        "UPDATE sessions SET expires_at = now()",
        "DELETE FROM users WHERE login = 'olga'",
    ],
)
async def test_the_role_is_told_until_the_right_is_lost(auth: Auth, loss: str) -> None:
    olga = await auth.acting("olga")
    asked = olga.subject, olga.session_id
    assert await _role(auth, *asked) == "operator"
    await auth.run("UPDATE users SET role = 'viewer' WHERE login = 'olga'")
    assert await _role(auth, *asked) == "viewer"
    await auth.run(loss)
    assert await _role(auth, *asked) is None


async def test_strangers_sessions_and_consumers_have_no_role(auth: Auth) -> None:
    olga, vera = await auth.acting("olga"), await auth.acting("vera")
    assert await _role(auth, vera.subject, olga.session_id) is None
    assert await _role(auth, uuid4(), uuid4()) is None
    assert (await auth.sign_in(login=EMAIL)).status_code == 200
    session = await auth.value("SELECT id FROM sessions WHERE user_id = $1", auth.user_id)
    assert await _role(auth, auth.user_id, session) is None


@pytest.mark.parametrize("caller", ["notifications", "admin_panel"])
async def test_only_who_grants_rights_may_ask(auth: Auth, caller: str) -> None:
    answer = await auth.browser.get(
        f"/internal/actors/{uuid4()}/sessions/{uuid4()}",
        headers=bearer(service_token(caller, "auth")),
    )
    assert answer.status_code == 403
