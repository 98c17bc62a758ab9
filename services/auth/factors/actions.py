"""What a user's second factor, or the lack of one, means, and what all changes of it share."""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.errors import LastFactor
from services.auth.events import publish
from services.auth.factors import queries
from services.auth.factors.rules import Demand, Requirements, shortest_password, totp_step
from services.auth.guard.queries import forget_attempts
from services.auth.guard.rules import counter_key
from services.auth.users.models import User
from services.auth.users.queries import lock_user
from services.contracts.auth import SecondFactorChanged
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.sealing import seal, unseal
from services.kit.tokens import PASSWORD_CHANGE, SECOND_FACTOR_SETUP

_OWN = "auth"


async def read_requirements(
    session: AsyncSession, user: User, demand: Demand, *, offered: bool = False
) -> Requirements:
    """Return what the user may do at present.

    `demand`: what members of staff must have. An e-mail address is a factor where any will do,
    since their new devices are then confirmed by letter. The password is changed first.
    `offered`: consumers who have none are offered one; staff of whom none is demanded always are.
    """
    any_factor, own_factor = await queries.read_factors(session, user.id)
    return requirements_of(
        user, any_factor=any_factor, own_factor=own_factor, demand=demand, offered=offered
    )


def requirements_of(
    user: User, *, any_factor: bool, own_factor: bool, demand: Demand, offered: bool
) -> Requirements:
    """Return the same of a user of whom it is known which second factors are switched on."""
    staff = user.user_class == "staff"
    demanded: Demand = demand if staff else "none"
    lacking = {
        "none": False,
        "any": not (any_factor or user.email),
        "own": not own_factor,
    }[demanded]
    restricted = ""
    if user.must_change_password:
        restricted = PASSWORD_CHANGE
    elif lacking:
        restricted = SECOND_FACTOR_SETUP
    return Requirements(
        shortest_password(second_factor=any_factor),
        demanded,
        restricted,
        # Staff see everybody's data: those of whom nothing is demanded are advised at least.
        offered=(staff or offered) and demanded == "none" and not any_factor,
    )


async def spare_last_factor(session: AsyncSession, user: User, demand: Demand) -> None:
    """Refuse what has just been switched off in this transaction if it was the user's last factor.

    Raises LastFactor. Such acts of one user wait for each other, so that two of them at a time
    cannot each believe in the other's factor.
    """
    await lock_user(session, user.id)
    requirements = await read_requirements(session, user, demand)
    if requirements.restricted == SECOND_FACTOR_SETUP:
        raise LastFactor


async def drop_idle_codes(session: AsyncSession, user_id: UUID) -> None:
    """Remove the recovery codes of who has nothing left that they stand in for."""
    if not await queries.has_own_factor(session, user_id):
        await queries.put_recovery_codes(session, user_id, [])


async def clear_factors(session: AsyncSession, user_id: UUID) -> None:
    """Switch everything off: letters to new devices, authenticator, passkeys, recovery codes.

    Who has tried the lost authenticator's codes too often waits no longer.
    """
    await queries.delete_factors(session, user_id)
    await forget_tries(session, user_id)


async def forget_tries(session: AsyncSession, user_id: UUID) -> None:
    """Start the count of a user's wrong codes anew."""
    await forget_attempts(await plain_of(session), "factor", counter_key(str(user_id)))


async def tell(
    session: AsyncSession,
    user: User,
    change: Any,
    client: ClientInfo | None = None,
    *,
    by: str = "",
) -> None:
    """Write a change of what guards the sign-in down, and tell its owner by letter.

    `by` is the member of staff who made it.
    """
    data = {"change": change} | ({"by": by} if by else {})
    record(session, "second_factor_changed", client=client, user_id=user.id, data=data)
    await publish(
        session,
        SecondFactorChanged(
            user_id=user.id,
            email=user.email,
            display_name=user.display_name,
            language=user.language,
            change=change,
            changed_at=utc_now(),
        ),
    )


async def use_totp(
    connection: Connection, keys_dir: Path, row: Any, code: str, now: datetime
) -> bool:
    """Use a code of the user's authenticator up; False when it does not fit or was used before.

    `row`: the user's `id`, `totp_secret` and `totp_last_step`.
    """
    secret = unseal_secret(keys_dir, row["id"], row["totp_secret"])
    step = totp_step(secret, code, now, row["totp_last_step"])
    if step is None:
        return False
    # Sealed anew at each use, so that a retired key is needed no more.
    sealed = seal_secret(keys_dir, row["id"], secret)
    return await queries.use_totp_step(connection, row["id"], step, sealed, now)


def seal_secret(keys_dir: Path, user_id: UUID, secret: str) -> str:
    """Seal an authenticator's secret for auth itself."""
    return seal(keys_dir, _OWN, secret, context=f"totp {user_id}")


def unseal_secret(keys_dir: Path, user_id: UUID, sealed: str) -> str:
    """Open an authenticator's secret."""
    return unseal(keys_dir, _OWN, sealed, context=f"totp {user_id}")
