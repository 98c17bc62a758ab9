"""A house that somebody's organisation serves, and what a browser holds of a walk through it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.e2e.handing_in import month_ago
from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite
from tests.support.waits import wait_until

PATH = "/servicing/walk"
_SUBSCRIBER = "Тайнова Ольга Петровна"
# All rows that a walk has on the device, as text, and whether any key could be read out.
_HELD = """() => new Promise((found, failed) => {
    const opening = indexedDB.open('walk');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
        const database = opening.result;
        const stores = Array.from(database.objectStoreNames);
        if (stores.length === 0) { database.close(); found({rows: 0, keys: [], text: ''}); return; }
        const asked = database.transaction(stores);
        const sealed = asked.objectStore('sealed').getAll();
        const keys = asked.objectStore('keys').getAll();
        asked.oncomplete = () => {
            const text = sealed.result.map((row) =>
                JSON.stringify(row) + new TextDecoder().decode(row.sealed)).join('\\n');
            database.close();
            found({rows: sealed.result.length, text,
                keys: keys.result.map(({key}) => key.extractable)});
        };
    };
})"""


@dataclass(frozen=True)
class Walked:
    """A house with a flat for each number, and who walks through it."""

    mark: str
    person: Person
    organization: int
    flats: Sequence[str]

    @property
    def address(self) -> str:
        """The address as the pages tell it."""
        return f"Обходный, ул. Подвальная, д. {self.mark}"

    def serial(self, flat: str) -> str:
        """Return the serial number of a flat's meter."""
        return f"{self.mark}-{flat}"


def walked_house(suite: Suite, flats: Sequence[str] = ("1", "2", "3", "10")) -> Walked:
    """Bring a house in, as a supplier's system does, and let somebody's organisation serve it.

    A month ago each meter showed 1000 kWh; that of the last flat has two zones.
    """
    mark = f"1{secrets.token_hex(3)}"
    keys = {flat: f"w-{mark}-{flat}" for flat in flats}
    points = {flat: str(uuid4()) for flat in flats}
    suite.deliver(
        "customers",
        *({"id": key, "kind": "individual", "name": _SUBSCRIBER} for key in keys.values()),
    )
    place = {"locality": "Обходный", "street": "ул. Подвальная", "house": mark}
    suite.deliver(
        "service-locations", *(place | {"id": key, "flat": flat} for flat, key in keys.items())
    )
    suite.deliver(
        "accounts",
        *({"number": key, "customer": key, "service_location": key} for key in keys.values()),
    )
    suite.deliver(
        "usage-points",
        *(
            {
                "mrid": points[flat],
                "account": key,
                "service_location": key,
                "time_zone": "Europe/Moscow",
                "read_remotely": False,
            }
            for flat, key in keys.items()
        ),
    )
    model = {"id": "walk", "name": "Подвал-1", "manufacturer": "Завод"}
    suite.deliver("meter-models", model | {"register_digits": 6, "register_decimals": 1})
    suite.deliver(
        "meters",
        *(
            {
                "id": key,
                "serial_number": f"{mark}-{flat}",
                "model": "walk",
                "usage_point": points[flat],
            }
            for flat, key in keys.items()
        ),
    )
    suite.deliver(
        "register-readings",
        *(
            {
                "meter": key,
                "channel": "A+",
                "unit": "Wh",
                "taken_at": month_ago(),
                "values": {"T1": 1_000_000} | ({"T2": 500_000} if flat == flats[-1] else {}),
                "source": "manual",
            }
            for flat, key in keys.items()
        ),
    )
    rows = suite.query(
        "cabinet",
        "INSERT INTO servicing_organizations (external_id, name, short_name, kind)"
        " VALUES ($1, 'ООО «УК Обход»', 'УК Обход', 'management_company') RETURNING id",
        mark,
    )
    organization: int = rows[0]["id"]
    suite.query(
        "cabinet",
        "INSERT INTO served_houses (organization_id, building_id)"
        " SELECT DISTINCT $1::int, building_id FROM service_locations"
        " WHERE external_id = ANY($2::text[])",
        organization,
        list(keys.values()),
    )
    return Walked(mark, colleague(suite, organization), organization, flats)


def colleague(suite: Suite, organization: int) -> Person:
    """Make somebody who acts for an organisation."""
    person = add_consumer(suite, name="Домова Вера")
    (user,) = suite.query("auth", "SELECT id FROM users WHERE email = $1", person.login)
    suite.query(
        "cabinet",
        "INSERT INTO servicing_people (id, organization_id, email, name, user_id)"
        " VALUES ($1, $2, $3, 'Домова Вера', $4)",
        uuid4(),
        organization,
        person.login,
        user["id"],
    )
    return person


def bring(page: Page, suite: Suite, entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Bring entries of the signed-in person, as his device does; return their answers."""
    base = suite.page("cabinet")
    answer = page.request.post(
        f"{base}/api/cabinet/servicing/walk/entries",
        data={"entries": list(entries)},
        headers={"Origin": base, "Sec-Fetch-Site": "same-origin"},
    )
    assert answer.ok, answer.text()
    answers: list[dict[str, Any]] = answer.json()["answers"]
    return answers


def meters(suite: Suite, house: Walked) -> dict[str, int]:
    """Return the services' key of the meter of each flat."""
    rows = suite.query(
        "cabinet",
        "SELECT id, serial_number FROM meters WHERE serial_number LIKE $1",
        f"{house.mark}-%",
    )
    return {row["serial_number"].rpartition("-")[2]: row["id"] for row in rows}


def take_along(page: Page, house: Walked) -> None:
    """Take a house along, until it opens without a network."""
    page.get_by_role("button", name=f"Взять с собой: {house.address}").click()
    expect(page.get_by_role("status").filter(has_text="Дом на устройстве")).to_be_visible(
        timeout=90_000
    )


def begin(page: Page, house: Walked) -> None:
    """Start the walk through a house, or go on with it."""
    page.get_by_role("link", name=house.address).click()
    expect(page.get_by_role("region", name="Обход дома")).to_be_visible()


def at(page: Page, flat: str) -> None:
    """Wait until the walk is at a flat."""
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Кв. {flat}")


def type_in(page: Page, figures: str) -> None:
    """Type figures by the page's own keys."""
    for figure in figures:
        page.get_by_role("button", name="Запятая" if figure == "," else figure, exact=True).click()


def further(page: Page) -> None:
    """Press the key that goes on."""
    page.get_by_role("button", name="Далее").click()


def held(page: Page) -> Any:
    """Return what the device holds of walks: rows, all of them as text, and keys."""
    return page.evaluate(_HELD)


def handed_in(suite: Suite, house: Walked) -> dict[str, tuple[str, int]]:
    """Return way and T1 of what counts of each meter of a house."""
    rows = suite.query(
        "cabinet",
        "SELECT m.serial_number, s.way, s.t1 FROM submissions s JOIN meters m ON m.id = s.meter_id"
        " WHERE m.serial_number LIKE $1 AND s.state IN ('on_its_way', 'accepted')",
        f"{house.mark}-%",
    )
    return {row["serial_number"].rpartition("-")[2]: (row["way"], row["t1"]) for row in rows}


def entries(suite: Suite, house: Walked) -> list[Any]:
    """Return the entries that have come from walks through a house."""
    return suite.query(
        "cabinet",
        "SELECT w.* FROM walk_entries w JOIN meters m ON m.id = w.meter_id"
        " WHERE m.serial_number LIKE $1 ORDER BY w.taken_at",
        f"{house.mark}-%",
    )


def all_sent(page: Page) -> None:
    """Wait until nothing waits on the device any more."""
    expect(page.get_by_text("Все записи отправлены")).to_be_visible()


def wait_for_rows(page: Page, count: int) -> None:
    """Wait until the device holds so many rows."""
    wait_until(lambda: held(page)["rows"] == count, what=f"{count} rows on the device")
