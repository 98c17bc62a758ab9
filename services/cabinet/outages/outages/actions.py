"""What is done with outages: written, published, changed, updated, ended, cancelled."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.appeal_errors import SendingKeyReused
from services.cabinet.outage_errors import (
    OutageDraft,
    OutageNotBegun,
    OutageOver,
    OutagePublished,
)
from services.cabinet.outages.outages import queries
from services.cabinet.outages.outages.changes import (
    OVER,
    change_fields,
    fields_of,
    finish,
    found,
    looked_again,
    publish_outage,
    put_reach,
    readers_now,
    require,
    with_reported,
)
from services.cabinet.outages.outages.rules import digest_of, wrong_end, wrong_times
from services.cabinet.outages.outages.schemas import (
    NewOutageIn,
    OutageCancelIn,
    OutageEndIn,
    OutageIn,
    OutageUpdateIn,
)
from services.cabinet.outages.outages.telling import tell
from services.cabinet.outages.scopes.actions import Reach, resolve
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.etags import Stale, etag_of
from services.kit.identity import Caller
from services.kit.staff import record_act

KIND = "outage"


def tag_of(outage: Any) -> str:
    """Return the tag of a state of an outage: of what staff did, not of the time or of counters."""
    return etag_of({"id": outage["id"], "version": outage["version"]})


async def _seen(connection: Connection, outage_id: int, seen: frozenset[str]) -> Any:
    """Return an outage that nobody else changes meanwhile. Raises NotFound, Stale."""
    await queries.lock_outages(connection)
    outage = await found(connection, outage_id)
    if (tag := tag_of(outage)) not in seen:
        raise Stale(
            "Somebody has changed this since you opened it.",
            now=await read_card(connection, outage_id),
            etag=tag,
            changed={"at": outage["changed_at"], "by": outage["changed_by"]},
        )
    return outage


async def read_card(connection: Connection, outage_id: int) -> dict[str, Any]:
    """Return an outage as `StaffOutageCardOut` has it. Raises NotFound."""
    outage = await found(connection, outage_id)
    acts = await queries.list_acts(connection, outage_id)
    numbers = await queries.read_numbers(connection, outage_id)
    street = outage["from_street"] and orjson.loads(outage["from_street"])
    return queries.row_shown(outage) | {
        "scope": orjson.loads(outage["scope"])
        | {"kind": outage["scope_kind"], "title": outage["title"]},
        "text": outage["text"],
        "from_street": street and {"locality": street[0], "street": street[1]},
        "shape": outage["shape"] and orjson.loads(outage["shape"]),
        "buildings_shown": await queries.list_shown(connection, outage_id),
        "told": {"users": numbers["told"]},
        "updates": [
            {name: one[name] for name in ("at", "text", "expected_end_at", "by")}
            for one in reversed(acts)
            if one["act"] in ("updated", "ended", "cancelled")
            and (one["text"] or one["expected_end_at"])
        ],
        "history": [{name: one[name] for name in ("at", "by", "act", "text")} for one in acts],
        "reports": numbers["reports"],
        "etag": tag_of(outage),
    }


async def _reached(connection: Connection, given: OutageIn, outage_id: int | None) -> Reach:
    """Return what an outage is about, with the reported buildings. Raises ValidationFailed."""
    reach = await resolve(connection, given.scope)
    return await with_reported(connection, reach, given.from_street, outage_id)


def _logged(outage: Mapping[str, Any]) -> dict[str, Any]:
    # Texts are long, and the log is for what was done.
    names = ("kind", "starts_at", "expected_end_at", "cause", "title", "buildings", "accounts")
    return {name: outage[name] for name in names}


async def add_outage(
    session: AsyncSession, staff: Caller, given: NewOutageIn, key: str | None
) -> dict[str, Any]:
    """Write a draft, or publish it at once; return the card.

    Raises ValidationFailed by field, SendingKeyReused.
    """
    connection = await plain_of(session)
    await queries.lock_outages(connection)
    staff_id, digest = UUID(staff.subject), digest_of(given.model_dump(mode="json"))
    if key is not None:
        before = await queries.find_sent(connection, staff_id, key)
        if before is not None:
            if before["digest"] != digest:
                raise SendingKeyReused
            return await read_card(connection, before["id"])
    require(wrong_times(given.kind, given.starts_at, given.expected_end_at, utc_now()))
    reach = await _reached(connection, given, None)
    fields = await fields_of(connection, given, reach)
    sent = (staff_id, key, digest)
    outage_id = await queries.add_outage(connection, fields, staff.name, sent=sent)
    await put_reach(connection, outage_id, reach.buildings)
    await queries.note_act(connection, outage_id, staff.name, "created")
    if given.publish:
        await publish_outage(connection, outage_id, staff.name)
    outage = await found(connection, outage_id)
    await record_act(
        session, staff, "add_outage", KIND, outage_id, after=_logged(outage), publish=given.publish
    )
    return await read_card(connection, outage_id)


async def publish(
    session: AsyncSession, staff: Caller, outage_id: int, seen: frozenset[str]
) -> dict[str, Any]:
    """Publish a draft, of the registry as it is now; return the card.

    Raises NotFound, Stale, OutagePublished, ValidationFailed.
    """
    connection = await plain_of(session)
    outage = await _seen(connection, outage_id, seen)
    if outage["status"] != "draft":
        raise OutagePublished
    await put_reach(connection, outage_id, await looked_again(connection, outage))
    await publish_outage(connection, outage_id, staff.name)
    await record_act(
        session,
        staff,
        "publish_outage",
        KIND,
        outage_id,
        after=_logged(await found(connection, outage_id)),
    )
    return await read_card(connection, outage_id)


async def change_outage(
    session: AsyncSession, staff: Caller, outage_id: int, given: OutageIn, seen: frozenset[str]
) -> dict[str, Any]:
    """Write an outage anew; return the card. Of a change of a draft nobody is told.

    Who is newly touched is told of it, who is touched no more that he is not, and all others when
    its times or words are others. Raises NotFound, Stale, OutageOver, ValidationFailed.
    """
    connection = await plain_of(session)
    before = await _seen(connection, outage_id, seen)
    if before["status"] in OVER:
        raise OutageOver
    require(wrong_times(given.kind, given.starts_at, given.expected_end_at, utc_now()))
    reach = await _reached(connection, given, outage_id)
    fields = await fields_of(connection, given, reach)
    await change_fields(connection, before, fields, reach.buildings, staff.name)
    await record_act(
        session,
        staff,
        "change_outage",
        KIND,
        outage_id,
        before=_logged(before),
        after=_logged(await found(connection, outage_id)),
    )
    return await read_card(connection, outage_id)


async def _going_on(connection: Connection, outage_id: int, seen: frozenset[str]) -> Any:
    outage = await _seen(connection, outage_id, seen)
    if outage["status"] == "draft":
        raise OutageDraft
    if outage["status"] in OVER:
        raise OutageOver
    return outage


async def update_outage(
    session: AsyncSession,
    staff: Caller,
    outage_id: int,
    given: OutageUpdateIn,
    seen: frozenset[str],
) -> dict[str, Any]:
    """Tell those whom an outage touches something new of it; return the card.

    Raises NotFound, Stale, OutageDraft, OutageOver, ValidationFailed (`text`, `expected_end_at`).
    """
    connection = await plain_of(session)
    outage = await _going_on(connection, outage_id, seen)
    end = given.expected_end_at
    if not given.text and end is None:
        require(("text", "missing", "Write what is new, or when energy will be back."))
    if end is not None:
        require(wrong_times(outage["kind"], outage["starts_at"], end, utc_now()))
        if end <= utc_now():
            require(("expected_end_at", "in-the-past", "Give a time that is still to come."))
        await queries.set_moment(connection, outage_id, "expected_end_at", end)
    await queries.note_act(connection, outage_id, staff.name, "updated", given.text, end=end)
    changed = await found(connection, outage_id)
    readers = await readers_now(connection, outage_id)
    await tell(connection, changed, "updated", readers, text=given.text)
    await record_act(
        session,
        staff,
        "update_outage",
        KIND,
        outage_id,
        before={"expected_end_at": outage["expected_end_at"]},
        after={"expected_end_at": changed["expected_end_at"]},
    )
    return await read_card(connection, outage_id)


async def end_outage(
    session: AsyncSession, staff: Caller, outage_id: int, given: OutageEndIn, seen: frozenset[str]
) -> dict[str, Any]:
    """End an outage that goes on: energy is back; return the card.

    Raises NotFound, Stale, OutageDraft, OutageNotBegun, OutageOver, ValidationFailed.
    """
    connection = await plain_of(session)
    outage = await _going_on(connection, outage_id, seen)
    now = utc_now()
    if outage["status"] == "planned":
        raise OutageNotBegun
    ended_at = given.ended_at or now
    require(wrong_end(outage["starts_at"], ended_at, now))
    await finish(connection, outage_id, staff.name, "ended", at=ended_at, text=given.text)
    await record_act(session, staff, "end_outage", KIND, outage_id, after={"ended_at": ended_at})
    return await read_card(connection, outage_id)


async def cancel_outage(
    session: AsyncSession,
    staff: Caller,
    outage_id: int,
    given: OutageCancelIn,
    seen: frozenset[str],
) -> dict[str, Any]:
    """Cancel an outage that was told; return the card.

    Raises NotFound, Stale, OutageDraft, OutageOver.
    """
    connection = await plain_of(session)
    await _going_on(connection, outage_id, seen)
    now = utc_now()
    await finish(connection, outage_id, staff.name, "cancelled", at=now, text=given.text)
    await record_act(session, staff, "cancel_outage", KIND, outage_id, after={"cancelled_at": now})
    return await read_card(connection, outage_id)


async def delete_outage(
    session: AsyncSession, staff: Caller, outage_id: int, seen: frozenset[str]
) -> None:
    """Delete a draft. Raises NotFound, Stale, OutagePublished."""
    connection = await plain_of(session)
    outage = await _seen(connection, outage_id, seen)
    if outage["status"] != "draft":
        raise OutagePublished
    await queries.delete_outage(connection, outage_id)
    await record_act(session, staff, "delete_outage", KIND, outage_id, before=_logged(outage))
