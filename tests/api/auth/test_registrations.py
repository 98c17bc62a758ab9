"""Registration: what the visitor is told, what the worker and staff decide."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from services.auth.registrations.screening import look_at_next
from services.kit.clock import utc_now
from tests.api.auth.applicants import (
    NEW_EMAIL,
    NEW_PHONE,
    Registry,
    events,
    human,
    look,
    register,
    sent_password,
)
from tests.api.auth.conftest import EMAIL, PHONE, Auth
from tests.api.auth.panel import panel_of
from tests.support.tokens import bearer, service_token, user_token

OTHER = {"account_number": "3003", "email": "boris@example.org", "phone": "+79130000003"}


async def state(auth: Auth) -> tuple[str, str]:
    async with auth.database.connection() as connection:
        row = await connection.fetchrow(
            "SELECT state, waiting_because FROM registration_requests ORDER BY created_at DESC"
        )
    return row["state"], row["waiting_because"]


async def staff(auth: Auth, method: str, path: str, **options: Any) -> Any:
    """Ask as the operator, by a session of its own."""
    url = f"/api/auth/staff/registrations{path}"
    return await auth.browser.request(method, url, headers=await auth.as_staff(), **options)


async def waiting_id(auth: Auth) -> str:
    found: Any = await auth.value("SELECT id FROM registration_requests WHERE state = 'waiting'")
    return str(found)


async def test_match_makes_a_user_who_must_choose_a_password(auth: Auth) -> None:
    registry = Registry()
    registry.answer["email"] = "Former@example.org"
    assert (await register(auth)).status_code == 202
    await look(auth, registry)
    asked = registry.asked[0]
    assert datetime.fromisoformat(asked.pop("asked_at")) <= utc_now()
    assert registry.asked == [
        {
            "account_number": "2002",
            "address_id": "7",
            "name": "Анна Семёнова",
            "phone": NEW_PHONE,
            "serial": "A-771204",
        }
    ]
    assert await state(auth) == ("approved", "")
    registered = await events(auth, "auth.user_registered.v1")
    mine = next(data for data in registered if data["email"] == NEW_EMAIL)
    assert (mine["account_numbers"], mine["phone"]) == (["2002"], NEW_PHONE)
    told = await events(auth, "auth.account_claimed.v1")
    assert [(data["email"], data["account_ending"]) for data in told] == [
        ("former@example.org", "")
    ]
    password = await sent_password(auth, NEW_EMAIL)
    signed_in = await auth.sign_in(login=NEW_PHONE, password=password)
    assert signed_in.status_code == 200
    assert signed_in.json()["must_change_password"] is True
    answer = await auth.browser.put("/api/auth/me/language", json={"language": "en"})
    assert answer.json()["type"].endswith(":password-change-required")
    changed = await auth.browser.post(
        "/api/auth/change-password",
        json={"current_password": password, "new_password": "овёс и рожь 77 полей"},
    )
    assert changed.status_code == 200
    assert (await auth.sign_in(login=NEW_EMAIL, password=password)).status_code == 401
    again = await auth.sign_in(login=NEW_EMAIL, password="овёс и рожь 77 полей")
    assert again.json()["must_change_password"] is False


async def test_consent_is_kept_with_version_and_time(auth: Auth) -> None:
    await register(auth)
    kept = "SELECT consent_version FROM registration_requests WHERE consent_at <= clock_timestamp()"
    assert await auth.value(kept) == "2026-11"


async def test_password_of_the_letter_ends_after_72_hours(auth: Auth) -> None:
    await register(auth)
    await look(auth, Registry())
    password = await sent_password(auth, NEW_EMAIL)
    hours = "SELECT temporary_expires_at - clock_timestamp() FROM users WHERE email = $1"
    left = await auth.value(hours, NEW_EMAIL)
    assert 71 < left.total_seconds() / 3600 <= 72
    await auth.run("UPDATE users SET temporary_expires_at = now() - interval '1 second'")
    assert (await auth.sign_in(login=NEW_EMAIL, password=password)).status_code == 401


async def test_used_but_never_changed_ends_as_well(auth: Auth) -> None:
    await register(auth)
    await look(auth, Registry())
    password = await sent_password(auth, NEW_EMAIL)
    assert (await auth.sign_in(login=NEW_EMAIL, password=password)).status_code == 200
    await auth.run("UPDATE users SET temporary_expires_at = now() - interval '1 second'")
    assert (await auth.sign_in(login=NEW_EMAIL, password=password)).status_code == 401


async def test_secret_lies_nowhere_in_clear(auth: Auth) -> None:
    await register(auth)
    await look(auth, Registry())
    password = await sent_password(auth, NEW_EMAIL)
    for table in ("outbox", "users", "registration_requests", "security_events"):
        everything = await auth.value(f"SELECT string_agg(t::text, '') FROM {table} t") or ""
        assert password not in everything


@pytest.mark.parametrize(
    ("answer", "form", "because"),
    [
        ({"matched": False}, {}, "no-match"),
        ({"user_ids": [str(uuid4())]}, {}, "account-taken"),
        ({}, {"email": EMAIL.upper()}, "contact-taken"),
        ({}, {"phone": PHONE}, "contact-taken"),
        ({"right": []}, {"serial": None}, "no-proof"),
        ({"right": [], "wrong": ["serial"]}, {}, "wrong-proof"),
        ({"name": "differs"}, {}, "name-differs"),
    ],
)
async def test_doubtful_requests_wait_for_staff(
    auth: Auth, answer: dict[str, Any], form: dict[str, Any], because: str
) -> None:
    registry = Registry()
    registry.answer |= answer
    assert (await register(auth, **form)).status_code == 202
    await look(auth, registry)
    assert await state(auth) == ("waiting", because)
    assert await events(auth, "auth.temporary_password_issued.v1") == []


async def test_second_request_for_an_account_waits_though_cabinet_knows_nothing(auth: Auth) -> None:
    await register(auth)
    await register(auth, **(OTHER | {"account_number": "2002"}))
    await look(auth, Registry())
    states = await auth.value(
        "SELECT array_agg(state ORDER BY created_at) FROM registration_requests"
    )
    assert sorted(states) == ["approved", "waiting"]


async def test_two_workers_make_one_user(live_auth: Auth) -> None:
    for number in range(6):
        await register(live_auth, email=f"n{number}@example.org", phone=f"+7913000001{number}")
    registry = Registry()
    await asyncio.gather(*(look_at_next(live_auth.database, registry.context) for _ in range(6)))
    made = "SELECT count(*) FROM users WHERE email LIKE 'n%'"
    assert await live_auth.value(made) == 1
    waiting = "SELECT count(*) FROM registration_requests WHERE state = 'waiting'"
    assert await live_auth.value(waiting) == 5


async def test_request_waits_while_cabinet_is_down(auth: Auth) -> None:
    registry = Registry()
    registry.down = True
    assert (await register(auth)).status_code == 202
    await look(auth, registry)
    assert await state(auth) == ("received", "")
    assert not await look_at_next(auth.database, registry.context)
    registry.down = False
    await auth.run("UPDATE registration_requests SET due_at = now() - interval '1 second'")
    await look(auth, registry)
    assert await state(auth) == ("approved", "")


@pytest.mark.parametrize(
    "change",
    [
        {"consent": False}, {"email": "x"}, {"phone": "123"}, {"account_number": ""},
        {"account_number": "1" * 65}, {"name": "Анна\r\nBcc: x@example.org"}, {"name": "я" * 101},
        {"serial": "1" * 65}, {"serial": "1\n2"}, {"reading_kwh": -1}, {"reading_kwh": "NaN"},
        {"code": "x" * 41}, {"account_number": " - "}, {"account_number": "12\n34"},
        {"language": "de"}, {"human": {}}, {"human": {"captcha_id": "x", "code": "1"}},
        {"human": {"altcha": "x" * 2001}}, {"consent_version": ""},
    ],
)  # fmt: skip
async def test_bad_form(auth: Auth, change: dict[str, Any]) -> None:
    answer = await register(auth, **change)
    assert answer.status_code == 422
    assert answer.json()["type"].endswith(":validation-failed")
    assert NEW_EMAIL not in answer.text
    assert await auth.value("SELECT count(*) FROM registration_requests") == 0


async def test_wrong_or_used_digits_and_another_origin(auth: Auth) -> None:
    proof = await human(auth)
    answer = await register(auth, human=proof | {"code": "000000"})
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (422, "wrong-code")
    assert (await register(auth, human=proof)).status_code == 422
    form = {"email": EMAIL, "human": await human(auth)}
    foreign = {"Origin": "http://evil.test"}
    for path in ("registrations", "recoveries"):
        answer = await auth.browser.post(f"/api/auth/{path}", json=form, headers=foreign)
        assert answer.status_code in (403, 422)
        assert answer.status_code == 403 or path == "registrations"


async def test_staff_approve_what_did_not_match(auth: Auth) -> None:
    registry = Registry()
    registry.answer["matched"] = False
    auth.app.state.client = registry
    await register(auth)
    await look(auth, registry)
    listed = (await staff(auth, "GET", "", params={"state": "waiting"})).json()
    assert (listed["total"], listed["items"][0]["account_number"]) == (1, "2002")
    request_id = await waiting_id(auth)
    answer = await staff(auth, "POST", f"/{request_id}/approve")
    assert answer.status_code == 200, answer.text
    assert (answer.json()["state"], answer.json()["decided_by"]) == ("approved", "Ольга")
    password = await sent_password(auth, NEW_EMAIL)
    assert (await auth.sign_in(login=NEW_EMAIL, password=password)).status_code == 200
    for act, body in (("approve", {}), ("decline", {"reason": "нет"})):
        again = await staff(auth, "POST", f"/{request_id}/{act}", json=body)
        assert again.status_code == 409
        assert again.json()["type"].endswith(":already-decided")


async def test_staff_give_the_account_to_the_user_of_that_address(auth: Auth) -> None:
    auth.app.state.client = registry = Registry()
    await register(auth, email=EMAIL)
    await look(auth, registry)
    path = f"/{await waiting_id(auth)}/approve"
    assert (await staff(auth, "POST", path)).status_code == 200
    added = await events(auth, "auth.account_added.v1")
    assert [data["email"] for data in added] == [EMAIL]
    assert (await auth.sign_in()).status_code == 200


async def test_phone_of_another_user_is_not_given_away(auth: Auth) -> None:
    auth.app.state.client = registry = Registry()
    await register(auth, phone=PHONE)
    await look(auth, registry)
    answer = await staff(auth, "POST", f"/{await waiting_id(auth)}/approve")
    assert answer.status_code == 409
    assert answer.json()["type"].endswith(":contact-taken")


async def test_approval_waits_for_cabinet(auth: Auth) -> None:
    auth.app.state.client = registry = Registry()
    registry.answer["matched"] = False
    await register(auth)
    await look(auth, registry)
    registry.down = True
    answer = await staff(auth, "POST", f"/{await waiting_id(auth)}/approve")
    assert answer.status_code == 503
    assert await state(auth) == ("waiting", "no-match")


async def test_an_approval_is_two_transactions_with_cabinet_asked_between(
    auth: Auth, monkeypatch: pytest.MonkeyPatch
) -> None:
    auth.app.state.client = registry = Registry()
    registry.answer["matched"] = False
    panel = await panel_of(auth)
    await register(auth)
    await look(auth, registry)
    path = f"registrations/{await waiting_id(auth)}/approve"
    order: list[str] = []
    begin, ask = auth.database.transaction, registry.request

    def begun() -> Any:
        order.append("transaction")
        return begin()

    async def asked(*question: Any, **options: Any) -> Any:
        order.append("cabinet")
        return await ask(*question, **options)

    monkeypatch.setattr(auth.database, "transaction", begun)
    monkeypatch.setattr(registry, "request", asked)
    assert (await panel.ask("POST", path)).status_code == 200
    assert order == ["transaction", "cabinet", "transaction"]


async def test_staff_decline_with_a_reason(auth: Auth) -> None:
    registry = Registry()
    registry.answer["matched"] = False
    await register(auth)
    await look(auth, registry)
    path = f"/{await waiting_id(auth)}/decline"
    assert (await staff(auth, "POST", path)).status_code == 422
    answer = await staff(auth, "POST", path, json={"reason": "Адрес другой"})
    assert answer.json()["state"] == "declined"
    told = await events(auth, "auth.registration_declined.v1")
    assert [(data["email"], data["reason"]) for data in told] == [(NEW_EMAIL, "Адрес другой")]


async def test_decisions_are_told_to_the_log(auth: Auth) -> None:
    auth.app.state.client = registry = Registry()
    registry.answer["matched"] = False
    panel = await panel_of(auth)
    for number, email in enumerate((NEW_EMAIL, "second@example.org")):
        await register(auth, email=email, phone=f"+7913000001{number}")
        await look(auth, registry)
        path = f"registrations/{await waiting_id(auth)}"
        if number == 0:
            answer = await panel.ask("POST", f"{path}/approve", json={"confirm_phone": True})
        else:
            answer = await panel.ask("POST", f"{path}/decline", json={"reason": "Не тот"})
        assert answer.status_code == 200, answer.text
    approved, declined = await panel.acts()
    assert (approved["action"], approved["before"], approved["after"]) == (
        "approve", {"state": "waiting"}, {"state": "approved"},
    )  # fmt: skip
    user_id = await auth.value("SELECT id FROM users WHERE email = $1", NEW_EMAIL)
    assert approved["details"] == {"user_id": str(user_id), "confirm_phone": True}
    assert (declined["action"], declined["after"]) == ("decline", {"state": "declined"})
    assert declined["details"] == {"reason": "Не тот"}
    for act in (approved, declined):
        assert NEW_EMAIL not in str(act)


async def test_refused_decisions_are_told_with_their_reason(auth: Auth) -> None:
    panel, missing = await panel_of(auth), f"registrations/{uuid4()}"
    assert (await panel.ask("POST", f"{missing}/approve")).status_code == 404
    given = {"reason": "Не тот"}
    assert (await panel.ask("POST", f"{missing}/decline", "viewer", json=given)).status_code == 403
    approved, declined = await panel.acts()
    assert (approved["outcome"], approved["details"]) == ("not-found", {})
    assert (declined["outcome"], declined["details"]) == ("forbidden", given)
    assert missing.endswith(declined["object_id"])


async def test_requests_are_listed_for_staff_only(auth: Auth) -> None:
    panel = await panel_of(auth)
    bad = await panel.ask("GET", "registrations", "viewer", params={"state": "received"})
    assert bad.status_code == 422
    address = "/api/auth/staff/registrations"
    for token in (
        user_token("consumer", str(uuid4())),
        service_token("admin_panel", "auth"),
    ):
        assert (await auth.browser.get(address, headers=bearer(token))).status_code == 401
    assert (await auth.browser.get(address)).status_code == 401


async def test_a_reason_is_needed_and_the_id_is_an_id(auth: Auth) -> None:
    panel = await panel_of(auth)
    for body in (None, {}, {"reason": ""}, {"reason": "x" * 1001}):
        answer = await panel.ask("POST", f"registrations/{uuid4()}/decline", json=body)
        assert answer.status_code == 422
    assert (await panel.ask("POST", "registrations/7/approve")).status_code == 422
