"""Deleting accounts and subscribers, shown before and undone after."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BeforeValidator

from services.cabinet.customers.deletions.actions import restore
from services.cabinet.customers.deletions.queries import list_deletions
from services.cabinet.customers.deletions.schemas import (
    DeletionDoneOut,
    DeletionIn,
    DeletionOut,
    DeletionPlanOut,
    ReasonedDeletionIn,
)
from services.cabinet.deps import key_of
from services.cabinet.metering.account_deletions import actions
from services.kit.database import ReadConnection, Session
from services.kit.deps import held
from services.kit.etags import SeenTags, tagged
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff/deletions", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("accounts:see"))]
MayDelete = Annotated[Caller, Depends(may("accounts:delete"))]
Hinders = Annotated[actions.Hindrance, Depends(held("hinders_deletion"))]
DeletionKey = Annotated[int, BeforeValidator(key_of), Path(description="The deletion's `id`.")]


@router.post("/plan", response_model=DeletionPlanOut)
async def plan_deletion(
    chosen: DeletionIn, staff: MayDelete, connection: ReadConnection, hinders: Hinders
) -> Response:
    """Return what deleting these would do; nothing happens. Its ETag is what the deletion names.

    409 `chosen-gone` when some of them are not there any more, `open-appeals` while appeals of
    these subscribers go on.
    """
    plan, _, _ = await actions.plan(connection, chosen, hinders)
    return tagged(plan)


@router.post(
    "",
    status_code=201,
    response_model=DeletionDoneOut,
    dependencies=[act("delete_accounts", "deletion", "", ("accounts", "customers", "reason"))],
)
async def delete_chosen(
    chosen: ReasonedDeletionIn,
    staff: MayDelete,
    seen: SeenTags,
    session: Session,
    hinders: Hinders,
) -> dict[str, Any]:
    """Delete accounts, or subscribers with theirs: as the plan said that `If-Match` names.

    They disappear from lists and cabinets, who saw them is told, batches that name them are
    refused. Readings stay. For 30 days all of it can be brought back. 428 without `If-Match`;
    412 `stale` with the plan as it is `now`; 409 `chosen-gone`, `open-appeals`.
    """
    return await actions.delete_chosen(session, staff, chosen, seen, hinders)


@router.get("", response_model=Page[DeletionOut])
async def read_deletions(staff: MaySee, connection: ReadConnection, page: Paging) -> dict[str, Any]:
    """List what can be brought back, the latest first."""
    return await list_deletions(connection, page)


@router.post(
    "/{deletion_id}/restore",
    status_code=204,
    dependencies=[act("restore_accounts", "deletion", "deletion_id")],
)
async def restore_deletion(deletion_id: DeletionKey, staff: MayDelete, session: Session) -> None:
    """Bring back what one deletion took, whole; 409 `restore-too-late` after its term."""
    await restore(session, staff, deletion_id)
