"""Runs of the sources, for staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from services.integration.runs.queries import list_runs
from services.integration.runs.rules import Outcome
from services.integration.runs.schemas import RunOut
from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may

router = APIRouter(prefix="/api/integration/staff/runs", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("integration:see"))]


@router.get("", response_model=Page[RunOut])
async def read_runs(
    *,
    staff: MaySee,
    connection: ReadConnection,
    paging: Paging,
    source_id: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    outcome: Outcome | None = None,
    telling: Annotated[
        bool, Query(description="Leave out what ended well and brought nothing new.")
    ] = False,
) -> dict[str, Any]:
    """List the runs of the last 90 days, newest first."""
    return await list_runs(
        connection, paging, source_id=source_id, outcome=outcome, telling=telling
    )
