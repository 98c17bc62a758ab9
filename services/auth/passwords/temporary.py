"""Passwords that travel by letter: random, for one sign-in, 72 hours."""

import secrets
from datetime import timedelta
from pathlib import Path
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.events import publish
from services.auth.guard.rules import token_hash
from services.auth.users.actions import name_for_letters
from services.auth.users.models import User
from services.contracts.auth import TemporaryPasswordIssued
from services.kit.clock import utc_now
from services.kit.sealing import seal

LIFE = timedelta(hours=72)
# Nothing that looks like something else; four groups of four hold 79 bits.
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4


def new_temporary_password() -> str:
    """Make a password that can be typed from paper."""
    return "-".join(
        "".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS)
    )


def give_temporary_password(user: User) -> str:
    """Give a user a temporary password beside the present one; only its hash is kept."""
    password = new_temporary_password()
    user.temporary_hash = token_hash(password)
    user.temporary_expires_at = utc_now() + LIFE
    return password


async def issue_temporary_password(
    session: AsyncSession,
    user: User,
    *,
    purpose: Literal["registration", "recovery", "support"],
    keys_dir: Path,
    cabinet_address: str,
) -> None:
    """Give a consumer a temporary password beside the present one, and send it by letter.

    Beside the hash its sealed form is kept; the present password stays until the temporary one
    is used.
    """
    assert user.email is not None
    password = give_temporary_password(user)
    assert user.temporary_expires_at is not None
    await session.flush()
    record(session, "temporary_password_issued", user_id=user.id, data={"purpose": purpose})
    await publish(
        session,
        TemporaryPasswordIssued(
            user_id=user.id,
            email=user.email,
            # A registration's address is proved by this very letter.
            display_name="" if purpose == "registration" else name_for_letters(user),
            language=user.language,
            purpose=purpose,
            login_address=cabinet_address,
            sealed_password=seal(keys_dir, "notifications", password, context=user.email),
            expires_at=user.temporary_expires_at,
        ),
    )
