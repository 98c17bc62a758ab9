"""Recovery over HTTP."""

from fastapi import APIRouter

from services.auth.deps import HumanKey, OwnTransactions, SameOrigin
from services.auth.passwords.deps import CurrentHashing
from services.auth.recoveries import actions
from services.auth.recoveries.schemas import RecoveryAccepted, RecoveryConfirmIn, RecoveryIn

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


@router.post("/recoveries/confirm", status_code=204, dependencies=[SameOrigin])
async def confirm_recovery(
    given: RecoveryConfirmIn, database: OwnTransactions, hashing: CurrentHashing
) -> None:
    """Choose a new password by the one-time link of a letter; all sessions end.

    410 `link-expired` when the link is used up or too old; 422 `weak-password` as at
    `/change-password`.
    """
    await actions.confirm_recovery(
        database, hashing, given.token, given.new_password.get_secret_value()
    )
