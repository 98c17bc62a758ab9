"""What staff do to sources: look, run, pause, resume."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.integration.errors import NotFound, SourcePaused
from services.integration.runs.queries import list_running
from services.integration.sources import queries
from services.integration.sources.rules import age_seconds, is_late, usual_seconds
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.etags import etag_of
from services.kit.identity import Caller
from services.kit.staff import record_act


def _told(source: dict[str, Any]) -> dict[str, Any]:
    """Add to a source how old its newest data are, and the tag of what it is set to."""
    now = utc_now()
    for cursor in source["cursors"]:
        age = age_seconds(cursor["kind"], cursor["newest_at"], now)
        usual = usual_seconds(cursor["kind"], cursor.pop("gaps"))
        cursor |= {"age_seconds": age, "usual_seconds": usual, "late": is_late(age, usual)}
    late = any(cursor["late"] for cursor in source["cursors"])
    return source | {"late": late, "etag": etag_of(settings_of(source))}


async def _list_told(
    connection: Connection, sources: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    running = await list_running(connection, [one["id"] for one in sources])
    return [_told(one) | {"running": one["id"] in running} for one in sources]


def settings_of(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a source is set to, of all that is known of it: what its tag is made of."""
    names = ("id", "name", "url", "poll_seconds", "stamps", "active", "version")
    return {name: source[name] for name in names}


async def list_sources(connection: Connection, limit: int, offset: int) -> list[dict[str, Any]]:
    """Return sources as staff see them, by name."""
    return await _list_told(connection, await queries.list_sources(connection, limit, offset))


async def find_source(connection: Connection, source_id: int) -> dict[str, Any]:
    """Return a source as staff see it; raises NotFound."""
    found = await queries.list_sources(connection, 1, 0, source_id)
    if not found:
        raise NotFound
    (told,) = await _list_told(connection, found)
    return told


async def run_source(session: AsyncSession, staff: Caller, source_id: int) -> None:
    """Let the worker ask a source for news now; raises NotFound, and SourcePaused."""
    connection = await plain_of(session)
    due = await queries.make_due(connection, source_id, staff.subject)
    if due is None:
        if await queries.find_settings(connection, source_id) is None:
            raise NotFound
        raise SourcePaused
    await record_act(
        session,
        staff,
        "run_source",
        "source",
        source_id,
        before={"next_poll_at": due},
        after={"next_poll_at": utc_now()},
    )


async def pause_source(session: AsyncSession, staff: Caller, source_id: int) -> None:
    """Ask a source no more until it is resumed; what is staged is delivered all the same.

    A run under way ends after its page. One that is paused stays so. Raises NotFound.
    """
    connection = await plain_of(session)
    if (await _locked(connection, source_id))["active"]:
        await queries.pause_source(connection, source_id)
        await _record_state(session, staff, "pause_source", source_id, active=False)


async def resume_source(session: AsyncSession, staff: Caller, source_id: int) -> None:
    """Ask a paused source again, now and as often as before. Raises NotFound."""
    connection = await plain_of(session)
    if not (await _locked(connection, source_id))["active"]:
        await queries.resume_source(connection, source_id, staff.subject)
        await _record_state(session, staff, "resume_source", source_id, active=True)


async def _record_state(
    session: AsyncSession, staff: Caller, action: str, source_id: int, *, active: bool
) -> None:
    was, now = {"active": not active}, {"active": active}
    await record_act(session, staff, action, "source", source_id, before=was, after=now)


async def _locked(connection: Connection, source_id: int) -> dict[str, Any]:
    source = await queries.lock_settings(connection, source_id)
    if source is None:
        raise NotFound
    return source
