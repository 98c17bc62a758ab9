"""HTTP of the search for an address."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from services.cabinet.customers.places.actions import refuse_harvest
from services.cabinet.customers.places.deps import AddressReferences
from services.cabinet.customers.places.queries import list_addresses
from services.cabinet.customers.places.rules import LONGEST_QUERY, SHORTEST_QUERY, address_query
from services.cabinet.customers.places.schemas import AddressesOut
from services.cabinet.deps import CurrentNetwork, CurrentSettings, json_or_404
from services.kit.clock import utc_now
from services.kit.database import Session, plain_of

router = APIRouter(prefix="/api/cabinet", tags=["addresses"])


@router.get("/addresses", response_model=AddressesOut)
async def read_addresses(
    *,
    session: Session,
    references: AddressReferences,
    network: CurrentNetwork,
    settings: CurrentSettings,
    query: Annotated[
        str,
        Query(
            min_length=SHORTEST_QUERY,
            max_length=LONGEST_QUERY,
            description="Town, street, house, flat; three letters of the street at least.",
        ),
    ],
) -> Response:
    """Find at most ten addresses for the registration form; no sign-in.

    Flats are listed once their house is named in full; until then the house comes with an empty
    `id`. 429 `too-many-attempts` when a network has searched too often in this hour.
    """
    now, connection = utc_now(), await plain_of(session)
    await refuse_harvest(connection, network, now, most=settings.address_searches_per_hour)
    items = await list_addresses(connection, address_query(query), references, now)
    return json_or_404({"items": items})
