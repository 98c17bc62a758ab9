"""The act that stores outages of another system, and tells whom they touch."""

from datetime import timedelta
from typing import Any

from services.cabinet.customers.places.rules import building_key
from services.cabinet.lines.rules import Batch, Failed, Lines, Rejected
from services.cabinet.outages.imports import queries
from services.cabinet.outages.outages import queries as outages
from services.cabinet.outages.outages.changes import (
    change_fields,
    finish,
    publish_outage,
    put_reach,
)
from services.cabinet.outages.outages.rules import TOLD, wrong_order
from services.cabinet.outages.scopes.queries import list_fed_by, list_streets
from services.cabinet.outages.scopes.rules import MOST_BUILDINGS, title_of
from services.contracts.batches.outages import OutageIn
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.lines import plain_text

# How far a sender's clock may be ahead of ours.
_AHEAD = timedelta(minutes=5)
_OVER = Rejected(
    "id",
    "outage-over",
    "It has ended or was cancelled; send another outage under an id of its own.",
)


async def put_outages(connection: Connection, kept: Lines[OutageIn], batch: Batch) -> Failed:
    """Write outages anew, and tell those whom a change concerns; the same again changes nothing.

    Refused are lines whose places are not known, whose times cannot be, and those that would take
    up again what is over.
    """
    await outages.lock_outages(connection)
    failed: Failed = []
    for item in kept:
        try:
            await _put(connection, item.record, batch.source)
        except Rejected as problem:
            failed.append((item.line, problem))
    return failed


async def _put(connection: Connection, record: OutageIn, source: str) -> None:
    """Write one outage; raises Rejected before anything of it is written."""
    buildings = await _places(connection, record)
    _check_times(record)
    fields = await _fields(connection, record, buildings)
    known = await outages.find_imported(connection, source, record.id)
    if known is None:
        await _add(connection, record, fields, buildings, source)
        return
    if known["cancelled_at"] is not None or known["done_at"] is not None:
        if not (record.cancelled or record.ended_at):
            raise _OVER
        return
    members = await outages.list_members(connection, known["id"])
    same = all(known[name] == fields[name] for name in TOLD)
    if not same or members != buildings:
        await change_fields(connection, known, fields, buildings, source)
    await _finish(connection, record, known["id"], source)


async def _add(
    connection: Connection,
    record: OutageIn,
    fields: dict[str, Any],
    buildings: list[int],
    source: str,
) -> None:
    outage_id = await outages.add_outage(connection, fields, source, external_id=record.id)
    await put_reach(connection, outage_id, buildings)
    await outages.note_act(connection, outage_id, source, "imported")
    end = record.expected_end_at
    past = record.kind == "planned" and end is not None and end <= utc_now()
    if past or record.cancelled or record.ended_at is not None:
        # Of what is over when we hear of it first nobody needs to be told.
        await outages.set_moment(connection, outage_id, "published_at", utc_now())
        column = "cancelled_at" if record.cancelled else "ended_at"
        at = utc_now() if record.cancelled else (record.ended_at or end)
        await outages.set_moment(connection, outage_id, column, at)
        return
    await publish_outage(connection, outage_id, source)


async def _finish(connection: Connection, record: OutageIn, outage_id: int, source: str) -> None:
    if not (record.cancelled or record.ended_at):
        return
    how: Any = "cancelled" if record.cancelled else "ended"
    at = utc_now() if record.cancelled else record.ended_at
    assert at is not None
    await finish(connection, outage_id, source, how, at=at, text="")


def _check_times(record: OutageIn) -> None:
    now = utc_now()
    wrong = wrong_order(record.kind, record.starts_at, record.expected_end_at)
    if wrong is None and record.ended_at is not None:
        if record.ended_at > now + _AHEAD:
            wrong = ("ended_at", "out-of-range", "Give a time that has passed.")
        elif record.ended_at <= record.starts_at:
            wrong = ("ended_at", "ends-before-it-starts", "It must end after it started.")
    if wrong is not None:
        raise Rejected(*wrong)


async def _places(connection: Connection, record: OutageIn) -> list[int]:
    """Return the buildings that a record names; raises Rejected for those that are not known."""
    keys = {
        building_key(one.region, one.locality, one.street, one.house)
        for one in record.buildings or ()
    }
    by_address = await queries.list_by_address(connection, sorted(keys)) if keys else {}
    if len(by_address) < len(keys):
        words = "There is no such building; send its service locations first."
        raise Rejected("buildings", "unknown-building", words)
    objects = set(record.service_locations or ())
    by_object = await queries.list_by_object(connection, sorted(objects)) if objects else {}
    if len(by_object) < len(objects):
        words = "There is no service location with this key; send it first."
        raise Rejected("service_locations", "unknown-service-location", words)
    fed = [] if record.substation is None else await list_fed_by(connection, record.substation)
    if record.substation is not None and not fed:
        words = "No service location that was sent names this substation."
        raise Rejected("substation", "unknown-substation", words)
    found_ones = sorted({*by_address.values(), *by_object.values(), *fed})
    if len(found_ones) > MOST_BUILDINGS:
        words = f"It touches more than {MOST_BUILDINGS} buildings."
        raise Rejected("substation", "too-many-buildings", words)
    return found_ones


async def _fields(connection: Connection, record: OutageIn, buildings: list[int]) -> dict[str, Any]:
    # By what feeds them alone, buildings that it feeds later are touched as well.
    by_substation = record.substation and not (record.buildings or record.service_locations)
    scope: dict[str, Any] = (
        {"kind": "substation", "name": record.substation}
        if by_substation
        else {"kind": "buildings", "building_ids": buildings}
    )
    return {
        "kind": record.kind,
        "starts_at": record.starts_at,
        "expected_end_at": record.expected_end_at,
        "cause": record.cause or "",
        "text": plain_text(record.text or ""),
        "scope": scope,
        "shape": None,
        "from_street": None,
        "title": title_of(await list_streets(connection, buildings)),
    }
