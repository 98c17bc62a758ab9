"""Signing in and out over HTTP."""

from dataclasses import asdict
from uuid import UUID

from fastapi import APIRouter, Request, Response

from services.auth.deps import (
    CurrentClientInfo,
    CurrentHashing,
    CurrentOwner,
    CurrentSessionLimits,
    CurrentSettings,
    EvenRestrictedOwner,
    OwnTransactions,
    SameOrigin,
    session_ids,
)
from services.auth.sessions import actions
from services.auth.sessions.cookies import (
    answer,
    application_of,
    clear_cookies,
    read_cookie,
    user_out,
)
from services.auth.sessions.queries import list_live_sessions
from services.auth.sessions.schemas import SecondFactorAsk, SecondFactorOut, SessionOut, SignInIn
from services.auth.users.actions import choose_language
from services.auth.users.schemas import LanguageIn, UserOut
from services.kit.clock import utc_now
from services.kit.database import Session
from services.kit.identity import caller_of
from services.kit.pagination import Page, Paging
from services.kit.problems import SessionEnded, Unauthenticated
from services.kit.user_agents import browser_of, system_of

router = APIRouter(prefix="/api/auth", tags=["sessions"])


@router.post(
    "/sign-in",
    dependencies=[SameOrigin],
    responses={202: {"model": SecondFactorOut, "description": "A second factor is asked for."}},
)
async def sign_in(
    request: Request,
    response: Response,
    given: SignInIn,
    *,
    database: OwnTransactions,
    hashing: CurrentHashing,
    client: CurrentClientInfo,
    limits: CurrentSessionLimits,
    settings: CurrentSettings,
) -> UserOut | SecondFactorOut:
    """Sign in to the application that `X-Application` names; sets its cookies.

    202 when the user wants new devices confirmed: go on at `/sign-in/confirm`.

    401 `sign-in-refused` is one answer for an unknown login, a wrong password and a blocked user;
    429 `too-many-attempts` says in `Retry-After` how many seconds to wait.
    """
    user_class, prefix = application_of(request)
    signed_in = await actions.sign_in(
        database,
        hashing,
        user_class=user_class,
        login=given.login,
        password=given.password.get_secret_value(),
        device_token=read_cookie(request, prefix, "device", secure=settings.secure_cookies),
        client=client,
        region=settings.phone_region,
        limits=limits,
        staff_letter=settings.staff_second_factor,
    )
    if isinstance(signed_in, actions.SecondFactorAsked):
        response.status_code = 202
        response.headers["Cache-Control"] = "no-store"
        return SecondFactorOut(second_factor=SecondFactorAsk(**asdict(signed_in)))
    return await answer(request, response, signed_in, secure=settings.secure_cookies)


@router.post("/refresh", dependencies=[SameOrigin])
async def refresh(
    request: Request,
    response: Response,
    database: OwnTransactions,
    limits: CurrentSessionLimits,
    settings: CurrentSettings,
) -> UserOut:
    """Exchange the refresh cookie for fresh cookies, also when the access cookie has expired.

    401 `session-ended` when the session has ended, was used up elsewhere, or never was.
    """
    user_class, prefix = application_of(request)
    token = read_cookie(request, prefix, "refresh", secure=settings.secure_cookies)
    if not token:
        raise SessionEnded
    signed_in = await actions.refresh(database, token, user_class, limits)
    return await answer(request, response, signed_in, secure=settings.secure_cookies)


@router.post("/sign-out", status_code=204, dependencies=[SameOrigin])
async def sign_out(
    request: Request,
    response: Response,
    database: OwnTransactions,
    client: CurrentClientInfo,
    settings: CurrentSettings,
) -> None:
    """End the session, if there is one, and take the cookies back."""
    audience, prefix = application_of(request)
    session_id: UUID | None = None
    try:
        _, session_id = session_ids(caller_of(request, audience))
    except Unauthenticated:
        # The access cookie may have expired; the refresh cookie tells the session as well.
        session_id = None
    token = read_cookie(request, prefix, "refresh", secure=settings.secure_cookies)
    await actions.sign_out(database, session_id, token, client)
    clear_cookies(response, prefix, secure=settings.secure_cookies)


@router.get("/me")
async def read_me(owner: EvenRestrictedOwner) -> UserOut:
    """Tell who is signed in, and what must be done before anything else."""
    return user_out(owner.user, owner.standing)


@router.put("/me/language")
async def change_language(given: LanguageIn, owner: CurrentOwner, session: Session) -> UserOut:
    """Choose the language of pages and letters."""
    await choose_language(session, owner.user, given.language)
    return user_out(owner.user, owner.standing)


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
    await actions.end_other_sessions(session, owner.user, owner.session_id, client)
