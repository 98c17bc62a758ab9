"""HTTP of receipts: one's own ones, and what anybody needs to check one."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from services.cabinet.deps import CurrentConsumer, CurrentSettings
from services.cabinet.submissions.receipts import actions, queries
from services.cabinet.submissions.receipts.answers import RECEIPT, Asked, answer_with
from services.cabinet.submissions.receipts.schemas import (
    ReceiptCheckIn,
    ReceiptCheckOut,
    ReceiptKeysOut,
)
from services.kit.database import CurrentDatabase, reachable

router = APIRouter(prefix="/api/cabinet/receipts", tags=["receipts"])
_PUBLIC = timedelta(minutes=5)


@router.get("/keys", response_model=ReceiptKeysOut)
async def list_receipt_keys(settings: CurrentSettings, response: Response) -> dict[str, Any]:
    """Return the public keys of receipts as a JWK set (RFC 7517); needs no sign-in.

    Former keys stay in it for good, for a receipt is checked years later.
    """
    response.headers["Cache-Control"] = f"public, max-age={int(_PUBLIC.total_seconds())}"
    return {"keys": actions.public_keys(settings.keys_dir)}


@router.post("/verify", response_model=ReceiptCheckOut)
async def verify_receipt(body: ReceiptCheckIn, settings: CurrentSettings) -> Any:
    """Check a receipt for a browser that cannot; needs no sign-in, and nothing is kept.

    It says whether the text was signed by the supplier, not what became of the reading.
    """
    return actions.verify(settings.keys_dir, body.text, body.former)


@router.get("/{receipt_id}", responses=RECEIPT, response_class=Response)
async def read_receipt(
    receipt_id: UUID, user_id: CurrentConsumer, database: CurrentDatabase, asked: Asked
) -> Response:
    """Return the receipt of a reading of yours: as JSON, as text with a code, or as a PDF.

    What became of the reading stands beside it and is not signed. 404 for another's.
    """
    # Given back before a paper is made: who waits for that keeps nobody from reading.
    async with reachable(database.reading()) as connection:
        found = await queries.find_receipt(connection, user_id, receipt_id)
    return await answer_with(found, asked, str(user_id))
