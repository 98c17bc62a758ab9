"""HTTP of photos with one's own readings."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from services.cabinet.deps import CurrentConsumer, CurrentSettings
from services.cabinet.submissions.photos import actions
from services.cabinet.submissions.photos.answers import PHOTO_OUT, photo_answer
from services.kit.database import CurrentDatabase, Session
from services.kit.deps import held
from services.kit.downloads import Download
from services.kit.files import CurrentFiles

router = APIRouter(prefix="/api/cabinet/submissions", tags=["submissions"])
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.put("/{submission_id}/photo", status_code=204, openapi_extra=_BODY)
async def put_photo(
    *,
    submission_id: UUID,
    user_id: CurrentConsumer,
    database: CurrentDatabase,
    session: Session,
    request: Request,
    settings: CurrentSettings,
    files: CurrentFiles,
    uploads: Annotated[asyncio.Semaphore, Depends(held("uploads"))],
) -> None:
    """Add a photo of the meter to a reading of yours: the body is the photo, up to 10 MiB.

    JPEG, PNG, WebP and HEIC are taken, by their content. What is kept is a JPEG of 2000 pixels at
    most without metadata: no place, no camera, no date. Another photo takes its place until the
    window closes; then 409 `photo-too-late`. 404 for another's reading.
    """
    await actions.require_place(database, user_id, submission_id)
    photo = await actions.take_photo(request.stream(), uploads, clamd=settings.clamd)
    await actions.keep_photo(session, files, submission_id, photo)


@router.get("/{submission_id}/photo", response_class=StreamingResponse, responses=PHOTO_OUT)
async def read_photo(
    submission_id: UUID, user_id: CurrentConsumer, database: CurrentDatabase, files: CurrentFiles
) -> Download:
    """Return the photo of a reading of yours; 404 when there is none, and for another's."""
    opened = await actions.open_photo(database, files, user_id, submission_id)
    return photo_answer(opened, submission_id)
