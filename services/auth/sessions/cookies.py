"""The cookies of a session, and the answer of every act that begins or changes one."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from services.auth.deps import CurrentSettings, application_of
from services.auth.factors.actions import read_requirements
from services.auth.factors.rules import Requirements
from services.auth.policies.queries import read_policies
from services.auth.roles.queries import read_standing
from services.auth.roles.rules import NOBODY, Standing, in_order
from services.auth.sessions.actions import SignedIn
from services.auth.sessions.rules import ACCESS_SECONDS, DEVICE_SECONDS
from services.auth.users.models import User
from services.auth.users.schemas import UserOut
from services.kit.clock import utc_now
from services.kit.database import Database, plain_of
from services.kit.identity import cookie_name
from services.kit.tokens import SECOND_FACTOR_SETUP, USER_TOKEN, issue

_AUTH_PATH = "/api/auth"


class Browser:
    """The browser that asks: the application's cookies there, read, given and taken back."""

    def __init__(self, request: Request, response: Response, settings: CurrentSettings) -> None:
        self._state = request.app.state
        self._sent = request.cookies
        self._response = response
        self._secure = settings.secure_cookies
        self._installed = settings.staff_second_factor
        self._audience, self._prefix = application_of(request)
        # A __Host- cookie holds for the whole host by definition.
        self._access_path = "/" if self._secure else "/api"

    def read(self, kind: str) -> str | None:
        """Return the value of a cookie; the wrong length is none at all."""
        value = self._sent.get(cookie_name(self._prefix, kind, secure=self._secure))
        return value if value and len(value) < 100 else None

    async def let_in(self, signed_in: SignedIn) -> UserOut:
        """Give the browser the session's tokens, and return the user; nobody may cache that."""
        user = signed_in.user
        # A sign-in has read it all before; everybody else looks.
        requirements = signed_in.requirements or await self._look(user)
        self.forbid_caching()
        standing = await self._standing(user)
        self._give_access(user, signed_in.session_id, requirements, standing)
        left = max(0, int((signed_in.expires_at - utc_now()).total_seconds()))
        self._set("refresh", signed_in.refresh_token, _AUTH_PATH, left)
        if signed_in.device_token:
            self._set("device", signed_in.device_token, _AUTH_PATH, DEVICE_SECONDS)
        return user_out(user, requirements, standing)

    async def renew_access(self, user: User, session_id: UUID) -> None:
        """Give the browser an access token that says what the session may do from now on."""
        requirements = await self._look(user)
        self._give_access(user, session_id, requirements, await self._standing(user))

    def clear(self) -> None:
        """Take the session's cookies back; the device stays known."""
        self._set("access", "", self._access_path, 0)
        self._set("refresh", "", _AUTH_PATH, 0)

    def forbid_caching(self) -> None:
        """Keep what is answered out of every cache: it is for this browser alone, once."""
        self._response.headers["Cache-Control"] = "no-store"

    async def _look(self, user: User) -> Requirements:
        database: Database = self._state.database
        async with database.transaction() as session:
            policies = await read_policies(await plain_of(session))
            demand = policies.demand(installed=self._installed)
            return await read_requirements(session, user, demand, offered=policies.offered)

    async def _standing(self, user: User) -> Standing:
        """Return what a member of staff may do at this moment; a consumer has no role."""
        if user.user_class != "staff":
            return NOBODY
        database: Database = self._state.database
        async with database.transaction() as session:
            return await read_standing(session, user.role)

    def _give_access(
        self, user: User, session_id: UUID, requirements: Requirements, standing: Standing
    ) -> None:
        claims = {}
        if user.role:
            # The role's state, so that tokens of a former one can be told to count no more.
            claims = {"role": user.role, "rights": " ".join(in_order(standing.rights))}
            if standing.state:
                claims["role_state"] = standing.state
        if requirements.restricted:
            claims["restricted"] = requirements.restricted
        token = issue(
            self._state.keys,
            typ=USER_TOKEN,
            issuer="auth",
            lifetime=ACCESS_SECONDS,
            aud=self._audience,
            sub=str(user.id),
            sid=str(session_id),
            name=user.display_name,
            **claims,
        )
        self._set("access", token, self._access_path, ACCESS_SECONDS)

    def _set(self, kind: str, value: str, path: str, max_age: int) -> None:
        self._response.set_cookie(
            cookie_name(self._prefix, kind, secure=self._secure),
            value,
            max_age=max_age,
            path=path,
            secure=self._secure,
            httponly=True,
            samesite="strict",
        )


CurrentBrowser = Annotated[Browser, Depends()]


def user_out(user: User, requirements: Requirements, standing: Standing) -> UserOut:
    """Return the shape of a user."""
    return UserOut.model_validate(
        {
            "id": user.id,
            "user_class": user.user_class,
            "login": user.shown_login,
            "display_name": user.display_name,
            "email": user.email,
            "phone": user.phone,
            "claimed_phone": user.claimed_phone,
            "role": user.role,
            "role_names": {"ru": standing.name_ru, "en": standing.name_en}
            if standing.name_ru
            else None,
            "rights": in_order(standing.rights),
            "language": user.language,
            "must_change_password": user.must_change_password,
            "must_set_second_factor": requirements.restricted == SECOND_FACTOR_SETUP,
            "second_factor_offered": requirements.offered,
            "minimum_password_length": requirements.shortest_password,
        }
    )
