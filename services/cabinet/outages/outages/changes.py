"""What every change of an outage does, whoever makes it: staff, another system, the registry."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal

import orjson

from services.cabinet.outages.outages import queries
from services.cabinet.outages.outages.rules import TOLD, Wrong
from services.cabinet.outages.outages.schemas import FromStreetIn, OutageIn
from services.cabinet.outages.outages.telling import Readers, readers_of, tell, told_differently
from services.cabinet.outages.scopes.actions import Reach, look_again
from services.cabinet.outages.scopes.queries import (
    count_accounts,
    list_readers,
    list_streets,
)
from services.cabinet.outages.scopes.rules import title_of
from services.kit.clock import utc_now
from services.kit.database import Connection, Database
from services.kit.problems import NotFound, ValidationFailed, field_error

OVER: Final = ("ended", "cancelled")


async def found(connection: Connection, outage_id: int) -> Any:
    """Return an outage (`queries.find_outage`). Raises NotFound."""
    outage = await queries.find_outage(connection, outage_id)
    if outage is None:
        raise NotFound
    return outage


def require(wrong: Wrong | None) -> None:
    """Refuse what a rule has found wrong: ValidationFailed."""
    if wrong is not None:
        raise ValidationFailed(errors=[field_error(*wrong)])


async def fields_of(connection: Connection, given: OutageIn, reach: Reach) -> dict[str, Any]:
    """Return the columns of an outage as it was sent."""
    street = given.from_street
    return {
        **{name: getattr(given, name) for name in TOLD},
        "scope": given.scope.model_dump(mode="json"),
        "shape": reach.shape,
        "from_street": None if street is None else [street.locality, street.street],
        "title": title_of(await list_streets(connection, reach.buildings)),
    }


async def with_reported(
    connection: Connection, reach: Reach, street: FromStreetIn | None, outage_id: int | None
) -> Reach:
    """Return a reach with the buildings of a street of which people have reported."""
    if street is None:
        return reach
    reported = await queries.list_reported(connection, street.locality, street.street, outage_id)
    return Reach(sorted({*reach.buildings, *reported}), reach.shape)


async def put_reach(connection: Connection, outage_id: int, buildings: list[int]) -> None:
    """Let an outage touch these buildings, and count the accounts there."""
    accounts = await count_accounts(connection, buildings)
    await queries.put_members(connection, outage_id, buildings, accounts)


async def publish_outage(connection: Connection, outage_id: int, by: str) -> None:
    """Let everybody whom a draft touches know of it.

    Raises ValidationFailed when it touches nothing (`scope`) or is over already
    (`expected_end_at`).
    """
    now = utc_now()
    outage = await found(connection, outage_id)
    members = await queries.list_members(connection, outage_id)
    if not members:
        require(("scope", "no-buildings", "No building of the registry lies here; look again."))
    end = outage["expected_end_at"]
    if outage["kind"] == "planned" and end is not None and end <= now:
        require(("expected_end_at", "over-already", "It would be over already; look at its times."))
    await queries.set_moment(connection, outage_id, "published_at", now)
    await queries.note_act(connection, outage_id, by, "published", outage["text"])
    await queries.link_reports(connection, outage_id, members)
    outage = await found(connection, outage_id)
    readers = readers_of(await list_readers(connection, members))
    await tell(connection, outage, "published", readers, text=outage["text"])


async def looked_again(connection: Connection, outage: Any) -> list[int]:
    """Return the buildings that an outage is about, as the registry is now."""
    reach = await look_again(connection, orjson.loads(outage["scope"]))
    street = outage["from_street"] and orjson.loads(outage["from_street"])
    named = FromStreetIn(locality=street[0], street=street[1]) if street else None
    return (await with_reported(connection, reach, named, outage["id"])).buildings


async def readers_now(connection: Connection, outage_id: int) -> Readers:
    """Return who sees an account that an outage touches, at this moment."""
    members = await queries.list_members(connection, outage_id)
    return readers_of(await list_readers(connection, members))


async def change_fields(
    connection: Connection, before: Any, fields: Mapping[str, Any], buildings: list[int], by: str
) -> None:
    """Write an outage anew, and tell whom that concerns. Raises ValidationFailed as publishing."""
    outage_id, published = before["id"], before["status"] != "draft"
    if published and not buildings:
        require(("scope", "no-buildings", "No building of the registry lies here; look again."))
    touched = await readers_now(connection, outage_id) if published else {}
    await queries.write_outage(connection, outage_id, fields)
    await put_reach(connection, outage_id, buildings)
    await queries.note_act(connection, outage_id, by, "changed")
    if published:
        await queries.link_reports(connection, outage_id, buildings)
        outage = await found(connection, outage_id)
        changed = any(before[name] != outage[name] for name in TOLD)
        now_touched = await readers_now(connection, outage_id)
        await _tell_differences(connection, outage, touched, now_touched, changed=changed)


async def _tell_differences(
    connection: Connection, outage: Any, before: Readers, after: Readers, *, changed: bool
) -> None:
    for change, readers in told_differently(before, after, changed=changed).items():
        text = "" if change == "untouched" else outage["text"]
        await tell(connection, outage, change, readers, text=text)


async def finish(
    connection: Connection,
    outage_id: int,
    by: str,
    how: Literal["ended", "cancelled"],
    *,
    at: datetime,
    text: str,
) -> None:
    """End or cancel an outage (`how`), and tell whom it touches."""
    await queries.set_moment(connection, outage_id, f"{how}_at", at)
    await queries.note_act(connection, outage_id, by, how, text)
    outage = await found(connection, outage_id)
    readers = await readers_now(connection, outage_id)
    await tell(connection, outage, how, readers, text=text, ended_at=outage["ended_at"])


async def take_in_new_buildings(database: Database) -> None:
    """Look again at what lies in the areas of open outages, and tell whom they touch newly.

    What the registry has moved out of an area meanwhile stays: nobody is told otherwise by chance.
    """
    async with database.connection() as connection:
        wanted = await queries.list_open_by_place(connection)
    for outage_id in wanted:
        async with database.plain_transaction() as connection:
            await queries.lock_outages(connection)
            outage = await found(connection, outage_id)
            members = await queries.list_members(connection, outage_id)
            lies_in = await looked_again(connection, outage)
            if outage["status"] in OVER or set(lies_in) <= set(members):
                continue
            before = await readers_now(connection, outage_id)
            buildings = sorted({*members, *lies_in})
            await put_reach(connection, outage_id, buildings)
            await queries.link_reports(connection, outage_id, buildings)
            after = await readers_now(connection, outage_id)
            await _tell_differences(connection, outage, before, after, changed=False)
