"""HTTP of consents to the agreement, for staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from pydantic import BeforeValidator

from services.cabinet.content.consents import queries
from services.cabinet.content.consents.schemas import CustomerConsentsOut
from services.cabinet.deps import key_of
from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.rights import may

router = APIRouter(prefix="/api/cabinet/staff/content/consents", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("accounts:see"))]


@router.get("/{customer_id}", response_model=CustomerConsentsOut)
async def count_consents(
    customer_id: Annotated[
        int, BeforeValidator(key_of), Path(description="The subscriber's `id`.")
    ],
    staff: MaySee,
    connection: ReadConnection,
) -> dict[str, Any]:
    """Count the users who see a subscriber's accounts, by the version that they agreed to last."""
    return {
        "in_force": await queries.find_in_force(connection),
        "items": await queries.count_of_customer(connection, customer_id),
    }
