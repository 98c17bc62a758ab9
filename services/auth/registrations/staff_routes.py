"""Registration over HTTP: what staff decide."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.auth.actors.deps import reads
from services.auth.base import SERVICE
from services.auth.deps import CurrentContext, OwnTransactions
from services.auth.registrations import actions
from services.auth.registrations.queries import RequestState, list_requests, list_shown
from services.auth.registrations.schemas import ApproveIn, DeclineIn, RegistrationOut
from services.kit.database import Session, plain_of
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act, record_list_look

router = APIRouter(prefix="/api/auth/staff/registrations", tags=["registrations"])
MaySee = Annotated[Caller, Depends(reads("registrations:see"))]
MayChange = Annotated[Caller, Depends(may("registrations:change"))]


@router.get("", dependencies=[act("look_at_registrations", "list")])
async def list_registrations(
    *,
    staff: MaySee,
    session: Session,
    paging: Paging,
    state: Annotated[RequestState | None, Query()] = None,
    search: Annotated[
        str, Query(max_length=100, description="Account number in any spelling, name, e-mail.")
    ] = "",
) -> Page[RegistrationOut]:
    """List registration requests, newest first, with what was tried around them.

    That you looked is recorded.
    """
    rows, total = await list_requests(session, state, search, paging)
    asked = {"state": state, "search": search}
    await record_list_look(
        await plain_of(session), SERVICE, staff, "registrations", asked, found=total
    )
    return Page(items=await list_shown(session, rows), total=total)


@router.post(
    "/{request_id}/approve",
    dependencies=[act("approve", "registration", "request_id", ("confirm_phone",))],
)
async def approve_registration(
    request_id: UUID,
    *,
    staff: MayChange,
    database: OwnTransactions,
    context: CurrentContext,
    given: ApproveIn | None = None,
) -> RegistrationOut:
    """Let the applicant in; a letter brings the password.

    Without `confirm_phone` the phone is kept as what the applicant claims, unless the registry
    has it. 409 `already-decided`; 409 `contact-taken` when e-mail or phone belong to another
    user; 503 while cabinet does not answer.
    """
    return await actions.approve(database, request_id, staff, given or ApproveIn(), context)


@router.post(
    "/{request_id}/decline",
    dependencies=[act("decline", "registration", "request_id", ("reason",))],
)
async def decline_registration(
    request_id: UUID, given: DeclineIn, *, staff: MayChange, session: Session
) -> RegistrationOut:
    """Turn the applicant away; a letter gives the reason. 409 `already-decided`."""
    return await actions.decline(session, request_id, staff, given)
