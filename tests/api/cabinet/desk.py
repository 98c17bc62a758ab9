"""Staff at cabinet's own door, and auth as cabinet hears it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx
import orjson
from fastapi import FastAPI

from services.contracts.rights import BUILT_IN
from tests.api.cabinet.supply import ANNA, BORIS
from tests.support.tokens import bearer, user_token

OLGA = UUID("00000000-0000-4000-8000-00000000010a")


@dataclass
class Desk:
    """Who acts for staff, what auth says that they are now, and which consumers it knows."""

    standings: dict[str, str] = field(default_factory=dict)
    consumers: set[str] = field(default_factory=lambda: {str(ANNA), str(BORIS)})
    down: bool = False
    # What it answers about consumers instead.
    told: httpx.Response | None = None
    asked: list[str] = field(default_factory=list)
    # What the log has, and the last thing that it was asked.
    log: dict[str, Any] = field(default_factory=lambda: {"items": [], "total": 0})
    asked_of_log: dict[str, Any] = field(default_factory=dict)

    def staff(self, role: str = "operator", *, now: str | None = "") -> dict[str, str]:
        """Return the header of a member of staff; `now`: what auth says meanwhile, None = over."""
        session = str(uuid4())
        present = role if now == "" else now
        if present is not None:
            self.standings[session] = present
        return bearer(user_token("staff", str(OLGA), role=role, name="Ольга", sid=session))

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer cabinet's questions as auth does, and as the keeper of the log."""
        path = request.url.path
        self.asked.append(path)
        if self.down:
            raise httpx.ConnectError("auth is down")
        if path == "/internal/acts":
            self.asked_of_log = orjson.loads(request.content)
            return self.told or httpx.Response(200, json=self.log)
        known = path.rsplit("/", 1)[1]
        if path.startswith("/internal/actors/"):
            role = self.standings.get(known)
            return httpx.Response(
                200, json={"role": role, "rights": sorted(BUILT_IN.get(role or "", ()))}
            )
        assert path.startswith("/internal/consumers/"), path
        return self.told or httpx.Response(200, json={"known": known in self.consumers})

    def connect(self, app: FastAPI) -> None:
        """Let the service's questions come here."""
        app.state.client._http = httpx.AsyncClient(transport=httpx.MockTransport(self.answer))
