"""Users for people of servicing organisations: made or found once, and written to."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from services.auth.invitations.actions import invite_next
from services.kit.clock import utc_now
from tests.api.auth.applicants import events, opened, recover
from tests.api.auth.conftest import EMAIL, Auth
from tests.api.auth.test_recoveries import handle
from tests.support.tokens import bearer, keys_dir, service_token
from tests.support.waits import exhaust

PERSON = UUID(int=0x90)
VERA = "vera@example.org"
PASSWORD = "Липовая-аллея-за-прудом-5"


async def name(auth: Auth, *, status: int = 204, caller: str = "cabinet", **more: Any) -> None:
    """Let cabinet name a person."""
    data = {"person_id": str(PERSON), "email": VERA, "name": "Вера Домова", "organization": "УК-1"}
    event = {
        "id": str(uuid4()),
        "type": "cabinet.servicing_person_changed.v1",
        "occurred_at": utc_now().isoformat(),
        "data": data | more,
    }
    answer = await auth.browser.post(
        "/internal/events", json=event, headers=bearer(service_token(caller, "auth"))
    )
    assert answer.status_code == status, answer.text


async def invite(auth: Auth) -> None:
    await exhaust(
        lambda: invite_next(
            auth.database, keys_dir=keys_dir(), cabinet_address="http://cabinet.example"
        ),
        "invitations handled",
    )


async def links(auth: Auth) -> list[str]:
    told = await events(auth, "auth.servicer_invited.v1")
    return [opened(one["email"], one["sealed_link"]) for one in told]


async def test_a_new_person_sets_a_password_by_the_letters_link(auth: Auth) -> None:
    await name(auth)
    await invite(auth)
    (link,) = await links(auth)
    (letter,) = await events(auth, "auth.servicer_invited.v1")
    assert (letter["organization"], letter["display_name"]) == ("УК-1", "Вера Домова")
    assert (await auth.sign_in(auth.new_browser(), VERA, PASSWORD)).status_code == 401
    token = link.removeprefix("http://cabinet.example/recovery/confirm#token=")
    sent = {"token": token, "new_password": PASSWORD}
    entered = await auth.browser.post("/api/auth/recoveries/confirm", json=sent)
    assert entered.json()["display_name"] == "Вера Домова", entered.text
    assert (await auth.browser.get("/api/auth/me")).json()["email"] == VERA
    answer = await auth.sign_in(auth.new_browser(), VERA, PASSWORD)
    assert answer.json()["must_change_password"] is False
    (known,) = await events(auth, "auth.servicing_person_known.v1")
    user_id = await auth.value("SELECT id FROM users WHERE email = $1", VERA)
    assert known == {
        "person_id": str(PERSON), "user_id": str(user_id), "email": VERA, "active": True,
    }  # fmt: skip
    hours = "SELECT round(extract(epoch FROM $1::timestamptz - now()) / 3600)::int"
    moment = datetime.fromisoformat(letter["expires_at"])
    assert await auth.value(hours, moment) == 60
    # What named him is not kept a second time.
    assert await auth.value("SELECT email || name || organization FROM invitations") == ""


async def test_who_has_the_address_is_taken_as_he_is(auth: Auth) -> None:
    await name(auth, email=EMAIL, name="Другое Имя")
    await invite(auth)
    assert await links(auth) == []
    (letter,) = await events(auth, "auth.servicer_added.v1")
    assert letter["user_id"] == str(auth.user_id)
    assert letter["display_name"] != "Другое Имя"
    assert (await auth.sign_in()).status_code == 200


async def test_who_is_blocked_is_told_to_cabinet_and_not_written_to(auth: Auth) -> None:
    await auth.run("UPDATE users SET active = false WHERE email = 'ivan@example.org'")
    await name(auth, email=EMAIL)
    await invite(auth)
    (known,) = await events(auth, "auth.servicing_person_known.v1")
    assert known["active"] is False
    assert await events(auth, "auth.servicer_added.v1") == []


async def test_the_letter_comes_again_and_not_without_end(auth: Auth) -> None:
    await name(auth)
    await invite(auth)
    for _ in range(6):
        await name(auth, again=True)
        await invite(auth)
    assert len(set(await links(auth))) == 5
    assert await auth.value("SELECT count(*) FROM users WHERE email = $1", VERA) == 1


async def test_who_has_ended_is_not_written_to_even_when_that_is_told_first(auth: Auth) -> None:
    await name(auth, ended=True)
    await name(auth)
    await invite(auth)
    assert await links(auth) == []
    assert await events(auth, "auth.servicing_person_known.v1") == []


async def test_the_link_of_who_has_ended_opens_nothing(auth: Auth) -> None:
    await name(auth)
    await invite(auth)
    (link,) = await links(auth)
    await name(auth, ended=True)
    sent = {"token": link.rpartition("=")[2], "new_password": PASSWORD}
    assert (await auth.browser.post("/api/auth/recoveries/confirm", json=sent)).status_code == 410


async def test_only_cabinet_names_people(auth: Auth) -> None:
    await name(auth, caller="notifications", status=422)
    await invite(auth)
    assert await auth.value("SELECT count(*) FROM invitations") == 0


async def test_who_acts_for_an_organisation_recovers_by_a_link(auth: Auth) -> None:
    await name(auth, email=EMAIL)
    await invite(auth)
    # The letter of the invitation was one of those that may go within a minute.
    await auth.value("UPDATE recovery_requests SET handled_at = now() - interval '2 minutes'")
    assert (await recover(auth, EMAIL)).status_code == 202
    await handle(auth)
    (letter,) = await events(auth, "auth.recovery_link_issued.v1")
    link = opened(letter["email"], letter["sealed_link"])
    assert link.startswith("http://cabinet.example/recovery/confirm#token=")
    assert await events(auth, "auth.temporary_password_issued.v1") == []


async def test_who_acts_for_none_any_more_recovers_as_others_do(auth: Auth) -> None:
    await name(auth, email=EMAIL)
    await invite(auth)
    await name(auth, email=EMAIL, ended=True)
    await auth.value("UPDATE recovery_requests SET handled_at = now() - interval '2 minutes'")
    assert (await recover(auth, EMAIL)).status_code == 202
    await handle(auth)
    assert await events(auth, "auth.recovery_link_issued.v1") == []
    assert len(await events(auth, "auth.temporary_password_issued.v1")) == 1


async def test_workers_at_once_invite_each_once(live_auth: Auth) -> None:
    for number in range(6):
        email = f"p{number % 3}@example.org"
        await name(live_auth, person_id=str(UUID(int=number)), email=email)
    await asyncio.gather(*(invite(live_auth) for _ in range(4)))
    assert len(await events(live_auth, "auth.servicing_person_known.v1")) == 6
    assert await live_auth.value("SELECT count(*) FROM users WHERE email ~ '^p[0-9]@'") == 3
