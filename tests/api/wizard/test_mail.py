"""Sub-step 3.2, the mail server, with the real notifications behind the wizard."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from services.wizard.bootstrap import bootstrap_token
from services.wizard.main import make_app
from tests.api.wizard.conftest import Wizard, alone
from tests.support.mail import Mailbox, running_mailbox
from tests.support.neighbours import NOBODY
from tests.support.postgres import free_port
from tests.support.tokens import bearer, service_token, user_token

_MAIL = {
    "host": "localhost",
    "port": 25,
    "security": "none",
    "login": "us",
    "sender": "noreply@energy.example",
}
_PATHS = (
    ("GET", "mail"),
    ("POST", "mail/test"),
    ("PUT", "mail"),
    ("POST", "mail/put-off"),
)


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[Mailbox]:
    with running_mailbox(tmp_path / "letters") as running:
        yield running


async def test_the_saved_server_is_shown_without_its_passwords(wizard: Wizard) -> None:
    await wizard.finish("auth", "cabinet")
    proxy = {"kind": "socks5", "host": "proxy", "port": 1080, "login": "p", "password": "of-proxy"}
    given = _MAIL | {"password": "of-server", "proxy": proxy}
    assert (await wizard.ask("PUT", "mail", json=given)).status_code == 204
    answer = await wizard.ask("GET", "mail")
    assert answer.json() == {
        **_MAIL,
        "has_password": True,
        "verify_certificate": True,
        "proxy": {
            "kind": "socks5", "host": "proxy", "port": 1080, "login": "p", "has_password": True,
        },
        "state": "saved",
    }  # fmt: skip
    assert "of-server" not in answer.text
    assert "of-proxy" not in answer.text
    assert wizard.settings()["smtp_password"] == "of-server"
    assert wizard.settings()["smtp_proxy_password"] == "of-proxy"
    stored = b"".join(p.read_bytes() for p in (wizard.saved.parent / "wizard").glob("state*"))
    assert b"of-server" not in stored


@pytest.mark.parametrize("change", [{"host": "other"}, {"login": "them"}])
async def test_a_saved_password_goes_to_no_other_server_or_login(
    wizard: Wizard, change: dict[str, str]
) -> None:
    await wizard.finish("auth", "cabinet")
    await wizard.ask("PUT", "mail", json=_MAIL | {"password": "of-server"})
    await wizard.ask("PUT", "mail", json=_MAIL | {"port": 26})
    assert wizard.settings()["smtp_password"] == "of-server"
    assert (await wizard.ask("PUT", "mail", json=_MAIL | change)).status_code == 204
    assert wizard.settings()["smtp_password"] == ""
    assert (await wizard.ask("GET", "mail")).json()["has_password"] is False


async def test_a_test_letter_really_goes_and_nothing_is_saved(
    wizard: Wizard, mailbox: Mailbox
) -> None:
    given = _MAIL | {"port": mailbox.smtp_port, "login": "", "to": "admin@example.org"}
    answer = await wizard.ask("POST", "mail/test", json=given | {"language": "en"})
    assert answer.json() == {"ok": True, "outcome": "sent", "detail": ""}
    (letter,) = mailbox.letters("admin@example.org")
    assert "test" in letter["subject"].lower()
    assert wizard.settings() == {}
    assert (await wizard.ask("GET", "mail")).json()["host"] is None


@pytest.mark.parametrize(
    ("change", "outcome"),
    [({"port": free_port()}, "connection-refused"), ({"host": "nowhere.invalid"}, "host-unknown")],
)
async def test_a_letter_that_cannot_go_says_why(
    wizard: Wizard, change: dict[str, Any], outcome: str
) -> None:
    given = _MAIL | change | {"to": "admin@example.org"}
    told = (await wizard.ask("POST", "mail/test", json=given)).json()
    assert (told["ok"], told["outcome"]) == (False, outcome)


async def test_mail_stands_between_the_connection_and_the_first_check(wizard: Wizard) -> None:
    locked = dict.fromkeys(("step", "connection", "mail", "check"), "locked")
    assert await wizard.mail_step() == locked
    for method, path in (("PUT", "mail"), ("POST", "mail/put-off")):
        answer = await wizard.ask(method, path, json=_MAIL)
        assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (409, "step-locked")
    assert wizard.settings() == {}

    await wizard.finish("auth", "cabinet")
    todo = dict.fromkeys(("step", "connection", "mail"), "todo")
    assert await wizard.mail_step() == todo | {"check": "locked"}
    connection = {"host": "127.0.0.1", "port": 1, "user": "n", "database": "n"}
    early = await wizard.ask("POST", "services/notifications/apply", json=connection)
    assert (early.status_code, early.json()["type"].split(":")[-1]) == (409, "step-locked")

    await wizard.ask("PUT", "mail", json=_MAIL)
    assert await wizard.mail_step() == todo | {"mail": "done", "check": "todo"}
    started = await wizard.ask("POST", "services/notifications/apply", json=connection)
    assert started.status_code == 202
    await wizard.finish("notifications")
    assert set((await wizard.mail_step()).values()) == {"done"}


async def test_mail_that_is_put_off_lets_the_step_end(wizard: Wizard) -> None:
    await wizard.finish("auth", "cabinet")
    assert (await wizard.ask("POST", "mail/put-off")).status_code == 204
    told = (await wizard.ask("GET", "mail")).json()
    assert (told["state"], told["host"]) == ("skipped", None)
    await wizard.finish("notifications")
    assert (await wizard.mail_step())["step"] == "done"
    assert (await wizard.ask("GET", "state")).json()["current"] == "integration"
    await wizard.ask("PUT", "mail", json=_MAIL)
    assert (await wizard.ask("GET", "mail")).json()["state"] == "saved"


async def test_a_set_up_of_before_counts_only_with_a_server_saved(wizard: Wizard) -> None:
    await wizard.finish("auth", "cabinet", "notifications")
    state = await wizard.mail_step()
    assert state == {"step": "todo", "connection": "done", "mail": "todo", "check": "done"}
    # As the start-up saved it, past the wizard.
    await wizard.app.state.client.request(
        "PUT", "notifications", f"{NOBODY}/internal/setup/mail", json=_MAIL
    )
    assert set((await wizard.mail_step()).values()) == {"done"}


async def test_a_suite_that_works_without_the_wizard_has_nothing_to_be_done_again(
    wizard: Wizard,
) -> None:
    wizard.works(yes=True)
    await wizard.app.state.client.request(
        "PUT", "notifications", f"{NOBODY}/internal/setup/mail", json=_MAIL
    )
    state = (await wizard.ask("GET", "state")).json()
    assert state["current"] is None
    assert {step["status"] for step in state["steps"]} == {"done"}
    # What opens the wizard ends with what the wizard itself has finished, and nothing has.
    assert await wizard.app.state.store.finished_services() == set()
    token = bootstrap_token(wizard.saved.parent / "wizard")
    assert (await wizard.ask("POST", "sign-in", json={"token": token})).status_code == 204
    # A service that stops working is to be looked at again.
    wizard.works(yes=False)
    assert (await wizard.ask("GET", "state")).json()["current"] == "auth"


async def test_a_working_suite_without_a_mail_server_lacks_that_alone(wizard: Wizard) -> None:
    wizard.works(yes=True)
    assert await wizard.mail_step() == {
        "step": "todo", "connection": "done", "mail": "todo", "check": "done",
    }  # fmt: skip
    assert (await wizard.ask("PUT", "mail", json=_MAIL)).status_code == 204
    assert set((await wizard.mail_step()).values()) == {"done"}


async def test_a_state_file_of_before_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite3"
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(
            """
            CREATE TABLE sessions (token_hash TEXT PRIMARY KEY, ends_at REAL NOT NULL);
            CREATE TABLE attempts (at REAL NOT NULL);
            CREATE TABLE finished (service TEXT PRIMARY KEY, at REAL NOT NULL);
            CREATE TABLE jobs (
                id TEXT PRIMARY KEY, service TEXT NOT NULL, state TEXT NOT NULL,
                document TEXT NOT NULL, changed_at REAL NOT NULL);
            CREATE UNIQUE INDEX one_running_job ON jobs (service) WHERE state = 'running';
            INSERT INTO finished VALUES ('auth', 1), ('cabinet', 2);
            PRAGMA user_version = 1;
            """
        )
    app = make_app(alone(tmp_path))
    async with app.router.lifespan_context(app):
        assert await app.state.store.finished_services() == {"auth", "cabinet"}
        assert await app.state.store.outcomes() == {}
        await app.state.store.settle("mail", "skipped")
        assert await app.state.store.outcomes() == {"mail": "skipped"}


async def test_notifications_that_is_down_is_named(wizard: Wizard) -> None:
    await wizard.finish("auth", "cabinet", "notifications")
    asked = wizard.app.state.client._http
    wizard.app.state.client._http = httpx.AsyncClient()
    for method, path in _PATHS[:3]:
        body = _MAIL | ({"to": "a@example.org"} if path == "mail/test" else {})
        answer = await wizard.ask(method, path, json=body)
        assert answer.status_code == 503, path
        assert answer.json()["type"].endswith(":service-unreachable")
    # The frame of steps opens all the same.
    assert (await wizard.mail_step())["mail"] == "todo"
    await wizard.app.state.client._http.aclose()
    wizard.app.state.client._http = asked


@pytest.mark.parametrize(
    "change",
    [
        {"host": "a b"},
        {"port": 0},
        {"security": "tls"},
        {"sender": "nobody"},
        {"to": "a@b.example\r\nRCPT TO:<eve@b.example>"},
        {"password": "p" * 257},
    ],
)
async def test_bad_input_names_the_field_and_saves_nothing(
    wizard: Wizard, change: dict[str, Any]
) -> None:
    given = _MAIL | {"to": "admin@example.org"} | change
    answer = await wizard.ask("POST", "mail/test", json=given)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == list(change)
    assert "p" * 257 not in answer.text


@pytest.mark.parametrize(("method", "path"), _PATHS)
@pytest.mark.parametrize("header", ["none", "staff", "service", "cookie"])
async def test_nobody_else_gets_in(wizard: Wizard, method: str, path: str, header: str) -> None:
    headers = {
        "none": {},
        "staff": bearer(user_token("staff", "someone", role="administrator")),
        "service": bearer(service_token("auth", "wizard")),
        "cookie": {"Cookie": "wizard_session=made-up"},
    }[header]
    wizard.client.cookies.clear()
    answer = await wizard.ask(method, path, headers=headers, json=_MAIL)
    assert answer.status_code == 401
