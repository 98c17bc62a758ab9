"""What the log tells another service about things of a consumer's."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from services.kit.database import Database
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token, user_token

_ADD = """
INSERT INTO audit_log
    (at, actor_id, actor_role, action, object_kind, object_id, outcome, details)
VALUES ($1, $2, $3, $4, $5, $6, $7, jsonb_strip_nulls(jsonb_build_object('reason', $8::text)))
"""
_NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Log:
    """The log, with entries that a test writes."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self._client = client
        self._database = database

    async def add(
        self, action: str, name: str = "5", *, kind: str = "user", minutes: int = 0,
        outcome: str = "done", role: str = "operator", reason: str | None = None,
    ) -> None:  # fmt: skip
        at = _NOON + timedelta(minutes=minutes)
        async with self._database.connection() as connection:
            await connection.execute(_ADD, at, "77", role, action, kind, name, outcome, reason)

    async def ask(self, *objects: dict[str, Any], **changes: Any) -> Any:
        asked = {"objects": list(objects), "limit": 20, "offset": 0} | changes
        headers = bearer(service_token("cabinet", "admin_panel"))
        answer = await self._client.post("/internal/acts", json=asked, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
async def log(service_app: MakeApplication) -> Log:
    app, client = await service_app("admin_panel")
    return Log(client, app.state.database)


def _on(name: str, *actions: str, kind: str = "user", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "id": name, "actions": list(actions)} | more


async def test_done_acts_on_the_named_things_are_told_newest_first(log: Log) -> None:
    await log.add("edit_user")
    await log.add("block_user", minutes=70)
    await log.add("block_user", name="6", minutes=80)
    await log.add("edit_user", minutes=90, outcome="forbidden")
    await log.add("remove_user", minutes=95)
    await log.add("edit_user", kind="account", minutes=99)
    told = await log.ask(_on("5", "edit_user", "block_user"))
    assert [(one["action"], one["object_id"]) for one in told["items"]] == [
        ("block_user", "5"), ("edit_user", "5"),
    ]  # fmt: skip
    assert told["total"] == 2
    assert "77" not in str(told)


async def test_alike_acts_of_an_hour_are_one(log: Log) -> None:
    for minutes in (0, 5, 59, 60):
        await log.add("look_at_user", minutes=minutes)
    await log.add("look_at_user", minutes=10, role="viewer")
    told = await log.ask(_on("5", "look_at_user"))
    assert [(one["times"], one["actor_role"], one["at"][11:16]) for one in told["items"]] == [
        (1, "operator", "13:00"), (3, "operator", "12:59"), (1, "viewer", "12:10"),
    ]  # fmt: skip


async def test_acts_with_other_reasons_are_told_apart(log: Log) -> None:
    for reason in ("Цифры не видны", "Другой прибор", "Цифры не видны"):
        await log.add("refuse_submission", "9", kind="account", reason=reason)
    told = await log.ask(_on("9", "refuse_submission", kind="account"))
    assert sorted((one["reason"], one["times"]) for one in told["items"]) == [
        ("Другой прибор", 1), ("Цифры не видны", 2),
    ]  # fmt: skip


async def test_of_a_thing_only_the_askers_time_is_told(log: Log) -> None:
    for minutes in (0, 60, 120):
        await log.add("issue_code", "9", kind="account", minutes=minutes)
    mine = {
        "since": (_NOON + timedelta(minutes=60)).isoformat(),
        "until": (_NOON + timedelta(minutes=120)).isoformat(),
    }
    told = await log.ask(_on("9", "issue_code", kind="account", **mine))
    assert [one["at"][11:16] for one in told["items"]] == ["13:00"]


async def test_pages_follow_each_other(log: Log) -> None:
    for hour in range(5):
        await log.add("edit_user", minutes=60 * hour)
    told = await log.ask(_on("5", "edit_user"), limit=2, offset=2)
    assert (len(told["items"]), told["total"]) == (2, 5)
    assert [one["at"][11:13] for one in told["items"]] == ["14", "13"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        (bearer(service_token("auth", "admin_panel")), 403),
        (bearer(user_token("staff", "7", role="administrator", sid="s")), 401),
    ],
    ids=["nobody", "auth", "staff"],
)
async def test_only_cabinet_asks(log: Log, headers: dict[str, str], status: int) -> None:
    asked = {"objects": [_on("5", "edit_user")], "limit": 1, "offset": 0}
    answer = await log._client.post("/internal/acts", json=asked, headers=headers)
    assert answer.status_code == status
