"""What a consumer wants to be told; choices for accounts are for one's own only."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import orjson
import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from services.contracts.notifications import ReminderDaysChosen, UnusualDaysWanted
from services.notifications.errors import Unavailable
from services.notifications.preferences.actions import forget_lost_accounts
from tests.api.notifications.people import ANNA, BORIS, as_user
from tests.conftest import MakeApplication

_BASE = "/api/notifications"


@dataclass
class Kept:
    """Notifications, and a cabinet that says who sees which accounts."""

    app: FastAPI
    client: httpx.AsyncClient
    own: dict[UUID, list[str]] = field(default_factory=dict)
    status: int = 200

    async def accounts(self, request: Request) -> Response:
        users = [UUID(user) for user in request.query_params.getlist("user")]
        items = [{"user_id": str(one), "numbers": self.own.get(one, [])} for one in users]
        return JSONResponse({"items": items}, self.status)

    async def get(self, path: str, user_id: UUID = ANNA) -> Any:
        answer = await self.client.get(f"{_BASE}/{path}", headers=as_user(user_id))
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def put(self, given: dict[str, Any], user_id: UUID = ANNA) -> httpx.Response:
        return await self.client.put(f"{_BASE}/preferences", json=given, headers=as_user(user_id))

    async def told(self, kind: str) -> list[dict[str, Any]]:
        """Return what cabinet is told of a kind, the eldest first."""
        async with self.app.state.database.connection() as connection:
            rows = await connection.fetch(
                "SELECT data::text FROM outbox WHERE type = $1 AND subscriber = 'cabinet'"
                " ORDER BY occurred_at",
                kind,
            )
        return [orjson.loads(row["data"]) for row in rows]

    async def numbers(self) -> list[str]:
        async with self.app.state.database.connection() as connection:
            rows = await connection.fetch("SELECT number FROM account_preferences ORDER BY 1")
        return [row["number"] for row in rows]


@pytest.fixture
async def kept(service_app: MakeApplication) -> AsyncIterator[Kept]:
    app, client = await service_app("notifications")
    kept = Kept(app, client, {ANNA: ["Д-1", "1002"], BORIS: ["2001"]})
    cabinet = Starlette(routes=[Route("/internal/audience/accounts", kept.accounts)])
    app.state.client._http = httpx.AsyncClient(transport=httpx.ASGITransport(cabinet))
    yield kept


_CHOSEN = {
    "email": False,
    "bills": {"email": False, "push": True},
    "payments": {"email": True, "push": False},
    "window_start": {"email": True, "push": True, "days": 15},
    "window_end": {"email": False, "push": False, "days": 1},
    "readings": {"email": False, "push": True},
    "unusual": {"told": True, "email": False, "push": True},
    "appeals": {"email": False, "push": True},
    "outages": {"email": False, "push": True},
    "orders": {"email": False, "push": True},
    "advertising": {"email": True, "push": False},
    "accounts": [{"number": "Д-1", "bills": True, "payments": False}],
}


async def test_preferences_begin_with_the_defaults(kept: Kept) -> None:
    found = await kept.get("preferences")
    assert found["email"] is True
    assert found["bills"] == {"email": True, "push": False}
    assert found["advertising"] == {"email": False, "push": False}
    assert found["window_start"] == {"email": True, "push": False, "days": 4}
    assert found["window_end"]["days"] == 2
    assert found["unusual"] == {"told": False, "email": True, "push": False}
    assert found["accounts"] == []


async def test_preferences_are_kept_and_are_ones_own(kept: Kept) -> None:
    for chosen in (_CHOSEN, _CHOSEN | {"accounts": []}, _CHOSEN):
        answer = await kept.client.put(f"{_BASE}/preferences", json=chosen, headers=as_user(ANNA))
        assert answer.status_code == 200
        assert await kept.get("preferences") == chosen
    assert (await kept.get("preferences", BORIS))["email"] is True


@pytest.mark.parametrize(
    "wrong",
    [
        {"window_start": {"email": True, "push": True, "days": 0}},
        {"window_end": {"email": True, "push": True, "days": 16}},
        {"bills": {"email": "maybe", "push": True}},
        {"bills": {"email": True, "push": True, "sms": True}},
        {"accounts": [{"number": "1", "bills": True, "payments": True}] * 2},
        {"accounts": [{"number": "1\r\n", "bills": True, "payments": True}]},
        {"accounts": [{"number": "x" * 65, "bills": True, "payments": True}]},
        {"advertising": None},
    ],
)
async def test_unfit_preferences_are_refused(kept: Kept, wrong: dict[str, Any]) -> None:
    answer = await kept.client.put(
        f"{_BASE}/preferences", json=_CHOSEN | wrong, headers=as_user(ANNA)
    )
    assert answer.status_code == 422
    assert answer.json()["type"].endswith(":validation-failed")


def choosing(*numbers: str) -> dict[str, Any]:
    accounts = [{"number": number, "bills": True, "payments": True} for number in numbers]
    return _CHOSEN | {"accounts": accounts}


@pytest.mark.parametrize("number", ["2001", "there is none"])
async def test_anothers_account_is_refused_as_one_that_does_not_exist(
    kept: Kept, number: str
) -> None:
    assert (await kept.put(_CHOSEN)).status_code == 200
    answer = await kept.put(choosing("Д-1", number))
    assert answer.status_code == 422
    errors = answer.json()["errors"]
    assert [(one["field"], one["code"]) for one in errors] == [("accounts.1.number", "not-yours")]
    assert number not in answer.text
    assert await kept.numbers() == ["Д-1"]


async def test_accounts_named_while_cabinet_is_away_are_not_believed(kept: Kept) -> None:
    kept.status = 500
    assert (await kept.put(_CHOSEN)).status_code == 503
    # What names none needs nobody's answer.
    assert (await kept.put(choosing())).status_code == 200


async def test_an_account_that_has_passed_on_is_not_told_and_is_forgotten(kept: Kept) -> None:
    assert (await kept.put(choosing("1002", "Д-1"))).status_code == 200
    assert (await kept.put(choosing("2001"), BORIS)).status_code == 200
    kept.own = {ANNA: ["1002"], BORIS: ["2001"]}
    told = (await kept.get("preferences"))["accounts"]
    assert [one["number"] for one in told] == ["1002"]
    database, client = kept.app.state.database, kept.app.state.client
    kept.status = 500
    with pytest.raises(Unavailable):
        await forget_lost_accounts(database, client, "http://cabinet")
    assert await kept.numbers() == ["1002", "2001", "Д-1"]
    kept.status = 200
    await forget_lost_accounts(database, client, "http://cabinet")
    assert await kept.numbers() == ["1002", "2001"]


@pytest.mark.parametrize(
    "loose",
    [
        {"email": 1},
        {"bills": {"email": "true", "push": True}},
        {"window_start": {"email": True, "push": True, "days": True}},
        {"window_start": {"email": True, "push": True, "days": "3"}},
        {"window_start": {"email": True, "push": True, "days": 3.0}},
    ],
)
async def test_a_switch_is_a_switch_and_a_number_a_number(
    kept: Kept, loose: dict[str, Any]
) -> None:
    assert (await kept.put(_CHOSEN | loose)).status_code == 422


async def test_cabinet_is_told_when_days_are_chosen_otherwise_and_only_then(kept: Kept) -> None:
    async def told() -> list[dict[str, Any]]:
        return await kept.told(ReminderDaysChosen.type)

    days = {"start_days": 15, "end_days": 1}
    assert (await kept.put(_CHOSEN)).status_code == 200
    assert await told() == [{"user_id": str(ANNA)} | days]
    # Other channels are nothing to it.
    assert (await kept.put(_CHOSEN | {"email": True})).status_code == 200
    assert len(await told()) == 1
    back = {"window_end": {"email": False, "push": False, "days": 2}}
    assert (await kept.put(_CHOSEN | back)).status_code == 200
    assert (await told())[-1] == {"user_id": str(ANNA), "start_days": 15, "end_days": 2}


@pytest.mark.parametrize("kind", ["readings", "appeals", "orders", "outages"])
async def test_a_page_that_does_not_know_of_a_kind_changes_the_others(
    kept: Kept, kind: str
) -> None:
    former = {name: value for name, value in _CHOSEN.items() if name != kind}
    assert (await kept.put(former)).status_code == 200
    assert (await kept.get("preferences"))[kind] == {"email": True, "push": False}


async def test_cabinet_is_told_when_unusual_days_are_asked_for_and_when_no_more(
    kept: Kept,
) -> None:
    told = [{"user_id": str(ANNA), "wanted": True}]
    for chosen in (_CHOSEN, _CHOSEN | {"unusual": {"told": True, "email": True, "push": False}}):
        assert (await kept.put(chosen)).status_code == 200
        assert await kept.told(UnusualDaysWanted.type) == told
    off = {"unusual": {"told": False, "email": True, "push": False}}
    assert (await kept.put(_CHOSEN | off)).status_code == 200
    assert await kept.told(UnusualDaysWanted.type) == [
        *told,
        {"user_id": str(ANNA), "wanted": False},
    ]


async def test_a_page_that_does_not_know_of_unusual_days_leaves_them_as_they_are(
    kept: Kept,
) -> None:
    assert (await kept.put(_CHOSEN)).status_code == 200
    former = {name: value for name, value in _CHOSEN.items() if name != "unusual"}
    assert (await kept.put(former | {"email": True})).status_code == 200
    found = await kept.get("preferences")
    assert (found["email"], found["unusual"]) == (True, _CHOSEN["unusual"])
    assert len(await kept.told(UnusualDaysWanted.type)) == 1
