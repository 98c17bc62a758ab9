"""Whatever comes, in whatever order, with the worker beside: what is stored is as without packing.

A model of plain Python says what must be stored: days, totals, and what corrections have replaced.
"""

import asyncio
import random
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, NamedTuple

import pytest

from services.cabinet.channels import QUALITIES
from services.cabinet.metering.consumption.rules import interval_count, parts_of
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.packed import all_days, daily_days, history, pack, totals
from tests.api.cabinet.supply import profile

_ROUNDS, _LINES = 12, 60
# With days of 25 and of 23 hours.
_MONTHS = (date(2025, 10, 1), date(2026, 3, 1), date(2026, 9, 1))
_ZONE = "Europe/London"
_KINDS = ("new", "same", "fill", "change", "gap", "quality", "interval", "huge", "nothing")


class _Day(NamedTuple):
    minutes: int
    values: list[int | None]
    quality: Any

    def stored(self, batch: int) -> tuple[Any, ...]:
        """Return the day as it is stored."""
        words = self.quality if isinstance(self.quality, list) else [self.quality]
        marks = bytes(QUALITIES[word] for word in words)
        if len(set(marks)) == 1:
            marks = marks[:1]
        return self.minutes, batch, self.values, None if marks == b"\0" else marks


class _Model:
    """What must be stored after each batch."""

    def __init__(self) -> None:
        self.days: dict[tuple[str, date], tuple[Any, ...]] = {}
        self.history: list[tuple[Any, ...]] = []

    def put(self, meter: str, day: date, given: _Day, batch: int) -> None:
        """Store a day: decisions 0001 and 0008."""
        new, former = given.stored(batch), self.days.get((meter, day))
        if former is not None:
            minutes, _, values, quality = former
            if (minutes, values, quality) == (new[0], new[2], new[3]):
                return
            only_filled = (minutes, quality) == (new[0], new[3]) and all(
                was in (None, now) for was, now in zip(values, new[2], strict=True)
            )
            if not only_filled:
                self.history.append((meter, day, *former, batch))
        self.days[meter, day] = new

    def sums(self) -> dict[tuple[str, date], tuple[int | None, bool, int | None, int | None]]:
        """Return sum, completeness, estimated and doubtful part of each day."""
        return {
            key: (
                sum(known) if (known := [v for v in values if v is not None]) else None,
                None not in values,
                *parts_of(values, quality),
            )
            for key, (_, _, values, quality) in self.days.items()
        }


def _new(source: random.Random, day: date, minutes: int) -> _Day:
    count = interval_count(day, minutes, _ZONE)
    top = source.choice([3, 300, 3000, 100_000])
    gaps = source.choice([0, 0, 0.1])
    values = [None if source.random() < gaps else source.randint(0, top) for _ in range(count)]
    return _Day(minutes, values, "good")


def _again(source: random.Random, kind: str, day: date, former: _Day) -> _Day:
    """Return how a day comes again."""
    values = list(former.values)
    place = source.randrange(len(values))
    match kind:
        case "fill":
            values = [source.randint(0, 900) if v is None else v for v in values]
        case "change":
            values[place] = source.randint(0, 5000)
        case "gap":
            values[place] = None
        case "huge":
            values[place] = 2_000_000_000
        case "nothing":
            values = [None] * len(values)
        case "quality":
            each = [source.choice(["good", "estimated", "doubtful"]) for _ in values]
            return former._replace(quality=source.choice(["good", "estimated", "doubtful", each]))
        case "interval":
            return _new(source, day, source.choice([15, 30, 60]))
        case "new":
            return _new(source, day, former.minutes)
    return former._replace(values=values)


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_is_stored_is_as_without_packing(live_home: Home, seed: int) -> None:
    home, source, model = live_home, random.Random(seed), _Model()
    await home.rows("UPDATE supplier_settings SET time_zone = $1", _ZONE)
    meters = [f"n{n}" for n in range(5)]
    await home.good("meters", *({"id": m, "serial_number": m} for m in meters))
    rows = await home.rows("SELECT external_id, id FROM meters")
    keys = {row["id"]: row["external_id"] for row in rows}
    known: dict[tuple[str, date], _Day] = {}
    packed = loose = 0
    for number in range(_ROUNDS):
        lines = {}
        for _ in range(_LINES):
            key = source.choice(meters), source.choice(_MONTHS) + timedelta(source.randrange(28))
            former = known.get(key)
            lines[key] = (
                _new(source, key[1], 60)
                if former is None
                else _again(source, source.choice(_KINDS), key[1], former)
            )
        known |= lines
        delivery = home.deliver(
            "interval-profiles",
            *(
                profile(
                    meter=meter,
                    day=str(day),
                    interval_minutes=line.minutes,
                    values=line.values,
                    quality=line.quality,
                )
                for (meter, day), line in lines.items()
            ),
            batch_id=f"walk-{number}",
        )
        # The worker begins before the batch, after it, or in its middle.
        if number % 3 == 2:
            await asyncio.gather(delivery, pack(home))
        else:
            await delivery
        (batch,) = await home.rows(
            "SELECT number, rejected FROM intake_batches WHERE id = $1", f"walk-{number}"
        )
        assert batch["rejected"] == 0
        for (meter, day), line in lines.items():
            model.put(meter, day, line, batch["number"])
        await _same(home, model, keys)
        loose += len(await daily_days(home))
        if number % 3 == 1:
            packed += (await pack(home)).days
            await _same(home, model, keys)
    assert packed > _LINES
    assert loose > _LINES
    assert len(model.history) > _LINES


async def _same(home: Home, model: _Model, keys: dict[int, str]) -> None:
    stored = {(keys[meter], day): row for (meter, day), row in (await all_days(home)).items()}
    assert stored == model.days
    replaced = [
        (
            keys[row["meter_id"]],
            *(row[name] for name in ("day", "interval_minutes", "batch", "values", "quality")),
            row["replaced_by"],
        )
        for row in await history(home)
    ]
    order = itemgetter(0, 1, -1)
    assert sorted(replaced, key=order) == sorted(model.history, key=order)
    sums = model.sums()
    told = {
        (keys[row["meter_id"]], day): (
            row["sums"][n],
            row["complete"] >> n & 1 == 1,
            row["estimated"][n] if row["estimated"] else None,
            row["doubtful"][n] if row["doubtful"] else None,
        )
        for row in await totals(home)
        for n in range(len(row["sums"]))
        for day in [row["month"] + timedelta(days=n)]
        if (keys[row["meter_id"]], day) in sums
    }
    assert told == sums
