"""A consumer is told of answers and statuses of his appeals, and of nothing that he did himself."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from services.contracts.cabinet import AppealChanged
from services.notifications.notices.live import Hub
from tests.api.notifications.people import ANNA, BORIS, add_recipient
from tests.api.notifications.test_access_letters import _sent
from tests.api.notifications.test_account_news import tell
from tests.api.notifications.test_events import Notifications
from tests.api.notifications.test_reading_news import add_device, choose, notices
from tests.conftest import MakeApplication
from tests.support.waits import until

APPEAL = UUID("00000000-0000-4000-8000-0000000000a1")
INTO = UUID("00000000-0000-4000-8000-0000000000a2")


@pytest.fixture
async def notifications(live_app: MakeApplication) -> AsyncIterator[Notifications]:
    yield Notifications(*await live_app("notifications"))


def changed(**changes: Any) -> dict[str, Any]:
    return {
        "appeal_id": str(APPEAL), "number": 4711, "user_id": str(ANNA), "change": "answered",
        "by": "staff", "status": "in_work", "topic": "Подключение", "topic_en": "Connection",
        "text": "Мастер приедет <завтра>.\nЖдите звонка.", "files": 0,
    } | changes  # fmt: skip


_CASES = [
    (
        changed(files=2),
        {"ru": ["№ 4711", "Подключение", "Ждите звонка.", "файлы: 2"],
         "en": ["No. 4711", "Connection", "Ждите звонка.", "files: 2"]},
    ),
    (
        changed(status="done"),
        {"ru": ["Ждите звонка.", "14 дней"], "en": ["Ждите звонка.", "14 days"]},
    ),
    (
        changed(change="moved", status="done", text=None),
        {"ru": ["выполнено", "14 дней"], "en": ["is done", "14 days"]},
    ),
    (
        changed(change="moved", text=None),
        {"ru": ["взято в работу"], "en": ["working on"]},
    ),
    (
        changed(change="moved", status="cancelled", text=None),
        {"ru": ["отменено"], "en": ["is cancelled"]},
    ),
    (
        changed(change="moved", status="new", text=None),
        {"ru": ["ждёт своей очереди"], "en": ["waiting for its turn"]},
    ),
    (
        changed(change="merged", status="cancelled", text=None, into_id=str(INTO),
                into_number=4712),
        {"ru": ["объединено с № 4712"], "en": ["now part of No. 4712"]},
    ),
    (
        changed(change="made", status="new", text=None),
        {"ru": ["записали обращение"], "en": ["registered appeal"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("data", "words"), _CASES)
async def test_a_notice_and_a_letter_tell_of_it_once(
    notifications: Notifications, data: dict[str, Any], words: dict[str, list[str]], language: str
) -> None:
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    await tell(notifications, AppealChanged.type, data)
    (notice,) = await notices(notifications)
    letter = (await _sent(notifications)).replace("\u00a0", " ")
    for word in words[language]:
        assert word in notice["body"] + notice["subject"], word
        assert word in letter, word
    leads_to = data.get("into_id") or APPEAL
    assert notice["link"] == {
        "label": notice["link"]["label"], "address": f"/support/appeals/{leads_to}",
    }  # fmt: skip
    assert "None" not in letter + notice["body"]


async def test_what_he_does_himself_makes_no_notice_letter_or_push(
    notifications: Notifications,
) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await choose(notifications, "appeals", email=True, push=True)
    await add_device(notifications)
    for change in ("sent", "written", "reopened", "cancelled", "rated", "read"):
        await tell(notifications, AppealChanged.type, changed(change=change, by="consumer"))
    assert await notices(notifications) == []
    async with notifications.app.state.database.connection() as connection:
        assert await connection.fetchval("SELECT count(*) FROM letters") == 0
        assert await connection.fetchval("SELECT count(*) FROM pushes") == 0


async def test_letter_and_push_go_as_they_are_chosen_and_the_bell_always(
    notifications: Notifications,
) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await choose(notifications, "appeals", email=False, push=True)
    await add_device(notifications)
    await tell(notifications, AppealChanged.type, changed())
    async with notifications.app.state.database.connection() as connection:
        assert await connection.fetchval("SELECT count(*) FROM letters") == 0
        assert await connection.fetchval("SELECT count(*) FROM pushes") == 1
    assert len(await notices(notifications)) == 1
    assert await notices(notifications, BORIS) == []


async def test_a_long_answer_is_cut_and_says_so(notifications: Notifications) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await tell(notifications, AppealChanged.type, changed(text="Ответ. " * 500))
    letter = await _sent(notifications)
    assert "показан не полностью" in letter
    assert letter.count("Ответ.") < 2 * 250


async def test_the_open_pages_of_its_author_alone_are_told(notifications: Notifications) -> None:
    database = notifications.app.state.database
    await add_recipient(database, ANNA)
    hub = Hub(database)

    async def listens() -> bool:
        return bool(
            await notifications.rows(
                "SELECT 1 FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
            )
        )

    told: list[str] = []
    async with hub.running():
        with hub.subscribe(ANNA) as mine, hub.subscribe(BORIS) as anothers:
            await until(listens, "the hub listens", 20)
            data = changed(change="sent", by="consumer")
            await tell(notifications, AppealChanged.type, data)

            async def heard() -> bool:
                told.extend(mine.changed())
                return bool(told)

            await until(heard, "the open page is told", 10)
            assert told == ["appeals"]
            assert anothers.changed() == []
