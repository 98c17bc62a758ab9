"""`python -m tests.bench.bulk [METERS]`: a manager's file of readings, checked and handed in.

Each meter has two years by months. The file is handed in, and then again with other values, which
corrects all of it. Seconds are worth something on a quiet machine only; processor time is that of
this process and of PostgreSQL's.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from services.cabinet.submissions.bulk.actions import (
    check_rows,
    known_of_many,
    submit_many,
)
from services.cabinet.submissions.bulk.checks import Row
from services.cabinet.submissions.entry.actions import Submitter
from services.kit.clock import utc_now
from tests.bench.submissions import spent_by
from tests.support import consumers
from tests.support.postgres import (
    Server,
    connected,
    environment,
    free_port,
    migrate,
    running_server,
)
from tests.support.processes import Process
from tests.support.tokens import key_ring, keys_dir

METERS = 10_000
MONTHS = 24
_DATABASE = "test_cabinet_bulk"
_WHO = UUID("00000000-0000-4000-8000-0000000000dd")
_ORGANIZATION = """
INSERT INTO servicing_organizations (external_id, name, short_name, kind)
VALUES ('bench', 'ООО «Проба»', 'Проба', 'management_company') RETURNING id
"""


@contextmanager
def _timed(figures: dict[str, float], name: str) -> Iterator[None]:
    before = time.perf_counter(), time.process_time(), spent_by(_DATABASE)
    yield
    after = time.perf_counter(), time.process_time(), spent_by(_DATABASE)
    wall, own, database = (end - begin for begin, end in zip(before, after, strict=True))
    figures |= {
        f"bulk_{name}_seconds": wall,
        f"bulk_{name}_service_cpu_seconds": own,
        f"bulk_{name}_database_cpu_seconds": database,
    }


async def _measured(connection: Any, meters: list[int]) -> dict[str, float]:
    figures: dict[str, float] = {}
    who = Submitter(_WHO, organization_id=await connection.fetchval(_ORGANIZATION))
    rows = [Row(meter, {"T1": "4750,5", "T2": "2375,2"}) for meter in meters]
    with _timed(figures, "known"):
        await known_of_many(connection, meters, utc_now())
    with _timed(figures, "checked"):
        await check_rows(connection, rows)
    others = [row._replace(values={"T1": "4751", "T2": "2376"}) for row in rows]
    for name, given in (("handed_in", rows), ("corrected", others)):
        with _timed(figures, name):
            async with connection.transaction():
                made = await submit_many(connection, key_ring(), who, given)
        if wrong := [one.problem for one in made if one.submission is None]:
            raise RuntimeError(f"{len(wrong)} of {len(rows)} were refused: {wrong[0]!r}")
    return figures


async def _measure(server: Server, count: int) -> dict[str, float]:
    await migrate(server, "cabinet")
    found = await server.copy("cabinet", _DATABASE)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cabinet.json"
        file.write_text("{}")
        values: dict[str, Any] = {"port": port, "keys_dir": keys_dir(), "processes": 1}
        env = environment("cabinet", found | values | {"settings_file": file})
        url = f"http://127.0.0.1:{port}"
        with Process("services.cabinet.main", env=env, ready=f"{url}/ready"):
            async with connected(found) as connection:
                meters = await consumers.furnish(url, connection, count, MONTHS)
        async with connected(found) as connection:
            figures = await _measured(connection, meters)
    await server.drop(_DATABASE)
    return figures


def measure(count: int = METERS) -> dict[str, float]:
    """Measure on a database of its own."""
    with running_server() as server:
        return asyncio.run(_measure(server, count))


if __name__ == "__main__":
    for name, value in measure(*map(int, sys.argv[1:2])).items():
        print(f"{name:40} {value:8.2f}")
