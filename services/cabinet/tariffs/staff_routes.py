"""Tariff schedules, as staff keep them (manual 000, 3.4.1)."""

from datetime import date
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BeforeValidator

from services.cabinet.deps import ScheduleKey, key_of
from services.cabinet.tariffs import actions, queries
from services.cabinet.tariffs.files import document_of, write_table
from services.cabinet.tariffs.schemas import (
    DaysIn,
    DaysOut,
    FileIn,
    ImportOut,
    ScheduleChange,
    ScheduleFields,
    ScheduleOut,
    VersionIn,
)
from services.kit.database import ReadConnection, Session
from services.kit.downloads import content_disposition
from services.kit.etags import SeenTags, tagged
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.staff import act

_KIND = actions.KIND
router = APIRouter(prefix="/api/cabinet/staff", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("tariffs:see"))]
MayChange = Annotated[Caller, Depends(may("tariffs:change"))]
_SCHEDULES = "/tariff-schedules"
_SCHEDULE = f"{_SCHEDULES}/{{schedule_id}}"
_Year = Annotated[int, Path(ge=2000, le=2100)]
_VersionKey = Annotated[int, BeforeValidator(key_of), Path(description="The version's `id`.")]


@router.post(
    _SCHEDULES,
    status_code=201,
    response_model=ScheduleOut,
    dependencies=[act("create_tariff", _KIND, "", ("name",))],
)
async def create_schedule(given: ScheduleFields, staff: MayChange, session: Session) -> Response:
    """Make a schedule without versions; 409 `tariff-name-taken`. The answer has its ETag."""
    return tagged(await actions.create_schedule(session, staff, given), 201)


@router.get(
    f"{_SCHEDULES}/export",
    response_class=Response,
    responses={200: {"description": "The file", "content": {"application/json": {}}}},
)
async def export_schedules(
    staff: MaySee,
    connection: ReadConnection,
    form: Annotated[Literal["json", "csv"], Query(alias="format")] = "json",
    schedule: Annotated[list[int] | None, Query(max_length=100)] = None,
) -> Response:
    """Return schedules as a file, all or those that are named: JSON, or CSV with Russian words.

    Versions that were replaced are left out. 404 when none of the named ones is there.
    """
    found = await queries.list_documents(connection, schedule)
    if schedule and not found:
        raise NotFound
    document = document_of(found)
    if form == "csv":
        content, kind = write_table(document).encode(), "text/csv; charset=utf-8"
    else:
        content, kind = orjson.dumps(document, option=orjson.OPT_INDENT_2), "application/json"
    name = f"tariff-schedules.{form}"
    return Response(
        content,
        headers={
            "Content-Disposition": content_disposition(name),
            "X-Content-Type-Options": "nosniff",
        },
        media_type=kind,
    )


@router.post(f"{_SCHEDULES}/import/preview", response_model=ImportOut)
async def preview_import(
    given: FileIn, staff: MayChange, connection: ReadConnection
) -> dict[str, Any]:
    """Return what a file would change; nothing is changed.

    422 `tariff-file-unreadable`, or each mistake by its field (of a table: by its line).
    """
    return {"items": await actions.preview_file(connection, given)}


@router.post(
    f"{_SCHEDULES}/import",
    response_model=ImportOut,
    dependencies=[act("import_tariffs", _KIND, "", ("format",))],
)
async def import_schedules(given: FileIn, staff: MayChange, session: Session) -> dict[str, Any]:
    """Do what the preview tells, all of it or nothing; schedules not named stay as they are."""
    return {"items": await actions.import_file(session, staff, given)}


@router.get(_SCHEDULE, response_model=ScheduleOut)
async def read_schedule(
    schedule_id: ScheduleKey, staff: MaySee, connection: ReadConnection
) -> Response:
    """Return a schedule with all its versions, and its ETag; 404 when there is none."""
    card = await queries.find_card(connection, schedule_id)
    if card is None:
        raise NotFound
    return tagged(card)


@router.put(
    _SCHEDULE,
    response_model=ScheduleOut,
    dependencies=[act("change_tariff", _KIND, "schedule_id", ("name",))],
)
async def change_schedule(
    schedule_id: ScheduleKey,
    given: ScheduleChange,
    staff: MayChange,
    seen: SeenTags,
    session: Session,
) -> Response:
    """Rename a schedule, name its supplier, offer it or archive it; If-Match names what was seen.

    409 `tariff-name-taken`, 412 `stale`.
    """
    return tagged(await actions.change_schedule(session, staff, schedule_id, given, seen))


@router.post(
    f"{_SCHEDULE}/versions",
    status_code=201,
    response_model=ScheduleOut,
    dependencies=[act("add_tariff_version", _KIND, "schedule_id")],
)
async def add_version(
    schedule_id: ScheduleKey,
    given: VersionIn,
    staff: MayChange,
    seen: SeenTags,
    session: Session,
) -> Response:
    """Let a schedule be another from a day on; If-Match names what was seen. Returns the card.

    422 with every mistake by its field, among them `before-in-force` and `day-has-version`; 412
    `stale`.
    """
    return tagged(await actions.add_version(session, staff, schedule_id, given, seen), 201)


@router.delete(
    f"{_SCHEDULE}/versions/{{version_id}}",
    response_model=ScheduleOut,
    dependencies=[act("withdraw_tariff_version", _KIND, "schedule_id", ("version_id",))],
)
async def withdraw_version(
    schedule_id: ScheduleKey,
    version_id: _VersionKey,
    staff: MayChange,
    seen: SeenTags,
    session: Session,
) -> Response:
    """Take back a version that has not begun; If-Match names what was seen. Returns the card.

    409 `tariff-version-in-force`, 412 `stale`.
    """
    return tagged(await actions.withdraw_version(session, staff, schedule_id, version_id, seen))


@router.get("/tariff-days/{year}", response_model=DaysOut)
async def list_days(year: _Year, staff: MaySee, connection: ReadConnection) -> dict[str, Any]:
    """Return the days of a year that count as another weekday, or as a holiday."""
    borders = date(year, 1, 1), date(year, 12, 31)
    return {"items": await queries.list_titled_days(connection, *borders)}


@router.put(
    "/tariff-days/{year}",
    response_model=DaysOut,
    dependencies=[act("set_tariff_days", "tariff_days", "year")],
)
async def set_days(
    year: _Year, given: DaysIn, staff: MayChange, session: Session
) -> dict[str, Any]:
    """Put days in the place of all those of a year that count as others; returns them."""
    return {"items": await actions.set_days(session, staff, year, given)}
