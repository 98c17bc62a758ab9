"""Who puts letters, pushes and announcements into their queues wakes the worker."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import services.notifications.models  # noqa: F401 - tables that others point at
from services.kit.database import Database
from services.notifications.announcements import queries as announcements
from services.notifications.letters import queries as letters
from services.notifications.letters.kinds import Draft
from services.notifications.settings import Settings
from tests.support.rings import listening

LiveDatabase = Callable[[str], Awaitable[dict[str, Any]]]


async def test_the_worker_is_woken_by_what_is_put_into_its_queues(
    live_database: LiveDatabase,
) -> None:
    database = Database(Settings(**await live_database("notifications")))
    key = uuid4()
    values = {
        "id": key,
        "kind": "bell",
        "subject": "s",
        "body": "b",
        "link_label": None,
        "link_address": None,
        "expires_at": None,
        "audience": {"kind": "all"},
        "letter": True,
        "advertising": False,
        "publish_at": None,
        "created_by": uuid4(),
        "author": "Ольга",
    }
    draft = Draft(uuid4(), "ivan@example.org", "ru", "password_changed", {})
    async with listening(database) as ears:
        async with database.transaction() as session:
            await letters.add_letter(session, uuid4(), draft)
        assert await ears.heard() == {"letters"}
        async with database.transaction() as session:
            await letters.resend_one(session, uuid4())
        assert await ears.heard() == {"letters"}
        async with database.connection() as connection:
            await letters.resend_abandoned(connection, None)
        assert await ears.heard() == {"letters"}
        async with database.transaction() as session:
            await announcements.add_announcement(session, values)
        assert await ears.heard() == {"announcements"}
        async with database.plain_transaction() as connection:
            claimed = await announcements.claim_due(connection, 60)
            assert await announcements.publish(connection, claimed, None)
        assert await ears.heard() == {"letters", "pushes"}
    await database.close()
