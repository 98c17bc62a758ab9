"""What a role on a contract lets its user do: readings, payments, and what he is told without."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest
from fastapi import APIRouter

from services.cabinet.access.deps import MayPay
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, DAY, as_user, profile

CHARTS = ("day", "month", "year")


async def give_role(home: Home, user: UUID, role: str) -> None:
    """Give a role on the one agreement, which account 1002 is under."""
    await home.rows(
        "INSERT INTO agreement_roles (agreement_id, user_id, role)"
        " SELECT id, $1, $2 FROM customer_agreements",
        user,
        role,
    )


async def chart(home: Home, user: UUID, meter: int, interval: str = "month") -> tuple[int, str]:
    """Return the status of a chart and the type of the problem."""
    response = await home.client.get(
        f"/api/cabinet/meters/{meter}/consumption",
        params={"channel": "A+", "interval": interval, "date": DAY},
        headers=as_user(user),
    )
    return response.status_code, response.json().get("type", "")


@pytest.mark.parametrize("interval", CHARTS)
@pytest.mark.parametrize("role", ["administrator", "manager", "energy_engineer"])
async def test_who_has_to_do_with_readings_sees_the_chart(
    home: Home, role: str, interval: str
) -> None:
    await give_role(home, BORIS, role)
    meter = await home.meter_id(BORIS, "S-B")
    assert await chart(home, BORIS, meter, interval) == (200, "")


@pytest.mark.parametrize("interval", CHARTS)
async def test_an_accountant_sees_the_meter_and_is_told_that_its_readings_are_not_his(
    home: Home, interval: str
) -> None:
    await give_role(home, BORIS, "accountant")
    meter = await home.meter_id(BORIS, "S-B")
    status, problem = await chart(home, BORIS, meter, interval)
    assert status == 403
    assert problem.endswith("forbidden")


async def test_a_stranger_is_told_of_no_meter_and_a_second_role_adds_its_rights(home: Home) -> None:
    await give_role(home, BORIS, "accountant")
    meter = await home.meter_id(BORIS, "S-B")
    status, problem = await chart(home, uuid4(), meter)
    assert (status, problem.rsplit("/", 1)[-1].rsplit(":", 1)[-1]) == (404, "not-found")
    await give_role(home, BORIS, "energy_engineer")
    assert (await chart(home, BORIS, meter))[0] == 200


async def test_new_readings_are_counted_for_who_may_see_them(home: Home) -> None:
    clerk, engineer = uuid4(), uuid4()
    await give_role(home, clerk, "accountant")
    await give_role(home, engineer, "energy_engineer")
    for user in (clerk, engineer):
        # What came before the first look is not new.
        await home.client.post("/api/cabinet/seen/home", headers=as_user(user))
    await home.rows("UPDATE section_visits SET seen_at = seen_at - interval '1 day'")
    await home.good("interval-profiles", profile(meter="m-b"))
    assert (await home.get("counters", engineer))["readings"] == 1
    assert (await home.get("counters", clerk))["readings"] == 0


@pytest.fixture
async def acts(home: Home) -> AsyncIterator[Home]:
    """A route that asks for the right to pay; and that of handing readings in, on any day."""
    await home.rows("UPDATE supplier_settings SET reading_from = 1, reading_to = 31")
    router = APIRouter(prefix="/try")

    @router.post("/accounts/{account_id}/pay")
    async def pay(account: MayPay) -> int:
        return account

    routes = home.application.router.routes
    before = list(routes)
    home.application.include_router(router)
    yield home
    routes[:] = before


async def tried(home: Home, user: UUID) -> dict[str, int]:
    """Return the status of each act on account 1002 and its meter."""
    (account,) = await home.rows("SELECT id FROM customer_accounts WHERE number = '1002'")
    (meter,) = await home.rows("SELECT id FROM meters WHERE external_id = 'm-b'")
    asked = {
        "pay": f"/try/accounts/{account['id']}/pay",
        "submit": f"/api/cabinet/meters/{meter['id']}/submissions",
    }
    return {
        act: (
            await home.client.post(path, headers=as_user(user), json={"values": {"T1": "1"}})
        ).status_code
        for act, path in asked.items()
    }


@pytest.mark.parametrize(
    ("role", "pays", "submits"),
    [
        ("administrator", 200, 201),
        ("manager", 200, 201),
        ("energy_engineer", 403, 201),
        ("accountant", 200, 403),
    ],
)
async def test_acts_are_for_the_roles_that_have_the_right(
    acts: Home, role: str, pays: int, submits: int
) -> None:
    await give_role(acts, BORIS, role)
    assert await tried(acts, BORIS) == {"pay": pays, "submit": submits}


async def test_who_is_linked_acts_today_and_only_looks_on_afterwards(acts: Home) -> None:
    assert await tried(acts, BORIS) == {"pay": 404, "submit": 404}
    await acts.link(BORIS, "1002")
    assert await tried(acts, BORIS) == {"pay": 200, "submit": 201}
    await acts.rows(
        "UPDATE account_users SET taken_at = now(), last_day = current_date - 10"
        " WHERE user_id = $1",
        BORIS,
    )
    assert await tried(acts, BORIS) == {"pay": 403, "submit": 403}
    assert await tried(acts, ANNA) == {"pay": 404, "submit": 404}


async def test_nobody_acts_without_a_token(acts: Home) -> None:
    assert (await acts.client.post("/try/accounts/1/pay")).status_code == 401
