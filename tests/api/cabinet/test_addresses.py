"""Finding an address, and comparing it with an account."""

from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA
from tests.support.tokens import bearer, service_token, user_token


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
    assert found[0] == "Омская область, г. Омск, ул. Садовая, д. 5, кв. 1"
    assert len(found) == 10
    assert all(", д. 15" not in text for text in found)


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


async def _match(home: Home, number: str, address_id: str, issuer: str = "auth") -> Any:
    return await home.client.post(
        "/internal/registry/match",
        json={"account_number": number, "address_id": address_id},
        headers=bearer(service_token(issuer, "cabinet")),
    )


async def test_match(home: Home) -> None:
    answer = await home.client.get("/api/cabinet/addresses", params={"query": "казань мира 5 1"})
    address = answer.json()["items"][0]
    assert address["text"].endswith("кв. 1")
    assert (await _match(home, "1001", address["id"])).json() == {
        "account_known": True, "matched": True, "address": address["text"],
        "email": "a@example.org", "user_ids": [str(ANNA)], "former_user_ids": [],
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
