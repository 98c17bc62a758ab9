"""The last check (4.3): the whole chain from the source to all who are told whose suite it is."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from services.wizard.remotes import Remotes

_POLL_SECONDS = 0.3
# The news of the organisation travels by events.
_TOLD_SECONDS = 30.0
_SERVERS = "/internal/setup/servers"


class StageFailed(Exception):
    """A stage ended badly: `code` is what the page words, `detail` what was met."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


async def check_source(remotes: Remotes) -> str:
    """Keep the acquisition server as the source and ask it; return what the log says.

    A server that was put off is no fault. Raises StageFailed.
    """
    integration = remotes["integration"]
    await integration.ask("POST", f"{_SERVERS}/source/keep")
    told = await integration.ask("POST", f"{_SERVERS}/saved-source/check")
    if told["outcome"] == "nothing-saved":
        return "source-put-off"
    if not told["ok"]:
        raise StageFailed(f"source-{told['outcome']}", told["detail"])
    return "source-answers"


async def check_delivery(remotes: Remotes) -> str:
    """Try the way of a delivery; integration gets its client from auth when it has none.

    Raises StageFailed.
    """
    integration = remotes["integration"]
    told = await integration.ask("POST", f"{_SERVERS}/delivery/check")
    if told["outcome"] == "client-unknown":
        client = await remotes["auth"].ask("POST", "/internal/setup/integration-client")
        await integration.ask("PUT", f"{_SERVERS}/client", json=client)
        told = await integration.ask("POST", f"{_SERVERS}/delivery/check")
    if not told["ok"]:
        raise StageFailed(f"delivery-{told['outcome']}", told["detail"])
    return "delivery-possible"


async def check_organisation(remotes: Remotes) -> str:
    """Wait until every service that cabinet tells of the organisation knows it.

    Raises StageFailed with those that do not.
    """
    told = await remotes["cabinet"].ask("GET", "/internal/setup/organisation/told")
    waiting = dict(told)
    try:
        async with asyncio.timeout(_TOLD_SECONDS):
            while True:
                await asyncio.gather(*(_look(remotes, waiting, name) for name in list(waiting)))
                if not waiting:
                    return "organisation-known"
                await asyncio.sleep(_POLL_SECONDS)
    except TimeoutError as error:
        raise StageFailed("organisation-not-told", ", ".join(sorted(waiting))) from error


async def _look(remotes: Remotes, waiting: dict[str, dict[str, Any]], service: str) -> None:
    """Take a service off the list once it knows what it was told."""
    known = await remotes[service].ask_or_none("/internal/setup/supplier")
    if _same(waiting[service], known):
        del waiting[service]


def _same(told: dict[str, Any], known: dict[str, Any] | None) -> bool:
    """Say whether a service knows what it was told, of what it says at all."""
    both = told.keys() & (known or {}).keys()
    return known is not None and bool(both) and all(told[name] == known[name] for name in both)


LINKS: Mapping[str, Callable[[Remotes], Awaitable[str]]] = {
    "source": check_source,
    "delivery": check_delivery,
    "organisation": check_organisation,
}
