"""Sessions over HTTP: carried on, ended, listed; who am I."""

from uuid import UUID

from fastapi import APIRouter, Request

from services.auth.deps import CurrentClientInfo, OwnTransactions, SameOrigin, application_of
from services.auth.sessions import actions
from services.auth.sessions.cookies import CurrentBrowser, user_out
from services.auth.sessions.deps import (
    CurrentEntry,
    CurrentOwner,
    EvenRestrictedOwner,
    session_ids,
)
from services.auth.sessions.queries import list_live_sessions
from services.auth.sessions.schemas import SessionOut
from services.auth.users.actions import choose_language
from services.auth.users.schemas import LanguageIn, UserOut
from services.kit.clock import utc_now
from services.kit.database import Session
from services.kit.identity import caller_of
from services.kit.pagination import Page, Paging
from services.kit.problems import SessionEnded, Unauthenticated
from services.kit.user_agents import browser_of, system_of

router = APIRouter(prefix="/api/auth", tags=["sessions"])


@router.post("/refresh", dependencies=[SameOrigin])
async def refresh(
    browser: CurrentBrowser, entry: CurrentEntry, database: OwnTransactions
) -> UserOut:
    """Exchange the refresh cookie for fresh cookies, also when the access cookie has expired.

    401 `session-ended` when the session has ended, was used up elsewhere, or never was.
    """
    token = browser.read("refresh")
    if not token:
        raise SessionEnded
    return await browser.let_in(await actions.refresh(database, token, entry))


@router.post("/sign-out", status_code=204, dependencies=[SameOrigin])
async def sign_out(
    request: Request, browser: CurrentBrowser, client: CurrentClientInfo, database: OwnTransactions
) -> None:
    """End the session, if there is one, and take the cookies back."""
    audience, _ = application_of(request)
    session_id: UUID | None = None
    try:
        _, session_id = session_ids(caller_of(request, audience))
    except Unauthenticated:
        # The access cookie may have expired; the refresh cookie tells the session as well.
        session_id = None
    await actions.sign_out(database, session_id, browser.read("refresh"), client)
    browser.clear()


@router.get("/me")
async def read_me(owner: EvenRestrictedOwner) -> UserOut:
    """Return who is signed in, and what must be done before anything else."""
    return user_out(owner.user, owner.requirements, owner.standing)


@router.put("/me/language")
async def change_language(given: LanguageIn, owner: CurrentOwner, session: Session) -> UserOut:
    """Choose the language of pages and letters."""
    await choose_language(session, owner.user, given.language)
    return user_out(owner.user, owner.requirements, owner.standing)


@router.get("/me/sessions")
async def read_sessions(owner: CurrentOwner, session: Session, paging: Paging) -> Page[SessionOut]:
    """List the caller's live sessions, last used first."""
    held, total = await list_live_sessions(
        session, owner.user.id, utc_now(), paging.limit, paging.offset
    )
    items = [
        SessionOut(
            id=one.id,
            browser=browser_of(one.user_agent),
            system=system_of(one.user_agent),
            address=one.address,
            started_at=one.created_at,
            last_seen_at=one.last_used_at,
            current=one.id == owner.session_id,
        )
        for one in held
    ]
    return Page(items=items, total=total)


@router.delete("/me/sessions/{session_id}", status_code=204, dependencies=[SameOrigin])
async def end_session(
    session_id: UUID, owner: CurrentOwner, session: Session, client: CurrentClientInfo
) -> None:
    """End one of the caller's sessions; its browser is a new device from then on."""
    await actions.end_session(session, owner.user, session_id, client)


@router.delete("/me/sessions", status_code=204, dependencies=[SameOrigin])
async def end_other_sessions(
    owner: CurrentOwner, session: Session, client: CurrentClientInfo
) -> None:
    """End all of the caller's sessions but this one."""
    await actions.end_other_sessions(session, owner, client)
