"""A photo as the answer of a route, alike for its owner and for staff."""

from typing import Any
from uuid import UUID

from services.cabinet.submissions.photos.rules import MEDIA_TYPE
from services.kit.downloads import Download
from services.kit.files import Opened

PHOTO_OUT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The photo",
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}


def photo_answer(opened: Opened, submission_id: UUID) -> Download:
    """Return the answer that carries a photo: never a page, kept by nobody on the way."""
    return Download(opened.pieces, name=f"{submission_id}.jpg", media_type=MEDIA_TYPE)
