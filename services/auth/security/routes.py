"""What guards the sign-in, over HTTP: letters to new devices, the authenticator."""

import io

import pyotp
import segno
from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.deps import CurrentClientInfo, CurrentSettings, OwnTransactions, SameOrigin
from services.auth.factors.actions import read_requirements, spare_last_factor
from services.auth.factors.queries import count_recovery_codes, find_second_factor
from services.auth.passwords.deps import PasswordCheck
from services.auth.passwords.schemas import PasswordIn
from services.auth.security import actions
from services.auth.security.schemas import (
    CodeIn,
    RecoveryCodesOut,
    SecurityIn,
    SecurityOut,
    TotpOut,
)
from services.auth.sessions.actions import SessionOwner
from services.auth.sessions.cookies import CurrentBrowser
from services.auth.sessions.deps import CurrentOwner, DetachedOwner, FactorSetter
from services.kit.database import Session

router = APIRouter(prefix="/api/auth", tags=["second factor"])


@router.get("/me/security")
async def read_security(owner: CurrentOwner, session: Session) -> SecurityOut:
    """Return what guards the caller's sign-in."""
    return await _security(session, owner)


@router.put("/me/security", dependencies=[SameOrigin])
async def change_security(
    given: SecurityIn,
    *,
    owner: DetachedOwner,
    check: PasswordCheck,
    database: OwnTransactions,
    client: CurrentClientInfo,
) -> SecurityOut:
    """Choose whether new devices are confirmed by a letter; a letter tells of the change.

    403 `wrong-password`.
    """
    await check(owner, given.password)
    async with database.transaction() as session:
        await actions.choose_letter(session, owner, client, wanted=given.new_device_letter)
        return await _security(session, owner)


@router.post("/me/totp", dependencies=[SameOrigin])
async def begin_totp(
    given: PasswordIn,
    *,
    browser: CurrentBrowser,
    owner: FactorSetter,
    check: PasswordCheck,
    database: OwnTransactions,
    settings: CurrentSettings,
) -> TotpOut:
    """Make the secret of a new authenticator; it counts once confirmed.

    Also for who must set a second factor before anything else.
    403 `wrong-password`; 409 `already-on`.
    """
    await check(owner, given.password)
    async with database.transaction() as session:
        secret = await actions.begin_totp(session, settings.keys_dir, owner.user)
    uri = pyotp.TOTP(secret).provisioning_uri(
        name=owner.user.shown_login, issuer_name=settings.totp_issuer
    )
    picture = io.BytesIO()
    segno.make(uri, error="m", micro=False).save(picture, kind="svg", xmldecl=False, scale=4)
    browser.forbid_caching()
    return TotpOut(secret=secret, uri=uri, qr_svg=picture.getvalue().decode().strip())


@router.post("/me/totp/confirm", dependencies=[SameOrigin])
async def confirm_totp(
    given: CodeIn,
    *,
    browser: CurrentBrowser,
    owner: FactorSetter,
    database: OwnTransactions,
    settings: CurrentSettings,
    client: CurrentClientInfo,
) -> RecoveryCodesOut:
    """Switch the new authenticator on; answers the recovery codes, this once.

    Where a second factor was demanded the session goes on without restriction, with a fresh
    access cookie; the user's other sessions end. 422 `wrong-code`; 429 `too-many-attempts`.
    """
    codes = await actions.confirm_totp(database, settings.keys_dir, owner, given.code, client)
    if owner.requirements.restricted:
        await browser.renew_access(owner.user, owner.session_id)
    browser.forbid_caching()
    return RecoveryCodesOut(recovery_codes=codes)


@router.delete("/me/totp", status_code=204, dependencies=[SameOrigin])
async def remove_totp(
    given: PasswordIn,
    *,
    owner: DetachedOwner,
    check: PasswordCheck,
    database: OwnTransactions,
    client: CurrentClientInfo,
) -> None:
    """Switch the authenticator off; without a passkey the recovery codes go as well.

    403 `wrong-password`; 409 `last-factor` when a second factor is demanded and no other is left.
    """
    await check(owner, given.password)
    async with database.transaction() as session:
        await actions.remove_totp(session, owner.user, client)
        await spare_last_factor(session, owner.user, owner.requirements.demand)


async def _security(session: AsyncSession, owner: SessionOwner) -> SecurityOut:
    user, demand = owner.user, owner.requirements.demand
    held = await find_second_factor(session, user.id)
    requirements = await read_requirements(session, user, demand)
    return SecurityOut(
        new_device_letter=held is not None and held.new_device_letter,
        totp=held is not None and held.totp_confirmed_at is not None,
        recovery_codes_left=await count_recovery_codes(session, user.id),
        minimum_password_length=requirements.shortest_password,
        mandatory=demand != "none",
    )
