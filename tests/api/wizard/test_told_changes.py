"""What is changed in the wizard stands in the log, with who changed it and without secrets."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from services.kit.bell import Bell
from services.kit.setup_acts import tell_kept
from services.kit.worker import Lent
from tests.api.wizard.suite import Opened, opened
from tests.api.wizard.test_passes import _administrator, _enter, _pass
from tests.support.documents import PNG
from tests.support.tokens import bearer, service_token

__all__ = ["opened"]

_ORGANISATION = {
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
_MAIL = {
    "host": "localhost",
    "port": 2525,
    "security": "none",
    "login": "robot@energy.example",
    "sender": "noreply@energy.example",
    "password": "of-the-mail-server",
}
_DOOR = {"host": "127.0.0.1", "port": 5153}
_KEY = "k3y-of-the-acquisition-server"
_SOURCE = {"host": "127.0.0.1", "port": 4568, "key": _KEY}


async def _come_in(opened: Opened) -> str:
    """Come in from the panel; return who it is."""
    user, session = await _administrator(opened)
    assert (await _enter(opened, _pass(user, session, role="administrator"))).status_code == 204
    return user


async def _told(opened: Opened, service: str) -> list[dict[str, Any]]:
    async with opened.apps[service].state.database.connection() as connection:
        rows = await connection.fetch(
            "SELECT data FROM outbox WHERE type = $1 ORDER BY data->>'at'",
            f"{service}.staff_acted.v1",
        )
    return [row["data"] for row in rows]


def _file(opened: Opened, service: str) -> Path:
    return opened.state_dir.with_name(f"{service}.json")


def _kept(opened: Opened, service: str) -> list[Path]:
    return list(_file(opened, service).with_name(f"{service}.json.acts").glob("*.json"))


def _works_with(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the service's settings name the database that its application has."""
    settings = app.state.settings
    prefix = settings.model_config["env_prefix"]
    for name in ("host", "port", "user", "name"):
        monkeypatch.setenv(
            f"{prefix}DATABASE_{name.upper()}", str(getattr(settings, f"database_{name}"))
        )
    password = settings.database_password.get_secret_value()
    monkeypatch.setenv(f"{prefix}DATABASE_PASSWORD", password)


async def _work(app: FastAPI) -> None:
    state = app.state
    await tell_kept(Lent(state.settings, state.database, state.client, Bell()))


async def test_the_organisation_is_told_with_who_changed_it(opened: Opened) -> None:
    user = await _come_in(opened)
    for _ in range(2):
        assert (await opened.ask("PUT", "organisation", json=_ORGANISATION)).status_code == 204
    (told,) = await _told(opened, "cabinet")
    assert (told["actor_id"], told["actor_role"]) == (user, "administrator")
    assert (told["action"], told["object_kind"]) == ("change_settings", "supplier")
    assert told["after"]["name"] == _ORGANISATION["name"]
    assert told["before"].keys() == told["after"].keys()
    assert "billing_day" not in told["after"]
    assert told["details"] == {"way": "wizard"}


async def test_the_logo_is_told(opened: Opened) -> None:
    user = await _come_in(opened)
    assert (await opened.ask("PUT", "organisation/logo", content=PNG)).status_code == 204
    for _ in range(2):
        assert (await opened.ask("DELETE", "organisation/logo")).status_code == 204
    put, removed = await _told(opened, "cabinet")
    assert (put["action"], removed["action"]) == ("change_logo", "remove_logo")
    assert put["after"]["logo"] == removed["before"]["logo"]
    assert {put["actor_id"], removed["actor_id"]} == {user}


async def test_a_refused_change_is_no_act(opened: Opened) -> None:
    await _come_in(opened)
    wrong = _ORGANISATION | {"inn": "1"}
    assert (await opened.ask("PUT", "organisation", json=wrong)).status_code == 422
    assert (await opened.ask("PUT", "organisation/logo", content=PNG[:40])).status_code == 415
    assert await _told(opened, "cabinet") == []


async def test_who_comes_with_the_key_is_the_installer(opened: Opened) -> None:
    assert (await opened.ask("PUT", "organisation", json=_ORGANISATION)).status_code == 204
    (told,) = await _told(opened, "cabinet")
    assert (told["actor_id"], told["actor_role"]) == ("", "installer")


async def test_a_source_is_told_without_its_key(opened: Opened) -> None:
    user = await _come_in(opened)
    for given in (_SOURCE, _SOURCE, _SOURCE | {"key": "another"}, _SOURCE | {"port": 4569}):
        assert (await opened.ask("PUT", "servers", json={"source": given})).status_code == 204
    added, key, moved = await _told(opened, "integration")
    assert (added["action"], added["before"]) == ("add_source", None)
    assert added["after"] == {"url": "http://127.0.0.1:4568", "active": True}
    assert (key["action"], key["after"], key["details"]["changed"]) == (
        "change_source",
        {},
        ["key"],
    )
    assert moved["before"] == {"url": "http://127.0.0.1:4568"}
    assert moved["after"] == {"url": "http://127.0.0.1:4569"}
    assert {one["actor_id"] for one in (added, key, moved)} == {user}
    assert {one["object_id"] for one in (added, key, moved)} == {added["object_id"]}
    assert _KEY not in json.dumps([added, key, moved])


async def test_what_lies_in_a_settings_file_is_told_by_the_worker_once(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = await _come_in(opened)
    for _ in range(2):
        answer = await opened.ask("PUT", "servers", json={"systems": _DOOR | {"port": 5199}})
        assert answer.status_code == 204
    (kept,) = _kept(opened, "integration")
    assert kept.stat().st_mode & 0o777 == 0o600
    app = opened.apps["integration"]
    await _work(app)
    assert await _told(opened, "integration") == [], "told to a database that is not the saved one"
    _works_with(app, monkeypatch)
    again = kept.read_bytes()
    await _work(app)
    assert not kept.exists()
    # As after a kill between the two.
    kept.write_bytes(again)
    await _work(app)
    (told,) = await _told(opened, "integration")
    assert (told["actor_id"], told["action"]) == (user, "change_systems_door")
    assert told["after"] == {"url": "http://127.0.0.1:5199"}


async def test_the_mail_server_is_told_without_logins_and_secrets(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = await _come_in(opened)
    app = opened.apps["notifications"]
    before = app.state.settings
    _works_with(app, monkeypatch)
    try:
        assert (await opened.ask("PUT", "mail", json=_MAIL)).status_code == 204
        same = {name: value for name, value in _MAIL.items() if name != "password"}
        assert (await opened.ask("PUT", "mail", json=same)).status_code == 204
        await _work(app)
    finally:
        app.state.settings = before
    (told,) = await _told(opened, "notifications")
    assert (told["actor_id"], told["action"]) == (user, "change_mail_server")
    assert (told["after"]["host"], told["after"]["port"]) == ("localhost", 2525)
    assert told["details"]["changed"] == ["login", "password", "sender"]
    assert not [word for word in ("robot@", "noreply@", "of-the-mail") if word in json.dumps(told)]


async def test_a_connection_is_told_to_the_database_that_works_by_then(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened.apps["integration"]
    _works_with(app, monkeypatch)
    asked = bearer(service_token("wizard", "integration"))
    given = {"host": "127.0.0.1", "port": 5999, "user": "us", "database": "elsewhere"}
    given |= {"password": "of-the-database"}
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        saved = await client.post("/internal/setup/settings", json=given, headers=asked)
    assert saved.status_code == 204
    (kept,) = _kept(opened, "integration")
    await _work(app)
    (told,) = await _told(opened, "integration")
    assert not kept.exists()
    assert (told["action"], told["object_id"]) == ("change_database", "integration")
    assert told["after"]["database"] == "elsewhere"
    assert (told["actor_role"], told["details"]["changed"]) == ("installer", ["password"])
    assert "of-the-database" not in json.dumps(told)


async def test_the_first_administrator_and_a_new_client_are_told(opened: Opened) -> None:
    for sub_step in ("servers", "organisation"):
        await opened.app.state.store.settle(sub_step, "skipped")
    assert (await opened.ask("POST", "finish", json={"language": "ru"})).status_code == 200
    app = opened.apps["auth"]
    transport = httpx.ASGITransport(app)
    asked = bearer(service_token("wizard", "auth"))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        made = await client.post("/internal/setup/integration-client", headers=asked)
    assert made.status_code == 200
    told = await _told(opened, "auth")
    assert [one["action"] for one in told] == ["make_administrator", "give_secret"]
    assert made.json()["client_secret"] not in json.dumps(told)
