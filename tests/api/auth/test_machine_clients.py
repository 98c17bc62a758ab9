"""Machine clients for staff: how long they and their secrets are good, and where they ask from."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from services.auth.machines.queries import EXPIRED
from services.auth.machines.rules import place_of
from services.kit.clock import utc_now
from services.kit.worker import clear
from tests.api.auth.panel import Panel, panel

__all__ = ["panel"]
TOKEN = "/api/auth/oauth/token"
WANTED: dict[str, Any] = {"name": "Биллинг", "scopes": ["batches:write", "batches:read"]}


async def _made(panel: Panel, **more: Any) -> dict[str, str]:
    answer = await panel.ask("POST", "machine-clients", "administrator", json=WANTED | more)
    assert answer.status_code == 201, answer.text
    made: dict[str, str] = answer.json()
    return made


async def _token(panel: Panel, own: dict[str, str], **headers: str) -> httpx.Response:
    form = {"grant_type": "client_credentials"} | own
    return await panel.auth.new_browser("admin").post(TOKEN, data=form, headers=headers)


async def _listed(panel: Panel) -> dict[str, Any]:
    (one,) = (await panel.ask("GET", "machine-clients", "viewer")).json()["items"]
    shown: dict[str, Any] = one
    return shown


async def test_after_a_new_secret_both_are_good_for_a_day(panel: Panel) -> None:
    first = await _made(panel)
    path = f"machine-clients/{first['client_id']}"
    second = (await panel.ask("POST", f"{path}/secrets", "administrator")).json()
    old, new = (await _listed(panel))["secrets"]
    assert new["ends_at"] is None
    assert old["ends_at"] is not None
    assert [(await _token(panel, one)).status_code for one in (first, second)] == [200, 200]
    await panel.auth.run(
        "UPDATE machine_client_secrets SET ends_at = now() - interval '1 second'"
        " WHERE ends_at < now() + interval '2 days' AND ends_at > now() + interval '23 hours'"
    )
    assert [(await _token(panel, one)).status_code for one in (first, second)] == [401, 200]
    assert len((await _listed(panel))["secrets"]) == 1
    await clear(panel.auth.database, EXPIRED)
    assert await panel.auth.value("SELECT count(*) FROM machine_client_secrets") == 1


async def test_a_client_ends_at_its_day_and_can_be_prolonged(panel: Panel) -> None:
    now = utc_now()
    own = await _made(panel, ends_at=(now + timedelta(days=30)).isoformat())
    path = f"machine-clients/{own['client_id']}"
    assert (await _token(panel, own)).status_code == 200
    change: dict[str, Any] = {"scopes": ["batches:read"]}
    change["ends_at"] = (now - timedelta(seconds=1)).isoformat()
    answer = await panel.ask("PUT", path, "administrator", json=change)
    assert answer.status_code == 204, answer.text
    assert (await _token(panel, own)).status_code == 401
    change["ends_at"] = None
    assert (await panel.ask("PUT", path, "administrator", json=change)).status_code == 204
    assert (await _token(panel, own)).json()["scope"] == "batches:read"
    assert (await _listed(panel))["ends_at"] is None
    assert (await panel.actions()).count("change_client") == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"scopes": []},
        {"scopes": ["all"]},
        {"ends_at": "tomorrow"},
        {"ends_at": "2027-01-01T00:00:00"},
        {"name": "x"},
    ],
)
async def test_a_change_that_does_not_fit_changes_nothing(
    panel: Panel, wrong: dict[str, Any]
) -> None:
    own = await _made(panel)
    path = f"machine-clients/{own['client_id']}"
    change = {"scopes": ["batches:read"], "ends_at": None} | wrong
    assert (await panel.ask("PUT", path, "administrator", json=change)).status_code == 422
    assert (await _listed(panel))["scopes"] == ["batches:read", "batches:write"]


async def test_only_administrators_change_one_and_none_that_is_revoked(panel: Panel) -> None:
    own = await _made(panel)
    path = f"machine-clients/{own['client_id']}"
    change = {"scopes": ["batches:read"], "ends_at": None}
    for role in ("viewer", "operator"):
        assert (await panel.ask("PUT", path, role, json=change)).status_code == 403
    unknown = await panel.ask("PUT", "machine-clients/nobody", "administrator", json=change)
    assert unknown.status_code == 404
    assert (await panel.ask("POST", f"{path}/revoke", "administrator")).status_code == 204
    assert (await panel.ask("PUT", path, "administrator", json=change)).status_code == 409


async def test_what_kind_of_place_it_asked_from_is_told_and_no_address(panel: Panel) -> None:
    own = await _made(panel)
    assert (await _listed(panel))["last_used_from"] is None
    for address, place in (("198.41.0.4", "outer"), ("10.1.2.3", "inner")):
        await _token(panel, own, **{"X-Forwarded-For": address})
        assert (await _listed(panel))["last_used_from"] == place
        assert address not in str(await _listed(panel))


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("127.0.0.1", "here"),
        ("::1", "here"),
        ("::ffff:127.0.0.1", "here"),
        ("192.168.7.1", "inner"),
        ("fd00::1", "inner"),
        ("8.8.8.8", "outer"),
        ("2001:4860::8888", "outer"),
        ("testclient", "outer"),
        ("", "outer"),
    ],
)
def test_places_are_told_apart(address: str, place: str) -> None:
    assert place_of(address) == place


async def test_events_of_auth_that_have_not_arrived(panel: Panel) -> None:
    await panel.auth.run(
        "INSERT INTO outbox (event_id, subscriber, type, data, occurred_at, state, attempts)"
        " VALUES (gen_random_uuid(), 'cabinet', 'auth.x.v1', '{}', now() - interval '1 day',"
        " 'abandoned', 40)"
    )
    (event,) = (await panel.ask("GET", "outbox", "viewer")).json()["items"]
    path = f"outbox/{event['event_id']}/cabinet/resend"
    assert (await panel.ask("POST", path, "viewer")).status_code == 403
    assert (await panel.ask("POST", path, "operator")).status_code == 204
    kinds = (await panel.ask("GET", "outbox/kinds", "viewer")).json()
    assert (kinds["given_up"], kinds["late"]) == (0, 1)
    given = {"type": "auth.x.v1", "subscriber": "cabinet"}
    answer = await panel.ask("POST", "outbox/resend", "operator", json=given)
    assert answer.json() == {"events": 1}
