"""Submissions as rows, for tests whose subject is not how they are handed in."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from services.kit.database import Connection
from tests.api.cabinet.conftest import Home

_ADD = """
INSERT INTO submissions (id, usage_point_id, meter_id, account_id, customer_id, way, taken_on,
    taken_at, submitted_at, opens_on, closes_on, t1, previous, consumption)
SELECT $1, i.usage_point_id, m.id, a.id, a.customer_id, 'web', $3, now(), now(), $3, $3, $2,
    '[]', '{}'
FROM meters m JOIN meter_installations i ON i.meter_id = m.id
JOIN usage_points p ON p.id = i.usage_point_id JOIN customer_accounts a ON a.id = p.account_id
WHERE m.external_id = 'm-a'
"""
_STATE = "INSERT INTO submission_states (submission_id, state, by) VALUES ($1, $2, $3)"


async def add_submission(
    connection: Connection, number: int, submission_id: UUID | None = None
) -> UUID:
    """Add a submission of Anna's meter, on its way, in a window of its own (day `number`)."""
    submission_id = submission_id or uuid4()
    day = date(2020, 1, 1) + timedelta(days=number)
    await connection.execute(_ADD, submission_id, number, day)
    await connection.execute(_STATE, submission_id, "on_its_way", "consumer")
    return submission_id


async def add_submissions(home: Home, *numbers: int) -> None:
    """Add submissions, each in a transaction of its own."""
    for number in numbers:
        async with home.database.plain_transaction() as connection:
            await add_submission(connection, number)


def numbers_of(items: list[dict[str, Any]]) -> list[int]:
    """Return which submissions of `add_submissions` items are."""
    return [item["values"]["T1"] for item in items]
