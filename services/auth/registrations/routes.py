"""Registration over HTTP: what visitors ask for."""

from fastapi import APIRouter

from services.auth.deps import (
    CurrentClientInfo,
    CurrentContext,
    HumanKey,
    OwnTransactions,
    SameOrigin,
)
from services.auth.registrations import actions
from services.auth.registrations.schemas import Accepted, RegistrationIn

router = APIRouter(prefix="/api/auth", tags=["registrations"])


@router.post("/registrations", status_code=202, dependencies=[SameOrigin])
async def register_consumer(
    given: RegistrationIn,
    *,
    database: OwnTransactions,
    client: CurrentClientInfo,
    context: CurrentContext,
    human_key: HumanKey,
) -> Accepted:
    """Ask for an account in the cabinet; what comes of it is told by letter.

    Beside the address a second proof is needed to be let in without staff: `serial`,
    `reading_kwh` or `code`, whichever the supplier takes (`GET /api/cabinet/supplier`).
    The answer is the same whether the registry knows the account or not. 422 `wrong-code` when
    the proof of a person is wrong, late or used up; 429 `too-many-attempts` when a network asks
    too often.
    """
    await actions.request_registration(
        database, given, client, region=context.phone_region, human_key=human_key
    )
    return Accepted()
