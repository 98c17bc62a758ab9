"""An auth service with somebody in it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from services.auth.passwords.hashing import HASHER
from services.auth.roles.queries import read_standing
from services.auth.users.actions import put_consumer, put_staff
from services.kit.database import Database
from services.kit.identity import Caller
from tests.conftest import MakeApplication
from tests.support.applications import ORIGIN
from tests.support.tokens import bearer, user_token

PASSWORD = "ржаной хлеб 42 коня"
EMAIL = "ivan@example.org"
PHONE = "+79131234567"


@dataclass
class Auth:
    """The application, a browser of the cabinet, and its database."""

    app: FastAPI
    browser: httpx.AsyncClient
    user_id: UUID

    @property
    def database(self) -> Database:
        database: Database = self.app.state.database
        return database

    def new_browser(self, application: str = "cabinet", **headers: str) -> httpx.AsyncClient:
        """Another browser, without cookies."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url=ORIGIN,
            headers={"Origin": ORIGIN, "X-Application": application} | headers,
        )

    async def sign_in(
        self,
        browser: httpx.AsyncClient | None = None,
        login: str = EMAIL,
        password: str = PASSWORD,
    ) -> httpx.Response:
        return await (browser or self.browser).post(
            "/api/auth/sign-in", json={"login": login, "password": password}
        )

    async def acting(self, login: str = "olga") -> Caller:
        """Begin a session of a member of staff; return who acts by it."""
        async with self.database.connection() as connection:
            row = await connection.fetchrow(
                "INSERT INTO sessions (id, user_id, expires_at)"
                " SELECT gen_random_uuid(), id, now() + interval '1 day' FROM users"
                " WHERE login = $1 RETURNING id, user_id",
                login,
            )
            role = await connection.fetchval("SELECT role FROM users WHERE login = $1", login)
        async with self.database.transaction() as session:
            standing = await read_standing(session, role)
        assert row is not None
        user_id, session_id = str(row["user_id"]), str(row["id"])
        return Caller(
            user_id, "staff", session_id, role, login, frozenset(), "", 0,
            frozenset(standing.rights), standing.state,
        )  # fmt: skip

    async def as_staff(self, login: str = "olga") -> dict[str, str]:
        """Begin a session of a member of staff; return the header of its token."""
        return header_of(await self.acting(login))

    async def run(self, statement: str, *values: Any) -> None:
        async with self.database.connection() as connection:
            await connection.execute(statement, *values)

    async def value(self, statement: str, *values: Any) -> Any:
        async with self.database.connection() as connection:
            return await connection.fetchval(statement, *values)


def header_of(staff: Caller, role: str = "") -> dict[str, str]:
    """Return the header of a token for that session, with a role of one's own if wanted."""
    claims: dict[str, Any] = (
        {} if role else {"rights": " ".join(staff.rights), "role_state": staff.role_state}
    )
    return bearer(
        user_token(
            "staff",
            staff.subject,
            role=role or staff.role,
            name=staff.name,
            sid=staff.session_id,
            **claims,
        )
    )


@pytest.fixture
async def auth(service_app: MakeApplication) -> AsyncIterator[Auth]:
    yield await known(*await service_app("auth", furnish=people_of_auth, staff_second_factor=False))


@pytest.fixture
async def live_auth(live_app: MakeApplication) -> AsyncIterator[Auth]:
    yield await known(*await live_app("auth", furnish=people_of_auth, staff_second_factor=False))


async def known(app: FastAPI, browser: httpx.AsyncClient) -> Auth:
    """Give an application that is furnished with people."""
    async with app.state.database.connection() as connection:
        user = await connection.fetchrow(
            "SELECT id, password_hash FROM users WHERE email = $1", EMAIL
        )
        # Where time is measured, hashes are the product's and not those of the other tests.
        if HASHER.check_needs_rehash(user["password_hash"]):
            await connection.execute(
                "UPDATE users SET password_hash = $1 WHERE password_hash = $2",
                HASHER.hash(PASSWORD),
                user["password_hash"],
            )
    return Auth(app, browser, user["id"])


async def people_of_auth(app: FastAPI, _browser: httpx.AsyncClient) -> None:
    """Add a consumer, an operator and a viewer; the first administrator is there."""
    password_hash = HASHER.hash(PASSWORD)
    async with app.state.database.transaction() as session:
        await put_consumer(
            session,
            display_name="Иван Петров",
            email=EMAIL,
            phone=PHONE,
            language="ru",
            password_hash=password_hash,
            must_change_password=False,
            account_numbers=["1001"],
        )
        await put_staff(
            session,
            login="olga",
            display_name="Ольга",
            role="operator",
            email=None,
            password_hash=password_hash,
            must_change_password=False,
        )
        await put_staff(
            session,
            login="vera",
            display_name="Вера",
            role="viewer",
            email=None,
            password_hash=password_hash,
            must_change_password=False,
        )
