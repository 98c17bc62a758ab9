"""Packing a house for a device, and taking what the device brings back, each entry once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from services.cabinet.access.queries import Servicer
from services.cabinet.metering.registers.rules import Face, Zone
from services.cabinet.servicing.rules import met, standing_out
from services.cabinet.servicing.walk import queries
from services.cabinet.servicing.walk.rules import (
    KEPT_FOR,
    Wanted,
    flat_order,
    is_future,
    missed_window,
    short_name,
)
from services.cabinet.servicing.walk.schemas import WalkEntryIn
from services.cabinet.submissions.bulk.actions import known_of_many
from services.cabinet.submissions.bulk.checks import Row
from services.cabinet.submissions.entry.actions import Submitter, hand_in
from services.cabinet.submissions.entry.checks import Checked, check
from services.cabinet.submissions.entry.forms import Known, form_meter
from services.cabinet.submissions.entry.rules import value_of
from services.cabinet.submissions.entry.words import Language
from services.cabinet.submissions.entry.writes import lock_to_hand_in
from services.cabinet.submissions.windows.rules import window_at
from services.cabinet.zones import zone as zone_of
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.keys import KeyRing
from services.kit.pagination import PageRequest
from services.kit.problems import NotFound, Problem, Unavailable, ValidationFailed, field_error

_VISITS_FOR = timedelta(days=31)


class Walker(NamedTuple):
    """Who walks, and the session in which he brings his entries."""

    servicer: Servicer
    session_id: UUID | None

    @property
    def submitter(self) -> Submitter:
        """As who he hands readings in."""
        servicer = self.servicer
        return Submitter(
            servicer.user_id,
            organization_id=servicer.organization_id,
            session_id=self.session_id,
        )


async def list_houses(
    connection: Connection, who: Servicer, search: str, page: PageRequest
) -> dict[str, Any]:
    """Return a page of the houses that may be taken along, and the window, as `WalkHousesOut`."""
    now = utc_now()
    window = await _window(connection, now)
    wanted = Wanted(window["opens_on"], search)
    items, total = await queries.list_houses(connection, who.organization_id, now, wanted, page)
    return {"items": items, "total": total, "window": window}


async def _window(connection: Connection, now: datetime) -> dict[str, Any]:
    """Return when the supplier takes readings, by his clock, as `WindowOut`."""
    days = await queries.find_supplier_days(connection)
    today = now.astimezone(zone_of(days["time_zone"])).date()
    window = window_at(today, days["reading_from"], days["reading_to"])
    return {
        "open": window.open,
        "opens_on": window.opens_on,
        "closes_on": window.closes_on,
        "today": today,
        "time_zone": days["time_zone"],
    }


async def pack_house(
    connection: Connection, who: Servicer, house_id: int, language: Language
) -> dict[str, Any]:
    """Return a house for a device, as `WalkPackageOut`; NotFound for one that is not served."""
    now = utc_now()
    house = await queries.find_house(connection, who.organization_id, house_id)
    if house is None:
        raise NotFound
    rows = await queries.list_meters(connection, who.organization_id, house_id)
    ids = [row["meter_id"] for row in rows]
    known = await known_of_many(connection, ids, now)
    visits = await queries.list_visits(connection, who.organization_id, ids, now - _VISITS_FOR)
    rows.sort(
        key=lambda row: (row["scope"] == "building", flat_order(row["flat"]), row["serial_number"])
    )
    return house | {
        "made_at": now,
        "valid_until": now + KEPT_FOR,
        "window": await _window(connection, now),
        "meters": [
            _packed(row, known[row["meter_id"]], visits.get(row["meter_id"]), language)
            for row in rows
            if row["meter_id"] in known
        ],
    }


def _packed(
    row: Any, known: Known, visit: Mapping[str, Any] | None, language: Language
) -> dict[str, Any]:
    """Return a meter as a package has it."""
    form = form_meter(known, language)
    standing = known.standing
    names = ("meter_id", "scope", "flat", "serial_number")
    return {name: row[name] for name in names} | {
        "subscriber": short_name(row["subscriber"], row["kind"]),
        "ratio": form["ratio"],
        "zones": form["zones"],
        "blocked": form["blocked"],
        "standing": standing and standing_out(standing, known.place),
        "visit": visit,
    }


async def take_entries(
    connection: Connection, keys: KeyRing, who: Walker, entries: Sequence[WalkEntryIn]
) -> list[dict[str, Any]]:
    """Take what a device has brought; return an answer for each, as `WalkAnswerOut`.

    `connection` is in a transaction, which is that of the whole act: an entry, its answer and the
    reading that it makes are kept together or not at all. An entry whose key was answered before is
    answered likewise and does nothing. One that cannot be taken is kept with its reason.
    """
    organization = who.servicer.organization_id
    meter_ids = list({one.meter_id for one in entries})
    # First of all: who sends the same keys at the same time waits here, and finds them answered.
    await lock_to_hand_in(connection, meter_ids)
    asked = {key for one in entries for key in (one.key, one.replaces) if key}
    answered = await queries.list_answers(connection, organization, list(asked))
    served = await queries.served_among(connection, organization, meter_ids)
    fresh = {one.key: one for one in reversed(entries) if one.key not in answered}
    for several in _rounds([fresh[key] for key in reversed(fresh)]):
        answers = await _taken(connection, keys, who, several, served=served, answered=answered)
        for one, answer in zip(several, answers, strict=True):
            house_id = served.get(one.meter_id)
            kept = one.model_dump() | {
                "values": one.values if one.outcome == "reading" else {},
                "note": (one.note or "").strip() or None,
                "meter_id": None if house_id is None else one.meter_id,
                "building_id": house_id,
                "answer": answer,
            }
            if not await queries.add_entry(connection, who.servicer, kept):
                raise Unavailable("The same entry is just being taken.")
            answered[one.key] = (answer, answer["submission_id"])
    return [answered[one.key][0] for one in entries]


def _rounds(entries: Sequence[WalkEntryIn]) -> list[list[WalkEntryIn]]:
    """Return entries in their order, in as many parts as one meter has entries."""
    rounds: list[list[WalkEntryIn]] = []
    times: Counter[int] = Counter()
    for one in entries:
        number = times[one.meter_id]
        times[one.meter_id] += 1
        if number == len(rounds):
            rounds.append([])
        rounds[number].append(one)
    return rounds


async def _taken(
    connection: Connection,
    keys: KeyRing,
    who: Walker,
    entries: Sequence[WalkEntryIn],
    *,
    served: Mapping[int, int],
    answered: Mapping[UUID, tuple[Any, UUID | None]],
) -> list[dict[str, Any]]:
    """Take entries of different meters; return the answer of each."""
    now = utc_now()
    read = [one.meter_id for one in entries if one.outcome == "reading" and one.meter_id in served]
    known = await known_of_many(connection, read, now)
    answers: list[dict[str, Any]] = []
    right: list[tuple[Known, Checked]] = []
    for one in entries:
        answer: dict[str, Any] = {"key": one.key, "submission_id": None}
        answer |= {"standing": None, "reason": None}
        former = answered.get(one.replaces) if one.replaces else None
        base = frozenset({one.base, former[1] if former else None})
        try:
            if one.meter_id not in served:
                raise NotFound
            if is_future(one.taken_at, now):
                said = "This moment has not come yet."
                raise ValidationFailed(errors=[field_error("taken_at", "in-the-future", said)])
            found = _judged(one, known.get(one.meter_id), base)
            if isinstance(found, Checked):
                right.append((known[one.meter_id], found))
                found = {"state": "taken"}
            answers.append(answer | found)
        except Problem as problem:
            answers.append(answer | {"state": "refused", "reason": _reason(problem)})
    made = {
        row["meter_id"]: row["id"]
        for row in (await hand_in(connection, keys, who.submitter, right) if right else ())
    }
    return [
        answer | {"submission_id": made[one.meter_id]} if one.meter_id in made else answer
        for one, answer in zip(entries, answers, strict=True)
    ]


def _judged(
    one: WalkEntryIn, known: Known | None, base: frozenset[UUID | None]
) -> Checked | dict[str, Any]:
    """Judge an entry: what is to be written, or what its answer says. Raises problems.

    `base`: the submissions that its device knew of.
    """
    if one.outcome == "no_access":
        return {"state": "taken"}
    if known is None:
        raise NotFound
    days = known.row["reading_from"], known.row["reading_to"]
    taken_on = one.taken_at.astimezone(known.place).date()
    missed = missed_window(taken_on, known.today, *days)
    if missed is not None:
        opens_on, closes_on = missed.opens_on.isoformat(), missed.closes_on.isoformat()
        raise _SentAfterWindow(opens_on=opens_on, closes_on=closes_on)
    standing, figures = known.standing, _figures(known, one.values)
    if standing is not None and figures is not None:
        # A device learns late of what colleagues have handed in: they are others, too.
        meeting = met(standing, figures, own=None, known=base)
        if meeting == "another":
            return {"state": "conflict", "standing": standing_out(standing, known.place)}
        if meeting == "same":
            return {"state": "taken", "submission_id": standing["id"]}
    return check(known, Row(one.meter_id, one.values, taken_on, one.confirm))


class _SentAfterWindow(Problem):
    """A reading that was taken in time and came too late; only ever an entry's reason."""

    name, title, status = "sent-after-window", "It came after the window had closed.", 409


def _reason(problem: Problem) -> dict[str, Any]:
    """Return why an entry is refused, as `WalkReasonOut`."""
    return {
        "type": problem.name,
        "errors": problem.extra.get("errors", []),
        "zones": problem.extra.get("zones", []),
        "opens_on": problem.extra.get("opens_on"),
        "closes_on": problem.extra.get("closes_on"),
    }


def _figures(known: Known, given: Mapping[Zone, str]) -> dict[Zone, int] | None:
    """Return Wh by zone of what was typed; None when it is no reading of this meter."""
    figures: dict[Zone, int] = {}
    for name in known.zones:
        digits = known.digits.get(name, known.row["digits"])
        value = value_of(given.get(name, ""), Face(digits, known.row["decimals"]))
        if isinstance(value, str):
            return None
        figures[name] = value
    return figures if given.keys() == figures.keys() else None
