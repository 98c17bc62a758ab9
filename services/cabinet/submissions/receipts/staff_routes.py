"""HTTP of receipts for staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from services.cabinet.base import SERVICE
from services.cabinet.submissions.receipts import queries
from services.cabinet.submissions.receipts.answers import RECEIPT, Asked, answer_with
from services.kit.database import CurrentDatabase, reachable
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act, record_look

router = APIRouter(prefix="/api/cabinet/staff/receipts", tags=["receipts"])
MaySee = Annotated[Caller, Depends(may("submissions:see"))]


@router.get(
    "/{receipt_id}",
    responses=RECEIPT,
    response_class=Response,
    dependencies=[act("look_at_receipt", "account")],
)
async def read_receipt_of_consumer(
    receipt_id: UUID, staff: MaySee, database: CurrentDatabase, asked: Asked
) -> Response:
    """Return a consumer's receipt: as JSON, as text with a code, or as a PDF.

    That you looked is recorded.
    """
    async with reachable(database.plain_transaction()) as connection:
        found = await queries.find_for_staff(connection, receipt_id)
        if found is not None:
            account = found["account_id"]
            await record_look(connection, SERVICE, staff, "account", account, what="receipt")
    return await answer_with(found, asked, staff.subject)
