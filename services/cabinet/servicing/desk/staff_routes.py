"""HTTP of organisations that serve houses, for staff (feature O6)."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BeforeValidator

from services.cabinet.base import SERVICE
from services.cabinet.customers.places.rules import LONGEST_QUERY, address_query
from services.cabinet.deps import key_of
from services.cabinet.servicing.desk import actions, queries
from services.cabinet.servicing.desk.schemas import (
    FoundHousesOut,
    HousesQuery,
    NewServicingOrganizationIn,
    OrganizationsQuery,
    ServedHouseEndIn,
    ServedHouseIn,
    ServicingOrganizationIn,
    ServicingPersonIn,
    StaffOrganizationCardOut,
    StaffOrganizationOut,
    StaffServedHouseOut,
)
from services.kit.database import LookConnection, ReadConnection, Session, WriteConnection
from services.kit.etags import SeenTags
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act, record_list_look, record_look

router = APIRouter(prefix="/api/cabinet/staff/servicing-organizations", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("organizations:see"))]
MayChange = Annotated[Caller, Depends(may("organizations:change"))]
OrganizationKey = Annotated[
    int, BeforeValidator(key_of), Path(description="The organisation's `id`.")
]
HouseKey = Annotated[int, BeforeValidator(key_of), Path(description="`id` of the served house.")]
_ONE = "/{organization_id}"
_PERSON = f"{_ONE}/people/{{person_id}}"


def _does(action: str) -> list[Any]:
    return [act(action, actions.KIND, "organization_id")]


def _tagged(response: Response, card: dict[str, Any]) -> dict[str, Any]:
    response.headers["ETag"] = actions.tag_of(card)
    return card


@router.get(
    "",
    response_model=Page[StaffOrganizationOut],
    dependencies=[act("look_at_servicing_organizations", "list")],
)
async def list_servicing_organizations(
    staff: MaySee,
    connection: LookConnection,
    wanted: Annotated[OrganizationsQuery, Query()],
    page: Paging,
) -> dict[str, Any]:
    """List organisations that serve houses, by name; that you looked is recorded."""
    found = await queries.list_organizations(connection, wanted, page)
    total = found["total"]
    await record_list_look(
        connection, SERVICE, staff, "servicing_organizations", wanted, found=total
    )
    return found


@router.get("/buildings", response_model=FoundHousesOut)
async def find_buildings(
    staff: MaySee,
    connection: ReadConnection,
    search: Annotated[str, Query(max_length=LONGEST_QUERY, description="Town, street, house.")],
) -> dict[str, Any]:
    """Return the first 30 houses that an address finds, and who serves each today."""
    return {"items": await queries.list_found(connection, address_query(search))}


@router.post(
    "",
    status_code=201,
    response_model=StaffOrganizationCardOut,
    dependencies=[act("add_servicing_organization", actions.KIND, "", ("short_name", "kind"))],
)
async def add_servicing_organization(
    given: NewServicingOrganizationIn, staff: MayChange, session: Session, response: Response
) -> dict[str, Any]:
    """Add an organisation; its contact person gets a letter. 409 `email-of-another`."""
    return _tagged(response, await actions.add_organization(session, staff, given))


@router.get(
    _ONE,
    response_model=StaffOrganizationCardOut,
    dependencies=[act("look_at_servicing_organization", actions.KIND, "organization_id")],
)
async def read_servicing_organization(
    organization_id: OrganizationKey,
    staff: MaySee,
    connection: WriteConnection,
    response: Response,
) -> dict[str, Any]:
    """Return an organisation with its people and counts, and its ETag; the look is recorded."""
    card = await actions.read_card(connection, organization_id)
    await record_look(connection, SERVICE, staff, actions.KIND, organization_id)
    return _tagged(response, card)


@router.put(
    _ONE,
    response_model=StaffOrganizationCardOut,
    dependencies=_does("change_servicing_organization"),
)
async def change_servicing_organization(
    organization_id: OrganizationKey,
    given: ServicingOrganizationIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Set what an organisation is; If-Match names what was seen. 412 `stale`."""
    card = await actions.change_organization(session, staff, organization_id, given, seen)
    return _tagged(response, card)


@router.post(
    f"{_ONE}/end",
    response_model=StaffOrganizationCardOut,
    dependencies=_does("end_servicing_organization"),
)
async def end_servicing_organization(
    organization_id: OrganizationKey,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """End an organisation: its people see nothing by it any more. 412 `stale`."""
    card = await actions.end_organization(session, staff, organization_id, seen)
    return _tagged(response, card)


@router.post(
    f"{_ONE}/resume",
    response_model=StaffOrganizationCardOut,
    dependencies=_does("resume_servicing_organization"),
)
async def resume_servicing_organization(
    organization_id: OrganizationKey,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Take an organisation up again; its people are to be added anew. 412 `stale`."""
    card = await actions.resume_organization(session, staff, organization_id, seen)
    return _tagged(response, card)


@router.post(
    f"{_ONE}/people",
    status_code=201,
    response_model=StaffOrganizationCardOut,
    dependencies=_does("add_servicing_person"),
)
async def add_servicing_person(
    organization_id: OrganizationKey,
    given: ServicingPersonIn,
    staff: MayChange,
    session: Session,
    response: Response,
) -> dict[str, Any]:
    """Let somebody act for an organisation: he gets a letter.

    409 `email-of-another`, `organization-ended`.
    """
    card = await actions.add_person(session, staff, organization_id, given)
    return _tagged(response, card)


@router.post(
    f"{_PERSON}/end",
    response_model=StaffOrganizationCardOut,
    dependencies=_does("end_servicing_person"),
)
async def end_servicing_person(
    organization_id: OrganizationKey,
    person_id: UUID,
    staff: MayChange,
    session: Session,
    response: Response,
) -> dict[str, Any]:
    """End what somebody may do by an organisation, at once."""
    card = await actions.end_person(session, staff, organization_id, person_id)
    return _tagged(response, card)


@router.post(
    f"{_PERSON}/invite",
    response_model=StaffOrganizationCardOut,
    dependencies=_does("invite_servicing_person"),
)
async def invite_servicing_person(
    organization_id: OrganizationKey,
    person_id: UUID,
    staff: MayChange,
    session: Session,
    response: Response,
) -> dict[str, Any]:
    """Send somebody's letter once more. 429 `invited-just-now` within a minute."""
    card = await actions.invite_person(session, staff, organization_id, person_id)
    return _tagged(response, card)


@router.get(f"{_ONE}/houses", response_model=Page[StaffServedHouseOut])
async def list_houses_of_organization(
    organization_id: OrganizationKey,
    staff: MaySee,
    connection: ReadConnection,
    wanted: Annotated[HousesQuery, Query()],
    page: Paging,
) -> dict[str, Any]:
    """List the houses of an organisation: those that it serves now, will serve, and served."""
    return await queries.list_houses(connection, organization_id, wanted, page)


@router.post(f"{_ONE}/houses", status_code=204, dependencies=_does("add_served_house"))
async def add_served_house(
    organization_id: OrganizationKey, given: ServedHouseIn, staff: MayChange, session: Session
) -> None:
    """Let an organisation serve a house from a day on; who served it until then does no more.

    409 `house-served-already`, `served-from-same-day`, `organization-ended`.
    """
    await actions.add_house(session, staff, organization_id, given)


@router.post(
    f"{_ONE}/houses/{{house_id}}/end", status_code=204, dependencies=_does("end_served_house")
)
async def end_served_house(
    organization_id: OrganizationKey,
    house_id: HouseKey,
    given: ServedHouseEndIn,
    staff: MayChange,
    session: Session,
) -> None:
    """Say on which day an organisation serves a house for the last time; 422 by field."""
    await actions.end_house(session, staff, organization_id, house_id, given)
