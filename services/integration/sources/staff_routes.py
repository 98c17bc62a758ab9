"""The outside systems that are read, for staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Path

from services.integration.sources.actions import run_source as run_source_now
from services.integration.sources.queries import count_sources, list_sources
from services.integration.sources.schemas import SourceOut
from services.kit.database import ReadConnection, Session
from services.kit.pagination import Page, Paging
from services.kit.staff import CurrentOperator, CurrentStaff, act

router = APIRouter(prefix="/api/integration/staff/sources", tags=["staff"])


@router.get("", response_model=Page[SourceOut])
async def read_sources(
    staff: CurrentStaff, connection: ReadConnection, paging: Paging
) -> dict[str, Any]:
    """List the sources: how far each kind is read, what waits, what was refused."""
    return {
        "items": await list_sources(connection, paging.limit, paging.offset),
        "total": await count_sources(connection),
    }


@router.post(
    "/{source_id}/run",
    status_code=202,
    dependencies=[act("run_source", "source", "source_id")],
)
async def run_source(
    staff: CurrentOperator,
    session: Session,
    source_id: Annotated[int, Path(ge=1, le=2**31 - 1)],
) -> None:
    """Ask the source for news now; 404 when there is none, or it is switched off."""
    await run_source_now(session, staff, source_id)
