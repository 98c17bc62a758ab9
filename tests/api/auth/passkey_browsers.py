"""Browsers at an address where passkeys work, and people who have some."""

from typing import Any

import httpx

from tests.api.auth.conftest import EMAIL, PASSWORD, Auth
from tests.support.authenticator import Authenticator

CABINET = "http://localhost:8080"
STAFF = "http://localhost:8081"
ME = "/api/auth/me/passkeys"
SIGN_IN = "/api/auth/sign-in/passkey"


def browser_of(auth: Auth, application: str = "cabinet") -> httpx.AsyncClient:
    """Return a new browser at the application's address by name."""
    page = STAFF if application == "admin" else CABINET
    return auth.new_browser(application, Host=page.removeprefix("http://"), Origin=page)


def authenticator(application: str = "cabinet", **ways: Any) -> Authenticator:
    """Return an authenticator of a browser at that address."""
    return Authenticator(STAFF if application == "admin" else CABINET, **ways)


async def signed_in(
    auth: Auth, application: str = "cabinet", login: str = EMAIL
) -> httpx.AsyncClient:
    """Return a browser in which the user is signed in by password."""
    browser = browser_of(auth, application)
    answer = await auth.sign_in(browser, login)
    assert answer.status_code == 200, answer.text
    return browser


async def creation_options(browser: httpx.AsyncClient) -> dict[str, Any]:
    """Begin to add a passkey."""
    answer = await browser.post(f"{ME}/options", json={"password": PASSWORD})
    assert answer.status_code == 200, answer.text
    options: dict[str, Any] = answer.json()["public_key"]
    return options


async def add(
    browser: httpx.AsyncClient, keeper: Authenticator, name: str = "Ноутбук"
) -> dict[str, Any]:
    """Add a passkey; return what the service answered."""
    credential = keeper.create(await creation_options(browser))
    answer = await browser.post(ME, json={"name": name, "credential": credential})
    assert answer.status_code == 201, answer.text
    added: dict[str, Any] = answer.json()
    return added


async def with_passkey(
    auth: Auth, application: str = "cabinet", login: str = EMAIL, **ways: Any
) -> tuple[httpx.AsyncClient, Authenticator]:
    """Return a signed-in browser of the user, and the authenticator that keeps their passkey."""
    browser = await signed_in(auth, application, login)
    keeper = authenticator(application, **ways)
    await add(browser, keeper)
    return browser, keeper


async def request_options(browser: httpx.AsyncClient) -> dict[str, Any]:
    """Begin a sign-in with a passkey alone."""
    answer = await browser.post(f"{SIGN_IN}/options")
    assert answer.status_code == 200, answer.text
    options: dict[str, Any] = answer.json()["public_key"]
    return options


async def enter(browser: httpx.AsyncClient, keeper: Authenticator, **changes: Any) -> Any:
    """Sign in with a passkey alone; `changes` go into what the authenticator signs."""
    credential = keeper.get(await request_options(browser), **changes)
    return await browser.post(SIGN_IN, json={"credential": credential})
