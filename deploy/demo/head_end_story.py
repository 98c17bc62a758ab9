"""What the demo acquisition server tells of a day: readings, registers, events, states.

Two tellers of the same shapes: generated energy, and real series from files. An item is made
only when a page with it is asked for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from deploy.demo.people import TIME_ZONE, Point, Subscribers
from deploy.demo.series import Channel, Series, channel_of
from deploy.demo.series_files import HALF_HOURS, MeterFile

Item = dict[str, Any]
# How to make an item, and from what: making it is put off until its page is asked for.
Parcel = tuple[Callable[..., Item], tuple[Any, ...]]

ZONE = ZoneInfo(TIME_ZONE)
OBIS = {"A+": "1.8.0", "A-": "2.8.0", "R+": "3.8.0", "R-": "4.8.0"}
LATE_DAYS, CORRECTED_DAYS = 3, 5
# Of 65536 meter days: with a lasting gap, late as a whole, corrected afterwards.
_GAP, _LATE, _CORRECTED = 300, 600, 900
_EVENTS = (
    (1, "warning", "Пропадание питания"),
    (2, "info", "Восстановление питания"),
    (4, "info", "Коррекция часов"),
    (40, "warning", "Снята крышка клеммника"),
    (42, "critical", "Воздействие магнитным полем"),
    (44, "critical", "Вскрытие корпуса прибора"),
    (79, "warning", "Повышенное напряжение"),
)


class Teller(Protocol):
    """Who knows the readings of a day."""

    def first_day(self, today: int) -> int:
        """Return the first day that a new reader gets, as an ordinal."""

    def profiles(self, published: int, first: int) -> Iterator[Parcel]:
        """Make what comes out at that day's midnight: the day before, late days, corrections."""

    def profiles_today(self, today: int, hour: int) -> Iterator[Parcel]:
        """Make the day so far, until the hour."""

    def registers(self, published: int) -> Iterator[Parcel]:
        """Make the registers as read at that day's midnight."""

    def events(self, published: int) -> Iterator[Parcel]:
        """Make the meters' events of the day before."""


def stamp(day: int, minutes: int) -> str:
    """Return a moment of a local day with its UTC offset."""
    naive = datetime.combine(date.fromordinal(day), datetime.min.time()) + timedelta(
        minutes=minutes
    )
    return naive.replace(tzinfo=ZONE).isoformat()


class _Stamps:
    """The stamps of a day's intervals; the last few days are kept, since meters share them."""

    def __init__(self) -> None:
        self._days: dict[tuple[int, int], list[str]] = {}

    def of(self, day: int, minutes: int) -> list[str]:
        key = (day, minutes)
        stamps = self._days.get(key)
        if stamps is None:
            stamps = [stamp(day, m) for m in range(0, 1440, minutes)]
            if len(self._days) > 32:
                self._days = {}
            self._days[key] = stamps
        return stamps


def kwh(value: int) -> str:
    """Return Wh as kWh with three decimals."""
    return f"{value // 1000}.{value % 1000:03d}"


def meter_id(point: Point, day: int) -> str:
    """Return the id of the meter that measures the point on that day."""
    if point.swap is None:
        return point.code
    return f"{point.code}-{point.swap.before(date.fromordinal(day)).year}"


def installed_on(point: Point, day: int) -> date:
    """Return when the meter of that day was installed."""
    return point.swap.before(date.fromordinal(day)) if point.swap else point.installed_on


def _block(meter: str, obis: str, day: int, minutes: int, readings: list[list[str]]) -> Item:
    return {
        "meter_id": meter,
        "obis": obis,
        "day": date.fromordinal(day).isoformat(),
        "time_zone": TIME_ZONE,
        "interval_minutes": minutes,
        "stamps": "start",
        "unit": "kWh" if obis[0] in "12" else "kvarh",
        "readings": readings,
    }


@dataclass(frozen=True, slots=True)
class _Counter:
    point: Point
    channel: Channel


class GeneratedTeller:
    """Tells generated energy of the invented subscribers, always up to now."""

    def __init__(self, subscribers: Subscribers) -> None:
        self._series = Series(subscribers.seed)
        self._points = subscribers.points
        self._stamps = _Stamps()
        self._counters = [
            _Counter(point, channel_of(point.number, name, point.habits, point.daily_wh))
            for point in self._points
            if not point.by_hand
            for name in point.channels
        ]

    def first_day(self, today: int) -> int:
        """Return the first of the month thirteen months ago."""
        now = date.fromordinal(today)
        months = now.year * 12 + now.month - 1 - 13
        return date(months // 12, months % 12 + 1, 1).toordinal()

    def _fate(self, counter: _Counter, day: int) -> str:
        drawn = int.from_bytes(self._series.chance(counter.channel.key, day)[60:62], "big")
        if drawn < _GAP:
            return "gap"
        if drawn < _LATE:
            return "late"
        return "corrected" if drawn < _CORRECTED else "whole"

    def profiles(self, published: int, first: int) -> Iterator[Parcel]:
        """Make the day before; late days after three days, corrections after five."""
        for counter in self._counters:
            late, corrected = published - 1 - LATE_DAYS, published - 1 - CORRECTED_DAYS
            if late >= first and self._fate(counter, late) == "late":
                yield self._profile, (counter, late, "whole", 24)
            if corrected >= first and self._fate(counter, corrected) == "corrected":
                yield self._profile, (counter, corrected, "whole", 24)
            fate = self._fate(counter, published - 1)
            if fate != "late" and published - 1 >= first:
                yield self._profile, (counter, published - 1, fate, 24)

    def profiles_today(self, today: int, hour: int) -> Iterator[Parcel]:
        """Make the day so far."""
        for counter in self._counters:
            if self._fate(counter, today) == "whole":
                yield self._profile, (counter, today, "whole", hour)

    def _profile(self, counter: _Counter, day: int, fate: str, hours: int) -> Item:
        point, channel = counter.point, counter.channel
        minutes = point.interval_minutes
        values = self._series.day_values(channel, day, 1440 // minutes)
        stamps = self._stamps.of(day, minutes)
        readings = [
            [at, kwh(value)]
            for at, value in zip(stamps, values[: hours * 60 // minutes], strict=False)
        ]
        if fate != "whole":
            chance = self._series.chance(channel.key, day)
            start, length = chance[58] % 40 % len(values), 1 + chance[59] % 5
            if fate == "gap":
                del readings[start : start + length]
            else:
                # The head-end has put in its own guess until the meter is read again.
                guess = kwh(sum(values) // len(values))
                for reading in readings[start : start + length]:
                    reading[1:] = [guess, "estimated"]
        return _block(meter_id(point, day), OBIS[channel.name], day, minutes, readings)

    def registers(self, published: int) -> Iterator[Parcel]:
        """Make each meter's registers at midnight; of one read by hand those of a month's end."""
        month_is_over = date.fromordinal(published).day == 1
        for point in self._points:
            if not point.by_hand:
                yield self._register, (point, published)
            elif month_is_over:
                yield self._register_by_hand, (point, published)

    def _register_by_hand(self, point: Point, day: int) -> Item:
        # On the last evening, as if somebody had looked and told it.
        read = {"read_at": stamp(day - 1, 20 * 60), "read_by": "consumer"}
        return self._register(point, day) | read

    def _register(self, point: Point, day: int) -> Item:
        since = installed_on(point, day - 1).toordinal()
        registers: dict[str, str] = {}
        for name in point.channels:
            channel = channel_of(point.number, name, point.habits, point.daily_wh)
            now, then = self._series.counters(channel, day), self._series.counters(channel, since)
            counted = [b - a for a, b in zip(then, now, strict=True)]
            registers[OBIS[name]] = kwh(sum(counted))
            if channel.zoned:
                for number, value in enumerate(counted, 1):
                    registers[f"{OBIS[name][:-1]}{number}"] = kwh(value)
        return {
            "meter_id": meter_id(point, day - 1),
            "read_at": stamp(day, 0),
            "registers": registers,
            "read_by": "meter",
        }

    def events(self, published: int) -> Iterator[Parcel]:
        """Make the events of the day before; about three a year and meter."""
        for point in self._points:
            chance = self._series.chance(f"event/{point.number}", published - 1)
            if chance[0] < 2:
                yield self._event, (point, published - 1, chance)

    @staticmethod
    def _event(point: Point, day: int, chance: bytes) -> Item:
        code, severity, text = _EVENTS[chance[1] % len(_EVENTS)]
        minute = int.from_bytes(chance[2:4], "big") % 1440
        return {
            "meter_id": meter_id(point, day),
            "at": stamp(day, minute),
            "code": code,
            "severity": severity,
            "message": text,
        }


class FileTeller:
    """Tells real series: the days of the files, then nothing more."""

    def __init__(self, subscribers: Subscribers, files: dict[str, MeterFile]) -> None:
        self._points = [(p, files[p.file]) for p in subscribers.points if p.file]
        self._stamps = _Stamps()
        days = [day for file in files.values() for day in (min(file.days), max(file.days))]
        self._first, self._last = min(days), max(days)

    def first_day(self, today: int) -> int:
        """Return the first day of all files."""
        return min(self._first, today)

    def profiles(self, published: int, first: int) -> Iterator[Parcel]:
        """Make the day before, as the files have it."""
        for point, file in self._points:
            if published - 1 >= first and published - 1 in file.days:
                yield self._profile, (point, file, published - 1)

    def profiles_today(self, today: int, hour: int) -> Iterator[Parcel]:
        """Make nothing: files hold whole days."""
        return iter(())

    def _profile(self, point: Point, file: MeterFile, day: int) -> Item:
        stamps = self._stamps.of(day, 1440 // HALF_HOURS)
        readings = [
            [at, text] for at, text in zip(stamps, file.days[day], strict=True) if text is not None
        ]
        return _block(meter_id(point, day), OBIS["A+"], day, 1440 // HALF_HOURS, readings)

    def registers(self, published: int) -> Iterator[Parcel]:
        """Make the running sum of the file at midnight, for the days that it has."""
        for point, file in self._points:
            if published in file.counted:
                yield self._register, (point, file, published)

    @staticmethod
    def _register(point: Point, file: MeterFile, day: int) -> Item:
        return {
            "meter_id": meter_id(point, day),
            "read_at": stamp(day, 0),
            "registers": {OBIS["A+"]: kwh(file.counted[day])},
            "read_by": "meter",
        }

    def events(self, published: int) -> Iterator[Parcel]:
        """Make nothing: the files hold no events."""
        return iter(())


def now_slot(now: datetime | None = None) -> int:
    """Return the number of the local hour: day's ordinal × 24 + hour."""
    local = (now or datetime.now(UTC)).astimezone(ZONE)
    return local.date().toordinal() * 24 + local.hour
