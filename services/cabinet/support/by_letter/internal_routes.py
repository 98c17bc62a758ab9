"""HTTP of letters to appeals, for notifications."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request

from services.cabinet.deps import CurrentSettings, internal
from services.cabinet.support.attachments.actions import take_file
from services.cabinet.support.attachments.answers import UPLOAD, FileName
from services.cabinet.support.by_letter import actions
from services.cabinet.support.by_letter.schemas import LetterIn
from services.contracts.letters import MOST_FILES, KeptFileOut, TakenLetterOut, WantedOut
from services.kit.database import ReadConnection, Session
from services.kit.deps import held
from services.kit.files import CurrentFiles

UPLOAD_PATHS = "/internal/appeal-letters/"
internal_router = APIRouter(
    prefix="/internal/appeal-letters", tags=["internal"], dependencies=[internal("letters")]
)


@internal_router.get("/{letter_id}/wanted", response_model=WantedOut)
async def read_wanted(
    letter_id: UUID, appeal_id: UUID, user_id: UUID, connection: ReadConnection
) -> dict[str, Any]:
    """Return whether files of a letter of the author's have a place: ask before they are sent.

    A letter to an appeal that is closed for good, or is another's by now, brings none.
    """
    return {"files": await actions.wants_files(connection, appeal_id, user_id)}


@internal_router.put(
    "/{letter_id}/files/{position}", response_model=KeptFileOut, openapi_extra=UPLOAD
)
async def keep_letter_file(
    *,
    letter_id: UUID,
    position: Annotated[int, Path(ge=0, lt=MOST_FILES)],
    user_id: UUID,
    name: FileName,
    session: Session,
    request: Request,
    settings: CurrentSettings,
    files: CurrentFiles,
    uploads: Annotated[asyncio.Semaphore, Depends(held("uploads"))],
) -> dict[str, Any]:
    """Examine and keep a file of a letter, before the letter itself; again changes nothing.

    The same is refused as of uploads, by the same names.
    """
    taken = await take_file(request.stream(), uploads, name, clamd=settings.clamd)
    file_id = actions.file_id_of(letter_id, position)
    await actions.keep_file(session, files, user_id, file_id, taken)
    return {"id": file_id}


@internal_router.put("/{letter_id}", response_model=TakenLetterOut)
async def take_letter(letter_id: UUID, given: LetterIn, session: Session) -> dict[str, Any]:
    """Take a letter; a second time it answers what has come of it the first."""
    return await actions.take_letter(session, letter_id, given)
