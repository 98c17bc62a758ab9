"""What a consumer is told of consumption, or why he is not: one rule for page and file."""

from uuid import UUID

from services.cabinet.access.deps import refusal
from services.cabinet.access.queries import list_roles
from services.cabinet.access.rules import may
from services.cabinet.metering.consumption import actions, known
from services.cabinet.metering.consumption.schemas import ConsumptionQuery
from services.cabinet.metering.consumption.subjects import Subject
from services.kit.database import Database


async def shown_to(
    database: Database, user_id: UUID, subject: Subject, asked: ConsumptionQuery
) -> bytes:
    """Return the JSON of a chart; of an account without a meter an empty one.

    Raises NotFound for what is another's, Forbidden when only the role is in the way, and as
    `find_chart` and `find_known`.
    """
    find = actions.find_chart if asked.as_known_on is None else known.find_known
    document = await find(database, user_id, subject, asked)
    if document is not None:
        return document
    async with database.connection() as connection:
        roles = [role for role, _ in await list_roles(connection, user_id, *subject)]
        if subject.kind == "account" and may(roles, "see_readings"):
            return await actions.empty_chart(connection, subject, asked)
    raise refusal(roles)
