"""HTTP of the mailbox for staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.rights import may
from services.notifications.inbound.actions import mailbox_health
from services.notifications.inbound.deps import CurrentMailbox
from services.notifications.inbound.schemas import MailboxOut

router = APIRouter(prefix="/api/notifications/staff/mailbox", tags=["letters"])
MaySee = Annotated[Caller, Depends(may("letters:see"))]


@router.get("", response_model=MailboxOut)
async def read_mailbox(
    _: MaySee, mailbox: CurrentMailbox, connection: ReadConnection
) -> dict[str, Any]:
    """Return how the mailbox for answers is, and what became of the letters of the last day."""
    return await mailbox_health(connection, mailbox)
