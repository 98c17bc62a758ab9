"""Asking for a file of the list of orders."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.content.orders_export.schemas import OrderExportIn
from services.cabinet.content.orders_export.words import WORDS
from services.cabinet.exports.actions import ask_file
from services.cabinet.exports.schemas import ExportJobOut
from services.kit.database import Session
from services.kit.staff import CurrentOperator, act

router = APIRouter(prefix="/api/cabinet/staff/content/orders", tags=["staff"])


@router.post(
    "/exports",
    status_code=202,
    response_model=ExportJobOut,
    dependencies=[act("export_service_orders", "export", "", ("format",))],
)
async def export_orders(
    given: OrderExportIn, staff: CurrentOperator, session: Session
) -> dict[str, Any]:
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
