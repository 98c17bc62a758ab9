"""Whether time tells who is a customer; `python -m tests.bench.enumeration` alone.

A real auth process is asked in turns about somebody whom it knows, nobody, and a blocked user;
of each act the medians are compared.
"""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import httpx

from services.auth.guard.rules import counter_key
from services.auth.passwords.hashing import HASHER
from services.auth.settings import Settings
from services.auth.users.actions import put_consumer
from services.kit.database import Database
from tests.support.postgres import Server, environment, free_port, migrate, running_server
from tests.support.processes import Process
from tests.support.tokens import keys_dir

ROUNDS = 60
_PASSWORD = "horse rides 42 nights"
_DIGITS = "246810"
_KINDS = {
    "known": "known@example.org",
    "unknown": "nobody@example.org",
    "blocked": "off@example.org",
}
_PICTURE = "INSERT INTO picture_codes VALUES ($1, $2, now() + interval '10 minutes')"
# Counters and pauses would answer in place of the acts.
_FORGET = (
    "DELETE FROM attempt_counters",
    "DELETE FROM email_changes",
    "DELETE FROM email_code_requests",
    "DELETE FROM recovery_requests",
)
Ask = Callable[[str], Awaitable[httpx.Response]]


class _Visitor:
    """Somebody who asks, with a proof of being a person made beforehand."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self._client = client
        self._database = database
        self._human: dict[str, str] = {}

    async def prepare(self) -> None:
        """Make the next proof, and forget what was counted."""
        picture_id = uuid4()
        self._human = {"captcha_id": str(picture_id), "code": _DIGITS}
        async with self._database.connection() as connection:
            for statement in _FORGET:
                await connection.execute(statement)
            await connection.execute(_PICTURE, picture_id, counter_key(str(picture_id), _DIGITS))

    async def sign_in(self, email: str) -> httpx.Response:
        """Sign in: the blocked user's password is right, the others' wrong."""
        password = _PASSWORD if email == _KINDS["blocked"] else "wrong"
        return await self._post("sign-in", {"login": email, "password": password})

    async def recover(self, email: str) -> httpx.Response:
        """Ask for a letter."""
        return await self._post("recoveries", {"email": email, "human": self._human})

    async def register(self, email: str) -> httpx.Response:
        """Register with an e-mail address."""
        form = {
            "account_number": "1001", "address_id": str(uuid4()), "name": "Anna", "email": email,
            "phone": "+79135000000", "consent": True, "consent_version": "1", "human": self._human,
        }  # fmt: skip
        return await self._post("registrations", form)

    async def change_email(self, email: str) -> httpx.Response:
        """Ask for another address of one's own."""
        return await self._post("me/email", {"new_email": email, "password": _PASSWORD})

    async def _post(self, path: str, body: dict[str, Any]) -> httpx.Response:
        return await self._client.post(f"/api/auth/{path}", json=body)


async def _compare(visitor: _Visitor, ask: Ask) -> dict[str, float]:
    """Return the median milliseconds by kind of person; all answers must be alike."""
    times: dict[str, list[float]] = {kind: [] for kind in _KINDS}
    told = set()
    for _ in range(ROUNDS):
        for kind, email in _KINDS.items():
            await visitor.prepare()
            started = time.perf_counter()
            answer = await ask(email)
            times[kind].append((time.perf_counter() - started) * 1000)
            body = (answer.json() if answer.content else None) or {}
            body.pop("request_id", None)
            told.add((answer.status_code, str(body), tuple(sorted(answer.headers))))
    if len(told) != 1:
        raise RuntimeError(f"the answers differ: {told}")
    return {kind: statistics.median(taken) for kind, taken in times.items()}


async def _populate(database: Database) -> None:
    known = HASHER.hash(_PASSWORD)
    async with database.transaction() as session:
        for email in (_KINDS["known"], _KINDS["blocked"], "self@example.org"):
            user = await put_consumer(
                session,
                display_name="Reader",
                email=email,
                phone=None,
                language="en",
                password_hash=known,
                must_change_password=False,
                account_numbers=[],
            )
            user.active = email != _KINDS["blocked"]


async def _ask_all(settings: dict[str, Any], url: str) -> dict[str, float]:
    database = Database(Settings(**settings))
    headers = {"Sec-Fetch-Site": "same-origin"}
    figures = {}
    async with httpx.AsyncClient(base_url=url, headers=headers, trust_env=False) as client:
        visitor = _Visitor(client, database)
        acts: dict[str, Ask] = {
            "sign_in": visitor.sign_in,
            "recovery": visitor.recover,
            "registration": visitor.register,
            "email_change": visitor.change_email,
        }
        try:
            await _populate(database)
            for name, ask in acts.items():
                if name == "email_change":
                    body = {"login": "self@example.org", "password": _PASSWORD}
                    (await client.post("/api/auth/sign-in", json=body)).raise_for_status()
                medians = await _compare(visitor, ask)
                for kind, median in medians.items():
                    figures[f"{name}_{kind}_ms"] = median
                figures[f"{name}_spread"] = max(medians.values()) / min(medians.values())
        finally:
            await database.close()
    return figures


def _measure(server: Server) -> dict[str, float]:
    asyncio.run(migrate(server, "auth"))
    settings = asyncio.run(server.copy("auth", "test_auth_enumeration"))
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    values = settings | {"port": port, "keys_dir": keys_dir()}
    with Process("services.auth.main", env=environment("auth", values), ready=f"{url}/ready"):
        figures = asyncio.run(_ask_all(settings, url))
    asyncio.run(server.drop("test_auth_enumeration"))
    return figures


def measure() -> dict[str, float]:
    """Return medians in milliseconds, and of each act the largest median to the smallest."""
    with running_server() as server:
        return _measure(server)


if __name__ == "__main__":
    for _name, _value in measure().items():
        print(f"{_name:32} {_value:8.2f}")
