"""An account that goes from customer to customer, told by the billing system."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import POINTS, profile

CLARA = UUID("00000000-0000-4000-8000-00000000000c")
# What must never be seen by the former customer's people.
STRANGE_NAME, STRANGE_SERIAL, STRANGE_WH = "Чужестранцева Инга", "SN-777", 777


def ago(days: int) -> date:
    """Return the supplier's local day so many days before today."""
    return datetime.now(ZoneInfo("Europe/Moscow")).date() - timedelta(days=days)


def account(customer: str, start: date | None = None, **changes: Any) -> dict[str, Any]:
    """Return the record of Anna's account, as of a customer."""
    day = {"contract_start": start.isoformat()} if start else {}
    return {"number": "1001", "customer": customer, "service_location": "l-a"} | day | changes


async def one_clock(home: Home) -> None:
    """Let Anna's place keep the supplier's time.

    Else "today" would be two days whenever midnight has come to one of the two clocks only.
    """
    place = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a"}
    await home.good("usage-points", place | {"time_zone": "Europe/Moscow"})


async def newcomer(home: Home) -> None:
    """Let the registry know the one who comes next, where there is one clock."""
    await one_clock(home)
    await home.good("customers", {"id": "c-z", "kind": "individual", "name": STRANGE_NAME})


async def measured(home: Home, *days: date, meter: str = "m-a", wh: int = 100) -> None:
    """Deliver a whole day of the same value for each of the days."""
    await home.good(
        "interval-profiles",
        *(profile(meter=meter, day=day.isoformat(), values=[wh] * 24) for day in days),
    )


async def shown(home: Home, user: UUID, meter: int, day: date) -> Any:
    """Return a user's chart of one day: its total and whether it is hidden."""
    asked = {"channel": "A+", "interval": "day", "date": day.isoformat()}
    chart = await home.get(f"meters/{meter}/consumption", user, **asked)
    return "hidden" if chart["points"][0]["hidden"] else chart["total"]


async def are_hidden(home: Home, user: UUID, meter: int, *days: date) -> list[bool]:
    """Return for each day whether it is hidden from the user; of today not all hours are over."""
    return [await shown(home, user, meter, day) == "hidden" for day in days]


async def told(home: Home, kind: str) -> list[dict[str, Any]]:
    """Return the data of the events of a kind that wait to be carried, the eldest first."""
    rows = await home.rows(
        "SELECT data::text FROM outbox WHERE type = $1 ORDER BY occurred_at, event_id", kind
    )
    return [httpx.Response(200, text=row["data"]).json() for row in rows]


async def take(home: Home, user: UUID, number: str, last_day: date | None) -> httpx.Response:
    """Take an account away from a user, as an operator does."""
    return await home.client.post(
        f"/api/cabinet/staff/users/{user}/accounts/take",
        json={"account_number": number, "last_day": last_day and last_day.isoformat()},
        headers=home.desk.staff(),
    )


async def replace_meter(home: Home, day: date, serial: str = STRANGE_SERIAL) -> None:
    """Put another meter to Anna's usage point."""
    new = {"id": f"m-{uuid4().hex[:8]}", "serial_number": serial, "model": "mm"}
    await home.good("meters", new | {"usage_point": POINTS["a"], "installed_on": day.isoformat()})
