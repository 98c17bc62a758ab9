"""HTTP of what was done with one's data."""

from fastapi import APIRouter, Request

from services.cabinet.acts import actions, queries
from services.cabinet.acts.schemas import ActOut, DeliveriesOut
from services.cabinet.deps import CurrentConsumer, CurrentSettings
from services.kit.database import CurrentDatabase, ReadConnection
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/cabinet/acts", tags=["acts"])


@router.get("")
async def list_acts(
    request: Request,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    settings: CurrentSettings,
    page: Paging,
) -> Page[ActOut]:
    """List what staff and systems did with your data, or looked at, the newest first.

    Who did it is told by the role. Of an account you see what was done in your time. 503 while
    the log cannot be read.
    """
    client = request.app.state.client
    return await actions.list_acts(database, client, settings.admin_panel_url, user_id, page)


@router.get("/deliveries")
async def list_deliveries(user_id: CurrentConsumer, connection: ReadConnection) -> DeliveriesOut:
    """List which systems hand in data of your meters, and when each did last."""
    return DeliveriesOut.model_validate(
        {"items": await queries.list_deliveries(connection, user_id)}
    )
