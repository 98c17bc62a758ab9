"""How far other systems are with what they read, for the panel's page «Интеграция»."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from services.cabinet.feeds import queries
from services.cabinet.feeds.schemas import FeedReaderOut
from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may

router = APIRouter(prefix="/api/cabinet/staff/feed-readers", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("integration:see"))]


@router.get("", response_model=Page[FeedReaderOut])
async def list_readers(staff: MaySee, connection: ReadConnection, paging: Paging) -> dict[str, Any]:
    """List the systems that read feeds, with what each has not acknowledged."""
    return await queries.list_readers(connection, paging)
