"""Where a month chart's processor time goes, part by part; alone by `python -m`.

The real service in one process on a database of its own, the real nginx with one worker before it,
and the bare handler: by itself, and behind the same nginx. Each answers the same meter's month, in
turns. What counts is processor time for a request, told for each program that has a part in the
answer, the least of some rounds: other than requests per second it does not ask how many cores
happened to be free (docs/decisions/0046).
"""

import asyncio
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.bench import bare, load, registry
from tests.bench.submissions import spent_by
from tests.support import consumers, plain
from tests.support.gateway import running_gateway
from tests.support.postgres import (
    Server,
    environment,
    free_port,
    migrate,
    running_server,
)
from tests.support.processes import Process
from tests.support.tokens import keys_dir, user_token

ROUNDS = 4
SECONDS = 2
_MONTH = registry.FIRST_DAY.strftime("%Y-%m")
_DAYS = 30
# Of each program: the seconds of a processor that it has used.
Programs = Mapping[str, Callable[[], float]]


def _children(pid: int) -> float:
    """Return the seconds of a processor that a process and its children have used."""
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if pid in (int(entry.name), int(stat[1])):
                total += int(stat[11]) + int(stat[12])
    return total / os.sysconf("SC_CLK_TCK")


@contextmanager
def _gateway(address: str) -> Iterator[tuple[str, Callable[[], float]]]:
    """Run the gateway before a cabinet at the address; gives its own, and what it has used."""
    with tempfile.TemporaryDirectory() as folder:
        # Its workers are not root, and read pages of their own.
        Path(folder).chmod(0o755)
        with running_gateway(
            Path(folder), PC_CABINET_SERVER=address, PC_RATE="1000000r/s"
        ) as gateway:
            yield (
                f"http://127.0.0.1:{gateway.ports['cabinet']}",
                lambda: _children(gateway.pid),
            )


async def _furnish(server: Server, database: str, url: str) -> int:
    """Make one meter with a month of sound hours, and return its key."""
    connection = await server.connect(database)
    try:
        (meter,) = await consumers.furnish(url, connection, 1)
        month = [record | {"meter": "m-0"} for record in registry.profiles(1, _DAYS)]
        for body in registry.packed(month, _DAYS):
            await consumers.deliver(url, "interval-profiles", body)
        await connection.execute("ANALYZE")
    finally:
        await connection.close()
    return int(meter)


def _microseconds(url: str, headers: dict[str, str], programs: Programs) -> dict[str, float]:
    """Load an address; return microseconds for a request of each program, and the rate."""
    before = {name: used() for name, used in programs.items()}
    started = time.perf_counter()
    rate = load.requests_per_second(url, SECONDS, headers)
    count = rate * (time.perf_counter() - started)
    spent = {name: 1e6 * (used() - before[name]) / count for name, used in programs.items()}
    return spent | {"all": sum(spent.values()), "per_second": rate}


def _measure(server: Server, found: dict[str, Any]) -> dict[str, float]:
    database = str(found["database_name"])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        facts = {
            name: found[f"database_{name}"] for name in ("host", "port", "user", "password", "name")
        }
        (folder / "suite.json").write_text(json.dumps({"databases": {"cabinet": facts}}))
        (folder / "cabinet.json").write_text("{}")
        port, bare_port = free_port(), free_port()
        url = f"http://127.0.0.1:{port}"
        values = {"port": port, "keys_dir": keys_dir(), "processes": 1}
        env = environment(
            "cabinet",
            found | values | {"settings_file": folder / "cabinet.json", "log_format": "json"},
        )
        service = stack.enter_context(
            Process("services.cabinet.main", env=env, ready=f"{url}/ready")
        )
        meter = asyncio.run(_furnish(server, database, url))
        bare_address = stack.enter_context(bare.serving(bare_port, folder / "suite.json"))
        door, door_used = stack.enter_context(_gateway(f"127.0.0.1:{port}"))
        bare_door, bare_door_used = stack.enter_context(_gateway(f"127.0.0.1:{bare_port}"))
        days = f"/days?{meter}&{_MONTH}-01&{_MONTH}-30"
        chart = (
            f"/api/cabinet/meters/{meter}/consumption"
            f"?channel=A%2B&interval=month&date={_MONTH}-30&step=day"
        )
        token = user_token("consumer", str(consumers.READER), lifetime=3600)
        cookie = {"Cookie": f"cabinet_access={token}"}
        told = plain.get(f"{door}{chart}", headers=cookie).raise_for_status().json()
        if len(told["points"]) != _DAYS or not told["complete"]:
            raise RuntimeError(str(told))

        def base() -> float:
            return spent_by(database)

        def handler() -> float:
            return spent_by(f"tests.bench.bare:app\0--port\0{bare_port}")

        asked: dict[str, tuple[str, dict[str, str], Programs]] = {
            "month_chart": (
                door + chart,
                cookie,
                {"gateway": door_used, "service": service.processor_seconds, "database": base},
            ),
            "month_chart_without_gateway": (
                url + chart,
                cookie | {"X-Application": "cabinet"},
                {"service": service.processor_seconds, "database": base},
            ),
            "bare": (bare_address + days, {}, {"service": handler, "database": base}),
            "bare_behind_gateway": (
                f"{bare_door}/api/cabinet{days}",
                cookie,
                {"gateway": bare_door_used, "service": handler, "database": base},
            ),
        }
        rounds: dict[str, list[dict[str, float]]] = {name: [] for name in asked}
        for _ in range(ROUNDS):
            for name, (address, headers, programs) in asked.items():
                rounds[name].append(_microseconds(address, headers, programs))
    figures = {
        f"reads_{name}_{part}": (max if part == "per_second" else min)(
            one[part] for one in found_ones
        )
        for name, found_ones in rounds.items()
        for part in found_ones[0]
    }
    for name in ("bare", "bare_behind_gateway"):
        figures[f"reads_month_chart_to_{name}"] = (
            figures[f"reads_{name}_all"] / figures["reads_month_chart_all"]
        )
    return figures


def measure() -> dict[str, float]:
    """Measure on a database of its own; microseconds of a processor, unless it says otherwise."""
    name = f"test_cabinet_reads_{os.getpid()}"
    with running_server() as server:

        async def make() -> dict[str, Any]:
            await migrate(server, "cabinet")
            return await server.copy("cabinet", name)

        found = asyncio.run(make())
        try:
            return _measure(server, found)
        finally:
            asyncio.run(server.drop(name))


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:44} {value:10.2f}")
