"""Feeds of the integration service, for the control panel."""

from typing import Annotated

from fastapi import APIRouter, Path

from services.admin_panel.audit.actions import recorded
from services.admin_panel.deps import CurrentSettings, Neighbours
from services.admin_panel.feeds.schemas import FeedOut
from services.admin_panel.neighbours import ask, read_page
from services.kit.database import CurrentDatabase
from services.kit.pagination import Page, Paging
from services.kit.staff import CurrentOperator, CurrentStaff

router = APIRouter(prefix="/api/admin/integration/feeds", tags=["integration"])


@router.get("", response_model=Page[FeedOut])
async def read_feeds(
    staff: CurrentStaff, settings: CurrentSettings, client: Neighbours, paging: Paging
) -> Page[FeedOut]:
    """List the outside systems that are read; 503 while integration is down."""
    response = await ask(
        client,
        "GET",
        "integration",
        f"{settings.integration_url}/internal/sources",
        params=paging.model_dump(),
    )
    return read_page(response, FeedOut)


@router.post("/{feed_id}/run", status_code=202)
async def run_feed(
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
    feed_id: Annotated[int, Path(ge=1, le=2**31 - 1)],
) -> None:
    """Ask an outside system for news now; 404 when there is none, or it is switched off."""
    async with recorded(database, staff, "run_feed", "feed", str(feed_id)):
        await ask(
            client,
            "POST",
            "integration",
            f"{settings.integration_url}/internal/sources/{feed_id}/run",
        )
