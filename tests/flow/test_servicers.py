"""Accounts of servicing organisations by letter, while what carries them is killed."""

from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import uuid4

import orjson
import pytest

from tests.support import plain
from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.tokens import bearer, user_token
from tests.support.waits import until

_COUNT = 30
_PASSWORD = "Липовая-аллея-за-прудом-5"
_VICTIMS = ("auth", "auth worker", "cabinet worker", "cabinet", "notifications")


@pytest.fixture(scope="module")
async def suite(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    async with running_suite(server, migrated, folder, "servicers", lease=5, panel=True) as running:
        yield running


def _send(suite: Suite, emails: dict[str, str], scope: str = "batches:organizations") -> Any:
    """Tell organisations with the addresses of their people, at the systems door."""
    body = b"\n".join(
        orjson.dumps(
            {
                "id": key,
                "name": f"ООО «{key}»",
                "kind": "homeowners",
                "contact": {"name": "Домова Вера", "email": email},
            }
        )
        for key, email in emails.items()
    )
    machine = bearer(user_token("systems", "billing", name="Биллинг", scope=scope))
    return plain.request(
        "POST",
        f"{suite.urls['systems_url']}/v1/batches/servicing-organizations",
        content=body,
        headers=machine | {"Content-Type": "application/x-ndjson", "Idempotency-Key": str(uuid4())},
        timeout=60,
    )


async def _known(suite: Suite, count: int) -> None:
    async def all_known() -> bool:
        known = "SELECT count(user_id) FROM servicing_people WHERE ended_at IS NULL"
        return bool(await suite.fetch("cabinet", known) == count)

    await until(all_known, "all users are known", 90, log=suite.logs)


async def test_who_brings_measurements_names_nobody(suite: Suite) -> None:
    assert _send(suite, {"x": "x@example.org"}, scope="batches:write").status_code == 403


async def test_everybody_is_invited_once_whatever_dies(suite: Suite) -> None:
    emails = {f"o{n}": f"person{n}@example.org" for n in range(_COUNT)}
    answer = _send(suite, emails)
    assert answer.json()["accepted"] == _COUNT, answer.text
    for victim in _VICTIMS:
        suite.processes[victim].kill()
        suite.processes[victim].start()
    await _known(suite, _COUNT)
    await suite.all_is_sent()
    users = "SELECT count(*) FROM users WHERE email LIKE 'person%'"
    assert await suite.fetch("auth", users) == _COUNT
    written = "SELECT count(*) FROM letters WHERE template = 'servicer_invited'"
    assert await suite.fetch("notifications", written) == _COUNT
    assert _send(suite, emails).json()["accepted"] == _COUNT
    assert await suite.fetch("cabinet", "SELECT count(*) FROM servicing_people") == _COUNT


async def test_the_letter_lets_one_in_and_the_address_is_followed(suite: Suite) -> None:
    email, new = "vera@example.org", "vera.new@example.org"
    assert _send(suite, {"vera": email}).json()["accepted"] == 1
    (letter,) = suite.letters(email, 1)
    assert letter["subject"] == "Личный кабинет обслуживающей организации"
    assert "ООО «vera»" in letter["text"]
    token = letter["text"].split("#token=")[1].split()[0]
    chosen = {"token": token, "new_password": _PASSWORD}
    entered = suite.browser.post("/api/auth/recoveries/confirm", json=chosen)
    assert entered.json()["email"] == email, entered.text
    sent = {"new_email": new, "password": _PASSWORD}
    assert suite.browser.post("/api/auth/me/email", json=sent).status_code < 300
    (told,) = suite.letters(new, 1)
    code = next(word for word in told["text"].split() if word.strip(".").isdigit()).strip(".")
    confirmed = suite.browser.post("/api/auth/me/email/confirm", json={"code": code})
    assert confirmed.status_code < 300, confirmed.text

    async def followed() -> bool:
        known = "SELECT count(*) FROM servicing_people WHERE email = $1 AND ended_at IS NULL"
        return bool(await suite.fetch("cabinet", known, new))

    await until(followed, "cabinet knows the new address", 60, log=suite.logs)
    # His system knows the former one only, and says it every night.
    assert _send(suite, {"vera": email}).json()["accepted"] == 1
    acting = "SELECT string_agg(email, ' ') FROM servicing_people WHERE ended_at IS NULL"
    assert new in await suite.fetch("cabinet", acting)
    assert email not in (await suite.fetch("cabinet", acting)).split()
    operator = await suite.acting_member("operator")
    organization = "SELECT id FROM servicing_organizations WHERE external_id = 'vera'"
    key = await suite.fetch("cabinet", organization)
    card = plain.request(
        "GET",
        f"{suite.urls['cabinet_url']}/api/cabinet/staff/servicing-organizations/{key}",
        headers=operator,
    )
    assert [one["email"] for one in card.json()["people"] if not one["ended_at"]] == [new]
    assert suite.sign_in(email, _PASSWORD).status_code == 401
    assert suite.sign_in(new, _PASSWORD).status_code == 200
    user_id = await suite.fetch("auth", "SELECT id FROM users WHERE email = $1", new)
    block = f"/api/auth/staff/consumers/{user_id}/block"
    blocked = suite.browser.post(block, headers=operator | {"X-Application": "admin"})
    assert blocked.status_code == 204, blocked.text
    ended = "SELECT max(ended_because) FROM servicing_people WHERE user_id = $1"

    async def has_ended() -> bool:
        return bool(await suite.fetch("cabinet", ended, user_id) == "blocked")

    await until(has_ended, "who is blocked acts for nobody", 60, log=suite.logs)
