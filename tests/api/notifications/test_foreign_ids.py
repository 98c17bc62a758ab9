"""Another consumer's notices, files, browsers and accounts are not there at any route."""

from typing import Any
from uuid import UUID, uuid4

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.api.notifications.panel import BASE, open_panel
from tests.api.notifications.people import ANNA, BORIS, as_staff, as_user, give
from tests.conftest import MakeApplication
from tests.support.applications import ORIGIN
from tests.support.documents import DOCUMENTS
from tests.support.foreign import Asked, refused_as_absent, routes_by_id
from tests.support.push import PushBrowser

_PUSH = "https://fcm.googleapis.com"
_ACCOUNTS = {ANNA: ["1001"], BORIS: ["2001"]}


async def _accounts(request: Request) -> Response:
    asked = [UUID(user) for user in request.query_params.getlist("user")]
    items = [{"user_id": str(user), "numbers": _ACCOUNTS[user]} for user in asked]
    return JSONResponse({"items": items})


def _choosing(chosen: dict[str, Any], number: str) -> dict[str, Any]:
    return chosen | {"accounts": [{"number": number, "bills": True, "payments": True}]}


async def test_anothers_things_are_not_there_at_any_route(service_app: MakeApplication) -> None:
    async with open_panel(service_app) as panel:
        panel.users = [ANNA]
        content, _ = DOCUMENTS["pdf"]
        uploaded = await panel.client.post(
            f"{BASE}/staff/files",
            params={"name": "График.pdf"},
            content=content,
            headers=as_staff(),
        )
        file = uploaded.json()["id"]
        written = await panel.add(files=[file], audience={"kind": "accounts", "numbers": ["1"]})
        await panel.publish()
        modal = await give(panel.database, ANNA, kind="modal")
        cabinet = Starlette(routes=[Route("/internal/audience/accounts", _accounts)])
        panel.app.state.client._http = httpx.AsyncClient(transport=httpx.ASGITransport(cabinet))
        anna, boris = (
            httpx.AsyncClient(
                transport=httpx.ASGITransport(panel.app), base_url=ORIGIN, headers=as_user(who)
            )
            for who in (ANNA, BORIS)
        )
        kept = await anna.put(f"{BASE}/push/devices", json=PushBrowser(_PUSH).subscription())
        device = kept.json()["id"]
        chosen = (await anna.get(f"{BASE}/preferences")).json()
        notices, devices = f"{BASE}/notices", f"{BASE}/push/devices"
        walk = {
            "GET /api/notifications/notices/{notice_id}/files/{file_id}": Asked(
                f"{notices}/{written}/files/{file}", f"{notices}/{uuid4()}/files/{uuid4()}"
            ),
            "POST /api/notifications/notices/{notice_id}/read": Asked(
                f"{notices}/{written}/read", f"{notices}/{uuid4()}/read"
            ),
            "POST /api/notifications/notices/{notice_id}/confirm": Asked(
                f"{notices}/{modal}/confirm", f"{notices}/{uuid4()}/confirm"
            ),
            "DELETE /api/notifications/push/devices/{device_id}": Asked(
                f"{devices}/{device}", f"{devices}/{uuid4()}"
            ),
            # A list that names one of another's is unfit as a whole, as with one that nobody has.
            "PUT /api/notifications/preferences": Asked(
                f"{BASE}/preferences",
                f"{BASE}/preferences",
                json=_choosing(chosen, "1001"),
                absent_json=_choosing(chosen, "there is none"),
                status=422,
            ),
        }
        assert walk.keys() == routes_by_id("notifications", panel.app)
        for route, asked in walk.items():
            await refused_as_absent(anna, boris, route, asked)
