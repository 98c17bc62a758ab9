"""Who has which tariff schedule, as staff decide it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from services.cabinet.access.queries import supplier_today
from services.cabinet.base import SERVICE
from services.cabinet.deps import MeterKey, ScheduleKey
from services.cabinet.metering.tariff_terms import actions, queries
from services.cabinet.metering.tariff_terms.schemas import (
    AssignedOut,
    AssignedPointOut,
    AssignIn,
    Choice,
    ChoiceOut,
    RegisterZones,
    ScheduleRowOut,
)
from services.cabinet.tariffs.actions import KIND
from services.kit.database import LookConnection, ReadConnection, Session
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.staff import act, record_list_look

router = APIRouter(prefix="/api/cabinet/staff", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("tariffs:see"))]
MaySeeMeters = Annotated[Caller, Depends(may("meters:see"))]
MayChangeMeters = Annotated[Caller, Depends(may("meters:change"))]
MayChange = Annotated[Caller, Depends(may("tariffs:change"))]
_SCHEDULE = "/tariff-schedules/{schedule_id}"
_ZONES = "/meters/{meter_id}/register-zones"


@router.get("/tariff-schedules", response_model=Page[ScheduleRowOut])
async def list_schedules(
    staff: MaySee,
    connection: ReadConnection,
    page: Paging,
    search: Annotated[str, Query(max_length=200, description="A part of the name.")] = "",
    archived: Annotated[bool, Query(description="The archived ones instead.")] = False,
) -> dict[str, Any]:
    """List tariff schedules by name, with the days of their versions and who has them today."""
    today = await supplier_today(connection)
    return await queries.list_schedules(connection, search, archived, today, page)


@router.get(
    f"{_SCHEDULE}/points",
    response_model=Page[AssignedPointOut],
    dependencies=[act("look_at_tariff_points", "list")],
)
async def list_points(
    schedule_id: ScheduleKey, staff: MaySee, connection: LookConnection, page: Paging
) -> dict[str, Any]:
    """List the usage points that have a schedule today or later; that you looked is recorded."""
    today = await supplier_today(connection)
    listed = await queries.list_points(connection, schedule_id, today, page)
    asked = {"tariff_schedule": schedule_id}
    await record_list_look(
        connection, SERVICE, staff, "tariff_points", asked, found=listed["total"]
    )
    return listed


@router.post(f"{_SCHEDULE}/assignments/preview", response_model=ChoiceOut)
async def preview_assignment(
    schedule_id: ScheduleKey, given: Choice, staff: MayChange, connection: ReadConnection
) -> dict[str, Any]:
    """Return how many accounts and usage points are chosen, and what is in the way of it."""
    return await actions.preview_assignment(connection, schedule_id, given)


@router.post(
    f"{_SCHEDULE}/assignments",
    dependencies=[act("assign_tariff", KIND, "schedule_id", ("from_day",))],
)
async def assign_schedule(
    schedule_id: ScheduleKey, given: AssignIn, staff: MayChange, session: Session
) -> AssignedOut:
    """Give the usage points of accounts a schedule from a day on, until the next that begins there.

    409 `tariff-assigned` when another begins on that day or later, `tariff-assignment-changed` when
    others are chosen than were shown; 422 `unknown-account`.
    """
    return AssignedOut(points=await actions.assign_schedule(session, staff, schedule_id, given))


@router.get(_ZONES, response_model=RegisterZones)
async def read_register_zones(
    meter_id: MeterKey, staff: MaySeeMeters, connection: ReadConnection
) -> dict[str, int]:
    """Return which zone of its schedule each counter of a meter counts; 404 without the meter."""
    if not await queries.has_meter(connection, meter_id):
        raise NotFound
    return await queries.read_register_zones(connection, meter_id)


@router.put(
    _ZONES,
    status_code=204,
    dependencies=[act("set_register_zones", "meter", "meter_id", ("t1", "t2", "t3"))],
)
async def set_register_zones(
    meter_id: MeterKey, given: RegisterZones, staff: MayChangeMeters, session: Session
) -> None:
    """Say which zone each counter of a meter counts; each zone once. 404 without the meter."""
    await actions.set_register_zones(session, staff, meter_id, given)
