"""Lists of people's data record who has looked, with the filter, once in a while.

Those of auth, which looks at sessions itself: `auth/test_list_looks.py`.
"""

import re
from typing import Any

import orjson
import pytest
from fastapi import FastAPI

from services.kit import staff as kit_staff
from tests.conftest import MakeApplication
from tests.support.doors import DOORS, Door, acts_of, staff_routes
from tests.support.tokens import bearer, user_token

_WHO = "00000000-0000-4000-8000-0000000000aa"
# What is looked through of one object is asked for by its key.
_OF_ONE = {
    "/api/cabinet/staff/outages/{outage_id}/accounts",
    "/api/cabinet/staff/tariff-schedules/{schedule_id}/points",
}


def _lists(door: Door) -> dict[str, str]:
    """Return address and act of every list whose look is recorded."""
    return {
        route.path: one.action
        for method, route in staff_routes(door)
        for one in acts_of(route)
        if method == "GET" and one.object_kind == "list" and route.path not in _OF_ONE
    }


_DOORS = [door for door in DOORS if door.service != "auth" and _lists(door)]


async def _told(app: FastAPI) -> list[dict[str, Any]]:
    async with app.state.database.connection() as connection:
        rows = await connection.fetch("SELECT data::text FROM outbox ORDER BY occurred_at")
    return [orjson.loads(row["data"]) for row in rows]


@pytest.mark.parametrize("door", _DOORS, ids=[door.service for door in _DOORS])
async def test_every_list_of_peoples_data_tells_who_has_looked(
    service_app: MakeApplication, door: Door
) -> None:
    app, client = await service_app(door.service, module=door.module)
    client.headers.update(bearer(user_token("staff", _WHO, role="administrator")))
    for path in _lists(door):
        for _ in range(2):
            assert (await client.get(path)).status_code == 200, path
    told = await _told(app)
    assert sorted(one["action"] for one in told) == sorted(_lists(door).values())
    for one in told:
        assert (one["actor_id"], one["object_kind"], one["outcome"]) == (_WHO, "list", "done")
        assert f"look_at_{one['object_id']}" == one["action"]
        assert one["details"]["filter"] in ({}, {"state": "abandoned"})
        assert one["details"]["found"] == 0 or one["object_id"] in ("audit", "appeals")


async def test_a_filter_is_told_and_words_that_were_typed_are_not(
    service_app: MakeApplication,
) -> None:
    app, client = await service_app("cabinet")
    client.headers.update(bearer(user_token("staff", _WHO, role="viewer")))
    asked = {"search": "Иванов +7 913 123-45-67", "state": "refused", "from": "2026-11-01"}
    for offset in ("0", "20", "40"):
        paging = {"limit": "20", "offset": offset}
        answer = await client.get("/api/cabinet/staff/submissions", params=asked | paging)
        assert answer.status_code == 200
    (one,) = await _told(app)
    assert one["details"]["filter"] == {
        "search": {"letters": 23}, "state": ["refused"], "from": "2026-11-01",
    }  # fmt: skip
    assert not re.search(r"Иванов|913", str(one))
    await client.get("/api/cabinet/staff/submissions", params=asked | {"search": "Петров"})
    assert len(await _told(app)) == 2, "another search is another look"


async def test_a_look_is_told_anew_after_a_while(
    service_app: MakeApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, client = await service_app("cabinet")
    client.headers.update(bearer(user_token("staff", _WHO, role="viewer")))
    for seconds in (600, 0.001, 0.002):
        monkeypatch.setattr(kit_staff, "LOOK_SECONDS", seconds)
        await client.get("/api/cabinet/staff/meters")
    assert len(await _told(app)) == 3
