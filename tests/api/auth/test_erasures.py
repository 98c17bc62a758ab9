"""Erasing a consumer: sign-in ends, nothing of him stays but ids and evidence, services answer."""

from typing import Any
from uuid import UUID, uuid4

from tests.api.auth.conftest import EMAIL, Auth
from tests.api.auth.panel import Panel, panel_of
from tests.support.tokens import bearer, service_token


async def _erase(panel: Panel, user_id: object, role: str = "administrator") -> Any:
    return await panel.ask("POST", f"consumers/{user_id}/erasure", role)


async def _listed(panel: Panel) -> Any:
    answer = await panel.ask("GET", "erasures", "administrator")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def _answer(auth: Auth, service: str, erasure_id: str, event_id: UUID | None = None) -> None:
    event = {
        "id": str(event_id or uuid4()),
        "type": f"{service}.personal_data_erased.v1",
        "occurred_at": "2026-11-29T10:00:00Z",
        "data": {"erasure_id": erasure_id, "counts": {"appeals": 2}},
    }
    answer = await auth.browser.post(
        "/internal/events", json=event, headers=bearer(service_token(service, "auth"))
    )
    assert answer.status_code == 204, answer.text


async def test_nothing_of_him_stays_and_the_sign_in_ends(auth: Auth) -> None:
    await auth.sign_in()
    await auth.run(
        "INSERT INTO registration_requests (id, state, account_number, address_id, name, email,"
        " phone, consent_version, consent_at, consent_from, user_id) VALUES (gen_random_uuid(),"
        " 'approved', '1001', '7', 'Иван Петров', $1, '+79130000000', '2026-01-01', now(),"
        " '203.0.113.7', $2)",
        EMAIL,
        auth.user_id,
    )
    panel = await panel_of(auth)
    answer = await _erase(panel, auth.user_id)
    assert answer.status_code == 202, answer.text
    assert (await auth.browser.post("/api/auth/refresh")).status_code == 401
    assert (await auth.sign_in()).status_code == 401
    assert await auth.value("SELECT count(*) FROM users WHERE id = $1", auth.user_id) == 0
    for table in ("registration_requests", "security_events", "sessions", "second_factors"):
        left = await auth.value(f"SELECT coalesce(string_agg(t::text, ''), '') FROM {table} t")
        assert EMAIL not in left, table
        assert "Петров" not in left, table
    # What was agreed to, when and from where, is evidence.
    kept = "SELECT consent_version || ' ' || consent_from FROM registration_requests"
    assert await auth.value(kept) == "2026-01-01 203.0.113.7"
    (told,) = await panel.events("auth.user_erased.v1")
    assert told == {"erasure_id": answer.json()["id"], "user_id": str(auth.user_id)}
    changed = (await panel.events("auth.user_changed.v1"))[-1]
    assert (changed["email"], changed["display_name"], changed["active"]) == (None, "", False)


async def test_it_is_seen_who_has_done_his_part(auth: Auth) -> None:
    panel = await panel_of(auth)
    erasure = (await _erase(panel, auth.user_id)).json()["id"]

    async def done() -> list[str]:
        (one,) = await _listed(panel)
        assert (one["id"], one["user_id"]) == (erasure, str(auth.user_id))
        return [part["service"] for part in one["parts"] if part["done_at"]]

    assert await done() == ["auth"]
    event_id = uuid4()
    for _ in range(2):
        await _answer(auth, "cabinet", erasure, event_id)
        assert await done() == ["auth", "cabinet"]
    await _answer(auth, "notifications", erasure)
    assert await done() == ["auth", "cabinet", "notifications"]
    (one,) = await _listed(panel)
    assert one["parts"][1]["counts"] == {"appeals": 2}
    # An answer to what nobody asked changes nothing.
    await _answer(auth, "cabinet", str(uuid4()))


async def test_administrators_alone_and_once(auth: Auth) -> None:
    panel = await panel_of(auth)
    for role in ("viewer", "operator"):
        assert (await _erase(panel, auth.user_id, role)).status_code == 403
        assert (await panel.ask("GET", "erasures", role)).status_code == 403
    assert (await _erase(panel, uuid4())).status_code == 404
    # Colleagues are no consumers.
    assert (await _erase(panel, await panel.staff_id("olga"))).status_code == 404
    assert (await _erase(panel, auth.user_id)).status_code == 202
    assert (await _erase(panel, auth.user_id)).status_code == 404
    assert len(await _listed(panel)) == 1
    assert ("erase_user", "done") in await panel.outcomes()
    assert (await auth.browser.get("/api/auth/staff/erasures")).status_code == 401
