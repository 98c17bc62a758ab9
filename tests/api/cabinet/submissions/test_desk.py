"""Staff look for readings that were handed in, and refuse one with a reason that people read."""

from typing import Any
from uuid import uuid4

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.submissions import handing_in
from tests.api.cabinet.submissions.handing_in import Clock, form, readings, refused, taken
from tests.api.cabinet.supply import BORIS, as_user

_PLACE = "/api/cabinet/staff/submissions"


async def look(home: Home, path: str = "", **query: Any) -> Any:
    answer = await home.client.get(
        f"{_PLACE}{path}", params=query, headers=home.desk.staff("viewer")
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


async def refuse(
    home: Home, submission: Any, reason: str = "Показание не читается", role: str = "operator"
) -> httpx.Response:
    return await home.client.post(
        f"{_PLACE}/{submission['id']}/refuse",
        json={"reason": reason},
        headers=home.desk.staff(role),
    )


async def two(home: Home, clock: Clock) -> tuple[Any, Any]:
    """Let Anna hand in 100, and Boris 200 a day later."""
    await home.link(BORIS, "1002")
    anna = await taken(home, {"T1": "100"})
    clock.set("2026-11-21T10:00:00Z")
    return anna, await taken(home, {"T1": "200"}, user_id=BORIS, serial="S-B")


async def test_they_are_found_by_number_name_address_serial_state_and_day(
    home: Home, clock: Clock
) -> None:
    anna, boris = await two(home, clock)
    corrected = await taken(home, {"T1": "101"})

    async def found(**query: Any) -> list[str]:
        return [one["id"] for one in (await look(home, **query))["items"]]

    every = [corrected["id"], boris["id"], anna["id"]]
    assert sorted(await found()) == sorted(every)
    assert (await look(home, limit=1))["total"] == 3
    for search in ("1002", "Ромашка", "кв. 2 мира", "s-b", "10 02"):
        assert await found(search=search) == [boris["id"]], search
    assert await found(search="100%") == []
    assert await found(state="corrected") == [anna["id"]]
    assert len(await found(state=["corrected", "on_its_way"])) == 3
    assert await found(**{"to": "2026-11-20"}) == [anna["id"]]
    assert anna["id"] not in await found(**{"from": "2026-11-21"})
    by_account = await found(sort="-account")
    assert (by_account[0], set(by_account[1:])) == (boris["id"], {anna["id"], corrected["id"]})
    (shown,) = (await look(home, search="1002"))["items"]
    assert (shown["account_number"], shown["customer_name"], shown["serial_number"]) == (
        "1002",
        "ООО Ромашка",
        "S-B",
    )
    card = await look(home, f"/{corrected['id']}")
    assert card["submission"]["corrects"] == anna["id"]
    assert [one["id"] for one in card["others"]] == [anna["id"]]
    assert [one["state"] for one in card["states"]] == ["on_its_way"]


async def test_a_refused_reading_counts_no_more_and_may_be_handed_in_again(
    home: Home, clock: Clock
) -> None:
    await home.good("register-readings", reading("2026-10-20", T1=90))
    made = await taken(home, {"T1": "100"})
    answer = await refuse(home, made)
    assert answer.status_code == 200, answer.text
    refusal = {"code": "by-staff", "text": "Показание не читается", "by": "staff"}
    assert (answer.json()["state"], answer.json()["refusal"]) == ("refused", refusal)
    assert await readings(home) == [(2, 90_000)]
    assert len(await home.rows("SELECT FROM register_reading_history")) == 1
    shown = (await form(home))[0]["submitted"]
    assert (shown["state"], shown["refusal"]) == ("refused", refusal)
    assert shown["correctable_until"] is None
    event = (await handing_in.told(home))[-1]["data"]
    assert (event["state"], event["by"], event["text"]) == (
        "refused",
        "staff",
        "Показание не читается",
    )
    (act,) = await home.acts()
    (account,) = await home.rows("SELECT id FROM customer_accounts WHERE number = '1001'")
    assert (act["action"], act["object_kind"], act["object_id"], act["outcome"]) == (
        "refuse_submission", "account", str(account["id"]), "done",
    )  # fmt: skip
    assert act["details"] == {"submission": made["id"], "reason": "Показание не читается"}
    assert (act["before"], act["after"]) == ({"state": "on_its_way"}, {"state": "refused"})
    # The same once more changes nothing; a colleague's other words reach nobody, and he is told.
    assert (await refuse(home, made)).json()["refusal"] == refusal
    assert len(await home.acts()) == 1
    later = await refuse(home, made, "Иначе")
    assert (later.status_code, later.json()["type"].rpartition(":")[2]) == (
        409,
        "submission-settled",
    )
    assert [act["outcome"] for act in await home.acts()] == ["done", "submission-settled"]
    assert (await form(home))[0]["submitted"]["refusal"] == refusal
    clock.set("2026-11-22T10:00:00Z")
    again = await taken(home, {"T1": "100"})
    assert (again["id"] != made["id"], again["corrects"]) == (True, None)
    assert await readings(home) == [(2, 90_000), (2, 100_000)]


async def test_who_opens_a_reading_or_its_receipt_is_told_to_its_consumer(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    (account,) = await home.rows("SELECT id FROM customer_accounts WHERE number = '1001'")
    await look(home)
    assert await home.acts(looks=True) == []
    await look(home, f"/{made['id']}")
    answer = await home.client.get(
        f"/api/cabinet/staff/receipts/{made['receipt']}", headers=home.desk.staff("viewer")
    )
    assert answer.status_code == 200
    assert [
        (one["action"], one["object_kind"], one["object_id"]) for one in await home.acts(looks=True)
    ] == [
        ("look_at_submission", "account", str(account["id"])),
        ("look_at_receipt", "account", str(account["id"])),
    ]


async def test_a_corrected_one_is_refused_no_more(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    await taken(home, {"T1": "101"})
    answer = await refuse(home, made)
    assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (
        409,
        "submission-settled",
    )
    assert await readings(home) == [(2, 101_000)]
    (act,) = await home.acts()
    assert act["outcome"] == "submission-settled"


async def test_only_operators_refuse_and_only_with_a_reason(home: Home) -> None:
    made = await taken(home, {"T1": "100"})
    assert (await refuse(home, made, role="viewer")).status_code == 403
    for reason in ("", " ", "\n", "а" * 501, "строка\nещё"):
        assert (await refuse(home, made, reason)).status_code == 422, reason
    assert (await refuse(home, {"id": uuid4()})).status_code == 404
    assert (await refuse(home, {"id": "1"})).status_code == 422
    assert (await home.client.get(_PLACE, headers=as_user(BORIS))).status_code in {401, 403}
    for query in ({"sort": "name"}, {"state": "lost"}, {"from": "yesterday"}):
        answer = await home.client.get(_PLACE, params=query, headers=home.desk.staff())
        assert answer.status_code == 422, query
    assert (await form(home))[0]["submitted"] == made


async def test_a_consumer_is_not_told_of_anothers(home: Home, clock: Clock) -> None:
    anna, _ = await two(home, clock)
    answer = await home.client.get(f"/api/cabinet/submissions/{anna['id']}", headers=as_user(BORIS))
    assert answer.status_code == 404
    await refused(home, {"T1": "1,2,3"}, 422, "validation-failed")
