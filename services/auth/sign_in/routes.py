"""Signing in over HTTP: password or passkey, then the second step."""

from fastapi import APIRouter, Response

from services.auth.deps import CurrentSettings, OwnTransactions, SameOrigin
from services.auth.passkeys.deps import CurrentCeremony
from services.auth.passkeys.schemas import PasskeyOptionsOut
from services.auth.passwords.deps import CurrentHashing
from services.auth.sessions.cookies import CurrentBrowser
from services.auth.sessions.deps import CurrentEntry
from services.auth.sign_in import actions, passkeys
from services.auth.sign_in.answers import SECOND_FACTOR, let_in_or_ask
from services.auth.sign_in.schemas import (
    AttemptIn,
    ConfirmIn,
    PasskeyConfirmIn,
    PasskeySignInIn,
    SecondFactorOut,
    SignInIn,
)
from services.auth.users.schemas import UserOut

router = APIRouter(prefix="/api/auth", tags=["sign-in"])


@router.post("/sign-in", dependencies=[SameOrigin], responses=SECOND_FACTOR)
async def sign_in(
    response: Response,
    given: SignInIn,
    *,
    browser: CurrentBrowser,
    entry: CurrentEntry,
    database: OwnTransactions,
    hashing: CurrentHashing,
) -> UserOut | SecondFactorOut:
    """Sign in to the application that `X-Application` names; sets its cookies.

    202 when the user wants new devices confirmed: go on at `/sign-in/confirm`.

    401 `sign-in-refused` is one answer for an unknown login, a wrong password and a blocked user;
    429 `too-many-attempts` says in `Retry-After` how many seconds to wait.
    """
    password = given.password.get_secret_value()
    entered = await actions.sign_in(database, hashing, entry, given.login, password)
    return await let_in_or_ask(response, browser, entered)


@router.post("/sign-in/letter", status_code=202, dependencies=[SameOrigin])
async def send_sign_in_letter(
    given: AttemptIn, entry: CurrentEntry, database: OwnTransactions, settings: CurrentSettings
) -> None:
    """Send the code of a sign-in by letter; 429 `wait-a-minute`, 410 `attempt-expired`."""
    await actions.send_letter(database, settings.keys_dir, given.attempt_id, entry)


@router.post("/sign-in/confirm", dependencies=[SameOrigin])
async def confirm_sign_in(
    given: ConfirmIn,
    browser: CurrentBrowser,
    entry: CurrentEntry,
    database: OwnTransactions,
    settings: CurrentSettings,
) -> UserOut:
    """Finish a sign-in with a code; sets the cookies.

    422 `wrong-code`; 410 `attempt-expired` after ten minutes, five wrong codes or a good one;
    429 `too-many-attempts`.
    """
    proof = actions.proof_by_code(settings.keys_dir, given.method, given.code)
    return await browser.let_in(
        await actions.confirm_sign_in(
            database, given.attempt_id, proof, entry, remember=given.remember_device
        )
    )


@router.post("/sign-in/passkey/options", dependencies=[SameOrigin])
async def begin_passkey_sign_in(
    browser: CurrentBrowser, entry: CurrentEntry, ceremony: CurrentCeremony
) -> PasskeyOptionsOut:
    """Begin a sign-in with a passkey alone; the same answer for everybody.

    409 `passkeys-unavailable`.
    """
    browser.forbid_caching()
    return PasskeyOptionsOut(public_key=passkeys.sign_in_options(ceremony, entry.user_class))


@router.post("/sign-in/passkey", dependencies=[SameOrigin])
async def sign_in_with_passkey(
    given: PasskeySignInIn,
    browser: CurrentBrowser,
    entry: CurrentEntry,
    ceremony: CurrentCeremony,
    database: OwnTransactions,
) -> UserOut:
    """Sign in with a passkey alone; sets the cookies. The device is known from then on.

    401 `sign-in-refused` is one answer for an unknown or wrong passkey, a late or used answer and
    a blocked user; 429 `too-many-attempts`; 409 `passkeys-unavailable`.
    """
    return await browser.let_in(await passkeys.sign_in(database, ceremony, entry, given.credential))


@router.post("/sign-in/passkey/confirm-options", dependencies=[SameOrigin])
async def begin_passkey_confirmation(
    given: AttemptIn,
    browser: CurrentBrowser,
    entry: CurrentEntry,
    ceremony: CurrentCeremony,
    database: OwnTransactions,
) -> PasskeyOptionsOut:
    """Begin the second step with one of the user's passkeys.

    410 `attempt-expired`; 409 `passkeys-unavailable`.
    """
    options = await passkeys.confirm_options(database, ceremony, given.attempt_id, entry)
    browser.forbid_caching()
    return PasskeyOptionsOut(public_key=options)


@router.post("/sign-in/passkey/confirm", dependencies=[SameOrigin])
async def confirm_with_passkey(
    given: PasskeyConfirmIn,
    browser: CurrentBrowser,
    entry: CurrentEntry,
    ceremony: CurrentCeremony,
    database: OwnTransactions,
) -> UserOut:
    """Finish a sign-in with a passkey as its second step; sets the cookies.

    422 `passkey-refused`; 410 `attempt-expired`; 429 `too-many-attempts`.
    """
    proof = passkeys.proof_by_passkey(ceremony, given.attempt_id, given.credential, entry.client)
    return await browser.let_in(
        await actions.confirm_sign_in(
            database, given.attempt_id, proof, entry, remember=given.remember_device
        )
    )
