"""Announcements of the staff: rights, preview, schedule, whom they reach."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.kit.clock import utc_now
from services.kit.problems import Unavailable
from tests.api.notifications.panel import BASE as _BASE
from tests.api.notifications.panel import Panel, announcement, open_panel
from tests.api.notifications.people import ANNA, BORIS, as_staff, as_user
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token
from tests.support.waits import exhaust

_LATER = (utc_now() + timedelta(days=1)).isoformat()


@pytest.fixture
async def panel(service_app: MakeApplication) -> AsyncIterator[Panel]:
    async with open_panel(service_app) as panel:
        yield panel


async def test_to_all_consumers_at_once(panel: Panel) -> None:
    key = await panel.add(letter=True, link={"label": "Ещё", "address": "/news"})
    assert (await panel.told(key))["state"] == "scheduled"
    assert await panel.publish()
    assert not await panel.publish()
    told = await panel.told(key)
    assert (told["state"], told["recipients"], told["letters"]) == ("published", 2, 2)
    assert (told["author"], told["link"]["address"]) == ("Мария", "/news")
    answer = await panel.client.get(f"{_BASE}/notices", headers=as_user(ANNA))
    (notice,) = answer.json()["items"]
    assert (notice["id"], notice["body"]) == (key, "Завтра\nне будет света.")
    assert panel.asked == []
    letters = await panel.rows("SELECT language FROM letters ORDER BY 1")
    assert letters == [{"language": "en"}, {"language": "ru"}]


async def test_to_a_town_and_to_accounts(panel: Panel) -> None:
    panel.users = [BORIS, uuid4()]
    key = await panel.add(audience={"kind": "town", "town": "Омск"})
    await panel.publish()
    assert (await panel.told(key))["recipients"] == 1
    assert ("town", "Омск") in panel.asked[0]
    numbers = [str(number) for number in range(250)]
    key = await panel.add(audience={"kind": "accounts", "numbers": numbers})
    await panel.publish()
    assert len(panel.asked) == 4
    answer = await panel.client.get(f"{_BASE}/notices", headers=as_user(ANNA))
    assert answer.json()["total"] == 0


async def test_waits_for_its_time_and_can_be_withdrawn(panel: Panel) -> None:
    key = await panel.add(publish_at=_LATER)
    assert not await panel.publish()
    path = f"{_BASE}/staff/announcements/{key}/withdraw"
    assert (await panel.client.post(path, headers=as_staff("viewer"))).status_code == 403
    assert (await panel.client.post(path, headers=as_staff())).status_code == 204
    again = await panel.client.post(path, headers=as_staff())
    assert (again.status_code, again.json()["type"].split(":")[-1]) == (409, "not-scheduled")
    unknown = f"{_BASE}/staff/announcements/{uuid4()}"
    assert (await panel.client.post(f"{unknown}/withdraw", headers=as_staff())).status_code == 404
    assert (await panel.client.get(unknown, headers=as_staff())).status_code == 404


async def test_cabinet_away_leaves_it_for_later(panel: Panel) -> None:
    panel.status = 503
    key = await panel.add(audience={"kind": "town", "town": "Омск"})
    with pytest.raises(Unavailable):
        await panel.publish()
    assert (await panel.told(key))["state"] == "scheduled"
    panel.status, panel.users = 200, [ANNA]
    await panel.rows("UPDATE announcements SET due_at = now()")
    assert await panel.publish()
    assert (await panel.told(key))["recipients"] == 1


async def test_preview_keeps_nothing(panel: Panel) -> None:
    panel.users = [ANNA]
    answer = await panel.post(
        "/preview",
        audience={"kind": "accounts", "numbers": ["1", "77"]},
        letter=True,
        subject="<b>Важно</b> 🎉",
    )
    assert answer.status_code == 200
    told = answer.json()
    assert (told["recipients"], told["letters"]) == (1, 1)
    assert told["unknown_accounts"] == ["77"]
    assert "&lt;b&gt;Важно" in told["letter"]["html"]
    assert "Завтра\nне будет света." in told["letter"]["text"]
    assert await panel.rows("SELECT id FROM notices") == []
    assert (await panel.post("/preview")).json()["letter"] is None


async def test_advertising_only_to_those_who_agreed(panel: Panel) -> None:
    chosen = {"email": True, "push": False}
    defaults = (
        await panel.client.get(f"{_BASE}/preferences", headers=as_user(ANNA))
    ).json()  # fmt: skip
    await panel.client.put(
        f"{_BASE}/preferences", json=defaults | {"advertising": chosen}, headers=as_user(ANNA)
    )
    key = await panel.add(advertising=True, letter=True)
    await panel.publish()
    told = await panel.told(key)
    assert (told["recipients"], told["letters"]) == (1, 1)
    (letter,) = await panel.rows("SELECT user_id, unsubscribe_token FROM letters")
    assert letter["user_id"] == ANNA
    path = f"{_BASE}/unsubscribe/{letter['unsubscribe_token']}"
    page = await panel.client.get(path)
    assert (page.status_code, "Больше не присылать" in page.text) == (200, True)
    # A look changes nothing; the one click of the mail program does, from wherever it comes.
    assert (await panel.post("/preview", advertising=True)).json()["recipients"] == 1
    for _ in range(2):
        done = await panel.client.post(
            path,
            data={"List-Unsubscribe": "One-Click"},
            headers={"Origin": "https://mail.example"},
        )
        assert (done.status_code, "рекламных писем больше не будет" in done.text) == (200, True)
    assert (await panel.post("/preview", advertising=True)).json()["recipients"] == 0
    assert (await panel.client.post(f"{_BASE}/unsubscribe/{uuid4()}")).status_code == 404


async def test_links_that_are_followed_all_at_once_are_all_answered(
    live_app: MakeApplication,
) -> None:
    """Scanners follow them; who held a connection and waited for another one waited for ever."""
    _, client = await live_app("notifications", database_pool_size=1)
    async with asyncio.timeout(60):
        answers = await asyncio.gather(
            *(client.get(f"{_BASE}/unsubscribe/{uuid4()}") for _ in range(6))
        )
    assert [one.status_code for one in answers] == [404] * 6


async def test_all_letters_off(panel: Panel) -> None:
    defaults = (
        await panel.client.get(f"{_BASE}/preferences", headers=as_user(ANNA))
    ).json()  # fmt: skip
    await panel.client.put(
        f"{_BASE}/preferences", json=defaults | {"email": False}, headers=as_user(ANNA)
    )
    told = (await panel.post("/preview", letter=True)).json()
    assert (told["recipients"], told["letters"]) == (2, 1)


async def test_rights(panel: Panel) -> None:
    assert (await panel.post(role="viewer")).status_code == 403
    assert (await panel.post("/preview", role="viewer")).status_code == 403
    for headers in ({}, as_user(ANNA)):
        for path in ("announcements", "letters", f"announcements/{uuid4()}"):
            answer = await panel.client.get(f"{_BASE}/staff/{path}", headers=headers)
            assert answer.status_code == 401, path
        answer = await panel.client.post(
            f"{_BASE}/staff/announcements", json=announcement(), headers=headers
        )
        assert answer.status_code == 401
    listed = await panel.client.get(f"{_BASE}/staff/announcements", headers=as_staff("viewer"))
    assert listed.json() == {"items": [], "total": 0}


async def test_list_of_one_state(panel: Panel) -> None:
    await panel.add(subject="gone")
    await panel.publish()
    later = await panel.add(publish_at=_LATER)

    async def listed(**query: str) -> Any:
        answer = await panel.client.get(
            f"{_BASE}/staff/announcements", params=query, headers=as_staff("viewer")
        )
        return answer.json()

    assert (await listed())["total"] == 2
    waiting = await listed(state="scheduled")
    assert ([one["id"] for one in waiting["items"]], waiting["total"]) == ([later], 1)
    assert (await listed(state="withdrawn")) == {"items": [], "total": 0}
    assert (await listed(state="x"))["status"] == 422


async def test_letter_is_shown_as_a_document_that_can_do_nothing(panel: Panel) -> None:
    path = f"{_BASE}/staff/announcements/preview/letter"

    async def show(given: dict[str, Any], role: str = "operator", **form: str) -> Any:
        fields = {"given": json.dumps(given)} | form
        return await panel.client.post(path, data=fields, headers=as_staff(role))

    wanted = announcement(letter=True, subject="<script>alert(1)</script>", advertising=True)
    shown = await show(wanted)
    assert (shown.status_code, shown.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "<script" not in shown.text
    assert "Отказаться от рекламной рассылки" in shown.text
    policy = shown.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert shown.headers["x-frame-options"] == "SAMEORIGIN"
    assert "Hello" in (await show(wanted, language="en")).text
    assert (await show(announcement())).status_code == 404
    assert (await show(wanted, "viewer")).status_code == 403
    assert (await show(wanted | {"kind": "popup"})).status_code == 422
    assert (await panel.client.post(path, data={"given": "{"})).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "popup"},
        {"kind": "banner"},
        {"subject": ""},
        {"subject": "x" * 201},
        {"subject": "a\r\nBcc: eve@example.org"},
        {"body": "x" * 10_001},
        {"body": "a\0b"},
        {"audience": {"kind": "everyone"}},
        {"audience": {"kind": "town", "town": ""}},
        {"audience": {"kind": "accounts", "numbers": []}},
        {"audience": {"kind": "accounts", "numbers": ["1"] * 1001}},
        {"link": {"label": "x", "address": "javascript:alert(1)"}},
        {"link": {"label": "x", "address": "//evil.example"}},
        {"link": {"label": "x", "address": "/\\evil.example"}},
        {"expires_at": "2020-01-01T00:00:00Z"},
        {"publish_at": "2099-01-01T00:00:00Z"},
        {"publish_at": "2026-12-01T00:00:00"},
        {"publish_at": _LATER, "expires_at": _LATER},
        {"html": "<b>"},
    ],
)
async def test_unfit_announcements(panel: Panel, wrong: dict[str, Any]) -> None:
    answer = await panel.post(**wrong)
    assert answer.status_code == 422, answer.text
    assert answer.json()["type"].endswith(":validation-failed")


async def test_abandoned_letters_are_seen_and_sent_again(panel: Panel) -> None:
    key = uuid4()
    await panel.rows(
        "INSERT INTO letters (id, user_id, address, template, language, parameters, state,"
        f" last_error) VALUES ('{key}', '{ANNA}', 'a@example.org', 'password_changed', 'ru',"
        " '{\"display_name\": \"secret\"}', 'abandoned', '554')"
    )
    listed = await panel.client.get(f"{_BASE}/staff/letters", headers=as_staff("viewer"))
    (letter,) = listed.json()["items"]
    assert (letter["id"], letter["last_error"]) == (str(key), "554")
    assert "secret" not in listed.text
    path = f"{_BASE}/staff/letters/{key}/resend"
    assert (await panel.client.post(path, headers=as_staff("viewer"))).status_code == 403
    assert (await panel.client.post(path, headers=as_user(ANNA))).status_code == 401
    assert (await panel.client.post(path, headers=as_staff())).status_code == 204
    assert (await panel.client.post(path, headers=as_staff())).status_code == 404
    waiting = await panel.client.get(
        f"{_BASE}/staff/letters", params={"state": "waiting"}, headers=as_staff()
    )
    assert waiting.json()["total"] == 1


async def test_new_consumer_sees_what_all_were_told_and_still_holds(panel: Panel) -> None:
    tomorrow = {"kind": "banner", "expires_at": _LATER}
    await panel.add(**tomorrow, subject="for all")
    await panel.add(**tomorrow, subject="advertising", advertising=True)
    await panel.add(subject="no term")
    panel.users = [ANNA]
    await panel.add(**tomorrow, subject="town", audience={"kind": "town", "town": "Омск"})
    await exhaust(panel.publish, "announcements published")
    newcomer = uuid4()
    answer = await panel.client.post(
        "/internal/events",
        json={
            "id": str(uuid4()), "type": "auth.user_registered.v1",
            "occurred_at": utc_now().isoformat(),
            "data": {
                "user_id": str(newcomer), "user_class": "consumer", "display_name": "Нина",
                "email": None, "phone": None, "language": "ru", "account_numbers": [],
            },
        },
        headers=bearer(service_token("auth", "notifications")),
    )  # fmt: skip
    assert answer.status_code == 204
    banners = await panel.client.get(f"{_BASE}/banner", headers=as_user(newcomer))
    assert [item["subject"] for item in banners.json()["items"]] == ["for all"]
    notices = await panel.client.get(f"{_BASE}/notices", headers=as_user(newcomer))
    assert notices.json()["total"] == 0
