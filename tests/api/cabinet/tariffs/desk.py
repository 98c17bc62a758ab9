"""Staff at tariff schedules."""

from datetime import date, timedelta
from typing import Any

import httpx

from tests.api.cabinet.conftest import Home

PLACE = "/api/cabinet/staff/tariff-schedules"


def ahead(days: int) -> str:
    """Return a day so many days from today, by the supplier's clock or a day beside it."""
    return (date.today() + timedelta(days=days)).isoformat()  # noqa: DTZ011


async def ask(
    home: Home,
    method: str,
    path: str = "",
    *,
    role: str = "operator",
    etag: str | None = None,
    **more: Any,
) -> httpx.Response:
    headers = home.desk.staff(role) | ({} if etag is None else {"If-Match": etag})
    return await home.client.request(method, f"{PLACE}{path}", headers=headers, **more)


def _tagged(answer: httpx.Response) -> dict[str, Any]:
    told: dict[str, Any] = answer.json()
    return told | {"etag": answer.headers["ETag"]}


async def create(home: Home, name: str, **fields: Any) -> dict[str, Any]:
    """Make a schedule; return its card with `etag`."""
    answer = await ask(home, "POST", json={"name": name} | fields)
    assert answer.status_code == 201, answer.text
    return _tagged(answer)


async def card(home: Home, schedule_id: int) -> dict[str, Any]:
    answer = await ask(home, "GET", f"/{schedule_id}", role="viewer")
    assert answer.status_code == 200, answer.text
    return _tagged(answer)


async def add(
    home: Home, schedule: dict[str, Any], terms: dict[str, Any], replaces: int | None = None
) -> httpx.Response:
    """Give a schedule another version."""
    given = {"terms": terms, "replaces": replaces}
    return await ask(home, "POST", f"/{schedule['id']}/versions", json=given, etag=schedule["etag"])


async def with_version(home: Home, name: str, *terms: dict[str, Any]) -> dict[str, Any]:
    """Make a schedule with versions."""
    made = await create(home, name)
    for one in terms:
        answer = await add(home, made, one)
        assert answer.status_code == 201, answer.text
        made = _tagged(answer)
    return made


def problem(answer: httpx.Response) -> tuple[int, str]:
    told: str = answer.json()["type"]
    return answer.status_code, told.rpartition(":")[2]


def faults(answer: httpx.Response) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(one["field"], one["code"]) for one in answer.json()["errors"]]
