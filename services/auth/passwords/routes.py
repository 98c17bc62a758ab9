"""Changing a password over HTTP."""

from fastapi import APIRouter, Request, Response

from services.auth.deps import (
    CurrentClientInfo,
    CurrentHashing,
    CurrentSessionLimits,
    CurrentSettings,
    OwnTransactions,
    PasswordChanger,
    SameOrigin,
)
from services.auth.passwords import actions
from services.auth.passwords.schemas import PasswordChangeIn
from services.auth.sessions.cookies import answer
from services.auth.users.schemas import UserOut

router = APIRouter(prefix="/api/auth", tags=["passwords"])


@router.post("/change-password", dependencies=[SameOrigin])
async def change_password(
    request: Request,
    response: Response,
    given: PasswordChangeIn,
    *,
    owner: PasswordChanger,
    database: OwnTransactions,
    hashing: CurrentHashing,
    client: CurrentClientInfo,
    limits: CurrentSessionLimits,
    settings: CurrentSettings,
) -> UserOut:
    """Change the caller's own password, also a temporary one; other sessions end.

    403 `wrong-password`; 422 `weak-password` with `errors[].code` in `too-short`, `too-long`,
    `known-bad`, `same-as-login`, `same-as-current`; 429 `too-many-attempts`.
    """
    signed_in = await actions.change_password(
        database,
        hashing,
        user=owner.user,
        session_id=owner.session_id,
        current=given.current_password.get_secret_value(),
        new=given.new_password.get_secret_value(),
        shortest=owner.standing.shortest_password,
        client=client,
        limits=limits,
    )
    return await answer(request, response, signed_in, secure=settings.secure_cookies)
