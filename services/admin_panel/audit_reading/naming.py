"""What people and things of the log are called now: asked of their owners when it is read.

The log itself holds no names (docs/decisions/0022). Whoever does not answer leaves ids.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import httpx
from pydantic import ValidationError

from services.contracts.names import MOST_THINGS, OF_AUTH, OF_CABINET, Named, NamesOut
from services.kit.client import ServiceClient
from services.kit.problems import Unavailable

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Owners:
    """Who knows the names, and how they are asked."""

    client: ServiceClient
    auth_url: str
    cabinet_url: str


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of the things that were asked about."""

    known: Mapping[Key, Named]
    # Kinds whose owner did not answer: nothing of them is known to be gone.
    silent: frozenset[str]

    def is_gone(self, key: Key) -> bool:
        """Say whether its owner knows no such thing any more."""
        if key in self.known or not key[1] or key[0] in self.silent:
            return False
        return key[0] in OF_AUTH or key[0] in OF_CABINET


async def find_names(owners: Owners, things: Iterable[Key]) -> Names:
    """Ask both owners at the same time; each thing once."""
    asked = {key for key in things if key[1]}
    answers = await asyncio.gather(
        _ask(owners.client, "auth", owners.auth_url, OF_AUTH, asked),
        _ask(owners.client, "cabinet", owners.cabinet_url, OF_CABINET, asked),
    )
    known: dict[Key, Named] = {}
    silent: set[str] = set()
    for kinds, answer in zip((OF_AUTH, OF_CABINET), answers, strict=True):
        if answer is None:
            silent.update(kinds)
        else:
            known |= {(one.kind, one.id): one for one in answer.names}
    return Names(known, frozenset(silent))


async def supplier_zone(owners: Owners) -> str:
    """Return the supplier's time zone; raises Unavailable while cabinet does not answer."""
    answer = await _answer(owners.client, "cabinet", owners.cabinet_url, [])
    return answer.time_zone or "UTC"


async def _ask(
    client: ServiceClient, service: str, url: str, kinds: tuple[str, ...], asked: set[Key]
) -> NamesOut | None:
    things = sorted(key for key in asked if key[0] in kinds)
    if not things:
        return NamesOut(names=[])
    try:
        return await _answer(client, service, url, things[:MOST_THINGS])
    except Unavailable:
        return None


async def _answer(client: ServiceClient, service: str, url: str, things: list[Key]) -> NamesOut:
    asked = {"things": [{"kind": kind, "id": key} for kind, key in things]}
    response = await client.request("POST", service, f"{url}/internal/names", json=asked)
    if response.status_code != httpx.codes.OK:
        raise Unavailable(f"{service} cannot tell names now.")
    try:
        return NamesOut.model_validate_json(response.content)
    except ValidationError as error:
        raise Unavailable(f"{service} answers in a shape that is not known here.") from error
