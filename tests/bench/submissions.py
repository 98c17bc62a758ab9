"""`python -m tests.bench.submissions [METERS [RATE]]`: readings by hand, how many a second.

The real service in two processes on a database of its own, meters with a year's past, each handed
in once by requests at a steady rate; with every one its checks, its register reading, its receipt
and its event. In the first second after a start nothing is planned yet: it is told by itself, too.
Processor time is that of the service and of PostgreSQL: what it says of two cores holds on any
machine. Wall time is worth something on a quiet one only; beside other work a lower rate shows what
the processor has time for.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson

from services.kit.clock import utc_now
from tests.support import consumers, plain
from tests.support.postgres import (
    Server,
    connected,
    environment,
    free_port,
    migrate,
    running_server,
)
from tests.support.processes import Process
from tests.support.tokens import keys_dir

METERS = 4000
MONTHS = 12
RATE = 200
PROCESSES = 2
_WAITING = 64


def _values() -> bytes:
    """Return what counters show today, going on as they did until last month's 20th."""
    today = utc_now().date()
    since = today - (today.replace(day=1) - timedelta(days=1)).replace(day=20)
    used = (MONTHS - 1) * 200 + since.days * 7
    return orjson.dumps({"values": {"T1": f"{used},5", "T2": f"{used // 2},2"}})


def spent_by(pattern: str) -> float:
    """Return the seconds of a processor that processes with this in their command have used."""
    total = 0
    for entry in Path("/proc").iterdir():
        with suppress(OSError, IndexError):
            if entry.name.isdigit() and pattern in (entry / "cmdline").read_bytes().decode():
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                total += int(stat[11]) + int(stat[12])
    return total / os.sysconf("SC_CLK_TCK")


async def _hand_in(url: str, meters: list[int], rate: int) -> tuple[list[float], float]:
    """Hand in a reading of each meter at so many a second; return what each took, and all."""
    took: list[float] = []
    gate = asyncio.Semaphore(_WAITING)
    values = _values()
    given = consumers.headers() | {"Content-Type": "application/json", "Origin": url}
    started = time.perf_counter()
    async with plain.async_client(base_url=url, timeout=120) as client:

        async def one(number: int, meter: int) -> None:
            due = started + number / rate
            await asyncio.sleep(max(due - time.perf_counter(), 0))
            async with gate:
                answer = await client.post(
                    f"/api/cabinet/meters/{meter}/submissions", content=values, headers=given
                )
            if answer.status_code != 201:
                raise RuntimeError(answer.text)
            # From when it was due: what waits for another waits, too.
            took.append(time.perf_counter() - due)

        await asyncio.gather(*(one(number, meter) for number, meter in enumerate(meters)))
    return took, time.perf_counter() - started


def _p99(took: list[float]) -> float:
    return 1000 * statistics.quantiles(took, n=100)[98]


async def _measure(server: Server, count: int, rate: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    found = await server.copy("cabinet", "test_cabinet_bench")
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cabinet.json"
        file.write_text("{}")
        values: dict[str, Any] = {"port": port, "keys_dir": keys_dir(), "processes": PROCESSES}
        env = environment("cabinet", found | values | {"settings_file": file})
        url = f"http://127.0.0.1:{port}"
        with Process("services.cabinet.main", env=env, ready=f"{url}/ready") as process:
            async with connected(found) as connection:
                meters = await consumers.furnish(url, connection, count, MONTHS)
                before = process.processor_seconds(), spent_by("test_cabinet_bench")
                took, seconds = await _hand_in(url, meters, rate)
                after = process.processor_seconds(), spent_by("test_cabinet_bench")
                stored = await connection.fetchval(
                    "SELECT count(*) FROM submissions WHERE state = 'on_its_way'"
                )
    await server.drop("test_cabinet_bench")
    if stored != count:
        raise RuntimeError(f"{stored} of {count} are stored")
    service, database = (1000 * (after[n] - before[n]) / len(meters) for n in range(2))
    return {
        "submissions_per_second": len(meters) / seconds,
        "submission_p50_ms": 1000 * statistics.median(took),
        "submission_p99_ms": _p99(took),
        "submission_p99_ms_of_the_first_second": _p99(took[:rate]),
        "submission_p99_ms_after_it": _p99(took[rate:]),
        "submission_service_cpu_ms": service,
        "submission_database_cpu_ms": database,
        "submissions_per_second_of_two_cores": 2000 / (service + database),
    }


def measure(count: int = METERS, rate: int = RATE) -> dict[str, float]:
    """Measure on a database of its own."""
    with running_server() as server:
        return asyncio.run(_measure(server, count, rate))


if __name__ == "__main__":
    for name, value in measure(*map(int, sys.argv[1:3])).items():
        print(f"{name:38} {value:8.2f}")
