"""Phones: what a user claims, and what is proved and so a login."""

from typing import Literal

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.users.actions import tell_changed
from services.auth.users.models import User
from services.auth.users.queries import find_user_by_login
from services.auth.users.rules import Login

PhoneProof = Literal["registry", "staff"]
_PROOFS = ("registry", "staff")


async def prove_phone(session: AsyncSession, user: User, number: str, proof: PhoneProof) -> bool:
    """Make a number (E.164) the user's login; False, and a claim, when another has proved it.

    Who had it from the time when nobody was asked loses it, if the e-mail address is left to
    sign in by; whoever else only claims it claims it no more. Tells nobody of the user's change.
    """
    other = await find_user_by_login(session, user.user_class, Login("phone", number))
    if other is not None and other.id != user.id:
        if other.phone_proof in _PROOFS or other.email is None:
            user.claimed_phone = number
            await session.flush()
            return False
        other.phone, other.phone_proof = None, None
        record(session, "phone_lost", user_id=other.id, data={"proof": proof})
        await session.flush()
        await tell_changed(session, other)
    user.phone, user.phone_proof, user.claimed_phone = number, proof, None
    await session.flush()
    await session.execute(
        update(User)
        .where(User.claimed_phone == number, User.id != user.id)
        .values(claimed_phone=None)
    )
    return True
