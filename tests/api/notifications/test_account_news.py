"""Users are told when their time with an account ends or begins."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import orjson
import pytest

from services.contracts.cabinet import AccessBegun, AccessEnded, AccountGiven
from services.notifications.letters.rendering import Renderer
from services.notifications.supplier.rules import UNKNOWN
from tests.api.notifications.people import ANNA, BORIS, add_recipient, as_user
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


_IN_ENGLISH = {
    "31.10.2026": "31 Oct 2026",
    "31.10.2029": "31 Oct 2029",
    "01.11.2026": "1 Nov 2026",
}


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
        written = _IN_ENGLISH.get(word, word) if language == "en" else word
        assert written in notice["body"]
        assert written in letter
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


def given(**changes: Any) -> dict[str, Any]:
    return {
        "user_id": str(ANNA), "account_ending": "3456", "known_users": [], "known_email": None,
        "given_at": "2026-11-01T00:00:00Z",
    } | changes  # fmt: skip


async def letters(notifications: Notifications) -> set[tuple[str, str, str]]:
    """Return template, address and language of the letters that wait."""
    rows = await notifications.rows("SELECT template, address, language FROM letters")
    return {(row["template"], row["address"], row["language"]) for row in rows}


@pytest.mark.parametrize(("language", "words"), [("ru", "Войти"), ("en", "Sign in")])
async def test_who_is_given_an_account_is_told_where_to_see_it(
    notifications: Notifications, language: str, words: str
) -> None:
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    await tell(notifications, AccountGiven.type, given())
    # The tests' letters know no address: better no button than one that leads nowhere.
    letter = await _sent(notifications)
    assert "…3456" in letter
    assert words not in letter
    (row,) = await notifications.rows("SELECT parameters FROM letters")
    renderer = Renderer(UNKNOWN, sender="no@c.test", public_address="http://c.test")
    parts = renderer.render("account_added", language, orjson.loads(row["parameters"]))
    assert "http://c.test" in parts["text"]
    assert 'href="http://c.test"' in parts["html"]
    assert words in parts["html"]


async def test_everybody_known_for_a_given_account_is_told_once(
    notifications: Notifications,
) -> None:
    database = notifications.app.state.database
    other = uuid4()
    await add_recipient(database, ANNA, email="anna@example.org")
    await add_recipient(database, BORIS, email="boris@example.org", language="en")
    await add_recipient(database, other, email=None)
    known = [str(BORIS), str(other), str(uuid4())]
    await tell(
        notifications,
        AccountGiven.type,
        given(known_users=known, known_email="Office@Example.org "),
    )
    told = {
        ("account_added", "anna@example.org", "ru"),
        ("account_claimed", "boris@example.org", "en"),
        ("account_claimed", "office@example.org", "ru"),
    }
    assert await letters(notifications) == told
    assert len(await notifications.rows("SELECT 1 FROM letters")) == len(told)


async def test_nobody_is_warned_of_himself_nor_told_twice_at_one_address(
    notifications: Notifications,
) -> None:
    database = notifications.app.state.database
    await add_recipient(database, ANNA, email="anna@example.org")
    await add_recipient(database, BORIS, email="boris@example.org")
    await tell(notifications, AccountGiven.type, given(known_email="ANNA@example.org"))
    assert await letters(notifications) == {("account_added", "anna@example.org", "ru")}
    both = given(known_users=[str(BORIS)], known_email="Boris@example.org")
    await tell(notifications, AccountGiven.type, both)
    rows = await notifications.rows("SELECT 1 FROM letters WHERE address = 'boris@example.org'")
    assert len(rows) == 1


async def test_who_has_no_address_is_not_written_to(notifications: Notifications) -> None:
    await add_recipient(notifications.app.state.database, ANNA, email=None)
    await tell(notifications, AccountGiven.type, given())
    assert await notifications.rows("SELECT 1 FROM letters") == []
