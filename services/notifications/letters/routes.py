"""HTTP of letters: the way out of advertising for everybody."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from services.kit.database import ReadConnection, Session, plain_of
from services.kit.problems import NotFound
from services.notifications.letters import queries
from services.notifications.letters.deps import CurrentRenderer
from services.notifications.preferences.queries import stop_advertising

router = APIRouter(prefix="/api/notifications", tags=["letters"])
# The address is the right to unsubscribe, so that it must not travel on.
_PAGE_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline';"
    " form-action 'self'; frame-ancestors 'none'",
}


@router.get("/unsubscribe/{token}", response_class=HTMLResponse)
async def ask_to_unsubscribe(
    # What looks by itself comes first: who holds a connection waits for no other one.
    token: UUID,
    renderer: CurrentRenderer,
    connection: ReadConnection,
) -> HTMLResponse:
    """Show the page of a letter's link; it changes nothing, since scanners follow links too."""
    reader = await queries.find_unsubscriber(connection, token)
    if reader is None:
        raise NotFound
    page = renderer.page("unsubscribe", reader["language"], done="")
    return HTMLResponse(page, headers=_PAGE_HEADERS)


@router.post("/unsubscribe/{token}", response_class=HTMLResponse)
async def unsubscribe(token: UUID, session: Session, renderer: CurrentRenderer) -> HTMLResponse:
    """Stop advertising letters to the reader of one (RFC 8058); the token is the right to it."""
    reader = await queries.find_unsubscriber(await plain_of(session), token)
    if reader is None:
        raise NotFound
    await stop_advertising(session, reader["user_id"])
    page = renderer.page("unsubscribe", reader["language"], done="yes")
    return HTMLResponse(page, headers=_PAGE_HEADERS)
