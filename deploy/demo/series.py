"""Generated energy: what each meter has counted, by closed forms, so that nothing is stored.

The counter of a tariff zone is a formula of the day alone; the intervals of a day share out the
difference of two midnights. So profile and register agree to the Wh, any day is made on demand,
and a restart tells the same story.
"""

import math
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

# Zones of Russian three-zone tariffs: T1 peak, T2 night, T3 half-peak.
ZONES = ("T1", "T2", "T3")
_ZONE_OF_HOUR = [1] * 7 + [0] * 3 + [2] * 7 + [0] * 4 + [2] * 2 + [1]

# Weight of each hour of a day.
_SHAPES = {
    "family": (4, 3, 3, 3, 3, 4, 7, 9, 8, 5, 5, 5, 6, 6, 5, 6, 8, 11, 14, 15, 14, 12, 9, 6),
    "pensioner": (4, 3, 3, 3, 3, 4, 6, 8, 9, 9, 8, 9, 10, 9, 7, 7, 8, 9, 11, 12, 11, 9, 6, 5),
    "house": (11, 11, 11, 11, 11, 11, 12, 12, 10, 8, 8, 8, 8, 8, 8, 9, 10, 12, 14, 14, 14, 13, 12,
              11),
    "garage": (1, 1, 1, 1, 1, 1, 1, 2, 4, 6, 8, 8, 6, 6, 8, 8, 7, 6, 4, 3, 2, 1, 1, 1),
    "dacha": (2, 2, 2, 2, 2, 2, 3, 5, 7, 9, 9, 8, 8, 7, 7, 7, 8, 9, 10, 11, 10, 8, 5, 3),
    "office": (3, 3, 3, 3, 3, 3, 4, 7, 12, 16, 17, 17, 15, 16, 17, 17, 16, 13, 8, 5, 4, 3, 3, 3),
    "shop": (7, 7, 7, 7, 7, 7, 8, 10, 13, 16, 17, 17, 17, 17, 17, 17, 17, 17, 16, 15, 13, 10, 8,
             7),
    "sun": (0, 0, 0, 0, 0, 1, 3, 7, 12, 17, 21, 23, 24, 23, 21, 17, 12, 7, 3, 1, 0, 0, 0, 0),
}  # fmt: skip
# How much winter adds (negative: summer), how much a week-end adds, how uneven the days are.
# Their sum stays below 1, so that no counter ever runs backwards.
_HABITS = {
    "family": (0.22, 0.18, 0.20),
    "pensioner": (0.18, 0.04, 0.16),
    "house": (0.50, 0.08, 0.15),
    "garage": (0.20, 0.40, 0.12),
    "dacha": (-0.45, 0.35, 0.08),
    "office": (0.25, -0.40, 0.08),
    "shop": (0.15, 0.06, 0.10),
    "sun": (-0.60, 0.0, 0.15),
}
_EPOCH = date(2018, 1, 1).toordinal()  # a Monday
_YEAR = 365.2425
_COLDEST = 18.0
_FAR = 65_535.0
# Shares of the meter's consumption that flow back (sun) or are reactive.
_BACK_SHARE, _REACTIVE_SHARE = 0.45, 0.28


@dataclass(frozen=True, slots=True)
class Channel:
    """One counter of one usage point."""

    key: str
    name: str
    habits: str
    daily_wh: float

    @property
    def zoned(self) -> bool:
        """Whether the counter is kept by tariff zone as well."""
        return self.name == "A+"


def channel_of(point_number: int, name: str, habits: str, daily_wh: int) -> Channel:
    """Describe the counter of a point's energy channel."""
    key = f"{point_number}/{name}"
    if name == "A-":
        return Channel(key, name, "sun", daily_wh * _BACK_SHARE)
    if name == "R+":
        return Channel(key, name, habits, daily_wh * _REACTIVE_SHARE)
    return Channel(key, name, habits, float(daily_wh))


class Series:
    """The generated energy of one seed."""

    def __init__(self, seed: int) -> None:
        self._key = str(seed).encode()[:64]
        self._shares = {name: _zone_shares(shape) for name, shape in _SHAPES.items()}

    def chance(self, what: str, day: int) -> bytes:
        """Return 64 bytes of chance that belong to the thing and the day."""
        return blake2b(f"{what}/{day}".encode(), key=self._key).digest()

    def counters(self, channel: Channel, day: int) -> tuple[int, ...]:
        """Return Wh (varh) counted until the day's first midnight; by zone where it is zoned.

        Args: `day` is a proleptic ordinal as `date.toordinal` gives.
        """
        return self._counted(channel, day, self.chance(channel.key, day))

    def _counted(self, channel: Channel, day: int, chance: bytes) -> tuple[int, ...]:
        winter, week_end, uneven = _HABITS[channel.habits]
        days = day - _EPOCH
        angle = 2 * math.pi * (days - _COLDEST) / _YEAR
        weeks, weekday = divmod(days, 7)
        # Every week-end adds what the five working days leave out.
        extra = week_end * (max(weekday - 5, 0) - 0.4 * min(weekday, 5))
        even = weeks * 7 + weekday + winter * _YEAR / (2 * math.pi) * math.sin(angle) + extra
        shares = self._shares[channel.habits] if channel.zoned else (1.0,)
        return tuple(
            int(
                share
                * channel.daily_wh
                * (even + uneven * int.from_bytes(chance[2 * i : 2 * i + 2], "big") / _FAR / 2)
            )
            for i, share in enumerate(shares)
        )

    def day_values(self, channel: Channel, day: int, intervals: int) -> list[int]:
        """Return the day's Wh (varh) per interval; `intervals` is 24 or 48."""
        chance = self.chance(channel.key, day)
        before = self._counted(channel, day, chance)
        after = self.counters(channel, day + 1)
        per_hour = intervals // 24
        shape = _SHAPES[channel.habits]
        weights = [shape[i // per_hour] * (100 + chance[8 + i % 48]) for i in range(intervals)]
        values = [0] * intervals
        for zone, (start, end) in enumerate(zip(before, after, strict=True)):
            members = (
                [i for i in range(intervals) if _ZONE_OF_HOUR[i // per_hour] == zone]
                if channel.zoned
                else range(intervals)
            )
            _share_out(end - start, members, weights, values)
        return values


def _share_out(total: int, members: "list[int] | range", weights: list[int], to: list[int]) -> None:
    """Split a whole number by weights without losing a unit."""
    whole = sum(weights[i] for i in members)
    passed = given = 0
    for i in members:
        passed += weights[i]
        upto = total * passed // whole
        to[i] = upto - given
        given = upto


def _zone_shares(shape: tuple[int, ...]) -> tuple[float, ...]:
    whole = sum(shape)
    return tuple(
        sum(w for hour, w in enumerate(shape) if _ZONE_OF_HOUR[hour] == zone) / whole
        for zone in range(len(ZONES))
    )
