"""Letters after their term, and which letters go first."""

import email
import email.policy
from typing import Any

import pytest

from services.kit.database import Database
from services.notifications.letters.queries import expire_waiting, resend_abandoned
from services.notifications.letters.rules import ORDINARY, SECURITY, STRANGERS, rank_of
from tests.api.notifications.people import as_staff
from tests.api.notifications.test_access_letters import AT, EMAIL, password, sealed
from tests.api.notifications.test_events import USER, Notifications
from tests.api.notifications.test_sending import mail_server, sender
from tests.api.notifications.test_sending import send_all as send_due
from tests.conftest import MakeApplication
from tests.support.postgres import free_port

_BASE = "/api/notifications"
PAST = "2026-11-21T10:00:00+00:00"
STAFF = "sec-administrator@example.org"


@pytest.fixture
async def notifications(live_app: MakeApplication) -> Notifications:
    return Notifications(*await live_app("notifications"))


def code(address: str = EMAIL, **changes: Any) -> dict[str, Any]:
    return {
        "user_id": USER, "email": address, "display_name": "Анна", "language": "ru",
        "sealed_code": sealed("40291", context=address), "expires_at": AT,
    } | changes  # fmt: skip


def sign_in_code(**changes: Any) -> dict[str, Any]:
    where = {"browser": "Firefox", "system": "Linux", "address": "192.0.2.1"}
    return code() | where | changes


def invitation(**changes: Any) -> dict[str, Any]:
    return {
        "user_id": USER, "email": STAFF, "display_name": "Мария", "language": "ru",
        "login": "maria", "sealed_password": sealed(context=STAFF), "expires_at": AT,
    } | changes  # fmt: skip


def link(**changes: Any) -> dict[str, Any]:
    return {
        "user_id": USER, "email": EMAIL, "display_name": "Анна", "language": "ru",
        "sealed_link": sealed("http://c.test/#token=x"), "expires_at": AT,
    } | changes  # fmt: skip


def words_of(letter: bytes, header: str = "") -> str:
    """Return the text of a letter, or one of its headers."""
    message = email.message_from_bytes(letter, policy=email.policy.default)
    if header:
        return str(message[header])
    body = message.get_body(["plain"])
    assert body is not None
    return str(body.get_content())


async def send_all(database: Database) -> list[bytes]:
    """Send all that is due; return the letters that went, in their order."""
    port = free_port()
    async with mail_server(port) as server:
        await send_due(sender(database, port))
        return list(server.kept)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("auth.sign_in_code_requested.v1", sign_in_code(expires_at=PAST)),
        ("auth.email_code_requested.v1", code(expires_at=PAST)),
        ("auth.temporary_password_issued.v1", password(expires_at=PAST)),
        ("auth.recovery_link_issued.v1", link(expires_at=PAST)),
        ("auth.staff_invited.v1", invitation(expires_at=PAST)),
    ],
)
async def test_what_has_lost_its_validity_meanwhile_is_not_sent(
    notifications: Notifications, kind: str, data: dict[str, Any]
) -> None:
    assert (await notifications.tell(kind, data)).status_code == 204
    assert await send_all(notifications.app.state.database) == []
    rows = await notifications.rows("SELECT state, parameters ? 'sealed' AS kept FROM letters")
    assert rows == [{"state": "expired", "kept": False}]


async def test_letters_expire_also_while_nothing_can_be_sent(notifications: Notifications) -> None:
    await notifications.tell("auth.recovery_link_issued.v1", link(expires_at=PAST))
    await notifications.tell("auth.recovery_link_issued.v1", link())
    async with notifications.app.state.database.connection() as connection:
        assert await expire_waiting(connection) == 1
    rows = await notifications.rows("SELECT state FROM letters ORDER BY expires_at")
    assert [row["state"] for row in rows] == ["expired", "waiting"]


async def test_staff_see_what_has_expired_and_cannot_send_it_again(
    notifications: Notifications,
) -> None:
    await notifications.tell("auth.recovery_link_issued.v1", link(expires_at=PAST))
    await notifications.tell("auth.staff_invited.v1", invitation(expires_at=PAST))
    await send_all(notifications.app.state.database)
    async with notifications.app.state.database.connection() as connection:
        await connection.execute(
            "UPDATE letters SET state = 'abandoned' WHERE template = 'staff_invited'"
        )
        assert await resend_abandoned(connection, None) == 0
    page = await notifications.client.get(
        f"{_BASE}/staff/letters?state=expired", headers=as_staff("viewer")
    )
    assert [(one["template"], one["state"]) for one in page.json()["items"]] == [
        ("recovery_link", "expired")
    ]
    assert page.json()["items"][0]["expires_at"] == "2026-11-21T10:00:00Z"
    ids = {
        row["template"]: row["id"]
        for row in await notifications.rows("SELECT template, id FROM letters")
    }
    for template, status in (("recovery_link", 404), ("staff_invited", 409)):
        answer = await notifications.client.post(
            f"{_BASE}/staff/letters/{ids[template]}/resend", headers=as_staff()
        )
        assert answer.status_code == status
    assert answer.json()["type"].endswith(":letter-expired")
    rows = await notifications.rows("SELECT DISTINCT state FROM letters ORDER BY 1")
    assert [row["state"] for row in rows] == ["abandoned", "expired"]


async def test_letters_without_a_term_go_however_late(notifications: Notifications) -> None:
    changed = {
        "user_id": USER, "email": EMAIL, "display_name": "Анна", "language": "ru",
        "changed_at": PAST,
    }  # fmt: skip
    await notifications.tell("auth.password_changed.v1", changed)
    assert len(await send_all(notifications.app.state.database)) == 1


async def test_codes_to_a_strange_address_hold_no_invitation_up(
    notifications: Notifications,
) -> None:
    for _ in range(24):
        await notifications.tell("auth.email_code_requested.v1", code(STAFF))
    await notifications.tell("auth.staff_invited.v1", invitation())
    kept = await send_all(notifications.app.state.database)
    # The invitation goes first, and of the others no more than their small share.
    assert "maria" in words_of(kept[0])
    assert len(kept) == 1 + 5
    rows = await notifications.rows(
        "SELECT template, state, count(*) FROM letters GROUP BY 1, 2 ORDER BY 1, 2"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("email_code", "sent", 5),
        ("email_code", "waiting", 19),
        ("staff_invited", "sent", 1),
    ]
    # Nor does a later one wait behind what has been put off.
    await notifications.tell("auth.staff_invited.v1", invitation(again=True))
    assert len(await send_all(notifications.app.state.database)) == 1


async def test_each_kind_that_guards_an_account_has_a_share_of_its_own(
    notifications: Notifications,
) -> None:
    for _ in range(22):
        await notifications.tell("auth.recovery_link_issued.v1", link())
    await notifications.tell("auth.sign_in_code_requested.v1", sign_in_code())
    assert len(await send_all(notifications.app.state.database)) == 20 + 1
    waiting = await notifications.rows(
        "SELECT DISTINCT template, attempts FROM letters WHERE state = 'waiting'"
    )
    assert waiting == [{"template": "recovery_link", "attempts": 0}]


async def test_a_code_goes_before_thousands_of_announcements(notifications: Notifications) -> None:
    async with notifications.app.state.database.connection() as connection:
        await connection.execute(
            "INSERT INTO letters (id, user_id, address, template, language, parameters, due_at)"
            " SELECT gen_random_uuid(), gen_random_uuid(), n || '@example.org',"
            " 'password_changed', 'ru', '{}', now() - interval '1 hour'"
            " FROM generate_series(1, 3000) AS n"
        )
    await notifications.tell("auth.sign_in_code_requested.v1", sign_in_code())
    port = free_port()
    async with mail_server(port) as server:
        await sender(notifications.app.state.database, port).send_next()
        assert "40291" in words_of(server.kept[0])


def test_templates_are_ranked_by_what_hangs_on_them() -> None:
    assert rank_of("staff_invited") == rank_of("sign_in_code") == SECURITY
    assert rank_of("email_code") == STRANGERS
    assert rank_of("announcement") == ORDINARY
