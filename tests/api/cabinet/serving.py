"""An organisation that serves houses, put down as the registry has it."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from tests.api.cabinet.conftest import Home

VERA = UUID("00000000-0000-4000-8000-00000000000e")

_ADD = """
WITH organization AS (
    INSERT INTO servicing_organizations (external_id, name, short_name, kind)
    VALUES ($1::text, 'ООО «Управляющая компания ' || $1::text || '»', 'УК ' || $1::text,
        'management_company')
    ON CONFLICT (external_id) DO UPDATE SET name = excluded.name RETURNING id
)
INSERT INTO servicing_people (id, organization_id, email, name, phone, main, user_id)
SELECT $2, id, $3, 'Вера Домова', '+79130000000', true, $4 FROM organization
RETURNING organization_id
"""
_SERVE = """
INSERT INTO served_houses (organization_id, building_id)
SELECT DISTINCT $1::int, building_id FROM service_locations WHERE external_id = ANY($2::text[])
"""


async def serve(
    home: Home, *locations: str, user_id: UUID = VERA, organization: str = "o-1"
) -> int:
    """Let a user's organisation serve the houses of these energy objects; return its inner key."""
    async with home.database.connection() as connection:
        key: int = await connection.fetchval(
            _ADD, organization, uuid4(), f"{user_id.hex[-8:]}@example.org", user_id
        )
        await connection.execute(_SERVE, key, list(locations))
    return key


async def build_house(
    home: Home,
    house: str = "7",
    flats: Sequence[str] = ("1", "2", "10"),
    *,
    ratio: float = 20,
    first: int = 1,
) -> list[str]:
    """Build a house of flats with a meter each, and a common meter; return its energy objects.

    Keys: `l-7-1` (object), `c-7-1` (subscriber), `7-1` (account), `m-7-1` and serial number
    `0000007-1` (meter) of flat 1; `…-0` are of the house itself, whose account is its company's.
    """
    place = {"locality": "Казань", "street": "ул. Садовая", "house": house}
    units = ["0", *flats]
    await home.good(
        "customers",
        *(
            {"id": f"c-{house}-{unit}", "kind": "individual", "name": f"Жилец {unit}"}
            for unit in flats
        ),
        {"id": f"c-{house}-0", "kind": "organization", "name": "ООО Дом"},
    )
    await home.good(
        "service-locations",
        *(
            place
            | {"id": f"l-{house}-{unit}", "building_kind": "apartment"}
            | ({} if unit == "0" else {"flat": unit})
            for unit in units
        ),
    )
    await home.good(
        "accounts",
        *(
            {
                "number": f"{house}-{unit}",
                "customer": f"c-{house}-{unit}",
                "service_location": f"l-{house}-{unit}",
                "contract_start": "2020-01-01",
            }
            for unit in units
        ),
    )
    points = {
        unit: str(UUID(int=0x5E00_0000 + first * 100_000 + number))
        for number, unit in enumerate(units)
    }
    await home.good(
        "usage-points",
        *(
            {
                "mrid": points[unit],
                "account": f"{house}-{unit}",
                "service_location": f"l-{house}-{unit}",
            }
            | ({"scope": "building", "transformation_ratio": ratio} if unit == "0" else {})
            for unit in units
        ),
    )
    model = {"id": "m-5", "name": "СЕ101", "manufacturer": "Завод"}
    await home.good("meter-models", model | {"register_digits": 5, "register_decimals": 1})
    await home.good(
        "meters",
        *(
            {
                "id": f"m-{house}-{unit}",
                "serial_number": f"00000{house}-{unit}",
                "model": "m-5",
                "usage_point": points[unit],
                "installed_on": "2021-05-01",
            }
            for unit in units
        ),
    )
    return [f"l-{house}-{unit}" for unit in units]
