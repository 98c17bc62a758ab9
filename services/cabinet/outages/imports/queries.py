"""SQL of where an outage of another system is."""

from collections.abc import Sequence

from services.kit.database import Connection

_BY_ADDRESS = "SELECT address_key AS key, id FROM buildings WHERE address_key = ANY($1::text[])"
_BY_OBJECT = """
SELECT external_id AS key, building_id AS id FROM service_locations
WHERE external_id = ANY($1::text[])
"""


async def list_by_address(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """Return the buildings that these address keys name."""
    return {row["key"]: row["id"] for row in await connection.fetch(_BY_ADDRESS, keys)}


async def list_by_object(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """Return the buildings of the energy objects that these keys name."""
    return {row["key"]: row["id"] for row in await connection.fetch(_BY_OBJECT, keys)}
