"""The cookies of a session, and the answer of every act that touches one."""

from datetime import datetime
from uuid import UUID

from fastapi import Request, Response

from services.auth.factors.standing import Standing, find_standing, standing_of
from services.auth.sessions.actions import SignedIn
from services.auth.sessions.rules import ACCESS_SECONDS, DEVICE_SECONDS
from services.auth.users.models import User
from services.auth.users.schemas import UserOut
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.identity import APPLICATIONS, cookie_name
from services.kit.tokens import SECOND_FACTOR_SETUP, USER_TOKEN, issue

_AUTH_PATH = "/api/auth"


def application_of(request: Request) -> tuple[str, str]:
    """Return (class of users, prefix of cookies) of the application; absent means the cabinet."""
    name = request.headers.get("x-application", "")
    return APPLICATIONS.get(name, APPLICATIONS["cabinet"])


def read_cookie(request: Request, prefix: str, kind: str, *, secure: bool) -> str | None:
    """Return the value of an application's cookie; the wrong length is none at all."""
    value = request.cookies.get(cookie_name(prefix, kind, secure=secure))
    return value if value and len(value) < 100 else None


def set_cookies(
    response: Response,
    prefix: str,
    *,
    secure: bool,
    access_token: str,
    refresh_token: str,
    expires_at: datetime,
    device_token: str | None,
) -> None:
    """Give the browser its tokens; nobody may cache that answer."""
    response.headers["Cache-Control"] = "no-store"
    left = max(0, int((expires_at - utc_now()).total_seconds()))
    _set_access(response, prefix, access_token, secure=secure)
    _set(response, prefix, "refresh", refresh_token, path=_AUTH_PATH, max_age=left, secure=secure)
    if device_token:
        _set(
            response,
            prefix,
            "device",
            device_token,
            path=_AUTH_PATH,
            max_age=DEVICE_SECONDS,
            secure=secure,
        )


def clear_cookies(response: Response, prefix: str, *, secure: bool) -> None:
    """Take the session's cookies back; the device stays known."""
    for kind, path in (("access", "/" if secure else "/api"), ("refresh", _AUTH_PATH)):
        _set(response, prefix, kind, "", path=path, max_age=0, secure=secure)


def _set_access(response: Response, prefix: str, token: str, *, secure: bool) -> None:
    # A __Host- cookie holds for the whole host by definition.
    path = "/" if secure else "/api"
    _set(response, prefix, "access", token, path=path, max_age=ACCESS_SECONDS, secure=secure)


def _set(
    response: Response,
    prefix: str,
    kind: str,
    value: str,
    *,
    path: str,
    max_age: int,
    secure: bool,
) -> None:
    response.set_cookie(
        cookie_name(prefix, kind, secure=secure),
        value,
        max_age=max_age,
        path=path,
        secure=secure,
        httponly=True,
        samesite="strict",
    )


def shown_login(user: User) -> str:
    """Return what a user signs in by: a consumer's login is the e-mail or else the phone."""
    return user.login or user.email or user.phone or ""


def user_out(user: User, standing: Standing) -> UserOut:
    """Return the shape of a user."""
    return UserOut.model_validate(
        {
            "id": user.id,
            "user_class": user.user_class,
            "login": shown_login(user),
            "display_name": user.display_name,
            "email": user.email,
            "phone": user.phone,
            "claimed_phone": user.claimed_phone,
            "role": user.role,
            "language": user.language,
            "must_change_password": user.must_change_password,
            "must_set_second_factor": standing.restricted == SECOND_FACTOR_SETUP,
            "minimum_password_length": standing.shortest_password,
        }
    )


async def present_standing(request: Request, user: User) -> Standing:
    """Return what the user may do now, after what the request has changed."""
    database: Database = request.app.state.database
    mandatory: bool = request.app.state.settings.staff_second_factor
    async with database.transaction() as session:
        return await find_standing(session, user, mandatory=mandatory)


def _access_token(request: Request, user: User, session_id: UUID, restricted: str) -> str:
    audience, _ = application_of(request)
    claims = {"role": user.role} if user.role else {}
    if restricted:
        claims["restricted"] = restricted
    return issue(
        request.app.state.keys,
        typ=USER_TOKEN,
        issuer="auth",
        lifetime=ACCESS_SECONDS,
        aud=audience,
        sub=str(user.id),
        sid=str(session_id),
        name=user.display_name,
        **claims,
    )


async def renew_access(
    request: Request, response: Response, user: User, session_id: UUID, *, secure: bool
) -> None:
    """Give the browser an access token that says what the session may do from now on."""
    _, prefix = application_of(request)
    standing = await present_standing(request, user)
    token = _access_token(request, user, session_id, standing.restricted)
    _set_access(response, prefix, token, secure=secure)


async def answer(
    request: Request, response: Response, signed_in: SignedIn, *, secure: bool
) -> UserOut:
    """Set the session's cookies and return the user."""
    user = signed_in.user
    _, prefix = application_of(request)
    # A sign-in has read it all before; everybody else looks.
    if signed_in.has_factor is None:
        standing = await present_standing(request, user)
    else:
        mandatory = request.app.state.settings.staff_second_factor
        standing = standing_of(user, has_factor=signed_in.has_factor, mandatory=mandatory)
    set_cookies(
        response,
        prefix,
        secure=secure,
        access_token=_access_token(request, user, signed_in.session_id, standing.restricted),
        refresh_token=signed_in.refresh_token,
        expires_at=signed_in.expires_at,
        device_token=signed_in.device_token,
    )
    return user_out(user, standing)
