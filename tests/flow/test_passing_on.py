"""An account passes on: from the billing system's batch to the letter, with kills in between."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import orjson
import pytest

from services.cabinet.customers.places.deps import references_of
from services.kit.clock import utc_now
from tests.support import plain
from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.tokens import bearer, keys_dir, user_token
from tests.support.waits import until, wait_until

START = datetime.now(UTC).date() - timedelta(days=20)


@pytest.fixture(scope="module")
async def started(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    async with running_suite(server, migrated, folder, "passing", panel=True) as suite:
        yield suite


@pytest.fixture
def suite(started: Suite) -> Suite:
    """Give the suite with everything running, whatever a test before has killed."""
    started.ensure()
    return started


def _send(suite: Suite, kind: str, record: dict[str, Any]) -> None:
    """Hand a record in at the systems' door, as the billing system does."""
    machine = user_token("systems", "billing", scope="batches:write")
    answer = plain.request(
        "POST",
        f"{suite.urls['systems_url']}/v1/batches/{kind}",
        content=orjson.dumps(record) + b"\n",
        headers=bearer(machine) | {"Idempotency-Key": str(uuid4())},
        timeout=60,
    )
    assert (answer.status_code, answer.json()["errors"]) == (200, []), answer.text


async def _household(suite: Suite) -> tuple[str, str]:
    """Register somebody for an account; return its number and his address."""
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    suite.password(email)
    statement = (
        "SELECT count(*) FROM account_users u JOIN customer_accounts a ON a.id = u.account_id"
        f" WHERE a.number = '{number}'"
    )
    await suite.all_is_sent()
    assert await suite.fetch("cabinet", statement) == 1
    return number, email


def _seen(suite: Suite, user_id: Any) -> list[Any]:
    """Return the accounts that a user sees."""
    answer = plain.get(
        f"{suite.urls['cabinet_url']}/api/cabinet/accounts",
        headers=bearer(user_token("consumer", str(user_id))),
    )
    items: list[Any] = answer.json()["items"]
    return items


def _next(number: str, start: date = START) -> dict[str, Any]:
    return {"number": number, "customer": f"next-{number}", "contract_start": start.isoformat()}


@pytest.mark.parametrize("killed", [[], ["cabinet worker"], ["notifications", "admin_panel"]])
async def test_the_former_user_gets_one_letter_and_the_log_has_it(
    suite: Suite, killed: list[str]
) -> None:
    number, email = await _household(suite)
    customer = {"id": f"next-{number}", "kind": "individual", "name": "Чужестранцева Инга"}
    _send(suite, "customers", customer)
    for name in killed:
        suite.processes[name].kill()
    for _ in range(2):
        _send(suite, "accounts", _next(number))
    for name in killed:
        suite.processes[name].start()
    letter = suite.letters(email, 2)[0]
    assert f"{START - timedelta(days=1):%d.%m.%Y}" in letter["text"]
    assert number[-4:] in letter["text"]
    assert "Чужестранцева" not in letter["text"]
    entries = "SELECT count(*) FROM audit_log WHERE action = 'pass_account_on' AND object_id = $1"
    found: list[int] = []

    async def look() -> bool:
        found.append(await suite.fetch("admin_panel", entries, number))
        return found[-1] == 1

    await until(look, "the audit log has it", 60, suite.logs)
    user_id = await suite.fetch("auth", "SELECT id FROM users WHERE email = $1", email)
    assert [(a["number"], a["ongoing"], a["customer_name"]) for a in _seen(suite, user_id)] == [
        (number, False, "Анна")
    ]


async def test_the_next_one_registers_at_once_and_sees_only_his_time(suite: Suite) -> None:
    number, _ = await _household(suite)
    location = await suite.fetch(
        "cabinet", "SELECT service_location_id FROM customer_accounts WHERE number = $1", number
    )
    _send(suite, "customers", {"id": f"next-{number}", "kind": "individual", "name": "Анна"})
    _send(suite, "accounts", _next(number) | {"service_location": number})
    newcomer = f"next{number}@example.org"
    address = references_of(keys_dir()).make(location, utc_now())
    await suite.register(number, address, newcomer)
    password = suite.password(newcomer)
    assert suite.sign_in(newcomer, password).status_code == 200
    user_id = await suite.fetch("auth", "SELECT id FROM users WHERE email = $1", newcomer)

    wait_until(
        lambda: len(_seen(suite, user_id)) == 1,
        what="the newcomer sees the account",
        log=suite.logs,
    )
    (account,) = _seen(suite, user_id)
    assert (account["ongoing"], account["contract_start"]) == (True, START.isoformat())
