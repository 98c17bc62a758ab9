"""HTTP of the outages that touch oneself (feature C16)."""

from typing import Any

from fastapi import APIRouter

from services.cabinet.deps import CurrentConsumer
from services.cabinet.outages.own import queries
from services.cabinet.outages.own.schemas import OwnOutagesOut
from services.kit.database import ReadConnection

router = APIRouter(prefix="/api/cabinet/outages", tags=["outages"])


@router.get("", response_model=OwnOutagesOut)
async def list_outages(user_id: CurrentConsumer, connection: ReadConnection) -> dict[str, Any]:
    """List the outages that touch your places: now, in the next 30 days, and over for 7 days.

    Whoever sees an account sees them, by whatever role, for as long as the account is his.
    """
    return await queries.list_own(connection, user_id)
