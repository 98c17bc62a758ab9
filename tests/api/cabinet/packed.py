"""Old days packed, and what is stored of a meter's days wherever they stand."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import date
from typing import Any
from unittest.mock import patch

from services.cabinet.metering.consumption.packed_months import read_days
from services.cabinet.metering.packing import queries
from services.cabinet.metering.packing.actions import Moved, pack_old_days
from tests.api.cabinet.conftest import Home
from tests.support.applications import RolledBackDatabase

# Of a meter's key and a day: minutes, batch, values, quality.
Days = Mapping[tuple[int, date], tuple[Any, ...]]
_HISTORY = """
SELECT meter_id, channel, day, interval_minutes, batch, replaced_by, "values", quality
FROM interval_profile_history ORDER BY meter_id, day, id
"""
_TOTALS = "SELECT * FROM interval_daily_totals ORDER BY meter_id, channel, month"


async def pack(home: Home, until: str = "2026-10-31") -> Moved:
    """Pack all days up to one, as the worker does."""
    with ExitStack() as stack:
        if isinstance(home.database, RolledBackDatabase):
            # VACUUM has no place in a transaction.
            stack.enter_context(patch.object(queries, "vacuum", _nothing))
        return await pack_old_days(home.database, date.fromisoformat(until), gently=False)


async def _nothing(*_: object) -> None:
    pass


async def daily_days(home: Home) -> Days:
    """Return the days that are not packed."""
    rows = await home.rows("SELECT * FROM interval_profile")
    return {
        (row["meter_id"], row["day"]): (
            row["interval_minutes"],
            row["batch"],
            row["values"],
            row["quality"],
        )
        for row in rows
    }


async def packed_days(home: Home) -> Days:
    """Return the days that count in packed months."""
    return {
        (row["meter_id"], row["month"].replace(day=day.number)): (
            day.minutes,
            day.batch,
            day.values,
            day.quality,
        )
        for row in await home.rows("SELECT * FROM interval_months")
        for day in read_days(row["days"], row["packed"])
    }


async def all_days(home: Home) -> Days:
    """Return all days that are stored; none of them stands in two places."""
    daily, packed = await daily_days(home), await packed_days(home)
    assert not daily.keys() & packed.keys()
    return {**daily, **packed}


async def history(home: Home) -> list[dict[str, Any]]:
    """Return the rows that corrections have replaced."""
    return await home.rows(_HISTORY)


async def totals(home: Home) -> list[dict[str, Any]]:
    """Return the sums of all days."""
    return await home.rows(_TOTALS)


def of_meter(rows: Iterable[Mapping[str, Any]], meter_id: int) -> list[dict[str, Any]]:
    """Return the rows of one meter, without its key."""
    return [
        {name: value for name, value in row.items() if name != "meter_id"}
        for row in rows
        if row["meter_id"] == meter_id
    ]
