"""Users added and edited by staff.

Cabinet is what auth asks about accounts: it stands in here as it does for registrations.
"""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.auth.contacts.queries import put_email_change
from services.auth.errors import LastAdministrator
from services.auth.factors.rules import code_hash
from services.auth.guard.rules import token_hash
from services.auth.staff import consumers
from services.auth.staff.actions import spare_last_administrator
from services.auth.users.models import User
from services.contracts.auth import (
    AccountClaimed,
    EmailChanged,
    TemporaryPasswordIssued,
    UserChanged,
    UserRegistered,
)
from services.kit.clock import utc_now
from tests.api.auth.applicants import Registry
from tests.api.auth.conftest import EMAIL, PHONE
from tests.api.auth.panel import Panel, panel, problem, registry
from tests.support.codes import sent_secret
from tests.support.tokens import bearer, user_token

__all__ = ["panel", "registry"]

_NEW = {
    "account_numbers": ["2002", "2003"],
    "display_name": "Анна Семёнова",
    "email": "Anna@example.org",
    "phone": "8 (913) 765-43-21",
}


async def test_an_added_consumer_signs_in_with_the_letters_password(
    panel: Panel, registry: Registry
) -> None:
    registry.answer |= {"email": "Former@Example.org", "user_ids": [str(panel.auth.user_id)]}
    answer = await panel.ask("POST", "consumers", json=_NEW)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["email"], made["phone"]) == ("anna@example.org", "+79137654321")
    assert (made["active"], made["must_change_password"]) == (True, True)
    assert [asked["account_number"] for asked in registry.asked] == ["2002", "2003"]
    told = (await panel.events(UserRegistered.type))[-1]
    assert (told["user_id"], told["account_numbers"]) == (made["id"], ["2002", "2003"])
    # Whoever was known for either account before.
    claimed = {one["email"] for one in await panel.events(AccountClaimed.type)}
    assert claimed == {EMAIL, "former@example.org"}
    password = await sent_secret(panel.auth, TemporaryPasswordIssued.type, "sealed_password")
    answer = await panel.auth.sign_in(login="anna@example.org", password=password)
    assert (answer.status_code, answer.json()["must_change_password"]) == (200, True)
    (act,) = await panel.acts()
    assert (act["action"], act["outcome"], act["object_id"]) == ("add_user", "done", made["id"])
    assert act["after"] == {"active": True, "account_numbers": ["2002", "2003"]}
    assert "anna" not in str(act).lower()
    assert "7654321" not in str(act)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"email": EMAIL.upper()}, "email"), ({"phone": "8 913 123-45-67"}, "phone")],
)
async def test_a_contact_of_another_is_named(
    panel: Panel, registry: Registry, change: dict[str, str], field: str
) -> None:
    before = await panel.auth.value("SELECT count(*) FROM users")
    answer = await panel.ask("POST", "consumers", json=_NEW | change)
    assert problem(answer) == (409, "already-taken", [field])
    assert await panel.auth.value("SELECT count(*) FROM users") == before
    assert await panel.events(TemporaryPasswordIssued.type) == []
    assert await panel.outcomes() == [("add_user", "already-taken")]


async def test_an_account_that_nobody_knows_makes_no_user(panel: Panel, registry: Registry) -> None:
    registry.answer["account_known"] = False
    answer = await panel.ask("POST", "consumers", json=_NEW)
    assert problem(answer) == (422, "unknown-account", ["account_numbers.0"])
    registry.down = True
    answer = await panel.ask("POST", "consumers", json=_NEW)
    assert answer.status_code == 503
    assert (await panel.outcomes())[-1] == ("add_user", "temporarily-unavailable")
    assert (
        await panel.auth.value("SELECT count(*) FROM users WHERE email = 'anna@example.org'") == 0
    )


async def test_all_questions_to_cabinet_have_less_time_than_the_page(
    panel: Panel, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The gateway gives a page up after a minute; each question alone could take five seconds."""
    assert consumers.QUESTIONS_SECONDS < 60
    monkeypatch.setattr(consumers, "QUESTIONS_SECONDS", 0.2)

    async def slow(*question: Any, **options: Any) -> Any:
        await asyncio.sleep(0.15)
        return await ask(*question, **options)

    ask = registry.request
    monkeypatch.setattr(registry, "request", slow)
    answer = await panel.ask("POST", "consumers", json=_NEW)
    assert problem(answer) == (503, "temporarily-unavailable", [])
    assert await panel.outcomes() == [("add_user", "temporarily-unavailable")]
    assert (
        await panel.auth.value("SELECT count(*) FROM users WHERE email = 'anna@example.org'") == 0
    )


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"account_numbers": []}, ["account_numbers"]),
        ({"account_numbers": ["1"] * 21}, ["account_numbers"]),
        ({"account_numbers": ["1\r\n2"]}, ["account_numbers.0"]),
        ({"display_name": "x" * 10_000}, ["display_name"]),
        ({"display_name": " "}, ["display_name"]),
        ({"display_name": "Анна\u202eанна"}, ["display_name"]),
        ({"display_name": "a\x00b"}, ["display_name"]),
        ({"email": "a@example.org\r\nBcc: eve@example.org"}, ["email"]),
        ({"email": "none"}, ["email"]),
        ({"phone": "8 913\r\n1234567"}, ["phone"]),
        ({"phone": "12"}, ["phone"]),
        ({"language": "de"}, ["language"]),
    ],
)
async def test_what_does_not_fit_changes_nothing(
    panel: Panel, registry: Registry, change: dict[str, Any], fields: list[str]
) -> None:
    answer = await panel.ask("POST", "consumers", json=_NEW | change)
    assert problem(answer) == (422, "validation-failed", fields)
    assert "x" * 201 not in answer.text
    assert (
        await panel.auth.value("SELECT count(*) FROM users WHERE email = 'anna@example.org'") == 0
    )


async def test_names_are_people_s_own(panel: Panel, registry: Registry) -> None:
    given = _NEW | {"display_name": "  О’Коннор-Ли  Шон "}
    assert (await panel.ask("POST", "consumers", json=given)).json()["display_name"] == (
        "О’Коннор-Ли Шон"
    )
    # What is no name could be anything in a letter.
    for name in ("О’Коннор-Ли 🌻", "Анна https://evil.example", "Анна 5", "Я" * 101):
        answer = await panel.ask("POST", "consumers", json=_NEW | {"display_name": name})
        assert problem(answer) == (422, "validation-failed", ["display_name"])


async def test_a_name_of_the_time_before_stays_until_it_is_changed(panel: Panel) -> None:
    old = "Абонент №5 " + "х" * 150
    user_id = panel.auth.user_id
    await panel.auth.run("UPDATE users SET display_name = $1 WHERE id = $2", old, user_id)
    given = {"display_name": old, "email": EMAIL, "phone": "+79131112233"}
    answer = await panel.ask("PUT", f"consumers/{user_id}", json=given)
    assert (answer.status_code, answer.json()["display_name"]) == (200, old)
    answer = await panel.ask(
        "PUT", f"consumers/{user_id}", json=given | {"display_name": old + "!"}
    )
    assert problem(answer) == (422, "validation-failed", ["display_name"])


async def test_a_phone_by_the_word_of_staff_is_a_login(panel: Panel) -> None:
    user_id = panel.auth.user_id
    await panel.auth.run(
        "UPDATE users SET phone = NULL, claimed_phone = '+79031234567' WHERE id = $1", user_id
    )
    items = (await panel.ask("GET", "consumers", params={"search": "9031234567"})).json()["items"]
    assert [(one["phone"], one["claimed_phone"]) for one in items] == [(None, "+79031234567")]
    kept = {"display_name": "Иван Петров", "email": EMAIL}
    answer = await panel.ask("PUT", f"consumers/{user_id}", json=kept)
    # What staff do not say, they do not confirm.
    assert (answer.json()["phone"], answer.json()["claimed_phone"]) == (None, "+79031234567")
    assert (await panel.auth.sign_in(login="+79031234567")).status_code == 401
    answer = await panel.ask(
        "PUT", f"consumers/{user_id}", json=kept | {"phone": "8 903 123-45-67"}
    )
    assert (answer.json()["phone"], answer.json()["claimed_phone"]) == ("+79031234567", None)
    assert (await panel.auth.sign_in(login="+79031234567")).status_code == 200


async def test_a_grouped_number_is_one_account(panel: Panel, registry: Registry) -> None:
    given = _NEW | {"account_numbers": ["00 20-02", "0020 02"]}
    answer = await panel.ask("POST", "consumers", json=given)
    assert answer.status_code == 201, answer.text
    assert (await panel.events(UserRegistered.type))[-1]["account_numbers"] == ["002002"]


async def _pending(panel: Panel) -> None:
    """A recovery letter, a link and a code for a new address are on their way."""
    now = utc_now()
    async with panel.auth.database.transaction() as session:
        await put_email_change(
            session, panel.auth.user_id, "third@example.org",
            code_hash(str(panel.auth.user_id), "12345"), now=now, not_since=now,
        )  # fmt: skip
    await panel.auth.run(
        "UPDATE users SET temporary_hash = $2, temporary_expires_at = now() + interval '1 day'"
        " WHERE id = $1",
        panel.auth.user_id,
        token_hash("of a letter"),
    )
    await panel.auth.run(
        "INSERT INTO recovery_links VALUES ($1, $2, now() + interval '1 day')",
        token_hash("of a link"),
        panel.auth.user_id,
    )


async def test_a_changed_email_ends_what_was_sent_to_the_former_one(panel: Panel) -> None:
    auth = panel.auth
    await auth.sign_in()
    await _pending(panel)
    given = {"display_name": "Иван Сидоров", "email": "New@example.org", "phone": "+7 913 123 4568"}
    answer = await panel.ask("PUT", f"consumers/{auth.user_id}", json=given)
    assert answer.status_code == 200, answer.text
    assert answer.json()["email"] == "new@example.org"
    (letter,) = await panel.events(EmailChanged.type)
    assert (letter["email"], letter["new_email_masked"]) == (EMAIL, "n***@example.org")
    told = (await panel.events(UserChanged.type))[-1]
    assert (told["display_name"], told["phone"]) == ("Иван Сидоров", "+79131234568")
    assert (await auth.sign_in(login="new@example.org", password="of a letter")).status_code == 401
    confirmed = await auth.browser.post(
        "/api/auth/recoveries/confirm", json={"token": "of a link", "new_password": "x" * 20}
    )
    assert confirmed.status_code == 410
    answer = await auth.browser.post("/api/auth/me/email/confirm", json={"code": "12345"})
    assert answer.status_code in (404, 422)
    assert await auth.value("SELECT email FROM users WHERE id = $1", auth.user_id) == (
        "new@example.org"
    )
    assert (await auth.sign_in(login="new@example.org")).status_code == 200
    assert (await auth.sign_in(auth.new_browser(), login=PHONE)).status_code == 401


async def test_what_stays_the_same_is_told_to_nobody(panel: Panel) -> None:
    given = {"display_name": "Иван Петров", "email": EMAIL, "phone": PHONE}
    count = "SELECT count(*) FROM outbox WHERE type <> 'auth.staff_acted.v1'"
    before = await panel.auth.value(count)
    path = f"consumers/{panel.auth.user_id}"
    assert (await panel.ask("PUT", path, json=given)).status_code == 200
    assert await panel.auth.value(count) == before
    assert [one["details"] for one in await panel.acts()] == [{"changed": []}]


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"email": None}, (422, "validation-failed", ["email"])),
        ({"phone": "12"}, (422, "validation-failed", ["phone"])),
        ({"display_name": ""}, (422, "validation-failed", ["display_name"])),
        ({"email": "anna@example.org"}, (409, "already-taken", ["email"])),
        ({"phone": "8 (913) 765-43-21"}, (409, "already-taken", ["phone"])),
    ],
)
async def test_edits_that_do_not_fit(
    panel: Panel, registry: Registry, change: dict[str, Any], refused: tuple[int, str, list[str]]
) -> None:
    await panel.ask("POST", "consumers", json=_NEW)
    given = {"display_name": "Иван", "email": EMAIL, "phone": PHONE} | change
    answer = await panel.ask("PUT", f"consumers/{panel.auth.user_id}", json=given)
    assert problem(answer) == refused
    kept = await panel.auth.value(
        "SELECT display_name || email || phone FROM users WHERE id = $1", panel.auth.user_id
    )
    assert kept == f"Иван Петров{EMAIL}{PHONE}"


async def test_a_new_role_ends_the_sessions(panel: Panel) -> None:
    olga, browser = await panel.staff_id("olga"), panel.auth.new_browser("admin")
    assert (await panel.auth.sign_in(browser, "olga")).status_code == 200
    given = {"display_name": "Ольга Н.", "email": "olga@example.org", "role": "operator"}
    answer = await panel.ask("PUT", f"colleagues/{olga}", "administrator", json=given)
    assert answer.json()["display_name"] == "Ольга Н."
    assert (await browser.get("/api/auth/me")).status_code == 200
    answer = await panel.ask(
        "PUT", f"colleagues/{olga}", "administrator", json=given | {"role": "viewer"}
    )
    assert answer.json()["role"] == "viewer"
    assert (await browser.get("/api/auth/me")).status_code == 401
    assert (await browser.post("/api/auth/refresh")).status_code == 401
    assert (await panel.auth.sign_in(browser, "olga")).json()["role"] == "viewer"
    answer = await panel.ask(
        "PUT", f"colleagues/{olga}", "administrator", json=given | {"email": None}
    )
    assert problem(answer) == (422, "validation-failed", ["email"])


async def test_ones_own_role_and_the_last_administrator_stay(panel: Panel) -> None:
    path = f"colleagues/{panel.administrator}"
    given = {"display_name": "Главный", "email": "chief@example.org", "role": "administrator"}
    assert (await panel.ask("PUT", path, "administrator", json=given)).status_code == 200
    demoted = given | {"role": "viewer"}
    answer = await panel.ask("PUT", path, "administrator", json=demoted)
    assert problem(answer) == (409, "own-account", [])
    # Another administrator, long gone, still holds a token.
    panel.headers["administrator"] = bearer(user_token("staff", str(uuid4()), role="administrator"))
    answer = await panel.ask("PUT", path, "administrator", json=demoted)
    assert problem(answer) == (401, "session-ended", [])
    assert await panel.auth.value("SELECT role FROM users WHERE login = 'miradmin'") == (
        "administrator"
    )
    assert [outcome for _, outcome in await panel.outcomes()] == [
        "done", "own-account", "session-ended",
    ]  # fmt: skip
    async with panel.auth.database.transaction() as session:
        chief = await session.get_one(User, UUID(panel.administrator))
        with pytest.raises(LastAdministrator):
            await spare_last_administrator(session, chief)


async def test_classes_are_not_mixed_up(panel: Panel) -> None:
    olga = await panel.staff_id("olga")
    given = {"display_name": "x", "email": "x@example.org"}
    answer = await panel.ask("PUT", f"consumers/{olga}", "administrator", json=given)
    assert answer.status_code == 404
    role = {"role": "viewer"}
    answer = await panel.ask(
        "PUT", f"colleagues/{panel.auth.user_id}", "administrator", json=given | role
    )
    assert answer.status_code == 404
    assert (await panel.ask("PUT", f"consumers/{uuid4()}", json=given)).status_code == 404
