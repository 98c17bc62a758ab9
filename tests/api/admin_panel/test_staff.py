"""The staff's door: the ledger."""

from uuid import uuid4

import httpx
import pytest

from services.admin_panel.ledger.queries import close_batch, fail_batch, open_batch
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token

ADDRESSES = (
    "/api/admin/integration/batches",
    f"/api/admin/integration/batches/{uuid4()}",
    "/api/admin/integration/senders",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("audience", ["consumer", "systems", ""])
async def test_only_staff_may_look(staff: httpx.AsyncClient, address: str, audience: str) -> None:
    header = bearer(user_token(audience, "x", role="viewer")) if audience else {}
    answer = await staff.get(address, headers={"Authorization": ""} | header)
    assert answer.status_code == 401


async def test_staff_with_no_known_role_is_forbidden(staff: httpx.AsyncClient) -> None:
    header = bearer(user_token("staff", "x", role="visitor"))
    assert (await staff.get(ADDRESSES[0], headers=header)).status_code == 403


async def test_ledger_is_filtered_and_paged(service_app: MakeApplication) -> None:
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
    by_sender = (await client.get(address, params={"sender": "Биллинг"})).json()
    assert [i["accepted"] for i in by_sender["items"]] == [9]
    by_kind = (await client.get(address, params={"kind": "customers"})).json()
    assert [i["state"] for i in by_kind["items"]] == ["in_progress"]
    assert (await client.get(address, params={"state": "odd"})).status_code == 422
    one = (await client.get(f"{address}/{done['id']}")).json()
    assert (one["errors"], one["notes"]) == (errors, errors)
    assert (await client.get(f"{address}/{uuid4()}")).status_code == 404
    senders = (await client.get("/api/admin/integration/senders")).json()
    assert senders["total"] == 2
    assert {s["sender"] for s in senders["items"]} == {"Биллинг", "integration"}
    assert all(s["last_batch"]["sender"] == s["sender"] for s in senders["items"])


async def test_no_batches_mean_empty_pages(staff: httpx.AsyncClient) -> None:
    empty = {"items": [], "total": 0}
    assert (await staff.get("/api/admin/integration/batches")).json() == empty
    assert (await staff.get("/api/admin/integration/senders")).json() == empty
