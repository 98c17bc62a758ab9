"""The act that tells organisations of readings of theirs that were refused."""

from collections.abc import Sequence
from uuid import UUID

from services.cabinet.events import publish
from services.cabinet.submissions.refusals import queries
from services.contracts.cabinet import ServedReadingsRefused
from services.kit.database import Connection


async def tell_organizations(connection: Connection, refused: Sequence[UUID]) -> None:
    """Tell each organisation once of all its submissions that one act has just refused.

    In the act's transaction. A house manager hands in hundreds: a word for each of them would
    bury the rest.
    """
    facts = []
    for organization in await queries.list_organizations(connection, refused):
        told = await queries.find_told(connection, organization, refused)
        if told is not None:
            facts.append(
                ServedReadingsRefused(
                    user_ids=told["user_ids"],
                    organization=told["short_name"],
                    count=told["found"],
                    text=told["words"] or None,
                )
            )
    if facts:
        await publish.plainly(connection, facts)
