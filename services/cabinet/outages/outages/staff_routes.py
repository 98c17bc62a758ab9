"""HTTP of outages, for staff (features A19, C16)."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BeforeValidator

from services.cabinet.base import SERVICE
from services.cabinet.deps import SendingKey, key_of
from services.cabinet.outages.outages import actions, queries
from services.cabinet.outages.outages.changes import found
from services.cabinet.outages.outages.schemas import (
    NewOutageIn,
    OutageCancelIn,
    OutageEndIn,
    OutageIn,
    OutagesQuery,
    OutageUpdateIn,
    StaffOutageCardOut,
    StaffOutagesOut,
    TouchedAccountOut,
)
from services.cabinet.outages.scopes.actions import preview
from services.cabinet.outages.scopes.schemas import PreviewIn, PreviewOut
from services.kit.database import LookConnection, ReadConnection, Session
from services.kit.etags import SeenTags
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.rights import may
from services.kit.staff import act, record_list_look

router = APIRouter(prefix="/api/cabinet/staff/outages", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("outages:see"))]
MayChange = Annotated[Caller, Depends(may("outages:change"))]
OutageKey = Annotated[int, BeforeValidator(key_of), Path(description="The outage's `id`.")]
_OUTAGE = "/{outage_id}"


def _does(action: str) -> list[Any]:
    return [act(action, actions.KIND, "outage_id")]


def _tagged(response: Response, card: dict[str, Any]) -> dict[str, Any]:
    response.headers["ETag"] = card["etag"]
    return card


@router.get("", response_model=StaffOutagesOut)
async def list_all_outages(
    staff: MaySee,
    connection: ReadConnection,
    wanted: Annotated[OutagesQuery, Query()],
    page: Paging,
) -> dict[str, Any]:
    """List outages, those that start latest first; `counters` are with all other filters."""
    return await queries.list_outages(connection, wanted, page)


@router.post(
    "",
    status_code=201,
    response_model=StaffOutageCardOut,
    dependencies=[act("add_outage", actions.KIND, "", ("kind", "publish"))],
)
async def add_outage(
    given: NewOutageIn,
    staff: MayChange,
    session: Session,
    response: Response,
    *,
    key: SendingKey = None,
) -> dict[str, Any]:
    """Write an outage; with `publish` those whom it touches are told at once, else nobody is.

    422 by field: times, and `scope`: buildings that are not known, an area that crosses itself,
    none or too many buildings in it. 409 `idempotency-key-reused`.
    """
    return _tagged(response, await actions.add_outage(session, staff, given, key))


@router.post("/preview", response_model=PreviewOut)
async def preview_outage(
    given: PreviewIn, staff: MaySee, connection: ReadConnection
) -> dict[str, Any]:
    """Return whom an outage would touch; 422 as when it is written. Nothing is kept."""
    return await preview(connection, given.scope)


@router.get(_OUTAGE, response_model=StaffOutageCardOut)
async def read_outage(
    outage_id: OutageKey, staff: MaySee, connection: ReadConnection, response: Response
) -> dict[str, Any]:
    """Return an outage with what was done with it, and its ETag."""
    return _tagged(response, await actions.read_card(connection, outage_id))


@router.get(
    f"{_OUTAGE}/accounts",
    response_model=Page[TouchedAccountOut],
    dependencies=[act("look_at_outage_accounts", "list")],
)
async def list_touched_accounts(
    outage_id: OutageKey, staff: MaySee, connection: LookConnection, page: Paging
) -> dict[str, Any]:
    """List the accounts that an outage touches today, by address; that you looked is recorded."""
    await found(connection, outage_id)
    listed = await queries.list_touched(connection, outage_id, page)
    asked = {"outage": outage_id}
    await record_list_look(
        connection, SERVICE, staff, "outage_accounts", asked, found=listed["total"]
    )
    return listed


@router.put(_OUTAGE, response_model=StaffOutageCardOut, dependencies=_does("change_outage"))
async def change_outage(
    outage_id: OutageKey,
    given: OutageIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Write an outage anew; If-Match names what was seen.

    Of one that was published: who is touched newly is told of it, who is touched no more is told
    so, and all others when its times or words are others. 409 `outage-over`, 412 `stale`.
    """
    return _tagged(response, await actions.change_outage(session, staff, outage_id, given, seen))


@router.delete(_OUTAGE, status_code=204, dependencies=_does("delete_outage"))
async def delete_outage(
    outage_id: OutageKey, staff: MayChange, seen: SeenTags, session: Session
) -> None:
    """Delete a draft; 409 `outage-published`, 412 `stale`."""
    await actions.delete_outage(session, staff, outage_id, seen)


@router.post(
    f"{_OUTAGE}/publish", response_model=StaffOutageCardOut, dependencies=_does("publish_outage")
)
async def publish_outage(
    outage_id: OutageKey,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Publish a draft: those whom it touches are told.

    409 `outage-published`, 412 `stale`, 422 as when it is written.
    """
    return _tagged(response, await actions.publish(session, staff, outage_id, seen))


@router.post(
    f"{_OUTAGE}/updates", response_model=StaffOutageCardOut, dependencies=_does("update_outage")
)
async def update_outage(
    outage_id: OutageKey,
    given: OutageUpdateIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Write something new of an outage: words, another expected end, or both.

    409 `outage-draft`, `outage-over`, 412 `stale`.
    """
    return _tagged(response, await actions.update_outage(session, staff, outage_id, given, seen))


@router.post(f"{_OUTAGE}/end", response_model=StaffOutageCardOut, dependencies=_does("end_outage"))
async def end_outage(
    outage_id: OutageKey,
    given: OutageEndIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Say that energy is back.

    409 `outage-draft`, `outage-not-begun`, `outage-over`, 412 `stale`.
    """
    return _tagged(response, await actions.end_outage(session, staff, outage_id, given, seen))


@router.post(
    f"{_OUTAGE}/cancel", response_model=StaffOutageCardOut, dependencies=_does("cancel_outage")
)
async def cancel_outage(
    outage_id: OutageKey,
    given: OutageCancelIn,
    staff: MayChange,
    session: Session,
    *,
    seen: SeenTags,
    response: Response,
) -> dict[str, Any]:
    """Say that it does not take place, or was none; 409 `outage-draft`, `outage-over`."""
    return _tagged(response, await actions.cancel_outage(session, staff, outage_id, given, seen))
