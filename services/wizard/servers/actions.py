"""Acts beside the database of step 4: ask the servers around, save them or put them off."""

from typing import Any

from services.contracts.servers import ServerCheckOut, ServersOut
from services.wizard.actions import require_open, set_up_services, settled_sub_steps
from services.wizard.errors import KeyNeeded, ServerRefused
from services.wizard.remotes import Remote, Remotes
from services.wizard.servers.schemas import ServerIn, ServersIn, ServersStateOut, SourceIn
from services.wizard.store import Store

_STEP = "integration"
_PATH = "/internal/setup/servers"
_PROBLEMS = (KeyNeeded, ServerRefused)


async def read_servers(store: Store, remotes: Remotes) -> ServersStateOut:
    """Return the servers that integration has saved, without a key."""
    saved = ServersOut.model_validate(await remotes[_STEP].ask("GET", _PATH))
    settled = await settled_sub_steps(store, remotes, await set_up_services(store, remotes))
    return ServersStateOut(**saved.model_dump(), state=settled.get("servers", "todo"))


async def check_source(integration: Remote, given: SourceIn) -> ServerCheckOut:
    """Let integration really ask an acquisition server. Raises KeyNeeded; nothing is saved."""
    answer = await integration.ask(
        "POST", f"{_PATH}/source/check", problems=_PROBLEMS, json=_body(given)
    )
    return ServerCheckOut.model_validate(answer)


async def check_systems(integration: Remote, given: ServerIn) -> ServerCheckOut:
    """Let integration really ask our door for other systems; nothing is saved."""
    answer = await integration.ask("POST", f"{_PATH}/systems/check", json=_body(given))
    return ServerCheckOut.model_validate(answer)


async def save_servers(store: Store, remotes: Remotes, given: ServersIn) -> None:
    """Let integration save the servers; those that are left out are put off.

    Raises StepLocked before the step's turn; KeyNeeded; ServerRefused.
    """
    await require_open(store, remotes, _STEP)
    integration = remotes[_STEP]
    # The one that can be refused for more reasons comes first.
    if given.source is not None:
        await integration.ask(
            "PUT", f"{_PATH}/source", problems=_PROBLEMS, json=_body(given.source)
        )
    if given.systems is not None:
        await integration.ask(
            "PUT", f"{_PATH}/systems", problems=_PROBLEMS, json=_body(given.systems)
        )
    # In a suite that works already it becomes the source at once; else the check does it.
    if given.source is not None:
        await integration.ask("POST", f"{_PATH}/source/keep")
    both = given.source is not None and given.systems is not None
    await store.settle("servers", "saved" if both else "skipped")


def _body(given: ServerIn) -> dict[str, Any]:
    """Return the server with its key in the open, as integration must have it."""
    body = given.model_dump(mode="json", exclude={"key"})
    if isinstance(given, SourceIn) and given.key is not None:
        body["key"] = given.key.get_secret_value()
    return body
