"""What a version of a tariff schedule says of an hour and of a month: pure, in whole numbers.

A price is told in nanoroubles (10^-9 rouble) a kWh, with VAT: so no price of five decimals with a
VAT of two is rounded. Energy is in Wh. Wh x nanoroubles a kWh are parts of a rouble that
`kopecks_of` rounds, once, at the end.

Zones, bands and their order: FAS order 1473-e; bands of all zones together, pro rata inside one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

Audience = Literal["household", "organization"]
# How a month's energy is shared out to bands; what a region orders otherwise gets a name here.
BandRule = Literal["all_zones_pro_rata"]
HALF_HOURS = 48
# Kinds of a day: a weekday by its ISO number, or a holiday.
HOLIDAY = 8
KINDS = range(1, HOLIDAY + 1)
# Decimals of a rouble that a price may have, and the units of a price with VAT in one of them.
PRICE_DECIMALS = 5
_NANO_OF_UNIT = 10 ** (9 - PRICE_DECIMALS)
_HUNDRED_PERCENT = 100_00
# Of Wh x nanoroubles a kWh.
_PER_KOPECK = 10**10
_MINUTES_OF_PART = 30

# What a day's parts are by zone: 48 half-hours.
Parts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of a schedule: its number, and what people call it."""

    number: int
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Season:
    """Days from one MMDD to another, both inclusive, perhaps across the turn of the year."""

    begins: int
    ends: int
    # By kind of day, 1-8.
    week: Mapping[int, Parts]

    def has(self, month_day: int) -> bool:
        """Say whether a day (MMDD) is in the season; 29 February goes with the 28th."""
        month_day = 228 if month_day == 229 else month_day
        if self.begins <= self.ends:
            return self.begins <= month_day <= self.ends
        return month_day >= self.begins or month_day <= self.ends


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """A version of a schedule, ready to reckon with; the same object for the same document."""

    id: int
    schedule_id: int
    valid_from: date
    zones: Mapping[int, Zone]
    seasons: tuple[Season, ...]
    # Upper limits of the bands in Wh a month, rising; the last has none.
    limits: tuple[int | None, ...]
    band_rule: BandRule
    # Nanoroubles a kWh with VAT, by zone and band (both from 1).
    prices: Mapping[tuple[int, int], int]
    # Hundredths of a percent.
    vat: int

    def parts_of(self, day: date, kind: int) -> Parts:
        """Return the zones of the half-hours of a day that counts as `kind`."""
        month_day = day.month * 100 + day.day
        season = next(one for one in self.seasons if one.has(month_day))
        return season.week[kind]

    def price(self, zone: int, band: int = 1) -> int:
        """Return nanoroubles a kWh, with VAT."""
        return self.prices[zone, band]

    @property
    def banded(self) -> bool:
        """Whether a price depends on how much a month takes."""
        return len(self.limits) > 1


def kind_of(day: date, days: Mapping[date, int]) -> int:
    """Return which kind a day counts as: what the supplier's calendar says, or its weekday."""
    return days.get(day) or day.isoweekday()


def zones_of_day(
    version: Version, day: date, minutes: int, time_zone: ZoneInfo, days: Mapping[date, int]
) -> Sequence[int]:
    """Return the zone of every interval of a local day: as many as the day really has.

    `minutes`: 15, 30 or 60 (any that an hour is a multiple of); an hour that a border divides
    counts whole as it begins. A day of 23 hours lacks those that the clock skips; one of 25 has
    the repeated hour twice. `days`: days that count as others.
    """
    parts = version.parts_of(day, kind_of(day, days))
    if _is_plain(day, time_zone):
        return _of_plain_day(parts, minutes)
    return tuple(parts[at] for at in _clock_parts(day, minutes, time_zone))


@lru_cache(maxsize=4096)
def _of_plain_day(parts: Parts, minutes: int) -> Parts:
    return tuple(parts[at // _MINUTES_OF_PART] for at in range(0, 1440, minutes))


@lru_cache(maxsize=8192)
def _is_plain(day: date, time_zone: ZoneInfo) -> bool:
    start, end = (_begins(one, time_zone) for one in (day, day + timedelta(days=1)))
    return end - start == timedelta(days=1)


def _begins(day: date, time_zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=time_zone).astimezone(UTC)


@lru_cache(maxsize=1024)
def _clock_parts(day: date, minutes: int, time_zone: ZoneInfo) -> tuple[int, ...]:
    start, end = (_begins(one, time_zone) for one in (day, day + timedelta(days=1)))
    step = timedelta(minutes=minutes)
    moments = (start + step * number for number in range((end - start) // step))
    clocks = (moment.astimezone(time_zone) for moment in moments)
    return tuple((at.hour * 60 + at.minute) // _MINUTES_OF_PART for at in clocks)


def version_on(versions: Sequence[Version], day: date) -> Version | None:
    """Return the version that counts on a day, of those of one schedule in order of their days."""
    at = bisect_right(versions, day, key=lambda version: version.valid_from)
    return versions[at - 1] if at else None


def kopecks_of(amount: int) -> int:
    """Return kopecks of a sum of Wh x nanoroubles a kWh, half up; what was given away is minus."""
    whole = (abs(amount) + _PER_KOPECK // 2) // _PER_KOPECK
    return whole if amount >= 0 else -whole


def split_over_bands(
    energy: Mapping[int, int],
    limits: Sequence[int | None],
    *,
    days: int,
    days_of_month: int,
    rule: BandRule = "all_zones_pro_rata",
) -> dict[tuple[int, int], int]:
    """Share out the Wh of zones over bands: (zone, band) -> Wh; their sum is the energy, exactly.

    All zones together fill the bands in order; inside a band each zone has its share of the whole.
    Of a part of a month, `days` of `days_of_month`, limits are in proportion. What is negative
    stays in the first band.
    """
    if rule != "all_zones_pro_rata":
        raise ValueError(f"there is no rule {rule!r} for bands")
    total = sum(energy.values())
    if total <= 0 or len(limits) == 1:
        return {(zone, 1): amount for zone, amount in energy.items() if amount}
    shared: dict[tuple[int, int], int] = {}
    left = dict(energy)
    before = 0
    for band, limit in enumerate(limits, 1):
        upto = total if limit is None else min(total, _scaled(limit, days, days_of_month))
        for zone, share in _shares(left, upto - before).items():
            if share:
                shared[zone, band] = share
            left[zone] -= share
        before = upto
        if upto == total:
            break
    return shared


def _scaled(limit: int, days: int, days_of_month: int) -> int:
    return (2 * limit * days + days_of_month) // (2 * days_of_month)


def _shares(energy: Mapping[int, int], wanted: int) -> dict[int, int]:
    """Return what of each zone makes up the `wanted` Wh, pro rata; their sum is `wanted`."""
    total = sum(energy.values())
    shares: dict[int, int] = {}
    passed = taken = 0
    for zone, amount in energy.items():
        passed += amount
        # Ends are rounded, not shares, so that none is lost.
        reached = (2 * passed * wanted + total) // (2 * total)
        shares[zone] = reached - taken
        taken = reached
    return shares


def cost_of_month(
    version: Version, energy: Mapping[int, int], *, days: int, days_of_month: int
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return Wh and Wh x nanoroubles by zone and band, of `days` of a month under one version."""
    split = split_over_bands(
        energy, version.limits, days=days, days_of_month=days_of_month, rule=version.band_rule
    )
    return {key: (amount, amount * version.prices[key]) for key, amount in split.items()}


def zone_of_counter(version: Version, counter: int, zones: Mapping[int, int]) -> int | None:
    """Return which zone a counter (1-3) counts: as the meter's map has it, or that of its number.

    Of a schedule of one zone every counter counts that one; None when it has no such zone.
    """
    if len(version.zones) == 1:
        return next(iter(version.zones))
    zone = zones.get(counter, counter)
    return zone if zone in version.zones else None


def zone_energy(
    version: Version, counters: Mapping[int, int], zones: Mapping[int, int]
) -> dict[int, int] | None:
    """Return Wh by zone of Wh by counter; None when one of them counts a zone that is not there."""
    energy: dict[int, int] = {}
    for counter, amount in counters.items():
        zone = zone_of_counter(version, counter, zones)
        if zone is None:
            return None
        energy[zone] = energy.get(zone, 0) + amount
    return energy


def version_of(id_: int, schedule_id: int, valid_from: date, terms: Mapping[str, Any]) -> Version:
    """Make a version of its stored document (`schemas.VersionTerms` as JSON), which is right."""
    vat = _hundredths(terms["vat_percent"])
    factor = _HUNDRED_PERCENT + (0 if terms["vat_included"] else vat)
    return Version(
        id=id_,
        schedule_id=schedule_id,
        valid_from=valid_from,
        zones={one["number"]: Zone(one["number"], one["title"]) for one in terms["zones"]},
        seasons=tuple(
            Season(
                month_day(one["begins"]),
                month_day(one["ends"]),
                {
                    kind: parts_of_hours(group["hours"])
                    for group in one["days"]
                    for kind in group["kinds"]
                },
            )
            for one in terms["seasons"]
        ),
        limits=tuple(
            None if one["up_to_kwh"] is None else one["up_to_kwh"] * 1000 for one in terms["bands"]
        ),
        band_rule=terms["band_rule"],
        prices={
            (one["zone"], one["band"]): _units(one["price"]) * factor for one in terms["prices"]
        },
        vat=vat,
    )


def month_day(text: str) -> int:
    """Return MMDD of `MM-DD`."""
    return int(text.replace("-", ""))


def part_at(text: str) -> int:
    """Return the number of the half-hour that begins at `HH:MM` (24:00: 48)."""
    return int(text[:2]) * 2 + (text[3:] == "30")


def parts_of_hours(hours: Iterable[Mapping[str, Any]]) -> Parts:
    """Return the zones of 48 half-hours of ranges that cover a day once."""
    parts = [0] * HALF_HOURS
    for one in hours:
        begins, ends = part_at(one["begins"]), part_at(one["ends"])
        parts[begins:ends] = [one["zone"]] * (ends - begins)
    return tuple(parts)


def _units(price: str) -> int:
    whole, _, decimals = price.partition(".")
    return int(whole + decimals.ljust(PRICE_DECIMALS, "0"))


def _hundredths(percent: str) -> int:
    whole, _, decimals = percent.partition(".")
    return int(whole + decimals.ljust(2, "0"))
