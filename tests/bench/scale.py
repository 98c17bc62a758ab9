"""`python -m tests.bench.scale [POINTS]`: charts and storage of ten thousand points and of many.

Thirteen months of hours of each point are put into a server of its own, packed as a night leaves
them. Then the same charts are asked of both by turns, with the rights check, up to the JSON of the
answer, by the act that the routes call: milliseconds of the processor (server and service, so that
whatever else the machine does is not counted) and of the clock, and the blocks that PostgreSQL
looks at. Fails when a median of the processor's grows by a fifth or more.
"""

import asyncio
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from services.cabinet.metering.consumption.actions import find_chart
from services.cabinet.metering.consumption.rules import StepName, add_months, first_of_month
from services.cabinet.metering.consumption.schemas import ConsumptionQuery
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.settings import Settings
from services.kit.clock import utc_now
from services.kit.database import Database
from tests.bench.scale_data import HOURS, fill, first_day, user_of
from tests.support.blocks import blocks_touched
from tests.support.postgres import Server, migrate, running_server

_USUAL = 10_000
_MOST_GROWTH = 0.2
_ROUNDS, _PER_ROUND = 20, 40
_BYTES_PER_POINT = 30_000
_SIZE = """
SELECT sum(pg_total_relation_size(relid))::bigint FROM (
    SELECT relid FROM pg_partition_tree('interval_profile')
    UNION ALL SELECT relid FROM pg_partition_tree('interval_months')
    UNION ALL SELECT relid FROM pg_partition_tree('interval_daily_totals')
    UNION ALL SELECT 'meter_channels'::regclass
) AS tables
"""
# Of a supplier's points a question is asked of one, by its number.
Ask = Callable[[Database, int], Awaitable[Any]]


def questions(today: date) -> Mapping[str, Ask]:
    """Return what is asked, by its name."""

    def ask(
        first: date, last: date, step: StepName, database: Database, meter: int
    ) -> Awaitable[Any]:
        asked = ConsumptionQuery(channel="A+", start=first, end=last, step=step)
        return find_chart(database, user_of(meter), Subject("meter", meter), asked)

    yesterday = today - timedelta(days=1)
    month = add_months(today, -2)
    month_end = add_months(month, 1) - timedelta(days=1)
    year = timedelta(days=364)
    return {
        "day": partial(ask, yesterday, yesterday, "hour"),
        "day, packed": partial(ask, month, month, "hour"),
        "month by days": partial(ask, month, month_end, "day"),
        "month by hours": partial(ask, month, month_end, "hour"),
        "running month by hours": partial(ask, first_of_month(today), today, "hour"),
        "year by days": partial(ask, today - year, today, "day"),
        "year by hours": partial(ask, today - year, today, "hour"),
        "packed year by hours": partial(ask, first_day(today), first_day(today) + year, "hour"),
    }


@dataclass(slots=True)
class _Supplier:
    """A database of so many points, and what was measured of it."""

    points: int
    database: Database
    connection: Any
    reader: int
    processor: dict[str, list[float]] = field(default_factory=dict)
    clock: dict[str, list[float]] = field(default_factory=dict)
    blocks: dict[str, float] = field(default_factory=dict)
    bytes_per_value: float = 0

    async def ask(self, name: str, question: Ask, meter: int) -> None:
        """Ask once, and note what it took."""
        began, spent = time.perf_counter(), self._spent()
        found = await question(self.database, meter)
        self.processor.setdefault(name, []).append((self._spent() - spent) * 1000)
        self.clock.setdefault(name, []).append((time.perf_counter() - began) * 1000)
        if not found:
            raise RuntimeError(f"nothing was found by «{name}» of {meter}")

    def _spent(self) -> float:
        """Return seconds of the processor: this process, and the reader's of the server."""
        of_reader = int(Path(f"/proc/{self.reader}/schedstat").read_text().split()[0])
        return time.process_time() + of_reader / 1e9


async def _supplier(stack: AsyncExitStack, server: Server, points: int, today: date) -> _Supplier:
    name = f"bench_scale_{points}"
    given = await server.copy("cabinet", name)
    stack.push_async_callback(server.drop, name)
    # One connection, so that its process of the server is known.
    database = Database(Settings(**given, database_pool_size=1))
    stack.push_async_callback(database.close)
    superuser = await server.connect(name)
    stack.push_async_callback(superuser.close)
    print(f"{points} points …", flush=True)
    await fill(superuser, database, points, today)
    (row,) = await database.fetch("SELECT pg_backend_pid() AS pid")
    supplier = _Supplier(points, database, superuser, row["pid"])
    days = (today - first_day(today)).days + 1
    size = await superuser.fetchval(_SIZE)
    supplier.bytes_per_value = size / (points * days * HOURS)
    return supplier


async def _measure(server: Server, points: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    today = utc_now().date()
    source = random.Random(11)
    figures: dict[str, float] = {}
    async with AsyncExitStack() as stack:
        few = await _supplier(stack, server, min(_USUAL, points // 10), today)
        many = await _supplier(stack, server, points, today)
        for name, question in questions(today).items():
            for supplier in (few, many):
                meters = [source.randint(1, supplier.points) for _ in range(_PER_ROUND)]
                turns = iter(meters)

                async def next_one(
                    supplier: _Supplier = supplier,
                    question: Ask = question,
                    turns: Any = turns,
                ) -> None:
                    await question(supplier.database, next(turns))

                supplier.blocks[name] = await blocks_touched(
                    supplier.database, supplier.connection, next_one, _PER_ROUND - 7
                )
            for _ in range(_ROUNDS):
                for supplier in (few, many):
                    for _ in range(_PER_ROUND):
                        await supplier.ask(name, question, source.randint(1, supplier.points))
            figures |= _told(name, few, many)
    for supplier in (few, many):
        figures[f"bytes_per_value_{supplier.points}"] = supplier.bytes_per_value
        print(f"{supplier.points} points: {supplier.bytes_per_value:.2f} bytes per hourly value")
    return figures


def _told(name: str, few: _Supplier, many: _Supplier) -> dict[str, float]:
    """Print a question's figures; return them."""
    figures: dict[str, float] = {}
    for supplier in (few, many):
        for kind, times in (("processor", supplier.processor), ("clock", supplier.clock)):
            median = statistics.median(times[name])
            late = statistics.quantiles(times[name], n=100)[98]
            figures[f"{name}, {supplier.points}: {kind} median ms"] = median
            figures[f"{name}, {supplier.points}: {kind} p99 ms"] = late
        figures[f"{name}, {supplier.points}: blocks"] = supplier.blocks[name]
    small, large = (statistics.median(one.processor[name]) for one in (few, many))
    figures[f"{name}: growth"] = large / small - 1
    cells = (
        f"{statistics.median(one.processor[name]):6.2f}"
        f"{statistics.quantiles(one.processor[name], n=100)[98]:7.2f}"
        f"{statistics.median(one.clock[name]):8.2f}"
        f"{statistics.quantiles(one.clock[name], n=100)[98]:7.2f}{one.blocks[name]:7.1f}"
        for one in (few, many)
    )
    print(f"{name:24}{' |'.join(cells)} |{large / small - 1:+7.1%}", flush=True)
    return figures


def measure(points: int) -> dict[str, float]:
    """Fill two suppliers and ask them; the figures by their names."""
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < points * _BYTES_PER_POINT:
        need = points * _BYTES_PER_POINT // 1_000_000
        raise SystemExit(f"{need} MB are needed in {tempfile.gettempdir()}: set TMPDIR.")
    with running_server() as server:
        print(
            "per question: processor median, p99; clock median, p99 (ms); blocks |"
            " the same of the larger | growth of the processor's median"
        )
        return asyncio.run(_measure(server, points))


def _main() -> int:
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    figures = measure(points)
    path = Path("var/bench-scale.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    grown = [
        name.partition(":")[0]
        for name, value in figures.items()
        if name.endswith(": growth") and value >= _MOST_GROWTH
    ]
    if grown:
        print(f"grown by a fifth or more: {', '.join(grown)}")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(_main())
