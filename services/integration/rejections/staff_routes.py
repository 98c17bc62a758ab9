"""What was refused of the sources' data, for staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import StreamingResponse

from services.integration.delivery.queries import list_batches
from services.integration.delivery.rules import BatchState, Stage
from services.integration.delivery.schemas import StagedBatchOut
from services.integration.rejections import actions
from services.integration.rejections.queries import list_reasons, list_rows
from services.integration.rejections.rules import Filters
from services.integration.rejections.schemas import (
    ReasonsOut,
    RejectedRowDetail,
    RejectedRowOut,
    Restaged,
)
from services.integration.sources.staff_routes import SourceKey
from services.kit.database import CurrentDatabase, ReadConnection, Session
from services.kit.downloads import Download
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act
from services.kit.table_files import MEDIA, Format, Language

router = APIRouter(prefix="/api/integration/staff", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("integration:see"))]
MayOperate = Annotated[Caller, Depends(may("integration:operate"))]
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "content": {media: {"schema": {"type": "string"}} for media in MEDIA.values()},
    }
}
RowKey = Annotated[int, Path(ge=1, le=2**63 - 1)]


async def _filters(
    kind: Annotated[str | None, Query(max_length=32)] = None,
    code: Annotated[str | None, Query(max_length=64)] = None,
    stage: Stage | None = None,
) -> Filters:
    return Filters(kind, code, stage)


RowFilters = Annotated[Filters, Depends(_filters)]


@router.get("/batches", response_model=Page[StagedBatchOut])
async def read_staged_batches(
    *,
    staff: MaySee,
    connection: ReadConnection,
    paging: Paging,
    source_id: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    state: BatchState | None = None,
) -> dict[str, Any]:
    """List batches on their way and what became of them, newest first."""
    return await list_batches(connection, paging, source_id=source_id, state=state)


@router.post(
    "/batches/{batch_id}/retry",
    status_code=204,
    dependencies=[act("retry_batch", "batch", "batch_id")],
)
async def retry_batch(batch_id: RowKey, staff: MayOperate, session: Session) -> None:
    """Send a refused batch again, under its key; 409 `batch-not-refused`."""
    await actions.retry_batch(session, staff, batch_id)


@router.post(
    "/sources/{source_id}/retry-refused",
    dependencies=[act("retry_refused", "source", "source_id")],
)
async def retry_refused(source_id: SourceKey, staff: MayOperate, session: Session) -> Restaged:
    """Send all refused batches of a source again, the oldest first."""
    return Restaged(batches=await actions.retry_refused(session, staff, source_id))


@router.get("/sources/{source_id}/rejected-rows", response_model=Page[RejectedRowOut])
async def read_rejected_rows(
    source_id: SourceKey,
    *,
    staff: MaySee,
    connection: ReadConnection,
    paging: Paging,
    filters: RowFilters,
) -> dict[str, Any]:
    """List the rejected rows of a source, newest first: which field, and why."""
    return await list_rows(connection, paging, source_id, filters)


@router.get("/sources/{source_id}/rejected-rows/reasons", response_model=ReasonsOut)
async def read_reasons(
    source_id: SourceKey, staff: MaySee, connection: ReadConnection
) -> dict[str, Any]:
    """List the reasons why rows of a source were rejected, the commonest first."""
    return {"items": await list_reasons(connection, source_id)}


@router.get(
    "/sources/{source_id}/rejected-rows/file",
    response_class=StreamingResponse,
    responses=_FILE,
    dependencies=[act("look_at_rejected_rows", "source", "source_id")],
)
async def take_rejected_rows(
    source_id: SourceKey,
    *,
    staff: MayOperate,
    database: CurrentDatabase,
    filters: RowFilters,
    file_format: Annotated[Format, Query(alias="format")] = "csv",
    language: Language = "ru",
) -> Download:
    """Take the rejected rows of a source with what they hold.

    They may hold names and contacts: that they are taken is recorded.
    """
    name = await actions.begin_file(database, staff, source_id)
    return Download(
        actions.pieces(database, source_id, filters, kind=file_format, language=language),
        name=f"{name} rejected.{file_format}",
        media_type=MEDIA[file_format],
    )


@router.get(
    "/sources/{source_id}/rejected-rows/{row_id}",
    response_model=RejectedRowDetail,
    dependencies=[act("look_at_rejected_row", "source", "source_id")],
)
async def look_at_rejected_row(
    source_id: SourceKey, row_id: RowKey, *, staff: MayOperate, database: CurrentDatabase
) -> dict[str, Any]:
    """Return a rejected row with what it holds, which may be names and contacts.

    The look is recorded.
    """
    return await actions.look_at_row(database, staff, source_id, row_id)
