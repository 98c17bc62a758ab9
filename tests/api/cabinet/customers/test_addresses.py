"""Finding an address, and comparing it with an account."""

from datetime import timedelta
from typing import Any

import pytest

from services.cabinet.customers.places.deps import references_of
from services.kit.clock import utc_now
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, keys_dir, service_token, user_token


async def _texts(home: Home, query: str) -> list[str]:
    answer = await home.client.get("/api/cabinet/addresses", params={"query": query})
    assert answer.status_code == 200, answer.text
    return [item["text"] for item in answer.json()["items"]]


@pytest.fixture
async def town(home: Home) -> Home:
    place = {"region": "Омская область", "locality": "г. Омск"}
    await home.good(
        "service-locations",
        *(
            place | {"id": f"o-{street}-{house}-{flat}", "street": street, "house": house}
            | ({"flat": flat} if flat else {})
            for street in ("ул. Садовая", "ул. 8 Марта", "ул. Берёзовая")
            for house in ("5", "15", "50", "5а")
            for flat in ("1", "2", "12")
        ),
        place | {"id": "far", "locality": "с. Садовое", "street": "ул. Мира", "house": "5"},
    )  # fmt: skip
    return home


async def test_beginnings_of_words_are_enough(town: Home) -> None:
    found = await _texts(town, "омск садов 5")
    assert found == [
        "Омская область, г. Омск, ул. Садовая, д. 5, кв. 1",
        "Омская область, г. Омск, ул. Садовая, д. 5, кв. 2",
        "Омская область, г. Омск, ул. Садовая, д. 5, кв. 12",
        "Омская область, с. Садовое, ул. Мира, д. 5",
        "Омская область, г. Омск, ул. Садовая, д. 50",
        "Омская область, г. Омск, ул. Садовая, д. 5а",
    ]


async def test_flats_are_listed_once_their_house_is_named(town: Home) -> None:
    """Until then a house that has flats is named without a reference that could be sent."""
    answer = await town.client.get("/api/cabinet/addresses", params={"query": "омск садов"})
    items = answer.json()["items"]
    assert {item["text"]: item["id"] is None for item in items} == {
        "Омская область, с. Садовое, ул. Мира, д. 5": False,
        "Омская область, г. Омск, ул. Садовая, д. 5": True,
        "Омская область, г. Омск, ул. Садовая, д. 15": True,
        "Омская область, г. Омск, ул. Садовая, д. 50": True,
        "Омская область, г. Омск, ул. Садовая, д. 5а": True,
    }
    assert not any("кв." in text for text in await _texts(town, "садовая 1"))


async def test_a_word_of_three_letters_is_needed(town: Home) -> None:
    assert await _texts(town, "ом ск 5") == []
    assert await _texts(town, "сад") != []


async def test_references_cannot_be_counted_through(town: Home) -> None:
    """Each answer has others, a consecutive number is none, and a changed one is none."""
    asked = {"query": "8 марта 5 12"}
    first, second = [
        (await town.client.get("/api/cabinet/addresses", params=asked)).json()["items"][0]["id"]
        for _ in range(2)
    ]
    assert first != second
    assert len(first) == 48
    changed = first[:-2] + ("A" if first[-2] != "A" else "B") + first[-1]
    texts = [(await _match(town, "9", one)).json()["address"] for one in (first, second)]
    assert texts == ["Омская область, г. Омск, ул. 8 Марта, д. 5, кв. 12"] * 2
    for forged in ("1", "22", changed, first[::-1], "A" * 48, "é"):
        assert (await _match(town, "9", forged)).json()["address"] == ""


async def test_a_reference_holds_for_two_hours_from_when_it_was_used(home: Home) -> None:
    references = references_of(keys_dir())
    location = (await home.rows("SELECT id FROM service_locations ORDER BY id LIMIT 1"))[0]["id"]
    made_at = utc_now() - timedelta(hours=5)
    reference = references.make(location, made_at)
    for hours, address in ((1, True), (3, False), (None, False)):
        asked_at = (made_at + timedelta(hours=hours)).isoformat() if hours else None
        answer = await _match(home, "9", reference, asked_at=asked_at)
        assert bool(answer.json()["address"]) is address


async def test_a_network_searches_so_often_an_hour(service_app: MakeApplication) -> None:
    _, client = await service_app("cabinet", address_searches_per_hour=10)

    async def search(network: str) -> int:
        headers = {"X-Forwarded-For": network}
        asked = {"query": "омск"}
        answer = await client.get("/api/cabinet/addresses", params=asked, headers=headers)
        if answer.status_code == 429:
            assert answer.json()["type"].endswith(":too-many-attempts")
            assert 0 < int(answer.headers["Retry-After"]) <= 3600
        return int(answer.status_code)

    assert [await search("198.51.100.7") for _ in range(12)] == [200] * 10 + [429] * 2
    assert await search("203.0.113.9") == 200
    # The addresses of one household are one network.
    assert [await search(f"2001:db8:1:2::{n}") for n in range(1, 12)] == [200] * 10 + [429]


async def test_house_flat_and_street_with_a_number(town: Home) -> None:
    whole = "Омская область, г. Омск, ул. 8 Марта, д. 5, кв. 12"
    assert (await _texts(town, "8 марта 5 12"))[0] == whole
    assert (await _texts(town, "г. Омск, ул. 8 Марта, д. 5, кв. 12"))[0] == whole
    assert "Берёзовая, д. 5а" in (await _texts(town, "березовая 5а"))[0]


@pytest.mark.parametrize("query", ["нигде такого нет", "%%%", "'; DROP", "555"])
async def test_nothing_fits(town: Home, query: str) -> None:
    assert await _texts(town, query) == []


@pytest.mark.parametrize("query", ["", "ом", "о" * 101, "\x00\x00\x00"])
async def test_too_short_or_too_long_or_no_text(home: Home, query: str) -> None:
    answer = await home.client.get("/api/cabinet/addresses", params={"query": query})
    assert answer.status_code == 422


async def _match(
    home: Home, number: str, address_id: str, issuer: str = "auth", **said: Any
) -> Any:
    return await home.client.post(
        "/internal/registry/match",
        json={"account_number": number, "address_id": address_id} | said,
        headers=bearer(service_token(issuer, "cabinet")),
    )


async def test_match(home: Home) -> None:
    answer = await home.client.get("/api/cabinet/addresses", params={"query": "казань мира 5 1"})
    address = answer.json()["items"][0]
    assert address["text"].endswith("кв. 1")
    assert (await _match(home, "1001", address["id"])).json() == {
        "account_known": True, "number": "1001", "matched": True, "address": address["text"],
        "email": "a@example.org", "user_ids": [str(ANNA)], "former_user_ids": [],
        "left_user_ids": [], "right": [], "wrong": [], "name": "", "phone_known": False,
    }  # fmt: skip
    other = (await _match(home, "1002", address["id"])).json()
    assert (other["account_known"], other["matched"], other["user_ids"]) == (True, False, [])
    for number, address_id in [("9", address["id"]), ("9", "x"), ("9", "9" * 30)]:
        answer = (await _match(home, number, address_id)).json()
        assert (answer["account_known"], answer["matched"], answer["email"]) == (False, False, None)


async def test_only_auth_may_ask(home: Home) -> None:
    assert (await _match(home, "1001", "1", "admin_panel")).status_code == 403
    assert (await _match(home, "1001", "1", "wizard")).status_code == 403
    url, given = "/internal/registry/match", {"account_number": "1001", "address_id": "1"}
    assert (await home.client.post(url, json=given)).status_code == 401
    consumer = bearer(user_token("consumer", str(ANNA)))
    assert (await home.client.post(url, json=given, headers=consumer)).status_code == 401
    answer = await _match(home, "1" * 65, "1")
    assert answer.status_code == 422
