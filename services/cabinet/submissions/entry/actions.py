"""Handing a reading in, correcting it, and what billing or staff say of it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from services.cabinet.access.links.telling import account_ending
from services.cabinet.errors import (
    MeterReadRemotely,
    MeterRemoved,
    ReadingLower,
    ReadingToConfirm,
    SubmissionSettled,
    SubmissionWindowClosed,
    VerificationOverdue,
)
from services.cabinet.events import publish
from services.cabinet.metering.registers.actions import put_own_reading, take_own_reading_out
from services.cabinet.metering.registers.rules import Face, Reading, Zone
from services.cabinet.submissions.entry import queries
from services.cabinet.submissions.entry.forms import (
    COLUMNS,
    Known,
    former_out,
    known_of,
    submission_out,
    values_of,
)
from services.cabinet.submissions.entry.rules import (
    LIVE,
    By,
    Judged,
    Misfit,
    Verdict,
    beyond_later,
    judge,
    value_of,
)
from services.cabinet.submissions.entry.schemas import SubmissionIn
from services.cabinet.submissions.receipts.actions import issue
from services.cabinet.submissions.receipts.rules import Handed
from services.cabinet.zones import zone as zone_of
from services.contracts.cabinet import SubmissionChanged
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.keys import KeyRing
from services.kit.problems import NotFound, ValidationFailed, field_error

_NOON = 12
_SAID: Mapping[Misfit, str] = {
    "not-a-number": "Give the number that the counter shows, with a comma or a point.",
    "negative": "A counter shows no number below zero.",
    "too-many-digits": "The counter has fewer digits before the comma.",
    "too-many-decimals": "The counter has fewer digits after the comma.",
}


class Submitter(NamedTuple):
    """Who hands a reading in: a user, or None for staff.

    `late`: staff take it outside the days for readings, as one of the last ones.
    """

    user_id: UUID | None
    late: bool = False


async def submit(
    connection: Connection, keys: KeyRing, who: Submitter, meter_id: int, given: SubmissionIn
) -> dict[str, Any]:
    """Take a reading of a meter by hand; return it as `SubmissionOut` has it.

    `connection` is in a transaction, which is that of the whole act. `fresh` beside what is
    returned: whether it was handed in just now. The user may hand in readings of the
    meter; staff do it for whoever holds its account. What was handed in in the same window is
    corrected; the same values again are the same submission (case B14). Raises the problems of
    `errors.py` that begin with a meter, a window or a reading, and ValidationFailed by field.
    """
    now = utc_now()
    await queries.lock_to_hand_in(connection, meter_id)
    row = await (
        queries.find_held_meter(connection, meter_id, now)
        if who.user_id is None
        else queries.find_meter(connection, who.user_id, meter_id, now)
    )
    if row is None or not row["ongoing"]:
        raise NotFound
    known = known_of(row, now)
    if who.late:
        known = known.late
    taken_on = given.taken_on or known.today
    _refuse_meter(known, taken_on)
    _refuse_day(known, given.taken_on)
    values = _values(known, given.values)
    present = known.present
    standing = present if present is not None and present["state"] in LIVE else None
    if (
        standing is not None
        and values_of(standing) == values
        and given.taken_on in (None, standing["taken_on"])
    ):
        return submission_out(standing, row["time_zone"], now) | {"fresh": False}
    taken_at = _moment(known, taken_on)
    judged = _judged(known, Reading(taken_at, "own", values), given.confirm)
    by: By = "staff" if who.user_id is None else "consumer"
    if standing is not None:
        await queries.put_state(connection, standing["id"], Verdict("corrected", by))
        await take_own_reading_out(connection, meter_id, standing["taken_at"])
    made = _row(known, taken_on, taken_at, values, judged) | {
        "user_id": who.user_id,
        "way": "staff" if who.user_id is None else "web",
        "confirmed": given.confirm and any(one.doubts for one in judged.values()),
        "corrects": None if standing is None else standing["id"],
        "receipt_id": uuid4(),
        "photo_file": _photo_of(standing, taken_on),
    }
    await queries.add_submission(connection, made, by)
    await issue(connection, keys, _handed(row, made, values))
    await put_own_reading(connection, meter_id, taken_at, values)
    await _tell(connection, made, row, Verdict("on_its_way", by))
    return submission_out(made | _FRESH, row["time_zone"], now) | {"fresh": True}


def _photo_of(corrected: Mapping[str, Any] | None, taken_on: date) -> str | None:
    """Return the photo that stays with what was put right: it shows the counter on that day."""
    if corrected is None or corrected["taken_on"] != taken_on:
        return None
    photo: str | None = corrected["photo_file"]
    return photo


def possible_days(now: datetime) -> list[date]:
    """Return days whose partitions hold whatever may be handed in at a moment."""
    # A window is a month long at most, and staff take readings of the one before; a point's day
    # begins up to a day before or after ours.
    return [(now - timedelta(days=70)).date(), (now + timedelta(days=1)).date()]


_FRESH = {
    "state": "on_its_way",
    "corrected_by": None,
    "refused_by": None,
    "refusal_code": None,
    "refusal_text": None,
}


async def settle(connection: Connection, submission_id: UUID, verdict: Verdict) -> bool:
    """Let staff or billing say what becomes of a submission; False: it was said already.

    The verdict accepts or refuses; a refused reading counts no more. Raises NotFound, and
    SubmissionSettled for one that was refused, or that a later one has replaced: what is said of
    it then changes nothing.
    """
    found = await queries.lock_submission(connection, submission_id)
    if found is None:
        raise NotFound
    if found["state"] == verdict.state and (
        verdict.state == "accepted" or found["refusal_code"] == verdict.code
    ):
        return False
    if found["state"] not in LIVE:
        raise SubmissionSettled
    await queries.put_state(connection, submission_id, verdict)
    if verdict.state == "refused":
        await take_own_reading_out(connection, found["meter_id"], found["taken_at"])
    await _tell(connection, found, found, verdict)
    return True


def _refuse_meter(known: Known, taken_on: date) -> None:
    """Refuse a meter of which no reading is taken, whatever it shows (case B19)."""
    row = known.row
    if known.removed_by(taken_on):
        day = row["removed_on"]
        raise MeterRemoved(f"The meter was removed on {day}.", removed_on=day.isoformat())
    if row["read_remotely"]:
        raise MeterReadRemotely
    overdue_since = known.overdue_since(taken_on)
    if overdue_since and row["overdue_verification"] == "refuse":
        raise VerificationOverdue(
            f"The verification was due on {overdue_since}.", due_on=overdue_since.isoformat()
        )


def _refuse_day(known: Known, taken_on: date | None) -> None:
    """Refuse a day outside the window, and any day when the window is closed (case B13)."""
    window = known.window
    if not window.open:
        raise SubmissionWindowClosed(
            f"Readings are taken from {window.opens_on} to {window.closes_on}.",
            opens_on=window.opens_on.isoformat(),
            closes_on=window.closes_on.isoformat(),
            time_zone=known.row["time_zone"],
        )
    since = known.row["since"]
    if taken_on is None:
        return
    if taken_on > known.today:
        code, said = "in-the-future", "This day has not come yet."
    elif taken_on < window.opens_on:
        code, said = "before-window", f"Readings are taken from {window.opens_on} on."
    elif since is not None and taken_on < since:
        code, said = "before-yours", f"The meter has been here, and yours, since {since}."
    else:
        return
    raise ValidationFailed(errors=[field_error("taken_on", code, said)])


def _values(known: Known, given: Mapping[Zone, str]) -> dict[Zone, int]:
    """Return Wh by zone; each zone of the meter, and no other, by its own field (case B34)."""
    values: dict[Zone, int] = {}
    errors = []
    for zone in known.zones:
        if not given.get(zone, "").strip():
            said = "Give what the counter shows for this zone, too."
            errors.append(field_error(f"values.{zone}", "missing", said))
            continue
        digits = known.digits.get(zone, known.row["digits"])
        value = value_of(given[zone], Face(digits, known.row["decimals"]))
        if isinstance(value, str):
            errors.append(field_error(f"values.{zone}", value, _SAID[value]))
        else:
            values[zone] = value
    errors += [
        field_error(f"values.{zone}", "no-such-zone", "The meter has no such zone.")
        for zone in given
        if zone not in known.zones
    ]
    if errors:
        raise ValidationFailed(errors=errors)
    return values


def _moment(known: Known, taken_on: date) -> datetime:
    """Return the moment of a reading: now, or noon of a day before; nothing else stands there."""
    if taken_on == known.today:
        moment = known.now
    else:
        place = zone_of(known.row["time_zone"])
        moment = datetime(taken_on.year, taken_on.month, taken_on.day, _NOON, tzinfo=place)
    moment = moment.astimezone(known.now.tzinfo)
    taken = {one.taken_at for one in known.others}
    while moment in taken:
        moment += timedelta(seconds=1)
    return moment


def _judged(known: Known, new: Reading, confirm: bool) -> dict[Zone, Judged]:
    """Judge a reading against the past; refuse what cannot be, ask back what may be wrong."""
    past = known.before(new.taken_at)
    judged = judge(past, new, known.face, known.row["unusual_factor"])
    beyond = beyond_later(new, known.after(new.taken_at), known.face)
    errors = [
        field_error(f"values.{zone}", "reading-lower", "It showed more before.")
        for zone, one in judged.items()
        if one.lower
    ] + [
        field_error(f"values.{zone}", "reading-above-later", "It showed less afterwards.")
        for zone in new.values
        if zone in beyond
    ]
    if errors:
        raise ReadingLower(errors=errors)
    asked = [_asked(zone, one) for zone, one in judged.items() if one.doubts]
    if asked and not confirm:
        raise ReadingToConfirm(zones=asked)
    return judged


def _asked(zone: Zone, judged: Judged) -> dict[str, Any]:
    former = judged.former
    return {
        "zone": zone,
        "why": list(judged.doubts),
        "previous": None if former is None else former_out(former),
        "consumption_wh": judged.consumption,
        "most_wh": judged.most,
    }


def _row(
    known: Known,
    taken_on: date,
    taken_at: datetime,
    values: Mapping[Zone, int],
    judged: Mapping[Zone, Judged],
) -> dict[str, Any]:
    """Return the row of a submission, but for who hands it in and how."""
    row = known.row
    keys = ("usage_point_id", "meter_id", "account_id", "customer_id", "decimals")
    return {
        **{name: row[name] for name in keys},
        "id": uuid4(),
        "taken_on": taken_on,
        "taken_at": taken_at,
        "submitted_at": known.now,
        "opens_on": known.window.opens_on,
        "closes_on": known.window.closes_on,
        **{column: values.get(name) for name, column in COLUMNS.items()},
        "previous": [former_out(one.former) for one in judged.values() if one.former],
        "consumption": {
            name: one.consumption for name, one in judged.items() if one.consumption is not None
        },
        "overdue_since": known.overdue_since(taken_on),
    }


def _handed(row: Any, made: Mapping[str, Any], values: Mapping[Zone, int]) -> Handed:
    """Return what a receipt says of a submission; `row` is what is known of its meter."""
    names = ("receipt_id", "usage_point_id", "taken_on", "submitted_at", "way", "corrects")
    return Handed(
        submission_id=made["id"],
        values={str(zone): value for zone, value in values.items()},
        supplier=row["supplier"],
        account=row["account_number"],
        usage_point=row["mrid"],
        meter=row["serial_number"],
        **{name: made[name] for name in names},
    )


async def _tell(
    connection: Connection, submission: Mapping[str, Any], meter: Mapping[str, Any], said: Verdict
) -> None:
    """Tell who sees the meter's readings of a state that a submission has come into."""
    fact = SubmissionChanged(
        submission_id=submission["id"],
        user_ids=await queries.list_watchers(connection, submission),
        meter_id=submission["meter_id"],
        usage_point_id=submission["usage_point_id"],
        serial_number=meter["serial_number"],
        account_ending=account_ending(meter["account_number"]),
        state=said.state,
        by=said.by,
        taken_on=submission["taken_on"],
        values={str(name): value for name, value in values_of(submission).items()},
        corrects=submission["corrects"],
        code=said.code,
        text=said.text,
    )
    await publish.plainly(connection, [fact])
