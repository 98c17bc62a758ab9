"""Sources for the control panel, over the internal door."""

from typing import Annotated, Any

from fastapi import APIRouter, Path

from services.integration.deps import SourcesCaller
from services.integration.errors import NotFound
from services.integration.sources.queries import count_sources, list_sources, make_due
from services.integration.sources.schemas import SourceOut
from services.kit.database import ReadConnection
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/internal/sources", tags=["internal"])


@router.get("", response_model=Page[SourceOut])
async def read_sources(
    caller: SourcesCaller, connection: ReadConnection, paging: Paging
) -> dict[str, Any]:
    """List the sources: how far each kind is read, what waits, what was refused."""
    return {
        "items": await list_sources(connection, paging.limit, paging.offset),
        "total": await count_sources(connection),
    }


@router.post("/{source_id}/run", status_code=202)
async def run_source(
    caller: SourcesCaller,
    connection: ReadConnection,
    source_id: Annotated[int, Path(ge=1, le=2**31 - 1)],
) -> None:
    """Ask the source for news now; 404 when there is none, or it is switched off."""
    if not await make_due(connection, source_id):
        raise NotFound
