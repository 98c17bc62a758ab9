"""For which organisation somebody acts; whoever acts for none finds nothing here."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from services.cabinet.access.queries import Servicer, find_servicer
from services.cabinet.deps import CurrentConsumer
from services.kit.database import CurrentDatabase
from services.kit.identity import caller_of
from services.kit.problems import NotFound


async def _servicer(user_id: CurrentConsumer, database: CurrentDatabase) -> Servicer:
    found = await find_servicer(database, user_id)
    if found is None:
        raise NotFound("You act for no servicing organisation.")
    return found


# The organisation for which the signed-in consumer acts today; 404 for whoever acts for none.
CurrentServicer = Annotated[Servicer, Depends(_servicer)]


async def _session(request: Request) -> UUID | None:
    try:
        return UUID(caller_of(request, "consumer").session_id)
    except ValueError:
        return None


# The session in which the signed-in consumer does it: what it hands in, it may take back.
CurrentSession = Annotated[UUID | None, Depends(_session)]
