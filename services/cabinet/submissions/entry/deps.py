"""What is made ready before a route takes readings."""

from typing import Annotated

from fastapi import Depends

from services.cabinet.submissions.entry import actions
from services.kit.database import CurrentDatabase


async def _make_room(database: CurrentDatabase) -> None:
    await actions.make_room(database)


# Named before the route's own connection, which is taken afterwards: see `make_room`.
RoomMade = Annotated[None, Depends(_make_room)]
