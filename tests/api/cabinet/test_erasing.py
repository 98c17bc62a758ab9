"""Erasing a consumer's words: on request by auth's event, and of who left long ago."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.cabinet.personal_data import queries
from services.cabinet.worker import put_in_order
from services.contracts.auth import UserErased
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import account, ago, measured, newcomer
from tests.api.cabinet.submissions.test_reminders import hear
from tests.api.cabinet.supply import ANNA, BORIS
from tests.api.cabinet.support.writing import TEXT, answered, ask, send, uploaded
from tests.support.documents import JPEG
from tests.support.tokens import bearer, service_token

_ERASURE = uuid4()
_WORDS = "SELECT string_agg(t::text, ' ') AS words FROM {} t"
_TABLES = ("appeals", "appeal_messages", "appeal_notes", "appeal_files", "appeal_drafts")


async def _erased(home: Home, user: UUID = ANNA, *, event_id: UUID | None = None) -> int:
    answer = await home.client.post(
        "/internal/events",
        json={
            "id": str(event_id or uuid4()),
            "type": UserErased.type,
            "occurred_at": "2026-11-29T10:00:00Z",
            "data": {"erasure_id": str(_ERASURE), "user_id": str(user)},
        },
        headers=bearer(service_token("auth", "cabinet")),
    )
    return answer.status_code


async def _answers(home: Home) -> list[dict[str, Any]]:
    rows = await home.rows(
        "SELECT subscriber, data FROM outbox WHERE type = 'cabinet.personal_data_erased.v1'"
    )
    assert {row["subscriber"] for row in rows} <= {"auth"}
    return [row["data"] for row in rows]


async def _words(home: Home) -> str:
    told = [(await home.rows(_WORDS.format(table)))[0]["words"] or "" for table in _TABLES]
    return " ".join(told)


async def _appeal(home: Home, user: UUID = ANNA, text: str = TEXT) -> Any:
    file = await uploaded(home, "паспорт.jpg", JPEG, user=user)
    sent = await send(home, user=user, text=text, file_ids=[file["id"]])
    await answered(home, sent)
    await ask(home, "POST", f"/{sent['id']}/notes", {"text": "Звонил Семёнов"})
    return sent


async def test_his_words_go_and_what_the_law_keeps_stays(home: Home) -> None:
    await measured(home, ago(3))
    await _appeal(home)
    await home.link(BORIS, "1002")
    await _appeal(home, BORIS, "Чужое обращение")
    await home.rows("DELETE FROM agreement_consents RETURNING 1")
    await home.rows(
        "INSERT INTO agreement_consents (user_id, version, way)"
        " VALUES ($1, '2026-01-01', 'cabinet') RETURNING 1",
        ANNA,
    )
    readings = await home.rows("SELECT count(*) AS days FROM interval_profile")
    assert await _erased(home) == 204
    words = await _words(home)
    assert TEXT not in words
    assert words.count("паспорт.jpg") == 1
    assert "Чужое обращение" in words
    assert await home.rows("SELECT count(*) AS days FROM interval_profile") == readings
    assert await home.rows("SELECT name FROM customers WHERE external_id = 'c-a'") == [
        {"name": "Анна Семёнова"}
    ]
    kept = await home.rows("SELECT version::text FROM agreement_consents WHERE user_id = $1", ANNA)
    assert kept == [{"version": "2026-01-01"}]
    for table in ("account_users", "section_visits", "appeal_drafts"):
        assert not await home.rows(f"SELECT 1 FROM {table} WHERE user_id = $1", ANNA), table
    (answer,) = await _answers(home)
    assert answer["erasure_id"] == str(_ERASURE)
    assert (answer["counts"]["appeals"], answer["counts"]["appeal_files"]) == (1, 1)
    # Staff still find the appeal, without what was written.
    listed = await ask(home, "GET", "")
    assert len(listed.json()["items"]) == 2


async def test_it_is_done_once_however_often_it_is_told(home: Home) -> None:
    await _appeal(home)
    event_id = uuid4()
    for _ in range(2):
        assert await _erased(home, event_id=event_id) == 204
    assert len(await _answers(home)) == 1
    # Told anew it finds nothing more, and says so.
    assert await _erased(home) == 204
    assert sum((await _answers(home))[-1]["counts"].values()) == 0


async def test_what_dies_in_the_middle_leaves_all_of_it_for_the_next_try(
    live_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = live_home
    await _appeal(home)
    whole, told = queries.erase_user, uuid4()

    async def dies(*given: Any) -> Any:
        await whole(*given)
        raise asyncio.CancelledError

    monkeypatch.setattr("services.cabinet.events.erase_user", dies)
    with pytest.raises(BaseException):  # noqa: B017 - whatever the dying request raises
        await _erased(home, event_id=told)
    assert TEXT in await _words(home)
    assert await _answers(home) == []
    monkeypatch.setattr("services.cabinet.events.erase_user", whole)
    assert await _erased(home, event_id=told) == 204
    assert TEXT not in await _words(home)
    assert len(await _answers(home)) == 1


async def test_contacts_and_appeals_of_who_left_long_ago_go_by_themselves(home: Home) -> None:
    await _appeal(home)
    await newcomer(home)
    await home.good("accounts", account("c-z", ago(70)))
    email = "SELECT email, name FROM customers WHERE external_id = 'c-a'"
    for months, left in ((0, True), (12, True), (2, False)):
        await home.rows("UPDATE supplier_settings SET erased_after_months = $1 RETURNING 1", months)
        await put_in_order(home.database)
        (customer,) = await home.rows(email)
        assert (customer["email"] is not None) is left, months
        assert (TEXT in await _words(home)) is left, months
    assert customer["name"] == "Анна Семёнова"
    # Whoever lives there now keeps all that is his.
    (present,) = await home.rows("SELECT email FROM customers WHERE external_id = 'c-b'")
    assert present["email"] is None or "@" in present["email"]


async def test_of_another_users_event_nothing_goes(home: Home) -> None:
    await _appeal(home)
    await hear(
        home,
        "auth",
        UserErased.type,
        {"erasure_id": str(_ERASURE), "user_id": str(BORIS)},
        "2026-11-29T10:00:00Z",
    )
    assert TEXT in await _words(home)
