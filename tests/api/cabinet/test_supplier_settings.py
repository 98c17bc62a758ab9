"""The supplier's settings: staff read them, administrators set them."""

from typing import Any

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, as_panel, as_user

_PLACE = "/api/cabinet/staff/settings"


async def _set(home: Home, role: str = "administrator", **given: Any) -> httpx.Response:
    return await home.client.put(_PLACE, json=given, headers=home.desk.staff(role))


async def _known(home: Home) -> dict[str, Any]:
    answer = await home.client.get(_PLACE, headers=home.desk.staff("viewer"))
    assert answer.status_code == 200, answer.text
    known: dict[str, Any] = answer.json()
    return known


async def test_they_are_read_and_changed(home: Home) -> None:
    known = await _known(home)
    changed = known | {
        "name": "ЭСК", "billing_day": 20, "time_zone": "Asia/Omsk", "rows_per_page": 35,
    }  # fmt: skip
    assert (await _set(home, **changed)).json() == changed
    assert await _known(home) == changed
    told = await home.rows(
        "SELECT subscriber, data FROM outbox WHERE type = 'cabinet.supplier_changed.v1'"
    )
    assert [(one["subscriber"], one["data"]) for one in told] == [
        ("notifications", {"name": "ЭСК", "time_zone": "Asia/Omsk"})
    ]
    supplier = (await home.client.get("/api/cabinet/supplier")).json()
    assert (supplier["name"], supplier["billing_day"]) == ("ЭСК", 20)
    last = changed | {"billing_day": 31}
    assert (await _set(home, **last)).json() == last


async def test_the_log_is_told_what_has_changed_and_nothing_else(home: Home) -> None:
    known = await _known(home)
    proofs = known["second_proofs"]
    assert (await _set(home, **known | {"second_proofs": ["code"]})).status_code == 200
    # None leaves the second proofs as they are.
    last = known | {"second_proofs": None, "rows_per_page": 50}
    assert (await _set(home, **last)).json()["second_proofs"] == ["code"]
    acts = await home.acts()
    assert [(act["action"], act["object_kind"], act["outcome"]) for act in acts] == [
        ("change_settings", "supplier", "done")
    ] * 2
    assert [(act["before"], act["after"]) for act in acts] == [
        ({"second_proofs": proofs}, {"second_proofs": ["code"]}),
        ({"rows_per_page": known["rows_per_page"]}, {"rows_per_page": 50}),
    ]


async def test_what_does_not_fit_is_refused(home: Home) -> None:
    known = await _known(home)
    for bad in (
        {"billing_day": 32},
        {"billing_day": 0},
        {"billing_day": True},
        {"rows_per_page": "20"},
        {"time_zone": "Mars/Base"},
        {"color": "red"},
        {"x": 1},
    ):
        assert (await _set(home, **known | bad)).status_code == 422, bad
    assert await _known(home) == known


async def test_only_administrators_set_them(home: Home) -> None:
    known = await _known(home)
    for role in ("viewer", "operator"):
        answer = await _set(home, role, **known | {"name": "Чужой"})
        assert answer.status_code == 403
    for headers in ({}, as_user(ANNA), as_panel()):
        assert (await home.client.put(_PLACE, json=known, headers=headers)).status_code == 401
        assert (await home.client.get(_PLACE, headers=headers)).status_code == 401
    assert await _known(home) == known
    assert [(act["actor_role"], act["outcome"]) for act in await home.acts()] == [
        ("viewer", "forbidden"), ("operator", "forbidden"),
    ]  # fmt: skip
