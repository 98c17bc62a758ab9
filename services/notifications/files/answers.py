"""A file as the answer of a route."""

from typing import Any

from fastapi.responses import StreamingResponse

from services.kit.database import Database
from services.kit.downloads import content_disposition
from services.kit.problems import NotFound
from services.notifications.files import actions

DOWNLOAD: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file", "content": {"application/octet-stream": {}}}
}


def answer_with(file: Any, database: Database) -> StreamingResponse:
    """Return the answer that carries a file; raises NotFound when there is none."""
    if file is None:
        raise NotFound
    return StreamingResponse(
        actions.read_pieces(database, file["id"], file["size"]),
        media_type=file["media_type"],
        headers={
            "Content-Length": str(file["size"]),
            "Content-Disposition": content_disposition(file["name"]),
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            # Whoever signs in next in this browser has other cookies.
            "Cache-Control": "private, max-age=300",
            "Vary": "Cookie, Authorization",
        },
    )
