"""«Информация» as it would be if all drafts were published, for staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.content.information import queries
from services.cabinet.content.information.schemas import PublishedOut
from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.rights import may

router = APIRouter(prefix="/api/cabinet/staff/content", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("content:see"))]


@router.get("/preview", response_model=PublishedOut)
async def preview(staff: MaySee, connection: ReadConnection) -> dict[str, Any]:
    """Return what everybody would read if every draft were published now."""
    return await queries.read_information(connection, "draft")
