"""One more account asked for, agreed to by a letter, given up: real processes and letters."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from tests.support import plain
from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.waits import until

_OWN = "Рябина-у-дороги-12"
_LINK = re.compile(r"/consent#token=(\S+)")


@pytest.fixture
async def suite(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    async with running_suite(server, migrated, folder, "requests") as running:
        yield running


@asynccontextmanager
async def _registered(suite: Suite) -> AsyncIterator[tuple[httpx.AsyncClient, str, str, str]]:
    """Register for an account, choose a password; give the browser, number, address, e-mail."""
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    temporary = suite.password(email)
    async with plain.async_client(
        base_url=suite.urls["auth_url"],
        headers={"Sec-Fetch-Site": "same-origin", "X-Application": "cabinet"},
    ) as browser:
        signed = await browser.post(
            "/api/auth/sign-in", json={"login": email, "password": temporary}
        )
        assert signed.status_code == 200, signed.text
        changed = await browser.post(
            "/api/auth/change-password",
            json={"current_password": temporary, "new_password": _OWN},
        )
        assert changed.status_code == 200, changed.text
        yield browser, number, address_id, email


async def _sees(suite: Suite, browser: httpx.AsyncClient, number: str) -> bool:
    answer = await browser.get(f"{suite.urls['cabinet_url']}/api/cabinet/accounts")
    assert answer.status_code == 200, answer.text
    return any(one["number"] == number and one["ongoing"] for one in answer.json()["items"])


@pytest.mark.timeout(360)
async def test_an_account_goes_round_by_letters_whatever_was_down(suite: Suite) -> None:
    async with (
        _registered(suite) as (_, number, address_id, holder),
        _registered(suite) as (asker, _, _, email),
    ):
        form = {"account_number": number, "address_id": address_id, "serial": f"SN-{number}"}
        # Who carries and who reads are down at first.
        for name in ("auth worker", "notifications"):
            suite.processes[name].kill()
        request = await asker.post("/api/auth/account-requests", json=form)
        assert (request.status_code, request.json()["state"]) == (201, "asked")
        for name in ("auth worker", "notifications"):
            suite.processes[name].start()

        def question() -> str:
            found = [
                link[1]
                for letter in suite.mailbox.letters(holder)
                if (link := _LINK.search(letter["text"]))
            ]
            return found[0] if found else ""

        async def asked() -> bool:
            return bool(question())

        await until(asked, "a letter that asks the holder", 90, log=suite.logs)
        token = question()
        suite.browser.cookies.clear()
        shown = suite.browser.post("/api/auth/consent-links/look", json={"token": token})
        assert shown.status_code == 200, shown.text
        assert not await _sees(suite, asker, number)
        body = {"token": token, "agree": True}
        assert suite.browser.post("/api/auth/consent-links", json=body).status_code == 204
        assert suite.browser.post("/api/auth/consent-links", json=body).status_code == 410

        async def seen() -> bool:
            return await _sees(suite, asker, number)

        await until(seen, "the account is the asker's, too", 60, log=suite.logs)
        mine = (await asker.get(f"{suite.urls['cabinet_url']}/api/cabinet/accounts")).json()
        key = next(one["id"] for one in mine["items"] if one["number"] == number)
        left = await asker.post(
            f"{suite.urls['cabinet_url']}/api/cabinet/accounts/{key}/leave",
            json={"keep_past": False},
        )
        assert left.status_code == 204, left.text
        assert not await _sees(suite, asker, number)

        async def told() -> bool:
            subjects = {letter["subject"] for letter in suite.mailbox.letters(email)}
            return "В личный кабинет добавлен лицевой счёт" in subjects

        await until(told, "the asker is told that he sees it", 90, log=suite.logs)
        # Left by himself, he may come again; and whoever agreed is asked no second time this month.
        again = await asker.post("/api/auth/account-requests", json=form)
        assert (again.status_code, again.json()["state"]) == (201, "waiting")
        for secret in (token, email, holder, number):
            assert secret not in suite.logs()
