"""HTTP of the servers around, below `/api/wizard/servers`."""

from fastapi import APIRouter

from services.contracts.servers import ServerCheckOut
from services.wizard.deps import AllRemotes, CurrentStore, HasChecksLeft, Installer
from services.wizard.servers import actions
from services.wizard.servers.schemas import ServerIn, ServersIn, ServersStateOut, SourceIn

router = APIRouter(prefix="/api/wizard/servers", tags=["wizard"])


@router.get("")
async def read_servers(_: Installer, store: CurrentStore, remotes: AllRemotes) -> ServersStateOut:
    """Return the saved servers; a stored key is never shown."""
    return await actions.read_servers(store, remotes)


@router.post("/source/check", dependencies=[HasChecksLeft])
async def check_source(_: Installer, remotes: AllRemotes, given: SourceIn) -> ServerCheckOut:
    """Really ask an acquisition server from where integration runs; saves nothing.

    The saved key goes only to the server that it was saved for: else 422 `key-needed`. 429 after
    thirty checks in five minutes.
    """
    return await actions.check_source(remotes["integration"], given)


@router.post("/systems/check", dependencies=[HasChecksLeft])
async def check_systems(_: Installer, remotes: AllRemotes, given: ServerIn) -> ServerCheckOut:
    """Really ask the door for other systems from where integration runs; saves nothing."""
    return await actions.check_systems(remotes["integration"], given)


@router.put("", status_code=204)
async def save_servers(
    _: Installer, store: CurrentStore, remotes: AllRemotes, given: ServersIn
) -> None:
    """Save the servers; one that is left out is put off.

    409 `step-locked`, 422 `key-needed`, `server-refused`.
    """
    await actions.save_servers(store, remotes, given)
