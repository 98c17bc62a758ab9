"""Places of meters in a house, and what was used at each by months: by days, by readings."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from services.cabinet.metering.consumption.rules import (
    add_months,
    first_of_month,
    midnight,
    months_between,
)
from services.cabinet.metering.registers.rules import Zone, face_of
from services.cabinet.servicing.balance.rules import (
    LEAST_UNITS,
    By,
    Shown,
    Side,
    Used,
    used_by_months,
)
from services.cabinet.zones import zone

_DAY = timedelta(days=1)
# As rows of `list_readings` have them.
_ZONES: tuple[Zone, ...] = ("total", "T1", "T2", "T3")
_MOMENT = timedelta(microseconds=1)
_EVER = (datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))


@dataclass(slots=True)
class House:
    """A house, the days that may be asked for, and the months that are looked at."""

    key: tuple[int, int]
    row: Any
    first_month: date
    today: date
    months: list[date] = field(default_factory=list)

    @property
    def time_zone(self) -> str:
        """Return the clock by which the house's months begin."""
        zone_name: str = self.row["time_zone"]
        return zone_name

    def starts(self) -> list[datetime]:
        """Return where the months begin, and where the last of them ends."""
        days = [*self.months, add_months(self.months[-1], 1)]
        return [midnight(day, self.time_zone) for day in days]

    def number_before(self, moment: datetime) -> int:
        """Return the number of the month, before all these, that a moment ends.

        What midnight shows is what the day before ends with.
        """
        day = (moment.astimezone(zone(self.time_zone)) - _MOMENT).date()
        return months_between(self.months[0], day) - 1


@dataclass(slots=True)
class Point:
    """A place of a meter, with each that stood there, and what was used by months.

    `alone`: one meter has stood there through all the months that are looked at.
    """

    row: Any
    meters: list[Any] = field(default_factory=list)
    alone: bool = False
    profile: dict[int, Used] = field(default_factory=dict)
    readings: dict[int, Used] = field(default_factory=dict)

    def stood(self, month: date) -> bool:
        """Say whether a meter stood there in a month."""
        if self.alone:
            return True
        last = add_months(month, 1) - _DAY
        return any(
            (row["installed_on"] or date.min) <= last and (row["removed_on"] or date.max) >= month
            for row in self.meters
        )


def points_of(rows: Sequence[Any], house: House) -> list[Point]:
    """Return the places of rows of `list_meters`, with the months that their days tell."""
    points: dict[int, Point] = {}
    for row in rows:
        point = points.setdefault(row["usage_point_id"], Point(row))
        point.row = row
        point.meters.append(row)
    for point in points.values():
        since, until = point.row["installed_on"], point.row["removed_on"]
        came_before = since is None or since < house.months[0]
        if len(point.meters) == 1 and came_before and until is None:
            point.alone = True
            _add_profile(point, point.row)
        else:
            _add_profiles(point, house)
    return list(points.values())


def _add_profile(point: Point, row: Any) -> None:
    for n, amount in zip(row["months"] or (), row["sums"] or (), strict=True):
        if amount is not None:
            point.profile[n - 1] = Used(amount, "profile")


def _add_profiles(point: Point, house: House) -> None:
    """Add the months of which all days are known, whichever meter stood there on each."""
    sums: dict[int, dict[int, int | None]] = {
        row["installation_id"]: dict(zip(row["months"] or (), row["sums"] or (), strict=True))
        for row in point.meters
    }
    for n, month in enumerate(house.months):
        following = add_months(month, 1)
        parts, days = [], 0
        for row in point.meters:
            first = max(row["installed_on"] or month, month)
            after = min((row["removed_on"] or following) + _DAY, following)
            if first < after:
                parts.append(sums[row["installation_id"]].get(n + 1))
                days += (after - first).days
        known = [part for part in parts if part is not None]
        if parts and len(known) == len(parts) and days >= (following - month).days:
            point.profile[n] = Used(sum(known), "profile")


def meters_to_read(points: Sequence[Point], house: House) -> list[tuple[Point, Any]]:
    """Return the meters whose readings are asked for: of places that days do not tell all of.

    The running month of who is read by profiles waits for its end.
    """
    running = len(house.months) - 1 if house.months[-1] == first_of_month(house.today) else None
    units = [one for one in points if one.row["scope"] == "unit"]
    by_profile = [sum(n in one.profile for one in units) for n in range(len(house.months))]
    few_days = {n for n, count in enumerate(by_profile) if count < LEAST_UNITS}
    found = []
    for point in points:
        missing = {n for n in range(len(house.months)) if n not in point.profile} - {running}
        few = point.row["scope"] == "building" or few_days & point.profile.keys()
        if missing or few or not point.profile:
            found += [(point, row) for row in point.meters]
    return found


def add_readings(whose: Sequence[tuple[Point, Any]], rows: Sequence[Any], house: House) -> None:
    """Add to places what readings of their meters tell; `nth` of a row counts `whose` from 1."""
    shown: dict[int, dict[datetime, Shown]] = {}
    starts = house.starts()
    for nth, taken_at, *values in rows:
        month = bisect_left(starts, taken_at) - 1
        if month < 0:
            month = house.number_before(taken_at)
        zones = {
            zone: value for zone, value in zip(_ZONES, values, strict=True) if value is not None
        }
        shown.setdefault(nth, {})[taken_at] = Shown(month, taken_at, zones)
    by_point: dict[int, tuple[Point, list[tuple[Any, dict[int, Used]]]]] = {}
    for nth, (point, row) in enumerate(whose, 1):
        readings = shown.get(nth)
        if readings is None and point.alone:
            continue
        face = face_of(row, house.time_zone)
        opened = row["installed_on"]
        opened_in = None if opened is None else months_between(house.months[0], opened) - 1
        used = used_by_months(list((readings or {}).values()), face, opened_in)
        if point.alone:
            point.readings = used
            continue
        by_point.setdefault(row["usage_point_id"], (point, []))[1].append((row, used))
    for point, meters in by_point.values():
        _add_readings(point, meters, house)


def _add_readings(
    point: Point, meters: Sequence[tuple[Any, Mapping[int, Used]]], house: House
) -> None:
    for n, month in enumerate(house.months):
        last = add_months(month, 1) - _DAY
        parts = [
            used.get(n)
            for row, used in meters
            if (row["installed_on"] or date.min) <= last and (row["removed_on"] or date.max) > month
        ]
        known = [part for part in parts if part is not None]
        if not known:
            continue
        amounts = [part.amount for part in known if part.amount is not None]
        whole = len(amounts) == len(parts)
        point.readings[n] = Used(
            sum(amounts) if whole else None,
            spread=any(part.spread for part in known),
            misfit=next((part.misfit for part in known if part.misfit), None),
            since=min((part.since for part in known if part.since), default=None),
            until=max((part.until for part in known if part.until), default=None),
        )


def moments_of(row: Any, zone_name: str) -> tuple[datetime, datetime]:
    """Return between which moments a meter stood at its place."""
    first, last = row["installed_on"], row["removed_on"]
    return (
        _EVER[0] if first is None else midnight(first, zone_name),
        _EVER[1] if last is None else midnight(last + _DAY, zone_name),
    )


def _of(point: Point, n: int, by: By) -> Used | None:
    """Return what a place used in a month, the one way where it is known so, else the other."""
    ways = (point.profile, point.readings)
    first, second = ways if by == "profile" else ways[::-1]
    found = first.get(n)
    return found if found is not None and found.amount is not None else second.get(n) or found


def _ways(units: Sequence[Point], n: int) -> tuple[bool, By]:
    """Say whether profiles of flats count in a month, and how its common meters are told.

    Days of a few flats would tell of each what its counter does not. A common meter is compared
    with readings of flats by its own readings: those are of the same days.
    """
    by_profile = sum(n in one.profile for one in units)
    counts = by_profile >= LEAST_UNITS
    by_readings = sum(n in one.readings and not (counts and n in one.profile) for one in units)
    return counts, "readings" if by_readings > (by_profile if counts else 0) else "profile"


def _unit_of(point: Point, n: int, *, profiles: bool) -> Used | None:
    return _of(point, n, "profile") if profiles else point.readings.get(n)


def sides_of(
    n: int, month: date, units: Sequence[Point], common: Sequence[Point]
) -> tuple[Side, Side]:
    """Return what a month tells of the common meters of a house, and of its flats."""
    profiles, by = _ways(units, n)
    came, used = Side(), Side()
    for one in common:
        if one.stood(month):
            came.add(_of(one, n, by))
    for one in units:
        if one.stood(month):
            used.add(_unit_of(one, n, profiles=profiles))
    return came, used


def chosen_of(
    units: Sequence[Point], common: Sequence[Point], at: int
) -> dict[int, dict[int, Used]]:
    """Return by place what each month is told by, for the month that is looked at closely."""
    profiles, by = _ways(units, at)
    found: dict[int, dict[int, Used]] = {}
    for one in (*units, *common):
        scope = one.row["scope"]
        months = {*one.profile, *one.readings}
        told = {
            n: used
            for n in months
            for used in [
                _of(one, n, by) if scope == "building" else _unit_of(one, n, profiles=profiles)
            ]
            if used is not None
        }
        found[one.row["usage_point_id"]] = told
    return found
