"""Registry and profiles of invented households in the shapes of the systems door."""

import gzip
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import orjson

FIRST_DAY = date(2026, 9, 1)
YEAR = date(2025, 1, 1)
# A schedule of the demo: two zones, three bands, another price from July on.
TARIFF = "Двухзонный"
HOURS = 24


def meter_id(number: int) -> str:
    """Return the supplier's key of the n-th meter."""
    return f"bench-meter-{number}"


def account_number(number: int) -> str:
    """Return the number of the n-th account."""
    return f"77{number:09d}"


def registry(meters: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the kinds in the order in which they depend on each other."""
    numbers = range(meters)
    yield (
        "customers",
        [
            {"id": f"bench-{n}", "kind": "individual", "name": f"Проверкин Пример {n}"}
            for n in numbers
        ],
    )
    yield (
        "service-locations",
        [
            {
                "id": f"bench-{n}",
                "region": "Учебный край",
                "locality": "г. Образцовск",
                "street": f"ул. Пробная {n % 97}",
                "house": str(n % 180 + 1),
                "flat": str(n % 60 + 1),
                "building_kind": "apartment",
            }
            for n in numbers
        ],
    )
    yield (
        "accounts",
        [
            {
                "number": account_number(n),
                "customer": f"bench-{n}",
                "service_location": f"bench-{n}",
                "contract_start": "2020-01-01",
            }
            for n in numbers
        ],
    )
    yield (
        "usage-points",
        [
            {
                "mrid": str(uuid5(NAMESPACE_OID, f"bench-{n}")),
                "account": account_number(n),
                "service_location": f"bench-{n}",
                "scope": "unit",
                "tariff": TARIFF,
            }
            for n in numbers
        ],
    )
    yield (
        "meters",
        [
            {
                "id": meter_id(n),
                "serial_number": f"9{n:012d}",
                "usage_point": str(uuid5(NAMESPACE_OID, f"bench-{n}")),
                "installed_on": "2020-01-01",
            }
            for n in numbers
        ],
    )


def profiles(
    meters: int, days: int, seed: int = 7, first: date = FIRST_DAY
) -> list[dict[str, Any]]:
    """Return hourly A+ days in Wh, day after day for all meters, as a head-end would send."""
    source = random.Random(seed)
    return [
        {
            "meter": meter_id(number),
            "channel": "A+",
            "day": (first + timedelta(days=day)).isoformat(),
            "interval_minutes": 60,
            "unit": "Wh",
            "values": [source.randrange(40, 2500) for _ in range(HOURS)],
        }
        for day in range(days)
        for number in range(meters)
    ]


def year(number: int) -> list[dict[str, Any]]:
    """Return the hourly days of `YEAR` of one meter."""
    return [record | {"meter": meter_id(number)} for record in profiles(1, 365, first=YEAR)]


def packed(records: list[dict[str, Any]], size: int) -> list[bytes]:
    """Cut records into gzipped NDJSON batches of `size` lines."""
    return [
        gzip.compress(b"\n".join(orjson.dumps(r) for r in records[at : at + size]), 1)
        for at in range(0, len(records), size)
    ]
