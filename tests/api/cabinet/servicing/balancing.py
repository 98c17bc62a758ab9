"""A house whose meters are read, for the tests of its balance."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.cabinet.servicing.balance import routes
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.serving import VERA, build_house, serve
from tests.api.cabinet.supply import as_user

SIX = ("1", "2", "3", "4", "5", "10")
SEPTEMBER = [date(2026, 9, 1) + timedelta(days=n) for n in range(30)]


class Balanced:
    """The house 7 on a day of November 2026, and what Vera's organisation is told of it."""

    def __init__(self, home: Home, key: int) -> None:
        self.home = home
        self.key = key

    async def ask(
        self, path: str = "balance", user_id: UUID = VERA, **query: Any
    ) -> httpx.Response:
        """Ask for the balance."""
        return await self.home.client.get(
            f"/api/cabinet/servicing/houses/{self.key}/{path}",
            params=query,
            headers=as_user(user_id),
        )

    async def told(self, path: str = "balance", **query: Any) -> Any:
        """Return what is told of it."""
        answer = await self.ask(path, **query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def month(self, month: str) -> Any:
        """Return what is told of a month among the others."""
        told = await self.told(month=month)
        return next(one for one in told["months"] if one["month"] == told["month"])

    async def read(self, day: str, source: str = "manual", **values: Any) -> None:
        """Read counters at noon: of flats (`f1=…`) and of the house (`f0=…`), T1 or by zones."""
        await self.home.good(
            "register-readings",
            *(
                {
                    "meter": f"m-7-{name[1:]}",
                    "taken_at": f"{day}T12:00:00+03:00",
                    "channel": "A+",
                    "unit": "Wh",
                    "values": value if isinstance(value, dict) else {"T1": value},
                    "source": source,
                }
                for name, value in values.items()
            ),
        )

    async def measure(
        self,
        hours: Mapping[str, Sequence[int | None]],
        days: Sequence[date] = SEPTEMBER,
        minutes: int = 60,
    ) -> None:
        """Let meters measure the same hours on each of the days."""
        await self.home.good(
            "interval-profiles",
            *(
                {
                    "meter": f"m-7-{unit}",
                    "channel": "A+",
                    "day": day.isoformat(),
                    "interval_minutes": minutes,
                    "unit": "Wh",
                    "values": list(values),
                }
                for unit, values in hours.items()
                for day in days
            ),
        )


async def balanced(
    home: Home, monkeypatch: pytest.MonkeyPatch, flats: Sequence[str], *, ratio: float = 20
) -> Balanced:
    """Build the house of these flats."""
    now = datetime.fromisoformat("2026-11-20T10:00:00Z")
    monkeypatch.setattr(routes, "utc_now", lambda: now)
    places = await build_house(home, flats=flats, ratio=ratio)
    await serve(home, *places)
    rows = await home.rows(
        "SELECT building_id FROM service_locations WHERE external_id = $1", places[0]
    )
    return Balanced(home, rows[0]["building_id"])
