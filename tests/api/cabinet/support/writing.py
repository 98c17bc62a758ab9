"""A consumer who writes to the supplier, and the desk that answers."""

from typing import Any
from uuid import UUID, uuid4

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, as_user
from tests.support.tokens import bearer, user_token

APPEALS, DESK = "/api/cabinet/appeals", "/api/cabinet/staff/appeals"
PETER = UUID("00000000-0000-4000-8000-00000000010b")
TEXT = "Счётчик показывает одно, а в счёте другое."


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Return status and type of a refusal."""
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


def fields(answer: httpx.Response) -> dict[str, str]:
    """Return which fields a refusal names, and the code of each."""
    assert answer.status_code == 422, answer.text
    return {one["field"]: one["code"] for one in answer.json()["errors"]}


def colleague(who: UUID = PETER, name: str = "Пётр", role: str = "operator") -> dict[str, str]:
    """Return the header of another member of staff."""
    return bearer(user_token("staff", str(who), role=role, name=name, sid=str(uuid4())))


async def topic_id(home: Home, title: str = "Личный кабинет") -> int:
    """Return the id of a topic of the form."""
    form = await home.get("appeals/form")
    return next(int(one["id"]) for one in form["topics"] if one["title"] == title)


async def post(
    home: Home, path: str, body: Any = None, *, user: UUID = ANNA, key: str | None = None
) -> httpx.Response:
    """Ask below the consumer's appeals."""
    named = {} if key is None else {"Idempotency-Key": key}
    return await home.client.post(f"{APPEALS}{path}", json=body, headers=as_user(user) | named)


async def new(home: Home, **changes: Any) -> dict[str, Any]:
    """Return the body of a new appeal."""
    given: dict[str, Any] = {"kind": "question", "text": TEXT}
    if "topic_id" not in changes:
        given["topic_id"] = await topic_id(home)
    return given | changes


async def send(home: Home, *, user: UUID = ANNA, key: str | None = None, **changes: Any) -> Any:
    """Send an appeal that must be taken; return it."""
    answer = await post(home, "", await new(home, **changes), user=user, key=key)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def card(home: Home, appeal: Any, user: UUID = ANNA) -> Any:
    """Return an appeal as its author sees it."""
    return await home.get(f"appeals/{appeal['id']}", user)


async def upload(home: Home, name: str, content: bytes, *, user: UUID = ANNA) -> httpx.Response:
    """Upload a file for an appeal."""
    return await home.client.post(
        f"{APPEALS}/files", params={"name": name}, content=content, headers=as_user(user)
    )


async def uploaded(home: Home, name: str, content: bytes, user: UUID = ANNA) -> Any:
    """Upload a file that must be taken; return it."""
    answer = await upload(home, name, content, user=user)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def ask(
    home: Home,
    method: str,
    path: str,
    body: Any = None,
    *,
    staff: dict[str, str] | None = None,
    key: str | None = None,
    seen: str | None = None,
    **query: Any,
) -> httpx.Response:
    """Ask below the desk's address, as Olga or another member of staff."""
    headers = dict(staff or home.desk.staff())
    if key is not None:
        headers["Idempotency-Key"] = key
    if seen is not None:
        headers["If-Match"] = seen
    return await home.client.request(
        method, f"{DESK}{path}", json=body, params=query, headers=headers
    )


async def look(home: Home, appeal: Any, **more: Any) -> Any:
    """Return an appeal as the desk sees it."""
    answer = await ask(home, "GET", f"/{appeal['id']}", **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def listed(home: Home, **query: Any) -> Any:
    """Return a page of the desk's list."""
    answer = await ask(home, "GET", "", **query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def answer(home: Home, appeal: Any, text: str = "Проверим.", **more: Any) -> httpx.Response:
    """Answer an appeal after the last message that is there now, unless `after` is given."""
    body = {"text": text} | {
        name: more.pop(name) for name in ("after", "status", "file_ids") if name in more
    }
    if "after" not in body:
        body["after"] = (await look(home, appeal))["messages"][-1]["id"]
    return await ask(home, "POST", f"/{appeal['id']}/answers", body, **more)


async def answered(home: Home, appeal: Any, text: str = "Проверим.", **more: Any) -> Any:
    """Answer an appeal; it must be taken."""
    done = await answer(home, appeal, text, **more)
    assert done.status_code == 201, done.text
    return done.json()


async def move(home: Home, appeal: Any, status: str, **more: Any) -> httpx.Response:
    """Give an appeal a status, having seen it as it is."""
    seen = (await look(home, appeal))["etag"]
    return await ask(home, "POST", f"/{appeal['id']}/status", {"status": status}, seen=seen, **more)


async def told(home: Home) -> list[tuple[str, str, str]]:
    """Return change, side and status of what was told of appeals, the eldest first."""
    rows = await home.rows(
        "SELECT data->>'change' AS change, data->>'by' AS by, data->>'status' AS status"
        " FROM outbox WHERE type = 'cabinet.appeal_changed.v1' ORDER BY occurred_at, event_id"
    )
    return [(row["change"], row["by"], row["status"]) for row in rows]
