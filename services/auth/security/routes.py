"""The second factor over HTTP: confirming a sign-in, and choosing what guards it."""

import io

import pyotp
import segno
from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.deps import (
    CurrentClientInfo,
    CurrentHashing,
    CurrentOwner,
    CurrentSessionLimits,
    CurrentSettings,
    DetachedOwner,
    FactorSetter,
    OwnTransactions,
    SameOrigin,
)
from services.auth.errors import WrongCode
from services.auth.factors.queries import (
    count_recovery_codes,
    find_second_factor,
)
from services.auth.factors.standing import find_standing, keep_guarded
from services.auth.guard.actions import check_password
from services.auth.security import actions
from services.auth.security.schemas import (
    AttemptIn,
    CodeIn,
    ConfirmIn,
    PasswordIn,
    RecoveryCodesOut,
    SecurityIn,
    SecurityOut,
    TotpOut,
)
from services.auth.sessions.cookies import (
    answer,
    application_of,
    read_cookie,
    renew_access,
    shown_login,
)
from services.auth.users.models import User
from services.auth.users.schemas import UserOut
from services.kit.database import Session

router = APIRouter(prefix="/api/auth", tags=["second factor"])


@router.post("/sign-in/letter", status_code=202, dependencies=[SameOrigin])
async def send_sign_in_letter(
    request: Request,
    given: AttemptIn,
    database: OwnTransactions,
    settings: CurrentSettings,
    client: CurrentClientInfo,
) -> None:
    """Send the code of a sign-in by letter; 429 `wait-a-minute`, 410 `attempt-expired`."""
    user_class, _ = application_of(request)
    await actions.send_letter(
        database,
        settings.keys_dir,
        given.attempt_id,
        user_class,
        client,
        staff_letter=settings.staff_second_factor,
    )


@router.post("/sign-in/confirm", dependencies=[SameOrigin])
async def confirm_sign_in(
    request: Request,
    response: Response,
    given: ConfirmIn,
    *,
    database: OwnTransactions,
    settings: CurrentSettings,
    client: CurrentClientInfo,
    limits: CurrentSessionLimits,
) -> UserOut:
    """Finish a sign-in with a code; sets the cookies.

    422 `wrong-code`; 410 `attempt-expired` after ten minutes, five wrong codes or a good one;
    429 `too-many-attempts`.
    """
    user_class, prefix = application_of(request)
    device = read_cookie(request, prefix, "device", secure=settings.secure_cookies)
    signed_in = await actions.confirm_sign_in(
        database,
        attempt_id=given.attempt_id,
        user_class=user_class,
        method=given.method,
        fits=actions.fitting_code(settings.keys_dir, given.method, given.code),
        refusal=WrongCode,
        remember=given.remember_device,
        former_device=device,
        client=client,
        limits=limits,
        staff_letter=settings.staff_second_factor,
    )
    return await answer(request, response, signed_in, secure=settings.secure_cookies)


@router.get("/me/security")
async def read_security(
    owner: CurrentOwner, session: Session, settings: CurrentSettings
) -> SecurityOut:
    """Tell what guards the caller's sign-in."""
    return await _security(session, owner.user, mandatory=settings.staff_second_factor)


@router.put("/me/security", dependencies=[SameOrigin])
async def change_security(
    given: SecurityIn,
    *,
    owner: DetachedOwner,
    database: OwnTransactions,
    hashing: CurrentHashing,
    settings: CurrentSettings,
    client: CurrentClientInfo,
) -> SecurityOut:
    """Choose whether new devices are confirmed by a letter; a letter tells of the change.

    403 `wrong-password`.
    """
    await check_password(database, hashing, owner.user, given.password.get_secret_value())
    async with database.transaction() as session:
        await actions.choose_letter(
            session, owner.user, owner.session_id, client, wanted=given.new_device_letter
        )
        return await _security(session, owner.user, mandatory=settings.staff_second_factor)


@router.post("/me/totp", dependencies=[SameOrigin])
async def begin_totp(
    response: Response,
    given: PasswordIn,
    *,
    owner: FactorSetter,
    database: OwnTransactions,
    hashing: CurrentHashing,
    settings: CurrentSettings,
) -> TotpOut:
    """Make the secret of a new authenticator; it counts once confirmed.

    Also for who must set a second factor before anything else.
    403 `wrong-password`; 409 `already-on`.
    """
    await check_password(database, hashing, owner.user, given.password.get_secret_value())
    async with database.transaction() as session:
        secret = await actions.begin_totp(session, settings.keys_dir, owner.user)
    uri = pyotp.TOTP(secret).provisioning_uri(
        name=shown_login(owner.user), issuer_name=settings.totp_issuer
    )
    picture = io.BytesIO()
    segno.make(uri, error="m", micro=False).save(picture, kind="svg", xmldecl=False, scale=4)
    response.headers["Cache-Control"] = "no-store"
    return TotpOut(secret=secret, uri=uri, qr_svg=picture.getvalue().decode().strip())


@router.post("/me/totp/confirm", dependencies=[SameOrigin])
async def confirm_totp(
    request: Request,
    response: Response,
    given: CodeIn,
    *,
    owner: FactorSetter,
    database: OwnTransactions,
    settings: CurrentSettings,
    client: CurrentClientInfo,
) -> RecoveryCodesOut:
    """Switch the new authenticator on; answers the recovery codes, this once.

    Where a second factor was demanded the session goes on without restriction, with a fresh
    access cookie; the user's other sessions end. 422 `wrong-code`; 429 `too-many-attempts`.
    """
    demanded = owner.standing.restricted != ""
    codes = await actions.confirm_totp(
        database,
        settings.keys_dir,
        owner.user,
        owner.session_id,
        code=given.code,
        client=client,
        demanded=demanded,
    )
    if demanded:
        await renew_access(
            request, response, owner.user, owner.session_id, secure=settings.secure_cookies
        )
    response.headers["Cache-Control"] = "no-store"
    return RecoveryCodesOut(recovery_codes=codes)


@router.delete("/me/totp", status_code=204, dependencies=[SameOrigin])
async def remove_totp(
    given: PasswordIn,
    *,
    owner: DetachedOwner,
    database: OwnTransactions,
    hashing: CurrentHashing,
    settings: CurrentSettings,
    client: CurrentClientInfo,
) -> None:
    """Switch the authenticator off; without a passkey the recovery codes go as well.

    403 `wrong-password`; 409 `last-factor` when a second factor is demanded and no other is left.
    """
    await check_password(database, hashing, owner.user, given.password.get_secret_value())
    async with database.transaction() as session:
        await actions.remove_totp(session, owner.user, client)
        await keep_guarded(session, owner.user, mandatory=settings.staff_second_factor)


async def _security(session: AsyncSession, user: User, *, mandatory: bool) -> SecurityOut:
    held = await find_second_factor(session, user.id)
    standing = await find_standing(session, user, mandatory=mandatory)
    return SecurityOut(
        new_device_letter=held is not None and held.new_device_letter,
        totp=held is not None and held.totp_confirmed_at is not None,
        recovery_codes_left=await count_recovery_codes(session, user.id),
        minimum_password_length=standing.shortest_password,
        mandatory=mandatory and user.user_class == "staff",
    )
