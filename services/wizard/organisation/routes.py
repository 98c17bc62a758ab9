"""HTTP of sub-step 4.2, below `/api/wizard/organisation`."""

from typing import Any

from fastapi import APIRouter, Request

from services.wizard.deps import AllRemotes, CurrentStore, HasChecksLeft, Installer
from services.wizard.organisation import actions
from services.wizard.organisation.rules import time_zones
from services.wizard.organisation.schemas import (
    OrganisationIn,
    OrganisationStateOut,
    TimeZonesOut,
)

router = APIRouter(prefix="/api/wizard/organisation", tags=["wizard"])
_PNG: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"image/png": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("")
async def read_organisation(
    _: Installer, store: CurrentStore, remotes: AllRemotes
) -> OrganisationStateOut:
    """Return the organisation as it is saved, its logo as a data address."""
    return await actions.read_organisation(store, remotes)


@router.put("", status_code=204)
async def save_organisation(
    _: Installer, store: CurrentStore, remotes: AllRemotes, given: OrganisationIn
) -> None:
    """Save the organisation; pages and letters follow at once. 409 `step-locked`."""
    await actions.save_organisation(store, remotes, given)


@router.put("/logo", status_code=204, openapi_extra=_PNG, dependencies=[HasChecksLeft])
async def save_logo(
    _: Installer, request: Request, store: CurrentStore, remotes: AllRemotes
) -> None:
    """Set the logo: the body is a PNG of at most 256 KiB.

    409 `step-locked`, 413 `body-too-large`, 415 `file-not-as-named`, 422 for a damaged one.
    """
    await actions.save_logo(store, remotes, await request.body())


@router.delete("/logo", status_code=204)
async def remove_logo(_: Installer, store: CurrentStore, remotes: AllRemotes) -> None:
    """Show the organisation without a logo. 409 `step-locked`."""
    await actions.remove_logo(store, remotes)


@router.get("/time-zones")
async def read_time_zones(_: Installer) -> TimeZonesOut:
    """Return the time zones that an organisation may keep."""
    return TimeZonesOut(items=time_zones())
