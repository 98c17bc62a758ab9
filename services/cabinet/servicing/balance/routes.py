"""HTTP of a house's balance."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BeforeValidator

from services.cabinet.deps import key_of
from services.cabinet.servicing.balance import actions
from services.cabinet.servicing.balance.schemas import (
    BalanceOut,
    BalanceQuery,
    HouseHoursOut,
    HouseHoursQuery,
)
from services.cabinet.servicing.deps import CurrentServicer
from services.kit.clock import utc_now
from services.kit.database import CurrentDatabase
from services.kit.problems import NotFound

router = APIRouter(prefix="/api/cabinet/servicing/houses", tags=["servicing"])

HouseKey = Annotated[int, BeforeValidator(key_of), Path(description="The house's `id`.")]


@router.get("/{house_id}/balance", response_model=BalanceOut)
async def read_balance(
    house_id: HouseKey,
    servicer: CurrentServicer,
    database: CurrentDatabase,
    asked: Annotated[BalanceQuery, Query()],
) -> object:
    """Return what came into a house by its common meters against what its flats have used.

    By months, twelve at most: the sum of a meter's days where all are known, else what lies
    between its last readings of two months, with the transformation ratio. `difference` is what
    neither side accounts for. Of flats whose meters do not fit the kind is told alone. 422
    `date-out-of-range` for a month to come, one of more than three years ago, and one that began
    before your organisation served the house.
    """
    found = await actions.find_balance(
        database, (servicer.organization_id, house_id), asked.month, utc_now()
    )
    if found is None:
        raise NotFound
    return found


@router.get("/{house_id}/balance/hours", response_model=HouseHoursOut)
async def read_balance_hours(
    house_id: HouseKey,
    servicer: CurrentServicer,
    database: CurrentDatabase,
    asked: Annotated[HouseHoursQuery, Query()],
) -> object:
    """Return a house by the hours of a day: all its common meters against all its flats.

    Only where every meter of the house has measured every hour of the day, and flats are enough
    for their sum to tell of none of them; `withheld` says what is missing. 422
    `date-out-of-range` as above.
    """
    found = await actions.find_hours(
        database, (servicer.organization_id, house_id), asked.day, utc_now()
    )
    if found is None:
        raise NotFound
    return found
