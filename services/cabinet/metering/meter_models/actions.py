"""Acts of staff on the dictionary of meter models."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.edits.actions import changed_last, keep_edits
from services.cabinet.edits.queries import list_edits
from services.cabinet.errors import ModelInUse
from services.cabinet.lines.queries import lock_registry
from services.cabinet.metering.meter_models import queries
from services.cabinet.metering.meter_models.schemas import PassportIn
from services.kit.database import Connection, plain_of
from services.kit.etags import require_seen
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_act


async def read_model(connection: Connection, model_id: int) -> dict[str, Any]:
    """Return a model; raises NotFound, also for one that was merged into another."""
    model = await queries.find_model(connection, model_id)
    if model is None:
        raise NotFound
    return model


def passport_of(model: Mapping[str, Any]) -> dict[str, Any]:
    """Return what people change of a model, by which its tag is made: meters of it are not."""
    return {name: model[name] for name in PassportIn.model_fields}


async def add_model(session: AsyncSession, staff: Caller, passport: PassportIn) -> dict[str, Any]:
    """Add a model to the dictionary; its key for systems is made."""
    connection = await plain_of(session)
    await lock_registry(connection)
    model_id = await queries.add_model(connection, f"staff-{uuid4()}", passport.model_dump())
    model = await read_model(connection, model_id)
    await record_act(
        session, staff, "add_meter_model", "meter_model", model_id, after=passport_of(model)
    )
    return model


async def change_model(
    session: AsyncSession, staff: Caller, model_id: int, passport: PassportIn, seen: frozenset[str]
) -> dict[str, Any]:
    """Change a model's passport; raises NotFound, and Stale when another has changed it."""
    connection = await plain_of(session)
    await lock_registry(connection)
    before = await read_model(connection, model_id)
    edits = await list_edits(connection, [("meter_model", model_id)])
    require_seen(seen, passport_of(before), changed_last(edits))
    await queries.change_model(connection, model_id, passport.model_dump())
    after = await read_model(connection, model_id)
    await keep_edits(
        connection,
        staff,
        "meter_model",
        model_id,
        before=passport_of(before),
        after=passport_of(after),
    )
    await record_act(
        session,
        staff,
        "edit_meter_model",
        "meter_model",
        model_id,
        before=passport_of(before),
        after=passport_of(after),
    )
    return after


async def merge_model(
    session: AsyncSession, staff: Caller, model_id: int, into: int
) -> dict[str, Any]:
    """Merge a double into the model that stays, and return that one.

    Systems go on sending the double under its key: their meters are of the one that stays.
    Raises NotFound, and ValidationFailed at `into`.
    """
    connection = await plain_of(session)
    await lock_registry(connection)
    double = await read_model(connection, model_id)
    kept = None if into == model_id else await queries.find_model(connection, into)
    if kept is None:
        message = "Choose another model that is in the dictionary."
        raise ValidationFailed(errors=[field_error("into", "unknown-meter-model", message)])
    await queries.merge_model(connection, model_id, into)
    await record_act(
        session,
        staff,
        "merge_meter_model",
        "meter_model",
        model_id,
        before=passport_of(double),
        into=into,
        meters=double["meters"],
    )
    return await read_model(connection, into)


async def delete_model(session: AsyncSession, staff: Caller, model_id: int) -> None:
    """Delete a model that no meter is of; raises NotFound, and ModelInUse."""
    connection = await plain_of(session)
    await lock_registry(connection)
    model = await read_model(connection, model_id)
    if model["meters"]:
        raise ModelInUse
    await queries.delete_model(connection, model_id)
    await record_act(
        session, staff, "delete_meter_model", "meter_model", model_id, before=passport_of(model)
    )
