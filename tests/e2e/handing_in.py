"""Households whose meters are read by hand, and the days on which readings are taken."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite


@dataclass(frozen=True)
class HandRead:
    """Somebody at whose place meters are read by hand: their serial numbers by their marks."""

    person: Person
    account: str
    serials: dict[str, str]


# What readings that were handed in are: the suite's billing system may have taken them already.
TAKEN = re.compile("^(В пути|Приняты)$")


@contextmanager
def readings_taken(suite: Suite, first: int, last: int) -> Iterator[None]:
    """Take readings from consumers on these days of a month, until it is over.

    Two days at least, as the product demands of whoever saves any setting meanwhile.
    """
    assert first != last
    say = "UPDATE supplier_settings SET reading_from = $1, reading_to = $2"
    (before,) = suite.query("cabinet", "SELECT reading_from, reading_to FROM supplier_settings")
    suite.query("cabinet", say, first, last)
    try:
        yield
    finally:
        suite.query("cabinet", say, *before)


@contextmanager
def readings_not_taken(suite: Suite) -> Iterator[None]:
    """Take no readings today: the window is the day after tomorrow and the next one."""
    first = datetime.now(UTC) + timedelta(days=2)
    with readings_taken(suite, first.day, (first + timedelta(days=1)).day):
        yield


def month_ago() -> str:
    """Return a moment in the month before, with an offset."""
    return (datetime.now(UTC) - timedelta(days=33)).replace(microsecond=0).isoformat()


def hand_read(suite: Suite, meters: dict[str, dict[str, Any]]) -> HandRead:
    """Bring a household in, as a supplier's system does.

    `meters`: by a mark of one's own what differs from a meter that is read by hand; `zones`, kWh
    that it showed a month ago, is a reading, `gone` is what is true of it after that.
    """
    mark = secrets.token_hex(3)
    number = f"hand-{mark}"
    suite.deliver("customers", {"id": number, "kind": "individual", "name": "Ручкина Ольга"})
    suite.deliver(
        "service-locations",
        {"id": number, "locality": "Пробный", "street": "ул. Ручная", "house": mark, "flat": "7"},
    )
    suite.deliver("accounts", {"number": number, "customer": number, "service_location": number})
    suite.deliver(
        "meter-models",
        {
            "id": number,
            "name": "Ручной-1",
            "manufacturer": "Завод",
            "register_digits": 6,
            "register_decimals": 1,
        },
    )
    serials = {}
    for name, known in meters.items():
        point, serial = str(uuid4()), f"{name}-{mark}"
        suite.deliver(
            "usage-points",
            {
                "mrid": point,
                "account": number,
                "service_location": number,
                "name": known.get("name", "Квартира"),
                "time_zone": "Europe/Moscow",
                "read_remotely": known.get("read_remotely", False),
            },
        )
        meter = {
            "id": serial,
            "serial_number": serial,
            "model": number,
            "usage_point": point,
        }
        suite.deliver("meters", meter)
        if "zones" in known:
            suite.deliver(
                "register-readings",
                {
                    "meter": serial,
                    "channel": "A+",
                    "unit": "Wh",
                    "taken_at": month_ago(),
                    "values": {zone: kwh * 1000 for zone, kwh in known["zones"].items()},
                    "source": "manual",
                },
            )
        if "gone" in known:
            suite.deliver("meters", meter | known["gone"])
        serials[name] = serial
    person = add_consumer(suite, name="Ручкина Ольга", account_numbers=[number])
    return HandRead(person, number, serials)
