"""What staff do with organisations that serve houses, their people and houses."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.queries import supplier_today
from services.cabinet.customers.servicers import queries as servicers
from services.cabinet.customers.servicers.people import (
    NewPerson,
    add_people,
    end_people,
    invite,
)
from services.cabinet.customers.servicers.rules import (
    BETWEEN_LETTERS,
    AlreadyServed,
    SameDay,
    Span,
    line_up,
    place,
)
from services.cabinet.servicer_errors import (
    EmailOfAnother,
    HouseServedAlready,
    InvitedJustNow,
    OrganizationEnded,
    ServedFromSameDay,
)
from services.cabinet.servicing.desk import queries
from services.cabinet.servicing.desk.schemas import (
    NewServicingOrganizationIn,
    ServedHouseEndIn,
    ServedHouseIn,
    ServicingOrganizationIn,
    ServicingPersonIn,
)
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.etags import Stale, etag_of
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_act

KIND = "servicing_organization"
_FIELDS = ("name", "short_name", "kind", "inn", "agreement_number")


async def read_card(connection: Connection, organization_id: int) -> dict[str, Any]:
    """Return an organisation as `StaffOrganizationCardOut` has it. Raises NotFound."""
    row = await _found(connection, organization_id)
    people = await queries.list_people(connection, organization_id)
    return dict(row) | {"people": people} | await queries.read_counts(connection, organization_id)


def tag_of(card: Mapping[str, Any]) -> str:
    """Return the tag of what staff set of an organisation."""
    return etag_of({name: card[name] for name in ("id", *_FIELDS, "ended_at")})


async def _found(connection: Connection, organization_id: int) -> Any:
    row = await queries.find_organization(connection, organization_id)
    if row is None:
        raise NotFound
    return row


async def _behind_lock(session: AsyncSession, organization_id: int) -> tuple[Connection, Any]:
    """Return an organisation that nobody else changes meanwhile. Raises NotFound."""
    connection = await plain_of(session)
    await servicers.lock_servicers(connection)
    return connection, await _found(connection, organization_id)


async def _living(session: AsyncSession, organization_id: int) -> tuple[Connection, Any]:
    """Return an organisation as `_behind_lock`; raises OrganizationEnded for one that has."""
    connection, row = await _behind_lock(session, organization_id)
    if row["ended_at"] is not None:
        raise OrganizationEnded
    return connection, row


async def _seen(
    session: AsyncSession, organization_id: int, seen: frozenset[str]
) -> tuple[Connection, Any]:
    """Return an organisation as it was seen. Raises NotFound, Stale."""
    connection, row = await _behind_lock(session, organization_id)
    if (tag := tag_of(row)) not in seen:
        raise Stale(
            "Somebody has changed this since you opened it.",
            now=await read_card(connection, organization_id),
            etag=tag,
            changed=None,
        )
    return connection, row


def _values(given: ServicingOrganizationIn) -> dict[str, Any]:
    return {name: getattr(given, name) for name in _FIELDS}


async def add_organization(
    session: AsyncSession, staff: Caller, given: NewServicingOrganizationIn
) -> dict[str, Any]:
    """Add an organisation and invite its contact person; return its card.

    Raises EmailOfAnother.
    """
    connection = await plain_of(session)
    await servicers.lock_servicers(connection)
    fields = _values(given)
    key = f"staff-{uuid4().hex}"
    organization_id = await queries.add_organization(connection, key, *fields.values())
    await _add_person(connection, organization_id, given.short_name, given.contact)
    await record_act(
        session, staff, "add_servicing_organization", KIND, organization_id, after=fields
    )
    return await read_card(connection, organization_id)


async def change_organization(
    session: AsyncSession,
    staff: Caller,
    organization_id: int,
    given: ServicingOrganizationIn,
    seen: frozenset[str],
) -> dict[str, Any]:
    """Set what an organisation is; its system's word counts again once it says something else.

    Raises NotFound, Stale.
    """
    connection, before = await _seen(session, organization_id, seen)
    after = _values(given)
    await queries.change_organization(connection, organization_id, *after.values())
    await record_act(
        session,
        staff,
        "change_servicing_organization",
        KIND,
        organization_id,
        before={name: before[name] for name in _FIELDS},
        after=after,
    )
    return await read_card(connection, organization_id)


async def end_organization(
    session: AsyncSession, staff: Caller, organization_id: int, seen: frozenset[str]
) -> dict[str, Any]:
    """End an organisation: its people see nothing by it from now on. Raises NotFound, Stale."""
    connection, before = await _seen(session, organization_id, seen)
    if before["ended_at"] is None:
        people = await queries.set_ended(connection, organization_id, ended=True)
        await end_people(connection, people, "organization")
        await record_act(
            session,
            staff,
            "end_servicing_organization",
            KIND,
            organization_id,
            people=len(people),
        )
    return await read_card(connection, organization_id)


async def resume_organization(
    session: AsyncSession, staff: Caller, organization_id: int, seen: frozenset[str]
) -> dict[str, Any]:
    """Take an organisation up again, with its houses; its people are to be added anew.

    Raises NotFound, Stale.
    """
    connection, before = await _seen(session, organization_id, seen)
    if before["ended_at"] is not None:
        await queries.set_ended(connection, organization_id, ended=False)
        await record_act(session, staff, "resume_servicing_organization", KIND, organization_id)
    return await read_card(connection, organization_id)


async def _add_person(
    connection: Connection, organization_id: int, organization: str, given: ServicingPersonIn
) -> UUID:
    if await queries.is_taken(connection, given.email):
        raise EmailOfAnother
    person = {
        "id": uuid4(),
        "organization_id": organization_id,
        "email": given.email,
        "name": given.name,
        "phone": given.phone,
        "main": False,
    }
    await add_people(connection, [NewPerson(person, organization)])
    return UUID(str(person["id"]))


async def add_person(
    session: AsyncSession, staff: Caller, organization_id: int, given: ServicingPersonIn
) -> dict[str, Any]:
    """Let somebody act for an organisation; he gets a letter. Return the card.

    Raises NotFound, OrganizationEnded, EmailOfAnother.
    """
    connection, row = await _living(session, organization_id)
    person = await _add_person(connection, organization_id, row["short_name"], given)
    await record_act(
        session, staff, "add_servicing_person", KIND, organization_id, person=str(person)
    )
    return await read_card(connection, organization_id)


async def end_person(
    session: AsyncSession, staff: Caller, organization_id: int, person_id: UUID
) -> dict[str, Any]:
    """End what somebody may do by an organisation, at once. Raises NotFound."""
    connection, _ = await _behind_lock(session, organization_id)
    if await queries.find_person(connection, organization_id, person_id) is None:
        raise NotFound
    if await end_people(connection, [person_id], "staff"):
        await record_act(
            session, staff, "end_servicing_person", KIND, organization_id, person=str(person_id)
        )
    return await read_card(connection, organization_id)


async def invite_person(
    session: AsyncSession, staff: Caller, organization_id: int, person_id: UUID
) -> dict[str, Any]:
    """Send somebody's letter once more, a minute after the last one at the earliest.

    Raises NotFound, also for who has ended, and InvitedJustNow.
    """
    connection, row = await _living(session, organization_id)
    person = await queries.find_person(connection, organization_id, person_id)
    if person is None or person["ended_at"] is not None:
        raise NotFound
    pause = person["invited_at"] + timedelta(seconds=BETWEEN_LETTERS) - utc_now()
    if pause > timedelta():
        raise InvitedJustNow(headers={"Retry-After": str(int(pause.total_seconds()) + 1)})
    await queries.note_invited(connection, person_id)
    told = NewPerson(dict(person), row["short_name"])
    await invite(connection, [told], again=True)
    await record_act(
        session, staff, "invite_servicing_person", KIND, organization_id, person=str(person_id)
    )
    return await read_card(connection, organization_id)


async def add_house(
    session: AsyncSession, staff: Caller, organization_id: int, given: ServedHouseIn
) -> None:
    """Let an organisation serve a house from a day on; who served it until then does no more.

    Raises NotFound, OrganizationEnded, ValidationFailed for a building that is not there,
    HouseServedAlready, ServedFromSameDay.
    """
    connection, _ = await _living(session, organization_id)
    if not await queries.is_building(connection, given.building_id):
        words = "There is no such building."
        raise ValidationFailed(errors=[field_error("building_id", "unknown-building", words)])
    spans = await servicers.list_spans(connection, [given.building_id], [])
    first_day = given.first_day or await supplier_today(connection)
    span = Span(organization_id, given.building_id, first_day)
    try:
        place(span, spans)
    except AlreadyServed:
        raise HouseServedAlready from None
    except SameDay:
        raise ServedFromSameDay from None
    spans.append(span)
    line_up(spans)
    await servicers.write_spans(connection, spans, [])
    await record_act(
        session,
        staff,
        "add_served_house",
        KIND,
        organization_id,
        after={"building_id": given.building_id, "first_day": first_day},
    )


async def end_house(
    session: AsyncSession,
    staff: Caller,
    organization_id: int,
    house_id: int,
    given: ServedHouseEndIn,
) -> None:
    """Say on which day an organisation serves a house for the last time.

    One that staff have added, and that would end before it begins, is taken out. Raises NotFound,
    and ValidationFailed for a day that cannot be.
    """
    connection, _ = await _behind_lock(session, organization_id)
    span = await servicers.find_span(connection, house_id)
    if span is None or span.organization_id != organization_id:
        raise NotFound
    spans = await servicers.list_spans(connection, [span.building_id], [])
    span = next(one for one in spans if one.id == house_id)
    before, gone = span.last_day, []
    if span.first_day is not None and given.last_day < span.first_day:
        if span.external_id is not None:
            words = "It would end before it begins."
            raise ValidationFailed(errors=[field_error("last_day", "out-of-range", words)])
        spans.remove(span)
        gone.append(span)
    elif span.last_day is not None and span.last_day < given.last_day:
        words = "It has ended before that day."
        raise ValidationFailed(errors=[field_error("last_day", "out-of-range", words)])
    span.told_last_day = given.last_day
    line_up(spans)
    await servicers.write_spans(connection, spans, gone)
    await record_act(
        session,
        staff,
        "end_served_house",
        KIND,
        organization_id,
        before={"last_day": before},
        after={"last_day": given.last_day},
        building_id=span.building_id,
    )
