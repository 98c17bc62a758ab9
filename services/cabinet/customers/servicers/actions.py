"""The acts that store organisations that serve houses, and the houses, as batches tell them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from services.cabinet.access.queries import supplier_today
from services.cabinet.customers.places.rules import building_key
from services.cabinet.customers.servicers import queries
from services.cabinet.customers.servicers.models import EndedBecause
from services.cabinet.customers.servicers.people import NewPerson, add_people, end_people
from services.cabinet.customers.servicers.rules import (
    AlreadyServed,
    SameDay,
    Span,
    hand_over,
    line_up,
    mailbox,
    marks_of,
    place,
)
from services.cabinet.lines.rules import Batch, Failed, Kept, Lines, Rejected, unknown
from services.contracts.batches.servicers import ServedHouseIn, ServicingOrganizationIn
from services.kit.clock import utc_now
from services.kit.database import Connection

_NO_MAILBOX = Rejected("contact.email", "wrong-type", "There can be no such e-mail address.")
_OF_ANOTHER = Rejected(
    "contact.email",
    "email-of-another",
    "Somebody of another organisation has this address; one address serves one organisation.",
)
_OVER = Rejected("organization", "organization-ended", "The organisation has ended; send it anew.")
_SAME_DAY = Rejected(
    "starts_on",
    "same-day",
    "Another organisation serves the house from this very day; end or remove that first.",
)
_TWICE = Rejected(
    "id", "already-served", "The organisation serves this house already, by another key."
)


async def put_servicing_organizations(
    connection: Connection, kept: Lines[ServicingOrganizationIn], batch: Batch
) -> Failed:
    """Store organisations with their contact persons; the same again changes nothing.

    What counts is what is other than was told before. Another address is another person: he gets
    a letter, and the former acts for the organisation no more.
    """
    await queries.lock_servicers(connection)
    lines = _Organizations(await queries.list_known(connection, [one.record.id for one in kept]))
    good = lines.check(kept)
    emails = {line.contact["email"] for line in good}
    known = [row["id"] for row in lines.known.values()]
    people = _People(await queries.list_living(connection, known, emails))
    # Who leaves frees an address for who comes, in whatever order they were sent.
    waiting, before = good, -1
    while len(waiting) != before:
        before = len(waiting)
        waiting = [line for line in waiting if not people.take(line)]
    lines.failed += [(line.number, _OF_ANOTHER) for line in waiting]
    refused = {line.key for line in waiting}
    if done := [line for line in good if line.key not in refused]:
        ids = await queries.put_organizations(connection, [line.row for line in done])
        await people.write(connection, ids)
        over = [ids[line.key] for line in done if line.ends]
        await queries.forget_told_houses(connection, over)
    return lines.failed


class _Line:
    """An organisation as it is to be: `person` says what becomes of its contact person."""

    def __init__(
        self,
        number: int,
        told: dict[str, Any],
        contact: dict[str, Any],
        known: dict[str, Any] | None,
    ) -> None:
        self.number, self.contact = number, contact
        self.key: str = told["id"]
        before: Mapping[str, Any] = (known or {}).get("told") or {}
        fields = ("name", "short_name", "kind", "inn", "agreement_number")
        ended_at = (known or {}).get("ended_at")
        self.ends = bool(told["ended"]) and ended_at is None
        comes_back = before.get("ended") is True and not told["ended"]
        if told["ended"]:
            ended_at = ended_at or utc_now()
        elif comes_back:
            ended_at = None
        self.row = {
            name: told[name] if known is None or told[name] != before.get(name) else known[name]
            for name in fields
        } | {"external_id": self.key, "ended_at": ended_at, "told": told}
        marks, former = told["contact"], before.get("contact") or {}
        self.id: int | None = known["id"] if known else None
        self.person = "same"
        if ended_at is not None:
            self.person = "none"
        elif known is None or comes_back or marks["email"] != former.get("email"):
            self.person = "another"
        elif marks != former:
            self.person = "renamed"


class _Organizations:
    def __init__(self, known: dict[str, dict[str, Any]]) -> None:
        self.known = known
        self.failed: Failed = []

    def check(self, kept: Lines[ServicingOrganizationIn]) -> list[_Line]:
        """Return the lines that say something new; those of impossible addresses are failed."""
        lines = []
        for item in kept:
            told = item.record.model_dump(mode="json")
            contact = told["contact"]
            contact["email"] = mailbox(contact["email"])
            if contact["email"] is None:
                self.failed.append((item.line, _NO_MAILBOX))
                continue
            told["short_name"] = told["short_name"] or told["name"]
            told["contact"] = marks_of(contact)
            known = self.known.get(told["id"])
            if known is None or known["told"] != told:
                lines.append(_Line(item.line, told, contact, known))
        return lines


class _People:
    """Who acts for which organisation, while the lines of a batch are looked through."""

    def __init__(self, living: list[dict[str, Any]]) -> None:
        self._by_email = {row["email"]: row for row in living}
        self._of: dict[int, list[dict[str, Any]]] = {}
        for row in living:
            self._of.setdefault(row["organization_id"], []).append(row)
        self._added: list[tuple[_Line, dict[str, Any]]] = []
        self._changed: list[dict[str, Any]] = []
        self._ended: dict[EndedBecause, list[UUID]] = {"system": [], "organization": []}

    def take(self, line: _Line) -> bool:
        """Let what a line says of its person count; False: another organisation has the address."""
        living = self._of.get(line.id, []) if line.id is not None else []
        if line.person == "none":
            self._end(living, "organization")
        elif line.person == "renamed":
            for row in living:
                if row["main"]:
                    self._rename(row, line.contact)
        elif line.person == "another":
            return self._replace(line, living)
        return True

    def _replace(self, line: _Line, living: list[dict[str, Any]]) -> bool:
        email = line.contact["email"]
        holder = self._by_email.get(email)
        if holder is not None and (line.id is None or holder["organization_id"] != line.id):
            return False
        self._end([one for one in living if one["main"] and one is not holder], "system")
        if holder is not None:
            self._rename(holder, line.contact)
            return True
        row = {"id": uuid4(), "organization_id": line.id, "main": True, **line.contact}
        self._by_email[email] = row
        self._added.append((line, row))
        return True

    def _end(self, rows: list[dict[str, Any]], because: EndedBecause) -> None:
        for row in rows:
            self._ended[because].append(row["id"])
            self._by_email.pop(row["email"], None)

    def _rename(self, row: dict[str, Any], contact: Mapping[str, Any]) -> None:
        row |= {"name": contact["name"], "phone": contact["phone"], "main": True}
        self._changed.append(row)

    async def write(self, connection: Connection, ids: Mapping[str, int]) -> None:
        """Write what has become of people; `ids` are the organisations' inner keys."""
        for because, people in self._ended.items():
            await end_people(connection, people, because)
        if self._changed:
            await queries.change_people(connection, self._changed)
        await add_people(
            connection,
            [
                NewPerson(row | {"organization_id": ids[line.key]}, line.row["short_name"])
                for line, row in self._added
            ],
        )


async def put_served_houses(
    connection: Connection, kept: Lines[ServedHouseIn], batch: Batch
) -> Failed:
    """Store which houses organisations serve, and when; the same again changes nothing.

    Who begins later ends the time of the one before. Refused are lines that name what is not
    known, and those that cannot be beside what was told before.
    """
    await queries.lock_servicers(connection)
    today = await supplier_today(connection)
    names = {one.record.organization for one in kept}
    organizations = await queries.list_known(connection, sorted(names))
    by_address, by_object = await queries.list_buildings(
        connection,
        sorted({key for one in kept if (key := _address(one.record)) is not None}),
        sorted({key for one in kept if (key := one.record.service_location) is not None}),
    )
    keys = [one.record.id for one in kept]
    here = sorted({*by_address.values(), *by_object.values()})
    spans = await queries.list_spans(connection, here, keys)
    if elsewhere := {span.building_id for span in spans}.difference(here):
        spans += await queries.list_spans(connection, sorted(elsewhere), [])
    houses = _Houses({span.id: span for span in spans}.values(), today)
    failed: Failed = []
    for item in kept:
        try:
            organization = organizations.get(item.record.organization)
            if organization is None:
                raise unknown("organization", "servicing organization")
            building = _building(item, by_address, by_object)
            houses.take(item.record, organization, building)
        except Rejected as problem:
            failed.append((item.line, problem))
    await houses.write(connection)
    return failed


def _address(record: ServedHouseIn) -> str | None:
    if (place := record.building) is None:
        return None
    return building_key(place.region, place.locality, place.street, place.house)


def _building(
    item: Kept[ServedHouseIn], by_address: Mapping[str, int], by_object: Mapping[str, int]
) -> int:
    address = _address(item.record)
    if address is not None:
        if address not in by_address:
            words = "There is no such building; send its service locations first."
            raise Rejected("building", "unknown-building", words)
        return by_address[address]
    key = item.record.service_location
    assert key is not None
    if key not in by_object:
        raise unknown("service_location", "service location")
    return by_object[key]


class _Houses:
    """Who serves which building when, while the lines of a batch are looked through."""

    def __init__(self, spans: Any, today: date) -> None:
        self._today = today
        self._by_key: dict[str, Span] = {}
        self._of: dict[int, list[Span]] = {}
        self._removed: list[Span] = []
        self._touched: set[int] = set()
        for span in spans:
            self._of.setdefault(span.building_id, []).append(span)
            if span.external_id is not None:
                self._by_key[span.external_id] = span

    def take(
        self, record: ServedHouseIn, organization: Mapping[str, Any], building_id: int
    ) -> None:
        """Let what a line says count; raises Rejected before anything of it does."""
        known = self._by_key.get(record.id)
        told = {
            "organization": organization["id"],
            "building": building_id,
            "starts_on": record.starts_on and record.starts_on.isoformat(),
            "ends_on": record.ends_on and record.ends_on.isoformat(),
        }
        if record.removed:
            if known is not None:
                self._remove(known)
            return
        if known is not None and known.told == told:
            return
        if organization["ended_at"] is not None:
            raise _OVER
        new = Span(
            organization["id"],
            building_id,
            told_last_day=record.ends_on,
            external_id=record.id,
            told=told,
        )
        others = [span for span in self._of.get(building_id, []) if span is not known]
        same = known is not None and (known.organization_id, known.building_id) == (
            new.organization_id,
            building_id,
        )
        if known is None:
            # Staff may have added it before its system told of it.
            known = next((one for one in others if _is_by_hand(one, new)), None)
            same = known is not None
            others = [span for span in others if span is not known]
        new.first_day = record.starts_on
        if record.starts_on is None:
            if known is not None and same:
                new.first_day = known.first_day
            elif others or known is not None:
                new.first_day = self._today
        if new.told_last_day and new.first_day and new.told_last_day < new.first_day:
            raise Rejected("ends_on", "out-of-range", "It would end before it begins.")
        try:
            place(new, others)
        except SameDay:
            raise _SAME_DAY from None
        except AlreadyServed:
            raise _TWICE from None
        self._put(new, known, same=same)

    def _put(self, new: Span, known: Span | None, *, same: bool) -> None:
        if known is not None and same:
            new.id = known.id
            self._of[known.building_id].remove(known)
        elif known is not None:
            # The house has gone to another organisation; what was so until then stays known.
            self._touched.add(known.building_id)
            stays = known.building_id == new.building_id and hand_over(
                known, new.first_day or date.min
            )
            if not stays:
                self._remove(known)
        beside = self._of.setdefault(new.building_id, [])
        beside.append(new)
        line_up(beside)
        self._touched.add(new.building_id)
        assert new.external_id is not None
        self._by_key[new.external_id] = new

    def _remove(self, span: Span) -> None:
        self._of[span.building_id].remove(span)
        self._removed.append(span)
        self._touched.add(span.building_id)
        if span.external_id is not None:
            self._by_key.pop(span.external_id, None)

    async def write(self, connection: Connection) -> None:
        """Write what has become of the houses that lines spoke of."""
        changed: list[Span] = []
        for building in sorted(self._touched):
            spans = self._of.get(building, [])
            line_up(spans)
            changed += spans
        if changed or self._removed:
            await queries.write_spans(connection, changed, self._removed)


def _is_by_hand(span: Span, new: Span) -> bool:
    return (
        span.external_id is None
        and span.organization_id == new.organization_id
        and span.told_last_day is None
    )
