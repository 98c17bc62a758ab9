"""`python -m tests.bench.sheets [FLATS]`: readings by file, from the template to the last receipt.

The real service in two processes and its worker on a database of its own, flats with a year's
past. A workbook of all flats is uploaded, checked and its first page shown, then sent; templates
are of 2 000 flats. Also the most memory that the process has which reads files, and fifty uploads
at once. The bars: 4 s, 3 s, 2 s, 300 MB. Processor time is that of the service, its worker and
PostgreSQL, without the process that reads the file: on a busy machine it says more than the clock.
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from services.cabinet.servicing.workbooks.reading import MEMORY
from tests.bench.submissions import spent_by
from tests.support import consumers, plain, registers
from tests.support.postgres import (
    Server,
    connected,
    environment,
    free_port,
    migrate,
    running_server,
)
from tests.support.processes import Process
from tests.support.tokens import files_dir, keys_dir
from tests.support.waits import wait_until

FLATS = 10_000
OF_TEMPLATE = 2_000
MONTHS = 12
AT_ONCE = 50
_ROUNDS = 3
_SPLIT = """
WITH other AS (
    INSERT INTO buildings (address_key, locality, street, house)
    VALUES ('other', 'г. Образцовск', 'ул. Пробная', '2') RETURNING id
)
UPDATE service_locations SET building_id = (SELECT id FROM other)
WHERE flat::int >= $1
"""
_MEMORY_USED = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "services.cabinet.servicing.workbooks.reading"],
    stdin=open(sys.argv[1], "rb"), stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime + used.ru_stime)
"""


def _upload(client: httpx.Client, content: bytes) -> dict[str, Any]:
    answer = client.post(
        f"{registers.PLACE}/sheets",
        params={"name": "a.xlsx"},
        content=content,
        headers={"Content-Type": "application/octet-stream"},
    )
    if answer.status_code not in (201, 202):
        raise RuntimeError(answer.text)
    told: dict[str, Any] = answer.json()
    return told


def _ready(client: httpx.Client, sheet: dict[str, Any]) -> dict[str, Any]:
    told = sheet

    def done() -> bool:
        nonlocal told
        if told["state"] not in ("ready", "failed"):
            told = client.get(f"{registers.PLACE}/sheets/{sheet['id']}").json()
        return bool(told["state"] in ("ready", "failed"))

    wait_until(done, what="the file is checked", seconds=120)
    return told


def _file(
    client: httpx.Client, content: bytes, flats: int, spent: Callable[[], float]
) -> dict[str, float]:
    before, started = spent(), time.perf_counter()
    sheet = _ready(client, _upload(client, content))
    shown = client.get(f"{registers.PLACE}/sheets/{sheet['id']}/rows", params={"limit": 200})
    checked = time.perf_counter() - started
    if sheet["right"] != flats or shown.json()["total"] != flats:
        raise RuntimeError(f"{sheet}")
    read, started = spent(), time.perf_counter()
    sent = client.post(f"{registers.PLACE}/sheets/{sheet['id']}/send")
    if sent.json()["sent"]["unit"] != flats:
        raise RuntimeError(sent.text)
    return {
        "sheet_checked_s": checked,
        "sheet_checked_cpu_s": read - before,
        "sheet_sent_s": time.perf_counter() - started,
        "sheet_sent_cpu_s": spent() - read,
    }


def _templates(client: httpx.Client, house: int) -> dict[str, float]:
    figures = {}
    for kind in ("xlsx", "xls"):
        took = []
        for _ in range(_ROUNDS):
            started = time.perf_counter()
            answer = client.get(
                f"{registers.PLACE}/sheet", params={"houses": house, "format": kind}
            )
            answer.raise_for_status()
            took.append(time.perf_counter() - started)
        figures[f"template_{kind}_s"] = statistics.median(took)
    return figures


def _crowd(client: httpx.Client, content: bytes) -> dict[str, float]:
    """Upload many files at once; every one is checked, and knows its place until then."""
    started = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        sheets = list(pool.map(lambda _: _upload(client, content), range(AT_ONCE)))
    waiting = [one for one in sheets if one["state"] in ("waiting", "checking")]
    if any(one["place"] is None for one in waiting):
        raise RuntimeError("a file does not know its place")
    for one in sheets:
        _ready(client, one)
    return {"sheets_at_once_s": time.perf_counter() - started}


def _memory(content: bytes) -> dict[str, float]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        done = subprocess.run(
            [sys.executable, "-c", _MEMORY_USED, file.name],
            check=True,
            capture_output=True,
            text=True,
        )
    largest, spent = done.stdout.split()
    return {
        "sheet_reader_mb": int(largest) / 1024,
        "sheet_reader_cpu_s": float(spent),
        "sheet_reader_limit_mb": MEMORY / 1024 / 1024,
    }


async def _measure(server: Server, flats: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    found = await server.copy("cabinet", "test_cabinet_bench")
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cabinet.json"
        file.write_text("{}")
        values: dict[str, Any] = {
            "port": port,
            "keys_dir": keys_dir(),
            "files_dir": files_dir(),
            "processes": 2,
        }
        env = environment("cabinet", found | values | {"settings_file": file})
        url = f"http://127.0.0.1:{port}"
        with (
            Process("services.cabinet.main", env=env, ready=f"{url}/ready") as service,
            Process("services.cabinet.worker", env=env) as worker,
            plain.client(base_url=url, timeout=120, headers=registers.headers()) as client,
        ):

            def spent() -> float:
                both = service.processor_seconds() + worker.processor_seconds()
                return both + spent_by("test_cabinet_bench")

            async with connected(found) as connection:
                await consumers.furnish(url, connection, flats, MONTHS)
                house = await connection.fetchval("SELECT id FROM buildings")
                await connection.execute(_SPLIT, OF_TEMPLATE)
                await registers.serve(connection)
                await connection.execute("ANALYZE")
                content = registers.register(range(flats))
                figures = await asyncio.to_thread(_templates, client, house)
                figures |= await asyncio.to_thread(_file, client, content, flats, spent)
                small = registers.register(range(200), 2600.4)
                figures |= await asyncio.to_thread(_crowd, client, small)
                figures |= await asyncio.to_thread(_memory, content)
    await server.drop("test_cabinet_bench")
    return figures


def measure(flats: int = FLATS) -> dict[str, float]:
    """Measure on a database of its own."""
    with running_server() as server:
        return asyncio.run(_measure(server, flats))


if __name__ == "__main__":
    for name, value in measure(*map(int, sys.argv[1:2])).items():
        print(f"{name:30} {value:8.2f}")
