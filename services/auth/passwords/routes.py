"""Changing a password over HTTP."""

from fastapi import APIRouter

from services.auth.deps import OwnTransactions, SameOrigin
from services.auth.passwords import actions
from services.auth.passwords.deps import CurrentHashing
from services.auth.passwords.schemas import PasswordChangeIn
from services.auth.sessions.cookies import CurrentBrowser
from services.auth.sessions.deps import CurrentEntry, PasswordChanger
from services.auth.users.schemas import UserOut

router = APIRouter(prefix="/api/auth", tags=["passwords"])


@router.post("/change-password", dependencies=[SameOrigin])
async def change_password(
    given: PasswordChangeIn,
    *,
    owner: PasswordChanger,
    browser: CurrentBrowser,
    entry: CurrentEntry,
    database: OwnTransactions,
    hashing: CurrentHashing,
) -> UserOut:
    """Change the caller's own password, also a temporary one; other sessions end.

    403 `wrong-password`; 422 `weak-password` with `errors[].code` in `too-short`, `too-long`,
    `known-bad`, `same-as-login`, `same-as-current`; 429 `too-many-attempts`.
    """
    return await browser.let_in(
        await actions.change_password(
            database,
            hashing,
            owner,
            entry,
            current=given.current_password.get_secret_value(),
            new=given.new_password.get_secret_value(),
        )
    )
