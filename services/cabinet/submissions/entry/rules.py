"""What may be handed in: texts read as values, and values judged against one's own past; pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil
from operator import attrgetter, le, sub
from typing import Literal, NamedTuple

from services.cabinet.metering.ratios.rules import times
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
# `servicer`: whoever acts for the organisation that serves the house.
Way = Literal["web", "staff", "servicer"]
By = Literal["consumer", "staff", "billing", "servicer"]
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
_SHORTEST_DAYS = 5
_DAY = timedelta(days=1)
# Asked of every reading of every row of a file.
_ORIGIN, _MOMENT = attrgetter("origin"), attrgetter("taken_at")
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
    return {
        zone: _most(_rates(counted, zone), face.ratio, _days(_former(counted, zone), until), factor)
        for zone in zones
    }


def judge(
    history: Sequence[Reading], new: Reading, face: Face, factor: float
) -> dict[Zone, Judged]:
    """Return how each zone of a new reading stands to the readings before it (cases B5, B15).

    `history` in order of time; `factor`: so many times what is usual is asked back. A computed
    reading is no reading of the counter: a lower one of one's own takes its place.
    """
    stands = {zone: stand_when_steady(history, new, zone, face) for zone in new.values}
    if None in stands.values():
        stands |= stands_by_count(history, new, face)
    judged: dict[Zone, Judged] = {}
    for zone, stand in stands.items():
        assert stand is not None
        most = _most(stand.rates, face.ratio, stand.days, factor)
        doubts: list[Doubt] = []
        if stand.rollover:
            doubts.append("rollover")
        if stand.amount is not None and stand.amount > most:
            doubts.append("unusual")
        judged[zone] = Judged(stand.former, stand.amount, stand.lower, most, tuple(doubts))
    return judged


class Stand(NamedTuple):
    """How a zone's new value stands to the past: what it continues, and Wh since then.

    `days` since the last reading that counts, `rates` Wh a day of the times before it.
    """

    former: Former | None
    amount: int | None
    lower: bool
    rollover: bool
    days: float
    rates: list[float]


def stand_when_steady(
    history: Sequence[Reading], new: Reading, zone: Zone, face: Face
) -> Stand | None:
    """Return what `stands_by_count` does, of a zone that was always read off and only went on.

    None of any other. Nearly all are so, and files of houses have ten thousand of them.
    """
    past = [one for one in history if zone in one.values]
    values = [one.values[zone] for one in past]
    values.append(new.values[zone])
    if not past or not all(map(le, values, values[1:])):
        return None
    if "computed" in map(_ORIGIN, past):
        return None
    moments = list(map(_MOMENT, past))
    amounts: Iterable[int] = map(sub, values[1:], values)
    if face.former:
        until = [*moments[1:], new.taken_at]
        amounts = map(face.read_at([*moments, new.taken_at]).used, amounts, moments, until)
    elif face.ratio != 1:
        amounts = (times(amount, face.ratio) for amount in amounts)
    # The last amount is that of the new reading, and no time between two of the past is its.
    *steps, amount = amounts
    apart = [gap / _DAY for gap in map(sub, moments[1:], moments)]
    rates = [step / days for step, days in zip(steps, apart, strict=True) if days >= _SHORTEST_DAYS]
    former = _as_former(past[-1], zone)
    return Stand(former, amount, False, False, _days(former, new.taken_at), rates)


def stands_by_count(history: Sequence[Reading], new: Reading, face: Face) -> dict[Zone, Stand]:
    """Return how each zone stands, whatever the counter and its readings have done."""
    (*past, last) = count([*history, new], face)
    if any(one.replaced for one in past):
        # What the new one has put in its place counts until then.
        past = count(history, face)
    moments = {one.taken_at: one for one in history}
    stands: dict[Zone, Stand] = {}
    for zone in new.values:
        used = last.measured.get(zone) or last.used.get(zone)
        before = _former(past, zone)
        stands[zone] = Stand(
            before if used is None else _as_former(moments[used.since], zone),
            None if used is None else used.amount,
            last.remarks.get(zone) == "below",
            last.remarks.get(zone) == "rollover",
            _days(before, new.taken_at),
            _rates(past, zone),
        )
    return stands


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
    computed: Reading | None = None
    for one in reversed(counted):
        reading = one.reading
        if zone not in reading.values or one.replaced or one.remarks.get(zone) == "below":
            continue
        if reading.origin != "computed":
            return _as_former(reading, zone)
        computed = computed or reading
    return None if computed is None else _as_former(computed, zone)


def _most(rates: Sequence[float], ratio: Decimal, days: float, factor: float) -> int:
    """Return how many Wh `days` after the reading before may mean and not be asked back."""
    if len(rates) < _LEAST_TIMES:
        return int(_MOST_WITHOUT_PAST_WH_A_DAY * max(ratio, Decimal(1)) * Decimal(days))
    usual = sorted(rates)[ceil(_USUAL_PART * len(rates)) - 1] * days
    return max(int(usual * factor), _NEVER_ASKED_WH)


def _rates(counted: Sequence[Counted], zone: Zone) -> list[float]:
    """Return Wh a day of the times between readings of the counter that are not too close."""
    rates = []
    for one in counted:
        used = (one.measured and one.measured.get(zone)) or one.used.get(zone)
        if used and not one.replaced and one.reading.origin != "computed":
            days = (one.reading.taken_at - used.since) / _DAY
            if days >= _SHORTEST_DAYS:
                rates.append(used.amount / days)
    return rates


def _days(former: Former | None, until: datetime) -> float:
    return max((until - former.taken_at) / _DAY, 1.0) if former else 1.0
