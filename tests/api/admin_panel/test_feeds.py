"""The systems door passes feeds on: rights, limits, translated refusals, the published shape."""

from typing import Any

import httpx
import pytest

from services.admin_panel.systems.main import app as systems_door
from services.contracts.feeds import FEEDS
from tests.api.admin_panel.conftest import STRANGERS, Cabinet, machine

URL = "/v1/feeds/submissions"
READER = machine(scope="feeds:submissions")
PAGE = {"items": [{"what": "handed_in"}], "cursor": "c-1", "more": False}
INNER = "/internal/feeds/submissions"


def problem(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    assert "own words" not in answer.text
    return answer.status_code, str(answer.json()["type"]).rpartition(":")[2]


async def read(systems: httpx.AsyncClient, **given: Any) -> httpx.Response:
    return await systems.get(URL, params=given, headers=READER)


async def acknowledge(systems: httpx.AsyncClient, cursor: str = "c-1") -> httpx.Response:
    return await systems.post(f"{URL}/acknowledge", json={"cursor": cursor}, headers=READER)


async def test_a_page_is_passed_on_in_the_clients_name(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    cabinet.pages[INNER] = PAGE
    answer = await read(systems, after="c-0", limit=7)
    assert answer.json() == PAGE
    asked = httpx.QueryParams(cabinet.asked[0])
    assert dict(asked) == {
        "client_id": "client-1", "name": "Система client-1", "after": "c-0", "limit": "7",
    }  # fmt: skip
    assert (await read(systems)).status_code == 200
    assert "after" not in httpx.QueryParams(cabinet.asked[1])


async def test_what_is_stored_is_acknowledged(systems: httpx.AsyncClient, cabinet: Cabinet) -> None:
    cabinet.pages[f"{INNER}/acknowledge"] = {"waiting": 3}
    assert (await acknowledge(systems)).json() == {"waiting": 3}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (410, (410, "cursor-unknown")),
        (422, (422, "validation-failed")),
        (404, (404, "unknown-feed")),
        (401, (503, "temporarily-unavailable")),
        (500, (503, "temporarily-unavailable")),
        (503, (503, "temporarily-unavailable")),
    ],
)
async def test_refusals_are_translated(
    systems: httpx.AsyncClient, cabinet: Cabinet, status: int, expected: tuple[int, str]
) -> None:
    cabinet.pages = {INNER: status, f"{INNER}/acknowledge": status}
    for answer, field in (
        (await read(systems, after="x"), "after"),
        (await acknowledge(systems), "cursor"),
    ):
        assert problem(answer) == expected
        if status == 422:
            assert [error["field"] for error in answer.json()["errors"]] == [field]
        if expected[0] == 503:
            assert int(answer.headers["retry-after"]) > 0


async def test_an_answer_of_another_shape_is_not_passed_on(
    systems: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    cabinet.pages[INNER] = {"items": [], "secret": "cabinet's own words"}
    assert problem(await read(systems)) == (503, "temporarily-unavailable")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        *STRANGERS,
        (machine(scope="batches:read batches:write"), 403),
        (machine(scope="feeds:payments"), 403),
    ],
)
async def test_only_machines_with_the_feeds_own_scope_read_it(
    systems: httpx.AsyncClient, cabinet: Cabinet, headers: dict[str, str], status: int
) -> None:
    assert (await systems.get(URL, headers=headers)).status_code == status
    answer = await systems.post(f"{URL}/acknowledge", json={"cursor": "c"}, headers=headers)
    assert answer.status_code == status
    assert cabinet.asked == []


async def test_a_feed_that_nobody_writes_is_not_there(systems: httpx.AsyncClient) -> None:
    unknown = await systems.get("/v1/feeds/payments", headers=READER)
    assert problem(unknown) == (404, "unknown-feed")
    unknown = await systems.post("/v1/feeds/payments/acknowledge", json={}, headers=READER)
    assert problem(unknown) == (404, "unknown-feed")
    nobody = await systems.get("/v1/feeds/payments", headers={"Authorization": ""})
    assert nobody.status_code == 401


@pytest.mark.parametrize("limit", [0, 1001, "many"])
async def test_limits_hold(systems: httpx.AsyncClient, cabinet: Cabinet, limit: Any) -> None:
    assert (await read(systems, limit=limit)).status_code == 422
    assert (await read(systems, after="x" * 201)).status_code == 422
    assert (await acknowledge(systems, "x" * 201)).status_code == 422
    assert (await acknowledge(systems, "")).status_code == 422
    assert cabinet.asked == []


def test_each_feed_publishes_the_shape_of_its_items() -> None:
    document = systems_door.openapi()
    for feed, item in FEEDS.items():
        shown = document["paths"][f"/v1/feeds/{feed}"]["get"]
        reference = shown["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        page = document["components"]["schemas"][reference.rsplit("/", 1)[1]]
        inner = page["properties"]["items"]["items"]["$ref"].rsplit("/", 1)[1]
        assert inner == item.__name__
        fields = document["components"]["schemas"][inner]["properties"]
        assert set(fields) == set(item.model_fields)
        assert "post" in document["paths"][f"/v1/feeds/{feed}/acknowledge"]
        for example in item.model_json_schema()["examples"]:
            item.model_validate(example)
