"""HTTP of receipts for staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from services.cabinet.deps import CurrentSettings
from services.cabinet.submissions.receipts import queries
from services.cabinet.submissions.receipts.answers import RECEIPT, Accepted, Turns, answer_with
from services.cabinet.submissions.receipts.schemas import ReceiptQuery
from services.kit.database import CurrentDatabase, reachable
from services.kit.staff import CurrentStaff

router = APIRouter(prefix="/api/cabinet/staff/receipts", tags=["receipts"])


@router.get("/{receipt_id}", responses=RECEIPT, response_class=Response)
async def read_receipt_of_consumer(
    *,
    receipt_id: UUID,
    _: CurrentStaff,
    database: CurrentDatabase,
    settings: CurrentSettings,
    turns: Turns,
    asked: Annotated[ReceiptQuery, Query()],
    accepted: Accepted = "",
) -> Response:
    """Return a consumer's receipt: as JSON, as text with a code, or as a PDF."""
    async with reachable(database.reading()) as connection:
        found = await queries.find_for_staff(connection, receipt_id)
    return await answer_with(found, turns, asked, accepted, settings.public_address)
