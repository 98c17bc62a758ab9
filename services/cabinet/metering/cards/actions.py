"""Acts of staff on a meter's card."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.base import SERVICE
from services.cabinet.channels import FIRST_DAY
from services.cabinet.edits.actions import changed_last, keep_edits, settle
from services.cabinet.lines.queries import lock_registry
from services.cabinet.metering.cards import queries
from services.cabinet.metering.cards.rules import wrong_days, wrong_times
from services.cabinet.metering.cards.schemas import InformationIn, MeterDecisionIn, PointIn
from services.cabinet.metering.consumption.rules import LAST_SHOWN_DAY
from services.cabinet.metering.replacement import actions as replacement
from services.cabinet.metering.replacement.schemas import ReplacementIn
from services.cabinet.metering.tariff_terms.queries import give_point
from services.cabinet.zones import is_zone
from services.kit.database import Connection, Database, plain_of
from services.kit.etags import require_seen
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import look_values, record_act

Card = dict[str, Any]


async def read_card(connection: Connection, meter_id: int) -> Card:
    """Return a meter's card, with what staff have set in it; raises NotFound."""
    return await _named(connection.fetch, await queries.find_card(connection.fetch, meter_id))


async def _named(fetch: queries.Fetch, card: Card | None) -> Card:
    """Let a card's edits tell models by their names as well: `delivered_name`."""
    if card is None:
        raise NotFound
    of_models = [edit for edit in card["edits"] if edit["field"] == "model_id"]
    if of_models:
        keys = {edit["delivered"] for edit in of_models} - {None}
        names = await queries.list_model_names(fetch, keys)
        for edit in of_models:
            edit["delivered_name"] = names.get(edit["delivered"])
    return card


def seen_part(card: Card) -> dict[str, Any]:
    """Return what people change of a card, by which its tag is made: what is read there is not."""
    return {
        "information": card["information"],
        "point": card["point"],
        "replacement": card["replacement"] and card["replacement"]["id"],
    }


async def look_at_card(database: Database, staff: Caller, meter_id: int) -> Card:
    """Return a meter's card to a member of staff; the same statement tells the log of the look."""
    look = look_values(SERVICE, staff, "meter", meter_id)
    return await _named(database.fetch, await queries.find_card(database.write, meter_id, look))


async def _opened(connection: Connection, meter_id: int, seen: frozenset[str]) -> Card:
    """Return a card to who is about to change it, behind the registry's lock.

    Raises NotFound, and Stale when it is another than he has seen.
    """
    await lock_registry(connection)
    card = await read_card(connection, meter_id)
    require_seen(seen, seen_part(card), changed_last(card["edits"]))
    return card


async def change_information(
    session: AsyncSession, staff: Caller, meter_id: int, given: InformationIn, seen: frozenset[str]
) -> Card:
    """Change the tab «Информация»; raises NotFound, Stale, and ValidationFailed by field."""
    connection = await plain_of(session)
    before = await _opened(connection, meter_id, seen)
    values = given.model_dump()
    errors = [field_error(*one) for one in wrong_days(values, before["today"])]
    was = before["information"]
    for what in ("model", "tariff"):
        key = values[f"{what}_id"]
        if key not in (None, was[f"{what}_id"]) and not await queries.is_known(
            connection, what, key
        ):
            errors.append(field_error(f"{what}_id", f"unknown-{what}", "Choose it from the list."))
    if given.time_zone is not None and not is_zone(given.time_zone):
        message = "There is no such IANA time zone."
        errors.append(field_error("time_zone", "unknown-time-zone", message))
    if given.tariff_from is not None and not FIRST_DAY <= given.tariff_from <= LAST_SHOWN_DAY:
        message = f"Days from {FIRST_DAY} to {LAST_SHOWN_DAY} are taken."
        errors.append(field_error("tariff_from", "day-out-of-range", message))
    if before["point"] is None:
        errors += [
            field_error(name, "no-place", "A meter that stands nowhere has none.")
            for name in ("tariff_id", "time_zone")
            if values[name] is not None
        ]
    if errors:
        raise ValidationFailed(errors=errors)
    await queries.change_meter(connection, meter_id, values)
    if before["point"] is not None:
        point = before["usage_point_id"]
        await queries.change_point(connection, point, {"time_zone": given.time_zone})
        if given.tariff_id != was["tariff_id"]:
            day = given.tariff_from or before["today"]
            await give_point(connection, point, given.tariff_id, day, staff.name)
    return await _told(session, staff, before, "edit_meter", given.reason)


async def change_point(
    session: AsyncSession, staff: Caller, meter_id: int, given: PointIn, seen: frozenset[str]
) -> Card:
    """Change the tab «Точка учёта»; raises NotFound, Stale, and ValidationFailed by field.

    `removed_on` takes the meter down, or puts it back where nothing has come since.
    """
    connection = await plain_of(session)
    before = await _opened(connection, meter_id, seen)
    if before["point"] is None:
        message = "This meter has not been installed yet."
        raise ValidationFailed(errors=[field_error("installed_on", "no-place", message)])
    days = given.installed_on, given.removed_on
    errors = [field_error(*one) for one in wrong_times(*days, before["today"])]
    if not errors:
        overlap = await queries.find_overlap(connection, before["installation_id"], *days)
        if overlap is not None:
            told = "The meter stood elsewhere" if overlap else "Another meter stood here"
            field = "removed_on" if days[1] is None else "installed_on"
            errors.append(field_error(field, "overlap", f"{told} in these days."))
    owner = await queries.find_point(connection, given.usage_point_code)
    if owner not in (None, before["usage_point_id"]):
        message = "Another usage point has this code."
        errors.append(field_error("usage_point_code", "taken", message))
    if errors:
        raise ValidationFailed(errors=errors)
    values = given.model_dump()
    await queries.change_meter(connection, meter_id, values)
    await queries.change_point(
        connection, before["usage_point_id"], values | {"mrid": given.usage_point_code}
    )
    await queries.change_installation(connection, before["installation_id"], *days)
    return await _told(session, staff, before, "edit_meter_point", given.reason)


async def decide_difference(
    session: AsyncSession,
    staff: Caller,
    meter_id: int,
    given: MeterDecisionIn,
    seen: frozenset[str],
) -> Card:
    """Take the system's value of a field that staff have set, or keep theirs.

    Raises NotFound, also when there is nothing to decide of the field, and Stale.
    """
    connection = await plain_of(session)
    before = await _opened(connection, meter_id, seen)
    asked = (given.kind, given.field, "differs")
    found = [e for e in before["edits"] if (e["kind"], e["field"], e["state"]) == asked]
    if not found:
        raise NotFound
    if given.choice == "system":
        change = queries.change_meter if given.kind == "meter" else queries.change_point
        told = _stored(given.field, found[0]["delivered"])
        await change(connection, found[0]["object_id"], {given.field: told})
    await settle(connection, found[0], given.choice)
    after = await read_card(connection, meter_id)
    await record_act(
        session,
        staff,
        "decide_meter_difference",
        "meter",
        meter_id,
        before=_fields(before),
        after=_fields(after),
        field=given.field,
        choice=given.choice,
    )
    return after


def _stored(field: str, told: Any) -> Any:
    """Return a value that a system told, as JSON has it, as its column takes it."""
    return date.fromisoformat(told) if field.endswith("_on") and told is not None else told


async def replace_meter(
    session: AsyncSession, staff: Caller, meter_id: int, given: ReplacementIn, seen: frozenset[str]
) -> dict[str, Any]:
    """Replace a meter, or take it down: see `replacement`; raises Stale as well."""
    await _opened(await plain_of(session), meter_id, seen)
    return await replacement.replace_meter(session, staff, meter_id, given)


async def undo_replacement(
    session: AsyncSession, staff: Caller, meter_id: int, replacement_id: int, seen: frozenset[str]
) -> None:
    """Undo a mistaken replacement: see `replacement`; raises Stale as well."""
    await _opened(await plain_of(session), meter_id, seen)
    await replacement.undo_replacement(session, staff, meter_id, replacement_id)


async def _told(
    session: AsyncSession, staff: Caller, before: Card, action: str, reason: str
) -> Card:
    """Keep what staff have set, tell the log what has changed, and return the card as it is."""
    connection = await plain_of(session)
    after = await read_card(connection, before["id"])
    was, now = _fields(before), _fields(after)
    await keep_edits(connection, staff, "meter", before["id"], before=was, after=now)
    if before["usage_point_id"] is not None:
        point = before["usage_point_id"]
        await keep_edits(connection, staff, "usage_point", point, before=was, after=now)
    await record_act(
        session, staff, action, "meter", before["id"], before=was, after=now, reason=reason
    )
    return await read_card(connection, before["id"])


def _fields(card: Card) -> Mapping[str, Any]:
    """Return both tabs as JSON has them, by the names of the tables' columns."""
    both = card["information"] | (card["point"] or {})
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in both.items()
    }
