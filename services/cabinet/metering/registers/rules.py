"""What lies between two register readings: pure decisions about what counters have shown.

A counter begins anew after its highest number, a reading may be wrong, and one that was computed
is no reading of the counter. Values are in whole Wh or varh, as the counters show them; what is
used is multiplied by the transformation ratio of its time.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from services.cabinet.metering.consumption.rules import midnight
from services.cabinet.metering.ratios.rules import times

# Who read a counter, by the numbers of `SOURCES`.
Origin = Literal["device", "own", "supplier", "computed"]
ORIGINS: Mapping[int, Origin] = {1: "device", 2: "own", 3: "supplier", 4: "computed"}
Zone = Literal["T1", "T2", "T3", "total"]
ZONES: tuple[Zone, ...] = ("T1", "T2", "T3", "total")
# `rollover`: the counter has begun anew; `below`: it shows less than before, which is asked back;
# `shared`: the ratio changed between two readings, and each part is reckoned by its days.
Remark = Literal["rollover", "below", "shared"]

# A counter that has begun anew is told from a wrong reading by how far it would have gone: of
# 99998 → 00003 five of 100 000, of 12345 → 12300 nearly all.
_LEAST_PART = 10
_UNIT_WH = 1000
_DAY = timedelta(days=1)


class FormerRatio(NamedTuple):
    """A transformation ratio that counted until a moment: the start of the first day of another."""

    until: datetime
    ratio: Decimal


@dataclass(frozen=True, slots=True)
class Face:
    """What the counters of a meter look like; digits before and after the point, None = unknown.

    `former` are the ratios before the present one, the eldest first.
    """

    digits: int | None = None
    decimals: int | None = None
    ratio: Decimal = Decimal(1)
    former: tuple[FormerRatio, ...] = ()

    @property
    def span(self) -> int | None:
        """At how many Wh a counter shows zeros again."""
        return None if self.digits is None else 10**self.digits * _UNIT_WH

    def read_at(self, moments: Iterable[datetime]) -> "Face":
        """Return the face as it is for a counter that was read off at these moments, in order.

        Who puts in other transformers reads the counter: the first reading of that day is the end
        of one ratio and the start of the other. Without one it is the start of the day.
        """
        if not self.former:
            return self
        known = list(moments)
        return replace(
            self,
            former=tuple(
                FormerRatio(
                    next((one for one in known if until <= one < until + _DAY), until), ratio
                )
                for until, ratio in self.former
            ),
        )

    def ratio_between(self, since: datetime, until: datetime) -> Decimal:
        """Return the ratio of a time; where it changed within, the mean by how long each lasted."""
        if not self.former or since >= self.former[-1].until:
            return self.ratio
        parts: list[tuple[int, Decimal]] = []
        begins = since
        for ends, ratio in (*self.former, FormerRatio(until, self.ratio)):
            stop = min(ends, until)
            if stop > begins:
                parts.append(((stop - begins) // timedelta.resolution, ratio))
                begins = stop
        if len(parts) < 2:
            return parts[0][1] if parts else self.ratio
        whole = sum(length for length, _ in parts)
        return sum((ratio * length for length, ratio in parts), Decimal(0)) / whole

    def is_shared(self, since: datetime, until: datetime) -> bool:
        """Say whether another ratio came between two moments, not at one of them."""
        return any(since < one.until < until for one in self.former)

    def used(self, amount: int, since: datetime, until: datetime) -> int:
        """Return what went through a counter between two moments, with the ratio of that time."""
        return times(amount, self.ratio_between(since, until) if self.former else self.ratio)


def face_of(row: Mapping[str, Any], place: str) -> Face:
    """Return the face that a row tells: `digits`, `decimals`, `ratio`, `ratio_days`,
    `former_ratios`; a day begins by the clock of `place`.
    """
    days = row["ratio_days"]
    former = days and tuple(
        FormerRatio(midnight(day, place), ratio)
        for day, ratio in zip(days, row["former_ratios"], strict=True)
    )
    return Face(row["digits"], row["decimals"], row["ratio"], former or ())


class Reading(NamedTuple):
    """What the counters of a meter showed at a moment, by zone."""

    taken_at: datetime
    origin: Origin
    values: Mapping[Zone, int]
    quality: str = "good"


class Used(NamedTuple):
    """What went through a counter since an earlier reading."""

    since: datetime
    amount: int


@dataclass(slots=True)
class Counted:
    """A reading with what was used up to it.

    `used` is by zone since the reading before, `measured` since the last one that was not computed,
    where that is another. `replaced`: it was computed, and a later reading of the counter is lower:
    it counts for nothing. `differs`: the zones do not make up the total.
    """

    reading: Reading
    replaced: bool = False
    differs: bool = False
    used: dict[Zone, Used] = field(default_factory=dict)
    measured: dict[Zone, Used] = field(default_factory=dict)
    remarks: dict[Zone, Remark] = field(default_factory=dict)

    @property
    def counters(self) -> Sequence[Zone]:
        """By which counters all that was used is known: the total's, else the zones', if any."""
        if "total" in self.used:
            return ("total",)
        zones = [zone for zone in self.reading.values if zone != "total"]
        return zones if all(zone in self.used for zone in zones) else ()

    @property
    def whole(self) -> int | None:
        """What all zones used."""
        amounts = [self.used[zone].amount for zone in self.counters]
        return sum(amounts) if amounts else None


class NotAReading(ValueError):
    """A text that no counter of this kind shows; `code` says why."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code


_TYPED = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,3})?")


def typed_reading(text: str, face: Face) -> int:
    """Return what somebody has typed off a counter in kWh (or kvarh), in Wh (varh).

    A point or a comma, spaces around or between thousands. Raises NotAReading: `not-a-number`,
    `too-many-digits`, `too-many-decimals` (more than the counter has; three where not known).
    """
    plain = "".join(text.split())
    if not _TYPED.fullmatch(plain):
        raise NotAReading("not-a-number", "Write what the counter shows, as 1234 or 1234,5.")
    whole, _, part = plain.replace(",", ".").partition(".")
    if face.digits is not None and len(whole.lstrip("0")) > face.digits:
        raise NotAReading(
            "too-many-digits", f"This counter has {face.digits} digits before the point."
        )
    if face.decimals is not None and len(part) > face.decimals and part.strip("0"):
        raise NotAReading(
            "too-many-decimals", f"This counter has {face.decimals} digits after the point."
        )
    return int(whole) * _UNIT_WH + int(part.ljust(3, "0"))


def advance(before: int, after: int, face: Face) -> tuple[int, Remark | None] | None:
    """Return how far a counter went between two values; None when it cannot have gone so.

    It shows less than before when it has begun anew, which only the number of its digits tells:
    without it nothing is guessed.
    """
    if after >= before:
        return after - before, None
    span = face.span
    if span is None or before >= span:
        return None
    gone = after + span - before
    return (gone, "rollover") if gone * _LEAST_PART <= span else None


def count(readings: Sequence[Reading], face: Face) -> list[Counted]:
    """Return the readings of one meter, in order of time, with what was used between them.

    One that lies below the one before is set aside until the next tells which of the two was
    wrong: when that one does not lie below it, it was the earlier.
    """
    counted = [Counted(reading, differs=_differs(reading, face)) for reading in readings]
    _mark_replaced(counted, face)
    standing = [one for one in counted if not one.replaced]
    face = face.read_at(one.taken_at for one in readings if one.origin != "computed")
    for zone in ZONES:
        with_zone = [one for one in standing if zone in one.reading.values]
        _count_zone(with_zone, zone, face)
    return counted


def _mark_replaced(counted: Sequence[Counted], face: Face) -> None:
    computed: list[Counted] = []
    for one in counted:
        if one.reading.origin == "computed":
            computed.append(one)
            continue
        for former in computed:
            former.replaced = any(
                advance(former.reading.values[zone], value, face) is None
                for zone, value in one.reading.values.items()
                if zone in former.reading.values
            )
        computed = []


def _count_zone(counted: Sequence[Counted], zone: Zone, face: Face) -> None:
    last: Reading | None = None
    measured: Reading | None = None
    aside: Reading | None = None
    for one in counted:
        reading = one.reading
        is_measured = reading.origin != "computed"
        if last is not None:
            before, value = last.values[zone], reading.values[zone]
            # Nearly always it has gone on; files of houses have a million such steps.
            gone = (value - before, None) if value >= before else advance(before, value, face)
            if gone is None:
                gone = _between(aside, reading, zone, face) if is_measured else None
                if gone is None:
                    one.remarks[zone] = "below"
                    aside = reading if is_measured else aside
                    continue
                last = measured = aside
                assert last is not None
            amount, remark = gone
            since, until = last.taken_at, reading.taken_at
            one.used[zone] = Used(since, face.used(amount, since, until))
            if remark:
                one.remarks[zone] = remark
            elif face.is_shared(since, until):
                one.remarks[zone] = "shared"
            if is_measured and measured is not None and measured is not last:
                went = _between(measured, reading, zone, face)
                if went is not None:
                    whole = face.used(went[0], measured.taken_at, until)
                    one.measured[zone] = Used(measured.taken_at, whole)
        last, aside = reading, None
        if is_measured:
            measured = reading


def _between(
    before: Reading | None, after: Reading, zone: Zone, face: Face
) -> tuple[int, Remark | None] | None:
    return None if before is None else advance(before.values[zone], after.values[zone], face)


def _differs(reading: Reading, face: Face) -> bool:
    """Say whether zones and total disagree by more than what their last digits leave out."""
    total = reading.values.get("total")
    if total is None or len(reading.values) < 3:
        return False
    zones = [value for zone, value in reading.values.items() if zone != "total"]
    gap = abs(sum(zones) - total)
    if face.span is not None:
        # Each counter begins anew by itself.
        gap = min(gap % face.span, -gap % face.span)
    return gap > _last_digit([*zones, total], face) * (len(zones) + 1)


def _last_digit(values: Sequence[int], face: Face) -> int:
    """Return what one step of the last digit is worth, in Wh; guessed of zeros when not known."""
    if face.decimals is not None:
        return int(_UNIT_WH // 10**face.decimals)
    return next(step for step in (1000, 100, 10, 1) if all(value % step == 0 for value in values))


def whole_of(counted: Sequence[Counted]) -> int | None:
    """Return what a meter used in all: by its total's counter, if that was read as often as others.

    Else its zones are added, each by its own readings.
    """
    times = {zone: sum(zone in one.used for one in counted) for zone in ZONES}
    used = dict(sums(counted))
    if not used:
        return None
    if times["total"] == max(times.values()):
        return used["total"]
    return sum(amount for zone, amount in used.items() if zone != "total")


def sums(counted: Sequence[Counted]) -> Iterator[tuple[Zone, int]]:
    """Yield what was used by each zone of which something is known."""
    for zone in ZONES:
        amounts = [one.used[zone].amount for one in counted if zone in one.used]
        if amounts:
            yield zone, sum(amounts)


def text_of(value_wh: int, decimals: int | None) -> str:
    """Return a value as it is read off the counter, with a comma; zeros it does not have left out.

    With `decimals` None as many as are needed.
    """
    whole, part = divmod(value_wh, 1000)
    digits = f"{part:03}"
    digits = digits.rstrip("0") if decimals is None else digits[: min(decimals, 3)]
    return f"{whole},{digits}" if digits else str(whole)
