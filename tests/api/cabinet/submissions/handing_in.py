"""A consumer who hands readings in, at a moment that the test chooses."""

from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.cabinet.submissions.bulk import actions as bulk
from services.cabinet.submissions.by_phone import actions as by_phone
from services.cabinet.submissions.entry import actions, routes
from services.cabinet.submissions.photos import actions as photos
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, as_user


class Clock:
    """The present moment, as the service sees it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime.fromisoformat("2026-11-20T10:00:00Z")
        for module in (actions, routes, photos, bulk, by_phone):
            monkeypatch.setattr(module, "utc_now", lambda: self.now)

    def set(self, moment: str) -> None:
        """Let it be this moment, as `2026-11-26T23:59:30+03:00`."""
        self.now = datetime.fromisoformat(moment)


async def post(
    home: Home, values: Any, user_id: UUID = ANNA, serial: str = "S-A", **more: Any
) -> httpx.Response:
    """Hand in values of a user's meter."""
    meter = await home.meter_id(user_id, serial)
    return await home.client.post(
        f"/api/cabinet/meters/{meter}/submissions",
        json={"values": values} | more,
        headers=as_user(user_id),
    )


async def taken(home: Home, values: Any, **more: Any) -> Any:
    """Hand in values that must be taken; return the submission."""
    answer = await post(home, values, **more)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def refused(home: Home, values: Any, status: int, name: str, **more: Any) -> Any:
    """Hand in values that must be refused; return the problem."""
    answer = await post(home, values, **more)
    assert answer.status_code == status, answer.text
    problem = answer.json()
    assert problem["type"].endswith(f":{name}"), problem
    return problem


def fields(problem: Any) -> dict[str, str]:
    """Return which fields a problem names, and the code of each."""
    return {one["field"]: one["code"] for one in problem["errors"]}


async def form(home: Home, user_id: UUID = ANNA) -> Any:
    """Return the meters of the form."""
    return (await home.get("submissions/form", user_id))["items"]


async def readings(home: Home) -> list[tuple[int, int]]:
    """Return source and T1 of all stored register readings, in order."""
    rows = await home.rows("SELECT source, t1, total FROM register_readings ORDER BY taken_at")
    return [(row["source"], row["t1"] or row["total"]) for row in rows]


async def told(home: Home) -> list[Any]:
    """Return what was told of submissions, the eldest first."""
    return await home.rows(
        "SELECT data FROM outbox WHERE type = 'cabinet.submission_changed.v1'"
        " ORDER BY occurred_at, event_id"
    )
