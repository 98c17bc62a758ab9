"""Acts of staff: replacing a meter, taking one down, and undoing a mistake.

Where meters stand is written by the function that batches use (decision 0025).
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.channels import CHANNEL_NAMES, CHANNELS, FIRST_DAY, SOURCES
from services.cabinet.errors import MeterNotInstalled, ReplacementFinal
from services.cabinet.metering.consumption.rules import midnight
from services.cabinet.metering.meters.queries import lock_meters, place_meters
from services.cabinet.metering.partitions import ensure_partitions
from services.cabinet.metering.registers.queries import BY_HAND, put_readings
from services.cabinet.metering.registers.rules import ZONES, Face, Zone
from services.cabinet.metering.replacement import queries
from services.cabinet.metering.replacement.rules import (
    Shown,
    Wrong,
    lacking,
    lower_ones,
    read_at,
    read_typed,
    with_totals,
)
from services.cabinet.metering.replacement.schemas import NewMeterIn, ReplacementIn
from services.kit.clock import utc_now
from services.kit.database import Connection, Database, plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_act

# Zones as `meter_registers` numbers them.
_ZONES: Mapping[int, Zone] = {0: "total", 1: "T1", 2: "T2", 3: "T3"}


class _Readings(NamedTuple):
    """What is told of the meter that goes and of the one that comes."""

    last: list[Shown]
    first: list[Shown]


async def replace_meter(
    session: AsyncSession, staff: Caller, meter_id: int, given: ReplacementIn
) -> dict[str, Any]:
    """Take a meter down on a day, with what it showed, and put another there, with what that shows.

    The registry is locked, and what the caller has seen is compared, by who calls. What was used
    runs across both (cases B4): each counts its own. Raises NotFound, MeterNotInstalled, and
    ValidationFailed by field: a day before the installation or to come, a meter that stands
    elsewhere, a number that is known, a reading that no counter shows or that goes back.
    """
    connection = await plain_of(session)
    old = await queries.find_standing(connection, meter_id)
    if old is None:
        raise NotFound
    if old["installation_id"] is None or old["removed_on"] is not None:
        raise MeterNotInstalled
    taken_at = read_at(given.replaced_on, utc_now(), old["clock"])
    wrong = list(_wrong_day(given, old))
    face, wrong_new = await _face_of_new(connection, given, old)
    readings, wrong_readings = await _readings(connection, given, old, face, taken_at)
    wrong += [*wrong_new, *wrong_readings]
    if wrong:
        raise ValidationFailed(errors=[field_error(*one) for one in wrong])
    new_id = None if given.new is None else await _known_or_new(connection, given.new)
    await lock_meters(connection, [meter_id, *([] if new_id is None else [new_id])])
    await place_meters(connection, [_placing(given, old, new_id)])
    rows = [*_rows(meter_id, readings.last, taken_at), *_rows(new_id, readings.first, taken_at)]
    if rows:
        await put_readings(connection, rows, BY_HAND)
    key = await queries.note_replacement(
        connection,
        old["usage_point_id"],
        meter_id,
        new_id,
        given.replaced_on,
        taken_at,
        staff.subject,
    )
    await record_act(
        session,
        staff,
        "replace_meter",
        "meter",
        meter_id,
        before={"removed_on": None, "meter": meter_id},
        after={"removed_on": given.replaced_on.isoformat(), "meter": new_id},
        last_readings=_told(readings.last),
        first_readings=_told(readings.first),
    )
    return {
        "id": key,
        "old_meter_id": meter_id,
        "new_meter_id": new_id,
        "replaced_on": given.replaced_on,
    }


async def undo_replacement(
    session: AsyncSession, staff: Caller, meter_id: int, replacement_id: int
) -> None:
    """Put the meter that went back and take the one that came away, with the readings told.

    While nothing was read since; a meter that was new stays known, and stands nowhere. The
    registry is locked by who calls. Raises NotFound, ReplacementFinal.
    """
    connection = await plain_of(session)
    done = await queries.find_replacement(connection, meter_id)
    if done is None or done["id"] != replacement_id:
        raise NotFound
    old, new = done["old_meter_id"], done["new_meter_id"]
    await lock_meters(connection, [key for key in (old, new) if key is not None])
    # Behind the lock: a reading may have come meanwhile.
    done = await queries.find_replacement(connection, meter_id)
    if done is None or not done["undoable"]:
        raise ReplacementFinal("Something was read since, or another meter has come.")
    await queries.undo_replacement(connection, done)
    await record_act(
        session,
        staff,
        "undo_replacement",
        "meter",
        meter_id,
        before={"removed_on": done["replaced_on"].isoformat(), "meter": new},
        after={"removed_on": None, "meter": old},
    )


async def make_room(database: Database, given: ReplacementIn) -> None:
    """Make the partition that the readings need, before the transaction that stores them."""
    if FIRST_DAY <= given.replaced_on <= utc_now().date() + timedelta(days=1):
        days = [given.replaced_on, given.replaced_on - timedelta(days=1)]
        await ensure_partitions(database, "register_readings", days)


def _wrong_day(given: ReplacementIn, old: Mapping[str, Any]) -> Sequence[Wrong]:
    if given.replaced_on < FIRST_DAY:
        return [("replaced_on", "day-out-of-range", f"Days from {FIRST_DAY} on are taken.")]
    if given.replaced_on > old["today"]:
        return [("replaced_on", "day-ahead", "This day has not come yet.")]
    if old["installed_on"] is not None and given.replaced_on < old["installed_on"]:
        return [("replaced_on", "before-installation", "The meter was not installed yet.")]
    return []


async def _face_of_new(
    connection: Connection, given: ReplacementIn, old: Mapping[str, Any]
) -> tuple[Face, Sequence[Wrong]]:
    """Return the counters of the meter that comes, and why it cannot come."""
    if given.new is None:
        told = ("first_readings", "no-meter", "There is no meter of which to tell this.")
        return Face(), [told] if given.first_readings else []
    if given.new.meter_id is None:
        return await _face_of_unknown(connection, given.new, given.replaced_on)
    known = await queries.find_standing(connection, given.new.meter_id)
    if known is None:
        return Face(), [("new.meter_id", "unknown-meter", "Choose a meter from the list.")]
    stands = known["installation_id"] is not None and known["removed_on"] is None
    if stands or (known["removed_on"] is not None and known["removed_on"] > given.replaced_on):
        same = known["id"] == old["id"]
        message = "It is the same meter." if same else "This meter stands elsewhere on that day."
        return Face(), [("new.meter_id", "stands-elsewhere", message)]
    return Face(known["digits"], known["decimals"]), []


async def _face_of_unknown(
    connection: Connection, new: NewMeterIn, day: date
) -> tuple[Face, Sequence[Wrong]]:
    """Return the counters of a meter that nobody knows yet, and why there can be no such."""
    assert new.serial_number is not None
    face, wrong = Face(), list[Wrong]()
    if new.model_id is not None:
        model = await queries.find_model(connection, new.model_id)
        if model is None:
            wrong.append(("new.model_id", "unknown-model", "Choose it from the list."))
        else:
            face = Face(model["digits"], model["decimals"])
    if new.manufactured_on is not None and new.manufactured_on > day:
        wrong.append(("new.manufactured_on", "order", "It came before it was made."))
    if await queries.find_twin(connection, new.serial_number, new.model_id) is not None:
        message = "A meter of this model with this number is known; choose it instead."
        wrong.append(("new.serial_number", "known-meter", message))
    return face, wrong


async def _readings(
    connection: Connection,
    given: ReplacementIn,
    old: Mapping[str, Any],
    face_of_new: Face,
    taken_at: datetime,
) -> tuple[_Readings, Sequence[Wrong]]:
    face = Face(old["digits"], old["decimals"])
    registers = [
        (CHANNEL_NAMES[channel], _ZONES[number])
        for channel, number in sorted(await queries.list_registers(connection, old["id"]))
    ]
    last, wrong = read_typed("last_readings", given.last_readings, face)
    first, wrong_first = read_typed("first_readings", given.first_readings, face_of_new)
    wrong += [*wrong_first, *lacking("last_readings", last, registers)]
    if not given.confirm:
        since = None if old["installed_on"] is None else midnight(old["installed_on"], old["clock"])
        rows = await queries.list_last(connection, old["id"], taken_at, since)
        before: dict[tuple[str, Zone], int] = {
            (CHANNEL_NAMES[row["channel"]], name): row[name.lower()]
            for row in rows
            for name in ZONES
            if row[name.lower()] is not None
        }
        wrong += lower_ones("last_readings", last, before, face)
    return _Readings(with_totals(last, registers), with_totals(first, registers)), wrong


async def _known_or_new(connection: Connection, new: NewMeterIn) -> int:
    if new.meter_id is not None:
        return new.meter_id
    assert new.serial_number is not None
    key = new.key or new.serial_number
    meter_id = await queries.add_meter(
        connection, key, new.serial_number, new.model_id, new.manufactured_on
    )
    if meter_id is None:
        message = "Another meter has this key; give the one under which systems will send it."
        raise ValidationFailed(errors=[field_error("new.key", "taken", message)])
    return meter_id


def _placing(given: ReplacementIn, old: Mapping[str, Any], new_id: int | None) -> dict[str, Any]:
    """Return what happens as the line of a batch would tell it: who comes replaces who is there."""
    if new_id is None:
        return {
            "meter_id": old["id"],
            "point_id": None,
            "installed_on": None,
            "removed_on": given.replaced_on,
        }
    return {
        "meter_id": new_id,
        "point_id": old["usage_point_id"],
        "installed_on": given.replaced_on,
        "removed_on": None,
    }


def _rows(meter_id: int | None, shown: Sequence[Shown], taken_at: datetime) -> list[Any]:
    """Return what was shown as rows of `put_readings`: one for each kind of energy."""
    by_channel: dict[str, dict[Zone, int]] = {}
    for one in shown:
        by_channel.setdefault(one.channel, {})[one.zone] = one.value
    return [
        (
            meter_id,
            CHANNELS[channel],
            SOURCES["inspector"],
            taken_at.astimezone(UTC),
            values.get("total"),
            values.get("T1"),
            values.get("T2"),
            values.get("T3"),
            None,
        )
        for channel, values in by_channel.items()
    ]


def _told(shown: Sequence[Shown]) -> dict[str, int]:
    """Return readings as the log keeps them, in Wh or varh."""
    return {f"{one.channel} {one.zone}": one.value for one in shown}
