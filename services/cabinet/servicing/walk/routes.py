"""HTTP of walks: houses for a device, and what it brings back."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BeforeValidator

from services.cabinet.deps import CurrentSettings, key_of
from services.cabinet.servicing.deps import CurrentServicer, CurrentSession
from services.cabinet.servicing.walk import actions, photos, queries
from services.cabinet.servicing.walk.schemas import (
    WalkAnswersOut,
    WalkEntriesIn,
    WalkHousesOut,
    WalkPackageOut,
    WalkRecordOut,
)
from services.cabinet.submissions.entry.deps import RoomMade
from services.cabinet.submissions.entry.words import Language
from services.cabinet.submissions.photos.actions import take_photo
from services.cabinet.submissions.photos.answers import PHOTO_OUT, photo_answer
from services.kit.database import CurrentDatabase, ReadConnection, Session, WriteConnection
from services.kit.deps import CurrentKeys, held
from services.kit.downloads import Download
from services.kit.files import CurrentFiles
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/cabinet/servicing/walk", tags=["servicing"])
HouseKey = Annotated[int, BeforeValidator(key_of), Path(description="The house's `id`.")]
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/houses")
async def list_walk_houses(
    who: CurrentServicer,
    connection: ReadConnection,
    page: Paging,
    search: Annotated[str, Query(max_length=200, description="A part of the address.")] = "",
) -> WalkHousesOut:
    """List the houses that you can take along on a device, and when readings are taken."""
    found = await actions.list_houses(connection, who, search.strip(), page)
    return WalkHousesOut.model_validate(found)


@router.get("/houses/{house_id}")
async def pack_house(
    house_id: HouseKey,
    who: CurrentServicer,
    connection: ReadConnection,
    language: Annotated[Language, Query(description="Of the zones' names.")] = "ru",
) -> WalkPackageOut:
    """Return a house that you serve for a device without a network.

    Its meters in the order of the house (1, 2, 10, 10а; those of the whole house last), with what
    is needed to check a reading on the spot. It holds names: keep it encrypted, and no longer than
    `valid_until`. 404 for a house that you do not serve.
    """
    packed = await actions.pack_house(connection, who, house_id, language)
    return WalkPackageOut.model_validate(packed)


@router.post("/entries")
async def take_entries(
    *,
    who: CurrentServicer,
    session_id: CurrentSession,
    given: WalkEntriesIn,
    _room: RoomMade,
    connection: WriteConnection,
    keys: CurrentKeys,
) -> WalkAnswersOut:
    """Bring what was met on a walk: up to 100 entries, each answered by itself.

    An entry is taken, or in conflict with what somebody has handed in meanwhile (nothing is
    overwritten), or refused with the reason: those of `POST …/meters/{meter_id}/submissions`,
    `not-found` for a meter that you do not serve, or `sent-after-window` for one that was read in
    time and came too late. All are kept. The same key again gets the same answer and does nothing.
    """
    walker = actions.Walker(who, session_id)
    answers = await actions.take_entries(connection, keys, walker, given.entries)
    return WalkAnswersOut.model_validate({"answers": answers})


@router.get("/entries")
async def list_walk_entries(
    who: CurrentServicer,
    connection: ReadConnection,
    page: Paging,
    house: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Of this house.")] = None,
    remarkable: Annotated[
        bool, Query(description="Those without access, with a note, or not taken.")
    ] = False,
) -> Page[WalkRecordOut]:
    """List what your organisation's people have brought from walks, the latest first."""
    items, total = await queries.list_records(
        connection, who.organization_id, house, page, remarkable=remarkable
    )
    return Page[WalkRecordOut].model_validate({"items": items, "total": total})


@router.put("/entries/{key}/photo", status_code=204, openapi_extra=_BODY)
async def put_walk_photo(
    *,
    key: UUID,
    who: CurrentServicer,
    database: CurrentDatabase,
    session: Session,
    request: Request,
    settings: CurrentSettings,
    files: CurrentFiles,
    uploads: Annotated[asyncio.Semaphore, Depends(held("uploads"))],
) -> None:
    """Add a photo to an entry of your organisation: the body is the photo, up to 10 MiB.

    It is kept as the photo of a reading is (`PUT …/submissions/{submission_id}/photo`): with the
    reading that the entry has become, else with the entry. 404 for another's.
    """
    await photos.require_entry(database, who, key)
    content = await take_photo(request.stream(), uploads, clamd=settings.clamd)
    await photos.keep(session, files, who, key, content)


@router.get("/entries/{key}/photo", response_class=StreamingResponse, responses=PHOTO_OUT)
async def read_walk_photo(
    key: UUID, who: CurrentServicer, database: CurrentDatabase, files: CurrentFiles
) -> Download:
    """Return the photo of an entry of your organisation; 404 when there is none."""
    return photo_answer(await photos.open_photo(database, files, who, key), key)
