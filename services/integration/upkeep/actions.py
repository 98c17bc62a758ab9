"""Adding, changing and removing sources; what they are set to is tried before it is saved."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from services.integration.collection.head_end import list_kinds, open_source
from services.integration.conversion.rules import KINDS
from services.integration.errors import (
    NotFound,
    SourceFailed,
    SourceNameTaken,
    SourceNotPaused,
    SourceUnchecked,
    SourceWaits,
)
from services.integration.secrets import seal, unseal
from services.integration.sources import queries
from services.integration.sources.actions import settings_of
from services.integration.sources.schemas import KeyIn, SourceFields, SourceIn
from services.kit.database import Connection, Database, plain_of, reachable
from services.kit.etags import require_seen
from services.kit.identity import Caller
from services.kit.outbound import AddressRefused, addresses_of
from services.kit.staff import record_act

_CHECK_SECONDS = 10.0
_SET = ("name", "url", "poll_seconds", "stamps")
Sealing = Callable[[], str]


async def _allow(url: str, refused: Sequence[str]) -> None:
    """Raise SourceUnchecked for a source in a network where none may be, however it is saved."""
    parts = urlsplit(url)
    try:
        await addresses_of(parts.hostname or "", parts.port or 443, refused)
    except AddressRefused as error:
        raise SourceUnchecked("No source may be in this network.", reason="host-refused") from error
    except (OSError, UnicodeError):
        # Of a name that is not known the check tells.
        return


async def _check(url: str, key: str) -> None:
    """Ask what a source has; raises SourceUnchecked when it does not answer as agreed."""
    try:
        async with open_source(url, key, seconds=_CHECK_SECONDS) as client:
            known = await list_kinds(client)
    except SourceFailed as failure:
        raise SourceUnchecked(failure.detail, reason=failure.code) from failure
    if not set(known) & set(KINDS):
        raise SourceUnchecked("The source has nothing that is known here.", reason="no-kinds")


async def add_source(
    session: AsyncSession,
    staff: Caller,
    given: SourceIn,
    sealing: Sealing,
    *,
    refused: Sequence[str],
) -> int:
    """Add a source, which is asked at once; return its id. `refused`: networks for none.

    Raises SourceUnchecked, unless it is said to be saved unchecked, and SourceNameTaken.
    """
    await _allow(given.url, refused)
    if not given.unchecked:
        await _check(given.url, given.key)
    fields = given.model_dump(include=set(_SET))
    connection = await plain_of(session)
    source_id = await queries.add_source(
        connection, fields, seal(sealing(), given.key), staff.subject
    )
    if source_id is None:
        raise SourceNameTaken
    await record_act(
        session, staff, "add_source", "source", source_id, after=fields, checked=not given.unchecked
    )
    return source_id


async def change_source(
    session: AsyncSession,
    database: Database,
    staff: Caller,
    source_id: int,
    *,
    given: SourceFields,
    seen: frozenset[str],
    sealing: Sealing,
    refused: Sequence[str],
) -> None:
    """Set a source otherwise; another address is read from the beginning.

    Raises NotFound, Stale, SourceUnchecked for an address that does not answer to the key that is
    kept, and SourceNameTaken.
    """
    async with reachable(database.reading()) as reader:
        known = await queries.find_settings(reader, source_id)
        sealed = await queries.find_sealed_key(reader, source_id)
    if known is None or sealed is None:
        raise NotFound
    if given.url != known["url"]:
        await _allow(given.url, refused)
    if given.url != known["url"] and not given.unchecked:
        try:
            key = unseal(sealing(), sealed)
        except SourceFailed as failure:
            raise SourceUnchecked(failure.detail, reason=failure.code) from failure
        await _check(given.url, key)
    connection = await plain_of(session)
    before = await _seen(connection, source_id, seen)
    fields = given.model_dump(include=set(_SET))
    if fields == {name: before[name] for name in _SET}:
        return
    if not await queries.change_source(connection, before, fields):
        raise SourceNameTaken
    await record_act(
        session,
        staff,
        "change_source",
        "source",
        source_id,
        before={name: before[name] for name in _SET},
        after=fields,
        checked=not given.unchecked,
    )


async def replace_key(
    session: AsyncSession,
    database: Database,
    staff: Caller,
    source_id: int,
    *,
    given: KeyIn,
    sealing: Sealing,
) -> None:
    """Give a source another key, once the source has answered to it.

    Raises NotFound, and SourceUnchecked unless it is said to be saved unchecked.
    """
    async with reachable(database.reading()) as reader:
        known = await queries.find_settings(reader, source_id)
    if known is None:
        raise NotFound
    if not given.unchecked:
        await _check(known["url"], given.key)
    connection = await plain_of(session)
    if await queries.lock_settings(connection, source_id) is None:
        raise NotFound
    await queries.change_key(connection, source_id, seal(sealing(), given.key))
    await record_act(
        session, staff, "replace_source_key", "source", source_id, checked=not given.unchecked
    )


async def remove_source(
    session: AsyncSession, staff: Caller, source_id: int, seen: frozenset[str]
) -> None:
    """Remove a paused source of which nothing waits; what it has delivered stays in the cabinet.

    Raises NotFound, Stale, SourceNotPaused, and SourceWaits.
    """
    connection = await plain_of(session)
    before = await _seen(connection, source_id, seen)
    if before["active"]:
        raise SourceNotPaused
    if await queries.has_waiting(connection, source_id):
        raise SourceWaits
    await queries.remove_source(connection, source_id)
    was = {name: before[name] for name in _SET}
    await record_act(session, staff, "remove_source", "source", source_id, before=was)


async def _seen(connection: Connection, source_id: int, seen: frozenset[str]) -> dict[str, Any]:
    source = await queries.lock_settings(connection, source_id)
    if source is None:
        raise NotFound
    require_seen(seen, settings_of(source))
    return source
