"""`python -m tests.bench.costs [POINTS]`: what cost adds to a chart, and what rows alone take.

Thirteen months of hours of each point, packed as a night leaves them; half of the points have one
rate, half two zones of unlike price. Each chart is asked for by turns without cost and with it, by
the act that the route calls, up to the JSON of the answer, and beside them a bare statement of the
same rows with orjson: milliseconds of the processor, of the service and of PostgreSQL together, so
that whatever else the machine does is not counted.
"""

import asyncio
import random
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson

from services.cabinet.metering.consumption.actions import find_chart
from services.cabinet.metering.consumption.rules import add_months
from services.cabinet.metering.consumption.schemas import ConsumptionQuery
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.zone_totals.actions import count_zones
from services.cabinet.settings import Settings
from services.kit.clock import utc_now
from services.kit.database import Database
from tests.bench.scale_data import fill, first_day, user_of
from tests.support.postgres import Server, migrate, running_server
from tests.support.tariffs import one_rate, two_zones

# Charts do not grow with the supplier (`tests/bench/scale.py`): more are asked for by hand.
_POINTS = 10_000
_ROUNDS, _PER_ROUND = 8, 20
_TARIFFS = """
INSERT INTO tariff_schedules (name) VALUES ('one rate'), ('two zones');
INSERT INTO tariff_versions (schedule_id, valid_from, terms)
SELECT id, '2020-01-01', CASE name WHEN 'one rate' THEN '{one}'::jsonb ELSE '{two}'::jsonb END
FROM tariff_schedules;
INSERT INTO meter_models (external_id, name, manufacturer) VALUES ('mm', 'СЕ102', 'Завод');
INSERT INTO meters (id, external_id, model_id, serial_number, usage_point_id)
OVERRIDING SYSTEM VALUE
SELECT p.id, 'm' || p.id, o.id, p.id::text, p.id FROM usage_points p CROSS JOIN meter_models o;
ANALYZE meters;
INSERT INTO usage_point_tariffs (usage_point_id, schedule_id)
SELECT p.id, t.id FROM usage_points p
JOIN tariff_schedules t ON t.name = CASE p.id % 2 WHEN 1 THEN 'one rate' ELSE 'two zones' END;
ANALYZE usage_point_tariffs;
"""
_TOTALS = """
SELECT month::text, sums, complete FROM interval_daily_totals
WHERE meter_id = $1 AND channel = 1 AND month BETWEEN $2 AND $3
"""
# Of the packed months the bytes alone: to unpack them is not what a statement could do.
_HOURS = """
SELECT month::text, packed, length(days) FROM interval_months
WHERE meter_id = $1 AND channel = 1 AND month BETWEEN $2 AND $3
"""
_KINDS = {"one rate": 1, "two zones": 0}


class _Bench:
    """A database of so many points, one connection to it, and the processor's time of both."""

    def __init__(self, database: Database, reader: int, points: int) -> None:
        self.database, self._reader, self._points = database, reader, points
        self._source = random.Random(11)

    def meter(self, kind: str) -> int:
        """Return a meter whose place has this tariff."""
        return self._source.randrange(1, self._points // 2) * 2 + _KINDS[kind]

    def spent(self) -> float:
        """Return seconds of the processor: this process, and the reader's of the server."""
        of_reader = int(Path(f"/proc/{self._reader}/schedstat").read_text().split()[0])
        return time.process_time() + of_reader / 1e9

    async def took(self, act: Callable[[int], Awaitable[Any]], meter: int) -> float:
        """Return milliseconds of the processor that one act takes."""
        spent = self.spent()
        if not await act(meter):
            raise RuntimeError(f"nothing was found of {meter}")
        return (self.spent() - spent) * 1000


def _shapes(today: date) -> dict[str, tuple[date, date, str, str]]:
    month = add_months(today, -2)
    month_end = add_months(month, 1) - timedelta(days=1)
    running = today.replace(day=1)
    year = first_day(today)
    year_end = add_months(year, 12) - timedelta(days=1)
    return {
        "month by days": (month, month_end, "day", "rows"),
        "running month by days": (running, today, "day", "rows"),
        "month by hours": (month, month_end, "hour", "rows"),
        "month by hours, columns": (month, month_end, "hour", "columns"),
        "year by months": (year, year_end, "month", "rows"),
        "year by days": (year, year_end, "day", "rows"),
        "year by hours": (year, year_end, "hour", "rows"),
        "year by hours, columns": (year, year_end, "hour", "columns"),
    }


async def _compare(bench: _Bench, kind: str, name: str, shape: Any) -> dict[str, float]:
    first, last, step, points = shape

    async def chart(meter: int, *, cost: bool) -> bytes | None:
        asked = ConsumptionQuery(
            channel="A+", start=first, end=last, step=step, points=points, cost=cost
        )
        return await find_chart(bench.database, user_of(meter), Subject("meter", meter), asked)

    async def plain(meter: int) -> bytes | None:
        return await chart(meter, cost=False)

    async def costing(meter: int) -> bytes | None:
        told = await chart(meter, cost=True)
        if told is None or b'"cost_state":"estimate"' not in told[-300:]:
            raise RuntimeError(f"{name} of {meter} has no cost")
        return told

    async def bare(meter: int) -> bytes:
        statement = _HOURS if step == "hour" else _TOTALS
        rows = await bench.database.fetch(statement, meter, first.replace(day=1), last)
        return orjson.dumps([tuple(row) for row in rows])

    took: dict[str, list[float]] = {"plain": [], "cost": [], "bare": []}
    for _ in range(_ROUNDS):
        for what, act in (("plain", plain), ("cost", costing), ("bare", bare)):
            for _ in range(_PER_ROUND):
                took[what].append(await bench.took(act, bench.meter(kind)))
    middle = {what: statistics.median(times) for what, times in took.items()}
    more = middle["cost"] / middle["plain"] - 1
    print(
        f"{kind:10} {name:24}"
        + "".join(f"{middle[what]:8.3f}" for what in took)
        + f"{middle['bare'] / middle['plain']:8.2f}{more:+8.0%}",
        flush=True,
    )
    key = f"{name}, {kind}".replace(" ", "_").replace(",", "")
    return {
        f"{key}_cost_adds": more,
        f"{key}_cost_ms": middle["cost"],
        f"{key}_to_bare": middle["bare"] / middle["plain"],
    }


async def _measure(server: Server, points: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    today = utc_now().date()
    given = await server.copy("cabinet", "bench_costs")
    # One connection for reads that are kept, so that its process of the server is known.
    database = Database(Settings(**given, database_pool_size=1))
    superuser = await server.connect("bench_costs")
    figures: dict[str, float] = {}
    try:
        await fill(superuser, database, points, today)
        one, two = (orjson.dumps(terms).decode() for terms in (one_rate(), two_zones()))
        await superuser.execute(_TARIFFS.format(one=one, two=two))
        spent = time.process_time()
        counted = await count_zones(database, today, gently=False)
        print(f"{counted.months} months by zones in {time.process_time() - spent:.1f} s of service")
        (row,) = await database.fetch("SELECT pg_backend_pid() AS pid")
        bench = _Bench(database, row["pid"], points)
        print(f"{'ms of the processor':35}   plain    cost    bare  to it    more")
        for kind in _KINDS:
            for name, shape in _shapes(today).items():
                figures |= await _compare(bench, kind, name, shape)
    finally:
        await superuser.close()
        await database.close()
        await server.drop("bench_costs")
    return figures


def measure(points: int = _POINTS) -> dict[str, float]:
    """Fill a database and ask it; what cost adds to each chart, and milliseconds."""
    with running_server() as server:
        return asyncio.run(_measure(server, points))


if __name__ == "__main__":
    measure(*map(int, sys.argv[1:2]))
