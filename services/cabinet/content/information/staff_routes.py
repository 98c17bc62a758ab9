"""«Информация» as it would be if all drafts were published, for staff."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.content.information import queries
from services.cabinet.content.information.schemas import PublishedOut
from services.kit.database import ReadConnection
from services.kit.staff import CurrentStaff

router = APIRouter(prefix="/api/cabinet/staff/content", tags=["staff"])


@router.get("/preview", response_model=PublishedOut)
async def preview(staff: CurrentStaff, connection: ReadConnection) -> dict[str, Any]:
    """Return what everybody would read if every draft were published now."""
    return await queries.read_information(connection, "draft")
