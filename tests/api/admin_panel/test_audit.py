"""The audit log as administrators read it: searched, paged, named, opened, and by nobody else."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from services.admin_panel.audit_reading.rules import Place, beginning
from services.contracts.names import OF_AUTH
from tests.api.admin_panel.conftest import connect, machine
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token

_ADMIN = "00000000-0000-4000-8000-000000000001"
_CLERK = "00000000-0000-4000-8000-000000000002"
_PERSON = "00000000-0000-4000-8000-000000000003"
_GONE = "00000000-0000-4000-8000-000000000004"
_NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
_ADD = """
INSERT INTO audit_log (at, actor_id, actor_role, action, object_kind, object_id, outcome,
    request_id, details)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb)
"""
_NAMES = {
    ("user", _CLERK): "Ольга Оператор",
    ("user", _PERSON): "Иван Потребитель",
    ("account", "17"): "6500017",
}


class Owners:
    """auth and cabinet as they tell names, or do not."""

    def __init__(self) -> None:
        self.silent: set[str] = set()
        self.asked: list[list[tuple[str, str]]] = []

    async def tell(self, request: Request) -> Response:
        things = [(one["kind"], one["id"]) for one in (await request.json())["things"]]
        owner = "auth" if any(kind in OF_AUTH for kind, _ in things) else "cabinet"
        if owner in self.silent:
            return JSONResponse({}, 503)
        self.asked.append(things)
        known = [
            {"kind": k, "id": i, "name": _NAMES[k, i], "login": "olga" if i == _CLERK else None}
            for k, i in things
            if (k, i) in _NAMES
        ]
        return JSONResponse({"names": known, "time_zone": "Asia/Novosibirsk"})

    @property
    def app(self) -> Starlette:
        return Starlette(routes=[Route("/internal/names", self.tell, methods=["POST"])])


class Reader:
    """An administrator, and the log that he reads."""

    def __init__(self, app: FastAPI, client: httpx.AsyncClient, owners: Owners) -> None:
        self.app, self.client, self.owners = app, client, owners
        self.client.headers.update(bearer(user_token("staff", _ADMIN, role="administrator")))

    async def add(self, **given: Any) -> None:
        of = {
            "at": _NOON, "actor": _CLERK, "role": "operator", "action": "change_account",
            "kind": "account", "object": "17", "outcome": "done", "request": "r-1", "details": {},
        } | given  # fmt: skip
        details = orjson.dumps(of.pop("details")).decode()
        async with self.app.state.database.connection() as connection:
            await connection.execute(_ADD, *of.values(), details)

    async def ask(self, path: str = "", **asked: Any) -> Any:
        answer = await self.client.get(f"/api/admin/audit{path}", params=asked)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def found(self, **asked: Any) -> list[str]:
        return [one["request_id"] for one in (await self.ask(**asked))["items"]]


@pytest.fixture
async def reader(service_app: MakeApplication) -> AsyncIterator[Reader]:
    app, client = await service_app("admin_panel")
    owners = Owners()
    connect(app, httpx.ASGITransport(owners.app))
    yield Reader(app, client, owners)


async def test_an_entry_is_told_with_present_names_and_what_changed(reader: Reader) -> None:
    changed = {"before": {"address": "а", "kind": 1}, "after": {"address": "б"}, "reason": "ошибка"}
    await reader.add(details=changed)
    (one,) = (await reader.ask())["items"]
    assert one["actor"] == {
        "kind": "user", "id": _CLERK, "name": "Ольга Оператор", "login": "olga", "gone": False,
    }  # fmt: skip
    assert one["object"] == {
        "kind": "account", "id": "17", "name": "6500017", "login": None, "gone": False,
    }  # fmt: skip
    assert (one["role"], one["action"], one["outcome"]) == ("operator", "change_account", "done")
    assert one["changed"] == ["address", "kind"]
    card = await reader.ask(f"/{one['id']}")
    assert (card["before"], card["after"]) == (changed["before"], changed["after"])
    assert card["details"] == {"reason": "ошибка"}
    missing = await reader.client.get("/api/admin/audit/999999999")
    assert (missing.status_code, missing.json()["type"].rpartition(":")[2]) == (404, "not-found")


async def test_who_is_gone_is_said_to_be_and_who_does_not_answer_hides_nothing(
    reader: Reader,
) -> None:
    await reader.add(actor=_GONE)
    page = await reader.ask()
    assert (page["items"][0]["actor"]["name"], page["items"][0]["actor"]["gone"]) == (None, True)
    reader.owners.silent = {"auth"}
    page = await reader.ask()
    assert page["items"][0]["actor"] == {
        "kind": "user", "id": _GONE, "name": None, "login": None, "gone": False,
    }  # fmt: skip
    assert page["items"][0]["object"]["name"] == "6500017"
    assert page["named"] is False


async def test_names_are_asked_for_once_a_page(reader: Reader) -> None:
    for number in range(5):
        await reader.add(request=f"r-{number}")
    await reader.ask()
    assert sorted(reader.owners.asked) == [[("account", "17")], [("user", _CLERK)]]


_ENTRIES: list[dict[str, Any]] = [
    {"request": "plain"},
    {"request": "refused", "outcome": "forbidden", "role": "viewer"},
    {"request": "stale", "outcome": "stale"},
    {"request": "look", "action": "look_at_account"},
    {"request": "on-person", "kind": "user", "object": _PERSON, "action": "block_user"},
    {"request": "by-person", "actor": _PERSON, "role": "consumer", "action": "leave_account",
     "object": "6500017"},
    {"request": "system", "actor": "billing", "role": "system", "action": "pass_account_on",
     "object": "6500017"},
    {"request": "settings", "kind": "supplier", "object": "", "action": "change_settings"},
    {"request": "late", "at": _NOON + timedelta(days=2)},
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"outcome": "refused"}, {"refused", "stale"}),
        ({"outcome": "stale"}, {"stale"}),
        ({"role": "viewer"}, {"refused"}),
        ({"only": "looks"}, {"look"}),
        ({"only": "looks", "outcome": "refused"}, set()),
        ({"person": _PERSON}, {"on-person", "by-person"}),
        ({"person": _PERSON, "outcome": "done", "role": "operator"}, {"on-person"}),
        ({"actor": _PERSON}, {"by-person"}),
        ({"action": ["block_user", "leave_account"]}, {"on-person", "by-person"}),
        ({"action": "block_user", "person": _PERSON}, {"on-person"}),
        ({"object_kind": "supplier"}, {"settings"}),
        ({"object_kind": "account", "object_id": ["6500017"]}, {"by-person", "system"}),
        ({"object_kind": "user", "object_id": [_PERSON, _GONE]}, {"on-person"}),
        ({"search": "billing"}, {"system"}),
        ({"search": "on-person"}, {"on-person"}),
        ({"search": "00000000-0000-4000-8000-000000000003"}, {"on-person", "by-person"}),
        ({"search": "17", "outcome": "refused"}, {"refused", "stale"}),
        # Noon in UTC is the evening in Novosibirsk; two days later, too.
        ({"from": "2026-11-22"}, {"late"}),
        ({"from": "2026-11-21", "to": "2026-11-21"}, set()),
        ({"search": "no such"}, set()),
    ],
)
async def test_a_filter_finds_what_it_names(
    reader: Reader, asked: dict[str, Any], wanted: set[str]
) -> None:
    for one in _ENTRIES:
        await reader.add(**one)
    page = await reader.ask(**asked)
    assert {one["request_id"] for one in page["items"]} == wanted
    assert (page["total"], page["more"]) == (len(wanted), False)


async def test_a_day_is_the_suppliers(reader: Reader) -> None:
    # 18:00 UTC on the 20th is 01:00 of the 21st in Novosibirsk.
    await reader.add(request="night", at=_NOON + timedelta(hours=6))
    assert await reader.found(**{"from": "2026-11-21", "to": "2026-11-21"}) == ["night"]
    assert await reader.found(**{"to": "2026-11-20"}) == []
    reader.owners.silent = {"cabinet"}
    answer = await reader.client.get("/api/admin/audit", params={"from": "2026-11-21"})
    assert answer.status_code == 503


async def test_pages_go_both_ways_and_what_comes_meanwhile_moves_nothing(reader: Reader) -> None:
    # Two at one moment: their numbers order them.
    for number in range(7):
        await reader.add(request=f"r-{number}", at=_NOON + timedelta(minutes=number // 2))
    first = await reader.ask(limit=3)
    assert [one["request_id"] for one in first["items"]] == ["r-6", "r-5", "r-4"]
    assert (first["total"], first["newer"]) == (7, None)
    await reader.add(request="new", at=_NOON + timedelta(hours=1))
    second = await reader.ask(limit=3, before=first["older"])
    assert [one["request_id"] for one in second["items"]] == ["r-3", "r-2", "r-1"]
    assert second["total"] is None
    last = await reader.ask(limit=3, before=second["older"])
    assert [one["request_id"] for one in last["items"]] == ["r-0"]
    assert last["older"] is None
    back = await reader.ask(limit=3, after=last["newer"])
    assert [one["request_id"] for one in back["items"]] == ["r-3", "r-2", "r-1"]
    newest = await reader.ask(limit=5, after=back["newer"])
    assert [one["request_id"] for one in newest["items"]] == ["new", "r-6", "r-5", "r-4"]
    assert newest["newer"] is None


@pytest.mark.parametrize("way", ["person", "search"])
async def test_pages_of_what_is_found_in_several_ways_hold_each_once(
    reader: Reader, way: str
) -> None:
    for number in range(6):
        at = _NOON + timedelta(minutes=number)
        # He acts upon himself: found as who acted and as whom it was done to.
        await reader.add(request=f"r-{number}", at=at, actor=_PERSON, kind="user", object=_PERSON)
    first = await reader.ask(limit=4, **{way: _PERSON})
    assert [one["request_id"] for one in first["items"]] == ["r-5", "r-4", "r-3", "r-2"]
    assert first["total"] == 6
    second = await reader.ask(limit=4, before=first["older"], **{way: _PERSON})
    assert [one["request_id"] for one in second["items"]] == ["r-1", "r-0"]


async def test_the_count_ends_somewhere(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.admin_panel.audit_reading.actions.MOST_COUNTED", 3)
    for _ in range(5):
        await reader.add()
    page = await reader.ask()
    assert (page["total"], page["more"]) == (3, True)


@pytest.mark.parametrize(
    "asked",
    [
        {"before": "x"},
        {"before": "1.1", "after": "1.1"},
        {"limit": 0},
        {"limit": 1000},
        {"from": "yesterday"},
        {"action": "DROP TABLE"},
        {"only": "all"},
        {"object_id": ["1", "2", "3", "4", "5", "6"]},
        {"search": "x" * 65},
        {"search": "a\0b"},
    ],
)
async def test_bad_questions_are_refused(reader: Reader, asked: dict[str, Any]) -> None:
    answer = await reader.client.get("/api/admin/audit", params=asked)
    assert answer.status_code in (400, 422), answer.text


_PATHS = ["", "/1", "/words"]


@pytest.mark.parametrize("path", _PATHS)
async def test_the_log_is_for_administrators(reader: Reader, path: str) -> None:
    tries = {
        "viewer": (bearer(user_token("staff", _CLERK, role="viewer")), 403),
        "operator": (bearer(user_token("staff", _CLERK, role="operator")), 403),
        "nobody": ({"Authorization": ""}, 401),
        "consumer": (bearer(user_token("consumer", _PERSON)), 401),
        "machine": (machine(), 401),
    }
    for who, (headers, status) in tries.items():
        answer = await reader.client.get(f"/api/admin/audit{path}", headers=headers)
        assert answer.status_code == status, who


async def _told(reader: Reader) -> list[dict[str, Any]]:
    async with reader.app.state.database.connection() as connection:
        rows = await connection.fetch("SELECT data::text FROM outbox ORDER BY occurred_at")
    return [orjson.loads(row["data"]) for row in rows]


async def test_who_reads_the_log_is_in_it_once_with_his_filter(reader: Reader) -> None:
    await reader.add()
    for _ in range(2):
        page = await reader.ask(search="Иванов Иван", role="operator")
    await reader.ask(role="operator", search="Иванов Иван", before="1.1")
    assert page["items"] == []
    (one,) = await _told(reader)
    assert (one["action"], one["object_kind"], one["object_id"]) == (
        "look_at_audit", "list", "audit",
    )  # fmt: skip
    assert (one["actor_id"], one["actor_role"]) == (_ADMIN, "administrator")
    assert one["details"] == {
        "filter": {"search": {"letters": 11}, "role": "operator"}, "found": 0,
    }  # fmt: skip
    await reader.ask(role="viewer")
    assert len(await _told(reader)) == 2


async def test_a_refused_look_is_in_it_too(reader: Reader) -> None:
    headers = bearer(user_token("staff", _CLERK, role="operator"))
    await reader.client.get("/api/admin/audit", headers=headers)
    (one,) = await _told(reader)
    assert (one["action"], one["outcome"], one["actor_id"]) == (
        "look_at_audit", "forbidden", _CLERK,
    )  # fmt: skip


async def test_words_are_told_in_both_languages(reader: Reader) -> None:
    russian, english = [await reader.ask("/words", language=one) for one in ("ru", "en")]
    assert russian["acts"]["block_user"] == "Заблокирован пользователь"
    assert english["acts"]["block_user"] == "Blocked a user"
    assert {name: set(words) for name, words in russian.items()} == {
        name: set(words) for name, words in english.items()
    }


def test_a_cursor_is_read_as_it_was_written() -> None:
    place = Place(datetime(2026, 11, 29, 1, 2, 3, 456789, UTC), 42)
    assert Place.read(place.written) == place


def test_short_ids_are_looked_for_whole() -> None:
    assert beginning("17") == ("17", "17")
    for whole in ("c4ca4238a0b923820dcc509a6f75849b", "00000000-0000-4000-8000-0000000000ad"):
        assert beginning(whole) == (whole, whole)
    first, last = beginning("00000000")
    assert first == "00000000" < "00000000-0000" < last
