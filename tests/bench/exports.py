"""Files of readings: processor per file, and memory that a thousand of them leave behind.

`python -m tests.bench.exports [PLACES]` alone. The service answers in this process, so that what it
spends can be counted whatever else the machine does; a client that reads is counted with it.
"""

import asyncio
import ctypes
import gc
import logging
import resource
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from services.kit.logs import configure_logs
from tests.api.cabinet.supply import ANNA, Supplier, as_user
from tests.bench import registry
from tests.support.applications import running_app
from tests.support.postgres import Server, migrate, running_server

_PLACES = 1000
_LINES = 10_000
_ROUNDS = 15
_MONTH = 30
_YEAR_BEGINS = registry.FIRST_DAY - timedelta(days=365)


async def _exports(server: Server, places: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    settings = await server.copy("cabinet", "bench_exports")
    try:
        async with running_app("cabinet", settings) as (_, client):
            # As plain lines, which can be left out: each would be measured with its file.
            configure_logs("console")
            supplier = Supplier(client)
            await _fill(supplier, places)
            meters = await _meters(supplier, places)
            year = _asked(_YEAR_BEGINS, 365)
            figures = {
                f"export_year_{kind.replace('-', '_')}_cpu_ms": await _cpu(
                    supplier, meters[0], year | {"format": kind}
                )
                for kind in ("csv", "green-button", "xlsx")
            }
            month = _asked(registry.FIRST_DAY, _MONTH) | {"format": "csv"}
            # What is made once is no growth.
            await _take(supplier, meters[0], month)
            before, began = _resident(), time.process_time()
            for meter in meters:
                await _take(supplier, meter, month)
            return figures | {
                "exports": float(places),
                "exports_growth_mib": _resident() - before,
                "export_month_csv_cpu_ms": (time.process_time() - began) * 1000 / places,
            }
    finally:
        await server.drop("bench_exports")


async def _fill(supplier: Supplier, places: int) -> None:
    """Make places with a month of hours, the first one with a year before it as well."""
    for kind, records in registry.registry(places):
        await supplier.good(kind, *records)
    await supplier.link(ANNA, *(registry.account_number(n) for n in range(places)))
    days = registry.profiles(1, 365, first=_YEAR_BEGINS) + registry.profiles(places, _MONTH)
    for at in range(0, len(days), _LINES):
        await supplier.good("interval-profiles", *days[at : at + _LINES])


async def _meters(supplier: Supplier, places: int) -> list[int]:
    found: list[dict[str, Any]] = []
    for offset in range(0, places, 200):
        found += (await supplier.get("meters", limit=200, offset=offset))["items"]
    # The first place's is the one with the smallest serial number.
    return [meter["id"] for meter in sorted(found, key=lambda meter: str(meter["serial_number"]))]


def _asked(first: date, days: int) -> dict[str, str]:
    return {"start": str(first), "end": str(first + timedelta(days=days - 1))}


async def _take(supplier: Supplier, meter: int, asked: dict[str, str]) -> int:
    response = await supplier.client.get(
        f"/api/cabinet/meters/{meter}/export", params=asked, headers=as_user(ANNA)
    )
    response.raise_for_status()
    return len(response.content)


async def _cpu(supplier: Supplier, meter: int, asked: dict[str, str]) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        await _take(supplier, meter, asked)
        times.append((time.process_time() - began) * 1000)
    print(
        f"{asked['format']:14} first {times[0]:7.1f} ms, median {statistics.median(times):7.1f} ms"
    )
    return statistics.median(times)


def _resident() -> float:
    """Return the memory that this process has now, in MiB, without what it could give back."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def measure(places: int = _PLACES) -> dict[str, float]:
    """Make places, and take files of all of them; processor in ms, growth of memory in MiB."""
    logging.disable(logging.INFO)
    try:
        with running_server() as server:
            return asyncio.run(_exports(server, places))
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:2])))
