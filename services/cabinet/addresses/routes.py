"""HTTP of the search for an address."""

from typing import Annotated

import orjson
from fastapi import APIRouter, Query, Response

from services.cabinet.addresses.queries import list_addresses
from services.cabinet.addresses.rules import LONGEST_QUERY, SHORTEST_QUERY, address_query
from services.cabinet.addresses.schemas import AddressesOut
from services.kit.database import ReadConnection

router = APIRouter(prefix="/api/cabinet", tags=["addresses"])


@router.get("/addresses", response_model=AddressesOut)
async def read_addresses(
    connection: ReadConnection,
    query: Annotated[
        str,
        Query(
            min_length=SHORTEST_QUERY,
            max_length=LONGEST_QUERY,
            description="Town, street, house, flat; the beginnings of them are enough.",
        ),
    ],
) -> Response:
    """Find at most ten addresses for the registration form; no sign-in."""
    items = await list_addresses(connection, address_query(query))
    return Response(orjson.dumps({"items": items}), media_type="application/json")
