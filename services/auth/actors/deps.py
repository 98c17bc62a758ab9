"""Staff who look."""

from typing import Annotated

from fastapi import Depends

from services.auth.actors.actions import judge_reader
from services.auth.actors.rules import ALL_STAFF
from services.kit.database import Session
from services.kit.identity import Caller
from services.kit.staff import CurrentStaff


async def _reader(staff: CurrentStaff, session: Session) -> Caller:
    await judge_reader(session, staff, *ALL_STAFF)
    return staff


# auth reads no revocations, since it can look at the session itself.
StaffReader = Annotated[Caller, Depends(_reader)]
