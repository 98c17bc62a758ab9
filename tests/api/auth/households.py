"""Consumers who ask for one more account, those who see it, and cabinet as auth hears it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx

from services.auth.users.actions import put_consumer
from services.contracts.account_numbers import account_key
from tests.api.auth.applicants import Registry, events, opened
from tests.api.auth.conftest import Auth
from tests.api.auth.passkey_browsers import signed_in

NUMBER, SERIAL, READING_WH, CODE = "123456789", "A-771204", 12_345_000, "ABCDE-FGHJK"
ADDRESS = "65"
ASKED = "auth.account_consent_asked.v1"
REFUSED = "auth.account_request_refused.v1"
ADDED = "auth.account_added.v1"
SEEN = "auth.user_registered.v1"


class Household(Registry):
    """Cabinet with one account: address, second proofs, and whose it is and was."""

    def __init__(self) -> None:
        super().__init__()
        self.holders: set[UUID] = set()
        self.former: set[UUID] = set()
        self.left: set[UUID] = set()

    def answers(self, asked: dict[str, Any]) -> dict[str, Any]:
        known = account_key(asked["account_number"]) == NUMBER
        names = {"serial": "serial", "reading_wh": "reading", "code": "code"}
        given = [kind for kind in names if kind in asked]
        right = [kind for kind in given if known and asked[kind] in (SERIAL, READING_WH, CODE)]
        return {
            "account_known": known,
            "number": NUMBER if known else "",
            "matched": known and asked["address_id"] == ADDRESS,
            "right": [names[kind] for kind in right],
            "wrong": [names[kind] for kind in given if kind not in right],
            "name": "differs",
            "phone_known": False,
            "user_ids": sorted(map(str, self.holders)) if known else [],
            "former_user_ids": sorted(map(str, self.former)) if known else [],
            "left_user_ids": sorted(map(str, self.left)) if known else [],
        }


@dataclass
class Consumer:
    """A consumer in a browser of his own."""

    auth: Auth
    id: UUID
    email: str | None
    browser: httpx.AsyncClient

    async def ask(self, **changes: Any) -> httpx.Response:
        """Send the form, from the browser's network."""
        form = {"account_number": "123 456 789", "address_id": ADDRESS, "serial": SERIAL} | changes
        return await self.browser.post("/api/auth/account-requests", json=form)

    async def asked(self, **changes: Any) -> dict[str, Any]:
        """Send the form, which must be taken; return the request."""
        answer = await self.ask(**changes)
        assert answer.status_code == 201, answer.text
        request: dict[str, Any] = answer.json()
        return request

    async def requests(self) -> list[dict[str, Any]]:
        answer = await self.browser.get("/api/auth/account-requests")
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def questions(self) -> list[dict[str, Any]]:
        answer = await self.browser.get("/api/auth/account-consents")
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def answer(self, request_id: str, *, agree: bool) -> httpx.Response:
        return await self.browser.post(
            f"/api/auth/account-consents/{request_id}", json={"agree": agree}
        )

    async def link(self) -> str:
        """Return the token of the letter that asked this consumer last."""
        mine = [one for one in await events(self.auth, ASKED) if one["user_id"] == str(self.id)]
        assert self.email is not None
        link = opened(self.email, max(mine, key=lambda one: str(one["expires_at"]))["sealed_link"])
        assert link.startswith("http://127.0.0.1:8080/consent#token="), link
        return link.partition("#token=")[2]

    async def sees(self) -> bool:
        """Return whether cabinet has been told that the account is his as well."""
        return any(
            one["user_id"] == str(self.id) and NUMBER in one["account_numbers"]
            for one in await events(self.auth, SEEN)
        )


async def consumer(auth: Auth, name: str, email: str, **headers: str) -> Consumer:
    """Make a consumer and sign him in."""
    password_hash = await auth.value("SELECT password_hash FROM users WHERE id = $1", auth.user_id)
    async with auth.database.transaction() as session:
        user = await put_consumer(
            session,
            display_name=name,
            email=email,
            phone=None,
            language="ru",
            password_hash=password_hash,
            must_change_password=False,
            account_numbers=[],
        )
    browser = await signed_in(auth, login=email)
    browser.headers.update(headers)
    return Consumer(auth, user.id, email, browser)


def household_of(auth: Auth) -> Household:
    """Let auth ask a cabinet of its own."""
    auth.app.state.client = household = Household()
    return household
