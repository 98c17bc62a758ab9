"""How people come in, as the supplier has set it in cabinet: heard, and obeyed at once."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.auth.registrations.queries import EXPIRED
from services.auth.sessions.demands import ask_for_policies
from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.revocations import Revocations, _Feed
from tests.api.auth.applicants import NEW_EMAIL, Registry, look, register
from tests.api.auth.conftest import Auth, header_of
from tests.api.auth.passkey_browsers import add, authenticator, signed_in
from tests.api.auth.test_registrations import staff, state, waiting_id
from tests.support.tokens import bearer, key_ring, service_token

_POLICIES = {
    "registration_policy": "at_once",
    "staff_second_factor": "installed",
    "consumer_second_factor": "quiet",
    "registrations_kept_days": 90,
}
ADDRESS = "UPDATE users SET email = 'olga@example.org' WHERE login = 'olga'"


async def set_policies(
    auth: Auth, *, at: str = "", caller: str = "cabinet", status: int = 204, **policies: Any
) -> None:
    """Let cabinet tell the policies; what is not named is as it is installed."""
    event = {
        "id": str(uuid4()),
        "type": "cabinet.policies_changed.v1",
        "occurred_at": at or utc_now().isoformat(),
        "data": _POLICIES | policies,
    }
    answer = await auth.browser.post(
        "/internal/events", json=event, headers=bearer(service_token(caller, "auth"))
    )
    assert answer.status_code == status, answer.text


async def test_a_demanded_factor_is_asked_for_at_the_next_sign_in(auth: Auth) -> None:
    await set_policies(auth, staff_second_factor="any")
    admin = auth.new_browser("admin")
    assert (await auth.sign_in(admin, "olga")).json()["must_set_second_factor"] is True
    # With an address the letter is one.
    await auth.run(ADDRESS)
    asked = await auth.sign_in(auth.new_browser("admin"), "olga")
    assert asked.json()["second_factor"]["methods"] == ["letter"]
    await set_policies(auth, staff_second_factor="none")
    assert (await auth.sign_in(auth.new_browser("admin"), "olga")).status_code == 200


async def test_a_factor_of_ones_own_is_more_than_a_letter(auth: Auth) -> None:
    await auth.run(ADDRESS)
    admin = await signed_in(auth, "admin", "olga")
    assert (await admin.get("/api/auth/me/sessions")).status_code == 200
    await set_policies(auth, staff_second_factor="own")
    refused = await admin.get("/api/auth/me/sessions")
    assert refused.json()["type"].endswith(":second-factor-required")
    assert (await admin.post("/api/auth/refresh")).json()["must_set_second_factor"] is True
    # A passkey lifts it at once, and letters confirm no device from then on.
    assert len((await add(admin, authenticator("admin")))["recovery_codes"]) == 10
    assert (await admin.get("/api/auth/me/sessions")).json()["total"] == 1
    asked = await auth.sign_in(auth.new_browser("admin"), "olga")
    assert asked.json()["second_factor"]["methods"] == ["passkey"]


async def test_what_the_password_alone_began_ends_with_the_first_passkey(auth: Auth) -> None:
    await set_policies(auth, staff_second_factor="own")
    stranger = await signed_in(auth, "admin", "olga")
    admin = await signed_in(auth, "admin", "olga")
    await add(admin, authenticator("admin"))
    assert (await stranger.post("/api/auth/refresh")).status_code == 401
    assert (await admin.post("/api/auth/refresh")).status_code == 200


async def test_tokens_of_open_sessions_without_the_factor_are_to_be_renewed(auth: Auth) -> None:
    lacking = await auth.acting("olga")
    having = await auth.acting("miradmin")
    await auth.run("UPDATE users SET email = 'm@example.org' WHERE login = 'miradmin'")
    before = utc_now().timestamp()
    await set_policies(auth, staff_second_factor="any")
    feed = await auth.browser.get(
        "/internal/revocations", headers=bearer(service_token("cabinet", "auth"))
    )
    told = Revocations()
    told._take(_Feed.model_validate(feed.json()))
    old, fresh = before + 299, utc_now().timestamp() + 301
    assert told.cover(lacking.session_id, old)
    assert not told.cover(lacking.session_id, fresh)
    assert lacking.session_id not in told
    assert not told.cover(having.session_id, old)
    # The session itself goes on, for what lifts the restriction.
    answer = await auth.browser.get(
        "/api/auth/me", headers=header_of(lacking) | {"X-Application": "admin"}
    )
    assert answer.json()["must_set_second_factor"] is True


async def test_nobody_is_disturbed_where_no_more_is_demanded(auth: Auth) -> None:
    await set_policies(auth, staff_second_factor="any")
    await auth.acting("olga")
    await set_policies(auth, staff_second_factor="none")
    await set_policies(auth, staff_second_factor="none", registration_policy="staff")
    assert await auth.value("SELECT count(*) FROM revocations") == 0


@pytest.mark.parametrize("policy", ["at_once", "staff"])
async def test_registrations_wait_where_staff_look_at_all(auth: Auth, policy: str) -> None:
    await set_policies(auth, registration_policy=policy)
    await register(auth)
    await look(auth, Registry())
    if policy == "at_once":
        assert await state(auth) == ("approved", "")
    else:
        assert await state(auth) == ("waiting", "policy")
        assert await auth.value("SELECT count(*) FROM users WHERE email = $1", NEW_EMAIL) == 0


async def test_why_else_a_registration_waits_is_said_first(auth: Auth) -> None:
    await set_policies(auth, registration_policy="staff")
    registry = Registry()
    registry.answer |= {"name": "differs"}
    await register(auth)
    await look(auth, registry)
    assert await state(auth) == ("waiting", "name-differs")


async def test_consumers_without_a_factor_are_offered_one(auth: Auth) -> None:
    assert (await auth.sign_in()).json()["second_factor_offered"] is False
    await set_policies(auth, consumer_second_factor="offered")
    assert (await auth.browser.get("/api/auth/me")).json()["second_factor_offered"] is True
    assert (await auth.sign_in()).json()["second_factor_offered"] is True
    await auth.run(
        "INSERT INTO second_factors (user_id, new_device_letter) VALUES ($1, true)", auth.user_id
    )
    assert (await auth.browser.get("/api/auth/me")).json()["second_factor_offered"] is False


@pytest.mark.parametrize(
    ("demanded", "offered"), [("none", True), ("any", False), ("own", False), ("installed", False)]
)
async def test_staff_are_offered_one_where_none_is_demanded(
    auth: Auth, demanded: str, offered: bool
) -> None:
    admin = auth.new_browser("admin")
    assert (await auth.sign_in(admin, "olga")).json()["second_factor_offered"] is True
    state = auth.app.state
    state.settings = state.settings.model_copy(update={"staff_second_factor": True})
    await set_policies(auth, staff_second_factor=demanded, consumer_second_factor="quiet")
    await auth.run("UPDATE users SET email = 'olga@energy.example' WHERE login = 'olga'")
    assert (await admin.get("/api/auth/me")).json()["second_factor_offered"] is offered
    await auth.run(
        "INSERT INTO second_factors (user_id, new_device_letter)"
        " SELECT id, true FROM users WHERE login = 'olga'"
    )
    assert (await admin.get("/api/auth/me")).json()["second_factor_offered"] is False


async def test_what_came_to_nothing_is_erased_in_time(auth: Auth) -> None:
    registry = Registry()
    registry.answer |= {"matched": False}
    await register(auth)
    await look(auth, registry)
    reason = {"reason": "Нет такого счёта"}
    declined = await staff(auth, "POST", f"/{await waiting_id(auth)}/decline", json=reason)
    assert declined.status_code == 200, declined.text
    for days, left in ((30, 1), (7, 0)):
        await set_policies(auth, registrations_kept_days=days)
        await auth.run("UPDATE registration_requests SET decided_at = now() - interval '10 days'")
        for statement in EXPIRED:
            await auth.run(statement)
        assert await auth.value("SELECT count(*) FROM registration_requests") == left


async def test_the_latest_word_counts_whenever_it_comes(auth: Auth) -> None:
    await set_policies(auth, registration_policy="staff")
    await set_policies(auth, at="2026-01-01T00:00:00Z", registration_policy="at_once")
    assert await auth.value("SELECT registration_policy FROM sign_in_policies") == "staff"


async def test_only_cabinet_tells_them(auth: Auth) -> None:
    await set_policies(auth, caller="wizard", status=403, staff_second_factor="none")
    await set_policies(auth, status=422, staff_second_factor="all")
    assert await auth.value("SELECT count(*) FROM sign_in_policies") == 0


class _Cabinet(ServiceClient):
    """Cabinet, as auth's worker hears it; `status` other than 200: it cannot answer."""

    def __init__(self, status: int = 200, **policies: str) -> None:
        super().__init__("auth", key_ring())
        self.status = status
        self._told = _POLICIES | {"registration_policy": "staff"} | policies
        self.asked: list[str] = []

    async def request(self, method: str, target: str, url: str, **options: Any) -> httpx.Response:
        """Tell what the supplier has set."""
        self.asked.append(f"{method} {target} {url}")
        return httpx.Response(self.status, json=self._told)


async def test_a_database_that_knows_nothing_asks_cabinet_until_it_answers(auth: Auth) -> None:
    kept = "SELECT registration_policy FROM sign_in_policies"
    for cabinet, known in ((_Cabinet(503), False), (_Cabinet(), True)):
        assert await ask_for_policies(auth.database, cabinet, "http://cabinet") is known
        assert (await auth.value(kept) == "staff") is known
    silent = _Cabinet()
    assert await ask_for_policies(auth.database, silent, "http://cabinet")
    assert silent.asked == []


async def test_an_answer_that_comes_before_the_event_reaches_open_sessions(auth: Auth) -> None:
    lacking = await auth.acting("olga")
    demanding = _Cabinet(staff_second_factor="own")
    assert await ask_for_policies(auth.database, demanding, "http://cabinet")
    renewed = "SELECT array_agg(subject) FROM revocations"
    assert await auth.value(renewed) == [f"renew:{lacking.session_id}"]
    # The event tells of the same once more.
    await set_policies(auth, registration_policy="staff", staff_second_factor="own")
    assert await auth.value(renewed) == [f"renew:{lacking.session_id}"]


async def test_an_answer_that_a_change_overtook_is_older_than_its_event(auth: Auth) -> None:
    """The change was under way when cabinet answered: it occurred before, and is told after."""
    occurred_at = utc_now().isoformat()
    assert await ask_for_policies(auth.database, _Cabinet(), "http://cabinet")
    await set_policies(auth, at=occurred_at, staff_second_factor="own")
    assert await auth.value("SELECT staff_second_factor FROM sign_in_policies") == "own"


async def test_an_answer_replaces_nothing_that_an_event_has_told_meanwhile(auth: Auth) -> None:
    class Slow(_Cabinet):
        async def request(
            self, method: str, target: str, url: str, **options: Any
        ) -> httpx.Response:
            await set_policies(auth, staff_second_factor="own")
            return await super().request(method, target, url, **options)

    assert await ask_for_policies(auth.database, Slow(), "http://cabinet")
    assert await auth.value("SELECT staff_second_factor FROM sign_in_policies") == "own"
