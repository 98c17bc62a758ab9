"""A device on a walk: what it takes along and what it brings."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.cabinet.servicing.walk import actions
from services.cabinet.submissions.entry import actions as entry
from services.cabinet.submissions.photos import actions as photos
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.serving import VERA
from tests.api.cabinet.supply import as_user

WALK = "/api/cabinet/servicing/walk"


class Clock:
    """The present moment, as the service sees it on a walk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime.fromisoformat("2026-11-20T10:00:00Z")
        for module in (actions, entry, photos):
            monkeypatch.setattr(module, "utc_now", lambda: self.now)

    def set(self, moment: str) -> None:
        """Let it be this moment, as `2026-11-26T23:59:30+03:00`."""
        self.now = datetime.fromisoformat(moment)


async def houses(home: Home, user: UUID = VERA, **query: Any) -> Any:
    """Return the houses that may be taken along."""
    answer = await home.client.get(f"{WALK}/houses", params=query, headers=as_user(user))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def package(home: Home, user: UUID = VERA) -> Any:
    """Return the user's first house as a device takes it along."""
    (house, *_) = (await houses(home, user))["items"]
    answer = await home.client.get(f"{WALK}/houses/{house['id']}", headers=as_user(user))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def meter_of(home: Home, serial: str) -> int:
    """Return the key of a meter."""
    (row,) = await home.rows("SELECT id FROM meters WHERE serial_number = $1", serial)
    return int(row["id"])


async def made(home: Home, serial: str = "000007-1", value: str | None = "10", **more: Any) -> Any:
    """Return an entry of a meter, as a device writes it; without a value there was no access."""
    entered = {
        "key": str(uuid4()),
        "meter_id": await meter_of(home, serial),
        "outcome": "reading" if value else "no_access",
        "values": {"T1": value} if value else {},
        "taken_at": "2026-11-20T09:00:00Z",
    }
    return entered | more


async def post(home: Home, *entries: Any, user: UUID = VERA) -> httpx.Response:
    """Bring entries."""
    return await home.client.post(
        f"{WALK}/entries", json={"entries": list(entries)}, headers=as_user(user)
    )


async def bring(home: Home, *entries: Any, user: UUID = VERA) -> list[Any]:
    """Bring entries that must be answered; return the answers."""
    answer = await post(home, *entries, user=user)
    assert answer.status_code == 200, answer.text
    answers: list[Any] = answer.json()["answers"]
    assert [one["key"] for one in answers] == [one["key"] for one in entries]
    return answers


async def records(home: Home, user: UUID = VERA, **query: Any) -> list[Any]:
    """Return what walks have brought."""
    answer = await home.client.get(f"{WALK}/entries", params=query, headers=as_user(user))
    assert answer.status_code == 200, answer.text
    items: list[Any] = answer.json()["items"]
    return items


async def counted(home: Home) -> list[tuple[str, int]]:
    """Return state and T1 of all that was handed in, in order."""
    rows = await home.rows("SELECT state, t1 FROM submissions ORDER BY submitted_at, state DESC")
    return [(row["state"], row["t1"]) for row in rows]
