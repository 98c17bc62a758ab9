"""What staff do here is told to the log: what was done with its act, what was refused without."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import orjson
import pytest

from services.kit.database import Database
from services.kit.identity import Caller
from services.kit.staff import record_act
from tests.api.notifications.panel import BASE, Panel, open_panel
from tests.api.notifications.people import as_staff
from tests.conftest import MakeApplication

_STAFF = Caller("7", "staff", "s", "operator", "Мария", frozenset(), "", 0)


@pytest.fixture
async def panel(service_app: MakeApplication) -> AsyncIterator[Panel]:
    async with open_panel(service_app) as opened:
        yield opened


async def _told(database: Database) -> list[dict[str, Any]]:
    async with database.connection() as connection:
        rows = await connection.fetch(
            "SELECT data::text FROM outbox WHERE type = 'notifications.staff_acted.v1'"
            " ORDER BY occurred_at"
        )
    return [orjson.loads(row["data"]) for row in rows]


async def test_an_act_and_its_refused_repetition_are_both_told(panel: Panel) -> None:
    key = await panel.add()
    headers = as_staff() | {"X-Request-Id": "0123456789abcdef0123456789abcdef"}
    path = f"{BASE}/staff/announcements/{key}/withdraw"
    assert (await panel.client.post(path, headers=headers)).status_code == 204
    assert (await panel.client.post(path, headers=headers)).status_code == 409
    added, done, refused = await _told(panel.database)
    assert (added["action"], added["outcome"]) == ("add_announcement", "done")
    same = ("actor_id", "actor_role", "action", "object_kind", "object_id", "request_id")
    assert {name: done[name] for name in same} == {name: refused[name] for name in same}
    assert (done["object_id"], done["request_id"]) == (key, headers["X-Request-Id"])
    assert (done["outcome"], refused["outcome"]) == ("done", "not-scheduled")


async def test_what_a_refused_act_had_written_is_gone_and_the_refusal_stays(panel: Panel) -> None:
    # The announcement is written before its files are looked for.
    answer = await panel.post(files=[str(uuid4())])
    assert answer.status_code == 422
    assert await panel.rows("SELECT * FROM announcements") == []
    (refused,) = await _told(panel.database)
    assert (refused["action"], refused["outcome"]) == ("add_announcement", "validation-failed")


async def test_a_dropped_upload_is_told(panel: Panel) -> None:
    made = await panel.client.post(
        f"{BASE}/staff/files", params={"name": "a.txt"}, content=b"words", headers=as_staff()
    )
    assert made.status_code == 201, made.text
    path = f"{BASE}/staff/files/{made.json()['id']}"
    assert (await panel.client.delete(path, headers=as_staff())).status_code == 204
    assert (await panel.client.delete(path, headers=as_staff())).status_code == 404
    assert [(one["action"], one["outcome"]) for one in await _told(panel.database)] == [
        ("upload_file", "done"), ("drop_file", "done"), ("drop_file", "not-found"),
    ]  # fmt: skip


async def test_a_page_of_another_origin_is_nobodys_act(panel: Panel) -> None:
    key = await panel.add()
    token = as_staff()["Authorization"].removeprefix("Bearer ")
    answer = await panel.client.post(
        f"{BASE}/staff/announcements/{key}/withdraw",
        headers={"Cookie": f"admin_access={token}", "Origin": "http://evil.example"},
    )
    assert answer.status_code == 403
    assert [one["action"] for one in await _told(panel.database)] == ["add_announcement"]


async def test_only_what_has_changed_is_told(panel: Panel) -> None:
    async with panel.database.transaction() as session:
        await record_act(
            session, _STAFF, "edit_staff", "user", uuid4(),
            before={"role": "viewer", "active": True, "gone": 1},
            after={"role": "operator", "active": True, "new": 2},
            names=3,
        )  # fmt: skip
    (told,) = await _told(panel.database)
    assert told["before"] == {"role": "viewer", "gone": 1}
    assert told["after"] == {"role": "operator", "new": 2}
    assert told["details"] == {"names": 3}


async def test_an_act_whose_transaction_fails_tells_nothing(panel: Panel) -> None:
    async def act() -> None:
        async with panel.database.transaction() as session:
            await record_act(session, _STAFF, "resend_letter", "letter", uuid4())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await act()
    assert await _told(panel.database) == []
