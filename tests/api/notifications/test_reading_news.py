"""Users are told what became of readings, and reminded of the days when they are taken."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.contracts.cabinet import ReadingsAwaited, ServedReadingsRefused, SubmissionChanged
from services.notifications.notices.live import Hub
from tests.api.notifications.people import ANNA, BORIS, add_recipient, as_user
from tests.api.notifications.test_access_letters import _sent
from tests.api.notifications.test_account_news import tell
from tests.api.notifications.test_events import Notifications
from tests.conftest import MakeApplication
from tests.support.waits import until


@pytest.fixture
async def notifications(live_app: MakeApplication) -> AsyncIterator[Notifications]:
    yield Notifications(*await live_app("notifications"))


def changed(**changes: Any) -> dict[str, Any]:
    return {
        "submission_id": str(uuid4()), "user_ids": [str(ANNA)], "meter_id": 7,
        "usage_point_id": 3, "serial_number": "240007919", "account_ending": "3456",
        "state": "accepted", "by": "billing", "taken_on": "2026-11-23",
        "values": {"T1": 1234500, "T2": 2000000},
    } | changes  # fmt: skip


def awaited(**changes: Any) -> dict[str, Any]:
    return {
        "user_id": str(ANNA), "what": "start", "opens_on": "2027-03-01",
        "closes_on": "2027-03-05", "meters": 2, "account_endings": ["3456", "7788"],
    } | changes  # fmt: skip


async def choose(notifications: Notifications, kind: str, *, email: bool, push: bool) -> None:
    async with notifications.app.state.database.connection() as connection:
        await connection.execute(
            "INSERT INTO preferences (user_id, kind, email, push) VALUES ($1, $2, $3, $4)",
            ANNA,
            kind,
            email,
            push,
        )


async def add_device(notifications: Notifications, user_id: UUID = ANNA) -> None:
    async with notifications.app.state.database.connection() as connection:
        await connection.execute(
            "INSERT INTO push_devices (id, user_id, session_id, endpoint, p256dh, auth, browser,"
            " system) VALUES ($1, $2, $3, $4, $5, $6, 'Firefox', 'Linux')",
            uuid4(), user_id, uuid4(), f"https://push.example/{user_id}", b"\x04" * 65, b"0" * 16,
        )  # fmt: skip


async def notices(notifications: Notifications, user_id: UUID = ANNA) -> list[dict[str, Any]]:
    answer = await notifications.client.get("/api/notifications/notices", headers=as_user(user_id))
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def refused(**changes: Any) -> dict[str, Any]:
    return {"user_ids": [str(ANNA)], "organization": "УК Заря", "count": 12} | changes


_REASON = "Последняя цифра не читается на фотографии."
_CASES = [
    (
        SubmissionChanged.type,
        changed(),
        {"ru": ["приняты", "23.11.2026", "240007919", "…3456", "1234,5 кВт·ч (T1)", "2000"],
         "en": ["are accepted", "23 Nov 2026", "240007919", "…3456", "1234.5 kWh (T1)", "2000"]},
    ),
    (
        SubmissionChanged.type,
        changed(state="refused", text=_REASON, values={"total": 10_000}),
        {"ru": ["не приняты", "23.11.2026", _REASON, "10 кВт·ч", "ещё раз"],
         "en": ["weren't accepted", "23 Nov 2026", _REASON, "10 kWh", "again"]},
    ),
    (
        SubmissionChanged.type,
        changed(state="refused", by="staff", text=None, account_ending=""),
        {"ru": ["не приняты", "240007919"], "en": ["weren't accepted", "240007919"]},
    ),
    (
        ServedReadingsRefused.type,
        refused(text=_REASON),
        {"ru": ["Не принято", "УК Заря: 12.", _REASON, "ещё раз"],
         "en": ["weren't accepted: 12.", "УК Заря", _REASON, "again"]},
    ),
    (
        ServedReadingsRefused.type,
        refused(),
        {"ru": ["Не принято"], "en": ["weren't accepted"]},
    ),
    (
        ReadingsAwaited.type,
        awaited(),
        {"ru": ["01.03.2027", "05.03.2027", "…3456, …7788"],
         "en": ["1 Mar 2027", "5 Mar 2027", "…3456, …7788"]},
    ),
    (
        ReadingsAwaited.type,
        awaited(what="end", account_endings=["3456"]),
        {"ru": ["05.03.2027", "…3456"], "en": ["5 Mar 2027", "…3456"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("kind", "data", "words"), _CASES)
async def test_a_notice_and_a_letter_tell_of_it_once(
    notifications: Notifications,
    kind: str,
    data: dict[str, Any],
    words: dict[str, list[str]],
    language: str,
) -> None:
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    await tell(notifications, kind, data)
    (notice,) = await notices(notifications)
    letter = await _sent(notifications)
    for word in words[language]:
        assert word in notice["body"] + notice["subject"], word
        assert word in letter, word
    assert notice["subject"] in letter
    ours = kind == ServedReadingsRefused.type
    page = "/servicing/entry?refused=1" if ours else "/submissions"
    assert notice["link"]["address"] == page
    assert notice["link"]["label"]
    assert "None" not in letter + notice["body"]
    # Each sentence of its own kind on a line of its own.
    assert all(line.strip() for line in notice["body"].splitlines())
    if data.get("text"):
        assert any(line.endswith(f": {_REASON}") for line in notice["body"].splitlines())
    assert "{" not in notice["body"]
    assert len(await notifications.rows("SELECT 1 FROM letters")) == 1


@pytest.mark.parametrize(
    ("preference", "kind", "data"),
    [
        ("readings", SubmissionChanged.type, changed()),
        ("readings", ServedReadingsRefused.type, refused()),
        ("window_start", ReadingsAwaited.type, awaited()),
        ("window_end", ReadingsAwaited.type, awaited(what="end")),
    ],
)
async def test_letters_and_pushes_go_as_chosen_and_the_bell_always_has_it(
    notifications: Notifications, preference: str, kind: str, data: dict[str, Any]
) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await add_device(notifications)
    await choose(notifications, preference, email=False, push=True)
    await tell(notifications, kind, data)
    assert len(await notices(notifications)) == 1
    assert await notifications.rows("SELECT 1 FROM letters") == []
    assert len(await notifications.rows("SELECT 1 FROM pushes")) == 1


async def test_without_a_choice_nothing_is_pushed(notifications: Notifications) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await add_device(notifications)
    await tell(notifications, ReadingsAwaited.type, awaited())
    assert await notifications.rows("SELECT 1 FROM pushes") == []


async def test_who_wants_no_letters_at_all_gets_none_of_these(
    notifications: Notifications,
) -> None:
    database = notifications.app.state.database
    await add_recipient(database, ANNA)
    async with database.connection() as connection:
        await connection.execute("INSERT INTO email_choices VALUES ($1, false)", ANNA)
    await tell(notifications, ReadingsAwaited.type, awaited())
    assert await notifications.rows("SELECT 1 FROM letters") == []


async def test_a_reminder_is_not_sent_after_the_window(notifications: Notifications) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await tell(
        notifications,
        ReadingsAwaited.type,
        awaited(what="end", opens_on="2026-03-01", closes_on="2026-03-05"),
    )
    (row,) = await notifications.rows("SELECT expires_at < now() AS over FROM letters")
    assert row["over"]


async def test_everybody_who_sees_the_meter_is_told_in_his_language(
    notifications: Notifications,
) -> None:
    database = notifications.app.state.database
    await add_recipient(database, ANNA)
    await add_recipient(database, BORIS, language="en")
    await tell(notifications, SubmissionChanged.type, changed(user_ids=[str(ANNA), str(BORIS)]))
    assert "приняты" in (await notices(notifications))[0]["body"]
    assert "accepted" in (await notices(notifications, BORIS))[0]["body"]
    assert len(await notifications.rows("SELECT 1 FROM letters")) == 2


@pytest.mark.parametrize("active", [False, None], ids=["blocked", "unknown"])
async def test_nobody_else_is_told(notifications: Notifications, active: bool | None) -> None:
    if active is not None:
        await add_recipient(notifications.app.state.database, ANNA, active=active)
    for kind, data in ((SubmissionChanged.type, changed()), (ReadingsAwaited.type, awaited())):
        await tell(notifications, kind, data)
    assert await notifications.rows("SELECT 1 FROM letters") == []
    assert await notifications.rows("SELECT 1 FROM notices") == []


@pytest.mark.parametrize(
    "data",
    [
        changed(state="on_its_way", by="consumer"),
        changed(state="on_its_way", by="staff"),
        changed(state="corrected", by="consumer"),
        changed(),
    ],
    ids=["handed in", "by staff", "corrected", "accepted"],
)
async def test_open_pages_learn_of_every_change_and_the_bell_of_decisions(
    notifications: Notifications, data: dict[str, Any]
) -> None:
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

    async with hub.running():
        with hub.subscribe(ANNA) as mine, hub.subscribe(BORIS) as anothers:
            await until(listens, "the hub listens", 20)
            await tell(notifications, SubmissionChanged.type, data)
            told: list[str] = []

            async def heard() -> bool:
                told.extend(mine.changed())
                return bool(told)

            await until(heard, "the open page is told", 10)
            assert told == ["submissions"]
            assert anothers.changed() == []
    assert len(await notices(notifications)) == (1 if data["state"] == "accepted" else 0)
