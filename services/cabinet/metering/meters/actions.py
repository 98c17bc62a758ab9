"""Acts that change models, usage points, meters and their names; what measurements begin with."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.holdings.actions import pass_points_on
from services.cabinet.edits.actions import hold_back
from services.cabinet.lines.queries import (
    Reference,
    list_ids,
    list_referred,
    lock_registry,
    put_rows,
)
from services.cabinet.lines.rules import Batch, Failed, Kept, Lines, Rejected, row_of
from services.cabinet.metering.meters import queries
from services.cabinet.metering.ratios.queries import list_ratios, put_former_ratios
from services.cabinet.metering.ratios.rules import Ratios, ratio_of
from services.cabinet.metering.tariff_terms.actions import assign_told
from services.cabinet.metering.tariff_terms.queries import list_told
from services.cabinet.tariffs.queries import put_named
from services.contracts.batches.registry import MeterIn, MeterModelIn, UsagePointIn
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.problems import NotFound

_OF_POINT = (
    Reference("account", "account", "customer_accounts", "number"),
    Reference("service_location", "service location", "service_locations", "external_id"),
)
_FROM = "transformation_ratio_from"
_OF_METER = (
    Reference("model", "meter model", "meter_models", "external_id"),
    Reference("usage_point", "usage point", "usage_points", "mrid"),
)


async def put_meter_models(
    connection: Connection, kept: Lines[MeterModelIn], batch: Batch
) -> Failed:
    """Store types of meters."""
    await lock_registry(connection)
    rows = [row_of(item.record) for item in kept]
    await hold_back(connection, "meter_model", rows, batch)
    await put_rows(connection, queries.UPSERT_MODELS, rows)
    return []


async def put_usage_points(
    connection: Connection, kept: Lines[UsagePointIn], batch: Batch
) -> Failed:
    """Store usage points; tariff schedules are made by their names."""
    await lock_registry(connection)
    kept, ahead = _not_ahead(kept)
    (accounts, locations), good, failed = await list_referred(connection, kept, *_OF_POINT)
    failed += ahead
    names = sorted({item.record.tariff for item in kept if item.record.tariff})
    tariffs = await put_named(connection, names)
    rows = [
        row_of(item.record)
        | {
            "account_id": accounts.get(item.record.account),
            "service_location_id": locations[item.record.service_location],
            "tariff_schedule_id": tariffs.get(item.record.tariff),
        }
        for item in good
    ]
    await hold_back(connection, "usage_point", rows, batch)
    await pass_points_on(connection, rows)
    told = await list_told(connection, [row["mrid"] for row in rows])
    ratios = await _ratios_told(connection, rows)
    await put_rows(connection, queries.UPSERT_POINTS, rows)
    await put_former_ratios(connection, ratios)
    await assign_told(connection, told, rows)
    return failed


def _not_ahead(kept: Lines[UsagePointIn]) -> tuple[list[Kept[UsagePointIn]], Failed]:
    """Return the lines, without those that tell a ratio that does not count yet anywhere."""
    last = utc_now().date() + timedelta(days=1)
    reason = "Tell another ratio once it counts, not before."
    good: list[Kept[UsagePointIn]] = []
    failed: Failed = []
    for item in kept:
        day = item.record.transformation_ratio_from
        if day is None or day <= last:
            good.append(item)
        else:
            failed.append((item.line, Rejected(_FROM, "out-of-range", reason)))
    return good, failed


async def _ratios_told(
    connection: Connection, rows: Sequence[Mapping[str, Any]]
) -> dict[str, Ratios]:
    """Return the ratios of points that have another than before, by their codes."""
    known = await list_ratios(connection, [row["mrid"] for row in rows])
    told: dict[str, Ratios] = {}
    for row in rows:
        ratios, today = known.get(row["mrid"], (None, None))
        ratio, from_day = ratio_of(row["transformation_ratio"]), row[_FROM]
        if ratios is not None and today is not None and (from_day or ratio != ratios.ratio):
            changed = ratios.changed(ratio, date.fromisoformat(from_day) if from_day else today)
            if changed != ratios:
                told[row["mrid"]] = changed
    return told


async def put_meters(connection: Connection, kept: Lines[MeterIn], batch: Batch) -> Failed:
    """Store meters; a meter that comes to a usage point replaces the one there."""
    await lock_registry(connection)
    (models, points), good, failed = await list_referred(connection, kept, *_OF_METER)
    records = [item.record for item in good]
    models = await queries.kept_models(connection, models)
    rows = [row_of(record) | {"model_id": models.get(record.model)} for record in records]
    await hold_back(connection, "meter", rows, batch)
    await put_rows(connection, queries.UPSERT_METERS, rows)
    ids = await list_ids(connection, "meters", "external_id", (record.id for record in records))
    placings = [
        {
            "meter_id": ids[record.id],
            "point_id": points.get(record.usage_point),
            "installed_on": record.installed_on,
            "removed_on": record.removed_on,
        }
        for record in records
    ]
    await queries.place_meters(connection, placings)
    return failed


async def lock_known(
    connection: Connection, kept: Lines[Any]
) -> tuple[list[tuple[int, Any]], Failed]:
    """Return the records with their meters' inner keys, under locks, and the lines without."""
    ids = await list_ids(connection, "meters", "external_id", (item.record.meter for item in kept))
    good: list[tuple[int, Any]] = []
    failed: Failed = []
    for item in kept:
        meter_id = ids.get(item.record.meter)
        if meter_id is None:
            problem = Rejected("meter", "unknown-meter", "There is no meter with this key.")
            failed.append((item.line, problem))
        else:
            good.append((meter_id, item.record))
    await queries.lock_meters(connection, ids.values())
    return good, failed


async def rename_meter(
    session: AsyncSession, user_id: UUID, meter_id: int, name: str
) -> dict[str, Any]:
    """Let a meter that the user sees have a name for him alone (manual 001, 4.2), and return it.

    The name is its place's: a meter that comes there later has it, too. "" takes it away. Raises
    `NotFound` for another's meter.
    """
    connection = await plain_of(session)
    meter = await queries.find_meter(connection, user_id, meter_id)
    if meter is None:
        raise NotFound
    await queries.rename_place(session, user_id, meter["usage_point_id"], name)
    renamed = await queries.find_meter(connection, user_id, meter_id)
    assert renamed is not None
    return renamed
