"""Readings of walks that came too late, as staff find them, look at them and hand them in."""

from typing import Any
from uuid import UUID

import pytest

from services.cabinet.submissions.by_phone import actions as by_phone
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.walking import WALK, Clock, bring, counted, made, meter_of
from tests.api.cabinet.serving import VERA, build_house, serve
from tests.api.cabinet.supply import as_user
from tests.support.documents import JPEG

GALINA = UUID("00000000-0000-4000-8000-00000000000f")
_LATE = "/api/cabinet/staff/late-readings"
_IN_TIME, _AFTER = "2026-11-25T20:30:00Z", "2026-11-26T09:00:00Z"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(monkeypatch)
    monkeypatch.setattr(by_phone, "utc_now", lambda: clock.now)
    return clock


@pytest.fixture
async def late(served: Home, clock: Clock) -> dict[str, Any]:
    """Bring two readings of which one came too late, and one that was refused otherwise."""
    await served.rows("UPDATE supplier_settings SET reading_from = 15, reading_to = 25 RETURNING 1")
    await bring(served, await made(served, "000007-2", taken_at=_IN_TIME[:11] + "05:00:00Z"))
    clock.set(_AFTER)
    entry: dict[str, Any] = await made(served, taken_at=_IN_TIME, note="Ключ в кв. 2")
    await bring(served, entry, await made(served, "000007-10", taken_at=_AFTER))
    return entry


async def _list(home: Home, role: str = "operator", **query: Any) -> Any:
    answer = await home.client.get(_LATE, params=query, headers=home.desk.staff(role))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_staff_see_what_came_too_late_and_nothing_else(
    served: Home, late: dict[str, Any]
) -> None:
    told = await _list(served, "viewer")
    assert told["total"] == 1
    (row,) = told["items"]
    assert row | {"organization": "", "arrived_at": ""} == {
        "key": late["key"],
        "organization": "",
        "by": "Вера Домова",
        "reason": "sent-after-window",
        "meter_id": await meter_of(served, "000007-1"),
        "serial_number": "000007-1",
        "account_number": "7-1",
        "customer_name": "Жилец 1",
        "address": row["address"],
        "values": {"T1": "10"},
        "taken_at": _IN_TIME,
        "arrived_at": "",
        # By the clock of the place it was still the last evening.
        "taken_on": "2026-11-25",
        "opens_on": "2026-11-15",
        "closes_on": "2026-11-25",
        "photo": False,
        "settled": False,
    }
    assert row["organization"]["short_name"] == "УК o-1"
    # A note is for colleagues.
    assert "Ключ" not in str(told)


async def test_late_readings_are_narrowed(served: Home, late: dict[str, Any]) -> None:
    (row,) = (await _list(served))["items"]
    own = row["organization"]["id"]
    other = await serve(
        served, *await build_house(served, "9", first=2), organization="o-2", user_id=GALINA
    )
    assert (await _list(served, organization=own))["total"] == 1
    assert (await _list(served, organization=other))["total"] == 0
    for search in ("садовая 7-1", "УК O-1", "0000007-1".removeprefix("0")):
        assert (await _list(served, search=search))["total"] == 1, search
    for search in ("садовая 9", "%", "000007-2"):
        assert (await _list(served, search=search))["total"] == 0, search
    assert (await _list(served, settled=False))["total"] == 1
    assert (await _list(served, settled=True))["total"] == 0
    beyond = await _list(served, limit=1, offset=7)
    assert (beyond["items"], beyond["total"]) == ([], 1)
    headers = served.desk.staff("operator")
    for query in ({"organization": 0}, {"settled": "perhaps"}, {"search": "x" * 201}):
        answer = await served.client.get(_LATE, params=query, headers=headers)
        assert answer.status_code == 422


async def test_staff_hand_one_in_and_it_is_settled(served: Home, late: dict[str, Any]) -> None:
    (row,) = (await _list(served))["items"]
    answer = await served.client.post(
        f"/api/cabinet/staff/meters/{row['meter_id']}/submissions",
        json={
            "values": row["values"],
            "taken_on": row["taken_on"],
            "reason": "Сняты вовремя при обходе",
        },
        headers=served.desk.staff("operator"),
    )
    assert answer.status_code == 201, answer.text
    assert ("on_its_way", 10_000) in await counted(served)
    (settled,) = (await _list(served, settled=True))["items"]
    assert settled["key"] == late["key"]
    assert (await _list(served, settled=False))["items"] == []


async def test_the_photo_of_a_late_reading_is_looked_at(served: Home, late: dict[str, Any]) -> None:
    (row,) = (await _list(served))["items"]
    photo = f"{_LATE}/{row['organization']['id']}/{row['key']}/photo"
    viewer = served.desk.staff("viewer")
    assert (await served.client.get(photo, headers=viewer)).status_code == 404
    await served.client.put(
        f"{WALK}/entries/{late['key']}/photo",
        content=JPEG,
        headers=as_user(VERA) | {"Content-Type": "application/octet-stream"},
    )
    assert (await _list(served))["items"][0]["photo"]
    shown = await served.client.get(photo, headers=viewer)
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    # The look before there was one is recorded, too.
    sought, look = await served.acts(looks=True)
    assert (sought["outcome"], look["outcome"]) == ("not-found", "done")
    assert (look["action"], look["object_id"]) == ("look_at_late_photo", str(row["meter_id"]))
    # Another organisation has no such entry.
    other = await serve(
        served, *await build_house(served, "9", first=2), organization="o-2", user_id=GALINA
    )
    for path in (f"{other}/{row['key']}", f"none/{row['key']}"):
        answer = await served.client.get(f"{_LATE}/{path}/photo", headers=viewer)
        assert answer.status_code == 404


async def test_who_is_no_staff_learns_nothing(served: Home, late: dict[str, Any]) -> None:
    photo = f"{_LATE}/1/{late['key']}/photo"
    for path in (_LATE, photo):
        assert (await served.client.get(path)).status_code == 401
        assert (await served.client.get(path, headers=as_user(VERA))).status_code in {401, 403}
