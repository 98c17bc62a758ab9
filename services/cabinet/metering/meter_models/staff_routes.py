"""The dictionary of meter models, looked at by staff and kept by operators."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BeforeValidator

from services.cabinet.deps import json_or_404, key_of
from services.cabinet.metering.meter_models import actions, queries
from services.cabinet.metering.meter_models.schemas import (
    ManufacturersOut,
    MergeIn,
    MeterModelOut,
    PassportIn,
)
from services.kit.database import ReadConnection, Session
from services.kit.etags import SeenTags, etag_of
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/meter-models", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("models:see"))]
MayChange = Annotated[Caller, Depends(may("models:change"))]
ModelKey = Annotated[int, BeforeValidator(key_of), Path(description="The model's `id`.")]


@router.get("", response_model=Page[MeterModelOut])
async def list_models(
    staff: MaySee,
    connection: ReadConnection,
    page: Paging,
    *,
    search: Annotated[
        str,
        Query(max_length=200, description="Parts of a name, code, manufacturer or number."),
    ] = "",
    manufacturer: Annotated[str, Query(max_length=400)] = "",
    sort: Literal["name", "-name", "manufacturer", "-manufacturer", "-meters"] = "name",
) -> Response:
    """List the types of meters with their passports; doubles that were merged are not there."""
    return json_or_404(await queries.list_models(connection, search, manufacturer, sort, page))


@router.get("/manufacturers")
async def list_manufacturers(staff: MaySee, connection: ReadConnection) -> ManufacturersOut:
    """List everybody whose meters the dictionary has."""
    return ManufacturersOut(items=await queries.list_manufacturers(connection))


@router.get("/{model_id}", response_model=MeterModelOut)
async def read_model(
    model_id: ModelKey, staff: MaySee, connection: ReadConnection, response: Response
) -> dict[str, Any]:
    """Return a type of meters; its `ETag` is asked for when it is changed."""
    model = await actions.read_model(connection, model_id)
    return _tagged(response, model)


@router.post(
    "",
    status_code=201,
    response_model=MeterModelOut,
    dependencies=[act("add_meter_model", "meter_model")],
)
async def add_model(
    passport: PassportIn, staff: MayChange, session: Session, response: Response
) -> dict[str, Any]:
    """Add a type of meters to the dictionary."""
    model = await actions.add_model(session, staff, passport)
    return _tagged(response, model)


@router.put(
    "/{model_id}",
    response_model=MeterModelOut,
    dependencies=[act("edit_meter_model", "meter_model", "model_id")],
)
async def change_model(
    model_id: ModelKey,
    passport: PassportIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Change the passport of a type of meters.

    `If-Match` is the `ETag` that was read: 412 `stale` when another has changed it since, 428
    without one.
    """
    model = await actions.change_model(session, staff, model_id, passport, seen)
    return _tagged(response, model)


@router.post(
    "/{model_id}/merge",
    response_model=MeterModelOut,
    dependencies=[act("merge_meter_model", "meter_model", "model_id", ("into",))],
)
async def merge_model(
    model_id: ModelKey, given: MergeIn, staff: MayChange, session: Session
) -> dict[str, Any]:
    """Merge a double into the model that stays; returns that one.

    Meters of the double become of it, also those that systems send later under its key. 422 at
    `into` when that is no other model of the dictionary.
    """
    return await actions.merge_model(session, staff, model_id, given.into)


@router.delete(
    "/{model_id}",
    status_code=204,
    dependencies=[act("delete_meter_model", "meter_model", "model_id")],
)
async def delete_model(model_id: ModelKey, staff: MayChange, session: Session) -> None:
    """Delete a type that no meter is of; 409 `model-in-use` when one is."""
    await actions.delete_model(session, staff, model_id)


def _tagged(response: Response, model: dict[str, Any]) -> dict[str, Any]:
    response.headers["ETag"] = etag_of(actions.passport_of(model))
    return model
