"""Changing e-mail address and phone over HTTP."""

from fastapi import APIRouter

from services.auth.contacts import actions
from services.auth.contacts.schemas import EmailChangeIn, EmailCodeIn, PhoneIn
from services.auth.deps import (
    CurrentClientInfo,
    CurrentContext,
    CurrentSettings,
    OwnTransactions,
    SameOrigin,
)
from services.auth.factors.actions import read_requirements
from services.auth.passwords.deps import PasswordCheck
from services.auth.sessions.cookies import user_out
from services.auth.sessions.deps import DetachedOwner
from services.auth.users.schemas import UserOut

router = APIRouter(prefix="/api/auth/me", tags=["contacts"])


@router.post("/email", status_code=202, dependencies=[SameOrigin])
async def request_email(
    given: EmailChangeIn,
    *,
    owner: DetachedOwner,
    check: PasswordCheck,
    database: OwnTransactions,
    settings: CurrentSettings,
    client: CurrentClientInfo,
) -> None:
    """Send a five-digit code to a new e-mail address, at most once a minute.

    The answer is the same whether somebody has the address or not. 403 `wrong-password`;
    429 `wait-a-minute`, and `too-many-attempts` after five addresses within an hour.
    """
    await check(owner, given.password)
    async with database.transaction() as session:
        await actions.request_email(session, settings.keys_dir, owner.user, given.new_email, client)


@router.post("/email/confirm", dependencies=[SameOrigin])
async def confirm_email(
    given: EmailCodeIn,
    owner: DetachedOwner,
    database: OwnTransactions,
    client: CurrentClientInfo,
) -> UserOut:
    """Take the new address; the former one is told. 422 `wrong-code` (five tries, ten minutes)."""
    user = await actions.confirm_email(database, owner.user, given.code, client)
    async with database.transaction() as session:
        demand = owner.requirements.demand
        requirements = await read_requirements(session, user, demand)
        return user_out(user, requirements, owner.standing)


@router.put("/phone", dependencies=[SameOrigin])
async def change_phone(
    given: PhoneIn,
    *,
    owner: DetachedOwner,
    check: PasswordCheck,
    database: OwnTransactions,
    context: CurrentContext,
    client: CurrentClientInfo,
) -> UserOut:
    """Set the phone, in any usual spelling; 403 `wrong-password`.

    It is a login at once when the supplier's registry has it for an account of yours. Else it is
    kept as `claimed_phone` until staff confirm it.
    """
    await check(owner, given.password)
    user = await actions.change_phone(database, owner.user, given.phone, client, context)
    return user_out(user, owner.requirements, owner.standing)
