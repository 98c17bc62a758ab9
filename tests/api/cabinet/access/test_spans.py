"""The table of the days that users see holds what follows from the facts, whatever happens."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from alembic import command

from services.cabinet.access.queries import list_differences
from services.cabinet.access.visibility import USERS_METER_SPANS
from services.contracts.auth import UserDeleted
from services.kit.migrations import alembic_config
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import CLARA, account, ago, newcomer, take
from tests.api.cabinet.supply import ANNA, BORIS, POINTS
from tests.support.tokens import bearer, service_token

USERS = (ANNA, BORIS, CLARA)
CUSTOMERS = ("c-a", "c-b", "c-z")
ACTS = 30
# What nobody has told lies before, what is to come behind.
WINDOW = [ago(n) for n in range(60, -10, -1)] + [date(2015, 1, 1), date(2090, 1, 1)]


def _holds(first: date | None, day: date, last: date | None) -> bool:
    return (first or date.min) <= day <= (last or date.max)


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


class Facts:
    """The tables of truth as they are, looked at day by day: decision 0014 in plain words."""

    def __init__(self, tables: dict[str, list[dict[str, Any]]], today: date, oldest: date) -> None:
        self._tables, self._today, self._oldest = tables, today, oldest

    @classmethod
    async def read(cls, home: Home) -> "Facts":
        names = (
            "account_users", "account_holdings", "point_holdings", "meter_installations",
            "agreement_roles", "agreement_role_objects", "usage_points",
        )  # fmt: skip
        tables = {name: await home.rows(f"SELECT * FROM {name}") for name in names}
        (days,) = await home.rows(
            "SELECT today, (today - make_interval(months => former_access_months))::date AS oldest"
            " FROM (SELECT (now() AT TIME ZONE time_zone)::date AS today, former_access_months"
            " FROM supplier_settings) AS s"
        )
        return cls(tables, days["today"], days["oldest"])

    def _links(self, user: UUID) -> Iterable[tuple[dict[str, Any], date | None, set[int] | None]]:
        """Yield holdings that the user sees, the last day, and the objects that limit it."""
        holdings = self._tables["account_holdings"]
        for link in self._tables["account_users"]:
            if link["user_id"] != user or (link["taken_at"] and not link["last_day"]):
                continue
            mine = [
                (one, _earliest((one["last_day"], link["last_day"])))
                for one in holdings
                if one["account_id"] == link["account_id"]
                and one["customer_id"] == link["customer_id"]
            ]
            if any((last or date.max) >= self._oldest for _, last in mine):
                yield from ((one, last, None) for one, last in mine)
        for role in self._tables["agreement_roles"]:
            if role["user_id"] != user:
                continue
            reached = {
                one["service_location_id"]
                for one in self._tables["agreement_role_objects"]
                if one["role_id"] == role["id"]
            }
            for one in holdings:
                same = (one["agreement_id"], one["customer_id"]) == (
                    role["agreement_id"],
                    role["customer_id"],
                )
                if same and (one["last_day"] or date.max) >= self._oldest:
                    yield one, one["last_day"], reached if role["restricted"] else None

    def _stands(self, placed: dict[str, Any], day: date) -> bool:
        others = [one for one in self._tables["meter_installations"] if one["id"] != placed["id"]]
        came = placed["installed_on"]
        replaced = came is not None and any(
            one["removed_on"] is not None
            and one["removed_on"] <= came
            and (
                one["meter_id"] == placed["meter_id"]
                or one["usage_point_id"] == placed["usage_point_id"]
            )
            for one in others
        )
        went = [
            one["installed_on"] - timedelta(days=1)
            for one in others
            if one["meter_id"] == placed["meter_id"]
            and one["usage_point_id"] != placed["usage_point_id"]
            and one["installed_on"] is not None
            and one["installed_on"] > (came or date.min)
        ]
        return _holds(came if replaced else None, day, _earliest([placed["removed_on"], *went]))

    def seen(self, user: UUID) -> set[tuple[int, date]]:
        """Return the meters and days of the window that the user sees."""
        places = {one["id"]: one["service_location_id"] for one in self._tables["usage_points"]}
        found = set()
        for holding, last, reached in self._links(user):
            if (holding["first_day"] or date.min) > self._today:
                continue
            for point in self._tables["point_holdings"]:
                place = point["usage_point_id"]
                if point["account_id"] != holding["account_id"]:
                    continue
                if reached is not None and places[place] not in reached:
                    continue
                for placed in self._tables["meter_installations"]:
                    if placed["usage_point_id"] != place:
                        continue
                    found |= {
                        (placed["meter_id"], day)
                        for day in WINDOW
                        if _holds(holding["first_day"], day, last)
                        and _holds(point["first_day"], day, point["last_day"])
                        and self._stands(placed, day)
                    }
        return found


async def _shown(home: Home, user: UUID) -> set[tuple[int, date]]:
    spans = await home.rows(USERS_METER_SPANS, user)
    return {
        (span["meter_id"], day)
        for span in spans
        for day in WINDOW
        if _holds(span["first_day"], day, span["last_day"])
    }


async def _require_right(home: Home, done: str) -> None:
    async with home.database.connection() as connection:
        assert await list_differences(connection) == [], done
    facts = await Facts.read(home)
    for user in USERS:
        assert await _shown(home, user) == facts.seen(user), f"{user} after {done}"


class Walk:
    """Acts in an order and with days that chance has chosen; some of them are refused."""

    def __init__(self, home: Home, seed: int) -> None:
        self._home, self._chance = home, random.Random(seed)

    def _day(self) -> str:
        return ago(self._chance.randrange(-5, 55)).isoformat()

    def _perhaps(self, value: Any) -> Any:
        return self._chance.choice((None, value))

    async def account(self) -> None:
        """An account is told, perhaps of another customer, under another agreement, or ended."""
        number, place = self._chance.choice((("1001", "l-a"), ("1002", "l-b")))
        agreement = {"number": self._chance.choice(("Д-2", "Д-3", "Д-4")), "starts_on": self._day()}
        told = account(self._chance.choice(CUSTOMERS)) | {
            "number": number, "service_location": place,
            "contract_start": self._perhaps(self._day()),
            "contract_end": self._chance.choice((None, None, self._day())),
            "agreement": self._perhaps(agreement),
        }  # fmt: skip
        await self._home.deliver("accounts", {k: v for k, v in told.items() if v is not None})

    async def point(self) -> None:
        """A usage point comes, goes to another account or to another object."""
        told = {
            "mrid": POINTS[self._chance.choice("abc")],
            "account": self._chance.choice(("1001", "1002", None)),
            "service_location": self._chance.choice(("l-a", "l-b")),
        }
        await self._home.deliver("usage-points", told)

    async def meter(self) -> None:
        """A meter is installed, replaced, moved or removed."""
        points = [
            str(row["mrid"]) for row in await self._home.rows("SELECT mrid FROM usage_points")
        ]
        told = {
            "id": self._chance.choice(("m-a", "m-b", "m-c")),
            "serial_number": "S",
            "usage_point": self._chance.choice((None, *points)),
            "installed_on": self._perhaps(self._day()),
            "removed_on": self._chance.choice((None, None, self._day())),
        }
        await self._home.deliver("meters", {k: v for k, v in told.items() if v is not None})

    async def link(self) -> None:
        """A user is linked to accounts, or they are given again."""
        await self._home.link(self._chance.choice(USERS), self._chance.choice(("1001", "1002")))

    async def take(self) -> None:
        """Staff take an account away."""
        last = self._perhaps(ago(self._chance.randrange(50)))
        number = self._chance.choice(("1001", "1002"))
        await take(self._home, self._chance.choice(USERS), number, last)

    async def forget(self) -> None:
        """A user is deleted."""
        event = {
            "id": str(uuid4()), "type": UserDeleted.type, "occurred_at": "2026-09-01T00:00:00Z",
            "data": {"user_id": str(self._chance.choice(USERS))},
        }  # fmt: skip
        answer = await self._home.client.post(
            "/internal/events", json=event, headers=bearer(service_token("auth", "cabinet"))
        )
        assert answer.status_code == 204

    async def role(self) -> None:
        """A role is given, limited, widened or taken, by whoever writes to the database."""
        user = self._chance.choice(USERS)
        await self._home.rows(
            self._chance.choice((
                "INSERT INTO agreement_roles (agreement_id, user_id, role, restricted)"
                " SELECT id, $1, 'manager', true FROM customer_agreements ON CONFLICT DO NOTHING",
                "UPDATE agreement_roles SET restricted = NOT restricted WHERE user_id = $1",
                "INSERT INTO agreement_role_objects SELECT r.id, l.id FROM agreement_roles r,"
                " service_locations l WHERE user_id = $1 AND l.external_id = 'l-b'"
                " ON CONFLICT DO NOTHING",
                "UPDATE agreement_role_objects SET service_location_id = (SELECT id"
                " FROM service_locations WHERE external_id = 'l-a') WHERE role_id IN"
                " (SELECT id FROM agreement_roles WHERE user_id = $1)",
                "DELETE FROM agreement_role_objects WHERE role_id IN"
                " (SELECT id FROM agreement_roles WHERE user_id = $1)",
                "DELETE FROM agreement_roles WHERE user_id = $1",
            )),
            user,
        )  # fmt: skip

    async def term(self) -> None:
        """The supplier changes for how long a former customer looks at his past."""
        months = self._chance.choice((0, 1, 36))
        await self._home.rows("UPDATE supplier_settings SET former_access_months = $1", months)

    async def step(self) -> str:
        acts: list[Callable[[], Awaitable[None]]] = [
            *(self.account, self.account, self.point, self.meter, self.meter, self.link),
            *(self.link, self.take, self.role, self.role, self.forget, self.term),
        ]
        act = self._chance.choice(acts)
        await act()
        return act.__name__


@pytest.mark.parametrize("seed", range(6))
async def test_the_table_is_right_after_every_act(home: Home, seed: int) -> None:
    await newcomer(home)
    await home.link(BORIS, "1002")
    walk = Walk(home, seed)
    await _require_right(home, "the beginning")
    done = []
    for _ in range(ACTS):
        done.append(await walk.step())
        await _require_right(home, " → ".join(done))
    assert len(set(done)) > 5


async def test_a_record_that_comes_again_writes_no_span_anew(home: Home) -> None:
    before = await home.rows("SELECT xmin::text, * FROM meter_spans")
    record = {"id": "m-a", "serial_number": "S-A", "model": "mm", "usage_point": POINTS["a"]}
    await home.good("meters", record | {"installed_on": "2021-05-01"})
    await home.good("accounts", account("c-a", date(2020, 1, 1)))
    assert before
    assert await home.rows("SELECT xmin::text, * FROM meter_spans") == before


async def test_what_is_wrong_is_told_and_put_right(live_home: Home) -> None:
    await live_home.link(BORIS, "1002")
    before = await live_home.rows("SELECT * FROM meter_spans ORDER BY user_id")
    assert await live_home.manage("check-spans") == (
        0,
        "All days that users see are as they follow from the registry.",
    )
    await live_home.rows("DELETE FROM meter_spans WHERE user_id = $1", ANNA)
    await live_home.rows("UPDATE meter_spans SET last_day = now() WHERE user_id = $1", BORIS)
    code, told = await live_home.manage("check-spans")
    assert code == 1
    assert sorted(line.partition(": ")[2] for line in told.splitlines()[:2]) == [
        "0 too many, 1 missing",
        "1 too many, 1 missing",
    ]
    code, told = await live_home.manage("check-spans", "--renew")
    assert (code, told.splitlines()[-1]) == (0, "2 usage points are right again.")
    assert await live_home.rows("SELECT * FROM meter_spans ORDER BY user_id") == before


async def test_a_database_with_data_gets_its_spans_by_the_migration(
    live_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await live_home.link(BORIS, "1002")
    before = await live_home.rows("SELECT * FROM meter_spans ORDER BY user_id")
    assert len(before) == 2
    for name, value in live_home.environment().items():
        monkeypatch.setenv(name, value)
    alembic = alembic_config("cabinet")
    await asyncio.to_thread(command.downgrade, alembic, "cabinet_spans-1")
    # The release before goes on, and knows no table of later ones.
    await live_home.rows(
        "INSERT INTO customer_accounts (number, customer_id, service_location_id, customer_name)"
        " SELECT '1003', c.id, l.id, c.name FROM customers c, service_locations l"
        " WHERE c.external_id = 'c-a' AND l.external_id = 'l-a'"
    )
    await live_home.rows(
        "INSERT INTO account_users (user_id, account_id, customer_id)"
        " SELECT $1, id, customer_id FROM customer_accounts WHERE number = '1003'",
        ANNA,
    )
    await live_home.rows(
        "WITH place AS (INSERT INTO usage_points (mrid, account_id, service_location_id)"
        " SELECT $1, id, service_location_id FROM customer_accounts WHERE number = '1003'"
        " RETURNING id), meter AS (INSERT INTO meters (external_id, serial_number, usage_point_id)"
        " SELECT 'm-c', 'S', id FROM place RETURNING id, usage_point_id)"
        " INSERT INTO meter_installations (meter_id, usage_point_id)"
        " SELECT id, usage_point_id FROM meter",
        UUID(POINTS["c"]),
    )
    await asyncio.to_thread(command.upgrade, alembic, "head")
    after = await live_home.rows("SELECT * FROM meter_spans ORDER BY user_id")
    assert len(after) == 3
    assert [span for span in after if span in before] == before
    await _require_right(live_home, "the migration")
