"""Storing customers, energy objects, accounts, usage points and meter models."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from typing import Any

from services.cabinet.access.holdings.rules import Outdated
from services.cabinet.access.links.queries import link_waiting_users
from services.cabinet.customers.places.rules import address_text, building_key
from services.cabinet.intake.holding_store import (
    AccountChains,
    outdated,
    pass_points_on,
    told_by,
)
from services.cabinet.intake.record_batch import Kept
from services.cabinet.lines.queries import (
    Failed,
    find_ids,
    json_rows,
    lock_registry,
    recordset,
    unknown,
    upsert,
)
from services.contracts.batches.registry import (
    AccountIn,
    CustomerIn,
    MeterModelIn,
    ServiceLocationIn,
    UsagePointIn,
)
from services.kit.database import Connection

_REFRESH_ACCOUNTS = """
UPDATE customer_accounts a
SET customer_name = n.name, address = n.address, search_text = n.search_text
FROM (
    SELECT b.id, c.name, coalesce(l.address, '') AS address,
        replace(lower(concat_ws(' ', b.number, c.name, l.address)), 'ё', 'е') AS search_text
    FROM customer_accounts b JOIN customers c ON c.id = b.customer_id
    LEFT JOIN service_locations l ON l.id = b.service_location_id
    WHERE b.{column} = ANY($1::int[])
) AS n
WHERE n.id = a.id AND (a.customer_name, a.address, a.search_text)
    IS DISTINCT FROM (n.name, n.address, n.search_text)
"""

_CUSTOMER = {
    "external_id": "text",
    "kind": "text",
    "name": "text",
    "email": "text",
    "phone": "text",
    "inn": "text",
}
_LOCATION = {
    "external_id": "text",
    "building_id": "int",
    "flat": "text",
    "postcode": "text",
    "address": "text",
}
_BUILDING = {
    "address_key": "text",
    "region": "text",
    "locality": "text",
    "street": "text",
    "house": "text",
    "kind": "text",
    "latitude": "float8",
    "longitude": "float8",
}
_BUILDINGS = f"""
INSERT INTO buildings AS b (address_key, region, locality, street, house, kind, place)
SELECT address_key, region, locality, street, house, kind,
    CASE WHEN latitude IS NOT NULL AND longitude IS NOT NULL
        THEN ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) END
FROM {recordset(_BUILDING)} ORDER BY address_key
ON CONFLICT (address_key) DO UPDATE SET
    kind = coalesce(excluded.kind, b.kind), place = coalesce(excluded.place, b.place)
WHERE (b.kind, b.place::text) IS DISTINCT FROM
    (coalesce(excluded.kind, b.kind), coalesce(excluded.place, b.place)::text)
"""
_AGREEMENT = {"number": "text", "customer_id": "int", "starts_on": "date", "ends_on": "date"}
_ACCOUNT = {
    "number": "text",
    "customer_id": "int",
    "agreement_id": "int",
    "service_location_id": "int",
    "contract_start": "date",
    "contract_end": "date",
}
_POINT = {
    "mrid": "uuid",
    "account_id": "int",
    "service_location_id": "int",
    "tariff_schedule_id": "int",
    "scope": "text",
    "name": "text",
    "time_zone": "text",
    "amenity_level": "text",
    "transformation_ratio": "numeric",
    "loss_percent": "numeric",
}
_STREETS = """
WITH new AS (
    SELECT id, regexp_replace(address_key, '[|][^|]*$', '') AS street_key
    FROM buildings WHERE address_key = ANY($1::text[]) AND street_id IS NULL
), added AS (
    INSERT INTO streets (street_key, search_text)
    SELECT DISTINCT street_key, translate(street_key, '|', ' ') FROM new
    ON CONFLICT (street_key) DO NOTHING RETURNING id, street_key
), known AS (
    SELECT id, street_key FROM added
    UNION SELECT s.id, s.street_key FROM streets s JOIN new USING (street_key)
)
UPDATE buildings SET street_id = known.id FROM new JOIN known USING (street_key)
WHERE buildings.id = new.id
"""
_MODEL = {
    "external_id": "text",
    "name": "text",
    "manufacturer": "text",
    "version_code": "text",
    "phases": "int2",
    "nominal_voltage": "text",
    "nominal_current": "text",
    "maximum_current": "text",
    "frequency": "text",
    "meter_constant": "text",
    "accuracy_active": "text",
    "accuracy_reactive": "text",
    "connection_kind": "text",
    "register_number": "text",
    "verification_interval_years": "int2",
    "service_life_years": "int2",
}


def plain(record: Any) -> dict[str, Any]:
    """Return a record as a row: the supplier's `id` becomes `external_id`."""
    row: dict[str, Any] = record.model_dump(mode="json")
    if "id" in row:
        row["external_id"] = row.pop("id")
    return row


async def store_customers(
    connection: Connection, kept: Sequence[Kept[CustomerIn]], _: int
) -> Failed:
    """Store customers; their accounts get the new names."""
    await lock_registry(connection)
    rows = [plain(item.record) for item in kept]
    ids = await upsert(connection, "customers", "external_id", _CUSTOMER, rows)
    await connection.execute(_REFRESH_ACCOUNTS.format(column="customer_id"), ids)
    return []


async def store_service_locations(
    connection: Connection, kept: Sequence[Kept[ServiceLocationIn]], _: int
) -> Failed:
    """Store energy objects and the buildings they are in; accounts get the new addresses."""
    await lock_registry(connection)
    rows = []
    buildings: dict[str, dict[str, Any]] = {}
    for item in kept:
        row = plain(item.record)
        place = item.record
        house = (place.region, place.locality, place.street, place.house)
        row["address_key"] = building_key(*house)
        row["address"] = address_text(*house, place.flat)
        known = buildings.get(row["address_key"], {})
        given = row | {"kind": row["building_kind"]}
        buildings[row["address_key"]] = {
            name: given[name] if given[name] is not None else known.get(name) for name in _BUILDING
        }
        rows.append(row)
    await connection.execute(_BUILDINGS, json_rows(list(buildings.values())))
    await connection.execute(_STREETS, list(buildings))
    ids = await find_ids(connection, "buildings", "address_key", buildings)
    for row in rows:
        row["building_id"] = ids[row["address_key"]]
    written = await upsert(connection, "service_locations", "external_id", _LOCATION, rows)
    await connection.execute(_REFRESH_ACCOUNTS.format(column="service_location_id"), written)
    return []


async def store_accounts(
    connection: Connection, kept: Sequence[Kept[AccountIn]], batch: int
) -> Failed:
    """Store accounts and their agreements; users who wait for an account are linked to it.

    An account of another customer than before passes on to him: see `holding_rules`.
    """
    await lock_registry(connection)
    customers = await find_ids(
        connection, "customers", "external_id", (item.record.customer for item in kept)
    )
    locations = await find_ids(
        connection,
        "service_locations",
        "external_id",
        (item.record.service_location for item in kept),
    )
    failed: Failed = []
    known = []
    for item in kept:
        record = item.record
        if record.customer not in customers:
            failed.append((item.line, unknown("customer", "customer")))
        elif record.service_location and record.service_location not in locations:
            failed.append((item.line, unknown("service_location", "service location")))
        else:
            known.append(item)
    chains = await AccountChains.read(
        connection, {item.record.number: customers[item.record.customer] for item in known}
    )
    rows, agreements = [], {}
    for item in known:
        record = item.record
        row = plain(record) | {"customer_id": customers[record.customer]}
        row["service_location_id"] = locations.get(record.service_location)
        try:
            chains.check(record.number, told_by(row, record))
        except Outdated as problem:
            failed.append((item.line, outdated(problem)))
            continue
        if record.agreement is not None:
            owner = {"customer_id": row["customer_id"]}
            agreements[record.agreement.number] = row["agreement"] | owner
        rows.append((row, record))
    await upsert(connection, "customer_agreements", "number", _AGREEMENT, list(agreements.values()))
    ids = await find_ids(connection, "customer_agreements", "number", agreements)
    for row, record in rows:
        row["agreement_id"] = ids[record.agreement.number] if record.agreement else None
        chains.tell(record.number, told_by(row, record))
    plain_rows = [row for row, _ in rows]
    written = await upsert(connection, "customer_accounts", "number", _ACCOUNT, plain_rows)
    await connection.execute(_REFRESH_ACCOUNTS.format(column="id"), written)
    await chains.write(connection, batch)
    await link_waiting_users(connection, [row["number"] for row in plain_rows])
    return failed


async def store_usage_points(
    connection: Connection, kept: Sequence[Kept[UsagePointIn]], _: int
) -> Failed:
    """Store usage points; tariff schedules are made by their names."""
    await lock_registry(connection)
    accounts = await find_ids(
        connection, "customer_accounts", "number", (item.record.account for item in kept)
    )
    locations = await find_ids(
        connection,
        "service_locations",
        "external_id",
        (item.record.service_location for item in kept),
    )
    names = sorted({item.record.tariff for item in kept if item.record.tariff})
    await connection.execute(
        "INSERT INTO tariff_schedules (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING",
        names,
    )
    tariffs = await find_ids(connection, "tariff_schedules", "name", names)
    failed: Failed = []
    rows = []
    for item in kept:
        record = item.record
        if record.account is not None and record.account not in accounts:
            failed.append((item.line, unknown("account", "account")))
        elif record.service_location not in locations:
            failed.append((item.line, unknown("service_location", "service location")))
        else:
            references = {
                "account_id": accounts.get(record.account),
                "service_location_id": locations[record.service_location],
                "tariff_schedule_id": tariffs.get(record.tariff),
            }
            rows.append(plain(record) | references)
    await pass_points_on(connection, rows)
    await upsert(connection, "usage_points", "mrid", _POINT, rows)
    return failed


async def store_meter_models(
    connection: Connection, kept: Sequence[Kept[MeterModelIn]], _: int
) -> Failed:
    """Store types of meters."""
    await lock_registry(connection)
    rows = [plain(item.record) for item in kept]
    await upsert(connection, "meter_models", "external_id", _MODEL, rows)
    return []
