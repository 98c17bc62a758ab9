"""Events that notifications takes, from whom, and what they do."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI

from services.kit.tokens import SERVICE_TOKEN
from tests.conftest import MakeApplication
from tests.support.forgeries import forgeries
from tests.support.tokens import bearer, service_token, user_token

USER = "5b7f7f0e-5a0c-4c39-9a6e-0d9b6f1c2a10"


@dataclass
class Notifications:
    app: FastAPI
    client: httpx.AsyncClient

    async def tell(
        self,
        kind: str,
        data: dict[str, Any],
        *,
        event_id: UUID | None = None,
        at: str = "2026-11-21T10:00:00+00:00",
        issuer: str = "auth",
    ) -> httpx.Response:
        return await self.client.post(
            "/internal/events",
            json={
                "id": str(event_id or uuid4()), "type": kind, "occurred_at": at, "data": data
            },
            headers=bearer(service_token(issuer, "notifications")),
        )  # fmt: skip

    async def rows(self, statement: str) -> list[dict[str, Any]]:
        async with self.app.state.database.connection() as connection:
            return [dict(row) for row in await connection.fetch(statement)]


@pytest.fixture
async def notifications(service_app: MakeApplication) -> AsyncIterator[Notifications]:
    yield Notifications(*await service_app("notifications"))


def changed(**values: Any) -> dict[str, Any]:
    return {
        "user_id": USER, "email": "ivan@example.org", "display_name": "Иван", "language": "ru",
        "changed_at": "2026-11-21T10:00:00+00:00",
    } | values  # fmt: skip


def registered(**values: Any) -> dict[str, Any]:
    return {
        "user_id": USER, "user_class": "consumer", "display_name": "Иван", "language": "ru",
        "email": "ivan@example.org", "phone": None, "account_numbers": ["1"],
    } | values  # fmt: skip


async def test_changed_password_queues_one_letter(notifications: Notifications) -> None:
    event_id = uuid4()
    for _ in range(3):
        answer = await notifications.tell("auth.password_changed.v1", changed(), event_id=event_id)
        assert answer.status_code == 204
    letters = await notifications.rows("SELECT id, address, state, language FROM letters")
    assert letters == [
        {"id": event_id, "address": "ivan@example.org", "state": "waiting", "language": "ru"}
    ]


async def test_no_letter_without_an_address(notifications: Notifications) -> None:
    answer = await notifications.tell("auth.password_changed.v1", changed(email=None))
    assert answer.status_code == 204
    assert await notifications.rows("SELECT id FROM letters") == []


async def test_unknown_language_is_russian(notifications: Notifications) -> None:
    await notifications.tell("auth.password_changed.v1", changed(language="de"))
    assert (await notifications.rows("SELECT language FROM letters"))[0]["language"] == "ru"


async def test_recipient_is_kept_in_step(notifications: Notifications) -> None:
    await notifications.tell("auth.user_registered.v1", registered())
    user = {"user_id": USER, "display_name": "Пётр", "phone": "+79131234567", "language": "en"}
    newer = user | {"email": "petr@example.org", "active": False}
    await notifications.tell("auth.user_changed.v1", newer, at="2026-11-21T12:00:00+00:00")
    # Told earlier, arrived later: it changes nothing.
    older = user | {"email": "old@example.org", "active": True}
    await notifications.tell("auth.user_changed.v1", older, at="2026-11-21T11:00:00+00:00")
    rows = await notifications.rows(
        "SELECT user_class, display_name, email, language, active FROM recipients"
    )
    assert rows == [
        {
            "user_class": "consumer", "display_name": "Пётр", "email": "petr@example.org",
            "language": "en", "active": False,
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("issuer", "status"), [("admin_panel", 403), ("integration", 401), ("notifications", 401)]
)
async def test_events_of_others_are_refused(
    notifications: Notifications, issuer: str, status: int
) -> None:
    """The panel asks for figures, and tells nothing."""
    answer = await notifications.tell("auth.password_changed.v1", changed(), issuer=issuer)
    assert answer.status_code == status


async def test_cabinet_tells_nothing_in_the_name_of_auth(notifications: Notifications) -> None:
    answer = await notifications.tell("auth.password_changed.v1", changed(), issuer="cabinet")
    assert answer.status_code == 422
    assert await notifications.rows("SELECT id FROM letters") == []


async def test_wizard_may_set_up_but_tell_no_events(notifications: Notifications) -> None:
    answer = await notifications.tell("auth.password_changed.v1", changed(), issuer="wizard")
    assert answer.status_code == 403
    answer = await notifications.client.get(
        "/internal/setup/progress", headers=bearer(service_token("wizard", "notifications"))
    )
    assert answer.status_code == 200
    answer = await notifications.client.get(
        "/internal/setup/progress", headers=bearer(service_token("auth", "notifications"))
    )
    assert answer.status_code == 403


async def test_no_token_or_a_forged_one(notifications: Notifications) -> None:
    assert (await notifications.client.post("/internal/events", json={})).status_code in (401, 422)
    event = {
        "id": str(uuid4()), "type": "auth.password_changed.v1",
        "occurred_at": "2026-11-21T10:00:00+00:00", "data": changed(),
    }  # fmt: skip
    assert (await notifications.client.post("/internal/events", json=event)).status_code == 401
    forged = forgeries(SERVICE_TOKEN, "notifications", "auth")
    forged["of a user"] = user_token("staff", USER, role="administrator")
    forged["for another service"] = service_token("auth", "cabinet")
    for kind, token in forged.items():
        answer = await notifications.client.post(
            "/internal/events", json=event, headers=bearer(token)
        )
        assert answer.status_code == 401, kind
    assert await notifications.rows("SELECT event_id FROM inbox") == []


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("auth.unknown.v1", {}),
        ("cabinet.reading_submitted.v1", {}),
        ("auth.password_changed.v1", {}),
        ("auth.password_changed.v1", changed(user_id="x")),
        ("auth.user_registered.v1", registered(user_class="machine")),
    ],
)
async def test_unknown_events_are_refused(
    notifications: Notifications, kind: str, data: dict[str, Any]
) -> None:
    answer = await notifications.tell(kind, data)
    assert answer.status_code == 422
    assert answer.json()["type"].endswith(":unknown-event")


async def test_who_was_removed_is_answered_by_letter_no_more(notifications: Notifications) -> None:
    async with notifications.app.state.database.connection() as connection:
        for user in (USER, str(uuid4())):
            await connection.execute(
                "INSERT INTO reply_tokens (token, appeal_id, user_id) VALUES ($1, $2, $3)",
                *(user[:8], uuid4(), UUID(user)),
            )
    for _ in range(2):
        answer = await notifications.tell("auth.user_deleted.v1", {"user_id": USER})
        assert answer.status_code == 204
    left = await notifications.rows("SELECT user_id::text FROM reply_tokens")
    assert len(left) == 1
    assert left[0]["user_id"] != USER
