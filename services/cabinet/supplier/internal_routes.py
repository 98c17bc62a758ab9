"""The supplier for other services: how people come in for auth, the organisation for the wizard."""

from base64 import b64encode
from typing import Any

from fastapi import APIRouter, Request

from services.cabinet.deps import internal
from services.cabinet.supplier import actions, queries
from services.cabinet.supplier.rules import POLICIES
from services.cabinet.supplier.schemas import OrganisationIn
from services.contracts.organisation import OrganisationOut
from services.kit.database import ReadConnection, Session
from services.kit.setup_acts import WAY, WhoSetsUp

policies = APIRouter(prefix="/internal", tags=["internal"], dependencies=[internal("policies")])
organisation = APIRouter(
    prefix="/internal/setup/organisation",
    tags=["internal"],
    include_in_schema=False,
    dependencies=[internal("setup")],
)


@policies.get("/policies", include_in_schema=False)
async def read_policies(connection: ReadConnection) -> dict[str, Any]:
    """Return how people come in, as `cabinet.policies_changed.v1` tells it."""
    settings = await queries.read_settings(connection)
    return {name: settings[name] for name in POLICIES}


@organisation.get("")
async def read_organisation(connection: ReadConnection) -> OrganisationOut:
    """Return the supplier as it is kept, its logo as a data address."""
    known = await queries.read_settings(connection)
    logo = await queries.find_present_logo(connection)
    told = f"data:image/png;base64,{b64encode(logo).decode()}" if logo else None
    return OrganisationOut.model_validate(known | {"logo": told})


@organisation.get("/told")
async def read_told(session: Session) -> dict[str, dict[str, Any]]:
    """Return, by services, what each of those that are told of the supplier should know by now."""
    return await actions.what_is_told(session)


@organisation.put("", status_code=204)
async def save_organisation(given: OrganisationIn, session: Session, staff: WhoSetsUp) -> None:
    """Set who the supplier is; pages and letters follow at once."""
    await actions.change_organisation(session, staff, given.model_dump())


@organisation.put("/logo", status_code=204)
async def save_logo(request: Request, session: Session, staff: WhoSetsUp) -> None:
    """Set the logo: the body is a PNG of at most 256 KiB. Problems as of `actions.change_logo`."""
    await actions.change_logo(session, staff, await request.body(), way=WAY)


@organisation.delete("/logo", status_code=204)
async def remove_logo(session: Session, staff: WhoSetsUp) -> None:
    """Show the supplier without a logo."""
    await actions.remove_logo(session, staff, way=WAY)
