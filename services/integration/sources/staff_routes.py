"""The outside systems that are read, for staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path

from services.integration.sources import actions
from services.integration.sources.queries import count_sources
from services.integration.sources.schemas import SourceOut
from services.kit.database import ReadConnection, Session
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/integration/staff/sources", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("integration:see"))]
MayOperate = Annotated[Caller, Depends(may("integration:operate"))]
SourceKey = Annotated[int, Path(ge=1, le=2**31 - 1, description="The source's `id`.")]


@router.get("", response_model=Page[SourceOut])
async def read_sources(staff: MaySee, connection: ReadConnection, paging: Paging) -> dict[str, Any]:
    """List the sources: how far each kind is read, how old its data are, what waits."""
    return {
        "items": await actions.list_sources(connection, paging.limit, paging.offset),
        "total": await count_sources(connection),
    }


@router.get("/{source_id}", response_model=SourceOut)
async def read_source(
    staff: MaySee, connection: ReadConnection, source_id: SourceKey
) -> dict[str, Any]:
    """Return a source; 404 when there is none."""
    return await actions.find_source(connection, source_id)


@router.post(
    "/{source_id}/run",
    status_code=202,
    dependencies=[act("run_source", "source", "source_id")],
)
async def run_source(staff: MayOperate, session: Session, source_id: SourceKey) -> None:
    """Ask the source for news now, also after a run that failed; 409 `source-paused`."""
    await actions.run_source(session, staff, source_id)


@router.post(
    "/{source_id}/pause",
    status_code=204,
    dependencies=[act("pause_source", "source", "source_id")],
)
async def pause_source(staff: MayOperate, session: Session, source_id: SourceKey) -> None:
    """Ask the source no more until it is resumed; what was read already is still delivered."""
    await actions.pause_source(session, staff, source_id)


@router.post(
    "/{source_id}/resume",
    status_code=204,
    dependencies=[act("resume_source", "source", "source_id")],
)
async def resume_source(staff: MayOperate, session: Session, source_id: SourceKey) -> None:
    """Ask a paused source again, now and as often as before."""
    await actions.resume_source(session, staff, source_id)
