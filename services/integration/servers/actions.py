"""Acts of the installer: ask the servers around, and say where they are.

The acquisition server is chosen before integration has a database, so that it waits, sealed, in
the service's own settings until it can be kept as a source.
"""

from collections.abc import Sequence

import asyncpg
import orjson
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.servers import ServerCheckOut, ServerOut
from services.integration.delivery.systems import NotDelivered, SystemsDoor
from services.integration.errors import KeyNeeded, KeyUnreadable, ServerRefused
from services.integration.secrets import seal, unseal
from services.integration.servers.probe import Answer, NoAnswer, ask, refuse, seconds_off
from services.integration.servers.queries import NAME, find_source
from services.integration.servers.rules import MOST_CLOCK_SECONDS, Server, server_of
from services.integration.sources.queries import save_source
from services.kit.database import Database, plain_of
from services.kit.identity import Caller
from services.kit.setup_acts import WAY
from services.kit.staff import record_act

_POLL_SECONDS = 30
_FORBIDDEN = (401, 403)


class Known:
    """The acquisition server that is known: where it is, and its key (empty: unreadable)."""

    def __init__(self, server: Server, key: str) -> None:
        self.server = server
        self.key = key

    def told(self) -> ServerOut:
        """Return it without its key."""
        server = self.server
        return ServerOut(
            host=server.host, port=server.port, secure=server.secure, has_key=bool(self.key)
        )


async def find_known(database: Database | None, sealing_key: str, waiting: str) -> Known | None:
    """Return the acquisition server: the one that waits in the settings, else the kept source."""
    if waiting:
        url, key = orjson.loads(unseal(sealing_key, waiting.encode()))
        server = server_of(url)
        return Known(server, key) if server else None
    if database is None:
        return None
    try:
        async with database.connection() as connection:
            row = await find_source(connection)
    except asyncpg.UndefinedTableError:
        # A database that is set and not migrated yet.
        return None
    server = server_of(row["url"]) if row else None
    if row is None or server is None:
        return None
    try:
        return Known(server, unseal(sealing_key, row["sealed_key"]))
    except KeyUnreadable:
        return Known(server, "")


def key_for(server: Server, given: SecretStr | None, known: Known | None) -> str:
    """Return the key to be used at a server: the saved one goes to its own server alone.

    Raises KeyNeeded.
    """
    if given is not None:
        return given.get_secret_value()
    if known is None or not known.key or known.server != server:
        raise KeyNeeded
    return known.key


async def check_source(server: Server, key: str, refused: Sequence[str]) -> ServerCheckOut:
    """Ask an acquisition server for its kinds, with the key, and look at its clock."""
    try:
        answer = await ask(
            server, "/v1/kinds", refused=refused, headers={"Authorization": f"Bearer {key}"}
        )
    except NoAnswer as error:
        return error.told
    if answer.status in _FORBIDDEN:
        # A page that asks for a password is none of ours.
        ours = isinstance(answer.body, dict)
        return _bad("wrong-key" if ours else "not-ours", answer)
    kinds = answer.body.get("kinds") if isinstance(answer.body, dict) else None
    if answer.status >= 500:
        return _bad("server-fails", answer)
    if answer.status != 200 or not isinstance(kinds, list):
        return _bad("not-ours", answer)
    off = seconds_off(answer)
    if abs(off) > MOST_CLOCK_SECONDS:
        return ServerCheckOut(ok=False, outcome="clock-off", detail=str(off))
    return ServerCheckOut(ok=True, outcome="answers")


async def check_systems(server: Server, refused: Sequence[str]) -> ServerCheckOut:
    """Ask our own door for other systems whether it is there: `/health`, and what it alone has."""
    try:
        health = await ask(server, "/health", refused=refused)
        # Health of the staff's door is the same; batches are taken at one of them.
        batches = await ask(server, "/v1/batches/0", refused=refused)
    except NoAnswer as error:
        return error.told
    if health.status >= 500:
        return _bad("server-fails", health)
    if health.status != 200 or not isinstance(health.body, dict) or "service" not in health.body:
        return _bad("not-ours", health)
    if health.body["service"] != "admin_panel" or batches.status not in (*_FORBIDDEN, 405, 422):
        return _bad("not-the-systems-door", batches)
    return ServerCheckOut(ok=True, outcome="answers")


def _bad(outcome: str, answer: Answer) -> ServerCheckOut:
    return ServerCheckOut.model_validate(
        {"ok": False, "outcome": outcome, "detail": f"HTTP {answer.status}"}
    )


async def check_delivery(
    auth_url: str, systems_url: str, client_id: str, client_secret: str
) -> ServerCheckOut:
    """Try the whole way of a delivery but for its lines: token from auth, then the door."""
    if not client_id or not client_secret:
        return ServerCheckOut(ok=False, outcome="client-unknown")
    door = SystemsDoor(auth_url, systems_url, client_id, client_secret)
    try:
        status = await door.look()
    except NotDelivered as error:
        refused = "auth answers 4" in str(error)
        return ServerCheckOut(
            ok=False,
            outcome="client-unknown" if refused else "auth-unreachable",
            detail=str(error),
        )
    finally:
        await door.close()
    # No batch has that number; who may not read any is told otherwise.
    if status == 404:
        return ServerCheckOut(ok=True, outcome="answers")
    outcome = "client-unknown" if status in _FORBIDDEN else "not-the-systems-door"
    return ServerCheckOut.model_validate(
        {"ok": False, "outcome": outcome, "detail": f"HTTP {status}"}
    )


async def require_allowed(server: Server, refused: Sequence[str]) -> None:
    """Raise ServerRefused for a server in a network where none may be."""
    try:
        await refuse(server, refused)
    except NoAnswer as error:
        raise ServerRefused from error


def waiting_source(server: Server, key: str, sealing_key: str) -> str:
    """Return what the settings keep of an acquisition server until there is a database."""
    return seal(sealing_key, orjson.dumps([server.url, key]).decode()).decode()


async def keep_source(
    session: AsyncSession, staff: Caller, wanted: Known, sealing_key: str
) -> bool:
    """Keep an acquisition server as the source that it stands for, or as a new one.

    The log is told of what differs. False when the database has not been migrated yet.
    """
    connection = await plain_of(session)
    try:
        known = await find_source(connection)
    except asyncpg.UndefinedTableError:
        await session.rollback()
        return False
    source_id = await save_source(
        connection,
        known["name"] if known else NAME,
        wanted.server.url,
        seal(sealing_key, wanted.key),
        known["poll_seconds"] if known else _POLL_SECONDS,
        stamps=known["stamps"] if known else None,
    )
    before = {"url": known["url"], "active": known["active"]} if known else None
    after = {"url": wanted.server.url, "active": True}
    new_key = known is None or not _opens(sealing_key, known["sealed_key"], wanted.key)
    if new_key or before != after:
        more = {"changed": ["key"]} if known and new_key else {}
        action = "change_source" if known else "add_source"
        await record_act(
            session, staff, action, "source", source_id, before=before, after=after, way=WAY, **more
        )
    return True


def _opens(sealing_key: str, sealed: bytes, key: str) -> bool:
    """Say whether what lies sealed is this key."""
    try:
        return unseal(sealing_key, sealed) == key
    except KeyUnreadable:
        return False
