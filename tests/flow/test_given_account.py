"""An account that staff give and take: seen at once, told by letter, and in the log for good."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.tokens import bearer
from tests.support.waits import until

_LOG = """
SELECT array_agg(concat_ws(' ', actor_role, action, object_kind, outcome,
                           details->'before'->>'access', details->'after'->>'access')
                 ORDER BY at)::text[]
FROM audit_log WHERE action NOT LIKE 'look_at_%'
"""


@pytest.fixture
async def suite(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    async with running_suite(server, migrated, folder, "given", panel=True) as running:
        yield running


async def test_a_given_account_is_told_to_both_and_logged_whatever_was_down(suite: Suite) -> None:
    """The readers are down at first, and the worker that carries the events is killed."""
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    password = suite.password(email)
    other, _, _ = await suite.account()
    user_id = await suite.fetch("auth", "SELECT id FROM users WHERE email = $1", email)
    operator = await suite.acting_member("operator")
    given = f"{suite.urls['cabinet_url']}/api/cabinet/staff/users/{user_id}/accounts"

    for name in ("notifications", "admin_panel"):
        suite.processes[name].kill()
    answer = suite.browser.post(given, json={"account_number": other}, headers=operator)
    assert answer.status_code == 204, answer.text
    listed = suite.browser.get(given, headers=operator).json()["items"]
    assert {one["number"]: one["access"] for one in listed}[other] == "present"
    body = {"account_number": other, "last_day": None}
    answer = suite.browser.post(f"{given}/take", json=body, headers=operator)
    assert answer.status_code == 204, answer.text
    suite.processes["cabinet worker"].kill()
    for name in ("notifications", "admin_panel", "cabinet worker"):
        suite.processes[name].start()

    async def all_told() -> bool:
        return not await suite.fetch("cabinet", "SELECT count(*) FROM outbox")

    await until(all_told, "cabinet has told all", 60, log=suite.logs)
    # The password's, the one of the new account, the one of its end.
    subjects = {letter["subject"] for letter in suite.letters(email, 3)}
    assert "В личный кабинет добавлен лицевой счёт" in subjects
    (former,) = suite.letters(f"former{other.removeprefix('55500')}@example.org", 1)
    assert other not in former["text"]
    assert await suite.fetch("admin_panel", _LOG) == [
        "operator add_account user done present", "operator take_account user done present none",
    ]  # fmt: skip
    assert suite.sign_in(email, password).status_code == 200
    change = {"current_password": password, "new_password": "Липовая-аллея-за-прудом-5"}
    assert suite.browser.post("/api/auth/change-password", json=change).status_code == 200
    told = suite.browser.get(
        f"{suite.urls['cabinet_url']}/api/cabinet/acts",
        headers=bearer(suite.browser.cookies["cabinet_access"]),
    )
    assert told.status_code == 200, told.text
    assert {(one["act"], one["by"]) for one in told.json()["items"]} == {
        ("look_at_user", "operator"), ("add_account", "operator"), ("take_account", "operator"),
    }  # fmt: skip


async def test_a_blocked_operator_gives_nothing_from_that_moment(suite: Suite) -> None:
    """Cabinet has not read yet that the session has ended: it asks, and hears it."""
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    suite.password(email)
    other, _, _ = await suite.account()
    user_id = await suite.fetch("auth", "SELECT id FROM users WHERE email = $1", email)
    operator = await suite.acting_member("operator")
    given = f"{suite.urls['cabinet_url']}/api/cabinet/staff/users/{user_id}/accounts"
    # By hand, so that nothing is told in the list of what has ended.
    await suite.fetch("auth", "UPDATE users SET active = false WHERE role = 'operator'")
    assert suite.browser.get(given, headers=operator).status_code == 200
    answer = suite.browser.post(given, json={"account_number": other}, headers=operator)
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (401, "session-ended")
    suite.processes["auth"].kill()
    answer = suite.browser.post(given, json={"account_number": other}, headers=operator)
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (
        503, "temporarily-unavailable",
    )  # fmt: skip
    listed = suite.browser.get(given, headers=operator).json()["items"]
    assert [one["number"] for one in listed] == [number]
