"""Staff read and change the card of an account, two at a time, and add accounts."""

from typing import Any

import pytest

from tests.api.cabinet.cards import REASON, Cards, changed, type_of
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA

ADDRESS = {"region": None, "locality": "Казань", "street": "ул. Мира", "house": "5", "flat": "1"}


async def test_a_card_tells_number_address_building_and_contract(home: Home) -> None:
    card, tag = await Cards(home, "viewer").account()
    assert card["number"] == "1001"
    assert card["customer"]["name"] == "Анна Семёнова"
    assert card["address"] == ADDRESS | {"text": "Казань, ул. Мира, д. 5, кв. 1"}
    assert (card["building_type"], card["contract_start"], card["contract_end"]) == (
        "apartment", "2020-01-01", None,
    )  # fmt: skip
    assert card["differences"] == []
    assert tag.startswith('"')
    (look,) = await home.acts(looks=True)
    assert (look["action"], look["object_kind"], look["object_id"]) == (
        "look_at_account", "account", str(card["id"]),
    )  # fmt: skip


async def test_what_is_saved_is_on_the_card_in_the_cabinet_and_in_the_log(home: Home) -> None:
    cards = Cards(home)
    answer = await cards.change(
        building_type="house", contract_start="2021-02-03", contract_end="2030-12-31"
    )
    assert answer.status_code == 200, answer.text
    card, tag = await cards.account()
    assert answer.json() == card
    assert answer.headers["ETag"] == tag
    assert (card["building_type"], card["contract_start"], card["contract_end"]) == (
        "house", "2021-02-03", "2030-12-31",
    )  # fmt: skip
    (account,) = (await home.get("accounts"))["items"]
    assert (account["contract_end"], account["building_type"]) == ("2030-12-31", "house")
    (act,) = await home.acts()
    assert (act["action"], act["before"], act["after"]) == (
        "change_account",
        {"contract_start": "2020-01-01", "contract_end": None, "building_type": "apartment"},
        {"contract_start": "2021-02-03", "contract_end": "2030-12-31", "building_type": "house"},
    )


async def test_a_known_address_is_used_again_and_the_meter_goes_along(home: Home) -> None:
    cards = Cards(home)
    known = await home.rows("SELECT count(*) AS places FROM service_locations")
    there = ADDRESS | {"locality": "казань", "street": "УЛ.  Мира", "flat": "2"}
    assert (await cards.change(address=there)).status_code == 200
    card, _ = await cards.account()
    assert card["address"]["text"] == "Казань, ул. Мира, д. 5, кв. 2"
    assert await home.rows("SELECT count(*) AS places FROM service_locations") == known
    (meter,) = (await home.get("meters"))["items"]
    assert meter["address"] == "Казань, ул. Мира, д. 5, кв. 2"
    assert (await home.get("accounts"))["items"][0]["address"] == meter["address"]


async def test_a_new_address_is_added_and_found(home: Home) -> None:
    cards = Cards(home)
    there = {"locality": "Пушкино", "street": "ул. Садовая", "house": "5 А"}
    assert (await cards.change(address=there, building_type="house")).status_code == 200
    found = await cards.ask("GET", "accounts", search="пушкино садовая")
    assert [row["number"] for row in found.json()["items"]] == ["1001"]
    # The house that it has left is what it was.
    other, _ = await cards.account("1002")
    assert other["building_type"] == "apartment"
    parts = await cards.ask("GET", "address-parts", part="street", text="сад", locality="Пушкино")
    assert parts.json() == {"items": ["ул. Садовая"]}
    houses = await cards.ask(
        "GET", "address-parts", part="house", locality="Пушкино", street="ул. Садовая"
    )
    assert houses.json() == {"items": ["5 А"]}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"contract_start": "2025-01-02", "contract_end": "2025-01-01"}, "contract_end"),
        ({"contract_end": "2025-02-29"}, "contract_end"),
        ({"contract_end": "31.12.2025"}, "contract_end"),
        ({"address": None, "building_type": None}, "address"),
        ({"address": None}, "building_type"),
        ({"address": ADDRESS | {"locality": " "}}, "address.locality"),
        ({"address": ADDRESS | {"street": "x" * 401}}, "address.street"),
        ({"building_type": "castle"}, "building_type"),
        ({"customer_id": 2}, "customer_id"),
    ],
)
async def test_what_cannot_be_is_refused_by_its_field(
    home: Home, changes: dict[str, Any], field: str
) -> None:
    cards = Cards(home)
    answer = await cards.change(**changes)
    assert answer.status_code == 422, answer.text
    assert field in {error["field"] for error in answer.json()["errors"]}
    assert (await cards.account())[0]["contract_end"] is None


async def test_the_second_of_two_is_told_what_is_now_and_who_changed_it(home: Home) -> None:
    first, second = Cards(home), Cards(home)
    card, tag = await second.account()
    assert (await first.change(contract_end="2029-01-01")).status_code == 200
    path = f"accounts/{card['id']}"
    late = await second.ask("PUT", path, changed(card, contract_end="2030-01-01"), seen=tag)
    assert (late.status_code, type_of(late)) == (412, "stale")
    told = late.json()
    assert told["now"]["contract_end"] == "2029-01-01"
    assert told["changed"]["name"] == "Ольга"
    # Whoever has seen that may go on.
    again = await second.ask(
        "PUT", path, changed(card, contract_end="2030-01-01"), seen=told["etag"]
    )
    assert again.status_code == 200
    blind = await second.ask("PUT", path, changed(card))
    assert (blind.status_code, type_of(blind)) == (428, "if-match-required")
    packed = await second.ask("PUT", path, changed(card), seen=f"W/{again.headers['ETag']}")
    assert packed.status_code == 200


async def test_a_batch_between_makes_the_card_another(home: Home) -> None:
    cards = Cards(home)
    card, tag = await cards.account()
    await home.good("accounts", {"number": "1001", "customer": "c-a", "service_location": "l-a"})
    late = await cards.ask("PUT", f"accounts/{card['id']}", changed(card), seen=tag)
    assert late.status_code == 412
    assert late.json()["now"]["contract_start"] is None
    # Nobody of staff has changed anything yet.
    assert late.json()["changed"] is None


async def test_an_account_is_added_with_its_subscriber(home: Home) -> None:
    cards = Cards(home)
    new = {
        "number": "2001",
        "customer": {"kind": "individual", "name": "Петров П.А.", "email": "p@example.org"},
        "address": ADDRESS | {"house": "7", "flat": None},
        "building_type": "house",
        "contract_start": "2026-11-01",
        "contract_end": None,
    }
    answer = await cards.ask("POST", "accounts", new)
    assert answer.status_code == 201, answer.text
    card, _ = await cards.account("2001")
    assert answer.json() == card
    found = await cards.ask("GET", "accounts", search="p@example.org")
    assert [row["number"] for row in found.json()["items"]] == ["2001"]
    assert {act["action"] for act in await home.acts()} == {"make_account", "make_customer"}
    assert "Петров" not in str(await home.acts())
    # A user who has waited for this number sees it.
    second = new | {"number": "2002", "customer": None, "customer_id": card["customer"]["id"]}
    await home.link(ANNA, "2002")
    assert (await cards.ask("POST", "accounts", second)).status_code == 201
    assert "2002" in {a["number"] for a in (await home.get("accounts"))["items"]}


@pytest.mark.parametrize("number", ["1001", "10 01", "10-01"])
async def test_a_number_is_given_once_in_any_spelling(home: Home, number: str) -> None:
    cards = Cards(home)
    customer = (await cards.account())[0]["customer"]["id"]
    new = {"number": number, "customer_id": customer, "address": ADDRESS, "building_type": None}
    days = {"contract_start": None, "contract_end": None}
    answer = await cards.ask("POST", "accounts", new | days)
    assert (answer.status_code, type_of(answer)) == (409, "account-number-taken")
    assert answer.json()["errors"][0]["field"] == "number"


@pytest.mark.parametrize(
    ("who", "code", "field"),
    [
        ({}, 422, "customer"),
        ({"customer_id": 1, "customer": {"kind": "individual", "name": "А"}}, 422, "customer"),
        ({"customer_id": 999_999}, 422, "customer_id"),
        ({"customer": {"kind": "individual", "name": "А", "key": "c-a"}}, 409, "customer.key"),
        ({"customer": {"kind": "individual", "name": "А", "email": "a b"}}, 422, "customer.email"),
        ({"customer": {"kind": "organization", "name": "А", "inn": "1"}}, 422, "customer.inn"),
    ],
)
async def test_a_new_account_needs_one_subscriber(
    home: Home, who: dict[str, Any], code: int, field: str
) -> None:
    days = {"contract_start": None, "contract_end": None}
    new = {"number": "2001", "address": ADDRESS, "building_type": None} | days | who
    answer = await Cards(home).ask("POST", "accounts", new)
    assert answer.status_code == code, answer.text
    assert field in {error["field"] for error in answer.json()["errors"]}
    assert await home.rows("SELECT FROM customer_accounts WHERE number = '2001'") == []


async def test_a_subscribers_card_has_his_accounts_and_meters(home: Home) -> None:
    cards = Cards(home)
    account, _ = await cards.account()
    path = f"customers/{account['customer']['id']}"
    card, tag = await cards.open(path)
    assert (card["key"], card["name"], card["email"]) == ("c-a", "Анна Семёнова", "a@example.org")
    assert [a["number"] for a in card["accounts"]] == ["1001"]
    ((meter,), total) = card["meters"], card["meters_total"]
    assert (meter["serial_number"], meter["account_number"], meter["tariff"], total) == (
        "S-A", "1001", "Двухзонный", 1,
    )  # fmt: skip
    given = {"kind": "individual", "name": "Анна Белова", "email": None, "phone": "+79130000001"}
    given["reason"] = REASON
    answer = await cards.ask("PUT", path, given | {"inn": None}, seen=tag)
    assert answer.status_code == 200, answer.text
    assert answer.json() == (await cards.open(path))[0]
    found = await cards.ask("GET", "accounts", search="белова")
    assert [row["customer"]["name"] for row in found.json()["items"]] == ["Анна Белова"]
    (act,) = await home.acts()
    assert (act["action"], act["details"]) == (
        "change_customer", {"fields": ["name", "email", "phone"], "reason": REASON},
    )  # fmt: skip
    late = await cards.ask("PUT", path, given, seen=tag)
    assert (late.status_code, late.json()["changed"]["name"]) == (412, "Ольга")
    odd = await cards.ask("PUT", path, given | {"email": "a@"}, seen=answer.headers["ETag"])
    assert [error["field"] for error in odd.json()["errors"]] == ["email"]


@pytest.mark.parametrize("path", ["accounts/999999", "accounts/x", "customers/999999"])
async def test_a_card_that_is_not_there_is_not_found(home: Home, path: str) -> None:
    assert (await Cards(home).ask("GET", path)).status_code == 404


async def test_a_look_at_what_is_not_there_is_told_as_refused_and_lists_are_no_cards(
    home: Home,
) -> None:
    cards = Cards(home)
    for path in ("accounts/999999", "customers/999999", "meters/999999"):
        assert (await cards.ask("GET", path)).status_code == 404
    told = [
        (act["action"], act["object_id"], act["outcome"]) for act in await home.acts(looks=True)
    ]
    assert told == [
        (f"look_at_{kind}", "999999", "not-found") for kind in ("account", "customer", "meter")
    ]
    for path in ("accounts/chosen", "accounts/choices"):
        assert (await cards.ask("GET", path)).status_code == 200


@pytest.mark.parametrize("reason", [None, "", "  ", "x" * 501])
async def test_who_corrects_says_why(home: Home, reason: str | None) -> None:
    cards = Cards(home)
    refused = await cards.change(contract_end="2030-12-31", reason=reason)
    assert refused.status_code == 422
    assert [error["field"] for error in refused.json()["errors"]] == ["reason"]
    assert (await cards.account())[0]["contract_end"] is None
    told = await cards.change(contract_end="2030-12-31", reason="  Заявление от 1 мая ")
    assert told.status_code == 200, told.text
    assert (await home.acts())[-1]["details"]["reason"] == "Заявление от 1 мая"
