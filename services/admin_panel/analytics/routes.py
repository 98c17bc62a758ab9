"""HTTP of the panel's first page; all staff see it, and arrange it for themselves."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.admin_panel.analytics import actions, queries
from services.admin_panel.analytics.schemas import AnalyticsOut, ArrangementIn, CollectionDaysOut
from services.admin_panel.deps import CurrentSettings
from services.kit.database import ReadConnection, WriteConnection
from services.kit.identity import Caller
from services.kit.rights import may

router = APIRouter(prefix="/api/admin/analytics", tags=["analytics"])
MaySee = Annotated[Caller, Depends(may("analytics:see"))]


@router.get("", response_model=AnalyticsOut)
async def read_analytics(
    staff: MaySee,
    settings: CurrentSettings,
    connection: ReadConnection,
    days: Annotated[int, Query(ge=7, le=92, description="How many days a line goes back.")] = 30,
) -> dict[str, Any]:
    """Return all tiles with their figures, days and marks, as they were counted last.

    Nothing is counted for the question but the load of the machine. What an owner has not renewed
    is told with its time, and never as a zero.
    """
    return await actions.read_analytics(
        connection,
        UUID(staff.subject),
        days,
        folder=settings.watched_folder,
        pause_seconds=settings.analytics_seconds,
    )


@router.get("/collection", response_model=CollectionDaysOut)
async def read_collection(
    staff: MaySee,
    connection: ReadConnection,
    days: Annotated[int, Query(ge=1, le=31, description="How many days that were counted.")] = 7,
) -> dict[str, Any]:
    """Return how many meters had sent their day, by day and town."""
    return {"days": await queries.list_days(connection, "collection", days)}


@router.post("/renewal", status_code=202)
async def renew_figures(staff: MaySee, connection: WriteConnection) -> None:
    """Have all figures counted now; 429 `renewed-just-now` within half a minute of the last time.

    `Retry-After` says in how many seconds it may be asked for; read the analytics for the end.
    """
    await actions.ask_round(connection)


@router.put("/arrangement", status_code=204)
async def keep_arrangement(
    given: ArrangementIn, staff: MaySee, connection: WriteConnection
) -> None:
    """Keep how you want the tiles, for you alone and on every device; both empty: as they come."""
    await queries.put_arrangement(connection, UUID(staff.subject), given)
