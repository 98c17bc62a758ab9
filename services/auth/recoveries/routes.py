"""Recovery over HTTP."""

from fastapi import APIRouter, Response

from services.auth.deps import HumanKey, OwnTransactions, SameOrigin
from services.auth.passwords.deps import CurrentHashing
from services.auth.recoveries import actions
from services.auth.recoveries.schemas import RecoveryAccepted, RecoveryConfirmIn, RecoveryIn
from services.auth.sessions.cookies import CurrentBrowser
from services.auth.sessions.deps import CurrentEntry
from services.auth.sign_in.answers import SECOND_FACTOR, let_in_or_ask
from services.auth.sign_in.schemas import SecondFactorOut
from services.auth.users.schemas import UserOut

router = APIRouter(prefix="/api/auth", tags=["recoveries"])


@router.post("/recoveries", status_code=202, dependencies=[SameOrigin])
async def request_recovery(
    given: RecoveryIn, database: OwnTransactions, human_key: HumanKey
) -> RecoveryAccepted:
    """Ask for a letter that lets one in again; the answer is the same for every address.

    422 `wrong-code` when the proof of a person is wrong, late or used up.
    """
    await actions.request_recovery(database, given, human_key)
    return RecoveryAccepted()


@router.post("/recoveries/confirm", dependencies=[SameOrigin], responses=SECOND_FACTOR)
async def confirm_recovery(
    response: Response,
    given: RecoveryConfirmIn,
    *,
    browser: CurrentBrowser,
    entry: CurrentEntry,
    database: OwnTransactions,
    hashing: CurrentHashing,
) -> UserOut | SecondFactorOut:
    """Choose a new password by the one-time link of a letter, and be signed in; sets the cookies.

    All other sessions end. 202 when the user wants new devices confirmed: the password is set,
    go on at `/sign-in/confirm`.

    410 `link-expired` when the link is used up or too old; 422 `weak-password` as at
    `/change-password`.
    """
    new = given.new_password.get_secret_value()
    entered = await actions.confirm_recovery(database, hashing, entry, given.token, new)
    return await let_in_or_ask(response, browser, entered)
