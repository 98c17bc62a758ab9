"""Asking for consumption as its tests do: of any thing, in any points."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import orjson

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, POINTS, as_user, profile

CHARTS = ("meters", "usage-points", "accounts")


@dataclass(frozen=True)
class Asker:
    """A user, and the keys of the things whose consumption he asks for."""

    home: Home
    keys: dict[str, int]
    user: UUID = ANNA

    async def response(self, of: str, **query: Any) -> httpx.Response:
        """Return the answer, whatever it is; `channel` is A+ unless another is given."""
        return await self.home.client.get(
            f"/api/cabinet/{of}/{self.keys[of]}/consumption",
            params={"channel": "A+"} | query,
            headers=as_user(self.user),
        )

    async def read(self, of: str, **query: Any) -> Any:
        """Return a chart."""
        response = await self.response(of, **query)
        assert response.status_code == 200, response.text
        return response.json()


async def asker(home: Home, user: UUID = ANNA, serial: str = "S-A") -> Asker:
    """Return who asks for a meter, its usage point and its account."""
    meters = (await home.get("meters", user))["items"]
    meter = next(m for m in meters if m["serial_number"] == serial)
    keys = {
        "meters": meter["id"],
        "usage-points": meter["usage_point_id"],
        "accounts": meter["account_id"],
    }
    return Asker(home, keys, user)


async def days(home: Home, first: str, last: str, **changes: Any) -> None:
    """Deliver a whole day of the same values for each of the days."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    every = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    await home.good(
        "interval-profiles", *(profile(day=day.isoformat(), **changes) for day in every)
    )


async def second_place(home: Home, zone: str = "Europe/London", account: str = "1001") -> None:
    """Give Anna's account another usage point, with the meter m-c."""
    point = {"mrid": POINTS["c"], "account": account, "service_location": "l-a"}
    await home.good("usage-points", point | {"time_zone": zone})
    meter = {"id": "m-c", "serial_number": "S-C", "usage_point": POINTS["c"]}
    await home.good("meters", meter | {"installed_on": "2021-05-01"})


def values(chart: Any) -> list[float | None]:
    """Return the values of a chart's points."""
    return [point["value"] for point in chart["points"]]


async def schedule(
    home: Home, *versions: dict[str, Any], name: str | None = None, offered: bool = False
) -> int:
    """Make a tariff schedule of these versions; return its key."""
    found = await home.rows(
        "INSERT INTO tariff_schedules (name, offered)"
        " VALUES (coalesce($1, gen_random_uuid()::text), $2) RETURNING id",
        name,
        offered,
    )
    made: int = found[0]["id"]
    for terms in versions:
        await home.rows(
            "INSERT INTO tariff_versions (schedule_id, valid_from, terms)"
            " VALUES ($1, $2, $3::text::jsonb)",
            made,
            date.fromisoformat(terms["valid_from"]),
            orjson.dumps(terms).decode(),
        )
    return made


async def give_tariff(
    home: Home, schedule_id: int | None, *, point: str = "a", since: str | None = None
) -> None:
    """Give a usage point a schedule, from a day on or since ever."""
    await home.rows(
        "INSERT INTO usage_point_tariffs (usage_point_id, schedule_id, from_day)"
        " SELECT id, $1, $2 FROM usage_points WHERE mrid = $3"
        " ON CONFLICT (usage_point_id, from_day) DO UPDATE SET schedule_id = excluded.schedule_id",
        schedule_id,
        since and date.fromisoformat(since),
        UUID(POINTS[point]),
    )


async def tariff(
    home: Home, *versions: dict[str, Any], point: str = "a", since: str | None = None
) -> None:
    """Give a usage point a schedule of these versions, from a day on or since ever."""
    await give_tariff(home, await schedule(home, *versions), point=point, since=since)
