"""Acts of staff on tariff schedules."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.queries import supplier_today
from services.cabinet.errors import TariffNameTaken, TariffVersionInForce
from services.cabinet.tariffs import queries
from services.cabinet.tariffs.changes import canonical, file_faults, order_fault, plan_of
from services.cabinet.tariffs.checks import faults_of
from services.cabinet.tariffs.files import read_file
from services.cabinet.tariffs.schemas import (
    DaysIn,
    FileIn,
    ScheduleChange,
    ScheduleFields,
    VersionIn,
    VersionTerms,
)
from services.kit.database import Connection, plain_of
from services.kit.etags import require_seen
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_act

KIND = "tariff_schedule"
_TOLD = ("name", "name_en", "supplier", "audience", "offered", "archived")


async def _card(connection: Connection, schedule_id: int) -> dict[str, Any]:
    card = await queries.find_card(connection, schedule_id)
    if card is None:
        raise NotFound
    return card


async def _seen(connection: Connection, schedule_id: int, seen: frozenset[str]) -> dict[str, Any]:
    """Return a schedule that nobody else changes meanwhile, as the member of staff has seen it."""
    if not await queries.lock_schedule(connection, schedule_id):
        raise NotFound
    card = await _card(connection, schedule_id)
    require_seen(seen, card)
    return card


def _told(card: Mapping[str, Any]) -> dict[str, Any]:
    return {name: card[name] for name in _TOLD}


async def _require_free(connection: Connection, name: str, besides: int | None = None) -> None:
    if await queries.is_taken(connection, name, besides):
        raise TariffNameTaken(
            errors=[field_error("name", TariffNameTaken.name, TariffNameTaken.title)]
        )


async def create_schedule(
    session: AsyncSession, staff: Caller | None, given: ScheduleFields
) -> dict[str, Any]:
    """Make a schedule without versions; return its card. Raises TariffNameTaken."""
    connection = await plain_of(session)
    await queries.lock_schedules(connection)
    await _require_free(connection, given.name)
    card = await _card(connection, await queries.add_schedule(connection, given.model_dump()))
    if staff is not None:
        await record_act(session, staff, "create_tariff", KIND, card["id"], after=_told(card))
    return card


async def change_schedule(
    session: AsyncSession,
    staff: Caller,
    schedule_id: int,
    given: ScheduleChange,
    seen: frozenset[str],
) -> dict[str, Any]:
    """Rename a schedule, name its supplier, offer or archive it; return its card.

    Raises NotFound, Stale, TariffNameTaken, and ValidationFailed when what is archived is offered.
    """
    connection = await plain_of(session)
    before = await _seen(connection, schedule_id, seen)
    if given.archived and given.offered:
        raise ValidationFailed(
            errors=[
                field_error("offered", "archived", "A schedule that is archived is not offered.")
            ]
        )
    if given.name != before["name"]:
        await _require_free(connection, given.name, schedule_id)
    await queries.change_schedule(connection, schedule_id, given.model_dump())
    after = await _card(connection, schedule_id)
    await record_act(
        session,
        staff,
        "change_tariff",
        KIND,
        schedule_id,
        before=_told(before),
        after=_told(after),
    )
    return after


async def add_version(
    session: AsyncSession, staff: Caller, schedule_id: int, given: VersionIn, seen: frozenset[str]
) -> dict[str, Any]:
    """Let a schedule be another from a day on; return its card.

    Raises NotFound, Stale, and ValidationFailed with every mistake of the version, by field.
    """
    connection = await plain_of(session)
    before = await _seen(connection, schedule_id, seen)
    counting = [one for one in before["versions"] if one["replaced_at"] is None]
    faults = faults_of(given.terms)
    if not faults:
        today = await supplier_today(connection)
        late = order_fault([one["terms"] for one in counting], given.terms, today)
        same_day = next((v for v in counting if v["valid_from"] == given.terms.valid_from), None)
        if late is not None:
            faults = [late]
        elif (same_day and same_day["id"]) != given.replaces:
            faults = [
                field_error(
                    "valid_from",
                    "day-has-version",
                    "A version begins on this day already; say that this one corrects it.",
                )
                if same_day
                else field_error(
                    "valid_from",
                    "nothing-to-correct",
                    "The version that this one corrects begins on another day.",
                )
            ]
    if faults:
        raise ValidationFailed(
            errors=[fault | {"field": f"terms.{fault['field']}"} for fault in faults]
        )
    await _put_version(session, staff, schedule_id, given.terms, corrects=given.replaces)
    return await _card(connection, schedule_id)


async def _put_version(
    session: AsyncSession,
    staff: Caller | None,
    schedule_id: int,
    terms: VersionTerms,
    *,
    corrects: object,
) -> None:
    connection = await plain_of(session)
    stored = canonical(terms)
    by = "" if staff is None else staff.name
    added = await queries.put_version(connection, schedule_id, terms.valid_from, stored, by)
    if staff is not None:
        await record_act(
            session,
            staff,
            "correct_tariff_version" if corrects else "add_tariff_version",
            KIND,
            schedule_id,
            after={
                "version": added,
                "valid_from": stored["valid_from"],
                "prices": stored["prices"],
            },
        )


async def withdraw_version(
    session: AsyncSession, staff: Caller, schedule_id: int, version_id: int, seen: frozenset[str]
) -> dict[str, Any]:
    """Take back a version that has not begun; return the card.

    Raises NotFound, Stale, TariffVersionInForce.
    """
    connection = await plain_of(session)
    card = await _seen(connection, schedule_id, seen)
    version = next(
        (v for v in card["versions"] if v["id"] == version_id and v["replaced_at"] is None), None
    )
    if version is None:
        raise NotFound
    if version["valid_from"] <= await supplier_today(connection):
        raise TariffVersionInForce
    await queries.withdraw_version(connection, schedule_id, version["valid_from"])
    await record_act(
        session,
        staff,
        "withdraw_tariff_version",
        KIND,
        schedule_id,
        before={"version": version_id, "valid_from": version["valid_from"]},
    )
    return await _card(connection, schedule_id)


async def preview_file(connection: Connection, given: FileIn) -> list[dict[str, Any]]:
    """Return what a file would change (`ScheduleImportOut`).

    Raises TariffFileUnreadable, and ValidationFailed with every mistake, by field or line.
    """
    document = read_file(given)
    known = {one["name"]: one for one in await queries.list_documents(connection, None)}
    if faults := file_faults(known, document, await supplier_today(connection)):
        raise ValidationFailed(errors=faults[:100])
    return plan_of(known, document)


async def import_file(
    session: AsyncSession, staff: Caller | None, given: FileIn
) -> list[dict[str, Any]]:
    """Do what `preview_file` tells, all or nothing; return it. Without staff: by a command."""
    connection = await plain_of(session)
    await queries.lock_schedules(connection)
    plan = await preview_file(connection, given)
    document = read_file(given)
    archived = {
        one["id"]: one["archived"] for one in await queries.list_documents(connection, None)
    }
    for planned, schedule in zip(plan, document.schedules, strict=True):
        fields = schedule.model_dump(include=set(ScheduleFields.model_fields))
        if planned["id"] is None:
            planned["id"] = (await create_schedule(session, staff, schedule))["id"]
        elif planned["fields"]:
            kept = archived[planned["id"]]
            await queries.change_schedule(
                connection,
                planned["id"],
                fields | {"archived": kept, "offered": fields["offered"] and not kept},
            )
            if staff is not None:
                await record_act(
                    session,
                    staff,
                    "change_tariff",
                    KIND,
                    planned["id"],
                    after={name: fields[name] for name in planned["fields"]},
                )
        changes = {one["valid_from"]: one["change"] for one in planned["versions"]}
        for terms in sorted(schedule.versions, key=lambda one: one.valid_from):
            change = changes[terms.valid_from.isoformat()]
            if change != "same":
                await _put_version(
                    session, staff, planned["id"], terms, corrects=change == "corrected"
                )
    return plan


async def set_days(
    session: AsyncSession, staff: Caller, year: int, given: DaysIn
) -> list[dict[str, Any]]:
    """Say which days of a year count as others; raises ValidationFailed for days elsewhere."""
    faults = []
    seen: set[date] = set()
    for at, one in enumerate(given.items):
        if one.day.year != year:
            faults.append(field_error(f"items.{at}.day", "other-year", "Give days of this year."))
        if one.day in seen:
            faults.append(field_error(f"items.{at}.day", "day-twice", "This day stands twice."))
        seen.add(one.day)
    if faults:
        raise ValidationFailed(errors=faults)
    connection = await plain_of(session)
    await queries.lock_schedules(connection)
    borders = date(year, 1, 1), date(year, 12, 31)
    before = await queries.list_days(connection, *borders)
    await queries.put_days(
        connection, *borders, [one.model_dump(mode="json") for one in given.items]
    )
    after = await queries.list_days(connection, *borders)
    await record_act(
        session,
        staff,
        "set_tariff_days",
        "tariff_days",
        year,
        before={day.isoformat(): before.get(day) for day in {*before, *after}},
        after={day.isoformat(): after.get(day) for day in {*before, *after}},
    )
    return await queries.list_titled_days(connection, *borders)
