"""Whoever sees an account is asked whether one more may: by letter, and in his cabinet."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.auth.registrations.queries import EXPIRED
from services.contracts.auth import AccountRequestRefused
from tests.api.auth.applicants import events
from tests.api.auth.conftest import Auth
from tests.api.auth.households import (
    ADDED,
    ASKED,
    NUMBER,
    REFUSED,
    Consumer,
    Household,
    consumer,
    household_of,
)
from tests.api.auth.panel import problem
from tests.api.auth.test_joining import kinds, staff_see

LINKS = "/api/auth/consent-links"


@pytest.fixture
def registry(auth: Auth) -> Household:
    return household_of(auth)


@pytest.fixture
async def anna(auth: Auth) -> Consumer:
    """She asks."""
    return await consumer(auth, "Анна Семёнова", "anna@example.org")


@pytest.fixture
async def boris(auth: Auth, registry: Household) -> Consumer:
    """He sees the account."""
    boris = await consumer(auth, "Борис Соседов", "boris@example.org")
    registry.holders.add(boris.id)
    return boris


async def by_link(auth: Auth, token: str, *, agree: bool) -> httpx.Response:
    """Answer in a browser where nobody is signed in."""
    return await auth.new_browser().post(LINKS, json={"token": token, "agree": agree})


async def look(auth: Auth, token: str) -> httpx.Response:
    return await auth.new_browser().post(f"{LINKS}/look", json={"token": token})


async def week_over(auth: Auth) -> None:
    await auth.run("UPDATE registration_requests SET asked_until = now() - interval '1 second'")


async def test_who_sees_the_account_is_asked_by_letter_and_in_his_cabinet(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    request = await anna.asked()
    assert request["state"] == "asked"
    assert request["asked_until"] is not None
    assert not await anna.sees()
    (told,) = await events(auth, ASKED)
    assert (told["email"], told["account_ending"]) == (boris.email, "6789")
    assert (told["asker_name"], told["asker_email"]) == ("Анна Семёнова", "a***@example.org")
    (question,) = await boris.questions()
    assert question["id"] == request["id"]
    assert (question["asker_name"], question["account_ending"]) == ("Анна Семёнова", "6789")
    assert question["asked_until"] == request["asked_until"]
    # Staff are not asked for what is not theirs yet.
    assert await staff_see(auth) == []
    refused = await auth.browser.post(
        f"/api/auth/staff/registrations/{request['id']}/approve", headers=await auth.as_staff()
    )
    assert refused.status_code == 404


async def test_he_agrees_in_his_cabinet(auth: Auth, anna: Consumer, boris: Consumer) -> None:
    request = await anna.asked()
    assert (await boris.answer(request["id"], agree=True)).status_code == 204
    assert await anna.sees()
    assert [one["email"] for one in await events(auth, ADDED)] == [anna.email]
    assert [one["state"] for one in await anna.requests()] == ["added"]
    assert await boris.questions() == []
    assert "account_consent_given" in await kinds(auth, boris)
    assert problem(await boris.answer(request["id"], agree=False))[0] == 404


async def test_he_agrees_by_the_letters_link_once(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    await anna.asked()
    token = await boris.link()
    shown = await look(auth, token)
    assert (shown.status_code, shown.json()["asker_name"]) == (200, "Анна Семёнова")
    assert NUMBER not in shown.text
    # Whatever looks at letters before their reader uses nothing up.
    assert (await look(auth, token)).status_code == 200
    assert (await by_link(auth, token, agree=True)).status_code == 204
    assert await anna.sees()
    assert problem(await by_link(auth, token, agree=True))[:2] == (410, "link-expired")
    assert problem(await look(auth, token))[:2] == (410, "link-expired")
    # What is kept opens nothing.
    kept = await auth.value("SELECT string_agg(t::text, '') FROM account_consents t")
    assert token not in kept
    told = await auth.value("SELECT string_agg(data::text, '') FROM outbox")
    assert token not in told


async def test_a_refusal_is_told_kindly_and_without_names(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    request = await anna.asked()
    assert (await by_link(auth, await boris.link(), agree=False)).status_code == 204
    (mine,) = await anna.requests()
    assert (mine["id"], mine["state"], mine["reason"]) == (request["id"], "refused", None)
    assert not await anna.sees()
    (letter,) = await events(auth, REFUSED)
    assert (letter["email"], letter["reason"]) == (anna.email, "")
    known = AccountRequestRefused.model_validate(letter).model_dump_json()
    assert "Борис" not in known
    assert "boris" not in known
    assert "account_consent_refused" in await kinds(auth, boris)


async def test_who_was_refused_does_not_ask_the_same_people_again_soon(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    request = await anna.asked()
    await boris.answer(request["id"], agree=False)
    again = await anna.asked()
    assert again["state"] == "waiting"
    assert await boris.questions() == []
    assert len(await events(auth, ASKED)) == 1
    assert [one["waiting_because"] for one in await staff_see(auth)] == ["account-taken"]
    # After a month it is another matter.
    await auth.run("UPDATE account_consents SET asked_at = now() - interval '31 days'")
    await anna.browser.delete(f"/api/auth/account-requests/{again['id']}")
    assert (await anna.asked())["state"] == "asked"


async def test_asking_again_while_he_thinks_sends_no_second_letter(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    first = await anna.asked()
    assert await anna.asked() == first
    assert len(await events(auth, ASKED)) == 1


async def test_a_withdrawn_request_needs_no_answer(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    request = await anna.asked()
    token = await boris.link()
    await anna.browser.delete(f"/api/auth/account-requests/{request['id']}")
    assert await boris.questions() == []
    assert problem(await look(auth, token))[:2] == (410, "link-expired")
    assert problem(await by_link(auth, token, agree=True))[:2] == (410, "link-expired")
    assert not await anna.sees()


async def test_after_a_week_staff_decide_and_his_yes_comes_too_late(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    request = await anna.asked()
    token = await boris.link()
    await week_over(auth)
    # Before the worker has looked as well as after.
    for statement in ("SELECT 1", *EXPIRED):
        await auth.run(statement)
        assert [one["state"] for one in await anna.requests()] == ["waiting"]
        assert problem(await by_link(auth, token, agree=True))[:2] == (410, "link-expired")
        assert problem(await boris.answer(request["id"], agree=True))[0] == 404
        assert await boris.questions() == []
    assert not await anna.sees()
    (seen,) = await staff_see(auth, state="waiting")
    assert (seen["id"], seen["waiting_because"], seen["proof"]) == (
        request["id"], "account-taken", "right",
    )  # fmt: skip
    answer = await auth.browser.post(
        f"/api/auth/staff/registrations/{request['id']}/approve", headers=await auth.as_staff()
    )
    assert answer.status_code == 200, answer.text
    assert await anna.sees()


async def test_of_two_who_see_it_the_first_answer_counts(
    auth: Auth, registry: Household, anna: Consumer, boris: Consumer
) -> None:
    clara = await consumer(auth, "Клара", "clara@example.org")
    registry.holders.add(clara.id)
    request = await anna.asked()
    assert {one["email"] for one in await events(auth, ASKED)} == {boris.email, clara.email}
    assert (await clara.answer(request["id"], agree=False)).status_code == 204
    assert problem(await boris.answer(request["id"], agree=True))[0] == 404
    assert problem(await by_link(auth, await boris.link(), agree=True))[0] == 410
    assert not await anna.sees()


async def test_yes_and_no_at_once_are_one_answer(live_auth: Auth) -> None:
    household = household_of(live_auth)
    anna = await consumer(live_auth, "Анна", "anna@example.org")
    boris = await consumer(live_auth, "Борис", "boris@example.org")
    household.holders = {boris.id}
    request = await anna.asked()
    token = await boris.link()
    answers = await asyncio.gather(
        boris.answer(request["id"], agree=False),
        by_link(live_auth, token, agree=True),
        boris.answer(request["id"], agree=True),
        anna.browser.delete(f"/api/auth/account-requests/{request['id']}"),
    )
    assert [one.status_code for one in answers].count(204) == 1
    (mine,) = await anna.requests()
    assert (mine["state"] == "added") == await anna.sees()


async def test_whose_it_is_no_more_has_no_say(
    auth: Auth, registry: Household, anna: Consumer, boris: Consumer
) -> None:
    request = await anna.asked()
    registry.holders, registry.former = set(), {boris.id}
    assert problem(await boris.answer(request["id"], agree=True))[0] == 404
    assert not await anna.sees()


async def test_where_nobody_can_answer_staff_do(
    auth: Auth, registry: Household, anna: Consumer, boris: Consumer
) -> None:
    await auth.run("UPDATE users SET active = false WHERE id = $1", boris.id)
    assert (await anna.asked())["state"] == "waiting"
    assert await events(auth, ASKED) == []


async def test_who_has_no_address_finds_the_question_in_his_cabinet(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    await auth.run(
        "UPDATE users SET email = NULL, phone = '+79130000001', phone_proof = 'registry'"
        " WHERE id = $1",
        boris.id,
    )
    request = await anna.asked()
    (told,) = await events(auth, ASKED)
    assert (told["email"], told["sealed_link"]) == (None, "")
    assert [one["id"] for one in await boris.questions()] == [request["id"]]


async def test_a_stranger_is_neither_shown_nor_heard(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    request = await anna.asked()
    clara = await consumer(auth, "Клара", "clara@example.org")
    assert await clara.questions() == []
    for agree in (True, False):
        assert problem(await clara.answer(request["id"], agree=agree))[0] == 404
        # The asker does not answer for whom he asks.
        assert problem(await anna.answer(request["id"], agree=agree))[0] == 404
    assert [one["state"] for one in await anna.requests()] == ["asked"]


@pytest.mark.parametrize("token", ["", "x", "x" * 101, None, str(uuid4())])
async def test_a_link_that_is_none_tells_nothing(auth: Auth, token: Any) -> None:
    for path, more in ((LINKS, {"agree": True}), (f"{LINKS}/look", {})):
        answer = await auth.new_browser().post(path, json={"token": token} | more)
        assert answer.status_code in (410, 422), answer.text


async def test_another_page_cannot_answer_for_him(
    auth: Auth, anna: Consumer, boris: Consumer
) -> None:
    request = await anna.asked()
    foreign = {"Origin": "https://evil.example"}
    for path, body in (
        (f"/api/auth/account-consents/{request['id']}", {"agree": True}),
        (LINKS, {"token": await boris.link(), "agree": True}),
    ):
        answer = await boris.browser.post(path, json=body, headers=foreign)
        assert problem(answer)[:2] == (403, "cross-origin-request")
    assert not await anna.sees()


async def test_an_office_that_is_away_leaves_the_question_open(
    auth: Auth, registry: Household, anna: Consumer, boris: Consumer
) -> None:
    await anna.asked()
    token = await boris.link()
    registry.down = True
    assert (await by_link(auth, token, agree=True)).status_code == 503
    registry.down = False
    assert (await by_link(auth, token, agree=True)).status_code == 204
