"""Who asked for it is told of an unusual day: in the bell, and by letter and push as chosen."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from services.contracts.cabinet import UnusualDayFound
from tests.api.notifications.people import ANNA, add_recipient
from tests.api.notifications.test_access_letters import _sent
from tests.api.notifications.test_account_news import tell
from tests.api.notifications.test_events import Notifications
from tests.api.notifications.test_reading_news import add_device, notices
from tests.conftest import MakeApplication


@pytest.fixture
async def notifications(live_app: MakeApplication) -> AsyncIterator[Notifications]:
    yield Notifications(*await live_app("notifications"))


def found(**changes: Any) -> dict[str, Any]:
    return {
        "user_id": str(ANNA), "meter_id": 7, "name": "Дача", "account_ending": "3456",
        "day": "2026-06-14", "value": 31_200, "usual": 12_040,
    } | changes  # fmt: skip


async def choose(
    notifications: Notifications, *, told: bool = True, email: bool = True, push: bool = False
) -> None:
    async with notifications.app.state.database.connection() as connection:
        await connection.execute(
            "INSERT INTO preferences (user_id, kind, email, push, told)"
            " VALUES ($1, 'unusual', $2, $3, $4)",
            ANNA,
            email,
            push,
            told,
        )


_QUIET = found(value=48, usual=2_350, name="", account_ending="")
_CASES = [
    ("ru", found(), "Необычный расход 14.06.2026: 31 кВт·ч вместо обычных 12",
     ["«Дача»", "…3456", "осталось включённым"]),
    ("en", found(), "Unusual use on 14 Jun 2026: 31 kWh instead of the usual 12",
     ["“Дача”", "…3456", "left on"]),
    ("ru", _QUIET, "Необычный расход 14.06.2026: 0,0 кВт·ч вместо обычных 2,4",
     ["не было дома"]),
    ("en", _QUIET, "Unusual use on 14 Jun 2026: 0.0 kWh instead of the usual 2.4", ["away"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "data", "subject", "words"), _CASES)
async def test_a_notice_and_a_letter_tell_the_day_and_what_is_usual_once(
    notifications: Notifications,
    language: str,
    data: dict[str, Any],
    subject: str,
    words: list[str],
) -> None:
    await add_recipient(notifications.app.state.database, ANNA, language=language)
    await choose(notifications)
    await tell(notifications, UnusualDayFound.type, data)
    (notice,) = await notices(notifications)
    letter = await _sent(notifications)
    assert notice["subject"] == subject
    assert subject in letter
    for word in words:
        assert word in notice["body"], word
        assert word in letter, word
    assert all(line.strip() for line in notice["body"].splitlines())
    assert "None" not in letter + notice["body"]
    assert len(await notifications.rows("SELECT 1 FROM letters")) == 1


async def test_the_notice_leads_to_that_day_of_that_place(notifications: Notifications) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await choose(notifications)
    await tell(notifications, UnusualDayFound.type, found())
    (notice,) = await notices(notifications)
    address = urlsplit(notice["link"]["address"])
    assert address.path == "/readings"
    assert parse_qs(address.query) == {
        "meter": ["7"], "channel": ["A+"], "interval": ["day"], "date": ["2026-06-14"],
    }  # fmt: skip


@pytest.mark.parametrize(("email", "push"), [(True, False), (False, True), (False, False)])
async def test_letters_and_pushes_go_as_chosen(
    notifications: Notifications, email: bool, push: bool
) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await add_device(notifications)
    await choose(notifications, email=email, push=push)
    await tell(notifications, UnusualDayFound.type, found())
    assert len(await notices(notifications)) == 1
    assert len(await notifications.rows("SELECT 1 FROM letters")) == email
    assert len(await notifications.rows("SELECT 1 FROM pushes")) == push


@pytest.mark.parametrize("chosen", [False, None], ids=["switched off since", "never asked for"])
async def test_who_does_not_want_it_is_told_nothing_at_all(
    notifications: Notifications, chosen: bool | None
) -> None:
    await add_recipient(notifications.app.state.database, ANNA)
    await add_device(notifications)
    if chosen is not None:
        await choose(notifications, told=chosen, push=True)
    await tell(notifications, UnusualDayFound.type, found())
    for table in ("notices", "letters", "pushes"):
        assert await notifications.rows(f"SELECT 1 FROM {table}") == []
