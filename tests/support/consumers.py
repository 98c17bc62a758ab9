"""One consumer with many meters that are read by hand, at a cabinet that runs alone."""

import asyncio
import gzip
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import orjson

from services.kit.clock import utc_now
from tests.support import plain
from tests.support.tokens import bearer, service_token, user_token

READER = UUID("00000000-0000-4000-8000-0000000000cc")
_LINES = 5000


def headers() -> dict[str, str]:
    """Return what the consumer's requests come with."""
    return bearer(user_token("consumer", str(READER)))


def registry(meters: int, months: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield kinds of batches in the order of their dependence, with a past by months."""
    numbers = range(meters)
    place = {"locality": "г. Образцовск", "street": "ул. Пробная", "house": "1"}
    yield "customers", [{"id": "c", "kind": "individual", "name": "Пример Примеров"}]
    yield (
        "service-locations",
        [place | {"id": f"l-{n}", "flat": str(n), "building_kind": "apartment"} for n in numbers],
    )
    yield (
        "accounts",
        [
            {
                "number": f"88{n:08}",
                "customer": "c",
                "service_location": f"l-{n}",
                "contract_start": "2020-01-01",
            }
            for n in numbers
        ],
    )
    yield (
        "usage-points",
        [
            {"mrid": str(UUID(int=n + 1)), "account": f"88{n:08}", "service_location": f"l-{n}"}
            for n in numbers
        ],
    )
    yield (
        "meter-models",
        [
            {
                "id": "m",
                "name": "СЕ102",
                "manufacturer": "Завод",
                "register_digits": 6,
                "register_decimals": 1,
            }
        ],
    )
    yield (
        "meters",
        [
            {
                "id": f"m-{n}",
                "serial_number": f"9{n:09}",
                "model": "m",
                "usage_point": str(UUID(int=n + 1)),
                "installed_on": "2020-01-01",
            }
            for n in numbers
        ],
    )
    yield (
        "register-readings",
        [
            {
                "meter": f"m-{n}",
                "channel": "A+",
                "unit": "Wh",
                "taken_at": f"{_month(months - month)}-20T12:00:00+03:00",
                "values": {"T1": 200_000 * month, "T2": 100_000 * month},
                "source": "manual",
            }
            for month in range(months)
            for n in numbers
        ],
    )


def _month(ago: int) -> str:
    today = utc_now()
    year, month = divmod(today.year * 12 + today.month - 1 - ago, 12)
    return f"{year}-{month + 1:02}"


async def deliver(url: str, kind: str, body: bytes) -> None:
    """Deliver one gzipped batch, of which every line must be taken."""
    answer = await asyncio.to_thread(
        plain.request,
        "POST",
        f"{url}/internal/batches/{kind}",
        content=body,
        headers=bearer(service_token("admin_panel", "cabinet"))
        | {"X-Batch-Id": str(uuid4()), "X-Source": "test", "Content-Encoding": "gzip"},
        timeout=120,
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["errors"] == []


async def furnish(url: str, connection: Any, meters: int, months: int = 3) -> list[int]:
    """Make the consumer's meters by batches, open the window, and return the meters' keys."""
    for kind, records in registry(meters, months):
        for first in range(0, len(records), _LINES):
            lines = b"".join(orjson.dumps(one) + b"\n" for one in records[first : first + _LINES])
            await deliver(url, kind, gzip.compress(lines, 1))
    await connection.execute("UPDATE supplier_settings SET reading_from = 1, reading_to = 31")
    await connection.execute(
        "INSERT INTO account_users (user_id, account_id, customer_id)"
        " SELECT $1, id, customer_id FROM customer_accounts",
        READER,
    )
    await connection.execute("ANALYZE")
    return [row["id"] for row in await connection.fetch("SELECT id FROM meters ORDER BY id")]
