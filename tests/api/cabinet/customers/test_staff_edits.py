"""What staff have set by hand and a system tells otherwise: nothing is overwritten silently."""

from typing import Any

import pytest

from tests.api.cabinet.cards import REASON, Cards
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import POINTS

TOLD = {"number": "1001", "customer": "c-a", "service_location": "l-a"}


async def deliver(home: Home, **told: Any) -> None:
    await home.good("accounts", TOLD | {"contract_start": "2020-01-01"} | told)


async def difference(cards: Cards) -> dict[str, Any]:
    (one,) = (await cards.account())[0]["differences"]
    return dict(one)


async def decide(cards: Cards, choice: str) -> dict[str, Any]:
    card, tag = await cards.account()
    (one,) = card["differences"]
    answer = await cards.ask(
        "POST",
        f"accounts/{card['id']}/decisions",
        {"kind": one["kind"], "field": one["field"], "choice": choice},
        seen=tag,
    )
    assert answer.status_code == 200, answer.text
    decided: dict[str, Any] = answer.json()
    return decided


async def test_a_delivery_does_not_overwrite_what_staff_have_set(home: Home) -> None:
    cards = Cards(home)
    await cards.change(contract_end="2030-12-31")
    await deliver(home, contract_end="2027-06-30")
    card, _ = await cards.account()
    assert card["contract_end"] == "2030-12-31"
    (one,) = card["differences"]
    assert (one["kind"], one["field"], one["ours"], one["told"], one["state"]) == (
        "account", "contract_end", "2030-12-31", "2027-06-30", "differs",
    )  # fmt: skip
    assert (one["editor"], one["source"]) == ("Ольга", "test")
    # The consumer sees what stands, and for as long as it stands.
    (account,) = (await home.get("accounts"))["items"]
    assert account["contract_end"] == "2030-12-31"
    listed = await cards.ask("GET", "accounts", differences=True)
    assert [row["number"] for row in listed.json()["items"]] == ["1001"]


async def test_the_systems_value_is_taken_with_one_decision(home: Home) -> None:
    cards = Cards(home)
    await cards.change(contract_end="2030-12-31")
    await deliver(home, contract_end="2027-06-30")
    card = await decide(cards, "system")
    assert (card["contract_end"], card["differences"]) == ("2027-06-30", [])
    (account,) = (await home.get("accounts"))["items"]
    assert account["contract_end"] == "2027-06-30"
    # The field is the system's again.
    await deliver(home, contract_end=None)
    card, _ = await cards.account()
    assert (card["contract_end"], card["differences"]) == (None, [])
    assert [act["action"] for act in await home.acts()] == ["change_account", "decide_difference"]


async def test_ours_is_kept_until_the_system_tells_something_new(home: Home) -> None:
    cards = Cards(home)
    await cards.change(contract_end="2030-12-31")
    await deliver(home, contract_end=None)
    assert (await difference(cards))["told"] is None
    assert (await decide(cards, "staff"))["differences"] == []
    await deliver(home, contract_end=None)
    card, _ = await cards.account()
    assert (card["contract_end"], card["differences"]) == ("2030-12-31", [])
    await deliver(home, contract_end="2028-01-01")
    assert (await difference(cards))["told"] == "2028-01-01"


async def test_a_system_that_agrees_has_its_field_back(home: Home) -> None:
    cards = Cards(home)
    await cards.change(contract_end="2030-12-31")
    await deliver(home, contract_end="2027-06-30")
    await deliver(home, contract_end="2030-12-31")
    assert (await cards.account())[0]["differences"] == []
    await deliver(home, contract_end="2031-01-01")
    card, _ = await cards.account()
    assert (card["contract_end"], card["differences"]) == ("2031-01-01", [])


async def test_an_address_is_told_in_words_and_its_meter_follows_the_decision(home: Home) -> None:
    cards = Cards(home)
    await cards.change(address={"locality": "Казань", "street": "ул. Новая", "house": "1"})
    await deliver(home)
    await home.good(
        "usage-points",
        {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a"},
    )
    one = await difference(cards)
    assert (one["ours"], one["told"]) == (
        "Казань, ул. Новая, д. 1", "Казань, ул. Мира, д. 5, кв. 1",
    )  # fmt: skip
    (meter,) = (await home.get("meters"))["items"]
    assert meter["address"] == "Казань, ул. Новая, д. 1"
    await decide(cards, "system")
    (meter,) = (await home.get("meters"))["items"]
    assert meter["address"] == "Казань, ул. Мира, д. 5, кв. 1"
    assert (await cards.account())[0]["address"]["flat"] == "1"


async def test_the_building_of_a_batch_keeps_the_type_that_staff_have_set(home: Home) -> None:
    cards = Cards(home)
    await cards.change(building_type="house")
    place = {"locality": "Казань", "street": "ул. Мира", "house": "5"}
    # A line without it tells nothing.
    await home.good("service-locations", place | {"id": "l-c", "flat": "3"})
    assert (await cards.account())[0]["differences"] == []
    await home.good(
        "service-locations", place | {"id": "l-a", "flat": "1", "building_kind": "apartment"}
    )
    assert (await difference(cards))["kind"] == "building"
    card = await decide(cards, "system")
    assert (card["building_type"], card["differences"]) == ("apartment", [])


async def test_contacts_that_staff_have_corrected_stay(home: Home) -> None:
    cards = Cards(home)
    account, _ = await cards.account()
    path = f"customers/{account['customer']['id']}"
    card, tag = await cards.open(path)
    told = {name: card[name] for name in ("kind", "name", "phone", "inn")}
    await cards.ask("PUT", path, told | {"email": "anna@example.org", "reason": REASON}, seen=tag)
    sent = {"id": "c-a", "kind": "individual", "name": "Анна Семёнова"}
    await home.good("customers", sent | {"email": "a@example.org"})
    card, tag = await cards.open(path)
    assert card["email"] == "anna@example.org"
    (one,) = card["differences"]
    assert (one["ours"], one["told"]) == ("anna@example.org", "a@example.org")
    choice = {"kind": "customer", "field": "email", "choice": "system"}
    answer = await cards.ask("POST", f"{path}/decisions", choice, seen=tag)
    assert answer.json()["email"] == "a@example.org"
    again = await cards.ask("POST", f"{path}/decisions", choice, seen=answer.headers["ETag"])
    assert again.status_code == 404


@pytest.mark.parametrize("role", ["viewer"])
async def test_who_only_looks_decides_nothing(home: Home, role: str) -> None:
    await Cards(home).change(contract_end="2030-12-31")
    await deliver(home)
    card, tag = await Cards(home, role).account()
    choice = {"kind": "account", "field": "contract_end", "choice": "system"}
    answer = await Cards(home, role).ask(
        "POST", f"accounts/{card['id']}/decisions", choice, seen=tag
    )
    assert answer.status_code == 403


async def test_a_system_is_told_by_its_name_in_letters_of_any_script(home: Home) -> None:
    cards = Cards(home)
    await cards.change(contract_end="2030-12-31")
    line = b'{"number": "1001", "customer": "c-a", "service_location": "l-a"}\n'
    await home.send(
        "accounts", line, headers={"X-Source": "%D0%91%D0%B8%D0%BB%D0%BB%D0%B8%D0%BD%D0%B3"}
    )
    assert {one["source"] for one in (await cards.account())[0]["differences"]} == {"Биллинг"}
