"""What a meter has noticed, as staff see it: months, pages, rights, and the record of the look."""

from typing import Any
from uuid import UUID

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.staff_meters import METERS, ask, key_of
from tests.api.cabinet.metering.test_events import codes, event, several
from tests.api.cabinet.supply import POINTS


async def noticed(home: Home, **query: Any) -> dict[str, Any]:
    answer = await ask(home, f"{METERS}/{await key_of(home, 'S-A')}/events", params=query)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_staff_see_the_latest_month_with_events_the_latest_first(home: Home) -> None:
    await several(home)
    page = await noticed(home)
    assert codes(page) == ["0.0.99.98.4.255/1", "333", "44", "1"]
    assert (page["total"], page["month"]) == (4, "2026-09-01")
    assert (page["previous_month"], page["next_month"]) == ("2026-07-01", None)
    first = page["items"][1]
    assert (first["entry"], first["kind"], first["text"]) == (None, "other", "Событие поставщика")
    page = await noticed(home, month="2026-08-15")
    assert (page["items"], page["total"]) == ([], 0)
    assert (page["previous_month"], page["next_month"]) == ("2026-07-01", "2026-09-01")


async def test_a_month_is_that_of_the_place_and_comes_by_pages(home: Home) -> None:
    await home.rows(
        "UPDATE usage_points SET time_zone = 'Asia/Omsk' WHERE mrid = $1", UUID(POINTS["a"])
    )
    await home.good(
        "meter-events",
        event("2026-08-31T17:59:59Z", 1),
        event("2026-08-31T18:00:00Z", 2),
        event("2026-09-30T17:59:59Z", 3),
    )
    page = await noticed(home, month="2026-09-15", limit=1)
    assert (codes(page), page["total"], page["time_zone"]) == (["3"], 2, "Asia/Omsk")
    page = await noticed(home, month="2026-09-15", limit=1, offset=1)
    assert (codes(page), page["total"]) == (["2"], 2)
    assert page["items"][0]["occurred_at"] == "2026-09-01T00:00:00+06:00"


async def test_the_look_is_recorded_and_a_stranger_is_refused(home: Home) -> None:
    await noticed(home)
    assert [act["action"] for act in await home.acts(looks=True)] == ["look_at_meter"]
    path = f"{METERS}/{await key_of(home, 'S-A')}/events"
    assert (await home.client.get(path)).status_code == 401
    assert (await ask(home, f"{METERS}/999999/events")).status_code == 404
    assert (await ask(home, path, params={"month": "soon"})).status_code == 422
