"""Users, colleagues and machine clients as staff list and change them."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.auth.machines.actions import add_client
from services.contracts.auth import StaffInvited, UserChanged, UserDeleted
from tests.api.auth.conftest import EMAIL, PHONE
from tests.api.auth.panel import Panel, panel
from tests.support.codes import sent_secret
from tests.support.tokens import bearer, user_token

__all__ = ["panel"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", 1),
        ("петр", 1),
        ("IVAN@", 1),
        ("913 123", 1),
        ("иван петров", 1),
        ("%", 0),
        ("ольга", 0),
    ],
)
async def test_list_of_users(panel: Panel, search: str, found: int) -> None:
    answer = await panel.ask("GET", "consumers", "viewer", params={"search": search})
    assert answer.status_code == 200
    assert answer.json()["total"] == len(answer.json()["items"]) == found


@pytest.mark.parametrize(
    ("letter", "address", "totp", "passkey", "has_one"),
    [
        (False, True, False, False, False),
        (True, True, False, False, True),
        # No letter can be sent, and no sign-in waits for one.
        (True, False, False, False, False),
        (False, False, True, False, True),
        (False, False, False, True, True),
    ],
)
async def test_staff_see_a_second_factor_where_a_sign_in_asks_for_one(
    panel: Panel, *, letter: bool, address: bool, totp: bool, passkey: bool, has_one: bool
) -> None:
    auth = panel.auth
    await auth.run(
        "INSERT INTO second_factors (user_id, new_device_letter, totp_confirmed_at)"
        " VALUES ($1, $2, CASE WHEN $3 THEN now() END)",
        auth.user_id,
        letter,
        totp,
    )
    if passkey:
        await auth.run(
            "INSERT INTO passkeys (id, user_id, credential_id, public_key, sign_count, transports,"
            " name, backed_up, aaguid) VALUES (gen_random_uuid(), $1, 'a', 'b', 0, '{}', 'c',"
            " false, gen_random_uuid())",
            auth.user_id,
        )
    if not address:
        await auth.run("UPDATE users SET email = NULL WHERE id = $1", auth.user_id)
    listed = (await panel.ask("GET", "consumers")).json()["items"][0]
    assert listed["second_factor"] is has_one
    answer = await auth.sign_in(login=PHONE)
    assert answer.status_code == (202 if has_one else 200)


async def test_block_and_unblock(panel: Panel) -> None:
    auth = panel.auth
    await auth.sign_in()
    path = f"consumers/{auth.user_id}"
    assert (await panel.ask("POST", f"{path}/block")).status_code == 204
    assert (await auth.browser.get("/api/auth/me")).status_code == 401
    assert (await auth.sign_in()).status_code == 401
    assert (await panel.ask("GET", "consumers")).json()["items"][0]["active"] is False
    assert (await panel.ask("POST", f"{path}/unblock")).status_code == 204
    assert (await auth.sign_in()).status_code == 200
    assert await panel.actions() == ["block_user", "unblock_user"]


async def test_remove_leaves_no_contacts(panel: Panel) -> None:
    auth = panel.auth
    await auth.sign_in()
    assert (await panel.ask("DELETE", f"consumers/{auth.user_id}")).status_code == 204
    assert (await auth.sign_in()).status_code == 401
    assert await auth.value("SELECT count(*) FROM users WHERE email = $1", EMAIL) == 0
    held = "SELECT count(*) FROM sessions WHERE user_id = $1"
    assert await auth.value(held, auth.user_id) == 0
    told = await auth.value(
        "SELECT data FROM outbox WHERE type = $1 ORDER BY occurred_at DESC LIMIT 1",
        UserChanged.type,
    )
    assert EMAIL not in told
    unlinked = await auth.value("SELECT subscriber FROM outbox WHERE type = $1", UserDeleted.type)
    assert unlinked == "cabinet"
    assert (await panel.ask("DELETE", f"consumers/{auth.user_id}")).status_code == 404


async def test_staff_are_touched_by_administrators_only(panel: Panel) -> None:
    vera = await panel.auth.value("SELECT id FROM users WHERE login = 'vera'")
    assert (await panel.ask("POST", f"colleagues/{vera}/block")).status_code == 403
    assert (await panel.ask("POST", f"colleagues/{vera}/block", "administrator")).status_code == 204
    answer = await panel.ask("POST", f"colleagues/{panel.administrator}/block", "administrator")
    assert answer.json()["type"].endswith(":own-account")
    # Another administrator, long gone, still holds a token.
    panel.headers["administrator"] = bearer(user_token("staff", str(uuid4()), role="administrator"))
    answer = await panel.ask("DELETE", f"colleagues/{panel.administrator}", "administrator")
    assert answer.status_code == 401
    assert answer.json()["type"].endswith(":session-ended")


_NEW = {"login": "Petr.S", "display_name": "Пётр", "role": "viewer", "email": "petr@example.org"}


async def test_invited_staff_sign_in_with_the_letters_password(panel: Panel) -> None:
    answer = await panel.ask("POST", "colleagues", "administrator", json=_NEW)
    assert answer.status_code == 201
    assert answer.json()["login"] == "petr.s"
    password = await sent_secret(panel.auth, StaffInvited.type, "sealed_password")
    admin = panel.auth.new_browser("admin")
    answer = await panel.auth.sign_in(admin, "petr.s", password)
    assert answer.status_code == 200
    assert answer.json()["must_change_password"] is True
    again = await panel.ask("POST", "colleagues", "administrator", json=_NEW)
    assert again.status_code == 409
    assert again.json()["type"].endswith(":already-taken")
    listed = (await panel.ask("GET", "colleagues", "viewer")).json()
    assert {item["login"] for item in listed["items"]} == {"miradmin", "olga", "vera", "petr.s"}


@pytest.mark.parametrize(
    "change",
    [
        {"login": "a b"},
        {"email": "none"},
        {"role": "owner"},
        {"display_name": "a\x00b"},
        {"login": ""},
    ],
)
async def test_invitations_that_do_not_fit(panel: Panel, change: dict[str, str]) -> None:
    answer = await panel.ask("POST", "colleagues", "administrator", json=_NEW | change)
    assert answer.status_code == 422


async def _token(panel: Panel, given: dict[str, str]) -> httpx.Response:
    return await panel.auth.new_browser("admin").post(
        "/api/auth/oauth/token",
        data={
            "grant_type": "client_credentials",
            "client_id": given["client_id"],
            "client_secret": given["client_secret"],
        },
    )


async def test_life_of_a_machine_client(panel: Panel) -> None:
    wanted = {"name": "Расчётная система", "scopes": ["batches:write"]}
    answer = await panel.ask("POST", "machine-clients", "administrator", json=wanted)
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    first = answer.json()
    again = await panel.ask("POST", "machine-clients", "administrator", json=wanted)
    assert again.status_code == 409
    path = f"machine-clients/{first['client_id']}"
    second = (await panel.ask("POST", f"{path}/secrets", "administrator")).json()
    assert [(await _token(panel, one)).status_code for one in (first, second)] == [200, 200]
    listed = (await panel.ask("GET", "machine-clients", "viewer")).json()["items"][0]
    assert [secret["last_used_at"] is not None for secret in listed["secrets"]] == [True, True]
    assert "client_secret" not in str(listed)
    answer = await panel.ask(
        "DELETE", f"{path}/secrets/{listed['secrets'][0]['id']}", "administrator"
    )
    assert answer.status_code == 204
    assert sorted([(await _token(panel, one)).status_code for one in (first, second)]) == [200, 401]
    assert (await panel.ask("POST", f"{path}/revoke", "administrator")).status_code == 204
    assert [(await _token(panel, one)).status_code for one in (first, second)] == [401, 401]
    assert (await panel.ask("POST", f"{path}/secrets", "administrator")).status_code == 409
    listed = (await panel.ask("GET", "machine-clients")).json()["items"][0]
    assert (listed["active"], listed["secrets"]) == (False, [])
    nobody = await panel.ask("POST", "machine-clients/nobody/revoke", "administrator")
    assert nobody.status_code == 404
    assert (await panel.actions())[0] == "make_client"


async def test_a_system_that_reads_a_feed_gets_that_feeds_scope_alone(panel: Panel) -> None:
    wanted = {"name": "Биллинг", "scopes": ["feeds:submissions"]}
    answer = await panel.ask("POST", "machine-clients", "administrator", json=wanted)
    assert answer.status_code == 201, answer.text
    token = (await _token(panel, answer.json())).json()
    assert token["scope"] == "feeds:submissions"
    other = {"name": "Другая", "scopes": ["feeds:payments"]}
    answer = await panel.ask("POST", "machine-clients", "administrator", json=other)
    assert answer.status_code == 422


async def test_the_suites_own_client_is_renewed_by_the_installer_only(panel: Panel) -> None:
    named = {"name": "integration", "scopes": ["batches:read"]}
    answer = await panel.ask("POST", "machine-clients", "administrator", json=named)
    assert answer.json()["type"].endswith(":suite-client")
    async with panel.auth.database.transaction() as session:
        client_id, secret = await add_client(
            session, "integration", ["batches:write"], rotate=False
        )
    own = {"client_id": client_id, "client_secret": str(secret)}
    listed = (await panel.ask("GET", "machine-clients", "viewer")).json()["items"]
    assert [(one["name"], one["of_suite"]) for one in listed] == [("integration", True)]
    path = f"machine-clients/{client_id}"
    for method, act in (
        ("POST", f"{path}/revoke"),
        ("POST", f"{path}/secrets"),
        ("DELETE", f"{path}/secrets/{listed[0]['secrets'][0]['id']}"),
    ):
        answer = await panel.ask(method, act, "administrator")
        assert answer.status_code == 409
        assert answer.json()["type"].endswith(":suite-client")
    assert (await _token(panel, own)).status_code == 200
    async with panel.auth.database.transaction() as session:
        _, renewed = await add_client(session, "integration", ["batches:write"], rotate=True)
    assert (await _token(panel, own | {"client_secret": str(renewed)})).status_code == 200


_WRITES = (
    ("POST", "machine-clients", {"name": "x", "scopes": ["batches:read"]}),
    ("POST", "machine-clients/x/secrets", None),
    ("DELETE", f"machine-clients/x/secrets/{uuid4()}", None),
    ("POST", "machine-clients/x/revoke", None),
    ("POST", f"consumers/{uuid4()}/block", None),
    ("POST", f"consumers/{uuid4()}/unblock", None),
    ("DELETE", f"consumers/{uuid4()}", None),
    ("POST", "colleagues", _NEW),
    ("PUT", f"colleagues/{uuid4()}", {"display_name": "x", "role": "viewer"}),
    (
        "POST",
        "consumers",
        {"account_numbers": ["1"], "display_name": "x", "email": "x@example.org"},
    ),
    ("PUT", f"consumers/{uuid4()}", {"display_name": "x", "phone": "1"}),
    ("POST", f"consumers/{uuid4()}/password", None),
    ("POST", f"consumers/{uuid4()}/reset-second-factor", None),
    ("POST", f"colleagues/{uuid4()}/block", None),
    ("POST", f"colleagues/{uuid4()}/unblock", None),
    ("DELETE", f"colleagues/{uuid4()}", None),
    ("POST", f"colleagues/{uuid4()}/password", None),
    ("POST", f"colleagues/{uuid4()}/reset-second-factor", None),
    ("POST", f"registrations/{uuid4()}/approve", None),
    ("POST", f"registrations/{uuid4()}/decline", {"reason": "x"}),
)


@pytest.mark.parametrize(("method", "path", "body"), _WRITES)
async def test_viewers_and_strangers_change_nothing(
    panel: Panel, method: str, path: str, body: Any
) -> None:
    assert (await panel.ask(method, path, "viewer", json=body)).status_code == 403
    browser, address = panel.auth.browser, f"/api/auth/staff/{path}"
    assert (await browser.request(method, address, json=body)).status_code == 401
    consumer = bearer(user_token("consumer", str(uuid4())))
    answer = await browser.request(method, address, json=body, headers=consumer)
    assert answer.status_code == 401
    # Of the three only the viewer is known by name.
    assert [outcome for _, outcome in await panel.outcomes()] == ["forbidden"]


@pytest.mark.parametrize(("method", "path", "body"), _WRITES[:4])
async def test_operators_change_no_machine_clients(
    panel: Panel, method: str, path: str, body: Any
) -> None:
    assert (await panel.ask(method, path, json=body)).status_code == 403
    assert await panel.auth.value("SELECT count(*) FROM machine_clients") == 0


async def test_operators_invite_and_edit_no_staff(panel: Panel) -> None:
    assert (await panel.ask("POST", "colleagues", json=_NEW)).status_code == 403
    given = {"display_name": "x", "role": "administrator"}
    assert (await panel.ask("PUT", f"colleagues/{uuid4()}", json=given)).status_code == 403
