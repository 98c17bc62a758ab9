"""Who acts for an organisation: one address, one organisation; auth is told of each."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from services.cabinet.customers.servicers import queries
from services.cabinet.customers.servicers.models import EndedBecause
from services.cabinet.events import publish
from services.contracts.cabinet import ServicingPersonChanged
from services.kit.database import Connection


class NewPerson(NamedTuple):
    """A row of `servicing_people` that is to be, and what his organisation is called."""

    row: dict[str, Any]
    organization: str


async def add_people(connection: Connection, people: Sequence[NewPerson]) -> None:
    """Add contact persons; auth makes or finds the user of each, and writes him a letter."""
    if not people:
        return
    await queries.add_people(connection, [one.row for one in people])
    await invite(connection, people)


async def invite(
    connection: Connection, people: Sequence[NewPerson], *, again: bool = False
) -> None:
    """Tell auth of persons: `again` asks for the letter once more."""
    await publish.plainly(
        connection,
        [
            ServicingPersonChanged(
                person_id=row["id"],
                email=row["email"],
                name=row["name"],
                organization=organization,
                again=again,
            )
            for row, organization in people
        ],
    )


async def end_people(
    connection: Connection, people: Sequence[UUID], because: EndedBecause
) -> list[UUID]:
    """End what persons may do by an organisation; invitations that wait are worth nothing."""
    if not people:
        return []
    ended = await queries.end_people(connection, people, because)
    await publish.plainly(
        connection, [ServicingPersonChanged(person_id=one, ended=True) for one in ended]
    )
    return ended
