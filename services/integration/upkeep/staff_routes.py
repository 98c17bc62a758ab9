"""Upkeep of sources: administrators add, change and remove them."""

from typing import Annotated

from fastapi import APIRouter, Depends

from services.integration.deps import CurrentSettings, SealingKey
from services.integration.sources.schemas import KeyIn, SourceAdded, SourceFields, SourceIn
from services.integration.sources.staff_routes import SourceKey
from services.integration.upkeep import actions
from services.kit.database import CurrentDatabase, Session
from services.kit.etags import SeenTags
from services.kit.identity import Caller
from services.kit.rights import may
from services.kit.staff import act

router = APIRouter(prefix="/api/integration/staff/sources", tags=["staff"])
MayChange = Annotated[Caller, Depends(may("clients:change"))]


@router.post("", status_code=201, dependencies=[act("add_source", "source", "", ("name",))])
async def add_source(
    given: SourceIn,
    *,
    staff: MayChange,
    session: Session,
    sealing: SealingKey,
    settings: CurrentSettings,
) -> SourceAdded:
    """Add a source; it is asked what it has before it is saved.

    422 `source-check-failed` with `reason` when it does not answer; send `unchecked` to save it
    all the same. 409 `source-name-taken`.
    """
    added = await actions.add_source(
        session, staff, given, sealing, refused=settings.refused_addresses
    )
    return SourceAdded(id=added)


@router.put(
    "/{source_id}",
    status_code=204,
    dependencies=[act("change_source", "source", "source_id", ("name",))],
)
async def change_source(
    source_id: SourceKey,
    given: SourceFields,
    *,
    staff: MayChange,
    session: Session,
    database: CurrentDatabase,
    seen: SeenTags,
    sealing: SealingKey,
    settings: CurrentSettings,
) -> None:
    """Set a source otherwise; its key stays.

    Another address is tried with that key, and read from the beginning. 412 `stale`,
    422 `source-check-failed`, 409 `source-name-taken`.
    """
    await actions.change_source(
        session,
        database,
        staff,
        source_id,
        given=given,
        seen=seen,
        sealing=sealing,
        refused=settings.refused_addresses,
    )


@router.put(
    "/{source_id}/key",
    status_code=204,
    dependencies=[act("replace_source_key", "source", "source_id")],
)
async def replace_source_key(
    source_id: SourceKey,
    given: KeyIn,
    *,
    staff: MayChange,
    session: Session,
    database: CurrentDatabase,
    sealing: SealingKey,
) -> None:
    """Give a source another key; it is tried first, kept sealed and never shown.

    422 `source-check-failed` when the source does not answer to it.
    """
    await actions.replace_key(session, database, staff, source_id, given=given, sealing=sealing)


@router.delete(
    "/{source_id}",
    status_code=204,
    dependencies=[act("remove_source", "source", "source_id")],
)
async def remove_source(
    source_id: SourceKey, staff: MayChange, session: Session, seen: SeenTags
) -> None:
    """Remove a source with its runs and rejected rows; what it has delivered stays.

    409 `source-not-paused`, and `source-waits` while batches wait for delivery. 412 `stale`.
    """
    await actions.remove_source(session, staff, source_id, seen)
