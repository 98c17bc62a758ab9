"""Changing e-mail address and phone over HTTP."""

from fastapi import APIRouter, Request

from services.auth.contacts import actions
from services.auth.contacts.schemas import EmailChangeIn, EmailCodeIn, PhoneIn
from services.auth.deps import (
    CurrentClientInfo,
    CurrentContext,
    CurrentHashing,
    CurrentSettings,
    DetachedOwner,
    OwnTransactions,
    SameOrigin,
)
from services.auth.guard.actions import check_password
from services.auth.sessions.cookies import present_standing, user_out
from services.auth.users.schemas import UserOut

router = APIRouter(prefix="/api/auth/me", tags=["contacts"])


@router.post("/email", status_code=202, dependencies=[SameOrigin])
async def request_email(
    given: EmailChangeIn,
    *,
    owner: DetachedOwner,
    database: OwnTransactions,
    hashing: CurrentHashing,
    settings: CurrentSettings,
    client: CurrentClientInfo,
) -> None:
    """Send a five-digit code to a new e-mail address, at most once a minute.

    The answer is the same whether somebody has the address or not. 403 `wrong-password`;
    429 `wait-a-minute`, and `too-many-attempts` after five addresses within an hour.
    """
    await check_password(database, hashing, owner.user, given.password.get_secret_value())
    async with database.transaction() as session:
        await actions.request_email(session, settings.keys_dir, owner.user, given.new_email, client)


@router.post("/email/confirm", dependencies=[SameOrigin])
async def confirm_email(
    request: Request,
    given: EmailCodeIn,
    owner: DetachedOwner,
    database: OwnTransactions,
    client: CurrentClientInfo,
) -> UserOut:
    """Take the new address; the former one is told. 422 `wrong-code` (five tries, ten minutes)."""
    user = await actions.confirm_email(database, owner.user, given.code, client)
    return user_out(user, await present_standing(request, user))


@router.put("/phone", dependencies=[SameOrigin])
async def change_phone(
    given: PhoneIn,
    *,
    owner: DetachedOwner,
    database: OwnTransactions,
    hashing: CurrentHashing,
    settings: CurrentSettings,
    context: CurrentContext,
    client: CurrentClientInfo,
) -> UserOut:
    """Set the phone, in any usual spelling; 403 `wrong-password`.

    It is a login at once when the supplier's registry has it for an account of yours. Else it is
    kept as `claimed_phone` until staff confirm it.
    """
    await check_password(database, hashing, owner.user, given.password.get_secret_value())
    user = await actions.change_phone(
        database,
        owner.user,
        given.phone,
        client,
        region=settings.phone_region,
        context=context,
    )
    return user_out(user, owner.standing)
