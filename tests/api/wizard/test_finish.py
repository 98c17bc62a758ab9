"""The wizard's last steps: servers, organisation, first administrator, and its end."""

import json
from typing import Any

import httpx
import pytest

from services.cabinet.events import publish
from services.cabinet.supplier.actions import change_settings
from services.contracts.cabinet import PoliciesChanged, SupplierChanged
from services.wizard.bootstrap import bootstrap_token
from services.wizard.chain import StageFailed, check_delivery, check_organisation, check_source
from services.wizard.remotes import Remote
from tests.api.wizard.suite import Opened, opened
from tests.support.documents import PNG
from tests.support.strangers import http, speaking
from tests.support.tokens import bearer, service_token

__all__ = ["opened"]
KEY = "k3y-of-the-acquisition-server"
KINDS = http("200 OK", '{"kinds": []}')
ORGANISATION = {
    "name": "АО «Северный свет»",
    "inn": "7707083893",
    "legal_address": "Омск, ул. Ленина, д. 1",
    "postal_address": "",
    "phone": "8 800 000-00-00",
    "hours": "",
    "hours_en": "",
    "color": "#0a6e5c",
    "time_zone": "Asia/Omsk",
}


def _name(answer: httpx.Response) -> str:
    return str(answer.json()["type"].rpartition(":")[2])


def _remotes(opened: Opened) -> dict[str, Remote]:
    settings, client = opened.app.state.settings, opened.app.state.client
    return {name: Remote(name, settings.url_of(name), client) for name in opened.apps}


async def test_servers_are_asked_saved_and_put_off(opened: Opened) -> None:
    assert (await opened.ask("GET", "servers")).json() == {
        "source": None,
        "systems": {"host": "127.0.0.1", "port": 5153, "secure": False, "has_key": False},
        "state": "todo",
    }
    async with speaking(KINDS) as port:
        source = {"host": "127.0.0.1", "port": port, "key": KEY}
        tried = (await opened.ask("POST", "servers/source/check", json=source)).json()
        assert tried == {"ok": True, "outcome": "answers", "detail": ""}
    systems = {"host": "127.0.0.1", "port": 1}
    tried = (await opened.ask("POST", "servers/systems/check", json=systems)).json()
    assert tried["outcome"] == "connection-refused"

    saved = await opened.ask("PUT", "servers", json={"source": source, "systems": systems})
    assert saved.status_code == 204
    told = (await opened.ask("GET", "servers")).json()
    assert (told["state"], told["source"]["has_key"]) == ("saved", True)
    # In a suite that works it is the source at once.
    assert await opened.value("integration", "SELECT url FROM sources") == (
        f"http://127.0.0.1:{port}"
    )
    for text in (
        json.dumps(told),
        b"".join(one.read_bytes() for one in opened.state_dir.iterdir()).decode("latin-1"),
    ):
        assert KEY not in text

    assert (await opened.ask("PUT", "servers", json={})).status_code == 204
    told = (await opened.ask("GET", "servers")).json()
    assert (told["state"], told["source"]["port"]) == ("skipped", port)


async def test_what_is_wrong_with_a_server_is_said_and_changes_nothing(opened: Opened) -> None:
    place = {"host": "10.1.1.1", "port": 4568}
    for method, path, given in (
        ("POST", "servers/source/check", place),
        ("PUT", "servers", {"source": place}),
    ):
        answer = await opened.ask(method, path, json=given)
        assert (answer.status_code, _name(answer)) == (422, "key-needed")
    refused = {"source": {"host": "169.254.169.254", "port": 80, "key": KEY}}
    assert _name(await opened.ask("PUT", "servers", json=refused)) == "server-refused"
    assert (await opened.ask("GET", "servers")).json()["source"] is None


async def test_the_organisation_is_saved_with_its_logo(opened: Opened) -> None:
    assert (await opened.ask("GET", "organisation")).json()["state"] == "todo"
    assert (await opened.ask("PUT", "organisation", json=ORGANISATION)).status_code == 204
    assert (await opened.ask("PUT", "organisation/logo", content=PNG)).status_code == 204
    told = (await opened.ask("GET", "organisation")).json()
    assert {name: told[name] for name in ORGANISATION} == ORGANISATION
    assert (told["state"], told["logo"][:22]) == ("saved", "data:image/png;base64,")
    assert (await opened.ask("DELETE", "organisation/logo")).status_code == 204
    assert (await opened.ask("GET", "organisation")).json()["logo"] is None


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
         "file-not-as-named"),
        (PNG + bytes(300 * 1024), "body-too-large"),
        (bytes(3 * 1024 * 1024), "body-too-large"),
    ],
    ids=["svg", "large", "larger"],
)  # fmt: skip
async def test_what_is_no_logo_is_refused_by_its_reason(
    opened: Opened, content: bytes, problem: str
) -> None:
    answer = await opened.ask("PUT", "organisation/logo", content=content)
    assert _name(answer) == problem
    assert (await opened.ask("GET", "organisation")).json()["logo"] is None


@pytest.mark.parametrize(
    ("change", "field"),
    [({"inn": "7707083894"}, "inn"), ({"time_zone": "Asia/Atlantis"}, "time_zone")],
)
async def test_an_organisation_that_does_not_fit_names_the_field(
    opened: Opened, change: dict[str, Any], field: str
) -> None:
    answer = await opened.ask("PUT", "organisation", json=ORGANISATION | change)
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == [field]
    assert (await opened.ask("GET", "organisation")).json()["name"] != ORGANISATION["name"]


async def test_time_zones_are_those_that_are_taken(opened: Opened) -> None:
    items = (await opened.ask("GET", "organisation/time-zones")).json()["items"]
    assert {"Asia/Omsk", "Europe/Moscow", "America/New_York"} <= set(items)
    assert not [name for name in items if name.startswith(("Etc/", "US/"))]
    for name in (items[0], items[-1]):
        given = ORGANISATION | {"time_zone": name}
        assert (await opened.ask("PUT", "organisation", json=given)).status_code == 204


async def _all_done(opened: Opened, mail: str = "skipped") -> None:
    await opened.app.state.store.settle("mail", mail)
    await opened.ask("PUT", "servers", json={})
    await opened.ask("PUT", "organisation", json=ORGANISATION)


async def test_the_end_waits_for_every_step(opened: Opened) -> None:
    answer = await opened.ask("POST", "finish", json={})
    assert (answer.status_code, _name(answer)) == (409, "step-locked")
    assert await opened.value("auth", "SELECT count(*) FROM users WHERE role IS NOT NULL") == 0
    assert await opened.sign_in() == 204


async def test_the_first_administrator_is_made_and_the_wizard_ends(opened: Opened) -> None:
    await _all_done(opened, "saved")
    statuses = await opened.statuses()
    assert (statuses["integration"], statuses["finish"]) == ("done", "todo")
    told = (await opened.ask("GET", "finish")).json()
    assert told == {"administrator_known": False, "mail": "saved", "closed": False}
    token = bootstrap_token(opened.state_dir)
    answer = await opened.ask("POST", "finish", json={"email": "boss@example.org"})
    assert answer.json() == {"login": "miradmin", "hours": 72}
    found = "SELECT email FROM users WHERE login = 'miradmin' AND must_change_password"
    assert await opened.value("auth", found) == "boss@example.org"
    assert (await opened.statuses())["finish"] == "done"
    assert (await opened.ask("GET", "finish")).json()["closed"] is True
    # Once more it makes nobody.
    answer = await opened.ask("POST", "finish", json={"email": "other@example.org"})
    assert answer.json()["login"] is None
    opened.client.cookies.clear()
    assert (await opened.ask("POST", "sign-in", json={"token": token})).status_code == 401
    assert (await opened.ask("GET", "state")).status_code == 401


async def test_without_mail_the_administrator_has_no_address_that_a_code_would_go_to(
    opened: Opened,
) -> None:
    await _all_done(opened)
    answer = await opened.ask("POST", "finish", json={"email": "boss@example.org"})
    assert answer.status_code == 200
    found = "SELECT coalesce(email, '') FROM users WHERE login = 'miradmin'"
    assert await opened.value("auth", found) == ""


async def test_the_chain_is_whole_or_says_where_it_breaks(opened: Opened) -> None:
    remotes = _remotes(opened)
    assert await check_source(remotes) == "source-put-off"
    async with speaking(KINDS) as port:
        source = {"host": "127.0.0.1", "port": port, "key": KEY}
        await opened.ask("PUT", "servers", json={"source": source})
        assert await check_source(remotes) == "source-answers"
    with pytest.raises(StageFailed, match="source-connection-refused"):
        await check_source(remotes)

    # Integration gets its client from auth; the door takes it, or is none.
    token = http("200 OK", '{"access_token": "t", "expires_in": 300}')
    no_batch = http("404 Not Found", "{}")
    async with speaking(token) as auth, speaking(no_batch) as door:
        integration = opened.apps["integration"]
        integration.state.settings = integration.state.settings.model_copy(
            update={"auth_url": f"http://127.0.0.1:{auth}"}
        )
        await opened.ask("PUT", "servers", json={"systems": {"host": "127.0.0.1", "port": door}})
        assert await check_delivery(remotes) == "delivery-possible"
    made = await opened.value("auth", "SELECT client_id FROM machine_clients")
    assert integration.state.settings.client_id == made
    with pytest.raises(StageFailed, match="delivery-auth-unreachable"):
        await check_delivery(remotes)


async def _carry(opened: Opened, service: str) -> None:
    """Carry cabinet's newest news of the supplier to that service, as its worker would."""
    kinds = [f.type for f in (SupplierChanged, PoliciesChanged)]
    cabinet = opened.apps["cabinet"].state.database
    async with cabinet.connection() as connection:
        rows = await connection.fetch(
            "SELECT event_id, type, data, occurred_at FROM outbox"
            " WHERE type = ANY($1::text[]) AND subscriber = $2",
            kinds,
            service,
        )
    transport = httpx.ASGITransport(opened.apps[service])
    token = bearer(service_token("cabinet", service))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        for row in rows:
            event = {
                "id": str(row["event_id"]),
                "type": row["type"],
                "occurred_at": row["occurred_at"].isoformat(),
                "data": row["data"],
            }
            answer = await client.post("/internal/events", json=event, headers=token)
            assert answer.status_code == 204


async def test_the_chain_ends_with_all_who_are_told_of_the_organisation(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.wizard.chain._TOLD_SECONDS", 0.5)
    await opened.ask("PUT", "organisation", json=ORGANISATION)
    async with opened.apps["cabinet"].state.database.transaction() as session:
        await change_settings(session, {"registration_policy": "staff"})
    with pytest.raises(StageFailed) as neither:
        await check_organisation(_remotes(opened))
    assert (neither.value.code, neither.value.detail) == (
        "organisation-not-told",
        "auth, notifications",
    )
    await _carry(opened, "notifications")
    with pytest.raises(StageFailed) as one:
        await check_organisation(_remotes(opened))
    assert one.value.detail == "auth"
    await _carry(opened, "auth")
    assert await check_organisation(_remotes(opened)) == "organisation-known"
    # What was true yesterday is not enough.
    await opened.ask("PUT", "organisation", json=ORGANISATION | {"phone": "8 800 111-11-11"})
    with pytest.raises(StageFailed) as other:
        await check_organisation(_remotes(opened))
    assert other.value.detail == "notifications"


async def test_whoever_cabinet_tells_of_the_supplier_can_be_asked(opened: Opened) -> None:
    told = {
        name for f in (SupplierChanged, PoliciesChanged) for name in publish.subscribers[f.type]
    }
    for service in told:
        transport = httpx.ASGITransport(opened.apps[service])
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            path = "/internal/setup/supplier"
            asked = bearer(service_token("wizard", service))
            assert (await client.get(path, headers=asked)).status_code == 200
            assert (await client.get(path)).status_code == 401
