"""Registration and recovery through real processes and letters, with kills in between."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.waits import wait_until


@pytest.fixture(scope="module")
async def started(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    async with running_suite(server, migrated, folder, "registration") as suite:
        yield suite


@pytest.fixture
def suite(started: Suite) -> Suite:
    """Give the suite with everything running, whatever a test before has killed."""
    started.ensure()
    return started


async def test_register_sign_in_forget_and_recover(suite: Suite) -> None:
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    password = suite.password(email)
    assert suite.sign_in(email, password).json()["must_change_password"] is True
    former = email.replace("new", "former")
    wait_until(lambda: len(suite.mailbox.letters(former)) == 1, what="the former is told")
    linked = "SELECT count(*) FROM account_users u JOIN customer_accounts a ON a.id = u.account_id"
    assert await suite.fetch("cabinet", f"{linked} WHERE number = $1", number) == 1
    answer = suite.browser.post(
        "/api/auth/recoveries", json={"email": email, "human": await suite.human()}
    )
    assert (answer.status_code, answer.json()) == (202, {})
    recovered = suite.password(email, letters=2)
    assert recovered != password
    assert suite.sign_in(email, recovered).status_code == 200
    assert suite.sign_in(email, password).status_code == 401
    for service in ("auth", "notifications"):
        table = "outbox" if service == "auth" else "letters"
        kept = await suite.fetch(service, f"SELECT string_agg(t::text, '') FROM {table} t") or ""
        assert password not in kept
        assert recovered not in kept
    wiped = "SELECT count(*) FROM letters WHERE state = 'sent' AND parameters ? 'sealed'"
    assert await suite.fetch("notifications", wiped) == 0
    for secret in (password, recovered, email, number):
        assert secret not in suite.logs()


@pytest.mark.parametrize(
    "killed", [["auth worker"], ["cabinet"], ["notifications"], ["notifications worker"], []]
)
async def test_one_letter_whatever_is_killed(suite: Suite, killed: list[str]) -> None:
    """Nothing lost, no letter twice; an empty list kills all right after the answer.

    Then the mail server is away from the beginning: letters are on their way at once, and a kill
    between its yes and our note of it is another matter (README of notifications).
    """
    number, address_id, email = await suite.account()
    for name in killed:
        suite.processes[name].kill()
    if not killed:
        suite.mailbox.process.kill()
    await suite.register(number, address_id, email)
    if not killed:
        for process in suite.processes.values():
            process.kill()
        suite.mailbox.process.start()
    for name in killed or suite.processes:
        suite.processes[name].start()
    assert suite.sign_in(email, suite.password(email)).status_code == 200


async def test_staff_add_a_consumer_who_sees_the_accounts(suite: Suite) -> None:
    """The letter's password must be changed at once; the former address is told of each account."""
    numbers = [await suite.account(), await suite.account()]
    email = numbers[0][2]
    given = {
        "display_name": "Анна", "email": email,
        "account_numbers": [number for number, *_ in numbers],
    }  # fmt: skip
    operator, address = await suite.acting_member("operator"), "/api/auth/staff/consumers"
    suite.processes["cabinet"].kill()
    answer = suite.browser.post(address, json=given, headers=operator)
    assert answer.status_code == 503
    suite.processes["cabinet"].start()
    answer = suite.browser.post(address, json=given, headers=operator)
    assert answer.status_code == 201, answer.text
    password = suite.password(email)
    assert suite.sign_in(email, password).json()["must_change_password"] is True
    accounts = f"{suite.urls['cabinet_url']}/api/cabinet/accounts"
    refused = suite.browser.get(accounts)
    assert refused.json()["type"].endswith(":password-change-required")
    own = {"current_password": password, "new_password": "Липовая-аллея-за-прудом-5"}
    assert suite.browser.post("/api/auth/change-password", json=own).status_code == 200
    wait_until(
        lambda: (
            {item["number"] for item in suite.browser.get(accounts).json()["items"]}
            == set(given["account_numbers"])
        ),
        what="the accounts are seen",
        log=suite.logs,
    )
    former = [new.replace("new", "former") for _, _, new in numbers]
    wait_until(
        lambda: [len(suite.mailbox.letters(to)) for to in former] == [1, 1],
        what="the former are told",
        log=suite.logs,
    )
    for secret in (password, email, *given["account_numbers"]):
        assert secret not in suite.logs()
