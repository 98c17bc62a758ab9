"""A stand-in of cabinet behind the doors of admin_panel, and their clients."""

import gzip
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token, user_token

# Who is no machine client, as headers, and how the systems door answers.
STRANGERS: list[tuple[dict[str, str], int]] = [
    ({"Authorization": ""}, 401),
    ({"Authorization": "Bearer x.y.z"}, 401),
    (bearer(user_token("staff", "s", role="administrator")), 401),
    (bearer(user_token("consumer", "c")), 401),
    (bearer(service_token("cabinet", "admin_panel")), 401),
]


@dataclass
class Cabinet:
    """Cabinet as its neighbours see it: answers as agreed, or as a test tells it to."""

    stored: dict[str, tuple[str, int]] = field(default_factory=dict)
    requests: list[dict[str, str]] = field(default_factory=list)
    status: int = 200
    problem: str = ""
    notes: list[dict[str, Any]] | None = None
    pages: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        body = b"".join([chunk async for chunk in request.stream()])
        if request.headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        self.requests.append(dict(request.headers))
        if self.status != 200:
            told = {"secret": "cabinet's own words", "type": f"urn:x:{self.problem}"}
            return JSONResponse(told, self.status)
        batch_id = request.headers["x-batch-id"]
        digest = hashlib.sha256(body).hexdigest()
        known = self.stored.setdefault(batch_id, (digest, body.count(b"\n")))
        if known[0] != digest:
            return JSONResponse({}, 409)
        return JSONResponse(self.answer(batch_id))

    def answer(self, batch_id: str) -> dict[str, Any]:
        error = {"line": 2, "field": "unit", "code": "wrong-unit", "reason": "Wh is for A+."}
        accepted = self.stored[batch_id][1] - 1
        told = {"batch_id": batch_id, "accepted": accepted, "rejected": 1, "errors": [error]}
        return told if self.notes is None else told | {"notes": self.notes}

    async def tell(self, request: Request) -> Response:
        batch_id = request.path_params["batch_id"]
        if batch_id not in self.stored:
            return JSONResponse({}, 404)
        return JSONResponse(self.answer(batch_id))

    async def page(self, request: Request) -> Response:
        self.asked.append(str(request.url.query))
        answer = self.pages.get(request.url.path)
        if isinstance(answer, int):
            return JSONResponse({"secret": "a neighbour's own words"}, answer)
        if isinstance(answer, tuple):
            return JSONResponse(answer[1], answer[0])
        return JSONResponse(answer)

    @property
    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/internal/batches/{batch_id}", self.tell, methods=["GET"]),
                Route("/internal/batches/{kind}", self.take, methods=["POST"]),
                Route("/{path:path}", self.page, methods=["GET", "POST"]),
            ]
        )


@pytest.fixture
def cabinet() -> Cabinet:
    return Cabinet()


def connect(app: FastAPI, transport: httpx.AsyncBaseTransport) -> None:
    """Let the service's questions to its neighbours go to the stand-in."""
    app.state.client._http = httpx.AsyncClient(transport=transport)


@pytest.fixture
async def systems(
    service_app: MakeApplication, cabinet: Cabinet
) -> AsyncIterator[httpx.AsyncClient]:
    app, client = await service_app("admin_panel", module="systems.main")
    connect(app, httpx.ASGITransport(cabinet.app))
    client.headers.update(machine())
    yield client


@pytest.fixture
async def staff(service_app: MakeApplication, cabinet: Cabinet) -> AsyncIterator[httpx.AsyncClient]:
    app, client = await service_app("admin_panel")
    connect(app, httpx.ASGITransport(cabinet.app))
    client.headers.update(bearer(user_token("staff", "staff-1", role="viewer")))
    yield client


def machine(name: str = "client-1", scope: str = "batches:write batches:read") -> dict[str, str]:
    """Return the header of a machine client's token."""
    return bearer(user_token("systems", name, name=f"Система {name}", scope=scope))
