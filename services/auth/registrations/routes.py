"""Registration over HTTP: visitors' and, for admin_panel, the staff's part."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query

from services.auth.actors.schemas import ActorIn
from services.auth.deps import (
    CurrentSettings,
    CurrentSurroundings,
    CurrentVisit,
    HumanKey,
    OwnTransactions,
    SameOrigin,
    internal,
)
from services.auth.registrations import actions
from services.auth.registrations.queries import list_requests
from services.auth.registrations.schemas import (
    Accepted,
    DeclineIn,
    RegistrationIn,
    RegistrationOut,
)
from services.kit.database import Session
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/auth", tags=["registrations"])
internal_router = APIRouter(
    prefix="/internal/registrations",
    tags=["internal"],
    dependencies=[internal("registrations")],
    include_in_schema=False,
)


@router.post("/registrations", status_code=202, dependencies=[SameOrigin])
async def register_consumer(
    given: RegistrationIn,
    *,
    database: OwnTransactions,
    visit: CurrentVisit,
    settings: CurrentSettings,
    human_key: HumanKey,
) -> Accepted:
    """Ask for an account in the cabinet; what comes of it is told by letter.

    The answer is the same whether the registry knows the account or not. 422 `wrong-code` when
    the proof of a person is wrong, late or used up.
    """
    await actions.request_registration(
        database, given, visit=visit, region=settings.phone_region, human_key=human_key
    )
    return Accepted()


@internal_router.get("")
async def read_requests(
    session: Session,
    page: Paging,
    state: Annotated[Literal["waiting", "approved", "declined"] | None, Query()] = None,
) -> Page[RegistrationOut]:
    """List registration requests, newest first."""
    rows, total = await list_requests(session, state, page)
    return Page(items=[RegistrationOut.model_validate(row) for row in rows], total=total)


@internal_router.post("/{request_id}/approve")
async def approve(
    request_id: UUID, given: ActorIn, database: OwnTransactions, around: CurrentSurroundings
) -> RegistrationOut:
    """Approve a waiting request; 409 when it is decided, or its contacts are another user's."""
    done = await actions.approve(database, request_id, given, around)
    return RegistrationOut.model_validate(done)


@internal_router.post("/{request_id}/decline")
async def decline(request_id: UUID, given: DeclineIn, session: Session) -> RegistrationOut:
    """Decline a waiting request; the applicant is told the reason."""
    done = await actions.decline(session, request_id, given)
    return RegistrationOut.model_validate(done)
