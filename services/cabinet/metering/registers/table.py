"""The table of register readings from stored rows: plain values in, JSON-like values out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from services.cabinet.channels import CHANNEL_NAMES, QUALITIES, kilo
from services.cabinet.metering.consumption.rules import midnight
from services.cabinet.metering.consumption.spans import one_after_the_other
from services.cabinet.metering.ratios.rules import former_ratios_out
from services.cabinet.metering.registers.costing import Costs
from services.cabinet.metering.registers.rules import (
    ORIGINS,
    ZONES,
    Counted,
    Face,
    Reading,
    Used,
    count,
    face_of,
    sums,
    whole_of,
)
from services.cabinet.zones import zone

_QUALITY_NAMES = {code: name for name, code in QUALITIES.items()}
_MOMENT = timedelta(microseconds=1)
_EVER = (datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))


class Piece(NamedTuple):
    """A time in which a meter's readings are the reader's; what it counts runs within."""

    meter_id: int
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of the meters, and of the times that are the reader's."""

    time_zone: str
    billing_day: int
    channels: Sequence[str]
    # The account that has the place last, and where each meter stood last.
    account_id: int | None
    points: Mapping[int, int]
    meters: Mapping[int, dict[str, Any]]
    faces: Mapping[int, Face]
    pieces: Sequence[Piece]


def place_of(spans: Sequence[Any]) -> Place:
    """Return the place of spans (rows of `list_spans`) that come with the right to see readings.

    A reading at the moment at which a time ends is what it ends with.
    """
    latest = spans[-1]
    by_meter: dict[int, list[Any]] = {}
    for row in spans:
        by_meter.setdefault(row["meter_id"], []).append(row)
    pieces = [
        Piece(meter_id, *_moments(first, last, rows[0]["time_zone"]))
        for meter_id, rows in by_meter.items()
        for first, last in one_after_the_other((row["first_day"], row["last_day"]) for row in rows)
    ]
    channels = sorted({channel for row in spans for channel in row["channels"]})
    return Place(
        time_zone=latest["time_zone"],
        billing_day=latest["billing_day"],
        channels=[CHANNEL_NAMES[channel] for channel in channels],
        account_id=latest["account_id"],
        points={row["meter_id"]: row["usage_point_id"] for row in spans},
        meters={meter_id: _meter(rows[-1]) for meter_id, rows in by_meter.items()},
        faces={
            meter_id: face_of(rows[-1], rows[-1]["time_zone"])
            for meter_id, rows in by_meter.items()
        },
        pieces=pieces,
    )


def _moments(first: date | None, last: date | None, zone_name: str) -> tuple[datetime, datetime]:
    begins = _EVER[0] if first is None else midnight(first, zone_name)
    ends = _EVER[1] if last is None else midnight(last + timedelta(days=1), zone_name)
    return begins, ends


def _meter(row: Any) -> dict[str, Any]:
    return {
        "id": row["meter_id"],
        "serial_number": row["serial_number"],
        "removed_on": row["removed_on"],
        "digits": row["digits"],
        "decimals": row["decimals"],
        "ratio": float(row["ratio"]),
        "former_ratios": former_ratios_out(row),
    }


class _Row(NamedTuple):
    meter_id: int
    counted: Counted
    opening: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of a period by meters, and when the reading before and after it were taken."""

    by_meter: Sequence[Sequence[_Row]]
    before: datetime | None
    after: datetime | None

    def counting(self) -> Iterator[tuple[int, Counted]]:
        """Yield meter and reading of all rows whose consumption is the period's."""
        for rows in self.by_meter:
            for row in rows:
                if not row.opening:
                    yield row.meter_id, row.counted


def shown_of(place: Place, rows: Iterable[Any], period: tuple[datetime, datetime]) -> Shown:
    """Return what a table shows of a period's readings (rows of `list_readings`)."""
    start, end = period
    before: list[datetime] = []
    after: list[datetime] = []
    by_meter: list[list[_Row]] = []
    for meter_id, readings in readings_of(place, rows):
        before += [one.taken_at for one in readings if one.taken_at <= start]
        after += [one.taken_at for one in readings if one.taken_at > end]
        within = [one for one in readings if one.taken_at <= end]
        by_meter.append(_rows_of(meter_id, count(within, place.faces[meter_id]), start))
    return Shown(by_meter, max(before, default=None), min(after, default=None))


def readings_of(place: Place, rows: Iterable[Any]) -> Iterator[tuple[int, list[Reading]]]:
    """Yield the readings of each of a place's times with a meter, in order of time."""
    by_piece: dict[int, list[Any]] = {}
    for row in rows:
        by_piece.setdefault(row["piece"], []).append(row)
    for number, stored in by_piece.items():
        yield place.pieces[number].meter_id, [_reading(row) for row in stored]


def table_of(
    place: Place, shown: Shown, window: tuple[int, int], costs: Costs | None
) -> dict[str, Any]:
    """Return the table of what is shown, latest first.

    `window` is how many rows are wanted, and how many are skipped; `costs` where they are asked.
    """
    rows = [row for of_meter in shown.by_meter for row in of_meter]
    rows.sort(key=lambda row: (row.counted.reading.taken_at, row.meter_id), reverse=True)
    limit, offset = window
    page = rows[offset : offset + limit]
    zones = [name for name in ZONES if any(name in row.counted.reading.values for row in rows)]
    present = {row.meter_id for row in rows}
    clock = zone(place.time_zone)
    return {
        "channels": place.channels,
        "time_zone": place.time_zone,
        "meters": [meter for key, meter in place.meters.items() if key in present],
        "zones": zones,
        "items": [_item(row, clock) | _cost(row, costs) for row in page],
        "total": len(rows),
        **_sums([[one.counted for one in of if not one.opening] for of in shown.by_meter], clock),
        **({} if costs is None else costs.told()),
        "previous_date": _day_of(shown.before, clock),
        "next_date": _day_of(shown.after, clock),
    }


def _cost(row: _Row, costs: Costs | None) -> dict[str, Any]:
    if costs is None:
        return {}
    of = None if row.opening else costs.of.get((row.meter_id, row.counted.reading.taken_at))
    return {"cost": of}


def _rows_of(meter_id: int, counted: Sequence[Counted], start: datetime) -> list[_Row]:
    """Return the rows of a period, after the last one before it that counts."""
    within = [one for one in counted if one.reading.taken_at > start]
    sound = [
        one
        for one in counted
        if one.reading.taken_at <= start
        and not one.replaced
        and "below" not in one.remarks.values()
    ]
    opening = [_Row(meter_id, sound[-1], True)] if sound and within else []
    return opening + [_Row(meter_id, one, False) for one in within]


def _reading(row: Any) -> Reading:
    # By UTC: moments of one other clock are told apart by what it shows, which may come twice.
    values = {name: row[name.lower()] for name in ZONES if row[name.lower()] is not None}
    return Reading(
        row["taken_at"].astimezone(UTC),
        ORIGINS[row["source"]],
        values,
        _QUALITY_NAMES[row["quality"] or 0],
    )


def _sums(by_meter: Sequence[Sequence[Counted]], clock: ZoneInfo) -> dict[str, Any]:
    counted = [one for of_meter in by_meter for one in of_meter]
    wholes = [whole for of_meter in by_meter if (whole := whole_of(of_meter)) is not None]
    used = [(one, each) for one in counted for each in one.used.values()]
    return {
        "consumption": _kilo(sum(wholes)) if wholes else None,
        "consumption_by_zone": [
            {"zone": name, "consumption": _kilo(amount)} for name, amount in sums(counted)
        ],
        "since": _local(min((each.since for _, each in used), default=None), clock),
        "until": _local(max((one.reading.taken_at for one, _ in used), default=None), clock),
    }


def _local(moment: datetime | None, clock: ZoneInfo) -> datetime | None:
    return None if moment is None else moment.astimezone(clock)


def _day_of(moment: datetime | None, clock: ZoneInfo) -> date | None:
    # What a midnight shows is what the day before ends with.
    return None if moment is None else (moment - _MOMENT).astimezone(clock).date()


def _kilo(amount: int | None) -> float | None:
    return None if amount is None else kilo(amount)


def _used(used: Used | None, clock: ZoneInfo, prefix: str = "") -> dict[str, Any]:
    return {
        f"{prefix}consumption": None if used is None else kilo(used.amount),
        f"{prefix}since": None if used is None else used.since.astimezone(clock),
    }


def _item(row: _Row, clock: ZoneInfo) -> dict[str, Any]:
    counted, reading = row.counted, row.counted.reading
    return {
        "meter_id": row.meter_id,
        "taken_at": reading.taken_at.astimezone(clock),
        "origin": reading.origin,
        "quality": reading.quality,
        "opening": row.opening,
        "replaced": counted.replaced,
        "sums_differ": counted.differs,
        "consumption": None if row.opening else _kilo(counted.whole),
        "zones": [
            {
                "zone": name,
                "value": kilo(value),
                **_used(None if row.opening else counted.used.get(name), clock),
                **_used(None if row.opening else counted.measured.get(name), clock, "measured_"),
                "remark": None if row.opening else counted.remarks.get(name),
            }
            for name, value in reading.values.items()
        ],
    }
