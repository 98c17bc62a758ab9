"""Whoever is touched by an outage is told of it once, with his own places, as he has chosen."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from services.contracts.cabinet import OutageChanged
from services.notifications.notices.live import Hub
from tests.api.notifications.people import ANNA, BORIS, add_recipient, know_supplier
from tests.api.notifications.test_access_letters import _sent
from tests.api.notifications.test_account_news import tell
from tests.api.notifications.test_events import Notifications
from tests.api.notifications.test_reading_news import add_device, choose, notices
from tests.conftest import MakeApplication
from tests.support.waits import until


@pytest.fixture
async def notifications(live_app: MakeApplication) -> AsyncIterator[Notifications]:
    yield Notifications(*await live_app("notifications"))


def changed(**changes: Any) -> dict[str, Any]:
    return {
        "outage_id": 7, "change": "published", "kind": "emergency",
        "starts_at": "2036-11-29T10:00:00Z", "expected_end_at": "2036-11-29T13:30:00Z",
        "ended_at": None, "cause": "Обрыв <провода>", "text": "Бригада выехала.",
        "readers": [
            {"user_id": str(ANNA), "places": ["Тара, ул. Мира, д. 1"], "more_places": 0},
            {"user_id": str(BORIS), "places": ["Омск, д. 2", "Омск, д. 3"], "more_places": 4},
        ],
    } | changes  # fmt: skip


_CASES = [
    (
        changed(),
        {"ru": ["Аварийное", "Тара, ул. Мира, д. 1", "29.11.2036 13:00 (UTC+3)", "16:30",
                "Обрыв <провода>", "Бригада выехала."],
         "en": ["Unplanned", "Тара, ул. Мира, д. 1", "29 Nov 2036 13:00 (UTC+3)", "16:30",
                "Обрыв <провода>", "Бригада выехала."]},
    ),
    (
        changed(kind="planned", cause="", text=""),
        {"ru": ["Плановое отключение электричества 29.11.2036", "не будет"],
         "en": ["Planned power cut on 29 Nov 2036", "will be no power"]},
    ),
    (
        changed(expected_end_at=None, change="changed"),
        {"ru": ["изменились", "пока не знаем"], "en": ["has changed", "do not know yet"]},
    ),
    (changed(change="updated"), {"ru": ["Новое об"], "en": ["News of"]}),
    (
        changed(change="ended", ended_at="2036-11-29T12:00:00Z", text=""),
        {"ru": ["закончилось", "снова есть с 29.11.2036 15:00"],
         "en": ["is over", "is back since 29 Nov 2036 15:00"]},
    ),
    (changed(change="cancelled"), {"ru": ["отменено"], "en": ["cancelled"]}),
    (
        changed(change="untouched", text=""),
        {"ru": ["не коснётся этих адресов"], "en": ["does not concern these"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("data", "words"), _CASES)
async def test_a_notice_and_a_letter_tell_of_it_once(
    notifications: Notifications, data: dict[str, Any], words: dict[str, list[str]], language: str
) -> None:
    await know_supplier(notifications.app.state.database)
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    await tell(notifications, OutageChanged.type, data)
    (notice,) = await notices(notifications)
    letter = await _sent(notifications)
    for word in words[language]:
        assert word in notice["body"] + notice["subject"], word
        assert word in letter, word
    assert notice["link"]["address"] == "/outages"
    assert "None" not in letter + notice["body"]
    assert "\ue000" not in letter + notice["body"]


async def test_each_reads_his_own_places_and_who_may_not_sign_in_is_not_told(
    notifications: Notifications,
) -> None:
    database = notifications.app.state.database
    await add_recipient(database, ANNA, active=False)
    await add_recipient(database, BORIS)
    await tell(notifications, OutageChanged.type, changed())
    assert await notices(notifications, ANNA) == []
    (notice,) = await notices(notifications, BORIS)
    assert "Омск, д. 2; Омск, д. 3 (и ещё адресов: 4)" in notice["body"]
    assert "Тара" not in notice["body"]
    assert await notifications.rows("SELECT count(*) AS n FROM letters") == [{"n": 1}]


async def test_letter_and_push_go_as_they_are_chosen_and_the_bell_always(
    notifications: Notifications,
) -> None:
    database = notifications.app.state.database
    for user in (ANNA, BORIS):
        await add_recipient(database, user)
        await add_device(notifications, user)
    await choose(notifications, "outages", email=False, push=True)
    await tell(notifications, OutageChanged.type, changed())
    letters = await notifications.rows("SELECT user_id FROM letters")
    pushes = await notifications.rows(
        "SELECT d.user_id FROM pushes p JOIN push_devices d ON d.id = p.device_id"
    )
    assert ([row["user_id"] for row in letters], [row["user_id"] for row in pushes]) == (
        [BORIS], [ANNA],
    )  # fmt: skip
    assert len(await notices(notifications)) == len(await notices(notifications, BORIS)) == 1


async def test_a_letter_of_a_planned_outage_goes_out_before_its_end_or_never(
    notifications: Notifications,
) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    for change, term in (("published", True), ("ended", False)):
        await tell(notifications, OutageChanged.type, changed(kind="planned", change=change))
        (row,) = await notifications.rows("SELECT expires_at FROM letters")
        assert (row["expires_at"] is not None) == term
        await notifications.rows("DELETE FROM letters RETURNING id")


async def test_open_pages_of_those_who_are_touched_are_told(notifications: Notifications) -> None:
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
            await tell(notifications, OutageChanged.type, changed())

            async def heard() -> bool:
                told.extend(mine.changed())
                return bool(told)

            await until(heard, "the page is told", 20)
            assert anothers.changed() == []
    assert told == ["outages"]
