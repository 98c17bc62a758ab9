"""Passkeys over HTTP: one's own, and signing in with them."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from services.auth.deps import (
    CurrentClientInfo,
    CurrentHashing,
    CurrentOwner,
    CurrentSessionLimits,
    CurrentSettings,
    DetachedOwner,
    OwnTransactions,
    SameOrigin,
)
from services.auth.errors import PasskeyRefused
from services.auth.factors.standing import keep_guarded
from services.auth.guard.actions import check_password
from services.auth.passkeys import actions
from services.auth.passkeys.deps import CurrentCeremony, CurrentParty, page_of
from services.auth.passkeys.queries import list_passkeys
from services.auth.passkeys.rules import MOST_PASSKEYS, RelyingParty
from services.auth.passkeys.schemas import (
    PasskeyAddedOut,
    PasskeyConfirmIn,
    PasskeyIn,
    PasskeyNameIn,
    PasskeyOptionsOut,
    PasskeyOut,
    PasskeyPlaceOut,
    PasskeySignInIn,
    PasskeysOut,
)
from services.auth.security.actions import confirm_sign_in
from services.auth.security.schemas import AttemptIn, PasswordIn
from services.auth.sessions.cookies import answer, application_of, read_cookie
from services.auth.users.schemas import UserOut
from services.kit.database import Session

router = APIRouter(prefix="/api/auth", tags=["passkeys"])


@router.get("/passkeys")
async def read_passkey_place(request: Request, party: CurrentParty) -> PasskeyPlaceOut:
    """Tell whether passkeys work on the page that asks; without a sign-in."""
    return _place(request, party)


@router.post("/sign-in/passkey/options", dependencies=[SameOrigin])
async def begin_passkey_sign_in(
    request: Request, response: Response, ceremony: CurrentCeremony
) -> PasskeyOptionsOut:
    """Begin a sign-in with a passkey alone; the same answer for everybody.

    409 `passkeys-unavailable`.
    """
    user_class, _ = application_of(request)
    return _options(response, actions.sign_in_options(ceremony, user_class))


@router.post("/sign-in/passkey", dependencies=[SameOrigin])
async def sign_in_with_passkey(
    request: Request,
    response: Response,
    given: PasskeySignInIn,
    *,
    ceremony: CurrentCeremony,
    database: OwnTransactions,
    settings: CurrentSettings,
    client: CurrentClientInfo,
    limits: CurrentSessionLimits,
) -> UserOut:
    """Sign in with a passkey alone; sets the cookies. The device is known from then on.

    401 `sign-in-refused` is one answer for an unknown or wrong passkey, a late or used answer and
    a blocked user; 429 `too-many-attempts`; 409 `passkeys-unavailable`.
    """
    user_class, prefix = application_of(request)
    device = read_cookie(request, prefix, "device", secure=settings.secure_cookies)
    signed_in = await actions.sign_in(
        database,
        ceremony,
        user_class=user_class,
        given=given.credential,
        former_device=device,
        client=client,
        limits=limits,
    )
    return await answer(request, response, signed_in, secure=settings.secure_cookies)


@router.post("/sign-in/passkey/confirm-options", dependencies=[SameOrigin])
async def begin_passkey_confirmation(
    request: Request,
    response: Response,
    given: AttemptIn,
    *,
    ceremony: CurrentCeremony,
    database: OwnTransactions,
    settings: CurrentSettings,
) -> PasskeyOptionsOut:
    """Begin the second step with one of the user's passkeys.

    410 `attempt-expired`; 409 `passkeys-unavailable`.
    """
    user_class, _ = application_of(request)
    options = await actions.confirm_options(
        database,
        ceremony,
        attempt_id=given.attempt_id,
        user_class=user_class,
        staff_letter=settings.staff_second_factor,
    )
    return _options(response, options)


@router.post("/sign-in/passkey/confirm", dependencies=[SameOrigin])
async def confirm_with_passkey(
    request: Request,
    response: Response,
    given: PasskeyConfirmIn,
    *,
    ceremony: CurrentCeremony,
    database: OwnTransactions,
    settings: CurrentSettings,
    client: CurrentClientInfo,
    limits: CurrentSessionLimits,
) -> UserOut:
    """Finish a sign-in with a passkey as its second step; sets the cookies.

    422 `passkey-refused`; 410 `attempt-expired`; 429 `too-many-attempts`.
    """
    user_class, prefix = application_of(request)
    device = read_cookie(request, prefix, "device", secure=settings.secure_cookies)
    signed_in = await confirm_sign_in(
        database,
        attempt_id=given.attempt_id,
        user_class=user_class,
        method="passkey",
        fits=actions.fitting_passkey(ceremony, given.attempt_id, given.credential, client),
        refusal=PasskeyRefused,
        remember=given.remember_device,
        former_device=device,
        client=client,
        limits=limits,
        staff_letter=settings.staff_second_factor,
    )
    return await answer(request, response, signed_in, secure=settings.secure_cookies)


@router.get("/me/passkeys")
async def read_passkeys(
    request: Request, owner: CurrentOwner, session: Session, party: CurrentParty
) -> PasskeysOut:
    """List the caller's passkeys, and tell whether they work on this page."""
    held = await list_passkeys(session, owner.user.id)
    return PasskeysOut(
        **_place(request, party).model_dump(),
        items=[PasskeyOut.model_validate(one) for one in held],
        total=len(held),
        most=MOST_PASSKEYS,
    )


@router.post("/me/passkeys/options", dependencies=[SameOrigin])
async def begin_passkey(
    response: Response,
    given: PasswordIn,
    *,
    owner: DetachedOwner,
    ceremony: CurrentCeremony,
    database: OwnTransactions,
    hashing: CurrentHashing,
) -> PasskeyOptionsOut:
    """Begin to add a passkey; go on within five minutes, in the same session.

    403 `wrong-password`; 409 `too-many-passkeys`, `passkeys-unavailable`.
    """
    await check_password(database, hashing, owner.user, given.password.get_secret_value())
    options = await actions.begin_passkey(database, ceremony, owner.user, owner.session_id)
    return _options(response, options)


@router.post("/me/passkeys", status_code=201, dependencies=[SameOrigin])
async def add_passkey(
    response: Response,
    given: PasskeyIn,
    *,
    owner: CurrentOwner,
    session: Session,
    ceremony: CurrentCeremony,
    client: CurrentClientInfo,
) -> PasskeyAddedOut:
    """Add the passkey that the browser has made; a letter tells of it.

    422 `passkey-refused`; 409 `too-many-passkeys`, `passkeys-unavailable`.
    """
    passkey, codes = await actions.add_passkey(
        session,
        ceremony,
        owner.user,
        owner.session_id,
        name=given.name,
        given=given.credential,
        client=client,
    )
    response.headers["Cache-Control"] = "no-store"
    return PasskeyAddedOut(passkey=PasskeyOut.model_validate(passkey), recovery_codes=codes)


@router.put("/me/passkeys/{passkey_id}", dependencies=[SameOrigin])
async def rename_passkey(
    passkey_id: UUID, given: PasskeyNameIn, owner: CurrentOwner, session: Session
) -> PasskeyOut:
    """Give one of the caller's passkeys another name."""
    passkey = await actions.rename_passkey(session, owner.user, passkey_id, given.name)
    return PasskeyOut.model_validate(passkey)


@router.delete("/me/passkeys/{passkey_id}", status_code=204, dependencies=[SameOrigin])
async def remove_passkey(
    passkey_id: UUID,
    given: PasswordIn,
    *,
    owner: DetachedOwner,
    database: OwnTransactions,
    hashing: CurrentHashing,
    settings: CurrentSettings,
    client: CurrentClientInfo,
) -> None:
    """Remove one of the caller's passkeys; a letter tells of it.

    403 `wrong-password`; 409 `last-factor` when a second factor is demanded and no other is left.
    """
    await check_password(database, hashing, owner.user, given.password.get_secret_value())
    async with database.transaction() as session:
        await actions.remove_passkey(session, owner.user, passkey_id, client)
        await keep_guarded(session, owner.user, mandatory=settings.staff_second_factor)


def _place(request: Request, party: RelyingParty | None) -> PasskeyPlaceOut:
    if party is None:
        return PasskeyPlaceOut(available=False, address=None)
    return PasskeyPlaceOut(available=page_of(request) in party.origins, address=party.origins[0])


def _options(response: Response, options: dict[str, object]) -> PasskeyOptionsOut:
    response.headers["Cache-Control"] = "no-store"
    return PasskeyOptionsOut(public_key=options)
