"""What may be handed in: texts read as values, and values judged against one's own past; pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil
from typing import Literal

from services.cabinet.metering.registers.rules import (
    Counted,
    Face,
    Origin,
    Reading,
    Zone,
    advance,
    count,
)

State = Literal["on_its_way", "accepted", "refused", "corrected"]
Way = Literal["web", "staff"]
By = Literal["consumer", "staff", "billing"]
# States in which a submission counts: billing has it, or will.
LIVE: frozenset[State] = frozenset({"on_its_way", "accepted"})
# Why a value is asked back: far more than usual, or the counter has begun anew.
Doubt = Literal["unusual", "rollover"]
Misfit = Literal["not-a-number", "negative", "too-many-digits", "too-many-decimals"]

_UNIT_WH = 1000
# Of a counter that nobody has described: kWh to the Wh, and more of them than any home uses.
_MOST_DECIMALS = 3
_MOST_DIGITS = 9
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_NUMBER = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
# What is usual is what nine of ten of one's own times did not exceed; fewer times tell nothing.
_USUAL_PART = 0.9
_LEAST_TIMES = 3
_SHORTEST = timedelta(days=5)
_DAY = timedelta(days=1)
# With no past to compare with: a home with an electric boiler in winter stays below.
_MOST_WITHOUT_PAST_WH_A_DAY = 100_000
# So little is never asked back, however little was used before.
_NEVER_ASKED_WH = 10_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """A state that a submission comes into, who says so, and why: a code, and people's words."""

    state: State
    by: By
    code: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Former:
    """The reading that a new one of a zone is compared with, or that it continues."""

    zone: Zone
    value_wh: int
    taken_at: datetime
    origin: Origin


@dataclass(frozen=True, slots=True)
class Judged:
    """A zone's new value against the past.

    `consumption` is Wh with the transformation ratio, None when nothing came before; `lower`: the
    counter cannot have gone so. `most`: what is not asked back, in Wh like `consumption`.
    """

    former: Former | None
    consumption: int | None
    lower: bool
    most: int
    doubts: tuple[Doubt, ...]


def value_of(text: str, face: Face) -> int | Misfit:
    """Return Wh of what somebody reads off a counter in kWh, with a point or a comma.

    As many decimals as the counter has (case B34), and no more digits than it shows; leading zeros
    are nothing.
    """
    plain = _SPACES.sub("", text)
    if plain[:1] in ("-", "\u2212", "\u2013"):
        return "negative" if _NUMBER.fullmatch(plain[1:]) else "not-a-number"
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return "not-a-number"
    whole, part = match[1].lstrip("0"), match[2] or ""
    if len(whole) > (_MOST_DIGITS if face.digits is None else face.digits):
        return "too-many-digits"
    if len(part) > (_MOST_DECIMALS if face.decimals is None else min(face.decimals, 3)):
        return "too-many-decimals"
    return int(whole or "0") * _UNIT_WH + int(part.ljust(_MOST_DECIMALS, "0"))


def text_of(value_wh: int, decimals: int | None) -> str:
    """Return a value as it is read off the counter, with a comma; zeros it does not have left out.

    With `decimals` None as many as are needed.
    """
    whole, part = divmod(value_wh, _UNIT_WH)
    digits = f"{part:03}"
    digits = digits.rstrip("0") if decimals is None else digits[: min(decimals, 3)]
    return f"{whole},{digits}" if digits else str(whole)


def zones_of(registers: Iterable[Zone]) -> list[Zone]:
    """Return which counters of a meter are to be read: of its zones, else its only one.

    A total beside zones is their sum and is not asked for; of a meter that has never been read
    nothing is known but that it has one counter.
    """
    known = set(registers)
    zones: list[Zone] = [zone for zone in ("T1", "T2", "T3") if zone in known]
    return zones or (["total"] if "total" in known else ["T1"])


def formers_of(
    history: Sequence[Reading], zones: Iterable[Zone], face: Face
) -> dict[Zone, Former | None]:
    """Return of each zone the last reading that counts: one of the counter before computed ones."""
    counted = count(history, face)
    return {zone: _former(counted, zone) for zone in zones}


def most_of(
    history: Sequence[Reading], zones: Iterable[Zone], face: Face, until: datetime, factor: float
) -> dict[Zone, int]:
    """Return how many Wh of each zone a reading at `until` may mean and not be asked back."""
    counted = count(history, face)
    return {zone: _most(counted, zone, face, until, factor) for zone in zones}


def judge(
    history: Sequence[Reading], new: Reading, face: Face, factor: float
) -> dict[Zone, Judged]:
    """Return how each zone of a new reading stands to the readings before it (cases B5, B15).

    `history` in order of time; `factor`: so many times what is usual is asked back. A computed
    reading is no reading of the counter: a lower one of one's own takes its place.
    """
    past = count(history, face)
    (*_, last) = count([*history, new], face)
    moments = {one.taken_at: one for one in history}
    judged: dict[Zone, Judged] = {}
    for zone in new.values:
        lower = last.remarks.get(zone) == "below"
        used = last.measured.get(zone) or last.used.get(zone)
        former = _former(past, zone)
        if used is not None:
            former = _as_former(moments[used.since], zone)
        most = _most(past, zone, face, new.taken_at, factor)
        doubts: list[Doubt] = []
        if last.remarks.get(zone) == "rollover":
            doubts.append("rollover")
        if used is not None and used.amount > most:
            doubts.append("unusual")
        amount = None if used is None else used.amount
        judged[zone] = Judged(former, amount, lower, most, tuple(doubts))
    return judged


def beyond_later(new: Reading, later: Sequence[Reading], face: Face) -> set[Zone]:
    """Return the zones whose value is higher than what the counter showed afterwards."""
    wrong: set[Zone] = set()
    for zone, value in new.values.items():
        measured = (
            one.values[zone] for one in later if zone in one.values and one.origin != "computed"
        )
        first = next(measured, None)
        if first is not None and advance(value, first, face) is None:
            wrong.add(zone)
    return wrong


def _as_former(reading: Reading, zone: Zone) -> Former:
    return Former(zone, reading.values[zone], reading.taken_at, reading.origin)


def _former(counted: Sequence[Counted], zone: Zone) -> Former | None:
    sound = [
        one.reading
        for one in counted
        if zone in one.reading.values and not one.replaced and one.remarks.get(zone) != "below"
    ]
    measured = [one for one in sound if one.origin != "computed"]
    last = (measured or sound)[-1:]
    return _as_former(last[0], zone) if last else None


def _most(
    counted: Sequence[Counted], zone: Zone, face: Face, until: datetime, factor: float
) -> int:
    former = _former(counted, zone)
    days = _days(until - former.taken_at) if former else 1.0
    rates = sorted(_rates(counted, zone))
    if len(rates) < _LEAST_TIMES:
        return int(_MOST_WITHOUT_PAST_WH_A_DAY * max(face.ratio, Decimal(1)) * Decimal(days))
    usual = rates[ceil(_USUAL_PART * len(rates)) - 1] * days
    return max(int(usual * factor), _NEVER_ASKED_WH)


def _rates(counted: Sequence[Counted], zone: Zone) -> Iterable[float]:
    """Yield Wh a day of the times between readings of the counter that are not too close."""
    for one in counted:
        used = one.measured.get(zone) or one.used.get(zone)
        if one.replaced or used is None or one.reading.origin == "computed":
            continue
        time = one.reading.taken_at - used.since
        if time >= _SHORTEST:
            yield used.amount / _days(time)


def _days(time: timedelta) -> float:
    return max(time / _DAY, 1.0)
