"""HTTP of files on notices."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from services.kit.database import CurrentDatabase, ReadConnection
from services.notifications.deps import CurrentUser
from services.notifications.files import queries
from services.notifications.files.answers import DOWNLOAD, answer_with

router = APIRouter(prefix="/api/notifications", tags=["files"])


@router.get(
    "/notices/{notice_id}/files/{file_id}",
    response_class=StreamingResponse,
    responses=DOWNLOAD,
)
async def download_notice_file(
    notice_id: UUID,
    file_id: UUID,
    user_id: CurrentUser,
    connection: ReadConnection,
    database: CurrentDatabase,
) -> StreamingResponse:
    """Download a file of a notice of yours."""
    return answer_with(
        await queries.find_received(connection, user_id, notice_id, file_id), database
    )
