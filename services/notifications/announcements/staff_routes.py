"""HTTP of announcements."""

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Query
from fastapi.responses import HTMLResponse
from pydantic import Json

from services.kit.database import CurrentDatabase, ReadConnection, Session
from services.kit.deps import CurrentClient
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.staff import act
from services.notifications.announcements import actions, queries
from services.notifications.announcements.schemas import (
    AnnouncementIn,
    AnnouncementOut,
    AnnouncementState,
    PreviewOut,
)
from services.notifications.deps import CurrentSettings
from services.notifications.letters.deps import CurrentRenderer
from services.notifications.supplier.deps import CurrentSupplier

router = APIRouter(prefix="/api/notifications/staff/announcements", tags=["announcements"])
MaySee = Annotated[Caller, Depends(may("announcements:see"))]
MayChange = Annotated[Caller, Depends(may("announcements:change"))]
# A letter is a document of its own, shown in a frame: no scripts, nothing from elsewhere.
_LETTER_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline';"
    " frame-ancestors 'self'",
}


@router.get("", response_model=Page[AnnouncementOut])
async def list_announcements(
    _: MaySee,
    connection: ReadConnection,
    page: Paging,
    state: Annotated[AnnouncementState | None, Query(description="Absent: all.")] = None,
) -> dict[str, Any]:
    """List announcements, newest first."""
    return await queries.list_announcements(connection, state, page)


@router.get("/{announcement_id}", response_model=AnnouncementOut)
async def read_announcement(announcement_id: UUID, _: MaySee, connection: ReadConnection) -> Any:
    """Return one announcement."""
    found = await queries.find_announcement(connection, announcement_id)
    if found is None:
        raise NotFound
    return found


@router.post("", status_code=201, dependencies=[act("add_announcement", "announcement")])
async def add_announcement(
    given: AnnouncementIn, staff: MayChange, session: Session
) -> dict[str, UUID]:
    """Schedule an announcement; it goes out at `publish_at`, or within a second.

    A time without offset is by the clock of `time_zone`: 422 `no-such-time` for one that it
    skips, `repeated-time` for one that it shows twice.
    """
    return {"id": await actions.add_announcement(session, staff, given)}


@router.post("/preview", response_model=PreviewOut)
async def preview_announcement(
    *,
    given: AnnouncementIn,
    staff: MayChange,
    database: CurrentDatabase,
    client: CurrentClient,
    settings: CurrentSettings,
    renderer: CurrentRenderer,
    supplier: CurrentSupplier,
    language: Annotated[Literal["ru", "en"], Query(description="Of the letter shown.")] = "ru",
) -> dict[str, Any]:
    """Return whom an announcement would reach now, with its letter; keeps nothing."""
    return await actions.preview_announcement(
        database,
        client,
        cabinet_url=settings.cabinet_url,
        renderer=renderer,
        supplier=supplier,
        staff=staff,
        given=given,
        language=language,
    )


@router.post("/preview/letter", response_class=HTMLResponse)
async def show_letter(
    *,
    given: Annotated[Json[AnnouncementIn], Form(description="The announcement, as JSON.")],
    language: Annotated[Literal["ru", "en"], Form()] = "ru",
    staff: MayChange,
    database: CurrentDatabase,
    renderer: CurrentRenderer,
) -> HTMLResponse:
    """Show an announcement's letter as a page for a frame; a form sends the announcement."""
    shown = await actions.render_letter(database, renderer, staff, given, language)
    if shown is None:
        raise NotFound
    return HTMLResponse(shown["html"], headers=_LETTER_HEADERS)


@router.post(
    "/{announcement_id}/withdraw",
    status_code=204,
    dependencies=[act("withdraw_announcement", "announcement", "announcement_id")],
)
async def withdraw_announcement(announcement_id: UUID, staff: MayChange, session: Session) -> None:
    """Withdraw an announcement that has not gone out; 409 `not-scheduled` when it has."""
    await actions.withdraw_announcement(session, staff, announcement_id)
