"""The ledger for the control panel's page «Интеграция»."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.admin_panel.errors import NotFound
from services.admin_panel.ledger.queries import find_batch, list_batches, list_senders
from services.admin_panel.ledger.schemas import BatchDetailOut, BatchOut, BatchState, SenderOut
from services.kit.database import ReadConnection
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may

router = APIRouter(prefix="/api/admin/integration", tags=["integration"])
MaySee = Annotated[Caller, Depends(may("integration:see"))]


@router.get("/batches", response_model=Page[BatchOut])
async def read_batches(
    *,
    staff: MaySee,
    connection: ReadConnection,
    paging: Paging,
    sender: Annotated[str | None, Query(max_length=100)] = None,
    kind: Annotated[str | None, Query(max_length=32)] = None,
    state: BatchState | None = None,
) -> dict[str, Any]:
    """List machine batches, newest first."""
    return await list_batches(connection, paging, sender=sender, kind=kind, state=state)


@router.get("/batches/{batch_id}", response_model=BatchDetailOut)
async def read_batch(staff: MaySee, connection: ReadConnection, batch_id: UUID) -> dict[str, Any]:
    """Return a batch with its rejected lines; 404 when there is none."""
    batch = await find_batch(connection, batch_id)
    if batch is None:
        raise NotFound
    return batch


@router.get("/senders", response_model=Page[SenderOut])
async def read_senders(staff: MaySee, connection: ReadConnection, paging: Paging) -> dict[str, Any]:
    """List the systems that have sent batches, each with its last one."""
    items, total = await list_senders(connection, paging.limit, paging.offset)
    return {"items": items, "total": total}
