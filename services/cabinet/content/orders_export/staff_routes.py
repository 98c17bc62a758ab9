"""Asking for a file of the list of orders."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.content.orders_export.schemas import OrderExportIn
from services.cabinet.content.orders_export.words import WORDS
from services.kit.database import Session
from services.kit.exports import ExportJobOut, ask_file
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/content/orders", tags=["staff"])
MayExport = Annotated[Caller, Depends(may("exports:make", "orders:see"))]


@router.post(
    "/exports",
    status_code=202,
    response_model=ExportJobOut,
    dependencies=[act("export_service_orders", "export", "", ("format",))],
)
async def export_orders(given: OrderExportIn, staff: MayExport, session: Session) -> dict[str, Any]:
    """Ask for a file of the orders of a view; it is made off the request.

    How far it is: `GET /api/cabinet/staff/exports/{id}`. 409 `too-many-files`.
    """
    return await ask_file(
        session,
        staff,
        "service_orders",
        given.format,
        asked=given.model_dump(mode="json", by_alias=True),
        name=WORDS[given.language].file,
    )
