"""Registration over HTTP: visitors' and, for admin_panel, the staff's part."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

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
from services.auth.registrations.listing import shown
from services.auth.registrations.queries import RequestState, list_requests
from services.auth.registrations.schemas import (
    Accepted,
    ApproveIn,
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

    Beside the address a second proof is needed to be let in without staff: `serial`,
    `reading_kwh` or `code`, whichever the supplier takes (`GET /api/cabinet/supplier`).
    The answer is the same whether the registry knows the account or not. 422 `wrong-code` when
    the proof of a person is wrong, late or used up; 429 `too-many-attempts` when a network asks
    too often.
    """
    await actions.request_registration(
        database, given, visit=visit, region=settings.phone_region, human_key=human_key
    )
    return Accepted()


@internal_router.get("")
async def read_requests(
    session: Session,
    page: Paging,
    state: Annotated[RequestState | None, Query()] = None,
    search: Annotated[str, Query(max_length=100)] = "",
) -> Page[RegistrationOut]:
    """List registration requests, newest first, with what was tried around them."""
    rows, total = await list_requests(session, state, search, page)
    return Page(items=await shown(session, rows), total=total)


@internal_router.post("/{request_id}/approve")
async def approve(
    request_id: UUID, given: ApproveIn, database: OwnTransactions, around: CurrentSurroundings
) -> RegistrationOut:
    """Approve a waiting request; 409 when it is decided, or its contacts are another user's."""
    done = await actions.approve(database, request_id, given, around)
    async with database.transaction() as session:
        return (await shown(session, [done]))[0]


@internal_router.post("/{request_id}/decline")
async def decline(request_id: UUID, given: DeclineIn, session: Session) -> RegistrationOut:
    """Decline a waiting request; the applicant is told the reason."""
    done = await actions.decline(session, request_id, given)
    return (await shown(session, [done]))[0]
