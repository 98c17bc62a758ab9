"""Staff at cabinet's own door, and auth as cabinet hears it."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI

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

    def staff(self, role: str = "operator", *, now: str | None = "") -> dict[str, str]:
        """Return the header of a member of staff; `now`: what auth says meanwhile, None = over."""
        session = str(uuid4())
        present = role if now == "" else now
        if present is not None:
            self.standings[session] = present
        return bearer(user_token("staff", str(OLGA), role=role, name="Ольга", sid=session))

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer cabinet's questions as auth does."""
        path = request.url.path
        self.asked.append(path)
        if self.down:
            raise httpx.ConnectError("auth is down")
        known = path.rsplit("/", 1)[1]
        if path.startswith("/internal/actors/"):
            return httpx.Response(200, json={"role": self.standings.get(known)})
        assert path.startswith("/internal/consumers/"), path
        return self.told or httpx.Response(200, json={"known": known in self.consumers})

    def connect(self, app: FastAPI) -> None:
        """Let the service's questions come here."""
        app.state.client._http = httpx.AsyncClient(transport=httpx.MockTransport(self.answer))
