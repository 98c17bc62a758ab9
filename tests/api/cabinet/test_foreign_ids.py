"""Another consumer's accounts and meters are not there, at whatever route they are asked for."""

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, as_user, profile
from tests.support.applications import ORIGIN
from tests.support.foreign import Asked, refused_as_absent, routes_by_id

_NOBODYS = 999_999


async def test_anothers_things_are_not_there_at_any_route(home: Home) -> None:
    await home.good("interval-profiles", profile())
    await home.link(BORIS, "1002")
    meter = await home.meter_id()
    account = (await home.get("accounts"))["items"][0]["id"]
    point = (await home.get(f"meters/{meter}"))["usage_point_id"]
    chart = {"channel": "A+", "interval": "month", "date": "2026-09-10"}
    readings = {"channel": "A+", "date": "2026-09-10"}
    meters, accounts = "/api/cabinet/meters", "/api/cabinet/accounts"
    points = "/api/cabinet/usage-points"
    walk = {
        "GET /api/cabinet/accounts/{account_id}": Asked(
            f"{accounts}/{account}", f"{accounts}/{_NOBODYS}"
        ),
        "GET /api/cabinet/meters/{meter_id}": Asked(f"{meters}/{meter}", f"{meters}/{_NOBODYS}"),
        "GET /api/cabinet/meters/{meter_id}/consumption": Asked(
            f"{meters}/{meter}/consumption", f"{meters}/{_NOBODYS}/consumption", params=chart
        ),
        "GET /api/cabinet/usage-points/{usage_point_id}/consumption": Asked(
            f"{points}/{point}/consumption", f"{points}/{_NOBODYS}/consumption", params=chart
        ),
        "GET /api/cabinet/accounts/{account_id}/consumption": Asked(
            f"{accounts}/{account}/consumption", f"{accounts}/{_NOBODYS}/consumption", params=chart
        ),
        "GET /api/cabinet/meters/{meter_id}/events": Asked(
            f"{meters}/{meter}/events", f"{meters}/{_NOBODYS}/events"
        ),
        "GET /api/cabinet/meters/{meter_id}/readings": Asked(
            f"{meters}/{meter}/readings", f"{meters}/{_NOBODYS}/readings", params=readings
        ),
        "GET /api/cabinet/usage-points/{usage_point_id}/readings": Asked(
            f"{points}/{point}/readings", f"{points}/{_NOBODYS}/readings", params=readings
        ),
    }
    assert walk.keys() == routes_by_id("cabinet", home.application)
    anna, boris = (
        httpx.AsyncClient(
            transport=httpx.ASGITransport(home.application), base_url=ORIGIN, headers=as_user(who)
        )
        for who in (ANNA, BORIS)
    )
    for route, asked in walk.items():
        await refused_as_absent(anna, boris, route, asked)
