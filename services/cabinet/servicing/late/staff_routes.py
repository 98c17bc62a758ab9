"""HTTP of readings that came too late, for staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import StreamingResponse
from pydantic import BeforeValidator

from services.cabinet.base import SERVICE
from services.cabinet.deps import key_of
from services.cabinet.servicing.late import actions, queries
from services.cabinet.servicing.late.schemas import LateReadingOut, LateReadingsQuery
from services.cabinet.submissions.photos.answers import PHOTO_OUT, photo_answer
from services.kit.database import CurrentDatabase, LookConnection, Session
from services.kit.downloads import Download
from services.kit.files import CurrentFiles
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act, record_list_look

router = APIRouter(prefix="/api/cabinet/staff/late-readings", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("submissions:see"))]
OrganizationKey = Annotated[
    int, BeforeValidator(key_of), Path(description="The organisation's `id`.")
]


@router.get("", dependencies=[act("look_at_late_readings", "list")])
async def list_late_readings(
    staff: MaySee,
    connection: LookConnection,
    wanted: Annotated[LateReadingsQuery, Query()],
    page: Paging,
) -> Page[LateReadingOut]:
    """List readings of walks that were taken in time and came after the window had closed.

    They count for nothing until somebody hands them in (`POST …/meters/{meter_id}/submissions`
    with a reason). That you looked is recorded.
    """
    items, total = await queries.list_late(connection, wanted, page)
    await record_list_look(connection, SERVICE, staff, "late_readings", wanted, found=total)
    return Page[LateReadingOut].model_validate({"items": items, "total": total})


@router.get(
    "/{organization_id}/{key}/photo",
    response_class=StreamingResponse,
    responses=PHOTO_OUT,
    dependencies=[act("look_at_late_photo", "meter")],
)
async def look_at_late_photo(
    *,
    organization_id: OrganizationKey,
    key: UUID,
    staff: MaySee,
    session: Session,
    database: CurrentDatabase,
    files: CurrentFiles,
) -> Download:
    """Return the photo of a late reading; the look is recorded. 404 when there is none."""
    opened = await actions.look_at_photo(session, database, files, staff, (organization_id, key))
    return photo_answer(opened, key)
