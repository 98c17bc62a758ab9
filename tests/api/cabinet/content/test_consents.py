"""Versions of the agreement that ask: who has agreed, who still has to, and what staff see."""

from datetime import UTC, datetime, timedelta
from typing import Any

from services.cabinet.events import on_user_deleted, on_user_registered
from services.contracts.auth import UserDeleted, UserRegistered
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.content.writing import STAFF, Writer, problem
from tests.api.cabinet.supply import ANNA, BORIS, as_user

_CONSENTS = "/api/cabinet/agreement-consents"
_NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)


async def _publish(writer: Writer, version: str, *, asks: bool) -> None:
    await writer.publish(
        {"kind": "agreement", "title": f"Соглашение {version}", "text": "Не шумите."},
        valid_from=version,
        asks=asks,
    )


async def _awaited(home: Home, user: Any = ANNA) -> Any:
    return (await home.get("counters", user))["agreement"]


async def _agree(home: Home, version: str, user: Any = ANNA) -> Any:
    return await home.client.post(_CONSENTS, json={"version": version}, headers=as_user(user))


async def test_only_a_version_that_asks_is_put_before_those_who_have_not_agreed(
    home: Home,
) -> None:
    writer = Writer(home)
    await _publish(writer, "2026-01-01", asks=False)
    assert await _awaited(home) is None
    await _publish(writer, "2026-02-01", asks=True)
    # To come: nobody agrees to what does not hold yet.
    later = (datetime.now(UTC).date() + timedelta(days=400)).isoformat()
    await _publish(writer, later, asks=True)
    assert await _awaited(home) == await _awaited(home, BORIS) == "2026-02-01"
    for other in ("2026-01-01", later):
        assert problem(await _agree(home, other)) == (409, "agreement-other")
    for _ in range(2):
        assert (await _agree(home, "2026-02-01")).status_code == 204
    assert await _awaited(home) is None
    assert await _awaited(home, BORIS) == "2026-02-01"
    (own,) = (await home.get("agreement-consents"))["items"]
    assert (own["version"], own["way"]) == ("2026-02-01", "cabinet")
    assert (await home.get("agreement-consents", BORIS))["items"] == []
    # A later version that asks nobody holds without a word.
    await _publish(writer, "2026-03-01", asks=False)
    assert await _awaited(home) is None
    # Who had not agreed yet agrees to what holds now.
    assert (await _agree(home, "2026-03-01", BORIS)).status_code == 204
    assert await _awaited(home, BORIS) is None
    assert (await home.client.post(_CONSENTS, json={"version": "2026-03-01"})).status_code == 401


async def test_what_was_agreed_to_while_registering_counts_and_goes_with_the_user(
    home: Home,
) -> None:
    writer = Writer(home)
    await _publish(writer, "2026-02-01", asks=True)
    registered = UserRegistered(
        user_id=ANNA, user_class="consumer", display_name="Анна", email=None, phone=None,
        language="ru", account_numbers=[], consent_version="2026-02-01", consent_at=_NOW,
    )  # fmt: skip
    # What is no version, never was one, or does not hold yet, nobody has read.
    later = (datetime.now(UTC).date() + timedelta(days=400)).isoformat()
    await _publish(writer, later, asks=True)
    odd = [
        registered.model_copy(update={"user_id": BORIS, "consent_version": version})
        for version in ("первая", "9999-12-31", "2026-02-02", later)
    ]
    async with home.database.transaction() as session:
        for one in (registered, registered, *odd):
            await on_user_registered(session, one, None)  # type: ignore[arg-type]
    assert await _awaited(home) is None
    (own,) = (await home.get("agreement-consents"))["items"]
    assert (own["way"], datetime.fromisoformat(own["agreed_at"])) == ("registration", _NOW)
    assert await _awaited(home, BORIS) == "2026-02-01"
    assert (await home.get("agreement-consents", BORIS))["items"] == []
    async with home.database.transaction() as session:
        await on_user_deleted(session, UserDeleted(user_id=ANNA), None)  # type: ignore[arg-type]
    assert (await home.get("agreement-consents"))["items"] == []


async def test_staff_see_how_many_of_a_subscriber_agreed_to_what(home: Home) -> None:
    writer = Writer(home, "viewer")
    await _publish(Writer(home), "2026-02-01", asks=True)
    (account,) = await home.rows("SELECT customer_id FROM customer_accounts WHERE number = '1001'")
    address = f"{STAFF}/consents/{account['customer_id']}"
    told = (await writer.ask("GET", address)).json()
    assert told == {
        "in_force": "2026-02-01", "items": [{"version": None, "users": 1, "latest_at": None}]
    }  # fmt: skip
    await _agree(home, "2026-02-01")
    told = (await writer.ask("GET", address)).json()
    assert [(one["version"], one["users"]) for one in told["items"]] == [("2026-02-01", 1)]
    assert (await writer.ask("GET", f"{STAFF}/consents/999999")).json()["items"] == []
