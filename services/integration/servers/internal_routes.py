"""The servers around, for the wizard; also before integration has a database."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import SecretStr

from services.contracts.servers import ServerCheckOut, ServersOut
from services.integration.deps import CurrentSettings, internal
from services.integration.secrets import new_sealing_key
from services.integration.servers import actions
from services.integration.servers.actions import Known
from services.integration.servers.rules import Server, server_of
from services.integration.servers.schemas import ClientIn, ServerIn, SourceIn
from services.kit.database import Database, reachable
from services.kit.settings import save_settings
from services.kit.setup_acts import WhoSetsUp, keep_act

router = APIRouter(
    prefix="/internal/setup/servers",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("setup")],
)

_SECRETS = ("sealing_key", "waiting_source", "client_secret")


def _save(request: Request, settings: CurrentSettings, **changes: Any) -> None:
    """Save settings, known to this process from now on; the worker begins anew with them."""
    save_settings(type(settings), changes)
    secret = {name: SecretStr(changes[name]) for name in _SECRETS if name in changes}
    request.app.state.settings = settings.model_copy(update=changes | secret)


def _server(given: ServerIn) -> Server:
    return Server(given.host, given.port, given.secure)


async def _known(request: Request, settings: CurrentSettings) -> Known | None:
    database: Database | None = request.app.state.database
    return await actions.find_known(
        database,
        settings.sealing_key.get_secret_value(),
        settings.waiting_source.get_secret_value(),
    )


CurrentKnown = Annotated[Known | None, Depends(_known)]


@router.get("")
async def read_servers(settings: CurrentSettings, known: CurrentKnown) -> ServersOut:
    """Return where the servers are; never a key."""
    door = server_of(settings.systems_url) or Server("", 0, secure=False)
    systems = Known(door, settings.client_secret.get_secret_value())
    return ServersOut(source=known.told() if known else None, systems=systems.told())


@router.post("/source/check")
async def check_source(
    given: SourceIn, settings: CurrentSettings, known: CurrentKnown
) -> ServerCheckOut:
    """Really ask an acquisition server from where integration runs. 422 `key-needed`."""
    server = _server(given)
    key = actions.key_for(server, given.key, known)
    return await actions.check_source(server, key, settings.refused_addresses)


@router.post("/saved-source/check")
async def check_saved_source(settings: CurrentSettings, known: CurrentKnown) -> ServerCheckOut:
    """Ask the acquisition server that is saved."""
    if known is None:
        return ServerCheckOut(ok=False, outcome="nothing-saved")
    return await actions.check_source(known.server, known.key, settings.refused_addresses)


@router.put("/source", status_code=204)
async def save_source(
    given: SourceIn, request: Request, settings: CurrentSettings, known: CurrentKnown
) -> None:
    """Save the acquisition server; kept as a source as soon as there is a database for it."""
    server = _server(given)
    key = actions.key_for(server, given.key, known)
    await actions.require_allowed(server, settings.refused_addresses)
    sealing_key = settings.sealing_key.get_secret_value() or new_sealing_key()
    waiting = actions.waiting_source(server, key, sealing_key)
    _save(request, settings, sealing_key=sealing_key, waiting_source=waiting)


@router.post("/source/keep", status_code=204)
async def keep_source(
    request: Request, settings: CurrentSettings, known: CurrentKnown, staff: WhoSetsUp
) -> None:
    """Keep the acquisition server that waits as a source, if there is a database for it."""
    database: Database | None = request.app.state.database
    waits = bool(settings.waiting_source.get_secret_value())
    if known is None or not waits or database is None:
        return
    async with reachable(database.transaction()) as session:
        sealing_key = settings.sealing_key.get_secret_value()
        kept = await actions.keep_source(session, staff, known, sealing_key)
    if kept:
        _save(request, settings, waiting_source="")


@router.post("/systems/check")
async def check_systems(given: ServerIn, settings: CurrentSettings) -> ServerCheckOut:
    """Ask our door for other systems, where others reach it, from where integration runs."""
    return await actions.check_systems(_server(given), settings.refused_addresses)


@router.put("/systems", status_code=204)
async def save_systems(
    given: ServerIn, request: Request, settings: CurrentSettings, staff: WhoSetsUp
) -> None:
    """Save where the door for other systems is."""
    server = _server(given)
    await actions.require_allowed(server, settings.refused_addresses)
    _save(request, settings, systems_url=server.url)
    was, now = {"url": settings.systems_url}, {"url": server.url}
    keep_act(
        type(settings),
        staff,
        "change_systems_door",
        "service",
        "integration",
        before=was,
        after=now,
    )


@router.put("/client", status_code=204)
async def save_client(
    given: ClientIn, request: Request, settings: CurrentSettings, staff: WhoSetsUp
) -> None:
    """Save by which client integration delivers."""
    secret = given.client_secret.get_secret_value()
    _save(request, settings, client_id=given.client_id, client_secret=secret)
    was, now = {"client_id": settings.client_id}, {"client_id": given.client_id}
    same = secret == settings.client_secret.get_secret_value()
    keep_act(
        type(settings),
        staff,
        "change_delivery_client",
        "service",
        "integration",
        before=was,
        after=now,
        changed=() if same else ("secret",),
    )


@router.post("/delivery/check")
async def check_delivery(settings: CurrentSettings) -> ServerCheckOut:
    """Try the way of a delivery with what is saved: a token from auth, then the door."""
    return await actions.check_delivery(
        settings.auth_url,
        settings.systems_url,
        settings.client_id,
        settings.client_secret.get_secret_value(),
    )
