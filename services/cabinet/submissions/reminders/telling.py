"""Reminding users of the days when readings are taken: each of both ends once."""

from datetime import datetime, time
from uuid import UUID

from services.cabinet.access.links.telling import account_ending
from services.cabinet.events import publish
from services.cabinet.submissions.reminders import queries
from services.cabinet.submissions.reminders.rules import Due, due_at
from services.cabinet.zones import zone as zone_of
from services.contracts.cabinet import ReadingsAwaited
from services.kit.database import Database

_AT_ONCE = 500
_BEFORE_ALL = UUID(int=0)
# More of a user's accounts than so many are not told one by one.
_MOST_NAMED = 5


class Reminders:
    """Tells what is due, zone by zone; what is done is looked at again when an hour is over."""

    def __init__(self, database: Database, at: time) -> None:
        self._database = database
        self._at = at
        self._done: set[tuple[str, Due]] = set()
        self._hour: datetime | None = None

    async def tell_due(self, now: datetime) -> int:
        """Remind everybody who is to be reminded at a moment; return how many they were.

        A user is noted in the transaction that tells him: killed anywhere, nobody is told twice or
        passed over.
        """
        hour = now.replace(minute=0, second=0, microsecond=0)
        if hour != self._hour:
            self._hour, self._done = hour, set()
        async with self._database.connection() as connection:
            calendar = await queries.find_calendar(connection)
        if calendar is None:
            return 0
        first, last = calendar["reading_from"], calendar["reading_to"]
        told = 0
        for name in calendar["zones"]:
            for due in due_at(now, self._at, zone_of(name), first, last):
                if (name, due) in self._done:
                    continue
                told += await self._tell_all(name, due, now)
                self._done.add((name, due))
        return told

    async def _tell_all(self, zone: str, due: Due, now: datetime) -> int:
        told = 0
        after: UUID | None = _BEFORE_ALL
        while after is not None:
            some, after = await self._tell_some(zone, due, now, after)
            told += some
        return told

    async def _tell_some(
        self, zone: str, due: Due, now: datetime, after: UUID
    ) -> tuple[int, UUID | None]:
        """Remind some users; return how many, and after whom to go on (None: that was all)."""
        async with self._database.plain_transaction() as connection:
            rows = await queries.list_due(connection, zone, due, now, _AT_ONCE, after=after)
            users = [row["user_id"] for row in rows]
            new = await queries.note_told(connection, users, due.what, due.opens_on)
            facts = [
                ReadingsAwaited(
                    user_id=row["user_id"],
                    what=due.what,
                    opens_on=due.opens_on,
                    closes_on=due.closes_on,
                    meters=row["meters"],
                    account_endings=_endings(row["numbers"]),
                )
                for row in rows
                if row["user_id"] in new
            ]
            await publish.plainly(connection, facts)
        return len(facts), users[-1] if len(rows) == _AT_ONCE else None


def _endings(numbers: list[str]) -> list[str]:
    if len(numbers) > _MOST_NAMED:
        return []
    # A short number has none: it would be told whole.
    return [ending for ending in map(account_ending, numbers) if ending]
