"""Staff take an account away from a user, and give it again."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.contracts.auth import UserDeleted
from services.contracts.cabinet import AccessEnded
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.desk import OLGA
from tests.api.cabinet.passing import ago, measured, shown, take, told
from tests.api.cabinet.supply import ANNA, BORIS, as_panel, as_user
from tests.support.tokens import bearer, service_token, user_token


async def _links(home: Home, user: UUID = ANNA) -> Any:
    answer = await home.client.get(
        f"/api/cabinet/staff/users/{user}/accounts", headers=home.desk.staff("viewer")
    )
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def test_what_was_given_by_mistake_is_gone_whole(home: Home) -> None:
    await measured(home, ago(5))
    answer = await take(home, ANNA, "1001", None)
    assert answer.status_code == 204, answer.text
    assert (await home.get("overview"))["accounts"] == []
    assert (await home.get("meters"))["total"] == 0
    (link,) = await _links(home)
    assert (link["access"], link["last_day"] is None) == ("none", True)
    (ended,) = await told(home, AccessEnded.type)
    assert (ended["reason"], ended["last_day"], ended["kept_until"]) == ("taken", None, None)
    # Nothing is found at the registration desk either: he is no user of it.
    match = await home.client.post(
        "/internal/registry/match",
        json={"account_number": "1001", "address_id": ""},
        headers=bearer(service_token("auth", "cabinet")),
    )
    assert (match.json()["user_ids"], match.json()["former_user_ids"]) == ([], [str(ANNA)])


async def test_who_has_moved_out_keeps_his_past(home: Home) -> None:
    await measured(home, ago(30), ago(5))
    meter = await home.meter_id()
    assert (await take(home, ANNA, "1001", ago(10))).status_code == 204
    assert await shown(home, ANNA, meter, ago(30)) == 2.4
    assert await shown(home, ANNA, meter, ago(5)) == "hidden"
    (link,) = await _links(home)
    assert (link["access"], link["last_day"]) == ("former", ago(10).isoformat())
    assert (await take(home, ANNA, "1001", ago(10))).status_code == 204
    assert [act["before"] for act in await home.acts()] == [
        {"access": "present", "last_day": None}, {},
    ]  # fmt: skip
    assert len(await told(home, AccessEnded.type)) == 1


async def test_given_again_it_is_seen_whole(home: Home) -> None:
    await measured(home, ago(5))
    meter = await home.meter_id()
    await take(home, ANNA, "1001", ago(10))
    await home.link(ANNA, "1001")
    assert await shown(home, ANNA, meter, ago(5)) == 2.4
    assert [link["access"] for link in await _links(home)] == ["present"]


async def test_an_awaited_account_is_taken_before_it_comes(home: Home) -> None:
    await home.link(BORIS, "2001")
    assert [(x["number"], x["access"]) for x in await _links(home, BORIS)] == [("2001", "waiting")]
    assert (await take(home, BORIS, "2001", None)).status_code == 204
    await home.good("accounts", {"number": "2001", "customer": "c-a"})
    assert (await home.get("accounts", BORIS))["total"] == 0


async def test_a_taking_is_an_act_with_what_was_and_what_is(home: Home) -> None:
    assert (await take(home, ANNA, "1001", ago(3))).status_code == 204
    (act,) = await home.acts()
    assert (act["action"], act["object_kind"], act["object_id"], act["outcome"]) == (
        "take_account", "user", str(ANNA), "done",
    )  # fmt: skip
    assert (act["actor_id"], act["actor_role"]) == (str(OLGA), "operator")
    assert act["before"] == {"access": "present", "last_day": None}
    assert act["after"] == {"access": "former", "last_day": ago(3).isoformat()}
    assert act["details"] == {"account_number": "1001"}


async def test_unfit_takings_are_refused_and_told(home: Home) -> None:
    ahead = await take(home, ANNA, "1001", ago(-1))
    assert (ahead.status_code, ahead.json()["type"].endswith(":last-day-ahead")) == (422, True)
    for user, number in ((ANNA, "1002"), (BORIS, "1001"), (uuid4(), "1001")):
        assert (await take(home, user, number, date(2026, 1, 1))).status_code == 404
    assert (await take(home, ANNA, "1001\x00", None)).status_code == 422
    assert (await home.get("accounts"))["items"][0]["ongoing"]
    acts = await home.acts()
    assert [act["outcome"] for act in acts] == ["last-day-ahead", *["not-found"] * 3]
    assert acts[0]["details"] == {"account_number": "1001", "last_day": ago(-1).isoformat()}
    assert await told(home, AccessEnded.type) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        as_user(ANNA),
        bearer(user_token("systems", "client", scope="batches:write")),
        bearer(service_token("auth", "cabinet")),
        as_panel(),
    ],
    ids=["nobody", "consumer", "machine", "auth", "the panel"],
)
async def test_only_staff_take_and_list(home: Home, headers: dict[str, str]) -> None:
    path = f"/api/cabinet/staff/users/{ANNA}/accounts"
    given = {"account_number": "1001", "last_day": None}
    assert (await home.client.get(path, headers=headers)).status_code == 401
    answer = await home.client.post(f"{path}/take", json=given, headers=headers)
    assert answer.status_code == 401
    assert await home.acts() == []


async def test_viewers_take_nothing(home: Home) -> None:
    path = f"/api/cabinet/staff/users/{ANNA}/accounts"
    given = {"account_number": "1001", "last_day": None}
    viewer = home.desk.staff("viewer")
    assert (await home.client.post(f"{path}/take", json=given, headers=viewer)).status_code == 403
    assert [link["access"] for link in await _links(home)] == ["present"]
    (act,) = await home.acts()
    assert (act["outcome"], act["actor_role"]) == ("forbidden", "viewer")


async def test_a_removed_user_keeps_no_role(home: Home) -> None:
    await home.rows(
        "INSERT INTO agreement_roles (agreement_id, user_id, role)"
        " SELECT id, $1, 'manager' FROM customer_agreements",
        ANNA,
    )
    answer = await home.client.post(
        "/internal/events",
        json={
            "id": str(uuid4()),
            "type": UserDeleted.type,
            "occurred_at": "2026-09-01T00:00:00Z",
            "data": {"user_id": str(ANNA)},
        },
        headers=bearer(service_token("auth", "cabinet")),
    )
    assert answer.status_code == 204
    assert await home.rows("SELECT 1 FROM agreement_roles") == []
    assert (await home.get("meters"))["total"] == 0
