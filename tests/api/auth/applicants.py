"""Visitors who register or recover, and what they are sent."""

from typing import Any
from uuid import uuid4

import httpx
import orjson

from services.auth.context import Context
from services.auth.guard.rules import counter_key
from services.auth.registrations.screening import look_at_next
from services.contracts.account_numbers import account_key
from services.kit.client import ServiceClient
from services.kit.problems import Unavailable
from services.kit.sealing import unseal
from tests.api.auth.conftest import Auth
from tests.support.tokens import key_ring, keys_dir
from tests.support.waits import exhaust

NEW_EMAIL = "anna@example.org"
NEW_PHONE = "+79137654321"


class Registry(ServiceClient):
    """Cabinet, as auth hears it."""

    def __init__(self) -> None:
        super().__init__("auth", key_ring())
        self.answer: dict[str, Any] = {
            "account_known": True,
            "number": "2002",
            "matched": True,
            "right": ["serial"],
            "wrong": [],
            "name": "match",
            "phone_known": True,
            "address": "г. Омск, ул. Садовая, д. 5",
            "email": None,
            "user_ids": [],
        }
        self.down = False
        self.asked: list[Any] = []

    async def request(self, method: str, target: str, url: str, **options: Any) -> httpx.Response:
        """Answer as cabinet would."""
        assert (method, target) == ("POST", "cabinet")
        if self.down:
            raise Unavailable("cabinet does not answer.")
        if url.endswith("/internal/registry/phone"):
            return httpx.Response(200, json={"known": self.answer["phone_known"]})
        assert url.endswith("/internal/registry/match")
        self.asked.append(options["json"])
        return httpx.Response(200, json=self.answer | self.answers(options["json"]))

    def answers(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what differs for this question: the number is the account's own by default."""
        return {"number": account_key(asked["account_number"])}

    @property
    def context(self) -> Context:
        return Context(
            self,
            "http://cabinet.test",
            keys_dir(),
            "http://cabinet.example",
            "http://staff.example",
            "RU",
        )


async def human(auth: Auth) -> dict[str, Any]:
    """Return the proof of somebody who has read a picture."""
    picture_id = uuid4()
    await auth.run(
        "INSERT INTO picture_codes VALUES ($1, $2, now() + interval '10 minutes')",
        picture_id,
        counter_key(str(picture_id), "246810"),
    )
    return {"captcha_id": str(picture_id), "code": "246810"}


async def register(auth: Auth, **changes: Any) -> httpx.Response:
    """Send the form."""
    form = {
        "account_number": "2002",
        "address_id": "7",
        "name": "Анна Семёнова",
        "serial": "A-771204",
        "email": NEW_EMAIL,
        "phone": "8 (913) 765-43-21",
        "consent": True,
        "consent_version": "2026-11",
        "human": await human(auth),
        "language": "ru",
    } | changes
    return await auth.browser.post("/api/auth/registrations", json=form)


async def recover(auth: Auth, email: str, **changes: Any) -> httpx.Response:
    """Send the form of «Забыли пароль?»."""
    form = {"email": email, "human": await human(auth)} | changes
    return await auth.browser.post("/api/auth/recoveries", json=form)


async def look(auth: Auth, registry: Registry) -> None:
    """Let the worker look at all requests that are due."""

    async def one() -> bool:
        return await look_at_next(auth.database, registry.context) and not registry.down

    await exhaust(one, "requests looked at")


async def events(auth: Auth, kind: str) -> list[dict[str, Any]]:
    """Return the data of the events of a type, one per event."""
    async with auth.database.connection() as connection:
        rows = await connection.fetch(
            "SELECT DISTINCT ON (event_id) data::text FROM outbox WHERE type = $1", kind
        )
    return [orjson.loads(row["data"]) for row in rows]


def opened(email: str, sealed: str) -> str:
    """Open a secret as notifications does."""
    return unseal(keys_dir(), "notifications", sealed, context=email)


async def sent_password(auth: Auth, email: str) -> str:
    """Return the temporary password that went to an address last."""
    issued = await events(auth, "auth.temporary_password_issued.v1")
    mine = [data for data in issued if data["email"] == email]
    mine.sort(key=lambda data: str(data["expires_at"]))
    return opened(email, mine[-1]["sealed_password"])
