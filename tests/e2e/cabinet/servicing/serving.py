"""An organisation of a test's own, with houses of its own, and who acts for it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page

from tests.e2e.handing_in import month_ago
from tests.e2e.people import Person, add_consumer, enter
from tests.e2e.suite import Suite

_ADD = """
WITH organization AS (
    INSERT INTO servicing_organizations (external_id, name, short_name, kind)
    VALUES ($1::text, 'ООО «Управляющая компания ' || $1::text || '»', 'УК ' || $1::text,
        'management_company') RETURNING id
), person AS (
    INSERT INTO servicing_people (id, organization_id, email, name, phone, main, user_id)
    SELECT $2, id, $3, 'Домова Вера Петровна', '+79130000000', true, $4 FROM organization
)
INSERT INTO served_houses (organization_id, building_id)
SELECT DISTINCT o.id, l.building_id FROM organization o
CROSS JOIN service_locations l WHERE l.external_id = ANY($5::text[]) RETURNING building_id
"""
_BUILDING = "SELECT building_id FROM service_locations WHERE external_id = $1"
# The common meter of a house, among its flats.
COMMON = "0"


@dataclass(frozen=True)
class Servicing:
    """Who acts for an organisation, its short name, and its houses: a street, numbers."""

    mark: str
    person: Person
    short_name: str
    street: str
    houses: Sequence[str]
    # The key of the first house.
    building: int

    def serial(self, flat: str, house: str = "") -> str:
        """Return the number of a flat's meter, in the first house if none is named.

        It is the account's number and every other key of the flat as well.
        """
        return _key(self.mark, house or self.houses[0], flat)


def _key(mark: str, house: str, flat: str) -> str:
    return f"00{mark}{house:0>3}{flat:0>3}"


def months_back(count: int, day: int = 1) -> date:
    """Return a day of the month so many months ago."""
    today = datetime.now(UTC).date()
    number = today.year * 12 + today.month - 1 - count
    return date(number // 12, number % 12 + 1, day)


def serving(
    suite: Suite,
    houses: Sequence[str] = ("5",),
    flats: Sequence[str] = ("1", "2", "10"),
    *,
    account_numbers: Sequence[str] = (),
    unread: bool = False,
) -> Servicing:
    """Bring in houses of flats with a meter of two zones each, and a common meter of ratio 20.

    They were read a month ago, unless they are `unread`: then a test does, and so says how many
    zones they have.
    """
    mark = str(secrets.randbelow(900_000) + 100_000)
    street = f"ул. Домовая-{mark}"
    units = [(house, flat) for house in houses for flat in (COMMON, *flats)]
    keys = {unit: _key(mark, *unit) for unit in units}
    points = {unit: str(uuid4()) for unit in units}
    suite.deliver(
        "customers",
        *(
            {"id": keys[unit], "kind": "individual", "name": f"Жильцова Анна {unit[1]}"}
            for unit in units
        ),
    )
    suite.deliver("service-locations", *(_place(keys[unit], street, *unit) for unit in units))
    suite.deliver(
        "accounts",
        *(
            {
                "number": keys[unit],
                "customer": keys[unit],
                "service_location": keys[unit],
                "contract_start": "2020-01-01",
            }
            for unit in units
        ),
    )
    suite.deliver("usage-points", *(_point(keys[unit], points[unit], unit[1]) for unit in units))
    model = {"id": mark, "name": "Домовой-1", "manufacturer": "Завод", "register_decimals": 1}
    suite.deliver("meter-models", model | {"register_digits": 6})
    suite.deliver(
        "meters",
        *(
            {
                "id": keys[unit],
                "serial_number": keys[unit],
                "model": mark,
                "usage_point": points[unit],
                "installed_on": "2021-05-01",
            }
            for unit in units
        ),
    )
    if not unread:
        zones = {unit: {"T1": 1_200_000, "T2": 800_000} for unit in units}
        zones |= {(house, COMMON): {"T1": 500_000} for house in houses}
        suite.deliver(
            "register-readings",
            *(_reading(keys[unit], month_ago(), zones[unit]) for unit in units),
        )
    person = add_consumer(suite, name="Домова Вера Петровна", account_numbers=account_numbers)
    ((user,),) = suite.query("auth", "SELECT id FROM users WHERE email = $1", person.login)
    suite.query("cabinet", _ADD, mark, uuid4(), person.login, user, list(keys.values()))
    ((building,),) = suite.query("cabinet", _BUILDING, keys[units[0]])
    return Servicing(mark, person, f"УК {mark}", street, houses, building)


def _place(key: str, street: str, house: str, flat: str) -> dict[str, Any]:
    place = {"id": key, "locality": "Пробный", "street": street, "house": house}
    return place | {"building_kind": "apartment"} | ({} if flat == COMMON else {"flat": flat})


def _point(key: str, point: str, flat: str) -> dict[str, Any]:
    told = {
        "mrid": point,
        "account": key,
        "service_location": key,
        "time_zone": "Europe/Moscow",
        "read_remotely": False,
    }
    return told | ({"scope": "building", "transformation_ratio": 20} if flat == COMMON else {})


def _reading(key: str, taken_at: str, values: dict[str, int]) -> dict[str, Any]:
    return {
        "meter": key,
        "channel": "A+",
        "unit": "Wh",
        "taken_at": taken_at,
        "values": values,
        "source": "manual",
    }


def read(suite: Suite, own: Servicing, day: date, kwh: Mapping[str, float]) -> None:
    """Read counters of one zone at a day's noon, by the flats of the first house."""
    noon = f"{day}T12:00:00+03:00"
    suite.deliver(
        "register-readings",
        *(
            _reading(own.serial(flat), noon, {"T1": round(value * 1000)})
            for flat, value in kwh.items()
        ),
    )


def measure(suite: Suite, own: Servicing, first: date, days: int, hourly: dict[str, int]) -> None:
    """Let meters measure so many Wh in every hour of days that follow one another."""
    suite.deliver(
        "interval-profiles",
        *(
            {
                "meter": own.serial(flat),
                "channel": "A+",
                "day": (first + timedelta(days=n)).isoformat(),
                "interval_minutes": 60,
                "unit": "Wh",
                "values": [wh] * 24,
            }
            for flat, wh in hourly.items()
            for n in range(days)
        ),
    )


def come_in(page: Page, suite: Suite, own: Servicing, language: str = "ru-RU") -> str:
    """Sign in who acts for the organisation; return the cabinet's address."""
    base = suite.page("cabinet")
    enter(page.request, base, own.person)
    if language != "ru-RU":
        page.add_init_script("localStorage.setItem('language', 'en')")
    return base


def counts(suite: Suite, own: Servicing) -> list[Any]:
    """Return what of the houses' meters was handed in: serial number and Wh."""
    return suite.query(
        "cabinet",
        "SELECT m.serial_number, s.* FROM submissions s JOIN meters m ON m.id = s.meter_id"
        " WHERE m.serial_number LIKE $1 ORDER BY 1",
        f"00{own.mark}%",
    )
