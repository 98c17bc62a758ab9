"""HTTP of how the mailbox is, for whoever runs the suite: never a word of a letter."""

from fastapi import APIRouter, Response

from services.kit.database import ReadConnection
from services.notifications.inbound.actions import mailbox_health
from services.notifications.inbound.deps import CurrentMailbox

router = APIRouter(tags=["health"])


@router.get("/health/mailbox", responses={503: {"description": "It cannot be read."}})
async def read_mailbox_health(
    mailbox: CurrentMailbox, connection: ReadConnection, response: Response
) -> dict[str, str]:
    """Say how the mailbox for answers is: `not set up`, `ok`, or 503 with the problem.

    The service itself is well without it: letters wait in the mailbox.
    """
    told = await mailbox_health(connection, mailbox)
    if not told["set_up"]:
        return {"status": "not set up"}
    if told["problem"] is None:
        return {"status": "ok"}
    response.status_code = 503
    return {"status": str(told["problem"])}
