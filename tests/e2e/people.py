"""Who signs in: people made for the tests, and how they get in without the form."""

import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import APIRequestContext, Page
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.passwords.hashing import HASHER
from services.auth.settings import Settings
from services.auth.users import actions
from services.kit.database import Database
from tests.e2e.suite import Suite, apart

ON_DUTY = "Дежурный"


def some_family() -> str:
    """Return a family name that nobody else has: names are letters alone."""
    return "".join(secrets.choice("абвгдежиклмнопрст") for _ in range(10)).capitalize() + "ова"


@dataclass
class Person:
    """Somebody who may sign in: a consumer by e-mail address, a member of staff by login."""

    login: str
    password: str = field(default_factory=lambda: f"Сосна-у-реки-{secrets.token_hex(4)}")


def add_staff(
    suite: Suite, role: str, *, name: str = ON_DUTY, must_change_password: bool = False
) -> Person:
    """Make a member of staff, as the installer does."""
    person = Person(f"{role}-{secrets.token_hex(3)}")

    async def add(session: AsyncSession) -> None:
        await actions.put_staff(
            session,
            login=person.login,
            display_name=name,
            role=role,
            email=None,
            password_hash=HASHER.hash(person.password),
            must_change_password=must_change_password,
        )

    _in_auth(suite, add)
    return person


def add_consumer(suite: Suite, *, name: str, account_numbers: Sequence[str] = ()) -> Person:
    """Make a consumer with an own password, as the installer does."""
    person = Person(f"consumer-{secrets.token_hex(4)}@example.org")

    async def add(session: AsyncSession) -> None:
        await actions.put_consumer(
            session,
            display_name=name,
            email=person.login,
            phone=None,
            language="ru",
            password_hash=HASHER.hash(person.password),
            must_change_password=False,
            account_numbers=account_numbers,
        )

    _in_auth(suite, add)
    return person


def _in_auth(suite: Suite, act: Callable[[AsyncSession], Awaitable[None]]) -> None:
    """Do an act in one transaction of auth's database."""

    async def run() -> None:
        known = suite.facts["databases"]["auth"]
        database = Database(Settings(**{f"database_{key}": value for key, value in known.items()}))
        try:
            async with database.transaction() as session:
                await act(session)
        finally:
            await database.close()

    apart(run)


def enter(request: APIRequestContext, base: str, person: Person) -> dict[str, Any]:
    """Sign in at an application by a request; its answer sets the context's cookies.

    Every context has a session of its own: refresh tokens are used once, so that a session
    shared by two browsers would be taken for a stolen one.
    """
    answer = request.post(
        f"{base}/api/auth/sign-in",
        headers={"Origin": base},
        data={"login": person.login, "password": person.password},
    )
    assert answer.status == 200, answer.text()
    user: dict[str, Any] = answer.json()
    return user


def signed_in(page: Page, suite: Suite, application: str, person: Person, path: str | None) -> Page:
    """Sign somebody in at an application and open a page of it, unless there is no path."""
    base = suite.page(application)
    enter(page.request, base, person)
    # As the form leaves it: the gateway answers with the application at once, without a look at
    # the page to sign in.
    page.context.add_cookies([{"name": f"{application}_present", "value": "1", "url": base}])
    if path is not None:
        page.goto(base + path)
        # Every page has a title of its own.
        page.get_by_role("heading", level=1).first.wait_for()
    return page
