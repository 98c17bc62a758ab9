"""«Информация» for everybody, also before signing in (manual 001, 4.6; manual 003, 10)."""

from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Header, Path, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import BeforeValidator

from services.cabinet.content.files import queries as files_of
from services.cabinet.content.files.actions import opened
from services.cabinet.content.information import queries
from services.cabinet.content.information.rules import asked_words
from services.cabinet.content.information.schemas import InformationSearchOut, PublishedOut
from services.cabinet.deps import key_of
from services.kit.database import ReadConnection
from services.kit.downloads import Download
from services.kit.files import CurrentFiles

router = APIRouter(prefix="/api/cabinet/information", tags=["information"])
_Tag = Annotated[str, Header(alias="If-None-Match", max_length=600)]
# Asked each time, answered by a line when nothing is new.
_ASKED = "public, no-cache"
_KEPT = "public, max-age=31536000, immutable"


def _knows(if_none_match: str, tag: str) -> bool:
    # The gateway packs answers and marks their tags as weak by that.
    return tag in {one.strip().removeprefix("W/") for one in if_none_match.split(",")}


@router.get("", response_model=PublishedOut, responses={304: {"description": "As before"}})
async def read_information(connection: ReadConnection, if_none_match: _Tag = "") -> Response:
    """Return everything that is published; needs no sign-in. 304 when the ETag is the same."""
    tag = await queries.tag_of(connection)
    headers = {"ETag": tag, "Cache-Control": _ASKED}
    if _knows(if_none_match, tag):
        return Response(status_code=304, headers=headers)
    told = await queries.read_information(connection, "live")
    return Response(orjson.dumps(told), media_type="application/json", headers=headers)


@router.get("/search", response_model=InformationSearchOut)
async def search_information(
    connection: ReadConnection,
    q: Annotated[str, Query(min_length=2, max_length=200, description="Words, in any form.")],
) -> dict[str, Any]:
    """Look for words among questions, documents, offices and services; needs no sign-in.

    Russian and English, in any of their forms; the last word may be its beginning.
    """
    words = asked_words(q)
    return {"items": await queries.search(connection, words) if words else []}


@router.get(
    "/documents/{document_id}/file",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "The document",
            "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        },
        304: {"description": "As before"},
    },
)
async def read_document(
    document_id: Annotated[int, BeforeValidator(key_of), Path(description="The document's `id`.")],
    connection: ReadConnection,
    files: CurrentFiles,
    if_none_match: _Tag = "",
) -> Response:
    """Return the PDF of a document that is published; the browser may open it."""
    found = await files_of.find_document(connection, document_id)
    headers = {"ETag": f'"{found["sha256"]}"', "Cache-Control": _ASKED} if found else {}
    if found and _knows(if_none_match, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    content = await opened(files, found)
    return Download(
        content.pieces,
        name=found["name"],
        media_type=found["media_type"],
        shown=True,
        more=headers | {"Content-Length": str(content.size)},
    )


@router.get(
    "/pictures/{picture_id}",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "The picture",
            "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
async def read_picture(
    picture_id: UUID, connection: ReadConnection, files: CurrentFiles
) -> Download:
    """Return the picture of a service; it may be kept, since another has another address."""
    found = await files_of.find_picture(connection, picture_id)
    content = await opened(files, found)
    return Download(
        content.pieces,
        name=found["name"],
        media_type=found["media_type"],
        more={"Cache-Control": _KEPT},
    )
