"""When announcements go out: whose clock counts, and what becomes of those that come too late."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.api.notifications.panel import BASE, Panel, announcement, open_panel
from tests.api.notifications.people import ANNA, as_staff, know_supplier
from tests.conftest import MakeApplication
from tests.support.clocks import last_sunday

_DEVICE = """
INSERT INTO push_devices (id, user_id, endpoint, p256dh, auth, browser, system)
VALUES (gen_random_uuid(), $1, 'https://fcm.googleapis.com/x', '', '', '', '')
"""


@pytest.fixture
async def panel(service_app: MakeApplication) -> AsyncIterator[Panel]:
    async with open_panel(service_app) as opened:
        await know_supplier(opened.database, "ЭСК", "Asia/Omsk")
        yield opened


async def _end_of_term(panel: Panel, key: str) -> None:
    async with panel.database.connection() as connection:
        await connection.execute(
            "UPDATE notices SET expires_at = now() - interval '1 minute' WHERE id = $1", UUID(key)
        )


async def test_a_banner_whose_term_is_over_reaches_nobody(panel: Panel) -> None:
    async with panel.database.connection() as connection:
        await connection.execute(_DEVICE, ANNA)
    term = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    key = await panel.add(kind="banner", letter=True, expires_at=term)
    # The worker was down until the term was over.
    await _end_of_term(panel, key)
    # Cabinet need not even answer.
    panel.status = 500
    assert await panel.publish()
    assert not await panel.publish()
    for table in ("notice_receipts", "letters", "pushes"):
        assert await panel.rows(f"SELECT 1 FROM {table}") == []
    told = await panel.told(key)
    assert (told["state"], told["recipients"], told["letters"]) == ("expired", None, None)
    listed = await panel.client.get(
        f"{BASE}/staff/announcements?state=expired", headers=as_staff("viewer")
    )
    assert [one["id"] for one in listed.json()["items"]] == [key]
    withdrawn = await panel.client.post(
        f"{BASE}/staff/announcements/{key}/withdraw", headers=as_staff()
    )
    assert withdrawn.status_code == 409


async def test_a_term_that_ends_while_cabinet_is_asked_counts_as_well(panel: Panel) -> None:
    term = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    key = await panel.add(
        kind="banner", letter=True, expires_at=term, audience={"kind": "town", "town": "Омск"}
    )
    panel.users = [ANNA]

    async def before_the_answer(_: Any) -> None:
        await _end_of_term(panel, key)

    panel.app.state.client._http.event_hooks["request"] = [before_the_answer]
    assert await panel.publish()
    assert await panel.rows("SELECT 1 FROM notice_receipts") == []


async def test_letters_of_an_announcement_end_with_its_term_and_are_counted(panel: Panel) -> None:
    term = datetime.now(UTC) + timedelta(hours=1)
    key = await panel.add(kind="banner", letter=True, expires_at=term.isoformat())
    assert await panel.publish()
    rows = await panel.rows("SELECT expires_at FROM letters")
    assert [row["expires_at"] for row in rows] == [term, term]
    async with panel.database.connection() as connection:
        await connection.execute("UPDATE letters SET state = 'expired' WHERE user_id = $1", ANNA)
    told = await panel.told(key)
    assert (told["letters"], told["expired_letters"]) == (2, 1)


@pytest.mark.parametrize(
    "loose",
    [
        {"publish_at": -1},
        {"publish_at": 1893456000},
        {"publish_at": "1893456000"},
        {"publish_at": True},
        {"publish_at": "2027-01-01"},
        {"publish_at": "2027-02-30T10:00:00Z"},
        {"publish_at": "2027-01-01T10:00", "time_zone": "Mars/Base"},
        {"publish_at": "2027-01-01T10:00", "time_zone": "../etc/passwd"},
        {"expires_at": "9999-12-31T23:59:59-12:00"},
        {"expires_at": -1},
        {"letter": 1},
        {"letter": "yes"},
        {"advertising": "true"},
    ],
)
async def test_a_time_is_a_text_and_a_switch_a_switch(panel: Panel, loose: dict[str, Any]) -> None:
    answer = await panel.post(**loose)
    assert answer.status_code == 422, answer.text
    assert await panel.rows("SELECT 1 FROM announcements") == []


async def test_a_time_without_offset_is_by_the_clock_that_is_named(panel: Panel) -> None:
    day = datetime.now(UTC).date() + timedelta(days=3)
    key = await panel.add(
        kind="banner",
        publish_at=f"{day}T10:00",
        expires_at=f"{day}T12:00:00+03:00",
        time_zone="Asia/Omsk",
    )
    told = await panel.told(key)
    assert told["publish_at"] == f"{day}T04:00:00Z"
    assert told["expires_at"] == f"{day}T09:00:00Z"
    assert (await panel.post(publish_at=f"{day}T10:00")).status_code == 422


async def test_the_preview_tells_the_time_by_the_suppliers_clock(panel: Panel) -> None:
    day = datetime.now(UTC).date() + timedelta(days=3)
    given = announcement(publish_at=f"{day}T10:00:00Z")
    answer = await panel.client.post(
        f"{BASE}/staff/announcements/preview", json=given, headers=as_staff()
    )
    told = answer.json()
    assert (told["time_zone"], told["publish_at"]) == ("Asia/Omsk", f"{day}T16:00:00+06:00")
    assert told["expires_at"] is None


@pytest.mark.parametrize("path", ["", "/preview"])
async def test_a_time_that_the_clock_skips_is_refused(panel: Panel, path: str) -> None:
    day = last_sunday(3)
    answer = await panel.post(path, publish_at=f"{day}T02:30", time_zone="Europe/Berlin")
    assert answer.status_code == 422
    errors = answer.json()["errors"]
    assert [(one["field"], one["code"]) for one in errors] == [("publish_at", "no-such-time")]
    for good in ("01:59", "03:00"):
        assert (
            await panel.post(publish_at=f"{day}T{good}", time_zone="Europe/Berlin")
        ).status_code == 201


async def test_a_time_that_comes_twice_must_say_which_one_it_is(panel: Panel) -> None:
    day = last_sunday(10)
    answer = await panel.post(publish_at=f"{day}T02:30", time_zone="Europe/Berlin")
    assert answer.json()["errors"][0]["code"] == "repeated-time"
    instants = []
    for offset in ("+02:00", "+01:00"):
        key = await panel.add(publish_at=f"{day}T02:30{offset}", time_zone="Europe/Berlin")
        instants.append((await panel.told(key))["publish_at"])
    assert instants == [f"{day}T00:30:00Z", f"{day}T01:30:00Z"]
