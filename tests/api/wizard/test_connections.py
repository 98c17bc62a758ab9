"""Databases: to whom a saved password goes, which hosts are servers, how often one may look."""

import asyncio
import struct
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from services.wizard.store import CHECKS
from tests.api.wizard.conftest import Wizard
from tests.support.postgres import free_port

_CHECK = "services/notifications/check"
_SSL_REQUEST = 80877103


class Listener:
    """A PostgreSQL of somebody else's: asks for the password in the clear and keeps it."""

    def __init__(self) -> None:
        self.port = 0
        self.heard: list[str] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            length, code = struct.unpack("!II", await reader.readexactly(8))
            if code == _SSL_REQUEST:
                writer.write(b"N")
                length, code = struct.unpack("!II", await reader.readexactly(8))
            await reader.readexactly(length - 8)
            writer.write(b"R" + struct.pack("!II", 8, 3))
            kind, length = struct.unpack("!cI", await reader.readexactly(5))
            if kind == b"p":
                self.heard.append((await reader.readexactly(length - 4)).rstrip(b"\0").decode())
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    one = Listener()
    server = await asyncio.start_server(one.serve, "127.0.0.1", 0)
    one.port = server.sockets[0].getsockname()[1]
    async with server:
        yield one


def _saved(wizard: Wizard) -> dict[str, Any]:
    known = wizard.notifications.state.settings
    return {
        "host": known.database_host,
        "port": known.database_port,
        "user": known.database_user,
        "database": known.database_name,
    }


async def _outcome(wizard: Wizard, connection: dict[str, Any]) -> str:
    answer = await wizard.ask("POST", _CHECK, json=connection)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    (found,) = told["databases"]
    assert (told["ok"], found["service"]) == (found["outcome"] == "connected", "notifications")
    return str(found["outcome"])


async def test_the_saved_password_serves_its_own_connection(wizard: Wizard) -> None:
    assert await _outcome(wizard, _saved(wizard)) == "connected"


@pytest.mark.parametrize("changed", ["host", "port", "user", "database"])
async def test_the_saved_password_goes_to_no_other_connection(
    wizard: Wizard, listener: Listener, changed: str
) -> None:
    other: dict[str, Any] = {
        "host": "localhost",
        "port": listener.port,
        "user": "whoever",
        "database": "d",
    }
    given = _saved(wizard) | {changed: other[changed]}
    assert await _outcome(wizard, given) == "password-needed"
    assert await _outcome(wizard, other | {"host": "127.0.0.1"}) == "password-needed"
    assert listener.heard == []


async def test_a_typed_password_goes_where_it_was_typed_for(
    wizard: Wizard, listener: Listener
) -> None:
    given = _saved(wizard) | {"host": "127.0.0.1", "port": listener.port, "password": "typed"}
    assert await _outcome(wizard, given) != "connected"
    assert listener.heard == ["typed"]


async def test_no_other_connection_is_saved_without_its_password(wizard: Wizard) -> None:
    service = wizard.app.state.client
    given = _saved(wizard) | {"user": "somebody"}
    answer = await service.request(
        "POST", "notifications", "http://n/internal/setup/settings", json=given
    )
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (
        422,
        "connection-not-allowed",
    )
    assert answer.json()["reason"] == "password-needed"
    assert wizard.settings() == {}


async def test_a_set_up_with_a_saved_password_for_elsewhere_stops_at_its_check(
    wizard: Wizard, listener: Listener
) -> None:
    await wizard.finish("auth", "cabinet")
    await wizard.settle("mail")
    given = _saved(wizard) | {"port": listener.port}
    started = await wizard.ask("POST", "services/notifications/apply", json=given)
    job = (await wizard.ask("GET", f"jobs/{started.json()['id']}")).json()
    assert (job["state"], job["stages"][0]["detail"]) == ("failed", "password-needed")
    assert listener.heard == []
    assert wizard.settings() == {}


async def test_a_folder_is_no_server_unless_it_is_the_saved_one(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = _saved(wizard) | {"host": str(tmp_path), "password": "x"}
    assert await _outcome(wizard, given) == "host-not-allowed"
    before = wizard.notifications.state.settings
    monkeypatch.setattr(
        wizard.notifications.state,
        "settings",
        before.model_copy(update={"database_host": str(tmp_path)}),
    )
    # Tried, and nothing is there.
    assert await _outcome(wizard, given) == "failed"


@pytest.mark.parametrize(
    "host",
    [
        "a" * 64,
        f"{'a' * 64}.example",
        "-a.example",
        "a..example",
        "пример.рф",
        "//x",
        "user@host",
        "host:5432",
        "127.1",
        "2130706433",
        "fe80::1%lo",
        ".".join(["a" * 60] * 5),
        " ",
    ],
)
async def test_what_is_no_name_of_a_server_is_refused_by_its_field(
    wizard: Wizard, host: str
) -> None:
    answer = await wizard.ask("POST", _CHECK, json=_saved(wizard) | {"host": host})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["host"]
    mail = {"host": host, "port": 25, "security": "none", "sender": "a@b.example", "to": "c@d.org"}
    answer = await wizard.ask("POST", "mail/test", json=mail)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["host"]


@pytest.mark.parametrize("field", ["sender", "to"])
async def test_an_address_that_no_mail_system_could_write_is_refused_by_its_field(
    wizard: Wizard, field: str
) -> None:
    mail = {"host": "m", "port": 25, "security": "none", "sender": "a@b.example", "to": "c@d.org"}
    for address in (f"a@{'b' * 64}.example", f"{'a' * 65}@b.example", "a@b..example", "@b", "a@"):
        answer = await wizard.ask("POST", "mail/test", json=mail | {field: address})
        assert answer.status_code == 422, address
        assert [error["field"] for error in answer.json()["errors"]] == [field]


@pytest.mark.parametrize(
    ("field", "value"),
    [("port", True), ("port", "5432"), ("port", 5432.0), ("port", 0), ("port", 65536), ("more", 1)],
)
async def test_a_port_is_a_number_and_no_field_is_ignored(
    wizard: Wizard, field: str, value: object
) -> None:
    for path in (_CHECK, "services/notifications/apply"):
        answer = await wizard.ask("POST", path, json=_saved(wizard) | {field: value})
        assert answer.status_code == 422
        assert [error["field"] for error in answer.json()["errors"]] == [field]


async def test_what_speaks_no_postgresql_is_told_so(wizard: Wizard) -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(8)
        writer.write(b"220 mail.example ESMTP\r\n")
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        given = _saved(wizard) | {"host": "127.0.0.1", "port": port, "password": "x"}
        (found,) = (await wizard.ask("POST", _CHECK, json=given)).json()["databases"]
    assert (found["outcome"], found["detail"]) == ("not-postgresql", "")


async def test_the_wizard_is_no_scanner_of_ports(wizard: Wizard) -> None:
    given = _saved(wizard) | {"host": "127.0.0.1", "port": free_port(), "password": "x"}
    codes = [
        (await wizard.ask("POST", _CHECK, json=given)).status_code for _ in range(CHECKS.most + 2)
    ]
    assert codes == [200] * CHECKS.most + [429] * 2
    mail = {"host": "m", "port": 25, "security": "none", "sender": "a@b.example", "to": "c@d.org"}
    answer = await wizard.ask("POST", "mail/test", json=mail)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, str(CHECKS.seconds))
    # Looking is still possible.
    assert (await wizard.ask("GET", "state")).status_code == 200
