"""Advice on tariffs: processor for a year of hours under three tariffs, the JSON included.

`python -m tests.bench.adviser` alone. The service answers in this process, so that what it spends
can be counted whatever else the machine does; a client that reads is counted with it.
"""

import asyncio
import logging
import statistics
import time
from datetime import timedelta

import orjson

from deploy.demo import tariffs
from services.cabinet.metering.packing.actions import pack_old_days
from services.cabinet.tariffs.actions import import_file
from services.cabinet.tariffs.schemas import FileIn
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.logs import configure_logs
from tests.api.cabinet.supply import ANNA, Supplier, as_user
from tests.bench import registry
from tests.support.applications import running_app
from tests.support.postgres import Server, migrate, running_server

_ROUNDS = 30
# Twelve whole months lie in so many days, whatever today is.
_DAYS = 400
_LATEST_DAYS = 5


async def _advice(server: Server) -> dict[str, float]:
    await migrate(server, "cabinet")
    settings = await server.copy("cabinet", "bench_adviser")
    try:
        async with running_app("cabinet", settings) as (app, client):
            # As plain lines, which can be left out: each would be measured with its answer.
            configure_logs("console")
            logging.disable()
            database: Database = app.state.database
            supplier = Supplier(client)
            await _fill(supplier, database)
            account = (await supplier.get("accounts"))["items"][0]["id"]
            figures: dict[str, float] = {}
            for days in ("loose", "packed"):
                if days == "packed":
                    until = utc_now().date() - timedelta(days=_LATEST_DAYS + 1)
                    await pack_old_days(database, until, gently=False)
                first, usual = await _cpu(supplier, account)
                figures |= {
                    f"advice_{days}_days_first_cpu_ms": first,
                    f"advice_{days}_days_cpu_ms": usual,
                }
            return figures
    finally:
        logging.disable(logging.NOTSET)
        await server.drop("bench_adviser")


async def _fill(supplier: Supplier, database: Database) -> None:
    """Make a place with its hours and a tariff, beside two others that are offered."""
    for kind, records in registry.registry(1):
        await supplier.good(kind, *records)
    await supplier.link(ANNA, registry.account_number(0))
    first = utc_now().date() - timedelta(days=_DAYS)
    await supplier.good("interval-profiles", *registry.profiles(1, _DAYS, first=first))
    document = orjson.dumps(tariffs.document()).decode()
    async with database.transaction() as session:
        await import_file(session, None, FileIn(format="json", content=document))


async def _cpu(supplier: Supplier, account: int) -> tuple[float, float]:
    """Return the milliseconds of the first advice and the median of the others."""
    times = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        response = await supplier.client.get(
            f"/api/cabinet/accounts/{account}/adviser", headers=as_user(ANNA)
        )
        response.raise_for_status()
        times.append((time.process_time() - began) * 1000)
        told = response.json()
        if (told["state"], len(told["options"])) != ("told", 3) or told["paid"] is None:
            raise RuntimeError(f"no advice: {told}")
    return times[0], statistics.median(times[1:])


def measure() -> dict[str, float]:
    """Ask for advice of one household, with its days in rows and packed."""
    with running_server() as server:
        return asyncio.run(_advice(server))


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:<36} {value:8.1f}")
