"""Acts on places: storing them, and keeping them from being read out search after search."""

import hashlib
import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from services.cabinet.customers.accounts.queries import renew_copies
from services.cabinet.customers.places import queries
from services.cabinet.customers.places.rules import address_text, building_key
from services.cabinet.edits.actions import hold_back
from services.cabinet.errors import TooManyAttempts
from services.cabinet.lines.queries import lock_registry, put_rows
from services.cabinet.lines.rules import Batch, Failed, Lines, row_of
from services.contracts.batches.registry import ServiceLocationIn
from services.kit.database import Connection


async def refuse_harvest(connection: Connection, network: str, now: datetime, *, most: int) -> None:
    """Count a search of a network; raises TooManyAttempts over so many in the hour (UTC)."""
    key = hashlib.sha256(network.encode()).digest()
    if await queries.count_search(connection, key, now) <= most:
        return
    next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    seconds = max(1, math.ceil((next_hour - now).total_seconds()))
    raise TooManyAttempts(headers={"Retry-After": str(seconds)})


async def put_service_locations(
    connection: Connection, kept: Lines[ServiceLocationIn], batch: Batch
) -> Failed:
    """Store energy objects and the buildings they are in; accounts get the new addresses."""
    await lock_registry(connection)
    rows = []
    buildings: dict[str, dict[str, Any]] = {}
    for item in kept:
        row, place = row_of(item.record), item.record
        house = (place.region, place.locality, place.street, place.house)
        key = building_key(*house)
        row |= {
            "address_key": key,
            "address": address_text(*house, place.flat),
            "kind": place.building_kind,
        }
        known = buildings.get(key, {})
        buildings[key] = {
            name: row[name] if row[name] is not None else known.get(name)
            for name in queries.BUILDING
        }
        rows.append(row)
    await hold_back(connection, "building", list(buildings.values()), batch)
    ids = await queries.put_buildings(connection, buildings)
    for row in rows:
        row["building_id"] = ids[row["address_key"]]
    written = await put_rows(connection, queries.UPSERT_LOCATIONS, rows)
    await renew_copies(connection, "service_location_id", written)
    return []


async def put_place(
    connection: Connection, place: Mapping[str, Any], building_kind: str | None
) -> tuple[int, int]:
    """Return the inner keys of the energy object at an address, and of its building.

    `place` has region, locality, street, house and flat; an address that the registry knows is
    used again, another is added under a key of this service's own. `building_kind` is stored with
    the building; None leaves it as it is.
    """
    house = (place["region"], place["locality"], place["street"], place["house"])
    key = building_key(*house)
    building = dict(zip(("region", "locality", "street", "house"), house, strict=True)) | {
        "address_key": key,
        "kind": building_kind,
        "latitude": None,
        "longitude": None,
    }
    ids = await queries.put_buildings(connection, {key: building})
    found = await queries.find_location(connection, ids[key], place["flat"])
    if found is None:
        row = {
            "external_id": f"staff:{uuid4().hex}",
            "building_id": ids[key],
            "flat": place["flat"],
            "postcode": None,
            "address": address_text(*house, place["flat"]),
            "substation": None,
        }
        (found,) = await put_rows(connection, queries.UPSERT_LOCATIONS, [row])
    return found, ids[key]
