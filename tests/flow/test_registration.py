"""Registration and recovery through real processes and letters, with kills in between."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.processes import wait_until


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
    """Nothing lost, no letter twice; an empty list kills all right after the answer."""
    number, address_id, email = await suite.account()
    for name in killed:
        suite.processes[name].kill()
    await suite.register(number, address_id, email)
    if not killed:
        for process in (*suite.processes.values(), suite.mailbox.process):
            process.kill()
        suite.mailbox.process.start()
    for name in killed or suite.processes:
        suite.processes[name].start()
    assert suite.sign_in(email, suite.password(email)).status_code == 200
