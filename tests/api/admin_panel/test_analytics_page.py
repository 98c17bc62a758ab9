"""The panel's first page: renewed for all, arranged by each for himself, seen by staff alone."""

from typing import Any
from uuid import uuid4

import pytest

from tests.api.admin_panel.owners import PATH, Panel
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token


@pytest.fixture
async def panel(service_app: MakeApplication) -> Panel:
    return Panel(*await service_app("admin_panel"))


async def test_figures_are_renewed_when_asked_for_but_not_every_second(panel: Panel) -> None:
    await panel.count()
    refused = await panel.client.post(f"{PATH}/renewal", headers=panel.me)
    assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (
        429, "renewed-just-now",
    )  # fmt: skip
    assert 1 <= int(refused.headers["retry-after"]) <= 30
    assert not await panel.counting.round_if_due()
    async with panel.app.state.database.connection() as connection:
        await connection.execute(
            "UPDATE analytics_round SET begun_at = begun_at - interval '31 seconds'"
        )
    assert (await panel.client.post(f"{PATH}/renewal", headers=panel.me)).status_code == 202
    assert (await panel.page())["round"]["awaited"] is True
    assert await panel.counting.round_if_due()


async def test_tiles_are_arranged_for_who_has_arranged_them(panel: Panel) -> None:
    other = bearer(user_token("staff", str(uuid4()), role="operator"))
    given = {"order": ["machine", "letters"], "hidden": ["makers"]}
    answer = await panel.client.put(f"{PATH}/arrangement", json=given, headers=panel.me)
    assert answer.status_code == 204, answer.text
    assert (await panel.page())["arrangement"] == given
    of_other = (await panel.client.get(PATH, headers=other)).json()
    assert of_other["arrangement"] == {"order": [], "hidden": []}
    as_it_was: dict[str, list[str]] = {"order": [], "hidden": []}
    await panel.client.put(f"{PATH}/arrangement", json=as_it_was, headers=panel.me)
    assert (await panel.page())["arrangement"] == as_it_was


@pytest.mark.parametrize(
    "given",
    [
        {"order": ["letters", "letters"], "hidden": []},
        {"order": [], "hidden": ["nothing"]},
        {"order": ["letters"]},
        {"order": ["letters"], "hidden": [], "more": 1},
    ],
)
async def test_what_is_no_arrangement_is_refused_and_changes_nothing(
    panel: Panel, given: dict[str, Any]
) -> None:
    kept = {"order": ["letters"], "hidden": []}
    await panel.client.put(f"{PATH}/arrangement", json=kept, headers=panel.me)
    answer = await panel.client.put(f"{PATH}/arrangement", json=given, headers=panel.me)
    assert answer.status_code == 422
    assert (await panel.page())["arrangement"] == kept


async def test_no_stranger_sees_any_figure(panel: Panel) -> None:
    for stranger in (
        {},
        bearer(user_token("consumer", str(uuid4()))),
        bearer(user_token("systems", str(uuid4()), scope="batches:read")),
    ):
        for method, path in (("GET", ""), ("POST", "/renewal"), ("PUT", "/arrangement")):
            answer = await panel.client.request(method, PATH + path, headers=stranger, json={})
            assert answer.status_code == 401, (method, path)
    nobody = bearer(user_token("staff", str(uuid4()), role="none"))
    assert (await panel.client.get(PATH, headers=nobody)).status_code == 403


@pytest.mark.parametrize("days", ["6", "93", "many"])
async def test_other_numbers_of_days_are_refused(panel: Panel, days: str) -> None:
    answer = await panel.client.get(PATH, params={"days": days}, headers=panel.me)
    assert answer.status_code == 422
