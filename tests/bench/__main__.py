"""`python -m tests.bench`: measure a running suite, print the ratios, write `var/bench.json`.

(a) interval values per second from 5153 until visible in the chart, to a bare COPY + upsert;
(b) charts per second through nginx with the rights check, to a bare handler of the same rows: a
    month by days and by hours, a year by days and by hours; main pages likewise; what cost adds
    to a chart;
(c) bytes per stored hourly value, indexes and totals included;
(d) sign-ins per second to the bare rate of argon2, the cost of knowing a caller, letters and
    pushes per second to local servers, the search for an address among a million, what files of
    readings and advice on tariffs cost, what readings handed in by hand cost, one, ten thousand at
    once and by file, where a month chart's processor time goes, staff's lists of accounts and
    appeals, main page and balance of an organisation that serves houses, the panel's first page,
    how soon all are told of an outage, and whether the time of an answer tells who is a customer.
"""

import asyncio
import json
import statistics
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx

from deploy.demo import tariffs
from services.kit.clock import utc_now
from tests.bench import (
    accounts,
    addresses,
    adviser,
    analytics,
    appeals,
    audit,
    balance,
    bare,
    bulk,
    charts,
    costs,
    enumeration,
    exports,
    home,
    information,
    letters,
    outages,
    pushes,
    reads,
    registry,
    servicing,
    sheets,
    sign_in,
    staff_lists,
    submissions,
    tokens,
)
from tests.bench.suite import Suite

METERS = 3000
DAYS = 30
LINES_PER_BATCH = 10_000
ROUNDS = 3
_LATELY_DAYS = 60

_BYTES = """
SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('interval_profile')
UNION ALL
SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('interval_daily_totals')
"""


def deliver(suite: Suite, client: httpx.Client, kind: str, body: bytes) -> None:
    """Deliver one gzipped batch at the systems door; every line must be taken."""
    answer = client.post(
        f"{suite.address('admin-panel-systems')}/v1/batches/{kind}",
        content=body,
        headers={
            "Authorization": f"Bearer {suite.systems_token}",
            "Content-Encoding": "gzip",
            "Content-Type": "application/x-ndjson",
        },
    )
    answer.raise_for_status()
    if answer.json()["rejected"]:
        raise RuntimeError(f"{kind}: {answer.json()['errors'][:3]}")


def load_registry(suite: Suite, client: httpx.Client) -> None:
    """Make the households whose meters are measured."""
    for kind, records in registry.registry(METERS):
        for body in registry.packed(records, LINES_PER_BATCH):
            deliver(suite, client, kind, body)


def measure_intake(suite: Suite, client: httpx.Client, visible: httpx.Client) -> dict[str, float]:
    """Deliver a month of all meters and wait for the last value in the chart."""
    records = registry.profiles(METERS, DAYS)
    batches = registry.packed(records, LINES_PER_BATCH)
    meter = visible.get("/api/cabinet/meters").json()["items"][0]["id"]
    last = records[-1]
    started = time.perf_counter()
    for body in batches:
        deliver(suite, client, "interval-profiles", body)
    chart: dict[str, Any] = visible.get(
        f"/api/cabinet/meters/{meter}/consumption",
        params={"channel": "A+", "interval": "day", "date": last["day"]},
    ).json()
    spent = time.perf_counter() - started
    if [p["value"] for p in chart["points"]] != [v / 1000 for v in last["values"]]:
        raise RuntimeError("the last delivered day is not in the chart")
    values = len(records) * registry.HOURS
    cut = [records[n : n + LINES_PER_BATCH] for n in range(0, len(records), LINES_PER_BATCH)]

    async def baseline() -> float:
        connection = await suite.connect("cabinet")
        try:
            return statistics.median(
                [await bare.copy_and_upsert(connection, cut) for _ in range(ROUNDS)]
            )
        finally:
            await connection.close()

    plain = asyncio.run(baseline())
    return {
        "intake_values_per_second": values / spent,
        "bare_copy_upsert_values_per_second": values / plain,
        "intake_ratio": plain / spent,
    }


def measure_senders(suite: Suite) -> dict[str, float]:
    """Deliver a month of all meters from one sender, and another from two at once."""
    figures: dict[str, float] = {}
    for count, first in ((1, date(2026, 7, 1)), (2, date(2026, 8, 1))):
        records = registry.profiles(METERS, DAYS, first=first)
        # Each sender has meters of its own, as two metering systems have.
        shares = [registry.packed(records[n::count], LINES_PER_BATCH) for n in range(count)]

        def send(mine: list[bytes]) -> None:
            with httpx.Client(timeout=120) as client:
                for body in mine:
                    deliver(suite, client, "interval-profiles", body)

        started = time.perf_counter()
        with ThreadPoolExecutor(count) as pool:
            list(pool.map(send, shares))
        rate = len(records) * registry.HOURS / (time.perf_counter() - started)
        figures[f"intake_values_per_second_{count}_senders"] = rate
    return figures


async def measure_bytes(suite: Suite) -> dict[str, float]:
    """Return the bytes that a stored hourly value takes."""
    connection = await suite.connect("cabinet")
    try:
        size = sum(row[0] for row in await connection.fetch(_BYTES))
        values = await connection.fetchval("SELECT sum(cardinality(values)) FROM interval_profile")
    finally:
        await connection.close()
    return {"stored_values": float(values), "bytes_per_value": float(size) / values}


def _told(figures: dict[str, float]) -> dict[str, float]:
    for name, value in figures.items():
        print(f"  {name:<40} {value:>14,.2f}".replace(",", " "), flush=True)
    return figures


def _main() -> None:
    suite = Suite.read()
    with httpx.Client(timeout=120) as client:
        print(f"registry of {METERS} meters …", flush=True)
        load_registry(suite, client)
        visible = suite.consumer(registry.account_number(METERS - 1))
        deadline = time.monotonic() + 30
        while not visible.get("/api/cabinet/meters").json()["items"]:
            if time.monotonic() > deadline:
                raise SystemExit("The consumer's account did not appear in 30 s.")
        figures: dict[str, float] = {}
        print("intake …", flush=True)
        figures |= measure_intake(suite, client, visible)
        figures |= asyncio.run(measure_bytes(suite))
        figures |= measure_senders(suite)
        print("charts …", flush=True)
        for body in registry.packed(registry.year(METERS - 1), LINES_PER_BATCH):
            deliver(suite, client, "interval-profiles", body)
        figures |= charts.measure(suite, visible)
        suite.manage("cabinet", "import-tariffs", given=json.dumps(tariffs.document()))
        print("main page …", flush=True)
        lately = utc_now().date() - timedelta(_LATELY_DAYS)
        for body in registry.packed(
            registry.profiles(METERS, _LATELY_DAYS, first=lately), LINES_PER_BATCH
        ):
            deliver(suite, client, "interval-profiles", body)
        figures |= home.measure(suite, visible)
    _told(figures)
    broken: list[str] = []
    for what, act in (
        ("tokens", tokens.measure),
        ("sign-ins", sign_in.measure),
        ("letters", letters.measure),
        ("pushes", pushes.measure),
        ("times of refusals", enumeration.measure),
        ("addresses", addresses.measure),
        ("exports", exports.measure),
        ("advice", adviser.measure),
        ("readings by hand", submissions.measure),
        ("readings by file", sheets.measure),
        ("readings of ten thousand flats at once", bulk.measure),
        ("an organisation's main page", servicing.measure),
        ("a house's balance", balance.measure),
        ("a chart's processor time", reads.measure),
        ("accounts", accounts.measure),
        ("staff's lists and cards", staff_lists.measure),
        ("the panel's first page", analytics.measure),
        ("what cost adds", costs.measure),
        ("the audit log", lambda: audit.measure(500_000, 200_000)),
        ("appeals", appeals.measure),
        ("an outage of 20 000 accounts", outages.measure),
        ("the search of «Информация»", information.measure),
    ):
        print(f"{what} …", flush=True)
        # Half an hour of figures is not lost for one part that breaks.
        try:
            figures |= _told(act())
        except Exception:
            traceback.print_exc()
            broken.append(what)
    path = Path("var/bench.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    if broken:
        raise SystemExit(f"Without figures: {', '.join(broken)}.")


if __name__ == "__main__":
    _main()
