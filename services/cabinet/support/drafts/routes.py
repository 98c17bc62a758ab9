"""HTTP of the form of an appeal, and of one's draft."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from services.cabinet.deps import CurrentConsumer
from services.cabinet.support.drafts import actions
from services.cabinet.support.drafts.schemas import AppealFormOut, DraftIn, DraftOut
from services.kit.database import ReadConnection, Session

router = APIRouter(prefix="/api/cabinet/appeals", tags=["appeals"])


@router.get("/form", response_model=AppealFormOut)
async def read_appeal_form(
    user_id: CurrentConsumer,
    connection: ReadConnection,
    account_id: Annotated[
        int | None, Query(ge=1, le=2_147_483_647, description="Told first of the accounts.")
    ] = None,
) -> dict[str, Any]:
    """Return what a new appeal may be, and your draft; 404 for an account that is not yours."""
    return await actions.read_form(connection, user_id, account_id)


@router.put("/draft", response_model=DraftOut)
async def save_appeal_draft(
    given: DraftIn, user_id: CurrentConsumer, session: Session
) -> dict[str, Any]:
    """Save the whole of what you write, in the place of what was saved; it is kept for 30 days.

    Its files wait as long. 422 `file_ids` for files that are not yours, or were sent.
    """
    return await actions.save_draft(session, user_id, given)


@router.delete("/draft", status_code=204)
async def drop_appeal_draft(user_id: CurrentConsumer, session: Session) -> None:
    """Drop your draft, if there is one."""
    await actions.drop_draft(session, user_id)
