"""Another consumer's accounts and meters are not there, at whatever route they are asked for."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from services.kit.files import Files
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.content.writing import SERVICE, Writer
from tests.api.cabinet.servicing.foreign import of_servicing
from tests.api.cabinet.servicing.foreign_walk import of_walk
from tests.api.cabinet.servicing.handing_in import ServicingClock, as_servicer
from tests.api.cabinet.submissions.handing_in import taken
from tests.api.cabinet.supply import ANNA, BORIS, as_user, profile
from tests.api.cabinet.support.writing import move, send, uploaded
from tests.support.applications import ORIGIN
from tests.support.documents import JPEG
from tests.support.foreign import Asked, refused_as_absent, routes_by_id

_NOBODYS = 999_999


async def _of_appeals(home: Home, account: int) -> dict[str, Asked]:
    """Return the walk of appeals; each that moves on is one of its own."""
    waiting = [await uploaded(home, f"{name}.jpg", JPEG) for name in ("a", "b", "c", "d")]
    opened, cancelled, reopened, rated = [await send(home) for _ in range(4)]
    for one in (reopened, rated):
        await move(home, one, "done")
    place, nobody = "/api/cabinet/appeals", "00000000-0000-4000-8000-0000000000ff"

    def of(appeal: Any, act: str = "", body: Any = None) -> Asked:
        return Asked(f"{place}/{appeal['id']}{act}", f"{place}/{nobody}{act}", json=body)

    given = {"kind": "other", "topic_id": opened["topic"]["id"], "text": "Текст"}
    files = [{"file_ids": [one]} for one in (waiting[0]["id"], nobody)]
    named = f"{place}/files/{waiting[1]['id']}"
    return {
        "GET /api/cabinet/appeals/form": Asked(
            f"{place}/form?account_id={account}", f"{place}/form?account_id={_NOBODYS}"
        ),
        "POST /api/cabinet/appeals": Asked(
            place,
            place,
            json=given | {"account_id": account},
            absent_json=given | {"account_id": _NOBODYS},
            status=422,
        ),
        "PUT /api/cabinet/appeals/draft": Asked(
            f"{place}/draft", f"{place}/draft", json=files[0], absent_json=files[1], status=422
        ),
        "GET /api/cabinet/appeals/files/{file_id}": Asked(named, f"{place}/files/{nobody}"),
        "DELETE /api/cabinet/appeals/files/{file_id}": Asked(named, f"{place}/files/{nobody}"),
        "GET /api/cabinet/appeals/{appeal_id}": of(opened),
        "POST /api/cabinet/appeals/{appeal_id}/messages": of(opened, "/messages", {"text": "Ещё"}),
        "POST /api/cabinet/appeals/{appeal_id}/read": of(opened, "/read", {}),
        "POST /api/cabinet/appeals/{appeal_id}/cancel": of(cancelled, "/cancel"),
        "POST /api/cabinet/appeals/{appeal_id}/reopen": of(reopened, "/reopen", {"text": "Нет"}),
        "POST /api/cabinet/appeals/{appeal_id}/rating": of(rated, "/rating", {"stars": 3}),
    }


async def _of_reports(home: Home, account: int) -> dict[str, Asked]:
    """Return the walk of reports that there is no energy."""
    place, nobody = "/api/cabinet/outage-reports", "00000000-0000-4000-8000-0000000000ff"
    made = await home.client.post(place, json={"account_id": account}, headers=as_user(ANNA))
    return {
        "POST /api/cabinet/outage-reports": Asked(
            place, place, json={"account_id": account}, absent_json={"account_id": _NOBODYS}
        ),
        "POST /api/cabinet/outage-reports/{report_id}/over": Asked(
            f"{place}/{made.json()['id']}/over", f"{place}/{nobody}/over"
        ),
    }


async def _of_own_data(home: Home) -> dict[str, Asked]:
    """Return the walk of the file of one's own data, which is ready."""
    place, nobody = "/api/cabinet/personal-data", "00000000-0000-4000-8000-0000000000ff"
    asked = await home.client.post(place, json={}, headers=as_user(ANNA))
    stored = await Files(home.application.state.settings).put("exports", b"PK", largest=2)
    made = asked.json()["id"]
    await home.rows(
        "UPDATE export_jobs SET state = 'ready', file_key = $2 WHERE id = $1 RETURNING 1",
        UUID(made),
        stored.key,
    )
    return {
        "GET /api/cabinet/personal-data/{job_id}/file": Asked(
            f"{place}/{made}/file", f"{place}/{nobody}/file"
        )
    }


async def test_anothers_things_are_not_there_at_any_route(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await home.good("interval-profiles", profile())
    await home.link(BORIS, "1002")
    meter = await home.meter_id()
    account = (await home.get("accounts"))["items"][0]["id"]
    export = {"format": "csv", "start": "2026-09-01", "end": "2026-09-30"}
    point = (await home.get(f"meters/{meter}"))["usage_point_id"]
    chart = {"channel": "A+", "interval": "month", "date": "2026-09-10"}
    readings = {"channel": "A+", "date": "2026-09-10"}
    days = {"start": "2026-09-01", "end": "2026-09-30"}
    meters, accounts = "/api/cabinet/meters", "/api/cabinet/accounts"
    points = "/api/cabinet/usage-points"
    at = {"occurred_at": "2026-09-10T10:00:00Z", "code": "44"}
    await home.good("meter-events", {"meter": "m-a"} | at)
    events, all_seen = "/api/cabinet/events", "/api/cabinet/events/seen/all?as_of=2026-11-01T00:00Z"
    ServicingClock(monkeypatch)
    submission = await taken(home, {"T1": "10"})
    made = submission["id"]
    handed_in, nobody_handed_in = (
        f"/api/cabinet/submissions/{one}" for one in (made, "00000000-0000-4000-8000-0000000000ff")
    )
    receipts = "/api/cabinet/receipts"
    ordered = {
        "key": "00000000-0000-4000-8000-0000000000aa",
        "service": await Writer(home).publish(SERVICE),
        "contact_name": "Анна",
        "phone": "+7 913 000-00-00",
    }
    made_order = await home.client.post(
        f"{accounts}/{account}/service-orders", json=ordered, headers=as_user(ANNA)
    )
    orders = "/api/cabinet/service-orders"
    walk = (
        await _of_appeals(home, account)
        | await _of_reports(home, account)
        | await _of_own_data(home)
        | await of_servicing(home, ANNA, BORIS)
        | await of_walk(home, ANNA)
        | {
            "PUT /api/cabinet/submissions/{submission_id}/photo": Asked(
                f"{handed_in}/photo", f"{nobody_handed_in}/photo", content=JPEG
            ),
            "GET /api/cabinet/submissions/{submission_id}/photo": Asked(
                f"{handed_in}/photo", f"{nobody_handed_in}/photo"
            ),
            "GET /api/cabinet/receipts/{receipt_id}": Asked(
                f"{receipts}/{submission['receipt']}", f"{receipts}/{made}"
            ),
            "POST /api/cabinet/accounts/{account_id}/service-orders": Asked(
                f"{accounts}/{account}/service-orders",
                f"{accounts}/{_NOBODYS}/service-orders",
                json=ordered,
            ),
            "POST /api/cabinet/service-orders/{order_id}/cancel": Asked(
                f"{orders}/{made_order.json()['id']}/cancel", f"{orders}/{made}/cancel"
            ),
            # Before the account is given up: only its own people hand readings in.
            "POST /api/cabinet/meters/{meter_id}/submissions": Asked(
                f"{meters}/{meter}/submissions",
                f"{meters}/{_NOBODYS}/submissions",
                json={"values": {"T1": "10"}},
            ),
            "GET /api/cabinet/accounts/{account_id}": Asked(
                f"{accounts}/{account}", f"{accounts}/{_NOBODYS}"
            ),
            "POST /api/cabinet/accounts/{account_id}/leave": Asked(
                f"{accounts}/{account}/leave",
                f"{accounts}/{_NOBODYS}/leave",
                json={"keep_past": True, "nobody_else": True},
            ),
            "GET /api/cabinet/meters/{meter_id}": Asked(
                f"{meters}/{meter}", f"{meters}/{_NOBODYS}"
            ),
            "GET /api/cabinet/meters/{meter_id}/insight": Asked(
                f"{meters}/{meter}/insight", f"{meters}/{_NOBODYS}/insight"
            ),
            "GET /api/cabinet/meters/{meter_id}/unusual-days": Asked(
                f"{meters}/{meter}/unusual-days", f"{meters}/{_NOBODYS}/unusual-days", params=days
            ),
            "GET /api/cabinet/accounts/{account_id}/unusual-days": Asked(
                f"{accounts}/{account}/unusual-days",
                f"{accounts}/{_NOBODYS}/unusual-days",
                params=days,
            ),
            "GET /api/cabinet/meters/{meter_id}/card": Asked(
                f"{meters}/{meter}/card", f"{meters}/{_NOBODYS}/card"
            ),
            "PUT /api/cabinet/meters/{meter_id}/name": Asked(
                f"{meters}/{meter}/name", f"{meters}/{_NOBODYS}/name", json={"name": "Дача"}
            ),
            "GET /api/cabinet/meters/{meter_id}/consumption": Asked(
                f"{meters}/{meter}/consumption", f"{meters}/{_NOBODYS}/consumption", params=chart
            ),
            "GET /api/cabinet/usage-points/{usage_point_id}/consumption": Asked(
                f"{points}/{point}/consumption", f"{points}/{_NOBODYS}/consumption", params=chart
            ),
            "GET /api/cabinet/accounts/{account_id}/consumption": Asked(
                f"{accounts}/{account}/consumption",
                f"{accounts}/{_NOBODYS}/consumption",
                params=chart,
            ),
            "GET /api/cabinet/accounts/{account_id}/adviser": Asked(
                f"{accounts}/{account}/adviser", f"{accounts}/{_NOBODYS}/adviser"
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
            "GET /api/cabinet/meters/{meter_id}/submissions": Asked(
                f"{meters}/{meter}/submissions", f"{meters}/{_NOBODYS}/submissions"
            ),
            "GET /api/cabinet/submissions/{submission_id}": Asked(handed_in, nobody_handed_in),
            "GET /api/cabinet/submissions/{submission_id}/states": Asked(
                f"{handed_in}/states", f"{nobody_handed_in}/states"
            ),
            "GET /api/cabinet/events": Asked(
                f"{events}?meter={meter}", f"{events}?meter={_NOBODYS}"
            ),
            "POST /api/cabinet/events/seen": Asked(
                f"{events}/seen",
                f"{events}/seen",
                json={"meter_id": meter} | at,
                absent_json={"meter_id": _NOBODYS} | at,
            ),
            "POST /api/cabinet/events/seen/all": Asked(
                f"{all_seen}&account={account}", f"{all_seen}&account={_NOBODYS}"
            ),
            "GET /api/cabinet/meters/{meter_id}/consumption/workbook": Asked(
                f"{meters}/{meter}/consumption/workbook",
                f"{meters}/{_NOBODYS}/consumption/workbook",
                params=chart,
            ),
            "GET /api/cabinet/accounts/{account_id}/consumption/workbook": Asked(
                f"{accounts}/{account}/consumption/workbook",
                f"{accounts}/{_NOBODYS}/consumption/workbook",
                params=chart,
            ),
            "GET /api/cabinet/meters/{meter_id}/export": Asked(
                f"{meters}/{meter}/export", f"{meters}/{_NOBODYS}/export", params=export
            ),
            "GET /api/cabinet/usage-points/{usage_point_id}/export": Asked(
                f"{points}/{point}/export", f"{points}/{_NOBODYS}/export", params=export
            ),
        }
    )
    assert walk.keys() == routes_by_id("cabinet", home.application)
    anna, boris = (
        httpx.AsyncClient(
            transport=httpx.ASGITransport(home.application),
            base_url=ORIGIN,
            headers=as_servicer(who),
        )
        for who in (ANNA, BORIS)
    )
    for name, key in (("usage_point", point), ("account", account)):
        walk[f"GET /api/cabinet/events by {name}"] = Asked(
            f"{events}?{name}={key}", f"{events}?{name}={_NOBODYS}"
        )
    for route, asked in walk.items():
        await refused_as_absent(anna, boris, route, asked)
