"""What auth counts for the panel is what its list of requests shows."""

from typing import Any

from services.contracts.figures import RegistrationsFigures
from tests.api.auth.conftest import Auth
from tests.support.tokens import bearer, service_token

_REQUESTS = """
INSERT INTO registration_requests (id, state, account_number, address_id, email, phone,
    consent_version, consent_at, created_at)
SELECT gen_random_uuid(), state, '1001', '7', 'a@example.org', '+79131234567', '1', now(),
    now() - hours * interval '1 hour'
FROM unnest($1::text[], $2::int[]) AS given (state, hours)
"""


async def _told(auth: Auth) -> RegistrationsFigures:
    headers = bearer(service_token("admin_panel", "auth"))
    answer = await auth.browser.get("/internal/figures/registrations", headers=headers)
    assert answer.status_code == 200, answer.text
    return RegistrationsFigures.model_validate_json(answer.content)


async def test_requests_are_counted_by_state_and_the_oldest_is_told(auth: Auth) -> None:
    empty = await _told(auth)
    assert (empty.waiting, empty.oldest_waiting) == (0, None)
    states = ["waiting", "waiting", "approved", "declined", "expired", "asked", "received"]
    async with auth.database.connection() as connection:
        await connection.execute(_REQUESTS, states, [1, 30, 90, 2, 3, 99, 99])
    told = await _told(auth)
    assert (told.waiting, told.approved, told.declined, told.expired) == (2, 1, 1, 1)
    assert told.oldest_waiting is not None
    assert round((told.at - told.oldest_waiting).total_seconds() / 3600) == 30
    headers = await auth.as_staff()
    for state in ("waiting", "approved", "declined", "expired"):
        asked: dict[str, Any] = {"state": state}
        shown = await auth.browser.get(
            "/api/auth/staff/registrations", params=asked, headers=headers
        )
        assert shown.json()["total"] == getattr(told, state)
