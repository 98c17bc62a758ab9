"""People say that there is no energy; staff see where, and what they write answers all of them."""

from typing import Any
from uuid import UUID

import httpx

from tests.api.cabinet.outages.town import GLEB, STREET, VERA, Town, moment, problem, wrong
from tests.api.cabinet.supply import ANNA, as_user

REPORTS = "/api/cabinet/outage-reports"
GROUPS = "/api/cabinet/staff/outage-reports"


async def account_of(town: Town, number: str) -> int:
    (row,) = await town.home.rows("SELECT id FROM customer_accounts WHERE number = $1", number)
    key: int = row["id"]
    return key


async def report(
    town: Town, user_id: UUID, account: int, *, key: str | None = None, **more: Any
) -> httpx.Response:
    headers = as_user(user_id) | ({} if key is None else {"Idempotency-Key": key})
    body = {"account_id": account} | more
    return await town.client.post(REPORTS, json=body, headers=headers)


async def listed(town: Town, user_id: UUID = VERA) -> list[dict[str, Any]]:
    answer = await town.client.get(REPORTS, headers=as_user(user_id))
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def groups(town: Town) -> list[dict[str, Any]]:
    answer = await town.client.get(GROUPS, headers=town.headers)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["groups"]
    return found


async def test_a_second_report_is_the_first_and_what_is_known_is_said_so(town: Town) -> None:
    account = await account_of(town, "772")
    first = await report(town, VERA, account, since=moment(-1), note="Искрит столб")
    assert first.status_code == 201, first.text
    assert first.json()["status"] == "open"
    second = await report(town, VERA, account, note="Всё ещё")
    assert second.json()["id"] == first.json()["id"]
    assert [one["note"] for one in await listed(town)] == ["Искрит столб"]
    path = f"{REPORTS}/{first.json()['id']}/over"
    for _ in range(2):
        over = await town.client.post(path, headers=as_user(VERA))
        assert (over.status_code, over.json()["status"]) == (200, "over")
    assert await groups(town) == []
    card = await town.add()
    known = (await report(town, VERA, account)).json()
    assert (known["status"], known["outage_id"]) == ("known", card["id"])
    card = (await town.ask("GET", f"/{card['id']}")).json()
    assert card["reports"] == 1
    await town.does(card, "end")
    assert {one["status"] for one in await listed(town)} == {"over"}


async def test_a_report_is_of_ones_own_account_and_of_today(town: Town) -> None:
    account = await account_of(town, "772")
    for user_id, key in ((GLEB, account), (VERA, 999_999), (ANNA, account)):
        assert problem(await report(town, user_id, key)) == (404, "not-found")
    mine = (await report(town, VERA, account)).json()
    path = f"{REPORTS}/{mine['id']}/over"
    assert problem(await town.client.post(path, headers=as_user(GLEB))) == (404, "not-found")
    assert [one["status"] for one in await listed(town)] == ["open"]
    for since in (moment(1), moment(-24 * 8)):
        assert wrong(await report(town, VERA, account, since=since)) == ("since", "not-possible")
    assert wrong(await report(town, VERA, account, note="я" * 501))[0] == "note"
    assert await listed(town, GLEB) == []


async def test_the_eleventh_report_of_a_day_waits(town: Town) -> None:
    account = await account_of(town, "772")
    for _ in range(10):
        made = await report(town, VERA, account)
        assert made.status_code == 201
        await town.client.post(f"{REPORTS}/{made.json()['id']}/over", headers=as_user(VERA))
    refused = await report(town, VERA, account)
    assert problem(refused) == (429, "too-many-reports")
    assert int(refused.headers["Retry-After"]) > 23 * 3600
    assert (await report(town, GLEB, await account_of(town, "774"))).status_code == 201


async def test_the_same_key_is_the_same_report(town: Town) -> None:
    account = await account_of(town, "772")
    first, again = [await report(town, VERA, account, key="k") for _ in range(2)]
    assert first.json()["id"] == again.json()["id"]
    other = await report(town, VERA, account, key="k", note="Другое")
    assert problem(other) == (409, "idempotency-key-reused")


async def _many(town: Town, number: int) -> None:
    """Let so many households of house 10 report, each once."""
    for flat in range(number):
        user, key = UUID(int=1000 + flat), f"t-10-{flat}"
        await town.home.good("customers", {"id": key, "kind": "individual", "name": "Житель Дома"})
        place = {"locality": "Тара", "street": STREET, "house": "10", "flat": str(flat + 1)}
        await town.home.good("service-locations", {"id": key} | place)
        account = {"number": f"9{flat:03}", "customer": key, "service_location": key}
        await town.home.good("accounts", account)
        await town.home.link(user, account["number"])
        made = await report(town, user, await account_of(town, account["number"]))
        assert made.status_code == 201, made.text


async def test_ten_reports_of_a_street_are_a_suspected_outage_that_answers_them_all(
    town: Town,
) -> None:
    await _many(town, 9)
    (group,) = await groups(town)
    assert (group["reports"], group["suspected"]) == (9, False)
    await report(town, VERA, await account_of(town, "772"))
    (group,) = await groups(town)
    assert (group["street"], group["reports"], group["suspected"]) == (STREET, 10, True)
    assert [one["reports"] for one in group["buildings"]] == [1, 9]
    card = await town.add(
        scope=town.houses("4"), from_street={"locality": "Тара", "street": STREET}
    )
    assert (card["buildings"], card["reports"]) == (3, 10)
    ((change, readers),) = await town.told()
    assert change == "published"
    assert set(readers) == {VERA, GLEB, *(UUID(int=1000 + flat) for flat in range(9))}
    assert [one["status"] for one in await listed(town)] == ["known"]
    (group,) = await groups(town)
    assert (group["suspected"], group["outage_id"]) == (False, card["id"])
    # Whatever staff change of it, the reports stay its own.
    card = await town.change(card, cause="Другая")
    assert (card["buildings"], card["reports"]) == (3, 10)
    card = await town.change(card, from_street=None)
    assert (card["buildings"], card["reports"]) == (1, 0)
    assert [one["status"] for one in await listed(town)] == ["open"]


async def test_reports_of_hours_ago_suspect_nothing(town: Town) -> None:
    await _many(town, 10)
    await town.home.rows(
        "UPDATE outage_reports SET at = now() - interval '4 hours' WHERE user_id = $1 RETURNING id",
        UUID(int=1003),
    )
    (group,) = await groups(town)
    assert (group["reports"], group["suspected"]) == (10, False)


async def test_houses_are_found_on_the_map_and_by_their_address(town: Town) -> None:
    card = await town.add(kind="planned", starts_at=moment(5), expected_end_at=moment(6))
    path = "/api/cabinet/staff/buildings"

    async def ask(**query: Any) -> httpx.Response:
        return await town.client.get(path, params=query, headers=town.headers)

    found = (await ask(bbox="74.29,56.9,74.31,56.9025")).json()
    assert found["clusters"] == []
    assert [(one["accounts"], one["outage"]) for one in found["items"]] == [
        (1, "planned"), (1, None),
    ]  # fmt: skip
    many = (await ask(bbox="74.29,56.9,74.31,56.91", limit=2)).json()
    assert many["items"] == []
    assert sum(one["buildings"] for one in many["clusters"]) == 3
    few = (await ask(bbox="74.29,56.9,74.31,56.91", limit=3)).json()
    assert (len(few["items"]), few["clusters"]) == (3, [])
    nowhere = (await ask(bbox="0,0,1,1", limit=1)).json()
    assert nowhere == {"items": [], "clusters": []}
    (one,) = (await ask(search="лесная 6")).json()["items"]
    assert (one["address"], one["point"]) == (f"Тара, {STREET}, д. 6", [74.3, 56.903])
    assert len((await ask(search="Лесная")).json()["items"]) == 3
    assert (await ask(search="л")).json()["items"] == []
    for box in ("1,2,3", "a,b,c,d", "nan,0,1,1", "10,0,5,1", "-181,0,1,1", "0,0,inf,1", ""):
        assert wrong(await ask(bbox=box)) == ("bbox", "no-box"), box
    await town.does(card, "cancel")
    assert {one["outage"] for one in (await ask(search="Лесная")).json()["items"]} == {None}
