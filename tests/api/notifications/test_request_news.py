"""Who is asked about his account, does not get one, or has given one up, is told of it."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from services.contracts.auth import AccountConsentAsked, AccountRequestRefused
from services.contracts.cabinet import AccountLeft
from services.kit.sealing import seal
from tests.api.notifications.people import ANNA, add_recipient
from tests.api.notifications.test_access_letters import _sent
from tests.api.notifications.test_account_news import notices, tell
from tests.api.notifications.test_events import Notifications
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, keys_dir, service_token

EMAIL, LINK = "anna@example.org", "http://cabinet.example/consent#token=secret-of-the-link"


@pytest.fixture
async def notifications(live_app: MakeApplication) -> AsyncIterator[Notifications]:
    yield Notifications(*await live_app("notifications"))


async def told_by_auth(notifications: Notifications, kind: str, data: dict[str, Any]) -> None:
    """Deliver an event twice, as after a lost answer."""
    event = {
        "id": str(uuid4()), "type": kind, "occurred_at": "2026-11-01T00:00:00Z", "data": data,
    }  # fmt: skip
    for _ in range(2):
        answer = await notifications.client.post(
            "/internal/events", json=event, headers=bearer(service_token("auth", "notifications"))
        )
        assert answer.status_code == 204, answer.text


def person(language: str = "ru", email: str | None = EMAIL) -> dict[str, Any]:
    return {
        "user_id": str(ANNA), "email": email, "display_name": "Анна", "language": language,
        "account_ending": "3456",
    }  # fmt: skip


def asked(**changes: Any) -> dict[str, Any]:
    sealed = seal(keys_dir(), "notifications", LINK, context=EMAIL)
    return person() | {
        "asker_name": "Борис Соседов", "asker_email": "b***@example.org", "sealed_link": sealed,
        "expires_at": "2099-11-08T09:00:00Z",
    } | changes  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_who_is_asked_gets_a_link_by_letter_and_a_notice_without_it(
    notifications: Notifications, language: str
) -> None:
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    await told_by_auth(notifications, AccountConsentAsked.type, asked(language=language))
    kept = await notifications.rows("SELECT string_agg(l::text, '') AS all FROM letters l")
    assert "secret-of-the-link" not in kept[0]["all"]
    (notice,) = await notices(notifications)
    letter = await _sent(notifications)
    assert LINK in letter
    for words in ("3456", "Борис Соседов", "b***@example.org"):
        assert words in letter
        assert words in notice["body"]
    assert "secret-of-the-link" not in notice["body"]
    assert notice["subject"] in letter
    assert len(await notifications.rows("SELECT 1 FROM letters")) == 1


async def test_the_question_comes_by_letter_whatever_was_chosen(
    notifications: Notifications,
) -> None:
    database = notifications.app.state.database
    await add_recipient(database, ANNA)
    async with database.connection() as connection:
        await connection.execute("INSERT INTO email_choices VALUES ($1, false)", ANNA)
    await told_by_auth(notifications, AccountConsentAsked.type, asked())
    assert LINK in await _sent(notifications)


async def test_who_has_no_address_finds_the_notice(notifications: Notifications) -> None:
    await add_recipient(notifications.app.state.database, ANNA, email=None)
    nowhere = asked(email=None, sealed_link="")
    await told_by_auth(notifications, AccountConsentAsked.type, nowhere)
    assert len(await notices(notifications)) == 1
    assert await notifications.rows("SELECT 1 FROM letters") == []


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("reason", ["", "Пришлите копию договора."])
async def test_a_refusal_says_why_or_that_there_was_no_consent_and_names_nobody(
    notifications: Notifications, reason: str, language: str
) -> None:
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    data = person(language) | {"reason": reason}
    await told_by_auth(notifications, AccountRequestRefused.type, data)
    (notice,) = await notices(notifications)
    letter = await _sent(notifications)
    consent = {"ru": "огласия на доступ", "en": "did not get consent"}[language]
    for text in (letter, notice["body"]):
        assert (reason in text) if reason else (consent in text)
        assert "3456" in text
        assert "Борис" not in text


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("kept", [True, False])
async def test_who_has_left_reads_until_when_the_past_stays(
    notifications: Notifications, language: str, *, kept: bool
) -> None:
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    data = {
        "user_id": str(ANNA), "account_number": "000123456", "account_ending": "3456",
        "last_day": "2026-10-31" if kept else None, "kept_until": "2029-10-31" if kept else None,
        "alone": False,
    }  # fmt: skip
    await tell(notifications, AccountLeft.type, data)
    (notice,) = await notices(notifications)
    letter = await _sent(notifications)
    until = {"ru": "31.10.2029", "en": "31 Oct 2029"}[language]
    for text in (letter, notice["body"]):
        assert (until in text) is kept
        assert "3456" in text
        assert "000123456" not in text
        assert "None" not in text
