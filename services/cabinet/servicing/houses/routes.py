"""HTTP of the main page of a servicing organisation, and of its houses."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BeforeValidator

from services.cabinet.deps import key_of
from services.cabinet.servicing.deps import CurrentServicer
from services.cabinet.servicing.houses import actions, queries
from services.cabinet.servicing.houses.rules import Scope, Wanted
from services.cabinet.servicing.houses.schemas import (
    FlatOut,
    ServedAddressOut,
    ServedHouseOut,
    ServedMeterOut,
    ServicingOut,
)
from services.cabinet.submissions.entry.words import Language
from services.kit.clock import utc_now
from services.kit.database import CurrentDatabase, ReadConnection
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound

router = APIRouter(prefix="/api/cabinet/servicing", tags=["servicing"])
HouseKey = Annotated[int, BeforeValidator(key_of), Path(description="The house's `id`.")]
_Typed = Annotated[str, Query(max_length=100)]


@router.get("")
async def read_servicing(servicer: CurrentServicer, database: CurrentDatabase) -> ServicingOut:
    """Return the main page: organisation, contact person, days for readings, first houses.

    404 for whoever acts for no servicing organisation, as at every address below this one.
    """
    told = await queries.read_main(database, servicer.organization_id, utc_now())
    return ServicingOut.model_validate(told)


@router.get("/houses")
async def list_served_houses(
    servicer: CurrentServicer, database: CurrentDatabase, page: Paging, query: _Typed = ""
) -> Page[ServedHouseOut]:
    """List the houses that the organisation serves today, in order of their addresses.

    `query`: words of the address, of which each occurs in it.
    """
    told = await queries.list_houses(database, servicer.organization_id, utc_now(), query, page)
    return Page[ServedHouseOut].model_validate(told)


@router.get("/addresses")
async def list_served_addresses(
    servicer: CurrentServicer, database: CurrentDatabase
) -> list[ServedAddressOut]:
    """Return where all the houses stand, in that order: to choose one by its parts."""
    rows = await queries.list_addresses(database, servicer.organization_id)
    return [ServedAddressOut.model_validate(row) for row in rows]


@router.get("/houses/{house_id}/flats")
async def list_served_flats(
    house_id: HouseKey, servicer: CurrentServicer, connection: ReadConnection
) -> list[FlatOut]:
    """Return the flats of a house that have meters, in their order: 1, 2, 10, 10а."""
    organization = servicer.organization_id
    if not await queries.is_served(connection, organization, house_id):
        raise NotFound
    rows = await queries.list_flats(connection, organization, house_id, utc_now())
    return [FlatOut.model_validate(row) for row in rows]


@router.get("/houses/{house_id}/meters")
async def list_served_meters(
    *,
    house_id: HouseKey,
    servicer: CurrentServicer,
    connection: ReadConnection,
    page: Paging,
    scope: Annotated[Scope, Query(description="Of flats, or of the whole house.")] = "unit",
    flat: Annotated[str | None, Query(max_length=40, description="Only of this flat.")] = None,
    language: Annotated[Language, Query(description="Of the zones' names.")] = "ru",
) -> Page[ServedMeterOut]:
    """List the meters of a house, in order of flats, with all that handing in needs."""
    wanted = Wanted(house_id, scope, flat)
    told = await actions.read_meters(connection, servicer.organization_id, wanted, page, language)
    return Page[ServedMeterOut].model_validate(told)
