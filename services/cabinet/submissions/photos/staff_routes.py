"""HTTP of photos for staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse

from services.cabinet.submissions.photos import actions
from services.cabinet.submissions.photos.answers import PHOTO_OUT, photo_answer
from services.kit.database import CurrentDatabase, Session
from services.kit.downloads import Download
from services.kit.files import CurrentFiles
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/submissions", tags=["submissions"])
MaySee = Annotated[Caller, Depends(may("submissions:see"))]


@router.get(
    "/{submission_id}/photo",
    response_class=StreamingResponse,
    responses=PHOTO_OUT,
    dependencies=[act("look_at_photo", "account")],
)
async def look_at_photo(
    submission_id: UUID,
    staff: MaySee,
    session: Session,
    database: CurrentDatabase,
    files: CurrentFiles,
) -> Download:
    """Return the photo of a consumer's reading; the look is recorded and told to him."""
    opened = await actions.look_at_photo(session, database, files, staff, submission_id)
    return photo_answer(opened, submission_id)
