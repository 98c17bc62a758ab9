"""What becomes of a reading that is handed in: the checks of one and of many alike; pure.

What is known of a meter comes in, what is to be written goes out, or the problem is raised.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from services.cabinet.errors import (
    MeterReadRemotely,
    MeterRemoved,
    ReadingLower,
    ReadingToConfirm,
    SubmissionWindowClosed,
    VerificationOverdue,
)
from services.cabinet.metering.registers.rules import Face, Reading, Zone
from services.cabinet.submissions.entry.forms import Known, former_out, values_of
from services.cabinet.submissions.entry.rules import (
    Judged,
    Misfit,
    beyond_later,
    judge,
    value_of,
)
from services.kit.problems import NotFound, ValidationFailed, field_error

_NOON = 12
_SAID: Mapping[Misfit, str] = {
    "not-a-number": "Give the number that the counter shows, with a comma or a point.",
    "negative": "A counter shows no number below zero.",
    "too-many-digits": "The counter has fewer digits before the comma.",
    "too-many-decimals": "The counter has fewer digits after the comma.",
}


class Given(Protocol):
    """A reading as it is handed in: texts by zone, the local day, and whether it is confirmed."""

    @property
    def values(self) -> Mapping[Zone, str]:
        """What the counters show, in kWh."""

    @property
    def taken_on(self) -> date | None:
        """The local day on which it was read; None: today."""

    @property
    def confirm(self) -> bool:
        """Whether values that are asked back are right all the same."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A reading that is taken: Wh by zone, its day and moment, and how it stands to the past.

    `standing` is what counts in this window so far and is corrected. `same`: it is that again, and
    nothing is to be written. `confirmed`: something was asked back, and is right all the same.
    """

    taken_on: date
    taken_at: datetime
    values: dict[Zone, int]
    judged: Mapping[Zone, Judged]
    standing: Mapping[str, Any] | None = None
    same: Mapping[str, Any] | None = None
    confirmed: bool = False


def check(known: Known, given: Given) -> Checked:
    """Judge a reading of a meter of which that is known.

    Raises NotFound for a meter that is nobody's now, the problems of `errors.py` that begin with a
    meter, a window or a reading, and ValidationFailed by field.
    """
    if not known.row["ongoing"]:
        raise NotFound
    taken_on = given.taken_on or known.today
    _refuse_meter(known, taken_on)
    _refuse_day(known, given.taken_on)
    values = _values(known, given.values)
    standing = known.standing
    if (
        standing is not None
        and values_of(standing) == values
        and given.taken_on in (None, standing["taken_on"])
    ):
        return Checked(standing["taken_on"], standing["taken_at"], values, {}, same=standing)
    others = known.others
    taken_at = _moment(known, others, taken_on)
    judged = _judged(known, others, Reading(taken_at, "own", values), given.confirm)
    confirmed = given.confirm and any(one.doubts for one in judged.values())
    return Checked(taken_on, taken_at, values, judged, standing, confirmed=confirmed)


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


def _moment(known: Known, others: list[Reading], taken_on: date) -> datetime:
    """Return the moment of a reading: now, or noon of a day before; nothing else stands there."""
    if taken_on == known.today:
        moment = known.now
    else:
        moment = datetime(taken_on.year, taken_on.month, taken_on.day, _NOON, tzinfo=known.place)
    moment = moment.astimezone(known.now.tzinfo)
    taken = {one.taken_at for one in others}
    while moment in taken:
        moment += timedelta(seconds=1)
    return moment


def _judged(known: Known, others: list[Reading], new: Reading, confirm: bool) -> dict[Zone, Judged]:
    """Judge a reading against the past; refuse what cannot be, ask back what may be wrong."""
    past = [one for one in others if one.taken_at < new.taken_at]
    judged = judge(past, new, known.face, known.row["unusual_factor"])
    later = others[len(past) :]
    beyond = beyond_later(new, later, known.face)
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
    asked = [_asked(known, zone, one) for zone, one in judged.items() if one.doubts]
    if asked and not confirm:
        raise ReadingToConfirm(zones=asked)
    return judged


def _asked(known: Known, zone: Zone, judged: Judged) -> dict[str, Any]:
    former = judged.former
    return {
        "zone": zone,
        "why": list(judged.doubts),
        "previous": None if former is None else former_out(former, known.place),
        "consumption_wh": judged.consumption,
        "most_wh": judged.most,
    }
