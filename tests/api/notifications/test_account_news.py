"""Users are told when their time with an account ends or begins."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from services.contracts.cabinet import AccessBegun, AccessEnded
from tests.api.notifications.people import ANNA, add_recipient, as_user
from tests.api.notifications.test_access_letters import _sent
from tests.api.notifications.test_events import Notifications
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token


@pytest.fixture
async def notifications(live_app: MakeApplication) -> AsyncIterator[Notifications]:
    yield Notifications(*await live_app("notifications"))


def ended(**changes: Any) -> dict[str, Any]:
    return {
        "user_id": str(ANNA), "account_ending": "3456", "reason": "passed-on",
        "last_day": "2026-10-31", "kept_until": "2029-10-31",
    } | changes  # fmt: skip


async def tell(notifications: Notifications, kind: str, data: dict[str, Any]) -> str:
    event_id = str(uuid4())
    for _ in range(2):
        answer = await notifications.client.post(
            "/internal/events",
            json={
                "id": event_id, "type": kind, "occurred_at": "2026-11-01T00:00:00Z", "data": data,
            },
            headers=bearer(service_token("cabinet", "notifications")),
        )  # fmt: skip
        assert answer.status_code == 204, answer.text
    return event_id


async def notices(notifications: Notifications) -> list[dict[str, Any]]:
    answer = await notifications.client.get("/api/notifications/notices", headers=as_user(ANNA))
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        (AccessEnded.type, ended(), ["3456", "31.10.2026", "31.10.2029"]),
        (AccessEnded.type, ended(reason="taken", last_day=None, kept_until=None), ["3456"]),
        (
            AccessBegun.type,
            {"user_id": str(ANNA), "account_ending": "3456", "first_day": "2026-11-01",
             "visible": True},
            ["3456", "01.11.2026"],
        ),
        (
            AccessBegun.type,
            {"user_id": str(ANNA), "account_ending": "", "first_day": None, "visible": False},
            [],
        ),
    ],
)  # fmt: skip
async def test_a_letter_and_a_notice_tell_of_it_once(
    notifications: Notifications, kind: str, data: dict[str, Any], words: list[str], language: str
) -> None:
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    await tell(notifications, kind, data)
    (notice,) = await notices(notifications)
    letter = await _sent(notifications)
    for word in words:
        assert word in notice["body"]
        assert word in letter
    assert notice["subject"] in letter
    assert "None" not in letter + notice["body"]
    assert len(await notifications.rows("SELECT 1 FROM letters")) == 1


async def test_who_wants_no_letters_gets_the_notice_alone(notifications: Notifications) -> None:
    database = notifications.app.state.database
    await add_recipient(database, ANNA)
    async with database.connection() as connection:
        await connection.execute("INSERT INTO email_choices VALUES ($1, false)", ANNA)
    await tell(notifications, AccessEnded.type, ended())
    assert len(await notices(notifications)) == 1
    assert await notifications.rows("SELECT 1 FROM letters") == []


@pytest.mark.parametrize("active", [False, None], ids=["blocked", "unknown"])
async def test_nobody_else_is_told(notifications: Notifications, active: bool | None) -> None:
    if active is not None:
        await add_recipient(notifications.app.state.database, ANNA, active=active)
    await tell(notifications, AccessEnded.type, ended())
    assert await notifications.rows("SELECT 1 FROM letters") == []
    assert await notifications.rows("SELECT 1 FROM notices") == []


async def test_only_cabinet_tells_it(notifications: Notifications) -> None:
    answer = await notifications.client.post(
        "/internal/events",
        json={
            "id": str(uuid4()), "type": AccessEnded.type, "occurred_at": "2026-11-01T00:00:00Z",
            "data": ended(),
        },
        headers=bearer(service_token("auth", "notifications")),
    )  # fmt: skip
    assert answer.status_code == 422
