"""The supplier as the installer gives it, asked for and saved by the wizard."""

from typing import Any

import httpx
import pytest

from tests.api.cabinet.conftest import Home
from tests.support.documents import PNG, wide_png
from tests.support.tokens import bearer, service_token

_PLACE = "/internal/setup/organisation"
_GIVEN = {
    "name": "АО «Северный свет»",
    "inn": "7707083893",
    "legal_address": "644000, Омск, ул. Ленина, д. 1",
    "postal_address": "",
    "phone": "8 800 000-00-00",
    "hours": "ежедневно 8–20",
    "hours_en": "daily 8–20",
    "color": "#0a6e5c",
    "time_zone": "Asia/Omsk",
}


def _as_wizard() -> dict[str, str]:
    return bearer(service_token("wizard", "cabinet"))


async def _ask(home: Home, method: str, path: str = "", **options: Any) -> httpx.Response:
    return await home.client.request(method, _PLACE + path, headers=_as_wizard(), **options)


async def _told(home: Home) -> list[dict[str, Any]]:
    found = await home.rows(
        "SELECT data FROM outbox WHERE type = 'cabinet.supplier_changed.v1' ORDER BY occurred_at"
    )
    return [one["data"] for one in found]


async def test_it_is_saved_and_told_and_the_rest_stays(home: Home) -> None:
    before = await home.rows("SELECT billing_day, second_proofs FROM supplier_settings")
    assert (await _ask(home, "PUT", json=_GIVEN)).status_code == 204
    assert (await _ask(home, "GET")).json() == _GIVEN | {"logo": None}
    assert await home.rows("SELECT billing_day, second_proofs FROM supplier_settings") == before
    assert [(one["name"], one["time_zone"]) for one in await _told(home)] == [
        (_GIVEN["name"], "Asia/Omsk")
    ]
    page = (await home.client.get("/api/cabinet/supplier")).json()
    assert (page["name"], page["color"], page["phone"]) == (
        _GIVEN["name"],
        _GIVEN["color"],
        _GIVEN["phone"],
    )
    # The panel's settings have the same columns, and keep them when they are not named.
    panel = await home.client.get("/api/cabinet/staff/settings", headers=home.desk.staff("viewer"))
    known = panel.json()
    assert (known["inn"], known["legal_address"]) == (_GIVEN["inn"], _GIVEN["legal_address"])
    for name in ("inn", "legal_address", "postal_address"):
        del known[name]
    await home.client.put(
        "/api/cabinet/staff/settings", json=known, headers=home.desk.staff("administrator")
    )
    assert (await _ask(home, "GET")).json()["inn"] == _GIVEN["inn"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"inn": "7707083894"},
        {"inn": "0000000000"},
        {"inn": "770708389"},
        {"time_zone": "Asia/Nowhere"},
        {"time_zone": "../etc/passwd"},
        {"name": "  "},
        {"name": "Свет\nи тьма"},
        {"color": "green"},
        {"legal_address": "<script>"},
        {"phone": "call us"},
        {"surprise": 1},
    ],
)
async def test_what_does_not_fit_changes_nothing(home: Home, wrong: dict[str, Any]) -> None:
    before = (await _ask(home, "GET")).json()
    assert (await _ask(home, "PUT", json=_GIVEN | wrong)).status_code == 422
    assert (await _ask(home, "GET")).json() == before
    assert await _told(home) == []


async def test_the_logo_is_kept_told_and_removed(home: Home) -> None:
    assert (await _ask(home, "PUT", "/logo", content=PNG)).status_code == 204
    assert (await _ask(home, "GET")).json()["logo"].startswith("data:image/png;base64,iVBOR")
    assert (await _told(home))[-1]["logo"]["width"] == 40
    assert (await _ask(home, "DELETE", "/logo")).status_code == 204
    assert (await _ask(home, "GET")).json()["logo"] is None
    assert (await _told(home))[-1]["logo"] is None


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", 415),
        (PNG[:40], 415),
        (PNG + bytes(257 * 1024), 413),
        (bytes(2 * 1024 * 1024), 413),
        (wide_png(5000, 1), 422),
    ],
    ids=["svg", "half", "large", "larger", "wide"],
)
async def test_what_is_no_logo_is_refused(home: Home, content: bytes, status: int) -> None:
    assert (await _ask(home, "PUT", "/logo", content=content)).status_code == status
    assert (await _ask(home, "GET")).json()["logo"] is None


async def test_nobody_but_the_wizard(home: Home) -> None:
    for token in (service_token("auth", "cabinet"), service_token("wizard", "auth")):
        answer = await home.client.put(_PLACE, json=_GIVEN, headers=bearer(token))
        assert answer.status_code in (401, 403)
    assert (await home.client.get(_PLACE)).status_code == 401
