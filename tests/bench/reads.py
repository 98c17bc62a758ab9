"""Where the processor time of hot reads goes, part by part; alone by `python -m … [NAME …]`.

The real service in one process on a database of its own, the real nginx with one worker before it,
and the bare handler behind the same nginx, of a month's days also by itself. Each answers the same
of one meter, charts of all lengths and the main page, in turns. What counts is processor time for a
request, told for each program that has a part in the answer, the least of some rounds: other than
requests per second it does not ask how many cores happened to be free (docs/decisions/0046).
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from services.kit.clock import utc_now
from tests.bench import bare, home, load, registry
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
_DAYS = 30
_LATELY_DAYS = 60
_EVENTS = 40
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


class _Shape(NamedTuple):
    """A chart as the pages ask for it, and the path of the same rows at the bare handler."""

    interval: str
    first: date
    last: date
    step: str
    bare: str

    def asked(self, meter: int) -> str:
        columns = "&points=columns" if self in _LONG else ""
        return (
            f"/api/cabinet/meters/{meter}/consumption?channel=A%2B&interval={self.interval}"
            f"&date={self.last}&step={self.step}{columns}"
        )

    def asked_barely(self, meter: int) -> str:
        return f"/{self.bare}?{meter}&{self.first}&{self.last}"


_MONTH = (registry.FIRST_DAY, registry.FIRST_DAY.replace(day=_DAYS))
_YEAR = (registry.YEAR, registry.YEAR.replace(month=12, day=31))
SHAPES = {
    "month_chart": _Shape("month", *_MONTH, "day", "days"),
    "year_by_months": _Shape("year", *_YEAR, "month", "days"),
    "day_by_hours": _Shape("day", _MONTH[1], _MONTH[1], "interval", "hours"),
    "month_by_hours": _Shape("month", *_MONTH, "hour", "hours"),
    "year_by_days": _Shape("year", *_YEAR, "day", "days"),
    "year_by_hours": _Shape("year", *_YEAR, "hour", "hours"),
}
# What is told as columns: hours, and the days of a year.
_LONG = [SHAPES[name] for name in ("month_by_hours", "year_by_days", "year_by_hours")]
MAIN_PAGE = "main_page"
NAMES = (*SHAPES, MAIN_PAGE)
_HOME = "/api/cabinet/home"


def _events() -> list[dict[str, Any]]:
    """Return what a meter noticed in its last months: one event in a week, all sorts."""
    kinds = [(44, "warning"), (7, "info"), (1, "critical"), (29, "info")]
    return [
        {
            "meter": "m-0",
            "occurred_at": (utc_now() - timedelta(days=7 * n + 1)).isoformat(),
            "code": code,
            "severity": severity,
        }
        for n in range(_EVENTS)
        for code, severity in [kinds[n % len(kinds)]]
    ]


async def _furnish(server: Server, database: str, url: str) -> tuple[int, int]:
    """Make one meter with sound hours of a year, a month and lately; return it and its account."""
    connection = await server.connect(database)
    try:
        (meter,) = await consumers.furnish(url, connection, 1)
        lately = utc_now().date() - timedelta(_LATELY_DAYS)
        for days in (
            registry.year(0),
            registry.profiles(1, _DAYS),
            registry.profiles(1, _LATELY_DAYS, first=lately),
        ):
            mine = [record | {"meter": "m-0"} for record in days]
            for body in registry.packed(mine, len(mine)):
                await consumers.deliver(url, "interval-profiles", body)
        state = {"meter": "m-0", "state": "connected", "changed_at": f"{lately}T10:00:00Z"}
        for kind, records in (("meter-events", _events()), ("connection-states", [state])):
            for body in registry.packed(records, len(records)):
                await consumers.deliver(url, kind, body)
        await connection.execute("ANALYZE")
        account = await connection.fetchval("SELECT id FROM customer_accounts")
    finally:
        await connection.close()
    return int(meter), int(account)


def _microseconds(url: str, headers: dict[str, str], programs: Programs) -> dict[str, float]:
    """Load an address; return microseconds for a request of each program, and the rate."""
    before = {name: used() for name, used in programs.items()}
    started = time.perf_counter()
    rate = load.requests_per_second(url, SECONDS, headers)
    count = rate * (time.perf_counter() - started)
    spent = {name: 1e6 * (used() - before[name]) / count for name, used in programs.items()}
    return spent | {"all": sum(spent.values()), "per_second": rate}


def _right(told: Any, name: str) -> bool:
    """Say whether an answer is what is meant to be measured."""
    if name == MAIN_PAGE:
        (place,) = told["places"]["items"]
        # Of a month that begins today nothing is known yet.
        return bool(place["before"]["total"] and told["diagnostics"]["total"] == _EVENTS)
    return bool(told["complete"])


def _measure(server: Server, found: dict[str, Any], names: Collection[str]) -> dict[str, float]:
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
        meter, account = asyncio.run(_furnish(server, database, url))
        bare_address = stack.enter_context(bare.serving(bare_port, folder / "suite.json"))
        door, door_used = stack.enter_context(_gateway(f"127.0.0.1:{port}"))
        bare_door, bare_door_used = stack.enter_context(_gateway(f"127.0.0.1:{bare_port}"))
        token = user_token("consumer", str(consumers.READER), lifetime=3600)
        cookie = {"Cookie": f"cabinet_access={token}"}

        def base() -> float:
            return spent_by(database)

        def handler() -> float:
            return spent_by(f"tests.bench.bare:app\0--port\0{bare_port}")

        through = {"gateway": door_used, "service": service.processor_seconds, "database": base}
        bare_through = {"gateway": bare_door_used, "service": handler, "database": base}
        asked: dict[str, tuple[str, dict[str, str], Programs]] = {}
        for name in names:
            if name == MAIN_PAGE:
                ours = _HOME
                barely = home.asked_barely(meter, account, str(consumers.READER))
            else:
                ours, barely = SHAPES[name].asked(meter), SHAPES[name].asked_barely(meter)
            told = plain.get(f"{door}{ours}", headers=cookie).raise_for_status().json()
            if not _right(told, name):
                raise RuntimeError(f"{name}: {str(told)[:500]}")
            asked[name] = (door + ours, cookie, through)
            asked[f"bare_{name}"] = (f"{bare_door}/api/cabinet{barely}", cookie, bare_through)
            if name == "month_chart":
                without = {"service": service.processor_seconds, "database": base}
                asked["month_chart_without_gateway"] = (
                    url + ours,
                    cookie | {"X-Application": "cabinet"},
                    without,
                )
                asked["bare"] = (bare_address + barely, {}, {"service": handler, "database": base})
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
    for name in names:
        figures[f"reads_{name}_to_bare_behind_gateway"] = (
            figures[f"reads_bare_{name}_all"] / figures[f"reads_{name}_all"]
        )
    if "bare" in asked:
        figures["reads_month_chart_to_bare"] = (
            figures["reads_bare_all"] / figures["reads_month_chart_all"]
        )
    return figures


def measure(names: Collection[str] = NAMES) -> dict[str, float]:
    """Measure on a database of its own; microseconds of a processor, unless it says otherwise."""
    database = f"test_cabinet_reads_{os.getpid()}"
    with running_server() as server:

        async def make() -> dict[str, Any]:
            await migrate(server, "cabinet")
            return await server.copy("cabinet", database)

        found = asyncio.run(make())
        try:
            return _measure(server, found, names)
        finally:
            asyncio.run(server.drop(database))


if __name__ == "__main__":
    for name, value in measure(sys.argv[1:] or NAMES).items():
        print(f"{name:52} {value:10.2f}")
