"""Registration requests for the control panel; auth owns them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from services.admin_panel.audit.actions import recorded
from services.admin_panel.deps import CurrentSettings, Neighbours
from services.admin_panel.errors import AlreadyDecided, ContactTaken, Forbidden
from services.admin_panel.neighbours import actor_of, ask, read_page, read_shape
from services.admin_panel.registrations.schemas import (
    ApproveIn,
    DeclineIn,
    RegistrationOut,
    RequestState,
)
from services.kit.database import CurrentDatabase
from services.kit.pagination import Page, Paging
from services.kit.staff import CurrentOperator, CurrentStaff

router = APIRouter(prefix="/api/admin/registrations", tags=["registrations"])

_PROBLEMS = (AlreadyDecided, ContactTaken, Forbidden)


@router.get("", response_model=Page[RegistrationOut])
async def read_registrations(
    *,
    staff: CurrentStaff,
    settings: CurrentSettings,
    client: Neighbours,
    paging: Paging,
    state: Annotated[RequestState | None, Query()] = None,
    search: Annotated[
        str, Query(max_length=100, description="Account number in any spelling, name, e-mail.")
    ] = "",
) -> Page[RegistrationOut]:
    """List registration requests, newest first; 503 while auth is down."""
    params = paging.model_dump() | {"search": search} | ({"state": state} if state else {})
    url = f"{settings.auth_url}/internal/registrations"
    return read_page(await ask(client, "GET", "auth", url, params=params), RegistrationOut)


@router.post("/{request_id}/approve")
async def approve_registration(
    request_id: UUID,
    *,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
    given: ApproveIn | None = None,
) -> RegistrationOut:
    """Let the applicant in; a letter brings the password.

    Without `confirm_phone` the phone is kept as what the applicant claims, unless the registry
    has it. 409 `already-decided`; 409 `contact-taken` when e-mail or phone belong to another user.
    """
    async with recorded(database, staff, "approve", "registration", str(request_id)):
        response = await ask(
            client,
            "POST",
            "auth",
            f"{settings.auth_url}/internal/registrations/{request_id}/approve",
            json=actor_of(staff) | (given or ApproveIn()).model_dump(),
            problems=_PROBLEMS,
        )
        return read_shape(response, RegistrationOut)


@router.post("/{request_id}/decline")
async def decline_registration(
    request_id: UUID,
    given: DeclineIn,
    *,
    staff: CurrentOperator,
    settings: CurrentSettings,
    client: Neighbours,
    database: CurrentDatabase,
) -> RegistrationOut:
    """Turn the applicant away; a letter gives the reason. 409 `already-decided`."""
    async with recorded(
        database, staff, "decline", "registration", str(request_id), reason=given.reason
    ):
        response = await ask(
            client,
            "POST",
            "auth",
            f"{settings.auth_url}/internal/registrations/{request_id}/decline",
            json=given.model_dump() | actor_of(staff),
            problems=_PROBLEMS,
        )
        return read_shape(response, RegistrationOut)
