"""Telling names of users and machine clients."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from services.auth.names.queries import list_names
from services.contracts.names import NamesIn, NamesOut, Thing
from services.kit.database import Connection


async def tell_names(connection: Connection, asked: NamesIn) -> NamesOut:
    """Return what they are called now; who is gone is not among them."""
    users = list(_ids(asked.things))
    clients = [one.id for one in asked.things if one.kind == "client"]
    return NamesOut.model_validate({"names": await list_names(connection, users, clients)})


def _ids(things: Sequence[Thing]) -> Iterator[UUID]:
    for one in things:
        if one.kind == "user":
            try:
                yield UUID(one.id)
            except ValueError:
                # What stood in an address by a slip names nobody.
                continue
