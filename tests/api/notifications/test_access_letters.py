"""Letters about getting in: sealed in the queue, opened for the message, wiped afterwards."""

import calendar
import email
import email.policy
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.kit.sealing import seal
from tests.api.notifications.people import know_supplier
from tests.api.notifications.test_events import USER, Notifications
from tests.api.notifications.test_sending import mail_server, sender
from tests.conftest import MakeApplication
from tests.support.postgres import free_port
from tests.support.tokens import keys_dir

EMAIL = "anna@example.org"
SECRET = "k7mw-3xtz-9qhd-2abc"
_DAY = (datetime.now(UTC) + timedelta(days=1)).date()
AT = f"{_DAY}T10:00:00+00:00"
# By the supplier's clock, as each language writes a moment.
IN_MOSCOW = {
    "ru": f"{_DAY:%d.%m.%Y} 13:00",
    "en": f"{_DAY.day} {calendar.month_abbr[_DAY.month]} {_DAY.year} 13:00",
}


@pytest.fixture
async def notifications(live_app: MakeApplication) -> AsyncIterator[Notifications]:
    app, client = await live_app("notifications")
    await know_supplier(app.state.database)
    yield Notifications(app, client)


def sealed(secret: str = SECRET, context: str = EMAIL) -> str:
    return seal(keys_dir(), "notifications", secret, context=context)


def password(**changes: Any) -> dict[str, Any]:
    return {
        "user_id": USER, "email": EMAIL, "display_name": "Анна", "language": "ru",
        "purpose": "registration", "login_address": "http://cabinet.example",
        "sealed_password": sealed(), "expires_at": AT,
    } | changes  # fmt: skip


async def _sent(notifications: Notifications) -> str:
    """Send what is queued; return the letter's decoded text."""
    port = free_port()
    async with mail_server(port) as server:
        await sender(notifications.app.state.database, port).send_next()
        message = email.message_from_bytes(server.kept[0], policy=email.policy.default)
    parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
    return "\n".join([str(message["Subject"]), *parts])


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("purpose", ["registration", "recovery", "support"])
async def test_password_is_in_the_letter_and_nowhere_else(
    notifications: Notifications, purpose: str, language: str
) -> None:
    event = password(purpose=purpose, language=language)
    assert (await notifications.tell("auth.temporary_password_issued.v1", event)).is_success
    everything = "SELECT string_agg(l::text, '') AS all FROM letters l"
    assert SECRET not in (await notifications.rows(everything))[0]["all"]
    text = await _sent(notifications)
    assert text.count(SECRET) == 2
    assert "http://cabinet.example" in text
    left = (await notifications.rows("SELECT state, parameters::text AS kept FROM letters"))[0]
    assert left["state"] == "sent"
    assert "sealed" not in left["kept"]


async def test_password_sealed_for_another_address_is_never_sent(
    notifications: Notifications,
) -> None:
    event = password(sealed_password=sealed(context="eve@example.org"))
    await notifications.tell("auth.temporary_password_issued.v1", event)
    port = free_port()
    async with mail_server(port) as server:
        await sender(notifications.app.state.database, port).send_next()
        assert server.kept == []
    rows = await notifications.rows("SELECT state, last_error FROM letters")
    assert rows == [{"state": "abandoned", "last_error": "sealed"}]


_USER = {"email": EMAIL, "display_name": "Анна"}
_OTHERS: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    (
        "auth.recovery_link_issued.v1",
        _USER | {"user_id": USER, "sealed_link": sealed("http://c.test/#token=x"),
                 "expires_at": AT},
        ("http://c.test/#token=x", AT),
    ),
    (
        "auth.account_claimed.v1",
        {"request_id": USER, "email": EMAIL, "account_ending": "0042", "claimed_at": AT},
        ("…0042", AT),
    ),
    (
        "auth.account_guessed.v1",
        {"request_id": USER, "email": EMAIL, "reader": "owner", "account_ending": "0042",
         "attempts": 7, "requests_address": "http://panel.test", "noticed_at": AT},
        ("…0042", ": 7.", "<b>7</b>"),
    ),
    (
        "auth.account_guessed.v1",
        {"request_id": USER, "email": EMAIL, "reader": "staff", "account_ending": "",
         "attempts": 7, "requests_address": "http://panel.test/registrations", "noticed_at": AT},
        ("http://panel.test/registrations", ": 7."),
    ),
    (
        "auth.account_added.v1",
        _USER | {"user_id": USER, "account_ending": "", "login_address": "http://c.test"},
        ("http://c.test",),
    ),
    (
        "auth.registration_declined.v1",
        _USER | {"request_id": USER, "reason": "<b>Адрес</b> другой"},
        ("<b>Адрес</b> другой", "&lt;b&gt;Адрес&lt;/b&gt; другой"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("kind", "data", "texts"), _OTHERS)
async def test_every_letter_reads_well(
    notifications: Notifications,
    kind: str,
    data: dict[str, Any],
    texts: tuple[str, ...],
    language: str,
) -> None:
    event_id = uuid4()
    for _ in range(2):
        told = data | {"language": language}
        assert (await notifications.tell(kind, told, event_id=event_id)).status_code == 204
    letter = await _sent(notifications)
    for text in texts:
        assert (IN_MOSCOW[language] if text == AT else text) in letter
    if kind == "auth.registration_declined.v1":
        # Nobody has proved the address: no word of the applicant's goes there.
        assert "Анна" not in letter
    assert ("Здравствуйте" in letter) == (language == "ru")
    assert len(await notifications.rows("SELECT id FROM letters")) == 1
