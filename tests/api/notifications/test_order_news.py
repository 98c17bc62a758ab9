"""Who has ordered a service is told of each change that staff make of the order, as he chooses."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from services.contracts.cabinet import ServiceOrderChanged
from tests.api.notifications.people import ANNA, BORIS, add_recipient
from tests.api.notifications.test_access_letters import _sent
from tests.api.notifications.test_account_news import tell
from tests.api.notifications.test_events import Notifications
from tests.api.notifications.test_reading_news import add_device, choose, notices
from tests.conftest import MakeApplication

ORDER = UUID("00000000-0000-4000-8000-0000000000b1")


@pytest.fixture
async def notifications(live_app: MakeApplication) -> AsyncIterator[Notifications]:
    yield Notifications(*await live_app("notifications"))


def changed(**changes: Any) -> dict[str, Any]:
    return {
        "order_id": str(ORDER), "number": 12, "user_id": str(ANNA), "state": "in_work",
        "title": "Замена счётчика", "title_en": "Replacing a meter", "answer": "",
    } | changes  # fmt: skip


_CASES = [
    (
        changed(answer="Приедем <завтра>."),
        {"ru": ["№ 12", "взят в работу", "Замена счётчика", "Ответ: Приедем"],
         "en": ["No. 12", "working on", "Replacing a meter", "Answer: Приедем"]},
    ),
    (changed(state="done"), {"ru": ["выполнен"], "en": ["is done"]}),
    (changed(state="new"), {"ru": ["ждёт своей очереди"], "en": ["waiting for its turn"]}),
    (
        changed(state="cancelled", title_en=""),
        {"ru": ["отменён"], "en": ["is cancelled", "Замена счётчика"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("data", "words"), _CASES)
async def test_a_notice_and_a_letter_tell_of_it(
    notifications: Notifications, data: dict[str, Any], words: dict[str, list[str]], language: str
) -> None:
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    await tell(notifications, ServiceOrderChanged.type, data)
    (notice,) = await notices(notifications)
    letter = (await _sent(notifications)).replace("\u00a0", " ")
    for word in words[language]:
        assert word in notice["body"] + notice["subject"], word
        assert word in letter, word
    assert ("Ответ:" in notice["body"] or "Answer:" in notice["body"]) == bool(data["answer"])
    assert notice["link"]["address"] == "/services"
    assert "<завтра>" not in letter.partition("<html")[2]


async def test_letter_and_push_go_as_they_are_chosen_and_the_bell_always(
    notifications: Notifications,
) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await choose(notifications, "orders", email=False, push=True)
    await add_device(notifications)
    await tell(notifications, ServiceOrderChanged.type, changed())
    async with notifications.app.state.database.connection() as connection:
        assert await connection.fetchval("SELECT count(*) FROM letters") == 0
        assert await connection.fetchval("SELECT count(*) FROM pushes") == 1
    assert len(await notices(notifications)) == 1
    assert await notices(notifications, BORIS) == []
