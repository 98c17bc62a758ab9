"""The staff's door: ledger, accounts, feeds, settings."""

from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select

from services.admin_panel.audit.models import AuditEntry
from services.admin_panel.ledger.queries import close_batch, fail_batch, open_batch
from tests.api.admin_panel.conftest import Cabinet, connect
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token

ADDRESSES = (
    "/api/admin/accounts",
    "/api/admin/integration/batches",
    f"/api/admin/integration/batches/{uuid4()}",
    "/api/admin/integration/sources",
    "/api/admin/integration/feeds",
    "/api/admin/settings",
)
ACCOUNT = {
    "id": "7",
    "number": "5501000011",
    "customer": {"id": "3", "name": "Белов Иван", "kind": "individual"},
    "meters": [{"id": "9", "serial_number": "240007919"}],
    "address": "Тара, ул. Лесная, 4",
    "email": None,
}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("audience", ["consumer", "systems", ""])
async def test_only_staff_may_look(staff: httpx.AsyncClient, address: str, audience: str) -> None:
    header = bearer(user_token(audience, "x", role="viewer")) if audience else {}
    answer = await staff.get(address, headers={"Authorization": ""} | header)
    assert answer.status_code == 401


async def test_staff_with_no_known_role_is_forbidden(staff: httpx.AsyncClient) -> None:
    header = bearer(user_token("staff", "x", role="visitor"))
    assert (await staff.get(ADDRESSES[1], headers=header)).status_code == 403


async def test_ledger_is_filtered_and_paged(service_app: MakeApplication, cabinet: Cabinet) -> None:
    app, client = await service_app("admin_panel")
    client.headers.update(bearer(user_token("staff", "staff-1", role="viewer")))
    errors = [{"line": 4, "field": "day", "code": "bad-day", "reason": "No such day."}]
    async with app.state.database.connection() as connection:
        done = await open_batch(connection, "c1", "Биллинг", "meters", "a")
        answer = {"accepted": 9, "rejected": 1, "errors": errors, "notes": errors}
        await close_batch(connection, done["id"], answer)
        failed = await open_batch(connection, "c2", "integration", "accounts", "a")
        await fail_batch(connection, failed["id"], "batch-too-large")
        await open_batch(connection, "c2", "integration", "customers", None)
    address = "/api/admin/integration/batches"
    everything = (await client.get(address, params={"limit": 2})).json()
    assert (everything["total"], len(everything["items"])) == (3, 2)
    by_state = (await client.get(address, params={"state": "failed"})).json()
    assert [i["detail"] for i in by_state["items"]] == ["batch-too-large"]
    by_source = (await client.get(address, params={"source": "Биллинг"})).json()
    assert [i["accepted"] for i in by_source["items"]] == [9]
    by_kind = (await client.get(address, params={"kind": "customers"})).json()
    assert [i["state"] for i in by_kind["items"]] == ["in_progress"]
    assert (await client.get(address, params={"state": "odd"})).status_code == 422
    one = (await client.get(f"{address}/{done['id']}")).json()
    assert (one["errors"], one["notes"]) == (errors, errors)
    assert (await client.get(f"{address}/{uuid4()}")).status_code == 404
    sources = (await client.get("/api/admin/integration/sources")).json()
    assert sources["total"] == 2
    assert {s["source"] for s in sources["items"]} == {"Биллинг", "integration"}
    assert all(s["last_batch"]["source"] == s["source"] for s in sources["items"])


async def test_no_batches_mean_empty_pages(staff: httpx.AsyncClient) -> None:
    empty = {"items": [], "total": 0}
    assert (await staff.get("/api/admin/integration/batches")).json() == empty
    assert (await staff.get("/api/admin/integration/sources")).json() == empty


async def test_accounts_come_from_cabinet(staff: httpx.AsyncClient, cabinet: Cabinet) -> None:
    cabinet.pages["/internal/accounts"] = {"items": [ACCOUNT], "total": 1}
    answer = await staff.get(
        "/api/admin/accounts", params={"search": "Белов", "sort": "-number", "offset": 5}
    )
    assert answer.json() == {"items": [ACCOUNT], "total": 1}
    assert "sort=-number" in cabinet.asked[0]
    assert "offset=5" in cabinet.asked[0]
    assert (await staff.get("/api/admin/accounts", params={"sort": "x"})).status_code == 422


@pytest.mark.parametrize(("status", "expected"), [(500, 503), (403, 503), (404, 404), (422, 422)])
async def test_problems_of_neighbours_are_translated(
    staff: httpx.AsyncClient, cabinet: Cabinet, status: int, expected: int
) -> None:
    cabinet.pages["/internal/accounts"] = status
    answer = await staff.get("/api/admin/accounts")
    assert answer.status_code == expected
    assert "own words" not in answer.text


async def test_answer_of_another_shape_is_not_passed_on(
    staff: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    cabinet.pages["/internal/accounts"] = {"items": [{"id": "7"}], "total": 1}
    assert (await staff.get("/api/admin/accounts")).status_code == 503


async def test_settings_are_those_of_the_supplier(
    staff: httpx.AsyncClient, cabinet: Cabinet
) -> None:
    cabinet.pages["/internal/settings"] = {
        "name": "Энергосбыт",
        "color": "#004b87",
        "time_zone": "Asia/Omsk",
        "billing_day": 1,
        "rows_per_page": 35,
    }
    assert (await staff.get("/api/admin/settings")).json() == {
        "supplier_name": "Энергосбыт",
        "time_zone": "Asia/Omsk",
        "billing_day": 1,
        "rows_per_page": 35,
    }


async def test_running_a_feed_is_written_down(
    service_app: MakeApplication, cabinet: Cabinet
) -> None:
    app, client = await service_app("admin_panel")
    connect(app, httpx.ASGITransport(cabinet.app))
    address = "/api/admin/integration/feeds/4/run"
    viewer = bearer(user_token("staff", "staff-1", role="viewer"))
    assert (await client.post(address, headers=viewer)).status_code == 403
    operator = bearer(user_token("staff", "staff-2", role="operator"))
    cabinet.pages["/internal/sources/4/run"] = None
    assert (await client.post(address, headers=operator)).status_code == 202
    async with app.state.database.sessions() as session:
        entries = (await session.scalars(select(AuditEntry))).all()
    assert [(e.actor_id, e.action, e.object_id) for e in entries] == [("staff-2", "run_feed", "4")]
    cabinet.pages["/internal/sources/4/run"] = 404
    assert (await client.post(address, headers=operator)).status_code == 404
