"""A file of an appeal as the answer of a route, alike for its author and for staff."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query

from services.cabinet.support.attachments.rules import SMALL_TYPE
from services.kit.downloads import Download
from services.kit.files import Opened

UPLOAD: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
FILE_OUT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file", "content": {"application/octet-stream": {}}}
}
FileName = Annotated[
    str, Query(alias="name", min_length=1, max_length=500, description="With its ending.")
]
Small = Annotated[bool, Query(description="A JPEG of 400 pixels at most, of a picture.")]


def file_answer(opened: Opened, file: Mapping[str, Any], *, small: bool) -> Download:
    """Return the answer that carries a file: never a page, kept by nobody on the way."""
    media_type = SMALL_TYPE if small else file["media_type"]
    return Download(opened.pieces, name=file["name"], media_type=media_type)
